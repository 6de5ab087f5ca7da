"""Which sentence of the new text is which of the old one, where none is quite the same: in order first, then wherever
else it may have been taken. What is not clear is not paired."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.domain.carrying.likeness import alike
from annotator.domain.carrying.words import words_of

Range = tuple[int, int]
_ALIKE = 0.5  # likeness of two sentences in the same place that are one another's
_CLEARLY_ALIKE = 0.72  # of two in different places
_AHEAD = 0.12  # by which the likeness of the best is over that of the next
_WHOLE = 0.85  # of two parts as wholes, whose sentences were cut or joined anew
_MOST_PAIRS = 2_500  # that are compared in one part
_MOST_LETTERS = 8_000  # code points of parts compared as wholes
_NEAR = 12  # sentences to each side, where a part has more
_SHORTEST = 12  # code points of a sentence that is looked for elsewhere


class Piece(NamedTuple):
    """A sentence or the like over `range`, and what it is compared by."""

    range: Range
    key: str


def pair_in_order(
    olds: Sequence[Piece], news: Sequence[Piece]
) -> tuple[list[tuple[Range, Range]], list[Piece], list[Piece]]:
    """The ranges that are one another's, in order, and the pieces of both sides that are left over."""
    if not olds or not news:
        return [], list(olds), list(news)
    chosen, total = _best_chain(olds, news)
    left = [p for i, p in enumerate(olds) if i not in {i for i, _ in chosen}]
    right = [p for j, p in enumerate(news) if j not in {j for _, j in chosen}]
    if (left or right) and _are_one(olds, news, total):
        return [((olds[0].range[0], olds[-1].range[1]), (news[0].range[0], news[-1].range[1]))], [], []
    return [(olds[i].range, news[j].range) for i, j in chosen], left, right


def pair_displaced(
    gone: Sequence[Piece], come: Sequence[Piece]
) -> tuple[list[tuple[Piece, Piece]], list[Piece], list[Piece]]:
    """The pieces that stand elsewhere in the new text, and those of both sides that are left over."""
    partner = _same_elsewhere(gone, come)
    _add_alike(partner, gone, come)
    taken = set(partner.values())
    pairs = [(gone[i], come[j]) for i, j in sorted(partner.items())]
    left = [piece for i, piece in enumerate(gone) if i not in partner]
    return pairs, left, [piece for j, piece in enumerate(come) if j not in taken]


def _best_chain(olds: Sequence[Piece], news: Sequence[Piece]) -> tuple[list[tuple[int, int]], float]:
    """Pairs of indexes, ascending on both sides, whose likeness adds up to the most; and that sum."""
    n, m = len(olds), len(news)
    near = max(n, m) if n * m <= _MOST_PAIRS else _NEAR
    best: list[dict[int, float]] = [{} for _ in range(n)]
    for i, piece in enumerate(olds):
        middle = i * m // n
        for j in range(max(0, middle - near), min(m, middle + near + 1)):
            if (score := _likeness(piece, news[j])) >= _ALIKE:
                best[i][j] = score
    return _chain(best)


def _chain(scores: Sequence[dict[int, float]]) -> tuple[list[tuple[int, int]], float]:
    links: list[tuple[tuple[int, int], int]] = []
    ends: list[tuple[int, float, int]] = []  # column, sum, index into links: sums ascending with columns
    for i, row in enumerate(scores):
        fresh = []
        for j, score in row.items():
            before = max((e for e in ends if e[0] < j), key=lambda e: e[1], default=None)
            links.append(((i, j), before[2] if before else -1))
            fresh.append((j, score + (before[1] if before else 0.0), len(links) - 1))
        ends = _pareto(ends + fresh)
    if not ends:
        return [], 0.0
    _, total, at = max(ends, key=lambda e: e[1])
    chosen = []
    while at >= 0:
        pair, at = links[at]
        chosen.append(pair)
    return chosen[::-1], total


