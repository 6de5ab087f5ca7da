"""From paragraphs of lines to blocks: kinds, and the text of the lines put together."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotator.domain.article import BlockKind
from annotator.domain.draft import DraftBlock, Run
from annotator.readers.pdf.bidi import mended_brackets
from annotator.readers.pdf.captions import SMALL, Pictures, is_by_picture
from annotator.readers.pdf.headings import Headings
from annotator.readers.pdf.hyphens import Vocabulary
from annotator.readers.pdf.lines import run_between
from annotator.readers.pdf.paragraphs import Paragraph

_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)|table|tab\.|photo(?:graph)?|abb(?:ildung|\.)|tabelle|foto|tableau|figura|tabla|tabela)\s*[\dIVX]{1,4}\b",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 400  # characters
_OPENING, _CLOSING = '“„«»‘‚"', '”“»«’‘"'  # of a pulled quotation, whatever the language
_LEVELLED = (BlockKind.HEADING, BlockKind.LIST_ITEM)
_LEVEL_STEP = 0.9  # of the font's size, from one depth of a list to the next


def blocks_of(
    paragraphs: list[Paragraph], headings: Headings, vocabulary: Vocabulary, pictures: Pictures, rightwards: bool
) -> Iterator[DraftBlock]:
    """The blocks, each on the page where it begins. `pictures` are each page's."""
    depths: list[float] = []
    for index, paragraph in enumerate(paragraphs):
        kind, level = _kind(paragraph, headings, pictures)
        runs = _runs(paragraph, vocabulary)
        if not rightwards:
            texts = mended_brackets([run.text for run in runs])
            runs = [Run(text, run.bold, run.italic, run.href) for text, run in zip(texts, runs, strict=True)]
        if kind is BlockKind.LIST_ITEM:
            runs = _without_bullet(paragraph, runs)
        elif kind is BlockKind.PARAGRAPH and _is_item(paragraphs, index):
            kind, level = BlockKind.LIST_ITEM, _depth(paragraph, depths)
            runs = _without_bullet(paragraph, runs)
        else:
            depths.clear()
        yield DraftBlock(kind, runs, level, paragraph.lines[0].page)


def _kind(paragraph: Paragraph, headings: Headings, pictures: Pictures) -> tuple[BlockKind, int]:
    if paragraph.row:
        return BlockKind.TABLE_ROW, 0
    tag = paragraph.tag
    if tag is not None and tag.kind is not BlockKind.PARAGRAPH:
        return tag.kind, max(1, tag.level) if tag.kind in _LEVELLED else 0
    level = headings.level(paragraph)
    text = paragraph.text.strip()
    if level:
        quoted = level > 1 and text[0] in _OPENING and text[-1] in _CLOSING
        return (BlockKind.QUOTATION, 0) if quoted else (BlockKind.HEADING, level)
    if len(text) <= _LONGEST_CAPTION:
        small = paragraph.size < SMALL * headings.body
        if _CAPTION.match(text) or (small and is_by_picture(paragraph, pictures)):
            return BlockKind.CAPTION, 0
    return BlockKind.PARAGRAPH, 0


def _runs(paragraph: Paragraph, vocabulary: Vocabulary) -> list[Run]:
    lines = paragraph.lines
    if paragraph.row:
        cells = lines[0].cells
        return [run for cell in cells for run in (Run("\t"), *cell.runs)][1:]
    runs = list(lines[0].runs)
    for line, after in pairwise(lines):
        between = vocabulary.between(line.text, line, after.text)
        following = after.runs
        runs += [run_between(between, runs[-1], following[0]), *following] if between else following
    if lines[-1].hyphen:
        runs.append(Run(lines[-1].hyphen))
    return runs


def _is_item(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether the paragraph's marker is one: sure, or one of several in order."""
    marker = paragraphs[index].marker
    if marker is None or marker.sure:
        return marker is not None
    before = paragraphs[index - 1].marker if index else None
    after = paragraphs[index + 1].marker if index + 1 < len(paragraphs) else None
    return marker.follows(before) or (after is not None and after.follows(marker))


def _depth(paragraph: Paragraph, depths: list[float]) -> int:
    """How deep the item is in its list, from 1; `depths` are where the open levels begin."""
    place, step = paragraph.lines[0].x0, _LEVEL_STEP * paragraph.size
    while depths and place < depths[-1] - step:
        depths.pop()
    if not depths or place > depths[-1] + step:
        depths.append(place)
    return len(depths)


def _without_bullet(paragraph: Paragraph, runs: list[Run]) -> list[Run]:
    marker = paragraph.marker
    rest = 0 if marker is None or marker.is_text else marker.length
    kept = []
    for run in runs:
        kept.append(Run(run.text[rest:], run.bold, run.italic, run.href))
        rest = max(0, rest - len(run.text))
    return kept
