"""The list of open items: looked for in a worker, and gone to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.ui.looking import Looking
from annotator.ui.theme import Density, Theme
from annotator.workspace.jobs import Cancelled

if TYPE_CHECKING:
    from annotator.domain.open_items import OpenItem
    from annotator.ui.main_window import MainWindow
    from annotator.ui.rules.open_items_dialog import OpenItemsDialog
    from annotator.workspace.open_items import Found


class OpenItems(QObject):
    """Makes the list anew whenever it is shown, asked for, or in sight a while after a change."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._workspace = window, window.workspace
        self._dialog: OpenItemsDialog | None = None
        self._looking = Looking(self)
        self._looking.wanted.connect(self.look)
        self._looking.found.connect(self._show)
        self._looking.failed.connect(self._fail)
        workspace = self._workspace
        for changed in (workspace.claims_changed, workspace.waivers_changed, workspace.sources_changed):
            changed.connect(self._looking.look_again)
        workspace.house_changed.connect(self._looking.look_again)
        workspace.article_opened.connect(self._article_opened)

    def show(self) -> None:
        """Show the list, made anew."""
        if self._dialog is None:
            from annotator.ui.rules.open_items_dialog import OpenItemsDialog

            self._dialog = dialog = OpenItemsDialog(self._window)
            self.set_theme(self._window.viewing.theme, self._window.viewing.density)
            dialog.again_wanted.connect(self.look)
            dialog.item_chosen.connect(self._go_to)
            self._looking.show_in(dialog)
            dialog.finished.connect(lambda _: dialog.end())
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self.look()

    def look(self) -> None:
        """Look for what is open."""
        from annotator.workspace.open_items import look_for_open_items

        self._end_look()
        self._window.drafting.commit()
        job = look_for_open_items(self._workspace)
        if job is None or self._dialog is None:
            return
        self._dialog.begin(job)
        self._looking.begin(job)

    def stop(self) -> None:
        """The window is closing."""
        self._looking.stop()
        self._end_look()

    def set_theme(self, theme: Theme, density: Density) -> None:
        if self._dialog is not None:
            self._dialog.progress.set_theme(theme, density)

    def _show(self, found: "Found") -> None:
        if self._dialog is not None:
            self._dialog.end()
            self._dialog.show_found(found)

    def _fail(self, error: AnnotatorError | None) -> None:
        if self._dialog is not None:
            cancelled = error is None or isinstance(error, Cancelled)
            self._dialog.end(self.tr("Cancelled. Look again makes the list.") if cancelled else str(error))

    def _go_to(self, item: "OpenItem") -> None:
        """To the claim, or to the words, with the list out of the way."""
        window, dialog = self._window, self._dialog
        if dialog is None:
            return
        dialog.hide()
        window.activateWindow()
        if item.claim is not None:
            if self._workspace.standing([item.claim]):
                window.claims_pane.show_row(item.claim)
                window.checking.show_claim(item.claim)
                window.claims_pane.focus_table()
        elif item.start is not None and item.end is not None:
            view = window.article_pane.view
            view.set_selected_range(item.start, item.end)
            view.reveal(item.start, item.end)
            view.setFocus()

    def _article_opened(self) -> None:
        self._end_look()
        if self._dialog is not None:
            self._dialog.forget()
        self._looking.look_again()

    def _end_look(self) -> None:
        if self._looking.end() and self._dialog is not None:
            self._dialog.end()