def _pareto(ends: list[tuple[int, float, int]]) -> list[tuple[int, float, int]]:
    """Those that no other with a smaller column has a greater sum than."""
    kept: list[tuple[int, float, int]] = []
    for end in sorted(ends, key=lambda e: (e[0], -e[1])):
        if not kept or end[1] > kept[-1][1]:
            kept.append(end)
    return kept


def _are_one(olds: Sequence[Piece], news: Sequence[Piece], paired: float) -> bool:
    """Whether the two parts are nearly the same as wholes, and more so than their sentences are."""
    one, other = " ".join(p.key for p in olds), " ".join(p.key for p in news)
    if max(len(one), len(other)) > _MOST_LETTERS:
        return False
    whole = alike(one, other)
    return whole >= _WHOLE and whole > paired / max(len(olds), len(news))


def _likeness(one: Piece, other: Piece) -> float:
    """Of two pieces; 0 where they share so few words that they cannot be alike enough."""
    words, others = _words(one.key), _words(other.key)
    shared, short = len(words & others), min(len(words), len(others))
    if not shared and short > 2:
        return 0.0
    if short > 4 and shared * 5 < short:
        return 0.0
    return alike(one.key, other.key)


@lru_cache(maxsize=1024)
def _words(key: str) -> frozenset[str]:
    lower = key.casefold()
    return frozenset([word.key for word in words_of(lower, 0, len(lower))])


def _same_elsewhere(gone: Sequence[Piece], come: Sequence[Piece]) -> dict[int, int]:
    """Pieces with the same words: unique ones, and those beside them that are the same too."""
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for j, piece in enumerate(come):
        by_key[piece.key].append(j)
    counts: defaultdict[str, int] = defaultdict(int)
    for piece in gone:
        counts[piece.key] += 1
    partner = {
        i: by_key[piece.key][0]
        for i, piece in enumerate(gone)
        if counts[piece.key] == 1 and len(by_key[piece.key]) == 1 and len(piece.key) >= _SHORTEST
    }
    taken = set(partner.values())
    for step in (1, -1):
        for i in sorted(partner, reverse=step < 0):
            j = partner[i]
            while 0 <= (i := i + step) < len(gone) and 0 <= (j := j + step) < len(come):
                if i in partner or j in taken or gone[i].key != come[j].key:
                    break
                partner[i] = j
                taken.add(j)
    return partner


def _add_alike(partner: dict[int, int], gone: Sequence[Piece], come: Sequence[Piece]) -> None:
    """Pieces that are clearly alike, and no other nearly so; beside a pair, those that are alike enough."""
    taken = set(partner.values())
    for step in (1, -1):
        for i in sorted(partner, reverse=step < 0):
            near, other = i + step, partner[i] + step
            fits = 0 <= near < len(gone) and 0 <= other < len(come) and near not in partner and other not in taken
            if fits and _likeness(gone[near], come[other]) >= _ALIKE:
                partner[near] = other
                taken.add(other)
    rare = _rare_words(come)
    for i, piece in enumerate(gone):
        if i in partner or len(piece.key) < _SHORTEST:
            continue
        candidates = _candidates(piece, rare)
        scored = sorted(((_likeness(piece, come[j]), j) for j in candidates if j not in taken), reverse=True)
        if scored and scored[0][0] >= _CLEARLY_ALIKE and (len(scored) < 2 or scored[0][0] - scored[1][0] >= _AHEAD):
            partner[i] = scored[0][1]
            taken.add(scored[0][1])


_COMMON = 40  # pieces beyond which a word tells nothing of where a piece is
_MOST_CANDIDATES = 30


def _rare_words(come: Sequence[Piece]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, piece in enumerate(come):
        for word in _words(piece.key):
            places[word].append(j)
    return {word: found for word, found in places.items() if len(found) <= _COMMON}


def _candidates(piece: Piece, rare: dict[str, list[int]]) -> list[int]:
    """The pieces that share the most of the rarer words."""
    shared: defaultdict[int, int] = defaultdict(int)
    for word in _words(piece.key):
        for j in rare.get(word, ()):
            shared[j] += 1
    most = sorted(shared, key=lambda j: (-shared[j], j))
    return most[:_MOST_CANDIDATES]
