"""From a project's file to drafts: one for each of its texts, with what it says of the text as marks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.draft import DraftBlock, Run, assemble, direction_of
from annotator.domain.hidden import shown_line
from annotator.domain.refi import METADATA
from annotator.readers import text as plain
from annotator.readers.encoding import decode
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, limited
from annotator.readers.qdpx.codes import Codes
from annotator.readers.qdpx.marks import Marking
from annotator.readers.qdpx.places import Range, carried, is_quote, placed
from annotator.readers.qdpx.tree import Note, Project, Selection, Text, project_of
from annotator.readers.titles import guessed_title, one_line
from annotator.readers.zipped import Package

_MARK = b"\xef\xbb\xbf"
_INTERNAL = re.compile(r"internal:/{2,3}([^/\\]+)", re.IGNORECASE)
_SUFFIXES = {".txt", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".md"}
_NAMED = 3  # selections in one sentence
_SHORT = 60  # code points of a name in a sentence


def read(data: bytes, given: Given) -> ArticleDraft:
    """The draft of the first text, with those of the others beside it. Raises ReaderError where the file is damaged, or
    has no text that can be read."""
    with Package(data, given.subject) as package:
        files = _Files(package)
        project = project_of(package.xml("project.qde"), given.subject)
        reading = _Reading(project, files)
        drafts = [draft for text in project.texts if (draft := reading.draft(text)) is not None]
    remarks = tuple(reading.remarks())
    if not drafts:
        why = remarks[0].rstrip(".") if remarks else "there is none in it"
        raise ReaderError(f"{given.subject} holds no text that can be read: {why[0].lower()}{why[1:]}.")
    first, *others = drafts
    return replace(first, remarks=(*first.remarks, *remarks), siblings=tuple(others))


class _Files:
    """The project's own files, by the paths that its XML names. No other file is ever looked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = {name.lower(): name for name in package.names}

    def find(self, path: str | None) -> bytes | None:
        """None where it names no file of the project's."""
        match = _INTERNAL.fullmatch((path or "").strip())
        name = self._names.get(f"sources/{match[1]}".lower()) if match else None
        return self._package.read(name) if name else None


