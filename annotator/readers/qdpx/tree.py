"""What a project's XML says, as plain values. Names are matched without their namespace: programs write several."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from lxml import etree

from annotator.domain.claim import Stamp
from annotator.domain.draft import canonical
from annotator.domain.hidden import hidden_again
from annotator.domain.refi import ORIGIN
from annotator.domain.times import to_moment
from annotator.readers.errors import ReaderError
from annotator.readers.titles import one_line

MAX_SELECTIONS = 100_000
MAX_TEXTS = 2_000
_LONGEST_NAME = 500  # code points of a user's name or a code's
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_NUMBER = re.compile(r"[+-]?\d{1,18}")
_OTHER_SOURCES = {"PictureSource": "picture", "AudioSource": "recording", "VideoSource": "video"}
_OTHER_PARTS = {"Sets": "set", "Graphs": "graph"}


@dataclass(frozen=True, slots=True)
class Code:
    """`path` are the names of the code and of those above it, the outermost first."""

    guid: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """`start` and `end` are as they are written, None where that is no number. `codings` pair a code's GUID with who
    coded."""

    guid: str
    name: str
    start: int | None
    end: int | None
    description: str
    codings: tuple[tuple[str, Stamp | None], ...]
    notes: tuple[str, ...]
    made: Stamp | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text that can be selected in: in `content`, or where `path` says. `values` are its variables', by name."""

    name: str
    content: str | None
    path: str | None
    selections: tuple[Selection, ...]
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Note:
    name: str
    content: str | None
    path: str | None


@dataclass(slots=True)
class Project:
    """`cases` are the names of those that selections belong to, by the selection's GUID; `links` pair the GUIDs of two
    ends with the link's name. `left_out` counts what articles do not hold, by its word. `own` is whether it was written
    by us."""

    origin: str = ""
    codes: dict[str, Code] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def own(self) -> bool:
        return self.origin == ORIGIN


def project_of(root: etree._Element, subject: str) -> Project:
    """Raises ReaderError where it is the XML of something else, or more than can be read."""
    if _name(root) != "Project":
        raise ReaderError(f"{subject} is damaged: its project is none of REFI-QDA.")
    return _Reading(root, subject).project


def guid(value: str | None) -> str:
    """A GUID in the one form in which it is compared."""
    return (value or "").strip().strip("{}").lower()


