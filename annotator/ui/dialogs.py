"""The window's dialogs, each imported and made when it is first wanted, none of them blocking."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from annotator import __version__
from annotator.domain.errors import AnnotatorError
from annotator.domain.times import now
from annotator.ui.viewing import Viewing
from annotator.ui.window_actions import WindowActions
from annotator.workspace.sources import PastedArticle
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.articles_dialog import ArticlesDialog
    from annotator.ui.paste_dialog import PasteDialog


class Dialogs(QObject):
    """Opens dialogs and passes on what the reviewer chose in them."""

    article_chosen = Signal(str)
    data_set_wanted = Signal(object)  # list of articles' ids
    pasted = Signal(PastedArticle)
    reviewer_named = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, viewing: Viewing, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._viewing = viewing
        self._articles: ArticlesDialog | None = None
        self._paste: PasteDialog | None = None
        self._paste_for: Callable[[PastedArticle], object] | None = None
        workspace.articles_changed.connect(self._refresh_articles)

    def show_articles(self) -> None:
        """The list of articles."""
        from annotator.ui.articles_dialog import ArticlesDialog

        if self._articles is None:
            self._articles = dialog = ArticlesDialog(self._window)
            dialog.article_chosen.connect(self.article_chosen)
            dialog.article_renamed.connect(self._rename)
            dialog.article_removed.connect(self._remove)
            dialog.article_restored.connect(self._restore)
            dialog.data_set_wanted.connect(self.data_set_wanted)
            dialog.set_theme(self._viewing.theme, self._viewing.density)
            self._viewing.show_on(dialog.set_theme)
        self._articles.show()
        self._articles.raise_()
        self._articles.activateWindow()
        self._refresh_articles()

    def show_paste(self) -> None:
        """Paste text as an article; what the clipboard holds is there already."""
        from annotator.ui.paste_dialog import PasteDialog

        if self._paste is None:
            self._paste = PasteDialog(self._window)
            self._paste.pasted.connect(self._take_paste)
            self._paste.rejected.connect(self._paste_given_up)
        held = QApplication.clipboard().mimeData()
        if held is not None and not self._paste.values().text:
            self._paste.take(held)
        self._paste.open()

    def show_paste_for(self, take: Callable[[PastedArticle], object]) -> None:
        """The same, for what `take` does with the text."""
        self._paste_for = take
        self.show_paste()

    def _paste_given_up(self) -> None:
        self._paste_for = None

    def _take_paste(self, pasted: PastedArticle) -> None:
        take, self._paste_for = self._paste_for, None
        if take is None:
            self.pasted.emit(pasted)
        else:
            take(pasted)
            self.forget_paste()

    def forget_paste(self) -> None:
        """What was pasted is in the library: the next paste begins afresh."""
        if self._paste is not None:
            self._paste.reset()

    def ask_reviewer(self) -> None:
        """Another reviewer's name; changes from now on are theirs."""
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self._window)
        dialog.setObjectName("reviewerDialog")
        dialog.setWindowTitle(self.tr("Reviewer"))
        dialog.setLabelText(self.tr("Changes are recorded under this name:"))
        dialog.setTextValue(self._workspace.reviewer)
        dialog.textValueSelected.connect(self.reviewer_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_shortcuts(self, actions_: WindowActions) -> None:
        """Every action with its keys."""
        from annotator.ui.article_keys import article_keys
        from annotator.ui.asking.keys import asking_keys
        from annotator.ui.copies.commands import copy_keys
        from annotator.ui.evidence.keys import evidence_keys
        from annotator.ui.shortcuts_dialog import ShortcutsDialog
        from annotator.ui.versions.commands import version_keys

        pages = [
            (self.tr("In the list of evidence"), evidence_keys()),
            (self.tr("In the list of queries and log"), asking_keys()),
            (self.tr("Beside a saved copy"), copy_keys()),
            (self.tr("On the page of an update"), version_keys()),
        ]
        dialog = ShortcutsDialog(list(actions_.by_name.values()), article_keys(), self._window, pages=pages)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def show_about(self) -> None:
        """Name and version."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About"))
        box.setText(self.tr("Annotator {version}\nChecking facts line by line.").format(version=__version__))
        box.finished.connect(box.deleteLater)
        box.open()

    def _refresh_articles(self) -> None:
        if self._articles is None or not self._articles.isVisible():
            return
        try:
            self._articles.set_articles(self._workspace.store.summaries())
        except AnnotatorError as error:
            self.refused.emit(str(error))

    def _rename(self, article_id: str, title: str) -> None:
        from annotator.domain.article_actions import edit_article

        self._workspace.change_article(article_id, lambda article: edit_article(article, title=title))
        self._refresh_articles()

    def _remove(self, article_id: str) -> None:
        from annotator.domain.article_actions import remove_article

        self._workspace.change_article(article_id, lambda article: remove_article(article, at=now()))

    def _restore(self, article_id: str) -> None:
        from annotator.domain.article_actions import restore_article

        self._workspace.change_article(article_id, restore_article)
