"""The body of an OpenDocument text: paragraphs and tables in reading order, with the notes on their words.

Deleted text, running heads and hidden text stay out. A text box comes after the paragraph it hangs on. Everything
here walks, nothing recurses.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from annotator.domain.article import BlockKind, Hanging
from annotator.domain.draft import Note
from annotator.readers.odt import inline as odt_inline
from annotator.readers.odt.inline import Inline, Scene
from annotator.readers.odt.names import name_of, tag
from annotator.readers.odt.styles import Styles
from annotator.readers.odt.tables import is_data_table
from annotator.readers.office.findings import Findings
from annotator.readers.office.notes import note_of, place_replies
from annotator.readers.office.story import Story

_DEEPEST_HEADING = 10
_AS_STYLED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_ALL = "all"  # in place of a name: what is read as a whole, such as the body or a text box


@dataclass(slots=True)
class _List:
    """An open list. `begun` says whether the open item has its first paragraph."""

    style: str
    begun: bool = True


@dataclass(slots=True)
class _Page(Scene):
    """A scene with what is open around its paragraphs; `note` is the element of the note that it is of."""

    note: etree._Element | None = None
    lists: list[_List] = field(default_factory=list)
    tables: list[bool] = field(default_factory=list)  # of each open table, whether it is one of data
    in_row: bool = False
    first_cell: bool = False
    boxes: list[etree._Element] = field(default_factory=list)


class OpenText:
    """Reads the body of a document, once; `form` as in `Given`."""

    def __init__(self, styles: Styles, findings: Findings, *, form: bool = False) -> None:
        self._form = form
        self._styles = styles
        self._findings = findings
        self._inline = Inline(styles, findings)
        self._page = _Page(Story(form=form))
        self._around: list[_Page] = []  # the pages around a note's
        self._inline.scene = self._page
        self._stack: list[tuple[str, etree._Element | None, Iterator[etree._Element]]] = []
        self._comments: dict[str, Note] = {}
        self._parents: dict[Note, str] = {}

    def read(self, elements: Iterable[etree._Element]) -> Story:
        """The story of the elements, one after another, and of what is in them."""
        self._stack.append((_ALL, None, iter(elements)))
        while self._stack:
            name, element, rest = self._stack[-1]
            inner = next(rest, None)
            if inner is None:
                self._stack.pop()
                self._leave(name, element)
            else:
                self._enter(inner)
        self._page.story.finish()
        named = {reply: self._comments[name] for reply, name in self._parents.items() if name in self._comments}
        place_replies(self._page.story.blocks, named)
        return self._page.story

    def _enter(self, element: etree._Element) -> None:
        """Begin an element; one that is not known is seen through."""
        name = name_of(element.tag) if isinstance(element.tag, str) else ""
        if name in odt_inline.ENTER:
            inside = odt_inline.ENTER[name](self._inline, element)
        elif name in _ENTER:
            inside = _ENTER[name](self, element)
        else:
            inside = name not in _SKIPPED
        if inside:
            self._inline.add(element.text)
            self._stack.append((name, element, iter(element)))
        else:
            self._inline.add(element.tail)

    def _leave(self, name: str, element: etree._Element | None) -> None:
        if name in odt_inline.LEAVE:
            odt_inline.LEAVE[name](self._inline)
        elif name in _LEAVE:
            _LEAVE[name](self)
        if element is not None:
            self._inline.add(element.tail)

    def _open_boxes(self) -> None:
        """Read the text boxes that were met before what follows."""
        for box in reversed(self._page.boxes):
            self._stack.append((_ALL, None, iter(box)))
        self._page.boxes = []

    def _enter_paragraph(self, paragraph: etree._Element) -> bool:
        style = self._styles.paragraph(paragraph.get(tag("text:style-name"), ""))
        kind, level = style.kind, style.level
        if name_of(paragraph.tag) == "text:h":
            outline = paragraph.get(tag("text:outline-level"), "1")
            level = int(outline) if outline.isdecimal() and 1 <= int(outline[:3]) <= _DEEPEST_HEADING else 1
            kind = BlockKind.HEADING
        page = self._page
        if page.lists and not page.lists[-1].begun:
            page.lists[-1].begun = True
            if kind is BlockKind.PARAGRAPH and self._has_marks():
                kind, level = BlockKind.LIST_ITEM, len(page.lists)
        page.in_paragraph = True
        page.letters = [style.letters if kind in _AS_STYLED else style.besides]
        page.story.begin_paragraph(kind, level, style.role)
        return True

    def _has_marks(self) -> bool:
        lists = self._page.lists
        style = next((one.style for one in reversed(lists) if one.style), "")
        return self._styles.has_marks(style, len(lists))

    def _leave_paragraph(self) -> None:
        self._page.in_paragraph = False
        self._page.story.end_paragraph()
        if not self._page.in_row:
            self._open_boxes()

    def _enter_list(self, element: etree._Element) -> bool:
        self._page.lists.append(_List(element.get(tag("text:style-name"), "")))
        return True

    def _leave_list(self) -> None:
        self._page.lists.pop()

    def _enter_item(self, _: etree._Element) -> bool:
        if self._page.lists:
            self._page.lists[-1].begun = False
        return True

    def _enter_section(self, section: etree._Element) -> bool:
        """A section; what a section shows that is linked to another file is read as it was last seen."""
        hidden = section.get(tag("text:display")) == "none" or section.get(tag("text:is-hidden")) == "true"
        if hidden:
            self._inline.hide("".join(map(str, section.itertext())))
        return not hidden

    def _enter_table(self, table: etree._Element) -> bool:
        self._page.tables.append(not self._page.in_row and (self._form or is_data_table(table)))
        return True

    def _leave_table(self) -> None:
        self._page.tables.pop()

    def _enter_row(self, _: etree._Element) -> bool:
        if self._page.tables and self._page.tables[-1]:
            self._page.story.begin_row()
            self._page.in_row = self._page.first_cell = True
        return True

    def _leave_row(self) -> None:
        if self._page.tables and self._page.tables[-1]:
            self._page.story.end_row()
            self._page.in_row = False
            self._open_boxes()

    def _enter_cell(self, _: etree._Element) -> bool:
        if self._page.in_row and self._page.tables[-1]:
            self._page.story.next_cell(self._page.first_cell)
            self._page.first_cell = False
        return True

    def _enter_shape(self, shape: etree._Element) -> bool:
        """A frame or drawing: what it says is read after the paragraph."""
        if self._page.in_paragraph:
            if not self._page.hidden:
                self._page.boxes.append(shape)
            return False
        return True

    def _skip_contents(self, _: etree._Element) -> bool:
        self._findings.contents = True
        return False

    def _skip_embedded(self, _: etree._Element) -> bool:
        self._findings.embedded += 1
        return False

    def _enter_note(self, note: etree._Element) -> bool:
        self._around.append(self._page)
        self._page = self._inline.scene = _Page(note=note)
        return True

    def _leave_note(self) -> None:
        page = self._page
        page.story.finish()
        self._page = self._inline.scene = self._around.pop()
        if page.note is not None:
            self._hang(page.note, page.story)

    def _hang(self, element: etree._Element, story: Story) -> None:
        """The note that the element is, and any on its own words, hang here."""
        kind = Hanging.COMMENT
        if name_of(element.tag) == "text:note":
            kind = Hanging.ENDNOTE if element.get(tag("text:note-class")) == "endnote" else Hanging.FOOTNOTE
            if self._page.hidden:
                self._findings.hidden = True
                return
        note = note_of(kind, story.blocks, element.findtext(tag("dc:creator")), element.findtext(tag("dc:date")))
        inner = dict.fromkeys(one for block in story.blocks for _, one in block.notes)
        if note is not None and kind is Hanging.COMMENT:
            self._name(element, note)
        for one in (*filter(None, [note]), *inner):
            self._page.story.hang(one)

    def _name(self, element: etree._Element, comment: Note) -> None:
        if name := element.get(tag("office:name")):
            self._comments[name] = comment
        if parent := element.get(tag("loext:parent-name")) or element.get(tag("office:parent-name")):
            self._parents[comment] = parent

    def _end_comment(self, end: etree._Element) -> bool:
        comment = self._comments.get(end.get(tag("office:name"), ""))
        if comment is not None:
            self._page.story.hang(comment)
        return False


_SHAPES = (
    *("draw:frame", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:line", "draw:polyline"),
    *("draw:polygon", "draw:path", "draw:caption", "draw:connector", "draw:g"),
)
_INDEXES = (
    *("text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index"),
    *("text:object-index", "text:user-index"),
)
_ENTER: dict[str, Callable[[OpenText, etree._Element], bool]] = {
    **dict.fromkeys(("text:p", "text:h"), OpenText._enter_paragraph),
    "text:list": OpenText._enter_list,
    "text:list-item": OpenText._enter_item,
    "text:section": OpenText._enter_section,
    "table:table": OpenText._enter_table,
    "table:table-row": OpenText._enter_row,
    **dict.fromkeys(("table:table-cell", "table:covered-table-cell"), OpenText._enter_cell),
    **dict.fromkeys(("text:note", "office:annotation"), OpenText._enter_note),
    "office:annotation-end": OpenText._end_comment,
    **dict.fromkeys(_SHAPES, OpenText._enter_shape),
    **dict.fromkeys(("draw:object", "draw:object-ole"), OpenText._skip_embedded),
    **dict.fromkeys(_INDEXES, OpenText._skip_contents),
}
_LEAVE: dict[str, Callable[[OpenText], None]] = {
    **dict.fromkeys(("text:p", "text:h"), OpenText._leave_paragraph),
    "text:list": OpenText._leave_list,
    "table:table": OpenText._leave_table,
    "table:table-row": OpenText._leave_row,
    **dict.fromkeys(("text:note", "office:annotation"), OpenText._leave_note),
}
_SKIPPED = {
    *("text:note-citation", "text:number", "text:ruby-text", "text:script", "text:placeholder", "office:forms"),
    *("svg:title", "svg:desc", "dc:creator", "dc:date", "meta:creator-initials", "meta:date-string"),
    *("text:bibliography-source", "draw:image", "draw:plugin", "draw:applet"),
}