class _Reading:
    """Makes the drafts of one project, and remembers what there is to say of it."""

    def __init__(self, project: Project, files: _Files) -> None:
        self._project = project
        self._files = files
        self._codes = Codes(project)
        self._marking = Marking(project, self._codes, self._told)
        self._missing: list[str] = []
        self._refused: list[str] = []

    def draft(self, text: Text) -> ArticleDraft | None:
        """None where the text is not in the project, or empty; that is remembered."""
        named = shown_line(text.name, _SHORT) or "without a name"
        data = text.content.encode() if text.content is not None else self._files.find(text.path)
        if data is None:
            self._missing.append(named)
            return None
        try:
            source, remarks = self._decoded(data)
            draft = self._own(source, text) if self._project.own else self._others(source, text)
        except ReaderError as error:
            self._refused.append(f"“{named}” became no article: {str(error)[0].lower()}{str(error)[1:]}")
            return None
        said = [f"“{named}”: {remark}" for remark in remarks]
        where, kept = self._place(text, source, draft, marked=data.startswith(_MARK), named=named, said=said)
        marks = tuple(self._marking.marks_of(kept, lambda one: self._unquoted(one, source, where[id(one)], text)))
        said += _counted(marks)
        return replace(draft, marks=marks, remarks=(*draft.remarks, *said))

    def remarks(self) -> Iterator[str]:
        """What the project has that no article holds."""
        if self._missing:
            listed = ", ".join(f"“{name}”" for name in self._missing[:_NAMED])
            yield f"{_some(len(self._missing), 'text is', 'texts are')} not in the project itself: {listed}."
        yield from self._refused[:_NAMED]
        if len(self._refused) > _NAMED:
            yield f"{_some(len(self._refused) - _NAMED, 'more text', 'more texts')} became no article, either."
        left_out = +self._project.left_out
        if hanging := len(self._project.notes.keys() - self._marking.hung):
            # Those on a whole text are among them.
            left_out["note that is on no words"] = hanging
            del left_out["note on a whole text"]
        if self._codes.unknown:
            left_out["use of a code that is not there"] = self._codes.unknown
        if self._marking.lost:
            left_out["note on words that need no check"] = self._marking.lost
        if left_out:
            listed = ", ".join(_some(number, word, _plural(word)) for word, number in sorted(left_out.items()))
            yield f"Left out, since articles hold no such thing: {listed}."

    def _decoded(self, data: bytes) -> tuple[str, tuple[str, ...]]:
        """The text without a byte order mark. Raises ReaderError where it is none."""
        try:
            text = data.removeprefix(_MARK).decode()
        except UnicodeDecodeError:
            text = ""
        if text.strip() and (self._project.own or "\0" not in text):
            return text, ()
        decoded = decode(data, "The text")
        return decoded.text, decoded.remarks

    def _told(self, note: Note) -> str:
        if note.content is not None:
            return note.content
        data = self._files.find(note.path)
        try:
            return decode(data, "The note").text if data else ""
        except ReaderError:
            return ""

    def _own(self, source: str, text: Text) -> ArticleDraft:
        """The draft of a text that we wrote: a line is a block, as it stands."""
        canonical, blocks = assemble(limited(_lines(source, text.name), "The text"))
        known = {name: text.values.get(name) or None for name in METADATA}
        return ArticleDraft(
            title=text.name or guessed_title(canonical, ""),
            text=canonical, blocks=blocks, direction=direction_of(canonical), **known,  # type: ignore[arg-type]
        )  # fmt: skip

    def _others(self, source: str, text: Text) -> ArticleDraft:
        path = PurePath(text.name)
        title = path.stem if path.suffix.lower() in _SUFFIXES else text.name
        draft = plain.draft_of(source, Given())
        return replace(draft, title=one_line(title) or draft.title)

    def _place(
        self, text: Text, source: str, draft: ArticleDraft, *, marked: bool, named: str, said: list[str]
    ) -> tuple[dict[int, Range], list[tuple[Selection, Range]]]:
        """Where the selections stand in the source, by their identity, and those that have a place in the draft's text,
        with it. What is to be said of it is added to `said`."""
        found = placed(source, text.selections, marked=marked, origin=self._project.origin)
        certain = source.find("\ufffd") if said else -1  # what follows a lost character may be shifted
        ranges = [
            None if place and 0 <= certain < place[1] and not is_quote(one.name, source, place) else place
            for one, place in zip(text.selections, found.ranges, strict=True)
        ]
        final = carried(source, draft.text, ranges)
        where = {id(one): place for one, place in zip(text.selections, ranges, strict=True) if place}
        kept = [(one, place) for one, place in zip(text.selections, final, strict=True) if place]
        lost = [one for one, place in zip(text.selections, final, strict=True) if not place]
        if lost:
            said.append(_not_placed(lost, named))
        if found.counting.words and kept:
            said.append(f"The places in “{named}” are counted {found.counting.words}; they were read so.")
        if found.unsure and kept:
            said.append(f"Nothing tells how the places in “{named}” are counted; look at each claim before you use it.")
        return where, kept

    def _unquoted(self, one: Selection, source: str, place: Range, text: Text) -> str:
        """What a selection is called, where that is somebody's word."""
        name = one.name.strip()
        known = not name or self._project.own or name in (text.name, one.description)
        return "" if known or is_quote(name, source, place) else one_line(name)


def _lines(source: str, title: str) -> Iterator[DraftBlock]:
    for number, line in enumerate(source.split("\n")):
        if number == 0 and line == title:
            yield DraftBlock(BlockKind.HEADING, [Run(line)], level=1)
        else:
            kind = BlockKind.CODE if line[:1].isspace() else BlockKind.PARAGRAPH  # nothing else of ours is indented
            yield DraftBlock(kind, [Run(line)])


def _not_placed(lost: list[Selection], named: str) -> str:
    names = [shown_line(one.name, _SHORT) or f"{one.start}–{one.end}" for one in lost[:_NAMED]]
    more = f" and {len(lost) - _NAMED:,} more" if len(lost) > _NAMED else ""
    listed = ", ".join(f"“{name}”" for name in names)
    were = "was" if len(lost) == 1 else "were"
    return (
        f"{_some(len(lost), 'selection has', 'selections have')} no certain place in “{named}” and {were} left out: "
        f"{listed}{more}."
    )


def _counted(marks: tuple[object, ...]) -> list[str]:
    waivers = sum(getattr(mark, "waived", None) is not None for mark in marks)
    parts = [(len(marks) - waivers, "claim", "claims"), (waivers, "waiver", "waivers")]
    told = " and ".join(_some(number, one, several) for number, one, several in parts if number)
    return [f"{told} came with it."] if told else []


def _plural(word: str) -> str:
    first, *rest = word.replace(" that is on", " that are on").split(" ", 1)
    return " ".join((f"{first}s", *rest))


def _some(number: int, one: str, several: str) -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {several}"
