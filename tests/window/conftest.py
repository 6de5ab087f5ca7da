"""The real window on a real library, and what a person does with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.app import build_window
from annotator.domain.claim import Claim, Status
from annotator.settings import read_settings
from annotator.ui.main_window import MainWindow

TEXT = """Bridge reopens after three years

By Ines Calder · The Port Ledger · 14 March 2025

The north bridge opened on Monday 😀, three years late, and cost 4.2 million. “It will last a century,” the mayor said.

قال الوزير إن الجسر مفتوح الآن. وأكد المتحدث أن العمل انتهى.

About 900 lorries cross it each day; in winter, when the ferry rests, there are 1,200. Nobody was hurt.
"""


class Desk:
    """A window and the gestures of its user. Texts are named by quotes, claims by numbers."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.view = window.article_pane.view
        self.table = window.claims_pane.table
        self.model = window.claims_pane.model

    @property
    def text(self) -> str:
        return self.window.workspace.version.text

    def open_text(self, text: str = TEXT, name: str = "article.txt") -> str:
        """Import the text and open it; returns the article's id."""
        from annotator.readers import read

        article_id = self.window.workspace.add_article(read(text.encode(), name))
        self.window.open_article(article_id)
        return article_id

    def range_of(self, quote: str) -> tuple[int, int]:
        start = self.text.index(quote)
        return start, start + len(quote)

    def select(self, quote: str) -> None:
        """Select the quote in the article, as dragging over it would, and leave the focus there."""
        self.view.setFocus()
        self.view.set_selected_range(*self.range_of(quote))

    def put_caret(self, quote: str) -> None:
        """Put the caret inside the quote, one character in."""
        self.view.setFocus()
        self.view.set_caret(self.range_of(quote)[0] + 1)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def mark(self, quote: str, key: Qt.Key = Qt.Key.Key_C) -> Claim:
        """Make the quote a claim by the key; returns it."""
        self.select(quote)
        self.press(key)
        return self.current()

    def current(self) -> Claim:
        claim = self.window.checking.current()
        assert claim is not None, "no claim is selected"
        return claim

    def claims(self) -> list[Claim]:
        """The claims that stand, in text order."""
        desk = self.window.workspace.desk
        assert desk is not None
        return sorted((c for c in desk.claims.values() if c.removed_at is None), key=lambda c: c.place)

    def claim(self, number: int) -> Claim:
        return next(c for c in self.claims() if c.number == number)

    def rows(self) -> list[str]:
        """The text of the Claim column, row by row."""
        return [self.model.index(row, 1).data() for row in range(self.model.rowCount())]

    def statuses(self) -> list[Status]:
        return [claim.status for claim in self.claims()]

    def click_row(self, number: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click the row of the claim of that number."""
        row = self.model.row_of(self.claim(number).id)
        assert row is not None
        rect = self.table.visualRect(self.model.index(row, 1))
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifiers, rect.center())

    def click_text(self, quote: str) -> None:
        """Click in the middle of the quote in the article."""
        start, end = self.range_of(quote)
        self.view.reveal(start, end)
        middle = (start + end) // 2
        rect = self.view.range_rects(middle, middle + 1)[0]
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drag over the article's text with the left button."""
        port = self.view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(port, (start + end) / 2)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    def field(self, name: str) -> QPlainTextEdit:
        found = self.window.findChild(QPlainTextEdit, name)
        assert found is not None, name
        return found

    def type_into(self, name: str, text: str) -> None:
        """Click into a text field of the details and type."""
        field = self.field(name)
        field.setFocus()
        QTest.keyClicks(field, text)

    def said(self) -> str:
        """What the message bar says; empty when it is hidden."""
        bar = self.window.message_bar
        return bar.text if bar.isVisible() else ""


@pytest.fixture
def make_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks on the library of this test, or on another; closes their windows at the end."""
    windows: list[MainWindow] = []

    def make(reviewer: str = "Mara Boyd", library: Path | None = None) -> Desk:
        library = library or tmp_path / "library.sqlite"
        window = build_window(library, read_settings(library=library, reviewer=reviewer))
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return Desk(qtbot, window)

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A window with the test's article open and nothing marked in it."""
    made = make_desk()
    made.open_text()
    return made
