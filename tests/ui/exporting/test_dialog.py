"""Choosing which reports go out, of what, and where; nothing is replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.domain.scope import Scope
from annotator.reports import FORMATS, Group
from annotator.ui.exporting.choices import Offer, Remembered
from annotator.ui.exporting.dialog import ExportDialog, PreviewWanted
from annotator.workspace.reporting import ExportOrder, ReportFile

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton
OFFER = Offer(
    "Ferry fares: up / down?",
    {Status.VERIFIED: 2, Status.DISPUTED: 1},
    ("one", "two"),
    {"author": 2, "lawyer": 1},
    copies=3,
    confidential=True,
)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(FORMATS.values())
    qtbot.addWidget(made)
    made.prepare(OFFER, Remembered(("html",), str(tmp_path)))
    made.open()
    qtbot.waitExposed(made)
    return made


def exported(dialog: ExportDialog, qtbot: QtBot) -> ExportOrder:
    """Press Export; the order that this makes."""
    with qtbot.waitSignal(dialog.export_wanted) as caught:
        QTest.mouseClick(dialog.export_button, LEFT)
    assert caught.args is not None
    order = caught.args[0]
    assert isinstance(order, ExportOrder)
    return order


def choose(dialog: ExportDialog, name: str, words: str) -> None:
    """Choose the entry that begins with those words."""
    box = getattr(dialog.choices, name)
    (row,) = [row for row in range(box.count()) if box.itemText(row).startswith(words)]
    box.setCurrentIndex(row)


def test_the_file_is_named_after_the_article(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    order = exported(dialog, qtbot)
    assert order == ExportOrder((ReportFile("html", tmp_path / "Ferry fares up down.html"),), open_when_done=True)
    assert not dialog.isVisible()


def test_every_format_can_be_ticked_and_makes_a_file_of_its_own(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.formats.tick(list(FORMATS))
    order = exported(dialog, qtbot)
    assert {file.format for file in order.files} == set(FORMATS)
    paths = [file.path.name for file in order.files]
    assert len({path.lower() for path in paths}) == len(paths)
    for file in order.files:
        known = FORMATS[file.format]
        people = ("author", "lawyer") if known.group is Group.OTHERS else (None,)
        assert file.addressee in people
        to = f".{file.addressee}" if file.addressee else ""
        assert file.path == tmp_path / f"Ferry fares up down{to}{known.suffix}"


def test_formats_are_ticked_by_key_and_show_their_file(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.formats.setFocus()
    dialog.formats.go_to("csv")
    QTest.keyClick(dialog.formats, Qt.Key.Key_Space)
    assert [known.name for known in dialog.formats.ticked()] == ["html", "csv"]
    item = dialog.formats.currentItem()
    assert item is not None and item.text(1) == "Ferry fares up down.csv"
    QTest.keyClick(dialog.formats, Qt.Key.Key_Space)
    assert item.text(1) == ""


def test_open_items_go_to_each_addressee_who_is_ticked(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.formats.tick(["open-items-text"])
    lawyer = dialog.findChild(QCheckBox, "exportFor-lawyer")
    assert lawyer is not None and lawyer.text() == "The lawyer (1)"
    lawyer.click()
    assert [file.addressee for file in exported(dialog, qtbot).files] == ["author"]


def test_without_an_open_query_there_are_no_open_items_to_send(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.prepare(Offer("Bridge"), Remembered(("open-items-text", "md"), str(tmp_path)))
    assert [known.name for known in dialog.formats.ticked()] == ["md"]
    assert dialog.findChild(QCheckBox, "exportFor-author") is None or not dialog.choices._people.isVisible()


def test_scope_history_and_copies_are_in_the_order(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, "scope_box", "The 2 selected")
    choose(dialog, "history_box", "With history")
    choose(dialog, "copies_box", "In a zip")
    order = exported(dialog, qtbot)
    assert order.scope == Scope(claims=frozenset(["one", "two"]), history=True)
    assert order.copies == tmp_path / "Ferry fares up down copies.zip"
    choose(dialog, "scope_box", "Disputed")
    choose(dialog, "copies_box", "In a folder")
    order = dialog.order()
    assert order.scope == Scope(statuses=frozenset([Status.DISPUTED]), history=True)
    assert order.copies == tmp_path / "Ferry fares up down copies"


def test_only_what_there_is_is_offered(dialog: ExportDialog, tmp_path: Path) -> None:
    texts = [dialog.choices.scope_box.itemText(row) for row in range(dialog.choices.scope_box.count())]
    assert texts == ["All of the article (3)", "The 2 selected ones", "Verified only (2)", "Disputed only (1)"]
    dialog.prepare(Offer("Bridge"), Remembered(copies="zip"))
    assert dialog.choices.scope_box.count() == 1
    assert not dialog.choices.copies_box.isEnabled() and dialog.order().copies is None
    assert not dialog.choices.confidential_box.isVisible()


def test_neither_scope_nor_confidential_sources_are_remembered(dialog: ExportDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.choices.confidential_box, LEFT)
    choose(dialog, "scope_box", "Verified")
    assert exported(dialog, qtbot).confidential
    dialog.prepare(OFFER, dialog.remembered())
    assert not dialog.choices.confidential_box.isChecked()
    assert dialog.order().scope == Scope()


def test_the_rest_comes_back_the_next_time(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.formats.tick(["md", "json"])
    choose(dialog, "history_box", "Without")
    choose(dialog, "copies_box", "In a folder")
    dialog.open_box.setChecked(False)
    kept = dialog.remembered()
    assert kept == Remembered(("md", "json"), str(tmp_path), "en", "without", "folder", open_when_done=False)
    again = ExportDialog(FORMATS.values())
    qtbot.addWidget(again)
    again.prepare(OFFER, kept)
    assert again.remembered() == kept


def test_a_format_that_is_no_more_falls_to_the_first(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.prepare(OFFER, Remembered(("telegram",), str(tmp_path)))
    assert [known.name for known in dialog.formats.ticked()] == ["html"]
    dialog.prepare(OFFER, Remembered(("markdown", "telegram"), str(tmp_path)))
    assert [known.name for known in dialog.formats.ticked()] == ["md"]


def test_files_that_exist_are_asked_about_once_by_name(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.formats.tick(["html", "md", "csv"])
    there = [tmp_path / "old.html", tmp_path / "old.csv"]
    for path in there:
        path.write_text("kept", encoding="utf-8")
    dialog.name_edit.setText("old")
    with qtbot.assertNotEmitted(dialog.export_wanted):
        QTest.mouseClick(dialog.export_button, LEFT)
    assert dialog.notice.text == "old.html and old.csv exist already. Replace them?"
    assert dialog.export_button.text() == "Replace"
    order = exported(dialog, qtbot)
    assert order.replace == frozenset(there) and len(order.files) == 3


def test_copies_that_exist_are_asked_about_too(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, "copies_box", "In a folder")
    folder = tmp_path / "Ferry fares up down copies"
    folder.mkdir()
    (folder / "001 Log.pdf").write_text("kept", encoding="utf-8")
    QTest.mouseClick(dialog.export_button, LEFT)
    assert dialog.notice.text == "Ferry fares up down copies exists already. Replace it?"
    assert exported(dialog, qtbot).replace == frozenset([folder])


def test_consent_is_for_what_was_asked_about(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("kept", encoding="utf-8")
    dialog.name_edit.setText("a")
    QTest.mouseClick(dialog.export_button, LEFT)
    dialog.name_edit.setText("b")
    assert dialog.export_button.text() == "Export"
    with qtbot.assertNotEmitted(dialog.export_wanted):
        QTest.mouseClick(dialog.export_button, LEFT)


@pytest.mark.parametrize(
    ("folder", "name", "problem"),
    [
        ("reports", "a", "Give the whole path"),
        ("{tmp}/file", "a", "is no folder"),
        ("{tmp}/missing", "a", "There is no folder"),
        ("{tmp}", "../a", "no slash"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_said(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, folder: str, name: str, problem: str
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    dialog.folder_edit.setText(folder.format(tmp=tmp_path))
    dialog.name_edit.setText(name)
    with qtbot.assertNotEmitted(dialog.export_wanted):
        QTest.mouseClick(dialog.export_button, LEFT)
    assert problem in dialog.notice.text
    assert dialog.isVisible()


@pytest.mark.parametrize("what", ["name", "folder", "formats"])
def test_without_a_file_there_is_nothing_to_export(dialog: ExportDialog, what: str) -> None:
    if what == "formats":
        dialog.formats.tick([])
    else:
        getattr(dialog, f"{what}_edit").clear()
    assert not dialog.export_button.isEnabled()


def test_browsing_fills_in_the_folder(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "chosen").mkdir()
    QTest.mouseClick(dialog.browse_button, LEFT)
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "chosen"))
    chooser.reject()
    assert exported(dialog, qtbot).files[0].path.parent == tmp_path / "chosen"


def test_a_preview_is_wanted_of_the_format_at_hand_and_whenever_a_choice_changes_it(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.preview_wanted) as caught:
        dialog.formats.go_to("open-items-text")
    assert caught.args is not None
    wanted = caught.args[0]
    assert isinstance(wanted, PreviewWanted)
    assert (wanted.format.name, wanted.addressee) == ("open-items-text", "author")
    with qtbot.waitSignal(dialog.preview_wanted) as caught:
        choose(dialog, "scope_box", "Verified")
    assert caught.args is not None
    assert caught.args[0].order.scope == Scope(statuses=frozenset([Status.VERIFIED]))
    with qtbot.assertNotEmitted(dialog.preview_wanted):
        dialog.name_edit.setText("another name")
