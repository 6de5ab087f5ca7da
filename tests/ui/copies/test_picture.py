"""Pictures that outsiders have made, decoded within limits."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter

from annotator.domain.errors import Refused
from annotator.ui.copies.picture import EDGE, decoded


def written(width: int, height: int, form: bytes) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, form).write(image)
    return bytes(buffer.data().data())


def bomb(width: int, height: int) -> bytes:
    """The head of a PNG that says it is so large, and next to nothing behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rest = chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rest


@pytest.mark.parametrize("form", [b"png", b"jpeg"])
def test_what_is_no_larger_than_is_shown_stays_as_it_is(form: bytes) -> None:
    assert decoded(written(64, 48, form), "bridge").size() == QSize(64, 48)


def test_a_large_one_is_scaled_down_in_its_own_shape() -> None:
    size = decoded(written(8192, 1024, b"jpeg"), "bridge").size()
    assert (size.width(), size.height()) == (EDGE, EDGE // 8)


@pytest.mark.parametrize("size", [(60_000, 60_000), (2_000_000_000, 1)])
def test_a_picture_that_says_it_is_enormous_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="bridge"):
        decoded(bomb(*size), "bridge")


def test_a_drawing_with_scripts_is_no_picture_whatever_it_is_called() -> None:
    with pytest.raises(Refused, match="no picture that can be shown here"):
        decoded(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "bridge.png")


def test_a_damaged_one_is_refused() -> None:
    with pytest.raises(Refused):
        decoded(written(64, 48, b"png")[:60], "bridge.png")
