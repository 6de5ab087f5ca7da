"""The article as a Word document in its own structure, each claim's passages between the marks of its comments,
proposed corrections as tracked changes. Offsets are code points."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from annotator.domain.article import Block, BlockKind, Span, SpanKind, Version
from annotator.reports.content.edits import Edit
from annotator.reports.content.segments import Cutter, Mark, Segment
from annotator.reports.docx.changes import Changes
from annotator.reports.docx.links import Links
from annotator.reports.docx.tables import article_table
from annotator.reports.docx.text import is_rtl, paragraph, runs

MOST_CELLS = 63  # of a table's row, with which Word still opens the file
_DEEPEST = 9
_STYLES = {
    BlockKind.PARAGRAPH: "BodyText",
    BlockKind.LIST_ITEM: "ListBullet",
    BlockKind.QUOTATION: "Quote",
    BlockKind.CAPTION: "Caption",
    BlockKind.CODE: "Code",
    BlockKind.TABLE_ROW: "TableText",
}
_AT_A_TIME = 64  # blocks
_LINKED = '<w:rStyle w:val="Hyperlink"/>'


class ArticleXml:
    """The article while it is written. `comments` are the keys of the passages that have a place in it, each with the
    number of its comment."""

    def __init__(self, version: Version, marks: list[Mark], edits: Sequence[Edit], links: Links, rtl: bool) -> None:
        self.comments: dict[str, int] = {}
        self._version = version
        self._cutter = Cutter(marks)
        self._changes = Changes(version, edits)
        self._links = links
        self._rtl = rtl

    def parts(self, check: Callable[[], None]) -> Iterator[str]:
        """The blocks, one after the other; `check` is called as the work goes on."""
        done = 0
        for kind, blocks in groupby(self._version.blocks, key=lambda block: block.kind):
            if kind is BlockKind.TABLE_ROW:
                yield article_table([self._cells(block) for block in blocks], rtl=self._rtl)
                continue
            for block in blocks:
                yield self._paragraph(block)
                done += 1
                if not done % _AT_A_TIME:
                    check()

    def _paragraph(self, block: Block) -> str:
        bidi = is_rtl(self._version.text[block.start : block.end], self._rtl)
        places = self._changes.places(block.start, block.end)
        content = "".join([self._segment(segment, bidi) for segment in self._cutter.cut(block, places)])
        style, more = _style(block)
        return paragraph(style, content, more, bidi=bidi, mark=self._changes.mark(block.end))

    def _cells(self, block: Block) -> list[str]:
        """The paragraphs of a row, one for each cell; a tab parts two."""
        text = self._version.text
        tabs = [at for at in range(block.start, block.end) if text[at] == "\t"][: MOST_CELLS - 1]
        cuts = [place for tab in tabs for place in (tab, tab + 1)]
        cuts += self._changes.places(block.start, block.end)
        ends = set(tabs)
        bounds = [block.start, *(tab + 1 for tab in tabs), block.end + 1]
        directions = [is_rtl(text[a : b - 1], self._rtl) for a, b in pairwise(bounds)]
        cells: list[list[str]] = [[]]
        for segment in self._cutter.cut(block, cuts):
            if segment.start in ends:
                before, after = self._around(segment, directions[len(cells) - 1])
                cells[-1].append(before)
                cells.append([after])
            else:
                cells[-1].append(self._segment(segment, directions[len(cells) - 1]))
        return [paragraph("TableText", "".join(cell), bidi=bidi) for cell, bidi in zip(cells, directions, strict=True)]

    def _segment(self, segment: Segment, bidi: bool) -> str:
        before, after = self._around(segment, bidi)
        return before + self._content(segment, bidi) + after

    def _around(self, segment: Segment, bidi: bool) -> tuple[str, str]:
        """What stands before and after a segment: where comments begin and end, and what is inserted."""
        if not (segment.begins or segment.ends or self._changes.any):
            return "", ""
        before = "".join([self._begun(mark) for mark in segment.begins])
        after = "".join([self._ended(mark) for mark in segment.ends])
        if self._changes.any:
            before += self._changes.inserted_before(segment.start, bidi)
            after = self._changes.inserted_after(segment.end, bidi) + after
        return before, after

    def _begun(self, mark: Mark) -> str:
        number = self.comments[mark.key] = len(self.comments)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(mark.key)}"/><w:bookmarkEnd w:id="{number}"/>'
            f'<w:commentRangeStart w:id="{number}"/>'
        )

    def _ended(self, mark: Mark) -> str:
        number = self.comments[mark.key]
        return (
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )

    def _content(self, segment: Segment, bidi: bool) -> str:
        text = self._version.text[segment.start : segment.end]
        edit = self._changes.deleting(segment.start)
        looks = _looks(segment.spans)
        href = next((span.href for span in reversed(segment.spans) if span.kind is SpanKind.LINK), None)
        if href:
            plain_runs = runs(text, _LINKED + looks, bidi=bidi, deleted=edit is not None)
            linked = self._links.around(href, self._changes.deleted(plain_runs, edit))
            if linked.startswith("<w:hyperlink"):
                return linked
        content = runs(text, looks, bidi=bidi, deleted=edit is not None)
        return self._changes.deleted(content, edit)


def bookmark(key: str) -> str:
    """The name of the bookmark where a passage begins."""
    return f"claim_{key.replace('-', '_')}"


def _style(block: Block) -> tuple[str, str]:
    """The block's style, and its further properties."""
    if block.kind is BlockKind.HEADING:
        return f"Heading{min(max(1, block.level), 6)}", ""
    if block.kind is BlockKind.LIST_ITEM:
        level = min(max(1, block.level), _DEEPEST) - 1
        return "ListBullet", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return _STYLES[block.kind], ""


def _looks(spans: Iterable[Span]) -> str:
    kinds = {span.kind for span in spans}
    bold = "<w:b/><w:bCs/>" if SpanKind.BOLD in kinds else ""
    return bold + ("<w:i/><w:iCs/>" if SpanKind.ITALIC in kinds else "")
