"""Which sentence of the new text is which of the old one, where neither stands in the same place as it was: those first
that are the same in another place, then the likest in the same place, then clearly alike ones anywhere. What is not
clear is not paired. Comparing is what takes time, so there is only so much of it in one alignment."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.domain.carrying.likeness import alike, keys_of, surely_alike

Range = tuple[int, int]
_ALIKE = 0.5  # likeness of two sentences in the same place that are one another's
_CLEARLY_ALIKE = 0.72  # of two in different places
_AHEAD = 0.12  # by which the likeness of the best is over that of the next
_WHOLE = 0.85  # of two parts as wholes, whose sentences were cut or joined anew
_BETTER = 0.02  # by which two sentences are more alike with what stands beside one of them
_MOST_COMPARED = 120_000  # pairs, in one alignment
_MOST_PAIRS = 2_500  # that are compared in one part
_MOST_IN_PART = 3_000  # sentences of a part beyond which none are paired by likeness
_MOST_LETTERS = 8_000  # code points of parts compared as wholes
_NEAR = 12  # sentences to each side, where a part has more
_SHORTEST = 12  # code points of a sentence that is looked for elsewhere
_COMMON = 40  # pieces beyond which a word tells nothing of where a piece is
_MOST_CANDIDATES = 12


class Piece(NamedTuple):
    """A sentence or the like over `range`, and what it is compared by."""

    range: Range
    key: str


class Pairing:
    """Pairs the pieces of one alignment."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARED

    def in_order(
        self, olds: Sequence[Piece], news: Sequence[Piece]
    ) -> tuple[list[tuple[Range, Range]], list[Piece], list[Piece]]:
        """The ranges that are one another's, in order, and the pieces of both sides that are left over."""
        if not olds or not news:
            return [], list(olds), list(news)
        if len(olds) == len(news) == 1 and surely_alike(olds[0].key, news[0].key):
            return [(olds[0].range, news[0].range)], [], []
        chosen, total = self._best_chain(olds, news)
        if max(len(olds), len(news)) > len(chosen) and _are_one(olds, news, total):
            return [((olds[0].range[0], olds[-1].range[1]), (news[0].range[0], news[-1].range[1]))], [], []
        spans = self._widened(chosen, olds, news)
        taken = {i for (i1, i2), _ in spans for i in range(i1, i2)}
        others = {j for _, (j1, j2) in spans for j in range(j1, j2)}
        left = [piece for i, piece in enumerate(olds) if i not in taken]
        right = [piece for j, piece in enumerate(news) if j not in others]
        return [(_whole(olds, one), _whole(news, other)) for one, other in spans], left, right

    def elsewhere(self, gone: Sequence[Piece], come: Sequence[Piece], text: str) -> list[tuple[Range, Range]]:
        """The ranges of pieces that are gone and of pieces that have come, in the new `text`, that are one another's:
        those that are clearly alike, and no other nearly so; and those beside them that are alike enough."""
        partner: dict[int, int] = {}
        rare = _rare_words(come)
        for i, piece in enumerate(gone):
            if len(piece.key) >= _SHORTEST and (j := self._likest(piece, come, rare)) is not None:
                partner.setdefault(i, j)
        counts = Counter(partner.values())
        partner = {i: j for i, j in partner.items() if counts[j] == 1}
        self._add_beside(partner, gone, come)
        taken = set(partner.values())
        spans: list[tuple[Range, Range]] = []
        for i, j in sorted(partner.items()):
            low, high = (_free(j, step, come, taken, text) for step in (-1, 1))
            span = (i, i + 1), (j, j + 1)
            if low < j or j < high:
                span = self._widest(span, (i, low), (i + 1, high + 1), gone, come)
                taken.update(range(*span[1]))
            spans.append(span)
        return [(_whole(gone, one), _whole(come, other)) for one, other in spans]

    def _likest(self, piece: Piece, come: Sequence[Piece], rare: dict[str, list[int]]) -> int | None:
        scored = sorted(((self._likeness(piece, come[j]), j) for j in _candidates(piece, rare)), reverse=True)
        if not scored or scored[0][0] < _CLEARLY_ALIKE:
            return None
        return scored[0][1] if len(scored) < 2 or scored[0][0] - scored[1][0] >= _AHEAD else None

    def _add_beside(self, partner: dict[int, int], gone: Sequence[Piece], come: Sequence[Piece]) -> None:
        taken = set(partner.values())
        for step in (1, -1):
            for i in sorted(partner, reverse=step < 0):
                near, other = i + step, partner[i] + step
                fits = 0 <= near < len(gone) and 0 <= other < len(come) and near not in partner and other not in taken
                if fits and self._likeness(gone[near], come[other]) >= _ALIKE:
                    partner[near] = other
                    taken.add(other)

    def _best_chain(self, olds: Sequence[Piece], news: Sequence[Piece]) -> tuple[list[tuple[int, int]], float]:
        """Pairs of indexes, ascending on both sides, whose likeness adds up to the most; and that sum."""
        n, m = len(olds), len(news)
        if max(n, m) > _MOST_IN_PART:
            return [], 0.0
        if self._left <= 0 and {piece.key for piece in olds}.isdisjoint(piece.key for piece in news):
            return [], 0.0
        near = max(n, m) if n * m <= _MOST_PAIRS else _NEAR
        found: list[list[tuple[int, float]]] = []
        for i, piece in enumerate(olds):
            middle = i * m // n
            scored = (
                (j, self._likeness(piece, news[j])) for j in range(max(0, middle - near), min(m, middle + near + 1))
            )
            found.append([(j, score) for j, score in scored if score >= _ALIKE])
        return _chain(found)

    def _widened(
        self, chosen: Sequence[tuple[int, int]], olds: Sequence[Piece], news: Sequence[Piece]
    ) -> list[tuple[Range, Range]]:
        """The pairs as ranges of indexes, with the pieces beside them that are left over and make them more alike: a
        sentence may have been cut in two, by a line break for one, or joined."""
        spans: list[tuple[Range, Range]] = []
        for at, (i, j) in enumerate(chosen):
            low = (spans[-1][0][1], spans[-1][1][1]) if spans else (0, 0)
            high = chosen[at + 1] if at + 1 < len(chosen) else (len(olds), len(news))
            span = (i, i + 1), (j, j + 1)
            if low != (i, j) or high != (i + 1, j + 1):
                span = self._widest(span, low, high, olds, news)
            spans.append(span)
        return spans

    def _widest(
        self, span: tuple[Range, Range], low: Range, high: Range, olds: Sequence[Piece], news: Sequence[Piece]
    ) -> tuple[Range, Range]:
        best = self._joint(span, olds, news)
        while True:
            (i1, i2), (j1, j2) = span
            wider = [
                *([((i1 - 1, i2), (j1, j2))] if i1 > low[0] else ()),
                *([((i1, i2 + 1), (j1, j2))] if i2 < high[0] else ()),
                *([((i1, i2), (j1 - 1, j2))] if j1 > low[1] else ()),
                *([((i1, i2), (j1, j2 + 1))] if j2 < high[1] else ()),
            ]
            scored = [(self._joint(one, olds, news), one) for one in wider]
            if not scored or max(scored)[0] <= best + _BETTER:
                return span
            best, span = max(scored)

    def _joint(self, span: tuple[Range, Range], olds: Sequence[Piece], news: Sequence[Piece]) -> float:
        (i1, i2), (j1, j2) = span
        one, other = (" ".join(p.key for p in part) for part in (olds[i1:i2], news[j1:j2]))
        return self._likeness(Piece((0, 0), one), Piece((0, 0), other))

    def _likeness(self, one: Piece, other: Piece) -> float:
        """Of two pieces; 0 where they share so few words that they cannot be alike enough, and where enough has been
        compared."""
        if one.key == other.key:
            return 1.0
        if self._left <= 0:
            return 0.0
        words, others = _words(one.key), _words(other.key)
        shared, short = len(words & others), min(len(words), len(others))
        if (not shared and short > 2) or (short > 4 and shared * 5 < short):
            return 0.0
        self._left -= 1
        return alike(one.key, other.key)


