"""Evidence that is pasted or dropped: addresses, files, images and text."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QWidget,
)

from annotator.domain.evidence import Kind
from annotator.workspace.claim_cells import Column
from tests.window.desk import SHIFT, Desk
from tests.window.evidence import (
    PAPER,
    evidence,
    evidence_list,
    of_files,
    of_text,
    paste,
    shown,
    source_of,
)

# The off-screen platform says so of every menu and list of completions.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_bytes(PAPER)
    return path


def test_an_address_is_pasted(marked: Desk) -> None:
    paste(marked, of_text("https://ferry.example/times\n"))
    source = source_of(marked, evidence(marked, 1)[0])
    assert source.url == "https://ferry.example/times"
    assert shown(marked)[0].startswith("Supports: https://ferry.example/times. Secondary web page. seen ")


@pytest.mark.parametrize(
    "archive",
    ["https://web.archive.org/web/20250312101500", "https://arquivo.pt/wayback/20250312101500",
     "https://archive.ph/20250312101500", "https://webarchive.nationalarchives.gov.uk/20250312101500"],
)  # fmt: skip
def test_an_archived_address_is_known_for_what_it_is(marked: Desk, archive: str) -> None:
    kept = f"{archive}/https://ferry.example/times"
    paste(marked, of_text(kept))
    source = source_of(marked, evidence(marked, 1)[0])
    assert (source.url, source.archive_url) == ("https://ferry.example/times", kept)
    assert "archived 12 March 2025" in shown(marked)[0]


def test_what_is_known_already_is_used_again(marked: Desk) -> None:
    paste(marked, of_text("https://ferry.example/times"))
    marked.click_row(2)
    paste(marked, of_text("http://ferry.example/times#top"))
    assert evidence(marked, 1)[0].source_id == evidence(marked, 2)[0].source_id
    assert marked.said() == "“https://ferry.example/times” was in the library already; that source is used again."


def test_text_becomes_a_quote(marked: Desk) -> None:
    paste(marked, of_text("It opened <b>three</b> years\nlate."))
    (use,) = evidence(marked, 1)
    assert use.quote == "It opened <b>three</b> years\nlate."
    assert "“It opened <b>three</b> years late.”" in shown(marked)[0]
    assert marked.said() == "Kept as a quote. Say where it is from: Enter in the list of evidence."


def test_an_image_is_kept_as_a_file(marked: Desk) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#2457c5"))
    data = QMimeData()
    data.setImageData(image)
    paste(marked, data)
    marked.wait(lambda: shown(marked))
    source = source_of(marked, evidence(marked, 1)[0])
    assert source.file is not None
    assert (source.kind, source.file.media_type) == (Kind.IMAGE, "image/png")
    kept = QImage.fromData(marked.window.store.files.read(source.file.sha256))
    assert (kept.width(), kept.pixelColor(5, 5)) == (40, QColor("#2457c5"))


@pytest.mark.parametrize("where", ["evidenceList", "claimDetails"])
def test_dropped_files_are_one_evidence_each_and_one_step(
    marked: Desk, tmp_path: Path, minutes: Path, where: str
) -> None:
    image = tmp_path / "bridge.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(image))
    again = tmp_path / "minutes again.txt"
    again.write_bytes(PAPER)
    target = marked.widget(QWidget, where)
    assert marked.drop(
        evidence_list(marked).viewport() if where == "evidenceList" else target, of_files([minutes, image, again])
    )
    marked.wait(lambda: len(shown(marked)) == 2)
    first, second = sorted(evidence(marked, 1), key=lambda use: use.ordinal)
    assert (first.ordinal, second.ordinal) == (0, 1)
    kinds = [(source_of(marked, use).kind, source_of(marked, use).name) for use in (first, second)]
    assert kinds == [(Kind.DOCUMENT, "minutes.txt"), (Kind.IMAGE, "bridge.png")]
    assert not marked.window.progress.isVisible()
    marked.undo()
    assert shown(marked) == []
    marked.redo()
    assert len(shown(marked)) == 2


def test_of_dropped_files_none_is_used_where_one_cannot_be_kept(marked: Desk, tmp_path: Path, minutes: Path) -> None:
    assert marked.drop(evidence_list(marked).viewport(), of_files([minutes, tmp_path]))
    marked.wait(lambda: marked.said().endswith("is no file that can be kept."))
    assert shown(marked) == []


def test_keeping_a_file_can_be_cancelled(marked: Desk, tmp_path: Path) -> None:
    large = tmp_path / "hearing.mp4"
    large.write_bytes(os.urandom(32 << 20))
    assert marked.drop(evidence_list(marked).viewport(), of_files([large]))
    assert marked.window.progress.isVisible()
    marked.click(marked.window.progress.cancel_button)
    marked.wait(lambda: marked.said() == "Cancelled; no evidence was added.")
    assert shown(marked) == []
    assert not marked.window.progress.isVisible()


def test_what_is_dropped_goes_to_all_selected_rows(marked: Desk) -> None:
    marked.click_row(2, SHIFT)
    assert marked.drop(marked.widget(QWidget, "claimDetails"), of_text("https://ferry.example/times"))
    assert marked.column(Column.EVIDENCE) == ["1", "1"]


def picture() -> QMimeData:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#2457c5"))
    data = QMimeData()
    data.setImageData(image)
    return data


@pytest.mark.parametrize("way", ["pasted", "dropped", "dropped on the row"])
@pytest.mark.parametrize("what", ["address", "file", "image", "text"])
def test_each_of_them_in_each_way(marked: Desk, minutes: Path, what: str, way: str) -> None:
    ways = {"address": of_text("https://ferry.example/times"), "file": of_files([minutes]), "image": picture()}
    given = ways.get(what) or of_text("It opened three years late.")
    if way == "pasted":
        marked.click_row(2)
        paste(marked, given)
    elif way == "dropped":
        marked.click_row(2)
        assert marked.drop(marked.widget(QWidget, "claimDetails"), given)
    else:
        assert marked.selected() == [1]
        assert marked.drop_on_row(2, given)
    marked.wait(lambda: evidence(marked, 2))
    assert evidence(marked, 1) == ()
    assert marked.selected() == [2] and len(shown(marked)) == 1
    (use,) = evidence(marked, 2)
    source = source_of(marked, use)
    kept = marked.window.store.files.read(source.file.sha256) if source.file else None
    if what == "address":
        assert (source.url, kept) == ("https://ferry.example/times", None)
    elif what == "file":
        assert (source.name, kept) == ("minutes.txt", PAPER)
    elif what == "image":
        assert kept is not None and QImage.fromData(kept).width() == 40
    else:
        assert (use.quote, kept) == ("It opened three years late.", None)


def test_dropped_on_one_of_the_selected_rows_it_goes_to_all_of_them(marked: Desk) -> None:
    marked.click_row(2, SHIFT)
    assert marked.drop_on_row(2, of_text("https://ferry.example/times"))
    assert marked.column(Column.EVIDENCE) == ["1", "1"]


def test_beside_the_rows_nothing_is_taken(marked: Desk) -> None:
    port = marked.table.viewport()
    assert not marked.drop(port, of_text("https://ferry.example/times"), port.rect().bottomLeft() - QPoint(-5, 5))
    assert marked.column(Column.EVIDENCE) == ["–", "–"]
