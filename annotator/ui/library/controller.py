"""The library's dialog in the window: its space looked at and its bin emptied in a worker, and what goes by itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError
from annotator.ui.looking import Looking
from annotator.workspace.jobs import Cancelled, Job
from annotator.workspace.purging import Purging

if TYPE_CHECKING:
    from annotator.ui.library.dialog import LibraryDialog
    from annotator.ui.main_window import MainWindow
    from annotator.workspace.space import Taken
    from db.purge import Purge


class LibrarySpace(QObject):
    """The dialog is made when it is first wanted. `purging` is what goes by itself after its days in the bin."""

    said = Signal(str)  # a sentence for the message bar
    warned = Signal(str)  # a sentence that stays
    refused = Signal(str)  # a sentence: why what goes by itself did not

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._workspace = window, window.workspace
        self._dialog: LibraryDialog | None = None
        self._emptying: Job | None = None
        self._looking = Looking(self)
        self._looking.wanted.connect(self.look)
        self._looking.found.connect(self._looked)
        self._looking.failed.connect(self._not_looked)
        self.purging = Purging(self._workspace, window.state, self)
        self.purging.purged.connect(self._went_alone)
        self.purging.refused.connect(self.refused)
        self._workspace.article_purged.connect(self._article_purged)
        for changed in (self._workspace.saved, self._workspace.articles_changed):
            changed.connect(self._looking.look_again)

    def show(self) -> None:
        """Show what takes the space, looked at anew."""
        dialog = self._made()
        dialog.show_library(self._workspace.store.path.absolute(), writable=not self._workspace.store.read_only)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self.look()

    def look(self) -> None:
        """Look what takes the space now, unless the bin is being emptied, which looks by itself."""
        from annotator.workspace.space import look

        if self._emptying is not None or self._dialog is None:
            return
        self._looking.end()
        job = self._workspace.jobs.run(look, self._workspace.store.path)
        self._dialog.follow_look(job)
        self._looking.begin(job)

    def stop(self) -> None:
        """The window is closing."""
        self._looking.stop()
        self.purging.stop()

    # Emptying the bin

    def _ask(self, taken: "Taken") -> None:
        from annotator.ui.library.words import tr, what_goes

        what = what_goes(taken.due, taken.unused[0])
        if self._dialog is None or not what:
            self._empty(taken)  # nothing but free space is given back
            return
        words = tr("Delete {what} for good? Nothing brings that back: this cannot be undone.")
        self._dialog.ask(words.format(what=what), [(tr("Delete for good"), lambda: self._empty(taken))])

    def _empty(self, taken: "Taken") -> None:
        from annotator.ui.library.words import tr
        from annotator.workspace.space import empty_bin

        if self._emptying is not None or self._dialog is None:
            return
        self._window.drafting.commit()
        self._looking.end()
        workspace = self._workspace
        job = workspace.jobs.run(empty_bin, workspace.store.path, workspace.reviewer, taken.at)
        self._emptying = job
        self._dialog.follow(tr("Emptying the bin…"), job)
        job.done.connect(self._emptied)
        job.failed.connect(self._not_emptied)
        job.crashed.connect(lambda _: self._over())

    def _emptied(self, gone: "Purge") -> None:
        from annotator.ui.library.words import purged_words

        self._over()
        if self._dialog is not None:
            self._dialog.say(purged_words(gone))

    def _not_emptied(self, error: AnnotatorError) -> None:
        from annotator.ui.library.words import tr

        self._over()
        if self._dialog is not None and isinstance(error, Cancelled):
            self._dialog.say(tr("Cancelled. What had gone by then is gone for good; the rest is as it was."))
        elif self._dialog is not None:
            self._dialog.say_error(str(error))

    def _over(self) -> None:
        """The rest of the window, and the dialog, take in what has gone."""
        self._emptying = None
        self._workspace.look_for_others()
        self.look()

    # What the looks bring

    def _looked(self, taken: "Taken") -> None:
        if self._dialog is not None:
            self._dialog.show_taken(taken)

    def _not_looked(self, error: AnnotatorError | None) -> None:
        if self._dialog is not None and error is not None and not isinstance(error, Cancelled):
            self._dialog.say_error(str(error))

    def _made(self) -> "LibraryDialog":
        if self._dialog is None:
            from annotator.ui.library.dialog import LibraryDialog

            viewing = self._window.viewing
            self._dialog = dialog = LibraryDialog(self._window)
            dialog.set_theme(viewing.theme, viewing.density)
            viewing.show_on(dialog.set_theme)
            dialog.again_wanted.connect(self.look)
            dialog.purge_wanted.connect(self._ask)
            self._looking.show_in(dialog)
        return self._dialog

    # What others, or time, took away

    def _went_alone(self, gone: "Purge") -> None:
        from annotator.ui.library.words import purged_alone_words

        self.said.emit(purged_alone_words(gone))

    def _article_purged(self, title: str) -> None:
        from annotator.ui.plain import one_line

        words = self.tr("“{title}” was in the bin and is deleted for good, so that it was closed.")
        self.warned.emit(words.format(title=one_line(title, 120)))
