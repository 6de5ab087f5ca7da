"""From a reader's runs of text to canonical text with blocks and spans, the one place where offsets begin.

Rules: section 4 of the design: one line break between blocks, U+2028 for a break inside one, no BOM, carriage
return or NUL, and the two noncharacters that split a block in Qt replaced.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.domain.article import Block, BlockKind, Span, SpanKind
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


@dataclass(slots=True)
class DraftBlock:
    """A block as its source has it: runs in reading order; `\\n` within a run is a break inside the block."""

    kind: BlockKind
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    page: int | None = None


def canonical(text: str) -> str:
    """`text` with line ends as `\\n` and the characters replaced that may not stand in an article."""
    if not _UNFIT.search(text):
        return text
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").translate(_REPLACED))


def assemble(drafts: Iterable[DraftBlock]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text and its blocks. Blocks without visible text are left out; U+2029 ends a block."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for draft in drafts:
        for runs in _paragraphs(draft.runs):
            runs = _trimmed(runs)
            if not runs:
                continue
            if blocks:
                parts.append("\n")
                position += 1
            start = position
            spans: list[Span] = []
            newest: dict[SpanKind, int] = {}
            for run in runs:
                parts.append(run.text)
                _add_spans(spans, newest, run, position)
                position += len(run.text)
            blocks.append(Block(draft.kind, start, position, draft.level, draft.page, tuple(spans)))
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


def _trimmed(runs: list[Run]) -> list[Run]:
    """`runs` without white space at the block's two ends, and without empty ones."""
    runs = list(runs)
    while runs and not (text := runs[0].text.lstrip()):
        runs.pop(0)
    if runs:
        runs[0] = Run(text, runs[0].bold, runs[0].italic, runs[0].href)
    while runs and not (text := runs[-1].text.rstrip()):
        runs.pop()
    if runs:
        runs[-1] = Run(text, runs[-1].bold, runs[-1].italic, runs[-1].href)
    return runs


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
