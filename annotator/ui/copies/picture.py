"""A saved copy that is a picture: decoded within limits by a worker, shown as large as there is room."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import Refused
from annotator.domain.evidence import KeptFile
from annotator.ui.plain import one_line
from annotator.workspace.jobs import Progress
from db.store import Store

MOST_BYTES = 100 * 1024 * 1024
MOST_PIXELS = 100_000_000
EDGE = 4_096  # pixels of what is shown, at most
_MEGABYTES = 512  # that decoding may take
_FORMATS = frozenset([b"png", b"jpeg", b"webp", b"gif", b"bmp"])
_MARGIN = 16


def read_picture(library: Path, file: KeptFile, progress: Progress) -> QImage:
    """The kept picture, no larger than `EDGE` on a side. Raises Refused where it is none, damaged, or too large to be
    decoded safely; StoreError."""
    if file.size > MOST_BYTES:
        raise Refused(f"“{one_line(file.name, 120)}” is larger than 100 MiB, which is more than is shown here.")
    with Store.open(library, make=False) as store:
        data = store.files.read(file.sha256)
    progress.check()
    return decoded(data, one_line(file.name, 120))


def decoded(data: bytes, name: str) -> QImage:
    """The picture in `data`: what it is shows in its bytes, not in its name."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MEGABYTES)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.format().data() not in _FORMATS:
        raise Refused(f"“{name}” is no picture that can be shown here.")
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise Refused(f"“{name}” has more than 100 million pixels, or does not say how many; it is not shown here.")
    if max(size.width(), size.height()) > EDGE:
        reader.setScaledSize(size.scaled(QSize(EDGE, EDGE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refused(f"“{name}” is damaged, or takes more memory than a picture is given here.")
    return image


class PictureView(QWidget):
    """The picture, scaled down to the room there is, never up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("copyPicture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = QPixmap()

    def show_picture(self, image: QImage | None, name: str) -> None:
        self._picture = QPixmap.fromImage(image) if image is not None else QPixmap()
        size = self.tr("{w} × {h} pixels").format(w=self._picture.width(), h=self._picture.height())
        self.setAccessibleName(self.tr("Picture {name}, {size}").format(name=name, size=size))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        ratio = self.devicePixelRatioF()
        size = self._picture.size() / ratio
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawPixmap(left, top, size.width(), size.height(), self._picture)
        painter.end()
