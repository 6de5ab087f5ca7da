"""The inline text of one block of a page: runs, with white space collapsed as browsers do (CSS Text 3, 4.1)."""

import re
from dataclasses import dataclass, field

from annotator.domain.draft import Run

_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class TextFlow:
    """Takes text as it comes and gives a block's runs. `bold` and `italic` count the open elements of the kind;
    `links` holds the open `a` elements' addresses, None for one that is no link to keep."""

    bold: int = 0
    italic: int = 0
    links: list[str | None] = field(default_factory=list)
    size: int = 0
    link_size: int = 0
    _runs: list[Run] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _format: tuple[bool, bool, str | None] = (False, False, None)
    _last: str = ""

    def add(self, text: str) -> None:
        """Text whose white space collapses, also with that of the text before it."""
        text = _SPACE.sub(" ", text)
        if self._last in ("", " ", "\n", "\t") and text[:1] == " ":
            text = text[1:]
        self.add_verbatim(text)

    def add_verbatim(self, text: str) -> None:
        """Text whose white space counts."""
        if not text:
            return
        format_ = (self.bold > 0, self.italic > 0, self.links[-1] if self.links else None)
        if format_ != self._format:
            self._close()
            self._format = format_
        self._parts.append(text)
        self._last = text[-1]
        size = len(text) if text.isascii() else len(text.encode())
        self.size += size
        if self.links:
            self.link_size += size

    def separate(self, character: str) -> None:
        """A line break or tab: white space around it goes."""
        if self._last == " " and self._parts:
            self._parts[-1] = self._parts[-1].rstrip(" ")
        self._parts.append(character)
        self._last = character

    @property
    def last(self) -> str:
        """The last character taken since the block began, empty where there is none."""
        return self._last

    def take(self) -> list[Run]:
        """The block's runs; the flow is then at the beginning of the next block."""
        self._close()
        runs, self._runs = self._runs, []
        self._last, self.size, self.link_size = "", 0, 0
        return runs

    def _close(self) -> None:
        if self._parts:
            bold, italic, href = self._format
            self._runs.append(Run("".join(self._parts), bold, italic, href))
            self._parts = []
