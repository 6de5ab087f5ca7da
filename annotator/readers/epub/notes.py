"""An EPUB's footnotes and endnotes, which hang on the words where their numbers stand (EPUB 3 Structural Semantics)."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree, html

from annotator.domain.article import Hanging
from annotator.domain.draft import DraftBlock, Note, Run
from annotator.readers.epub.chapters import drop, types_of
from annotator.readers.epub.package import all_text, resolved
from annotator.readers.html.blocks import PageReader
from annotator.readers.office.notes import note_of

_REFERENCE = "noteref"
_NOTES = {"footnote", "endnote", "rearnote", "note"}
_AT_THE_END = {"endnote", "endnotes", "rearnote", "rearnotes"}
_BLOCKS = {"aside", "div", "dd", "li", "p", "section", "td"}
_MOST = 5_000  # notes
_LONGEST = 10_000  # characters
_LONGEST_BACKLINK = 4  # characters: a number or an arrow
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # no source has them once its text is canonical
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")

Chapters = dict[str, html.HtmlElement]


class BookNotes:
    """Takes the notes out of the chapters, by their names, and leaves signs where they hang; `hung` reads those."""

    def __init__(self, chapters: Chapters) -> None:
        self._notes: list[Note] = []
        elements = _elements_by_address(chapters)
        used: dict[str, etree._Element] = {}
        references = [(name, reference) for name, root in chapters.items() for reference in _references(root)]
        for name, reference in references[:_MOST]:
            address = _address(reference.get("href") or "", name)
            element = _whole_note(elements[address]) if address in elements else None
            if element is not None and _is_apart(element, reference):
                used[address] = element
                self._take(reference, element)
        for element in used.values():
            drop(element)

    def hung(self, draft: DraftBlock) -> DraftBlock:
        """The block without the signs, its notes where they stood."""
        runs: list[Run] = []
        notes: list[tuple[int, Note]] = []
        for run in draft.runs:
            for index, piece in enumerate(_PLACE.split(run.text)):
                if index % 2:
                    notes.append((len(runs), self._notes[int(piece)]))
                elif piece:
                    runs.append(Run(piece, run.bold, run.italic, run.href))
        return DraftBlock(draft.kind, runs, draft.level, draft.page, notes)

    def _take(self, reference: etree._Element, element: etree._Element) -> None:
        label = all_text(reference).strip()
        blocks = [block.draft for block in PageReader(_copy(element), None).blocks]
        if blocks and blocks[0].runs:
            first = blocks[0].runs[0]
            text = _numbering(label).sub("", first.text)
            blocks[0].runs[0] = Run(text, first.bold, first.italic, first.href)
        note = note_of(_kind(element), blocks)
        if note is not None:
            drop(reference, f"{_OPEN}{len(self._notes)}{_CLOSE}")
            self._notes.append(note)


def _numbering(label: str) -> re.Pattern[str]:
    """The number that a note begins with, as its reference has it, or what is left of one that was a link."""
    number = re.escape(label.strip("[]()"))
    return re.compile(rf"\A\s*(?:[\[(]?{number}[\])]?[.:]?|[\])]?[.:]?(?=\s))\s*" if number else r"\A\s*")


def _references(root: etree._Element) -> Iterator[etree._Element]:
    """The links to notes, but those within notes."""
    for link in root.iter("a"):
        if _REFERENCE in types_of(link) and not any(_is_note(element) for element in link.iterancestors()):
            yield link


def _is_apart(note: etree._Element, reference: etree._Element) -> bool:
    """Whether what the link leads to can be a note: not the chapter around it, nor another."""
    if any(element is note for element in reference.iterancestors()):
        return False
    length = 0
    for text in note.itertext():
        length += len(text)
        if length > _LONGEST:
            return False
    return True


def _elements_by_address(chapters: Chapters) -> dict[str, etree._Element]:
    return {
        f"{name}#{element.get('id')}": element
        for name, root in chapters.items()
        for element in root.iter(etree.Element)
        if element.get("id")
    }


def _address(href: str, name: str) -> str:
    path, _, fragment = href.partition("#")
    return f"{resolved(path, name)}#{fragment}"


def _whole_note(element: etree._Element) -> etree._Element:
    """The note that the element stands in, or the block: some books mark its number alone."""
    around = [element, *element.iterancestors()]
    note = next(filter(_is_note, around), None)
    return note if note is not None else next((one for one in around if one.tag in _BLOCKS), element)


def _is_note(element: etree._Element) -> bool:
    return not types_of(element).isdisjoint(_NOTES)


def _kind(element: etree._Element) -> Hanging:
    around = (element, *element.iterancestors())
    return Hanging.ENDNOTE if any(types_of(one) & _AT_THE_END for one in around) else Hanging.FOOTNOTE


def _copy(element: etree._Element) -> html.HtmlElement:
    """The note by itself, without its links back into the text."""
    copy: html.HtmlElement = deepcopy(element)
    copy.tail = None
    for link in list(copy.iter("a")):
        text = all_text(link).strip()
        if "#" in (link.get("href") or "") and len(text) <= _LONGEST_BACKLINK:
            drop(link)
    return copy
