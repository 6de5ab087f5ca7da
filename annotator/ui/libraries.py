"""Choosing another library: a window on it takes the place of this one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError
from annotator.settings import Settings

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Build = Callable[[Path, Settings], "MainWindow"]
SUFFIX = "sqlite"


class Libraries(QObject):
    """`moved` carries the window that is in use from now on; the one before is closed. Whoever made that one holds
    this one from then on."""

    moved = Signal(object)
    refused = Signal(str)  # a sentence: why that library was not opened

    def __init__(self, window: "MainWindow", build: Build) -> None:
        super().__init__(window)
        self._window = window
        self._build = build

    def ask(self) -> None:
        """Let the reviewer choose a library, or name a new one."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Open a library"), str(self._window.store.path.parent))
        dialog.setNameFilters([self.tr("Libraries (*.{suffix})").format(suffix=SUFFIX), self.tr("All files (*)")])
        # Only a dialog for saving takes a file that is not there everywhere. Nothing is overwritten.
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Open"))
        dialog.fileSelected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: str) -> None:
        """Go on in that library, and begin with it the next time; where it cannot be opened, all stays as it is."""
        window, library = self._window, Path(path)
        if _is_same(library, window.store.path):
            self.refused.emit(self.tr("That library is open already."))
            return
        if not window.ready_to_close():
            return
        try:
            other = self._build(library, replace(window.settings, library=library))
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return
        other.show()
        window.close()
        other.viewing.choose(library=library)
        self.moved.emit(other)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
