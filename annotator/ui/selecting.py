"""The small bar beside a selection: shown while text is selected, next to it, wherever it is scrolled to."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from annotator.ui.article.view import ArticleView
from annotator.ui.selection_bar import SelectionBar
from annotator.ui.window_actions import WindowActions

_SHOWN = (
    ("actionNewClaim", "C"),
    ("actionVerified", "1"),
    ("actionDisputed", "2"),
    ("actionUnsourced", "3"),
    ("actionNoCheckNeeded", "X"),
)


class Selecting(QObject):
    """Places the bar."""

    used = Signal()  # one of the bar's buttons is pressed, which acts on the selection

    def __init__(self, actions: WindowActions, view: ArticleView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._selection: tuple[int, int] | None = None
        self.bar = SelectionBar([(actions[name], key) for name, key in _SHOWN], view)
        for button in self.bar.buttons:
            button.pressed.connect(self.used)
        view.selection_changed.connect(self._selected)
        view.visible_range_changed.connect(self._place)

    def follow_focus(self) -> None:
        """The focus has moved: the bar is shown only while the keys on it mean the selection."""
        self._place()

    def _selected(self, selection: tuple[int, int] | None) -> None:
        self._selection = selection
        self._place()

    def _place(self, *_: int) -> None:
        focus = QApplication.focusWidget()
        elsewhere = focus is not None and focus is not self._view and not self._view.isAncestorOf(focus)
        if self._selection is None or elsewhere:  # where its keys would mean something else
            self.bar.hide()
            return
        port = self._view.viewport().geometry()
        lines = [rect.translated(port.topLeft()) for rect in self._view.range_rects(*self._selection)]
        scrolling = self._view.verticalScrollBar().width()
        self.bar.place_beside(lines, self._view.rect().adjusted(4, 4, -4 - scrolling, -4))
