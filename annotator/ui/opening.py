"""Bringing articles in: a file from the dialog, the desktop or the command line, or pasted text."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.article import ArticleDraft
from annotator.domain.errors import AnnotatorError, Refused
from annotator.ui.pasted import PastedArticle
from annotator.workspace.jobs import Cancelled, Job, Progress
from annotator.workspace.workspace import Workspace

_LINK = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


class Opening(QObject):
    """Reads in a worker; the window hears of the article when it is in the library."""

    article_ready = Signal(str)  # an article's id, to be opened
    remarked = Signal(str)  # a sentence about the reading
    refused = Signal(str)  # a sentence: why not
    began = Signal(str, object)  # what is under way, and its Job
    paste_kept = Signal()  # what was pasted is in the library

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._workspace = workspace
        self._folder = ""

    def ask(self) -> None:
        """Let the reviewer choose a file."""
        from annotator.readers import SUFFIXES

        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Open an article"), self._folder)
        dialog.setNameFilters([self.tr("Articles ({kinds})").format(kinds=kinds), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Open the article that was read from this file before, else read it as a new one."""
        self._folder = str(Path(path).parent)
        job = self._workspace.jobs.run(read_source, Path(path))
        self._begin(job, self.tr("Reading {name}…").format(name=Path(path).name))

    def open_dropped(self, text: str) -> None:
        """Read dropped text as a new article, its title guessed. A link, which is text too, is no article."""
        if _LINK.fullmatch(text.strip()):
            self.refused.emit(self.tr("A link cannot be opened: save the page as a file, then open or drop that."))
            return
        self._begin(self._workspace.jobs.run(read_text, PastedArticle(text, "")), self.tr("Reading the text…"))

    def open_pasted(self, pasted: PastedArticle) -> None:
        """Read pasted text as a new article; `paste_kept` says when it need not be held any more."""
        job = self._workspace.jobs.run(read_text, pasted)
        self._begin(job, self.tr("Reading the pasted text…"), pasted=True)

    def _begin(self, job: Job, words: str, *, pasted: bool = False) -> None:
        job.done.connect(partial(self._take, job, pasted))
        job.failed.connect(self._refuse)
        self.began.emit(words, job)

    def _take(self, job: Job, pasted: bool, draft: ArticleDraft) -> None:
        known = None
        try:
            job.progress.check()  # Cancel may have come after the reading was done
            if draft.source is not None:
                known = self._workspace.store.article_from_source(draft.source.sha256)
            article_id = known or self._workspace.add_article(draft)
        except AnnotatorError as error:
            self._refuse(error)
            return
        if pasted:
            self.paste_kept.emit()
        self.article_ready.emit(article_id)
        remarks = list(draft.remarks)
        if known:
            remarks.insert(0, self.tr("This file is in the library already; here is its article."))
        if remarks:
            self.remarked.emit(" ".join(remarks))

    def _refuse(self, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.remarked.emit(self.tr("Cancelled; nothing was added to the library."))
        else:
            self.refused.emit(str(error))


def read_source(path: Path, progress: Progress) -> ArticleDraft:
    """The draft of a file. Raises ReaderError."""
    from annotator.readers import read_file

    draft = read_file(path)
    progress.check()
    return draft


def read_text(pasted: PastedArticle, progress: Progress) -> ArticleDraft:
    """The draft of pasted text. Raises ReaderError, or Refused where there is none."""
    from annotator.readers import read_pasted

    if not pasted.text.strip():
        raise Refused("There is no text to make an article of.")
    draft = read_pasted(
        pasted.text,
        title=pasted.title or None,
        url=pasted.url,
        byline=pasted.author,
        published=pasted.published,
        html=pasted.html or None,
    )
    progress.check()
    return draft
