"""A Word document's footnotes, endnotes and comments."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from annotator.domain.article import Hanging
from annotator.domain.draft import DraftBlock, Note
from annotator.readers.docx.names import attribute, tags
from annotator.readers.docx.parts import Part, WordParts
from annotator.readers.office.notes import note_of, place_replies
from annotator.readers.office.story import Story

_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_PARTS = ((Hanging.FOOTNOTE, "footnotes", "w:footnote"), (Hanging.ENDNOTE, "endnotes", "w:endnote"))

StoryReader = Callable[[Iterable[etree._Element], dict[str, str]], Story]


class WordNotes:
    """All notes of a document, by their ids."""

    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._comments: dict[str, Note] = {}
        self._parents: dict[Note, Note] = {}
        self._notes: dict[tuple[Hanging, str], list[Note]] = {}
        self._used: set[tuple[Hanging, str]] = set()
        self._marks: Counter[str] = Counter()

    def read(self, story_of: StoryReader) -> None:
        """Read the notes' parts; `story_of` reads one note's element, whose links are given."""
        self._read_comments(story_of)
        for kind, part_name, name in _PARTS:
            for element, links in _elements(self._parts.part(part_name), name):
                if attribute(element, "w:type") not in _SEPARATORS:
                    story = story_of(element, links)
                    note = note_of(kind, story.blocks)
                    inner = dict.fromkeys(one for block in story.blocks for _, one in block.notes)
                    self._notes[kind, attribute(element, "w:id") or ""] = [*filter(None, [note]), *inner]

    def at_reference(self, kind: Hanging, id_: str) -> list[Note] | None:
        """The footnote or endnote of that id, and the comments on it; None where the file has none."""
        notes = self._notes.get((kind, id_))
        if notes is None or (kind, id_) not in self._used:
            self._used.add((kind, id_))
            return notes
        return [replace(note) for note in notes]  # one that is marked in two places is two, and not on all between

    def at_comment(self, id_: str, *, anchor: bool) -> Note | None:
        """The comment of that id. Where both ends of its words are marked, its `anchor` is no mark besides."""
        if anchor and self._marks[id_] > 1:
            return None
        self._marks[id_] += 1
        return self._comments.get(id_)

    def settle(self, blocks: list[DraftBlock]) -> list[Note]:
        """Put replies where the comments that they answer stand; the comments that then stand nowhere."""
        place_replies(blocks, self._parents)
        placed = {note for block in blocks for _, note in block.notes}
        return [note for note in self._comments.values() if note not in placed]

    def _read_comments(self, story_of: StoryReader) -> None:
        paragraphs: dict[str, Note] = {}  # the comment that a paragraph is of, by the paragraph's id
        for element, links in _elements(self._parts.part("comments"), "w:comment"):
            by, at = attribute(element, "w:author"), attribute(element, "w:date")
            note = note_of(Hanging.COMMENT, story_of(element, links).blocks, by, at)
            if note is None:
                continue
            self._comments[attribute(element, "w:id") or ""] = note
            for paragraph in element.iter(*tags("w:p")):
                paragraphs[attribute(paragraph, "w14:paraId") or ""] = note
        for element, _ in _elements(self._parts.part("commentsExtended"), "w15:commentEx"):
            own, parent = (paragraphs.get(attribute(element, n) or "") for n in ("w15:paraId", "w15:paraIdParent"))
            if own is not None and parent is not None and own is not parent:
                self._parents[own] = parent


def _elements(part: Part | None, name: str) -> Iterator[tuple[etree._Element, dict[str, str]]]:
    if part is not None:
        for element in part.root.iterchildren(*tags(name)):
            yield element, part.links
