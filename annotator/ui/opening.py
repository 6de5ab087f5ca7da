"""Bringing articles in: from a file, an address, the desktop or the clipboard; as a new article, or a new version."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.domain.article import ArticleDraft
from annotator.domain.errors import AnnotatorError
from annotator.workspace.jobs import Cancelled
from annotator.workspace.sources import AddressSource, FileSource, PastedArticle, Source, TakenIn, take_in
from annotator.workspace.workspace import Workspace

_MOST_REMARKS = 8  # that a message holds
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


class Opening(QObject):
    """Reads in a worker; the window hears of the article when it is in the library."""

    article_ready = Signal(str)  # an article's id, to be opened
    several_came = Signal()  # more articles than that one are in the library now
    remarked = Signal(str)  # a sentence about the reading
    warned = Signal(str)  # likewise, where it must not go unread
    readings_differ = Signal(str)  # likewise, where the page can be read otherwise
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
        dialog = file_dialog(self._window, self.tr("Open an article"), self._folder)
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Open the article that was read from this file before, else read it as a new one."""
        self._folder = str(Path(path).parent)
        self.open_source(FileSource(Path(path)))

    def open_source(self, source: Source) -> None:
        """Read the source as a new article; one that is here already from the same file is opened instead."""
        self._begin(source, self.tr("Reading {name}…").format(name=source.name))

    def open_address(self, address: str) -> None:
        """Fetch the page or document at the address as a new article."""
        self._begin(AddressSource(address), self.tr("Fetching {name}…").format(name=address))

    def open_text(self, text: str) -> None:
        """Read text as a new article, its title guessed."""
        self._begin(PastedArticle(text, ""), self.tr("Reading the text…"))

    def open_pasted(self, pasted: PastedArticle) -> None:
        """Read pasted text as a new article; `paste_kept` says when it need not be held any more."""
        self._begin(pasted, self.tr("Reading the pasted text…"), pasted=True)

    def _begin(self, source: Source, words: str, *, pasted: bool = False) -> None:
        workspace = self._workspace
        job = workspace.jobs.run(take_in, workspace.store.path, workspace.reviewer, source, False)
        job.done.connect(partial(self._take, pasted))
        job.failed.connect(self._refuse)
        self.began.emit(words, job)

    def _take(self, pasted: bool, taken: TakenIn) -> None:
        self._workspace.look_for_others()
        if pasted:
            self.paste_kept.emit()
        self.article_ready.emit(taken.article)
        if taken.known:
            self.remarked.emit(self.tr("This file is in the library already; here is its article."))
        else:
            if self._workspace.desk is not None:
                self._workspace.saved.emit(self._workspace.article.imported)
            self.tell(taken.draft)
            if taken.others:
                self.several_came.emit()

    def tell(self, draft: ArticleDraft) -> None:
        """Say what there is to say of the reading."""
        drafts = (draft, *draft.siblings)
        remarks = [remark for one in drafts for remark in one.remarks]
        if len(remarks) > _MOST_REMARKS:
            more = len(remarks) - _MOST_REMARKS
            remarks = [*remarks[:_MOST_REMARKS], self.tr("And {number} more.").format(number=f"{more:,}")]
        sentence = " ".join(remarks)
        if draft.others:
            self.readings_differ.emit(sentence)
        elif any(one.marks for one in drafts) or len(drafts) > 1:
            self.warned.emit(sentence)
        elif sentence:
            self.remarked.emit(sentence)

    def _refuse(self, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.remarked.emit(self.tr("Cancelled; nothing was added to the library."))
        else:
            self.refused.emit(str(error))


def is_address(text: str) -> bool:
    """Whether the text is an http(s) address and nothing else."""
    return _LINK.fullmatch(text.strip()) is not None


def file_dialog(parent: QWidget, title: str, folder: str) -> QFileDialog:
    """A dialog for one file of a format that can be read; it goes when it is done."""
    from annotator.readers import SUFFIXES

    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog = QFileDialog(parent, title, folder)
    dialog.setNameFilters(
        [dialog.tr("Articles ({kinds})").format(kinds=kinds), dialog.tr("All files (*)")],
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
