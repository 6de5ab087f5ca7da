"""How the window was when it was closed: sizes and columns for all libraries, article and place for each."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


class Place(NamedTuple):
    """Where the reviewer was in an article: code points of its newest version, and the ids of selected claims."""

    top: int = 0
    caret: int = 0
    selection: tuple[int, int] | None = None
    claims: tuple[str, ...] = ()


class WindowState:
    """Kept in an INI file of its own, beside the settings; losing it loses no work."""

    def __init__(self, file: Path, library: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._library = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]

    def save_window(self, window: QMainWindow, parts: dict[str, QByteArray]) -> None:
        """Keep the window's geometry and its parts' states (splitters, header), each under its name."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        for name, state in parts.items():
            self._settings.setValue(f"window/{name}", state)
        self._settings.sync()

    def restore_window(self, window: QMainWindow) -> None:
        """Give the window its geometry back, where one was kept."""
        geometry = self._settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)

    def restore_splitter(self, name: str, splitter: QSplitter) -> None:
        """Give the splitter its sizes back, where they were kept."""
        state = self.part(name)
        if state is not None:
            splitter.restoreState(state)

    def part(self, name: str) -> QByteArray | None:
        """A part's kept state."""
        state = self._settings.value(f"window/{name}")
        return state if isinstance(state, QByteArray) else None

    @property
    def last_article(self) -> str | None:
        """The id of the article that was open last in this library."""
        value = self._settings.value(f"{self._library}/article")
        return value if isinstance(value, str) and value else None

    @last_article.setter
    def last_article(self, article_id: str | None) -> None:
        self._settings.setValue(f"{self._library}/article", article_id or "")

    @property
    def purged(self) -> str | None:
        """When a window last looked for what has lain in this library's bin for long."""
        value = self._settings.value(f"{self._library}/purged")
        return value if isinstance(value, str) and _MOMENT.fullmatch(value) else None

    @purged.setter
    def purged(self, moment: str | None) -> None:
        self._settings.setValue(f"{self._library}/purged", moment or "")

    def save_left(self, article_id: str, reviewer: str, moment: str) -> None:
        """Keep when that reviewer left that article."""
        self._settings.setValue(self._left_key(article_id, reviewer), moment)

    def left(self, article_id: str, reviewer: str) -> str | None:
        """When that reviewer left that article last."""
        value = self._settings.value(self._left_key(article_id, reviewer))
        return value if isinstance(value, str) and _MOMENT.fullmatch(value) else None

    def _left_key(self, article_id: str, reviewer: str) -> str:
        name = hashlib.sha256(reviewer.encode()).hexdigest()[:16]
        return f"{self._library}/left-{article_id}-{name}"

    def save_place(self, article_id: str, place: Place) -> None:
        """Keep the place in that article."""
        selection = "" if place.selection is None else f"{place.selection[0]}-{place.selection[1]}"
        words = (str(place.top), str(place.caret), selection, " ".join(place.claims[:1000]))
        self._settings.setValue(f"{self._library}/place-{article_id}", "|".join(words))

    def place(self, article_id: str) -> Place:
        """The place kept for that article, else its beginning."""
        value = self._settings.value(f"{self._library}/place-{article_id}")
        parts = value.split("|") if isinstance(value, str) else []
        if len(parts) != 4 or not parts[0].isdigit() or not parts[1].isdigit():
            return Place()
        start, _, end = parts[2].partition("-")
        selection = (int(start), int(end)) if start.isdigit() and end.isdigit() else None
        return Place(int(parts[0]), int(parts[1]), selection, tuple(parts[3].split()))
