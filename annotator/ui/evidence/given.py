"""What is pasted or dropped as evidence: files, addresses, an image or text, read out of the system's data."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from annotator.ui.opening import is_address

_PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Given:
    """Of what there is, one thing counts: files, before addresses, before text, before an image. An image that comes
    with its address belongs to it. `image` gives its bytes, as PNG."""

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    text: str = ""
    image: Callable[[], bytes] | None = None

    def __bool__(self) -> bool:
        return bool(self.files or self.addresses or self.text or self.image)


def given_by(data: QMimeData | None) -> Given:
    """What the data holds that evidence can be made of; false where that is nothing."""
    if data is None:
        return Given()
    urls = data.urls()
    if files := tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()):
        return Given(files=files)
    image = _image(data)
    addresses = tuple(url.toString(url.ComponentFormattingOption.FullyEncoded) for url in urls)
    if addresses := tuple(address for address in addresses if is_address(address)):
        return Given(addresses=addresses, image=image if len(addresses) == 1 else None)
    text = data.text().strip() if data.hasText() else ""
    words = text.split()
    if words and all(is_address(word) for word in words):
        return Given(addresses=tuple(dict.fromkeys(words)))
    return Given(text=text) if text else Given(image=image)


def _image(data: QMimeData) -> Callable[[], bytes] | None:
    if data.hasFormat(_PNG):
        raw = data.data(_PNG).data()
        return lambda: bytes(raw)
    held = data.imageData() if data.hasImage() else None
    return (lambda: _png(held)) if isinstance(held, QImage) and not held.isNull() else None


def _png(image: QImage) -> bytes:
    """In the worker: a large image takes its time."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
