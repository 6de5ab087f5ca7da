"""Answers to queries that come back in a file: read in the background, and kept in one step."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.ui.opening import file_dialog
from annotator.ui.plain import one_line
from annotator.workspace.jobs import Cancelled
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.domain.answers import Answered, Returned
    from annotator.domain.article import ArticleDraft
    from annotator.domain.change import Change


class Answers(QObject):
    """Answers of the open article."""

    said = Signal(str)  # a sentence for the message bar
    refused = Signal(str)  # a sentence: why not
    began = Signal(str, object)  # what is under way, and its Job

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._folder = ""

    def ask(self) -> None:
        """Let the reviewer choose the file that came back."""
        dialog = file_dialog(self._window, self.tr("Read answers"), self._folder)
        dialog.setObjectName("readAnswersDialog")
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def read(self, path: str) -> None:
        """Keep the answers that are in that file."""
        from annotator.workspace.answers import read_answers

        self._folder = str(Path(path).parent)
        article = self._workspace.article
        job = self._workspace.jobs.run(read_answers, Path(path), article)
        job.done.connect(lambda read: self._keep(article.id, *read))
        job.failed.connect(self._fail)
        self.began.emit(self.tr("Reading {name}…").format(name=one_line(Path(path).name, 120)), job)

    def _keep(self, article_id: str, draft: "ArticleDraft", returned: "Returned") -> None:
        from annotator.domain.answers import keep_returned

        desk = self._workspace.desk
        if desk is None or desk.article.id != article_id:
            self.refused.emit(self.tr("Another article has been opened meanwhile; the answers were not kept."))
            return
        found: list[Answered] = []

        def made() -> "list[Change]":
            found.append(keep_returned(desk.article, desk.claims.values(), draft, returned))
            return found[-1].changes

        rows = self._workspace.do(made)
        if found and (rows or not found[-1].changes):  # else it was refused, and told
            self.said.emit(self._words(found[-1]))

    def _words(self, found: "Answered") -> str:
        if found.number == 1:
            said = self.tr("1 query is answered.")
        elif found.number:
            said = self.tr("{count} queries are answered.").format(count=f"{found.number:,}")
        else:
            said = self.tr("No answer is new.")
        return " ".join([said, *found.remarks])

    def _fail(self, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(self.tr("Cancelled; no answer was kept."))
        else:
            self.refused.emit(str(error))
