"""The text of a Word document: paragraphs and tables in reading order, as they are when all changes are accepted.

Headers, footers, instructions of fields and hidden text stay out. A text box comes after the paragraph it hangs on.
Everything here walks, nothing recurses.
"""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from annotator.readers.docx import inline as docx_inline
from annotator.readers.docx.changes import change_of
from annotator.readers.docx.inline import Inline, Inside, Tools
from annotator.readers.docx.names import child, name_of, tags, value
from annotator.readers.docx.paragraphs import ParagraphMark, Paragraphs
from annotator.readers.docx.tables import columns_of, is_data_table
from annotator.readers.office.story import Story

_CONTENTS = "Table of Contents"
_EMBEDDED = {"chart", "chartex", "diagram"}
_ALL = "all"  # in place of a name: what is read as a whole, such as the body or a text box


class WordText:
    """Reads what is in a part whose links are given, once."""

    def __init__(self, paragraphs: Paragraphs, tools: Tools, targets: dict[str, str]) -> None:
        self._story = Story(form=tools.form)
        self._form = tools.form
        self._inline = Inline(self._story, tools, targets)
        self._paragraphs = paragraphs
        self._findings, self._changes = tools.findings, tools.changes
        self._stack: list[tuple[str, Iterator[etree._Element]]] = []
        self._mark = ParagraphMark()
        self._tables: list[bool] = []  # of each open table, whether it is one of data
        self._in_row = self._first_cell = False
        self._covered = 0  # columns of a form that the cell takes besides its own
        self._boxes: list[etree._Element] = []

    def read(self, elements: Iterable[etree._Element]) -> Story:
        """The story of the elements, one after another, and of what is in them."""
        self._stack.append((_ALL, iter(elements)))
        while self._stack:
            name, rest = self._stack[-1]
            element = next(rest, None)
            if element is None:
                self._stack.pop()
                self._leave(name)
            elif isinstance(element.tag, str):
                name = name_of(element.tag)
                inside = self._enter(name, element)
                if inside is not None:
                    self._stack.append((name, inside))
        return self._story

    def _enter(self, name: str, element: etree._Element) -> Inside:
        """What of the element is to be read. One that is not known is seen through."""
        if name in docx_inline.ENTER:
            return docx_inline.ENTER[name](self._inline, element)
        if name in _ENTER:
            return _ENTER[name](self, element)
        return None if name in _SKIPPED else iter(element)

    def _leave(self, name: str) -> None:
        if name in docx_inline.LEAVE:
            docx_inline.LEAVE[name](self._inline)
        elif name in _LEAVE:
            _LEAVE[name](self)

    def _leave_all(self) -> None:
        self._story.finish()
        self._open_boxes()

    def _open_boxes(self) -> None:
        """Read the text boxes that were met before what follows."""
        for box in reversed(self._boxes):
            self._stack.append((_ALL, iter(box)))
        self._boxes = []

    def _enter_paragraph(self, paragraph: etree._Element) -> Inside:
        mark = self._paragraphs.mark_of(paragraph)
        if mark.contents:
            self._findings.contents = True
            return None
        self._mark = mark
        self._inline.letters = mark.letters
        self._story.begin_paragraph(mark.kind, mark.level, mark.role)
        return iter(paragraph)

    def _leave_paragraph(self) -> None:
        self._inline.fields.end_paragraph()
        mark = self._mark
        if mark.deleted is not None:
            self._changes.left_out(mark.deleted)
        elif mark.inserted is not None:
            self._changes.taken(mark.inserted)
        self._story.end_paragraph(joined=mark.joined)
        if not self._in_row:
            self._open_boxes()

    def _enter_table(self, table: etree._Element) -> Inside:
        self._tables.append(not self._in_row and (self._form or is_data_table(table)))
        return iter(table)

    def _leave_table(self) -> None:
        self._tables.pop()

    def _enter_row(self, row: etree._Element) -> Inside:
        if self._is_deleted(row, "w:trPr", "w:del"):
            return None
        if self._tables and self._tables[-1]:
            self._story.begin_row()
            self._in_row = self._first_cell = True
            self._covered = 0
        return iter(row)

    def _leave_row(self) -> None:
        if self._tables and self._tables[-1]:
            self._story.end_row()
            self._in_row = False
            self._open_boxes()

    def _enter_cell(self, cell: etree._Element) -> Inside:
        if self._is_deleted(cell, "w:tcPr", "w:cellDel"):
            return None
        if self._in_row and self._tables[-1]:
            for _ in range(self._covered):
                self._story.next_cell(False)
            self._story.next_cell(self._first_cell)
            self._first_cell = False
            self._covered = columns_of(cell) - 1 if self._form else 0
        return iter(cell)

    def _is_deleted(self, element: etree._Element, properties: str, name: str) -> bool:
        own = child(element, properties)
        deleted = child(own, name) if own is not None else None
        if deleted is not None:
            self._changes.left_out(change_of(deleted))
        return deleted is not None

    def _enter_control(self, control: etree._Element) -> Inside:
        """A content control; one that shows its placeholder (“Click here to enter text”) has no text."""
        properties = child(control, "w:sdtPr")
        if properties is None:
            return iter(control)
        if (value(child(properties, "w:docPartObj"), "w:docPartGallery") or "").startswith(_CONTENTS):
            self._findings.contents = True
            return None
        return iter(control) if child(properties, "w:showingPlcHdr") is None else None

    def _enter_alternatives(self, alternatives: etree._Element) -> Inside:
        """The same thing twice: the first choice that has text in it, else what older programs show."""
        for choice in alternatives.iterchildren(*tags("mc:Choice")):
            if next(choice.iter(*tags("w:t"), *tags("m:t")), None) is not None:
                return iter([choice])
        fallback = child(alternatives, "mc:Fallback")
        return None if fallback is None else iter([fallback])

    def _enter_box(self, box: etree._Element) -> Inside:
        if not self._inline.left_out:
            self._boxes.append(box)
        return None

    def _skip_embedded(self, _: etree._Element) -> Inside:
        if not self._inline.left_out:
            self._findings.embedded += 1
        return None

    def _enter_graphic(self, graphic: etree._Element) -> Inside:
        """A picture or shape, or a chart or diagram, whose words are in a part of its own."""
        if (graphic.get("uri") or "").rpartition("/")[2] in _EMBEDDED:
            return self._skip_embedded(graphic)
        return iter(graphic)


_ENTER: dict[str, Callable[[WordText, etree._Element], Inside]] = {
    "w:p": WordText._enter_paragraph,
    "w:tbl": WordText._enter_table,
    "w:tr": WordText._enter_row,
    "w:tc": WordText._enter_cell,
    "w:sdt": WordText._enter_control,
    "mc:AlternateContent": WordText._enter_alternatives,
    "w:txbxContent": WordText._enter_box,
    "a:graphicData": WordText._enter_graphic,
    **dict.fromkeys(("w:altChunk", "w:subDoc", "w:object"), WordText._skip_embedded),
}
_LEAVE: dict[str, Callable[[WordText], None]] = {
    _ALL: WordText._leave_all,
    "w:p": WordText._leave_paragraph,
    "w:tbl": WordText._leave_table,
    "w:tr": WordText._leave_row,
}
_SKIPPED = {
    *("w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:rt"),
    *("w:delInstrText", "m:rPr", "m:ctrlPr", "m:dPr", "m:naryPr", "m:radPr"),
}
