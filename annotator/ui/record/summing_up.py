"""What has happened since the reviewer was here last, since yesterday or since a day."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.change import LIBRARY
from annotator.domain.errors import AnnotatorError
from annotator.domain.history.summary import Summary, summarise
from annotator.domain.history.wanted import since_of
from annotator.ui.plain import one_line
from annotator.ui.record.summary_dialog import DAY, VISIT, SummaryDialog
from annotator.ui.record.visits import Visits
from annotator.workspace.claim_cells import local_time
from annotator.workspace.jobs import Job, Progress
from annotator.workspace.workspace import Workspace
from db.store import Store


def happened_since(library: Path, article_id: str, moment: str, progress: Progress) -> Summary:
    """In a worker: what has happened in the article since that moment."""
    with Store.open(library, make=False) as store:
        rows = store.history(article_id, store.chronicle.before(article_id, moment))
        house_rows = store.history(LIBRARY, store.chronicle.before(LIBRARY, moment))
        progress.check()
        return summarise(store.desk(article_id), rows, house_rows, moment)


class SummingUp(QObject):
    """Answers the dialog from a worker."""

    def __init__(self, workspace: Workspace, visits: Visits, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._visits = visits
        self._job: Job | None = None
        self.dialog = SummaryDialog(window)
        self.dialog.since_wanted.connect(self._find)
        workspace.article_opened.connect(self.dialog.close)

    def show(self) -> None:
        """The dialog, with what has happened since the last visit, or else since yesterday."""
        visit = self._visits.last()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.prepare(local_time(visit) if visit else None)

    def _find(self, choice: str, words: str) -> None:
        workspace, visit = self._workspace, self._visits.last()
        if workspace.desk is None:
            return
        if self._job is not None:
            self._job.cancel()
        called = self.tr("since yesterday")
        try:
            moment = since_of(words if choice == DAY else "yesterday")
        except AnnotatorError as error:
            self.dialog.show_problem(one_line(str(error)))
            return
        if choice == VISIT and visit is not None:
            moment, called = visit, self.tr("since {time}").format(time=local_time(visit))
        elif choice == DAY:
            called = self.tr("since {day}").format(day=one_line(words, 40))
        self._job = job = workspace.jobs.run(happened_since, workspace.store.path, workspace.article.id, moment)
        job.done.connect(partial(self._found, job, called))
        job.failed.connect(lambda error: self.dialog.show_problem(one_line(str(error))))

    def _found(self, job: Job, called: str, summary: object) -> None:
        if job is self._job and isinstance(summary, Summary):
            self._job = None
            self.dialog.show_summary(summary, called)
