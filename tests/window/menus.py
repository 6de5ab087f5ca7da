"""Menus that a right click brings, read and chosen from."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QWidget,
)

from tests.window.desk import Desk

MARKING = ["Claim", "Verified", "Disputed", "Unsourced", "No check needed"]
STATUSES = ["Verified", "Disputed", "Unsourced", "Unchecked"]
CHECKING = ["Add evidence…", "Ask a query…", "Log contact or search…", "Assign to…"]
CLAIM = [*STATUSES, "Split claim at caret", "Edit statement", "Write note", *CHECKING, "Remove claim"]
WAIVER = ["To be checked again", "Reason"]


def right_click(target: QWidget, place: QPoint) -> None:
    """Press, the wish for a menu, release: as the system tells them."""
    right = Qt.MouseButton.RightButton
    QTest.mousePress(target, right, Qt.KeyboardModifier.NoModifier, place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    popup = QApplication.activePopupWidget()
    if popup is None:
        QTest.mouseRelease(target, right, Qt.KeyboardModifier.NoModifier, place)


def right_click_text(desk: Desk, quote: str) -> QMenu | None:
    """A right click in the middle of the quote; the menu that comes."""
    start, end = desk.range_of(quote)
    desk.view.reveal(start, end)
    middle = (start + end) // 2
    right_click(desk.view.viewport(), desk.view.range_rects(middle, middle + 1)[0].center())
    return menu_of(desk, "articleMenu")


def right_click_row(desk: Desk, number: int) -> QMenu | None:
    row = desk.model.row_of(desk.claim(number).id)
    assert row is not None
    right_click(desk.table.viewport(), desk.table.visualRect(desk.model.index(row, 1)).center())
    return menu_of(desk, "claimsMenu")


def menu_of(desk: Desk, name: str) -> QMenu | None:
    """The menu of that name which is open."""
    return next((m for m in desk.window.findChildren(QMenu, name) if m.isVisible()), None)


def words(menu: QMenu | None) -> list[str]:
    assert menu is not None, "there is no menu"
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu | None, text: str) -> None:
    """Choose an entry with the mouse."""
    assert menu is not None
    action = next(action for action in menu.actions() if action.text() == text)
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center()
    )
    QApplication.processEvents()


def reasons(menu: QMenu | None) -> dict[str, QAction]:
    """The entries of its submenu of reasons."""
    assert menu is not None
    inner = menu.findChild(QMenu, "reasonMenu")
    assert inner is not None
    return {action.text(): action for action in inner.actions()}


def close_menu(desk: Desk) -> None:
    menu = menu_of(desk, "articleMenu") or menu_of(desk, "claimsMenu")
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
