"""The driver of the window tests: what a person sees in the real window, and does with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QTextCharFormat,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status, Waiver
from annotator.domain.review import Review
from annotator.ui.main_window import MainWindow
from db.store import Store

TEXT = """Bridge reopens after three years

By Ines Calder · The Port Ledger · 14 March 2025

The north bridge opened on Monday 😀, three years late, and cost 4.2 million. “It will last a century,” the mayor said.

قال الوزير إن الجسر مفتوح الآن. وأكد المتحدث أن العمل انتهى.

About 900 lorries cross it each day; in winter, when the ferry rests, there are 1,200. Nobody was hurt.
"""
# Long enough that its ends do not show at once; every paragraph differs from the others.
LONG = "The long road\n\n" + "\n\n".join(
    f"Mile {mile} was paved in {1900 + mile}. It took {mile + 2} weeks, the foreman wrote, and {mile * 3} men."
    for mile in range(1, 61)
)
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = SHIFT | CONTROL
Found = TypeVar("Found", bound=QWidget)


class Desk:
    """A window and the gestures of its user. Texts are named by quotes, claims by numbers."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.view = window.article_pane.view
        self.table = window.claims_pane.table
        self.model = window.claims_pane.model

    # What is so

    @property
    def text(self) -> str:
        return self.window.workspace.version.text

    @property
    def article(self) -> Article:
        return self.window.workspace.article

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

    def waivers(self) -> list[Waiver]:
        """The waivers that stand, in text order."""
        desk = self.window.workspace.desk
        assert desk is not None
        return sorted((w for w in desk.waivers.values() if w.removed_at is None), key=lambda w: w.start)

    def rows(self) -> list[str]:
        """The text of the Claim column, row by row."""
        return self.column(1)

    def column(self, column: int) -> list[str]:
        return [self.model.index(row, column).data() for row in range(self.model.rowCount())]

    def statuses(self) -> list[Status]:
        return [claim.status for claim in self.claims()]

    def selected(self) -> list[int]:
        """The numbers of the claims whose rows are selected, in the table's order."""
        return [self.window.workspace.claim(key).number for key in self.table.selected_ids()]

    def selected_text(self) -> str:
        """What is selected in the article."""
        selection = self.view.selected_range()
        return self.text[slice(*selection)] if selection else ""

    def shows(self, quote: str) -> bool:
        """Whether all of the quote is in sight."""
        port = self.view.viewport().rect()
        start, end = self.range_of(quote)
        found = [self.view.range_rects(at, at + 1) for at in (start, end - 1)]
        return all(rects and port.contains(rects[0].center()) for rects in found)

    def said(self) -> str:
        """What the message bar says; empty when it is hidden."""
        bar = self.window.message_bar
        return bar.text if bar.isVisible() else ""

    def figures(self) -> str:
        """What the status line counts."""
        return self.window.status_line.counts.text()

    def saved(self) -> str:
        """What the status line says of saving."""
        return self.window.status_line.saved.text()

    def on_disk(self) -> Review:
        """The open article's review as another program reads it from the file."""
        with Store.open(self.window.store.path, make=False) as store:
            return store.review(self.article.id)

    def claims_on_disk(self) -> list[Claim]:
        return self.on_disk().standing_claims

    def actions_on_disk(self) -> list[str]:
        """What history calls each group of changes, oldest first; the import is left out."""
        rows = [row for row in self.on_disk().history if row.seq == row.group]
        return [row.action for row in rows if row.action != "article.import"]

    def format_at(self, quote: str) -> QTextCharFormat | None:
        """How the quote's first character is highlighted; None where it is not."""
        self.view.viewport().repaint()
        position = self.view._offsets.to_qt(self.range_of(quote)[0])
        block = self.view.document().findBlock(position)
        inside = position - block.position()
        formats = block.layout().formats()
        return next((QTextCharFormat(f.format) for f in formats if f.start <= inside < f.start + f.length), None)

    def fill_at(self, quote: str) -> QColor | None:
        """The background that a highlight gives the quote's first character."""
        shape = self.format_at(quote)
        return shape.background().color() if shape is not None else None

    # Opening

    def open_text(self, text: str = TEXT, name: str = "article.txt") -> str:
        """Import the text and open it; returns the article's id."""
        from annotator.readers import read

        article_id = self.window.workspace.add_article(read(text.encode(), name))
        self.window.open_article(article_id)
        return article_id

    def answer(self, label: str) -> None:
        """Press the button of that label in the message bar."""
        buttons = self.window.message_bar.findChildren(QPushButton)
        (button,) = [one for one in buttons if one.isVisible() and one.text() == label]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def open_file(self, path: Path) -> None:
        """Open the file as the file dialog does once it is chosen, and wait for it."""
        with self.qtbot.waitSignal(self.window.workspace.article_opened):
            self.window.opening.open_file(str(path))

    def drop(self, target: QWidget, data: QMimeData, place: QPoint | None = None) -> bool:
        """Drag `data` over the widget and let go there, or at that place in it; whether it was welcome."""
        place = place or target.rect().center()
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(place, copy, data, left, NONE)
        QApplication.sendEvent(target, enter)
        move = QDragMoveEvent(place, copy, data, left, NONE)
        move.accept()  # as Qt does while what was entered has not refused
        if enter.isAccepted():
            QApplication.sendEvent(target, move)
        if welcome := enter.isAccepted() and move.isAccepted():
            QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, NONE))
        return welcome

    # Selecting

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

    def drop_on_row(self, number: int, data: QMimeData) -> bool:
        """Drag `data` onto the row of the claim of that number and let go; whether it was welcome."""
        row = self.model.row_of(self.claim(number).id)
        assert row is not None
        place = self.table.visualRect(self.model.index(row, 1)).center()
        return self.drop(self.table.viewport(), data, place)

    def click_row(self, number: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
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
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center())

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible() and widget.isEnabled(), f"{widget.objectName()} cannot be clicked"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drag over the article's text with the left button."""
        port = self.view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, start)
        QTest.mouseMove(port, (start + end) / 2)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, end)

    # Doing

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is, in this window."""
        if not self.window.isActiveWindow():
            in_use(self.qtbot, self.window)
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)
        for held in (Qt.Key.Key_Control, Qt.Key.Key_Shift) if modifiers else ():
            QTest.keyRelease(self.window, held)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, CONTROL)

    def redo(self) -> None:
        self.press(Qt.Key.Key_Z, BOTH)

    def mark(self, quote: str, key: Qt.Key = Qt.Key.Key_C) -> Claim:
        """Make the quote a claim by the key; returns it."""
        self.select(quote)
        self.press(key)
        return self.current()

    def action(self, name: str) -> QAction:
        found = self.window.findChild(QAction, name)
        assert found is not None, name
        return found

    def trigger(self, name: str) -> None:
        """Choose the action as from a menu, which leaves the focus where it is."""
        assert self.action(name).isEnabled(), f"{name} is disabled"
        self.action(name).trigger()

    def field(self, name: str) -> QPlainTextEdit:
        return self.widget(QPlainTextEdit, name)

    def widget(self, kind: type[Found], name: str) -> Found:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def dialog(self, kind: type[Found]) -> Found:
        """The dialog of that kind which is open."""
        open_ = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        found = next((dialog for dialog in open_ if isinstance(dialog, kind)), None)
        assert found is not None, f"open dialogs: {open_}"
        in_use(self.qtbot, found)
        return found

    def enter(self, text: str) -> None:
        """Type where the focus is; what no key has comes as from an input method."""
        target = self.window.focusWidget() or self.window
        if text.isascii():
            QTest.keyClicks(target, text)
            return
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(target, event)

    def type_into(self, name: str, text: str) -> None:
        """Click into a text field of the details and type."""
        field = self.field(name)
        if name == "noteEdit":
            self.press(Qt.Key.Key_M)
        field.setFocus()
        self.enter(text)

    def write(self, name: str, text: str) -> None:
        """Type into a field of the details and leave it for the table."""
        self.type_into(name, text)
        self.press(Qt.Key.Key_Escape)

    def settle(self) -> None:
        """Wait until undo and redo are offered as they are."""
        self.wait(lambda: not self.window.undoing.asking)

    def wait(self, so: Callable[[], object], timeout: int = 10_000) -> None:
        self.qtbot.waitUntil(lambda: bool(so()), timeout=timeout)


def in_use(qtbot: QtBot, window: QWidget) -> None:
    """Make it the window that keys go to."""
    with qtbot.waitExposed(window):
        window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


MakeDesk = Callable[..., Desk]
