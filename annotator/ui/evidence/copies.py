"""Saved copies and addresses: seen, saved out, gone to."""

import re
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import KeptFile, Source
from annotator.ui.opening import is_address
from annotator.ui.plain import one_line
from annotator.workspace.evidence import write_copy
from annotator.workspace.jobs import Cancelled, Job
from annotator.workspace.workspace import Workspace

# What programs show and do not run. Web pages and drawings that hold scripts, and documents with macros in them, are
# not among them: an outsider's file is saved first, by somebody who knows what it is.
_SHOWN = frozenset(
    [
        *("txt", "md", "csv", "tsv", "log", "json", "pdf", "epub", "rtf"),
        *("doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
        *("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic", "avif"),
        *("mp3", "m4a", "ogg", "oga", "opus", "flac", "wav", "mp4", "m4v", "mov", "webm", "mkv", "avi"),
    ]
)
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_LONGEST = 100  # characters of a file's name


class Copies(QObject):
    """Written by a worker, each under its own name into a folder that goes with the window."""

    said = Signal(str)  # a sentence for the message bar
    refused = Signal(str)  # a sentence: why not
    began = Signal(str, object)  # what is under way, and its Job

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._folder = ""
        self._shown: list[TemporaryDirectory[str]] = []

    def open_copy(self, source: Source) -> None:
        """Show the saved copy in the system's program for it, where that is one that shows and does not run it."""
        file = source.file
        if file is None:
            self.said.emit(self.tr("There is no saved copy of “{name}”.").format(name=one_line(source.name, 120)))
        elif suffix_of(file) not in _SHOWN:
            words = self.tr("“{name}” might run something, so that it is not opened from here. Save the copy instead.")
            self.refused.emit(words.format(name=one_line(file.name, 120)))
        else:
            # A folder for each: two copies may be called the same.
            folder = TemporaryDirectory(prefix="annotator-", ignore_cleanup_errors=True)
            self._shown.append(folder)
            job = self._write(file, Path(folder.name) / file_name(file))
            job.done.connect(self._show)

    def save_copy(self, source: Source) -> None:
        """Ask where to, and write the saved copy there, byte for byte."""
        file = source.file
        if file is None:
            self.said.emit(self.tr("There is no saved copy of “{name}”.").format(name=one_line(source.name, 120)))
            return
        dialog = QFileDialog(self._window, self.tr("Save copy as"), str(Path(self._folder) / file_name(file)))
        dialog.setObjectName("saveCopyDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self.write_copy(file, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_copy(self, file: KeptFile, path: str) -> None:
        """Write it there, in place of what is there: the reviewer was asked."""
        self._folder = str(Path(path).parent)
        job = self._write(file, Path(path))
        job.done.connect(lambda written: self.said.emit(self.tr("Copy written: {path}").format(path=written)))

    def open_address(self, source: Source, *, archived: bool = False) -> None:
        """Go to the source's address in the browser or, where `archived` or without one, to its archive's copy."""
        address = source.archive_url if archived else source.url or source.archive_url
        if address and is_address(address):
            QDesktopServices.openUrl(QUrl(address))
        elif address:
            words = self.tr("“{address}” is no http or https address; it is not opened.")
            self.refused.emit(words.format(address=one_line(address, 120)))
        else:
            self.said.emit(self.tr("There is no address of “{name}”.").format(name=one_line(source.name, 120)))

    def stop(self) -> None:
        """Take away what was written to be looked at."""
        for folder in self._shown:
            folder.cleanup()
        self._shown.clear()

    def _write(self, file: KeptFile, target: Path) -> Job:
        job = self._workspace.jobs.run(write_copy, self._workspace.store.path, file, target, True)
        job.failed.connect(self._not_written)
        self.began.emit(self.tr("Writing {name}…").format(name=one_line(file.name, 120)), job)
        return job

    def _show(self, written: Path) -> None:
        # What is changed in it would go with the window.
        written.chmod(0o444)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(written))):
            words = self.tr("This system has no program to show “{name}”. Save the copy instead.")
            self.refused.emit(words.format(name=one_line(written.name, 120)))

    def _not_written(self, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(self.tr("Cancelled; nothing was written."))
        else:
            self.refused.emit(str(error))


def suffix_of(file: KeptFile) -> str:
    """The suffix that says which program opens it: lower case, without its dot."""
    return PurePosixPath(file_name(file)).suffix.lower().removeprefix(".")


def file_name(file: KeptFile) -> str:
    """A name for the copy that is a name and no path on any system, whoever gave the file its own."""
    name = _UNFIT.sub(" ", file.name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        return name[:_LONGEST] or "copy"
    return f"{stem[:_LONGEST].rstrip('. ') or 'copy'}.{suffix[:_LONGEST]}"
