"""What stands within a paragraph of a Word document: runs, links, fields, tracked changes, and the marks of notes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from annotator.domain.article import Hanging
from annotator.readers.docx.changes import Change, Changes, change_of
from annotator.readers.docx.fields import Fields, hyperlink_of
from annotator.readers.docx.formulas import PARTS, around
from annotator.readers.docx.looks import Looks, RunLook
from annotator.readers.docx.names import attribute, child, name_of
from annotator.readers.docx.notes import WordNotes
from annotator.readers.docx.styles import NO_LETTERS, Letters
from annotator.readers.docx.symbols import symbol
from annotator.readers.office.findings import Findings
from annotator.readers.office.story import Story

Inside = Iterator[etree._Element] | None  # what of an element is to be read, None for nothing

_BLANKS = str.maketrans("\t\n\r", "   ")  # in XML they are mere white space: tabs and breaks have elements
_UNKNOWN = RunLook()


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading the body and each note shares; `form` as in `Given`."""

    looks: Looks
    notes: WordNotes
    findings: Findings
    changes: Changes
    form: bool = False


class Inline:
    """Adds the text of runs to the story. `targets` is where links lead, by their ids."""

    def __init__(self, story: Story, tools: Tools, targets: dict[str, str]) -> None:
        self.fields = Fields()
        self.letters: Letters = NO_LETTERS  # of the paragraph
        self._story = story
        self._tools = tools
        self._targets = targets
        self._looks: list[RunLook] = []
        self._links: list[str | None] = []
        self._inserted: list[Change] = []
        self._deleted: list[Change] = []

    @property
    def left_out(self) -> bool:
        """Whether what stands here is deleted."""
        return bool(self._deleted)

    def add(self, text: str) -> None:
        """Text of the open run."""
        if not self._counts() or self.fields.instructing or not text:
            return
        look = self._looks[-1] if self._looks else _UNKNOWN
        findings = self._tools.findings
        if look.hidden:
            findings.hidden = findings.hidden or not text.isspace()
            return
        bold, italic, language = look.of(text)
        if language:
            findings.languages[language] += len(text)
        self._story.add(text, (bold, italic, self._href))

    def _counts(self) -> bool:
        """Whether what stands here is part of the text, as far as changes go; they are counted."""
        if self._deleted:
            self._tools.changes.left_out(self._deleted[-1])
            return False
        if self._inserted:
            self._tools.changes.taken(self._inserted[-1])
        else:
            self._tools.changes.unchanged()
        return True

    @property
    def _href(self) -> str | None:
        return self.fields.href or (self._links[-1] if self._links else None)

    def enter_run(self, run: etree._Element) -> Inside:
        self._looks.append(self._tools.looks.of(child(run, "w:rPr"), self.letters))
        return iter(run)

    def leave_run(self) -> None:
        self._looks.pop()

    def enter_inserted(self, element: etree._Element) -> Inside:
        self._inserted.append(change_of(element))
        return iter(element)

    def leave_inserted(self) -> None:
        self._inserted.pop()

    def enter_deleted(self, element: etree._Element) -> Inside:
        self._deleted.append(change_of(element))
        return iter(element)

    def leave_deleted(self) -> None:
        self._deleted.pop()

    def enter_link(self, link: etree._Element) -> Inside:
        target = self._targets.get(attribute(link, "r:id") or "")
        place = attribute(link, "w:anchor")
        self._links.append(f"{target}#{place}" if target and place and "#" not in target else target)
        return iter(link)

    def enter_simple_field(self, simple: etree._Element) -> Inside:
        self._links.append(hyperlink_of(attribute(simple, "w:instr") or "") or self._href)
        return iter(simple)

    def leave_link(self) -> None:
        self._links.pop()

    def field_character(self, character: etree._Element) -> Inside:
        step = {"begin": self.fields.begin, "separate": self.fields.separate, "end": self.fields.end}
        kind = attribute(character, "w:fldCharType")
        if kind in step:
            step[kind]()
        return None

    def instruction(self, element: etree._Element) -> Inside:
        self.fields.instruct(element.text or "")
        return None

    def text(self, element: etree._Element) -> Inside:
        self.add((element.text or "").translate(_BLANKS))
        return None

    def symbol(self, element: etree._Element) -> Inside:
        self.add(symbol(attribute(element, "w:font"), attribute(element, "w:char")))
        return None

    def reference(self, element: etree._Element) -> Inside:
        """The mark of a footnote or endnote."""
        kind = Hanging.FOOTNOTE if name_of(element.tag) == "w:footnoteReference" else Hanging.ENDNOTE
        if not self._counts():
            return None
        if self._looks and self._looks[-1].hidden:
            self._tools.findings.hidden = True
            return None
        notes = self._tools.notes.at_reference(kind, attribute(element, "w:id") or "")
        if notes is None:
            self._tools.findings.missing_notes += 1
        for note in notes or ():
            self._story.hang(note)
        return None

    def comment(self, element: etree._Element) -> Inside:
        """One of the marks of a comment, which counts in deleted text too: its words may begin or end there."""
        anchor = name_of(element.tag) == "w:commentReference"
        note = self._tools.notes.at_comment(attribute(element, "w:id") or "", anchor=anchor)
        if note is not None:
            self._story.hang(note)
        return None


Enter = Callable[[Inline, etree._Element], Inside]


def _adds(text: str) -> Enter:
    def enter(inline: Inline, _: etree._Element) -> Inside:
        inline.add(text)
        return None

    return enter


def _enter_formula_part(inline: Inline, element: etree._Element) -> Inside:
    before, after = around(name_of(element.tag), element)
    inline.add(before)

    def inside() -> Iterator[etree._Element]:
        yield from element
        inline.add(after)

    return inside()


ENTER: dict[str, Enter] = {
    "w:r": Inline.enter_run,
    "w:hyperlink": Inline.enter_link,
    "w:fldSimple": Inline.enter_simple_field,
    "w:fldChar": Inline.field_character,
    "w:instrText": Inline.instruction,
    **dict.fromkeys(("w:t", "m:t", "w:delText"), Inline.text),
    "w:sym": Inline.symbol,
    **dict.fromkeys(("w:footnoteReference", "w:endnoteReference"), Inline.reference),
    **dict.fromkeys(("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"), Inline.comment),
    **dict.fromkeys(("w:ins", "w:moveTo"), Inline.enter_inserted),
    **dict.fromkeys(("w:del", "w:moveFrom"), Inline.enter_deleted),
    **dict.fromkeys(("w:tab", "w:ptab"), _adds("\t")),
    **dict.fromkeys(("w:br", "w:cr"), _adds("\n")),
    "w:noBreakHyphen": _adds("\u2011"),
    "w:softHyphen": _adds("\u00ad"),
    **dict.fromkeys(PARTS, _enter_formula_part),
}
LEAVE: dict[str, Callable[[Inline], None]] = {
    "w:r": Inline.leave_run,
    "w:hyperlink": Inline.leave_link,
    "w:fldSimple": Inline.leave_link,
    **dict.fromkeys(("w:ins", "w:moveTo"), Inline.leave_inserted),
    **dict.fromkeys(("w:del", "w:moveFrom"), Inline.leave_deleted),
}
