"""The list of the library's sources."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QWidget,
)

from annotator.domain.evidence import Source
from annotator.ui import icons
from annotator.ui.line_edits import colour_clear_button
from annotator.ui.listing import ListSearch, ListTable
from annotator.ui.noticed_dialog import NoticedDialog
from annotator.ui.plain import plain_label
from annotator.ui.sources.model import Column, SourcesModel
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.jobs import Job

_WIDTHS = {Column.KIND: 176, Column.BY: 210, Column.DATE: 100, Column.COPY: 80, Column.USES: 60}


class SourcesDialog(NoticedDialog):
    """Says what the reviewer wants done; whoever owns it does it, then calls `set_sources`. Signals carry ids."""

    edit_wanted = Signal(str)
    remove_wanted = Signal(list)
    restore_wanted = Signal(list)
    use_wanted = Signal(list)
    capture_wanted = Signal(str)
    import_wanted = Signal()
    export_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("sources", self.tr("Sources"), parent)
        self.setModal(False)
        self.model = SourcesModel(self)
        self.search_edit = self._make_search()
        self.table = self._make_table()
        self._make_notice()
        self.count = plain_label(parent=self)
        self.count.setObjectName("sourcesCount")
        self._writable, self._claims = True, 0
        self._make_buttons()
        self._lay_out()
        self._add_keys()
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(1040, 600)

    def set_sources(self, sources: Sequence[Source], uses: dict[str, int]) -> None:
        """Show these, removed ones included. The current one stays current; where it went, the next is."""
        current, row = self.chosen()[:1], max(0, self.table.currentIndex().row())
        self.model.set_sources(sources, uses)
        known = self.model.row_of(current[0]) if current else None
        self._go_to(row if known is None else known)
        self._follow()

    def allow(self, *, writable: bool, claims: int) -> None:
        """Whether the library may be written, and how many claims are selected in the window."""
        self._writable, self._claims = writable, claims
        self._follow()

    def chosen(self) -> list[str]:
        """The ids of the selected rows, in the table's order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.source(row).id for row in rows]

    def go_to(self, key: str) -> None:
        """Select that source, where it is shown."""
        row = self.model.row_of(key)
        if row is not None:
            self._go_to(row)

    def follow(self, words: str, job: Job) -> None:
        """Show how far the job is."""
        self.progress.follow(words, job)

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's icons and the density's row height."""
        super().set_theme(theme, density)
        colour_clear_button(self.search_edit, theme)
        self.model.set_theme(theme)
        self.table.verticalHeader().setDefaultSectionSize(32 if density is Density.COMFORTABLE else 24)
        for button, name in (
            (self.edit_button, "edit"), (self.remove_button, "trash"), (self.restore_button, "undo"),
            (self.bin_button, "trash"), (self.capture_button, "globe"), (self.use_button, "plus"),
        ):  # fmt: skip
            button.setIcon(icons.icon(name, theme.text, theme.muted))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_edit.selectAll()

    def _make_search(self) -> ListSearch:
        words = self.tr("Search by title, author, publisher, address, kind or number of uses")
        edit = ListSearch("sourcesSearch", self.tr("Search the sources"), words, self)
        edit.textChanged.connect(self._search)
        edit.entered.connect(self._edit)
        edit.stepped.connect(self._step)
        return edit

    def _make_table(self) -> ListTable:
        table = ListTable("sourcesTable", self.tr("Sources"), self, several=True)
        table.show_model(self.model, _WIDTHS, Column.TITLE)
        table.sort_first(Column.TITLE)
        table.doubleClicked.connect(self._edit)
        table.selectionModel().selectionChanged.connect(self._follow)
        return table

    def _step(self, by: int) -> None:
        if self.model.rowCount():
            self._go_to(self.table.currentIndex().row() + by)

    def _make_buttons(self) -> None:
        self.edit_button = self._button("sourcesEdit", self.tr("Edit…"), self._edit)
        self.remove_button = self._button("sourcesRemove", self.tr("Remove"), self._remove)
        self.restore_button = self._button("sourcesRestore", self.tr("Restore"), self._restore)
        self.capture_button = self._button("sourcesCapture", self.tr("Capture page"), self._capture)
        self.capture_button.setToolTip(self.tr("Fetch the page at the source’s address now, and keep it"))
        self.use_button = self._button("sourcesUse", self.tr("Use for selected claims"), self._use)
        self.use_button.setToolTip(self.tr("Ctrl+Enter"))
        self.import_button = self._button("sourcesImport", self.tr("Import…"), self.import_wanted.emit)
        self.export_button = self._button("sourcesExport", self.tr("Export…"), self.export_wanted.emit)
        self.bin_button = self._button("sourcesBin", self.tr("Bin"), None)
        self.bin_button.setCheckable(True)
        self.bin_button.setToolTip(self.tr("Sources that were removed"))
        self.bin_button.toggled.connect(self._show_bin)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search_edit, 1)
        for button in (self.import_button, self.export_button, self.bin_button):
            top.addWidget(button)
        for button in (self.edit_button, self.remove_button, self.restore_button, self.capture_button):
            bottom.addWidget(button)
        bottom.addWidget(self.count, 1)
        bottom.addWidget(self.use_button)
        self._stack(top, self.notice, self.progress, self.table, bottom, stretched=3)

    def _add_keys(self) -> None:
        in_table, here = Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut
        for widget, context, keys, slot in (
            (self.table, in_table, ("Return", "Enter"), self._edit),
            (self.table, in_table, ("Del", "Backspace"), self._remove),
            (self, here, ("Ctrl+Return", "Ctrl+Enter"), self._use),
            (self.table, in_table, ("Ctrl+Z",), self.undo_wanted.emit),
            (self.table, in_table, ("Ctrl+Shift+Z", "Ctrl+Y"), self.redo_wanted.emit),
        ):
            action = QAction(widget)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(context)
            action.triggered.connect(lambda _checked=False, do=slot: do())
            widget.addAction(action)

    def _search(self, text: str) -> None:
        current = self.chosen()[:1]
        self.model.search(text)
        known = self.model.row_of(current[0]) if current else None
        self._go_to(known or 0)
        self._follow()

    def _show_bin(self, on: bool) -> None:
        self.model.show_bin(on)
        self._go_to(0)
        self._follow()

    def _go_to(self, row: int) -> None:
        if self.model.rowCount():
            index = self.model.index(min(max(row, 0), self.model.rowCount() - 1), Column.TITLE)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
            self.table.scrollTo(index)

    def _edit(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and not self.model.shows_bin:
            self.edit_wanted.emit(chosen[0])

    def _remove(self) -> None:
        if not self.model.shows_bin and self._writable and (chosen := self.chosen()):
            self.remove_wanted.emit(chosen)

    def _restore(self) -> None:
        if self.model.shows_bin and self._writable and (chosen := self.chosen()):
            self.restore_wanted.emit(chosen)

    def _capture(self) -> None:
        if chosen := self.chosen():
            self.capture_wanted.emit(chosen[0])

    def _use(self) -> None:
        if self.use_button.isEnabled():
            self.use_wanted.emit(self.chosen())

    def _follow(self) -> None:
        """Offer only what the selected rows allow, and say how many there are."""
        chosen, in_bin, may = self.chosen(), self.model.shows_bin, self._writable
        one = self.model.get(chosen[0]) if len(chosen) == 1 else None
        self.edit_button.setEnabled(one is not None)
        self.remove_button.setEnabled(bool(chosen) and may)
        self.restore_button.setEnabled(bool(chosen) and may)
        self.capture_button.setEnabled(one is not None and may and bool(one.url or one.archive_url))
        self.use_button.setEnabled(bool(chosen) and may and not in_bin and self._claims > 0)
        self.import_button.setEnabled(may)
        for button in (self.edit_button, self.remove_button, self.capture_button, self.use_button):
            button.setVisible(not in_bin)
        self.restore_button.setVisible(in_bin)
        self.count.setText(self._counted())

    def _counted(self) -> str:
        shown, total = self.model.rowCount(), self.model.total
        if not total:
            return self.tr("The bin is empty.") if self.model.shows_bin else self.tr("No sources yet.")
        if not shown:
            return self.tr("No source matches.")
        count = f"{total:,}" if shown == total else self.tr("{n} of {total}").format(n=f"{shown:,}", total=f"{total:,}")
        return self.tr("{count} sources").format(count=count) if total > 1 else self.tr("1 source")


_CONTROL = Qt.KeyboardModifier.ControlModifier
