"""Whether everything a window shows has the room it needs."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

SHOWN = (QAbstractButton, QLabel, QLineEdit, QComboBox, QTabBar, QAbstractScrollArea)
_INNER = "qt_"  # Qt's own parts, such as the corner of a tool bar that has no room


def clipped(window: QWidget) -> list[str]:
    """What is cut off, or has less room than its words need: a line each."""
    return [f"{_named(widget)}: {why}" for widget in _parts(window) for why in _faults(widget)]


def overlapping(window: QWidget) -> list[str]:
    """Buttons, labels and fields of one parent that lie over one another."""
    return [
        f"{_named(first)} lies over {_named(second)}"
        for first, second in combinations(_parts(window), 2)
        if first.parent() is second.parent() and first.geometry().intersects(second.geometry())
    ]


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else widget.accessibleName()
    return f"{type(widget).__name__} {widget.objectName()} “{words}”"


def _parts(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        own = not widget.objectName().startswith(_INNER) and not isinstance(widget.parent(), QLineEdit)
        if own and isinstance(widget, SHOWN) and widget.isVisible() and widget.window() is window:
            yield widget


def _faults(widget: QWidget) -> Iterator[str]:
    seen = widget.visibleRegion().boundingRect()
    scrolled = _in_scroll_area(widget)
    if not scrolled and seen != widget.rect() and not _covered_on_purpose(widget, seen):
        yield f"only {seen.getRect()} of {widget.rect().getRect()} shows"
    if isinstance(widget, (QPushButton, QToolButton)) and widget.width() < widget.minimumSizeHint().width():
        yield f"{widget.width()} pixels wide, {widget.minimumSizeHint().width()} needed"
    if isinstance(widget, QLabel) and not _gives_way(widget):
        need = widget.fontMetrics().horizontalAdvance(widget.text())
        if widget.width() < need:
            yield f"{widget.width()} pixels wide, {need} needed"
    if isinstance(widget, QLabel) and widget.text() and widget.height() < widget.fontMetrics().height():
        yield f"{widget.height()} pixels high"


def _gives_way(label: QLabel) -> bool:
    """Labels that wrap, or show an ellipsis by design."""
    policy = label.sizePolicy().horizontalPolicy()
    return label.wordWrap() or policy is QSizePolicy.Policy.Ignored or label.minimumSizeHint().width() == 0


def _in_scroll_area(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _covered_on_purpose(widget: QWidget, seen: QRect) -> bool:
    """What is hidden by a child of its own, such as a scroll area by its viewport, is not cut off."""
    return bool(widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)) and not seen.isEmpty()
