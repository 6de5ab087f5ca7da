"""Finding in the article: what is typed in the find field, shown in the text as it is typed."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from annotator.ui.article.pane import ArticlePane
from annotator.workspace.workspace import Workspace

_LONGEST = 100  # code points of a selection that are taken as words to find


class Finding(QObject):
    """Enter goes to the next hit, Shift+Enter to the one before, Esc back to the article."""

    def __init__(
        self, workspace: Workspace, pane: ArticlePane, edit: QLineEdit, count: QLabel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pane = pane
        self._edit = edit
        self._count = count
        self._hits = 0
        self._start = 0
        edit.textChanged.connect(self._search)
        edit.installEventFilter(self)

    def begin(self) -> None:
        """Put the focus in the find field, with what is selected in the article in it."""
        self._start = self._from()
        selected = self._pane.view.selected_range()
        words = self._workspace.version.text[slice(*selected)] if selected else ""
        if words and "\n" not in words and len(words) <= _LONGEST:
            self._edit.setText(words)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def next(self) -> None:
        """Select the next hit; from the top again after the last."""
        self._tell(self._pane.find_next())

    def previous(self) -> None:
        """Select the hit before; from the end again before the first."""
        self._tell(self._pane.find_previous())

    def search_again(self) -> None:
        """Find the same words in an article that was just opened, without going to them."""
        self._start = 0
        self._hits = self._pane.search(self._edit.text())
        self._tell(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._edit:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusIn:
            self._start = self._from()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                # The window has a shortcut on that key.
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.previous() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.next()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._edit.clear()
                self._pane.view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        self._hits = self._pane.search(words)
        if self._hits:
            # Each letter more narrows the search from where it began.
            self._pane.view.set_caret(self._start)
            self._tell(self._pane.find_next())
        else:
            self._tell(None)

    def _from(self) -> int:
        selected = self._pane.view.selected_range()
        return selected[0] if selected else self._pane.view.caret()

    def _tell(self, hit: tuple[int, int] | None) -> None:
        if not self._edit.text() or self._workspace.desk is None:
            self._count.setText("")
        elif not self._hits:
            self._count.setText(self.tr("Not found"))
        elif hit is None:
            self._count.setText(str(self._hits))
        else:
            self._count.setText(self.tr("{place} of {count}").format(place=self._pane.hit_number(), count=self._hits))