def same_elsewhere(gone: Sequence[Piece], come: Sequence[Piece]) -> list[tuple[Range, Range]]:
    """The ranges of pieces that are gone and of pieces that have come that are the same word for word: those that are
    unique, and those beside them that are the same too."""
    counts = Counter(piece.key for piece in gone)
    places: dict[str, int] = {}
    for j, piece in enumerate(come):
        places[piece.key] = -1 if piece.key in places else j
    partner = {
        i: places[piece.key]
        for i, piece in enumerate(gone)
        if counts[piece.key] == 1 and places.get(piece.key, -1) >= 0 and len(piece.key) >= _SHORTEST
    }
    taken = set(partner.values())
    for step in (1, -1):
        for i in sorted(partner, reverse=step < 0):
            near, other = i + step, partner[i] + step
            while 0 <= near < len(gone) and 0 <= other < len(come) and near not in partner and other not in taken:
                if gone[near].key != come[other].key:
                    break
                partner[near] = other
                taken.add(other)
                near, other = near + step, other + step
    return [(gone[i].range, come[j].range) for i, j in sorted(partner.items())]


def _chain(found: Sequence[Sequence[tuple[int, float]]]) -> tuple[list[tuple[int, int]], float]:
    links: list[tuple[tuple[int, int], int]] = []
    ends: list[tuple[int, float, int]] = []  # column, sum, index into links: sums ascend with columns
    for i, row in enumerate(found):
        fresh = []
        for j, score in row:
            place = bisect_left(ends, (j,)) - 1
            before = ends[place] if place >= 0 else (-1, 0.0, -1)
            links.append(((i, j), before[2]))
            fresh.append((j, score + before[1], len(links) - 1))
        ends = _pareto(ends + fresh) if fresh else ends
    if not ends:
        return [], 0.0
    _, total, at = ends[-1]
    chosen = []
    while at >= 0:
        pair, at = links[at]
        chosen.append(pair)
    return chosen[::-1], total


