"""From a reader's runs of text to canonical text with blocks and spans, the one place where offsets begin.

Rules: section 4 of the design: one line break between blocks, U+2028 for a break inside one, no BOM, carriage
return or NUL, and the two noncharacters that split a block in Qt replaced.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.domain.article import Block, BlockKind, Hanging, Span, SpanKind, Suggestion, Version
from annotator.domain.patterns import pattern

_REPLACED = {0x0000: "\ufffd", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd", 0xFEFF: None, 0x000D: "\n"}
_UNFIT = re.compile("[\0\ufdd0\ufdd1\ufeff\r\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = "\u2028"
_RTL = r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]"
_STRONG = r"[\p{Bidi_Class=L}\p{Bidi_Class=R}\p{Bidi_Class=AL}]"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one inline format. `href` is None where it is no link."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A footnote, endnote or comment before its words are known; the fields are those of a Suggestion. Two notes that
    say the same are two."""

    kind: Hanging
    text: str
    by: str | None = None
    at: str | None = None
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class DraftBlock:
    """A block as its source has it: runs in reading order; `\\n` within a run is a break inside the block.

    `notes` are where notes stand: each pairs the index of the run that it stands before (the number of runs for the
    block's end) with the note, in order. One that stands in two places, in one block or in two, hangs on all between
    them; one that stands in one place on the words up to it.
    """

    kind: BlockKind
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    page: int | None = None
    notes: list[tuple[int, Note]] = field(default_factory=list)


def canonical(text: str) -> str:
    """`text` with line ends as `\\n` and the characters replaced that may not stand in an article."""
    if not _UNFIT.search(text):
        return text
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").translate(_REPLACED))


def assemble(drafts: Iterable[DraftBlock]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text and its blocks. Blocks without visible text are left out; U+2029 ends a block. A code block
    keeps its first line's indentation."""
    return _assemble(drafts, {})


def assemble_with_notes(
    drafts: Iterable[DraftBlock], language: str | None = None
) -> tuple[str, tuple[Block, ...], tuple[Suggestion, ...]]:
    """As `assemble`, and the notes on their words, in order. No note is lost as long as there is any text.

    A note in one place hangs on its sentence, or on the part of it since the footnote or endnote before, up to that
    place; at a block's beginning on the first sentence; where the block is left out, on the end of the one before.
    `language` is an ISO 639 code (English where it is None).
    """
    places: dict[Note, list[int]] = {}
    text, blocks = _assemble(drafts, places)
    if not places or not blocks:
        return text, blocks, ()
    from annotator.domain.hanging import words_of

    version = Version(1, "", text, "", blocks)
    ordered = sorted(places.items(), key=lambda item: item[1][0])
    words = words_of(version, [(note.kind, stands[0], stands[-1]) for note, stands in ordered], language)
    found = [
        Suggestion(note.kind, start, end, note.text, note.by, note.at, note.links)
        for (note, _), (start, end) in zip(ordered, words, strict=True)
    ]
    return text, blocks, tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _assemble(drafts: Iterable[DraftBlock], places: dict[Note, list[int]]) -> tuple[str, tuple[Block, ...]]:
    """The text and its blocks; the notes' places in the text are added to `places`."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for draft in drafts:
        edges: list[tuple[int, int, int]] = []
        for paragraph in _paragraphs(draft.runs):
            runs = _trimmed(paragraph, draft.kind)
            if not runs:
                edges.append((position, position, position))
                continue
            if blocks:
                parts.append("\n")
                position += 1
            start = position
            spans, position = _spans(runs, start)
            parts += [run.text for run in runs]
            blocks.append(Block(draft.kind, start, position, draft.level, draft.page, spans))
            if draft.notes:
                edges.append((start - _left_out(paragraph, runs), start, position))
        if draft.notes:
            for note, place in _places(draft, edges):
                places.setdefault(note, []).append(place)
    return "".join(parts), tuple(blocks)


def direction_of(text: str) -> str:
    """`rtl` where most of the first strong characters are right-to-left, else `ltr`."""
    strong, leftwards = pattern(_STRONG).findall(text[:4000]), pattern(_RTL)
    return "rtl" if sum(1 for c in strong if leftwards.match(c)) * 2 > len(strong) else "ltr"


def _paragraphs(runs: list[Run]) -> Iterable[list[Run]]:
    current: list[Run] = []
    for run in runs:
        pieces = canonical(run.text).split("\u2029")
        for index, piece in enumerate(pieces):
            if index:
                yield current
                current = []
            if piece:
                current.append(Run(piece.replace("\n", _BREAK), run.bold, run.italic, run.href))
    yield current


def _trimmed(runs: list[Run], kind: BlockKind) -> list[Run]:
    """`runs` without white space at the block's two ends, and without empty ones. Code keeps its indentation."""
    indentation = _indentation(runs) if kind is BlockKind.CODE else ""
    runs = list(runs)
    while runs and not (text := runs[0].text.lstrip()):
        runs.pop(0)
    if runs:
        runs[0] = Run(indentation + text, runs[0].bold, runs[0].italic, runs[0].href)
    while runs and not (text := runs[-1].text.rstrip()):
        runs.pop()
    if runs:
        runs[-1] = Run(text, runs[-1].bold, runs[-1].italic, runs[-1].href)
    return runs


def _indentation(runs: list[Run]) -> str:
    """The white space before the first visible character in its line."""
    text = "".join(run.text for run in runs)
    return text[: len(text) - len(text.lstrip())].rpartition(_BREAK)[2]


def _left_out(paragraph: list[Run], runs: list[Run]) -> int:
    """How many characters at the paragraph's beginning are not in the trimmed `runs`."""
    return "".join(run.text for run in paragraph).index("".join(run.text for run in runs))


def _places(draft: DraftBlock, edges: list[tuple[int, int, int]]) -> Iterator[tuple[Note, int]]:
    """Each of the draft's notes with its place in the text. `edges` are of each paragraph: where its untrimmed text
    would begin, where it begins, and where it ends."""
    rest = iter([*draft.notes, None])
    due = next(rest)
    paragraph = within = 0
    for index, text in enumerate([*(run.text for run in draft.runs), ""]):
        while due is not None and due[0] <= index:
            origin, start, end = edges[paragraph]
            yield due[1], min(max(origin + within, start), end)
            due = next(rest)
        pieces = canonical(text).split("\u2029")
        paragraph += len(pieces) - 1
        within = len(pieces[-1]) + (within if len(pieces) == 1 else 0)


def _spans(runs: list[Run], position: int) -> tuple[tuple[Span, ...], int]:
    """The spans of runs that begin at `position`, and where they end."""
    spans: list[Span] = []
    newest: dict[SpanKind, int] = {}
    for run in runs:
        _add_spans(spans, newest, run, position)
        position += len(run.text)
    return tuple(spans), position


def _add_spans(spans: list[Span], newest: dict[SpanKind, int], run: Run, position: int) -> None:
    """Add the run's spans, or lengthen those that end where it begins; `newest` is each kind's last index."""
    kinds = ((SpanKind.BOLD, run.bold), (SpanKind.ITALIC, run.italic), (SpanKind.LINK, run.href is not None))
    end = position + len(run.text)
    for kind, present in kinds:
        if not present:
            continue
        href = run.href if kind is SpanKind.LINK else None
        last = spans[newest[kind]] if kind in newest else None
        if last is not None and last.end == position and last.href == href:
            spans[newest[kind]] = Span(kind, last.start, end, href)
        else:
            newest[kind] = len(spans)
            spans.append(Span(kind, position, end, href))
