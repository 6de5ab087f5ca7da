"""A report cut into parts that a child's memory holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from annotator.reports.pdf.document import Document, Section

# Bytes of JSON. typst takes up to 600 times as much memory for what it tags.
MOST = 1_300_000


class Mark(NamedTuple):
    """A bookmark: its level from 1, its words, and the name of where it leads."""

    level: int
    words: str
    key: str


@dataclass(slots=True)
class Part:
    """A part: the file that holds its sections in JSON, without the brackets around them, its size in bytes, every
    character in it, and its bookmarks."""

    path: Path
    size: int = 0
    characters: set[str] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)


def parts_of(document: Document, folder: Path, check: Callable[[], None]) -> Iterator[Part]:
    """The document's parts, in files in that folder. A small one has one part."""
    cutter = _Cutter(folder, MOST)
    for section in document.sections():
        check()
        cutter.begin(section)
        for item in section.items:
            yield from cutter.add(section, item)
    yield cutter.end()


class _Cutter:
    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most
        self._number = 0
        self._new()

    def _new(self) -> None:
        self._number += 1
        self._part = Part(self._folder / f"part-{self._number}.json")
        self._sections: list[bytes] = []
        self._items: list[bytes] = []
        self._opened: bytes = b""
        self._size = 0

    def begin(self, section: Section, *, again: bool = False) -> None:
        """A section begins, or goes on in a new part, without its head."""
        self._close()
        head, about = ("", {}) if again else (section.head, section.about)
        self._opened = msgspec.json.encode({"kind": section.kind, "head": head, "about": about})[:-1]
        self._size += len(self._opened)
        if head:
            self._part.marks.append(Mark(1, head, section.kind))

    def add(self, section: Section, item: Any) -> Iterator[Part]:
        """An item comes; the part before it where that is full."""
        encoded = msgspec.json.encode(item)
        if self._size and self._size + len(encoded) > self._most:
            yield self.end()
            self._new()
            self.begin(section, again=True)
        self._items.append(encoded)
        self._size += len(encoded)
        if isinstance(item, dict) and "mark" in item:
            level, words, key = item["mark"]
            self._part.marks.append(Mark(level, words, key))

    def end(self) -> Part:
        """The part is done."""
        self._close()
        whole = b",".join(self._sections)
        self._part.path.write_bytes(whole)
        self._part.size = len(whole)
        self._part.characters = set(whole.decode())
        return self._part

    def _close(self) -> None:
        if self._opened:
            self._sections.append(self._opened + b',"items":[' + b",".join(self._items) + b"]}")
        self._opened, self._items = b"", []
