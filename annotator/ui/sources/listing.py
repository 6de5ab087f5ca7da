"""The list of sources in the window: what its dialog wants, done to the library."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.change import Change, HistoryRow
from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import KeptFile, Source
from annotator.domain.sourcing import add_evidence, edit_source, remove_source, restore_source
from annotator.domain.times import now
from annotator.ui.alive import while_there
from annotator.ui.copies.capturing import Capturing
from annotator.ui.evidence.words import today
from annotator.ui.plain import one_line
from annotator.ui.sources.dialog import SourcesDialog
from annotator.ui.sources.edit_dialog import SourceEditDialog
from annotator.ui.sources.exchanging import Exchanging
from annotator.ui.sources.words import used_words
from annotator.workspace.evidence import ToKeep, keep_in
from annotator.workspace.jobs import Cancelled
from annotator.workspace.source_list import Used, uses_of_source

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Listing(QObject):
    """Works with and without an open article. What is refused is said in the dialog, and in the window."""

    used = Signal(str)  # the id of the evidence that came last

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._refusal = ""
        self.dialog = dialog = SourcesDialog(window)
        dialog.set_theme(window.viewing.theme, window.viewing.density)
        window.viewing.show_on(dialog.set_theme)
        self.capturing = Capturing(self._workspace, self._source, self)
        self.exchanging = Exchanging(dialog, self._workspace, self._do)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        self._connect()

    def show(self) -> None:
        """Show the list."""
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.refresh()

    def refresh(self) -> None:
        """Show the sources as the library has them, while the list is in sight."""
        if not self.dialog.isVisible():
            return
        store = self._workspace.store
        try:
            self.dialog.set_sources(list(store.house().sources.values()), store.uses())
        except AnnotatorError as error:
            self.dialog.say_error(str(error))
        self._follow_claims()

    def edit(self, key: str) -> None:
        """Let the reviewer edit that source; where it is used is looked for meanwhile."""
        source = self._source(key)
        if source is None:
            return
        writable = not self._workspace.store.read_only
        dialog = SourceEditDialog(self.dialog if self.dialog.isVisible() else self._window)
        dialog.set_theme(self._window.viewing.theme, self._window.viewing.density)
        dialog.show_source(source, writable=writable)
        dialog.done_wanted.connect(lambda: self._submit(dialog))
        dialog.save_wanted.connect(lambda: self._window.evidencing.copies.save_copy(dialog.form.source or source))
        dialog.capture_wanted.connect(lambda: self._capture_in(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        job = self._workspace.jobs.run(uses_of_source, self._workspace.store.path, key)
        job.done.connect(while_there(dialog, lambda used: self._show_used(dialog, used)))
        job.failed.connect(while_there(dialog, lambda error: dialog.used.setText(str(error))))

    # Editing

    @staticmethod
    def _show_used(dialog: SourceEditDialog, used: Used) -> None:
        dialog.used.setText(used_words(used))

    def _submit(self, dialog: SourceEditDialog) -> None:
        file = dialog.form.file
        if not isinstance(file, Path):
            self._write(dialog)
            return
        job = keep_in(self._workspace.jobs, self._workspace.store.path, [ToKeep(file.name, file)])
        job.done.connect(while_there(dialog, lambda kept: self._kept(dialog, kept)))
        failed = while_there(
            dialog, lambda error: None if isinstance(error, Cancelled) else dialog.say_error(str(error))
        )
        job.failed.connect(failed)
        dialog.follow(self.tr("Keeping {name}…").format(name=one_line(file.name, 120)), job)

    def _kept(self, dialog: SourceEditDialog, kept: Sequence[KeptFile]) -> None:
        dialog.form.set_file(kept[0])
        self._write(dialog)

    def _write(self, dialog: SourceEditDialog) -> None:
        source, values = dialog.form.source, dialog.form.values()
        if source is None:
            return
        if "file" in values and source.captured is not None:
            values["captured"] = None  # that was of the copy that is no more
        self._do(lambda: edit_source(source, **values))
        if self._refusal:
            dialog.say_error(self._refusal)
            return
        dialog.accept()

    def _capture_in(self, dialog: SourceEditDialog) -> None:
        source = dialog.form.source
        if source is None:
            return
        if dialog.form.values():
            dialog.say_error(
                self.tr("Save what you have changed first; the page is captured from the address as it is kept.")
            )
            return
        capturing = Capturing(self._workspace, self._source, dialog)
        capturing.began.connect(dialog.follow)
        capturing.said.connect(dialog.say)
        capturing.refused.connect(dialog.say_error)
        capturing.captured.connect(lambda key: self._show_again(dialog, key))
        capturing.capture(source.id, dialog.ask)

    def _show_again(self, dialog: SourceEditDialog, key: str) -> None:
        source = self._source(key)
        if source is not None:
            dialog.show_source(source, writable=True)
        self._later.start()

    # What the list wants

    def _remove(self, keys: Sequence[str]) -> None:
        uses, at = self._workspace.store.uses(), now()

        def make() -> list[Change]:
            return [one for key in keys for one in remove_source(self._known(key), uses.get(key, 0), at=at)]

        if self._do(make):
            self.dialog.say(self.tr("In the bin now; Ctrl+Z, or Restore in the bin, takes it back."))

    def _restore(self, keys: Sequence[str]) -> None:
        self._do(lambda: [one for key in keys for one in restore_source(self._known(key))])

    def _use(self, keys: Sequence[str]) -> None:
        """Each of the sources as evidence under each of the selected claims."""
        claims = self._window.checking.chosen()
        if not claims:
            self.dialog.say_error(self.tr("Select claims in the window first."))
            return

        def make() -> list[Change]:
            article = self._workspace.article
            found = [add_evidence(article, claims, self._known(key), seen=today()) for key in keys]
            return [one for added in found for one in added]

        rows = self._do(make)
        if rows:
            numbers = one_line(", ".join(f"{claim.number:,}" for claim in claims), 60)
            self.dialog.say(self.tr("Used for claim {numbers}.").format(numbers=numbers))
            self.used.emit(rows[-1].subject.id)

    def _undo(self) -> None:
        self._take_back(self._workspace.undo_library, self.tr("There is nothing of yours to undo in this list."), 0)

    def _redo(self) -> None:
        self._take_back(self._workspace.redo_library, self.tr("There is nothing of yours to redo in this list."), 1)

    def _take_back(self, step: Callable[[], list[HistoryRow]], nothing: str, which: int) -> None:
        from annotator.domain.change import LIBRARY

        try:
            offered = self._workspace.store.offered(LIBRARY, self._workspace.reviewer)[which]
        except AnnotatorError as error:
            self.dialog.say_error(str(error))
            return
        if offered is None:
            self.dialog.say(nothing)
            return
        self._carry(step)

    # Carrying out

    def _do(self, make: Callable[[], list[Change]]) -> list[HistoryRow]:
        return self._carry(lambda: self._workspace.do(make))

    def _carry(self, write: Callable[[], list[HistoryRow]]) -> list[HistoryRow]:
        self._refusal = ""
        self._workspace.refused.connect(self._was_refused)
        try:
            rows = write()
        finally:
            self._workspace.refused.disconnect(self._was_refused)
        self.refresh()
        return rows

    def _was_refused(self, sentence: str) -> None:
        self._refusal = sentence
        self.dialog.say_error(sentence)

    def _source(self, key: str) -> Source | None:
        try:
            return self._workspace.store.house().sources.get(key)
        except AnnotatorError as error:
            self.dialog.say_error(str(error))
            return None

    def _known(self, key: str) -> Source:
        """The source as it was shown: what others have changed since is a conflict, not overwritten."""
        source = self.dialog.model.get(key)
        return source if source is not None else self._workspace.store.house().source(key)

    def _follow_claims(self) -> None:
        writable = not self._workspace.store.read_only
        self.dialog.allow(writable=writable, claims=len(self._window.checking.chosen()))

    def _connect(self) -> None:
        dialog, workspace = self.dialog, self._workspace
        wanted: tuple[tuple[Any, Callable[..., object]], ...] = (
            (dialog.edit_wanted, self.edit), (dialog.remove_wanted, self._remove),
            (dialog.restore_wanted, self._restore), (dialog.use_wanted, self._use),
            (dialog.undo_wanted, self._undo), (dialog.redo_wanted, self._redo),
            (dialog.import_wanted, self.exchanging.ask_import), (dialog.export_wanted, self.exchanging.ask_export),
            (self.capturing.began, dialog.follow), (self.capturing.said, dialog.say),
            (self.capturing.refused, dialog.say_error),
        )  # fmt: skip
        for signal, slot in wanted:
            signal.connect(slot)
        dialog.capture_wanted.connect(lambda key: self.capturing.capture(key, dialog.ask))
        for changed in (workspace.saved, workspace.articles_changed, workspace.history_grew, workspace.article_opened):
            changed.connect(partial(self._look_again))
        self._window.claims_pane.table.rows_selected.connect(self._rows_selected)

    def _look_again(self, *_: object) -> None:
        if self.dialog.isVisible():
            self._later.start()

    def _rows_selected(self, _: object) -> None:
        if self.dialog.isVisible():
            self._follow_claims()