def _pareto(ends: list[tuple[int, float, int]]) -> list[tuple[int, float, int]]:
    """Those that no other with a smaller column has as great a sum as."""
    kept: list[tuple[int, float, int]] = []
    for end in sorted(ends, key=lambda e: (e[0], -e[1])):
        if not kept or end[1] > kept[-1][1]:
            kept.append(end)
    return kept


def _are_one(olds: Sequence[Piece], news: Sequence[Piece], paired: float) -> bool:
    """Whether the two parts are nearly the same as wholes, and more so than their sentences are."""
    if max(sum(len(p.key) for p in olds), sum(len(p.key) for p in news)) > _MOST_LETTERS:
        return False
    whole = alike(" ".join(p.key for p in olds), " ".join(p.key for p in news))
    return whole >= _WHOLE and whole > paired / max(len(olds), len(news))


def _free(j: int, step: int, come: Sequence[Piece], taken: set[int], text: str) -> int:
    """The last of the pieces beside the one of that index that is nobody's, with nothing between them; up to two."""
    for _ in range(2):
        near = j + step
        if not 0 <= near < len(come) or near in taken:
            break
        first, last = sorted((come[j].range, come[near].range))
        if text[first[1] : last[0]].strip():
            break
        j = near
    return j


def _whole(pieces: Sequence[Piece], indexes: Range) -> Range:
    """The range of the text from the first of the pieces to the last."""
    return pieces[indexes[0]].range[0], pieces[indexes[1] - 1].range[1]


@lru_cache(maxsize=1024)
def _words(key: str) -> frozenset[str]:
    return frozenset(keys_of(key.casefold()))


def _rare_words(come: Sequence[Piece]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, piece in enumerate(come):
        for word in _words(piece.key):
            places[word].append(j)
    return {word: found for word, found in places.items() if len(found) <= _COMMON}


def _candidates(piece: Piece, rare: dict[str, list[int]]) -> list[int]:
    """The pieces that share the most of the rarer words, and half of those there are."""
    shared: Counter[int] = Counter()
    words = [word for word in _words(piece.key) if word in rare]
    for word in words:
        shared.update(rare[word])
    likely = [j for j, count in shared.items() if count * 2 >= len(words)]
    return sorted(likely, key=lambda j: (-shared[j], j))[:_MOST_CANDIDATES]