class _Reading:
    """Reads the parts in the order in which they refer to each other."""

    def __init__(self, root: etree._Element, subject: str) -> None:
        self._subject = subject
        self.project = Project(origin=(root.get("origin") or "").strip())
        self._parts = {_name(part): part for part in root}
        self._users = {guid(user.get("guid")): self._line(user.get("name")) for user in self._of("Users", "User")}
        self._variables = {guid(one.get("guid")): one.get("name") or "" for one in self._of("Variables", "Variable")}
        self._codes()
        self._selections = 0
        for source in self._of("Sources"):
            self._source(source)
        self._rest()

    def _of(self, part: str, tag: str | None = None) -> Iterator[etree._Element]:
        """The children of that part of the project."""
        parent = self._parts.get(part)
        if parent is not None:
            yield from (child for child in parent if tag is None or _name(child) == tag)

    def _text(self, value: str | None) -> str:
        """Canonical, without halves of surrogate pairs, which our own way of writing can name."""
        text = value or ""
        return canonical(hidden_again(text) if self.project.own else text)

    def _line(self, value: str | None) -> str:
        return _CONTROL.sub("\ufffd", one_line(self._text(value)))[:_LONGEST_NAME]

    def _codes(self) -> None:
        paths: dict[etree._Element, tuple[str, ...]] = {}
        book = self._parts.get("CodeBook")
        for code in book.iter("{*}Code") if book is not None else ():
            parent = code.getparent()
            above = paths.get(parent, ()) if parent is not None else ()
            paths[code] = path = (*above, self._line(code.get("name")))
            key = guid(code.get("guid"))
            if key and path[-1]:
                self.project.codes[key] = Code(key, path)

    def _source(self, source: etree._Element) -> None:
        name, left_out = _name(source), self.project.left_out
        if word := _OTHER_SOURCES.get(name):
            left_out[word] += 1
            return
        texts = [source] if name == "TextSource" else _children(source, "Representation")
        left_out["selection on a page"] += len(_children(source, "PDFSelection"))
        if not texts:
            left_out["document without a plain text"] += 1
        for text in texts[:1]:
            self.project.texts.append(self._text_of(text, source))
        if len(self.project.texts) > MAX_TEXTS:
            raise ReaderError(f"{self._subject} has more than {MAX_TEXTS:,} texts, which is more than can be read.")

    def _text_of(self, text: etree._Element, source: etree._Element) -> Text:
        found = _children(text, "PlainTextSelection")
        self._selections += len(found)
        if self._selections > MAX_SELECTIONS:
            raise ReaderError(
                f"{self._subject} has more than {MAX_SELECTIONS:,} selections, which is more than can be read."
            )
        for one in {text, source}:
            self.project.left_out["code of a whole text"] += len(_children(one, "Coding"))
            self.project.left_out["note on a whole text"] += len(_children(one, "NoteRef"))
        values = {}
        for value in _children(source, "VariableValue"):
            ref = next(iter(_children(value, "VariableRef")), None)
            held = next(iter(_children(value, "TextValue")), None)
            if ref is not None and held is not None:
                values[self._variables.get(guid(ref.get("targetGUID")), "")] = self._line(held.text)
        return Text(
            self._line(source.get("name")), _content(text), text.get("plainTextPath"),
            tuple(self._selection(one) for one in found), values,
        )  # fmt: skip

    def _selection(self, one: etree._Element) -> Selection:
        codings = []
        for coding in _children(one, "Coding"):
            refs = _children(coding, "CodeRef")
            codings.append((guid(refs[0].get("targetGUID")) if refs else "", self._stamp(coding)))
        described = _children(one, "Description")
        refs = [*_children(one, "NoteRef"), *one.iterfind("{*}Coding/{*}NoteRef")]
        return Selection(
            guid(one.get("guid")), self._text(one.get("name")), _number(one.get("startPosition")),
            _number(one.get("endPosition")), self._text(described[0].text).strip() if described else "",
            tuple(codings), tuple(guid(ref.get("targetGUID")) for ref in refs), self._stamp(one),
        )  # fmt: skip

    def _stamp(self, element: etree._Element) -> Stamp | None:
        """Who made it and when; None unless both are said."""
        user = self._users.get(guid(element.get("creatingUser")))
        at = _moment(element.get("creationDateTime"))
        return Stamp(user, at) if user and at else None

    def _rest(self) -> None:
        project = self.project
        for note in self._of("Notes", "Note"):
            held = _content(note)
            content = self._text(held) if held is not None else None
            project.notes[guid(note.get("guid"))] = Note(self._line(note.get("name")), content,
                                                         note.get("plainTextPath"))  # fmt: skip
        for link in self._of("Links", "Link"):
            ends = guid(link.get("originGUID")), guid(link.get("targetGUID"))
            project.links.append((*ends, link.get("name") or ""))
        for case in self._of("Cases", "Case"):
            refs = _children(case, "SelectionRef")
            if not project.own:
                project.left_out["case"] += 1
            for ref in refs:
                project.cases[guid(ref.get("targetGUID"))] = self._line(case.get("name"))
        for part, word in _OTHER_PARTS.items():
            project.left_out[word] += sum(1 for _ in self._of(part))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _children(parent: etree._Element, tag: str) -> list[etree._Element]:
    return [child for child in parent if _name(child) == tag]


def _content(text: etree._Element) -> str | None:
    held = _children(text, "PlainTextContent")
    return "".join(map(str, held[0].itertext())) if held else None


def _number(value: str | None) -> int | None:
    return int(value) if value and _NUMBER.fullmatch(value.strip()) else None


def _moment(value: str | None) -> str | None:
    """The moment that an xsd:dateTime names; one that does not say its time zone is taken for UTC."""
    try:
        when = datetime.fromisoformat((value or "").strip())
        return to_moment(when if when.tzinfo else when.replace(tzinfo=UTC)) if when.year >= 1000 else None
    except (ValueError, OverflowError):
        return None
