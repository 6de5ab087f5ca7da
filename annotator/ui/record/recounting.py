"""History in the window: reads it in a worker for the dialog, and makes a claim again as it was."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.change import LIBRARY, HistoryRow
from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError
from annotator.domain.history.differences import differences
from annotator.domain.history.names import Names
from annotator.domain.history.past import claim_as_of, is_whole, revert_claim
from annotator.domain.history.portrait import portrait
from annotator.ui.checking import Checking
from annotator.ui.plain import one_line
from annotator.ui.record.dialog import HistoryDialog
from annotator.ui.viewing import Viewing
from annotator.workspace.claim_cells import local_time
from annotator.workspace.history_entries import find_groups
from annotator.workspace.jobs import Job
from annotator.workspace.workspace import Workspace

_SOON_MS = 250  # after a change, of which there may be many
_MOST = 200  # rows of one group that are shown in full


class Recounting(QObject):
    """Fills the dialog and does what is asked for in it."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(self, workspace: Workspace, checking: Checking, viewing: Viewing, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._job: Job | None = None
        self._names = Names()
        self._then: Claim | None = None
        self._rows: Sequence[HistoryRow] = ()
        self._group = 0
        self.dialog = HistoryDialog(window)
        self.dialog.set_theme(viewing.theme, viewing.density)
        viewing.show_on(self.dialog.set_theme)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._refresh)
        self.dialog.filters.changed.connect(self._find)
        self.dialog.entry_chosen.connect(self._show_entry)
        self.dialog.claim_chosen.connect(self._show_then)
        self.dialog.restore_wanted.connect(self._restore)
        workspace.history_grew.connect(self._grew)
        workspace.article_opened.connect(self._another)

    def show(self) -> None:
        """The dialog, with all of the open article's history."""
        dialog = self.dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self._refresh()

    def stop(self) -> None:
        """Look for nothing more: the window is closing."""
        self._soon.stop()
        self.dialog.filters.stop()
        self._job = None

    def _grew(self) -> None:
        if self.dialog.isVisible():
            self._soon.start()

    def _another(self) -> None:
        if self._workspace.desk is None:
            self.dialog.close()
        elif self.dialog.isVisible():
            self.dialog.filters.claim.clear()
            self._soon.start()

    def _refresh(self) -> None:
        desk = self._workspace.desk
        if desk is None or not self.dialog.isVisible():
            return
        self._names = Names.on(desk, full=True)
        try:
            self.dialog.filters.set_people(self._workspace.store.chronicle.people(self._chain()))
        except AnnotatorError as error:
            self.dialog.said.setText(one_line(str(error)))
            return
        self._find()

    def _chain(self) -> str:
        return LIBRARY if self.dialog.filters.of_library else self._workspace.article.id

    def _find(self) -> None:
        """Look in a worker for what the filters ask for; what was looked for before is not wanted any more."""
        filters, workspace = self.dialog.filters, self._workspace
        if workspace.desk is None or not self.dialog.isVisible():
            return
        if self._job is not None:
            self._job.cancel()
        try:
            number = filters.number()
            named = [c.id for c in workspace.desk.claims.values() if c.number == number]
            wanted = filters.wanted(None if number is None else (named or [""])[0])
        except AnnotatorError as error:
            self.dialog.said.setText(one_line(str(error)))
            return
        chain = self._chain()
        self.dialog.said.setText(self.tr("Looking…"))
        self._job = job = workspace.jobs.run(
            find_groups, workspace.store.path, chain, wanted, filters.text, self._names
        )
        job.done.connect(partial(self._found, job, chain))
        job.failed.connect(partial(self._failed, job))

    def _found(self, job: Job, chain: str, groups: object) -> None:
        if job is not self._job or self._workspace.desk is None or not isinstance(groups, list):
            return
        self._job = None
        current = self.dialog.current
        self.dialog.model.set_groups(self._workspace.store, chain, groups, self._names)
        self.dialog.said.setText(self._counted(len(groups)))
        if groups:
            self.dialog.choose(current)
        else:
            self.dialog.show_changes(())

    def _failed(self, job: Job, error: object) -> None:
        if job is self._job:
            self._job = None
            self.dialog.said.setText(one_line(str(error)))

    def _counted(self, count: int) -> str:
        words = {0: self.tr("Nothing in history is like that."), 1: self.tr("1 change.")}
        said = words.get(count) or self.tr("{count} changes.").format(count=f"{count:,}")
        first = self._workspace.store.chronicle.first(self._workspace.article.id)
        if first is None or first.action != "article.import":
            said += " " + self.tr("The article came in with a review: what was before that is not told.")
        return said

    def _show_entry(self, group: int) -> None:
        """Before and after of the entry in full."""
        self._group = group
        try:
            found = self._workspace.store.chronicle.whole(self._chain(), group, _MOST)
        except AnnotatorError as error:
            self.dialog.said.setText(one_line(str(error)))
            return
        self._names.learn(found.rows)
        self.dialog.show_changes(list(differences(found.rows, self._names)))

    def _show_then(self, key: str) -> None:
        """The claim as the chosen entry left it."""
        desk = self._workspace.desk
        self._then, self._rows = None, ()
        if desk is None or not key:
            self.dialog.show_then("", "", restorable=False)
            return
        try:
            self._rows = self._workspace.store.history(desk.article.id, claim_id=key)
            self._then = claim_as_of(desk.article, desk.claims.get(key), self._rows, self._group)
        except AnnotatorError as error:
            self.dialog.show_then(self.tr("As it was then"), str(error), restorable=False)
            return
        number = self._names.numbers.get(key, 0)
        self._tell_then(number, key)

    def _tell_then(self, number: int, key: str) -> None:
        desk, then = self._workspace.desk, self._then
        if desk is None or then is None:
            title = self.tr("Claim {number} was not there then").format(number=number)
            self.dialog.show_then(title, "", restorable=False)
            return
        lines = [f"{heading}: {words}" for heading, words in portrait(then, self._workspace.sources)]
        if not is_whole(self._rows):
            lines.append(self.tr("It came in with a review: what was before its first change here is not told."))
        now = desk.claims.get(key)
        changes = () if now is None else revert_claim(desk.article, now, then, self._workspace.sources).changes
        told = self.tr("Claim {number} as it was then") if changes else self.tr("Claim {number} then, and so it is now")
        writable = not self._workspace.store.read_only
        self.dialog.show_then(told.format(number=number), "\n".join(lines), restorable=bool(changes) and writable)

    def _restore(self) -> None:
        """The claim as it was then, as a new change."""
        workspace, then, desk = self._workspace, self._then, self._workspace.desk
        if then is None or desk is None or then.id not in desk.claims:
            return
        reverting = revert_claim(desk.article, desk.claims[then.id], then, workspace.sources)
        if not workspace.do(lambda: reverting.changes):
            return
        if workspace.claim(then.id).removed_at is None:
            self._checking.show_claim(then.id)
        at = max((row.at for row in self._rows if row.group <= self._group), default=then.created.at)
        sentence = self.tr("Claim {number} is as it was on {time}.").format(number=then.number, time=local_time(at))
        self.said.emit(" ".join((sentence, *reverting.left)))
