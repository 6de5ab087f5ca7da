"""The house's logo: chosen as a file, read and decoded by a worker, shown, taken away."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from annotator.domain.errors import AnnotatorError, Refused
from annotator.domain.style import MOST_LOGO, Logo, logo_from
from annotator.ui.copies.picture import decoded
from annotator.ui.plain import one_line, plain_label
from annotator.workspace.jobs import Job, Progress

_SHOWN = QSize(220, 64)  # pixels, at most


class LogoRead(NamedTuple):
    logo: Logo
    picture: QImage


ReadLogo = Callable[[Path], Job]  # its result is a LogoRead


def read_logo(path: Path, _: Progress) -> LogoRead:
    """The picture in the file. Raises Refused where it is none that reports can show."""
    name = one_line(path.name, 120)
    try:
        if not path.is_file():
            raise Refused(f"“{name}” is not an ordinary file.")
        with path.open("rb") as file:
            data = file.read(MOST_LOGO + 1)
    except OSError as error:
        raise Refused(f"“{name}” cannot be read: {error.strerror}.") from error
    return LogoRead(logo_from(data), decoded(data, name))


class LogoField(QWidget):
    """`logo` is what is shown, None for none."""

    refused = Signal(str)  # a sentence: why it cannot be the logo

    def __init__(self, read: ReadLogo, *, writable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.logo: Logo | None = None
        self._read, self._writable = read, writable
        self.preview = plain_label(parent=self)
        self.preview.setObjectName("styleLogo")
        self.choose = self._button("styleLogoChoose", self.tr("Choose…"), self.tr("Choose a picture as logo"))
        self.choose.clicked.connect(self._ask)
        self.remove = self._button("styleLogoRemove", self.tr("Remove"), self.tr("Remove the logo"))
        self.remove.clicked.connect(lambda: self.show_logo(None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.preview)
        layout.addWidget(self.choose)
        layout.addWidget(self.remove)
        layout.addStretch()
        self.show_logo(None)

    def show_logo(self, logo: Logo | None) -> None:
        """Show a logo that the library keeps."""
        if logo is None:
            self._show(None, None)
            return
        try:
            picture: QImage | None = decoded(logo.data, self.tr("The logo"))
        except Refused:
            picture = None
        self._show(logo, picture)

    def use_file(self, path: str) -> None:
        """Read the picture there; it becomes the logo, or it is said why not."""
        self.choose.setEnabled(False)
        job = self._read(Path(path))
        job.done.connect(self._take)
        job.failed.connect(self._refuse)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Logo"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Pictures (*.png *.jpg *.jpeg)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.use_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, read: LogoRead) -> None:
        self._show(read.logo, read.picture)
        self.refused.emit("")

    def _refuse(self, error: AnnotatorError) -> None:
        self.choose.setEnabled(self._writable)
        self.refused.emit(str(error))

    def _show(self, logo: Logo | None, picture: QImage | None) -> None:
        self.logo = logo
        self.choose.setEnabled(self._writable)
        self.remove.setEnabled(self._writable and logo is not None)
        self.preview.clear()
        if logo is None:
            words = self.tr("None")
        elif picture is None:
            words = self.tr("A picture that cannot be shown here")
        else:
            words = self.tr("Logo, {w} × {h} pixels").format(w=picture.width(), h=picture.height())
        self.preview.setAccessibleName(words)
        if logo is None or picture is None:
            self.preview.setText(words)
            return
        ratio = self.devicePixelRatioF()
        size = picture.size().scaled(_SHOWN * ratio, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(picture.size())
        shown = QPixmap.fromImage(picture).scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.preview.setPixmap(shown)

    def _button(self, name: str, text: str, words: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        return button
