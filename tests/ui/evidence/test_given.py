"""What is pasted or dropped, read out of the system's data."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from annotator.ui.evidence.given import Given, given_by


def of(text: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


def test_files_come_first(tmp_path: Path) -> None:
    data = of("minutes", (QUrl.fromLocalFile(str(tmp_path / "a b.pdf")).toString(), "https://a.example/"))
    assert given_by(data) == Given(files=(tmp_path / "a b.pdf",))


def test_addresses_are_links_and_text_that_is_nothing_else() -> None:
    assert given_by(of("A link", ("https://a.example/ä?q=1",))).addresses == ("https://a.example/%C3%A4?q=1",)
    assert given_by(of(" https://a.example/x\nhttps://b.example\n")).addresses == (
        "https://a.example/x", "https://b.example"
    )  # fmt: skip
    assert given_by(of("See https://a.example/x")) == Given(text="See https://a.example/x")
    assert given_by(of("javascript:alert(1)", ("javascript:alert(1)",))).addresses == ()


def test_nothing_is_nothing() -> None:
    assert not given_by(None)
    assert not given_by(QMimeData())
    assert not given_by(of(" \n "))


def test_text_comes_before_its_picture_and_a_picture_belongs_to_its_address(qtbot: QtBot) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    cells = of("12\t14")
    cells.setImageData(image)
    assert given_by(cells) == Given(text="12\t14")
    linked = of("", ("https://a.example/photo.jpg",))
    linked.setImageData(image)
    given = given_by(linked)
    assert given.addresses == ("https://a.example/photo.jpg",)
    assert given.image is not None
    assert QImage.fromData(given.image()).size() == image.size()


def test_a_png_is_taken_as_it_is() -> None:
    data = QMimeData()
    data.setData("image/png", QByteArray(b"\x89PNG as it came"))
    made = given_by(data).image
    assert made is not None
    assert made() == b"\x89PNG as it came"
