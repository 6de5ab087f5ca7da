"""Choosing where the report goes; nothing is replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.ui.export_dialog import ExportChoices, ExportDialog, ExportOrder, file_stem

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

FORMATS = [("html", "Web page", ".html"), ("md", "Markdown", ".md"), ("json", "Data", ".json")]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(FORMATS)
    qtbot.addWidget(made)
    made.prepare("Ferry fares: up / down?", ExportChoices("html", str(tmp_path)))
    made.open()
    qtbot.waitExposed(made)
    return made


def test_the_file_is_named_after_the_article(dialog: ExportDialog, tmp_path: Path) -> None:
    assert Path(dialog.path_edit.text()) == tmp_path / "Ferry fares up down.html"


def test_of_a_long_path_the_files_name_is_seen(dialog: ExportDialog) -> None:
    edit = dialog.path_edit
    path = "/" + "/".join(["archive of the newsroom"] * 8) + "/Ferry fares.html"

    def last_seen() -> str:
        edit.grab()  # the field scrolls when it is painted
        return edit.text()[: edit.cursorPositionAt(QPoint(edit.width() - 1, edit.height() // 2))]

    edit.setText(path)
    assert last_seen() == path
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Home)
    assert last_seen() != path
    dialog.formats.setFocus()
    assert last_seen() == path
    assert edit.toolTip() == f"<span>{path}</span>"


def test_export_says_format_file_and_that_it_opens(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(dialog.export_wanted) as caught:
        QTest.mouseClick(dialog.export_button, LEFT)
    assert caught.args == [ExportOrder("html", str(tmp_path / "Ferry fares up down.html"), open_when_done=True)]
    assert not dialog.isVisible()


def test_another_format_changes_the_suffix_only(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.formats.setFocus()
    QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
    assert Path(dialog.path_edit.text()) == tmp_path / "Ferry fares up down.md"
    QTest.keyClick(dialog.formats, Qt.Key.Key_End)
    with qtbot.waitSignal(dialog.export_wanted) as caught:
        QTest.mouseClick(dialog.export_button, LEFT)
    assert caught.args is not None
    assert (caught.args[0].format, caught.args[0].path) == ("json", str(tmp_path / "Ferry fares up down.json"))


def test_a_suffix_of_ones_own_is_left_alone(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.path_edit.setText(str(tmp_path / "report.v2"))
    dialog.formats.setCurrentRow(1)
    assert Path(dialog.path_edit.text()).name == "report.v2"


def test_a_file_that_exists_is_asked_about_in_the_dialog(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    there = tmp_path / "old.html"
    there.write_text("kept", encoding="utf-8")
    dialog.path_edit.setText(str(there))
    with qtbot.assertNotEmitted(dialog.export_wanted):
        QTest.mouseClick(dialog.export_button, LEFT)
    assert dialog.notice.text == "old.html exists already. Replace it?"
    assert dialog.export_button.text() == "Replace"
    with qtbot.waitSignal(dialog.export_wanted) as caught:
        QTest.mouseClick(dialog.export_button, LEFT)
    assert caught.args == [ExportOrder("html", str(there), open_when_done=True, replace=True)]


def test_whether_confidential_sources_are_named_is_asked_each_time_anew(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert not dialog.confidential_box.isVisible()
    dialog.prepare("Bridge", dialog.choices(), confidential=True)
    assert dialog.confidential_box.isVisible()
    QTest.mouseClick(dialog.confidential_box, LEFT)
    with qtbot.waitSignal(dialog.export_wanted) as caught:
        QTest.mouseClick(dialog.export_button, LEFT)
    assert caught.args is not None
    assert caught.args[0].confidential
    dialog.prepare("Bridge", dialog.choices(), confidential=True)
    assert not dialog.confidential_box.isChecked()


def test_consent_is_for_one_file_only(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("kept", encoding="utf-8")
    dialog.path_edit.setText(str(tmp_path / "a.html"))
    QTest.mouseClick(dialog.export_button, LEFT)
    dialog.path_edit.setText(str(tmp_path / "b.html"))
    assert dialog.export_button.text() == "Export"
    with qtbot.assertNotEmitted(dialog.export_wanted):
        QTest.mouseClick(dialog.export_button, LEFT)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("report.html", "Give the whole path"),
        ("{tmp}", "is a folder"),
        ("{tmp}/missing/report.html", "There is no folder"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_said(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, path: str, problem: str
) -> None:
    dialog.path_edit.setText(path.format(tmp=tmp_path))
    with qtbot.assertNotEmitted(dialog.export_wanted):
        QTest.mouseClick(dialog.export_button, LEFT)
    assert problem in dialog.notice.text
    assert dialog.isVisible()


def test_without_a_file_there_is_nothing_to_export(dialog: ExportDialog) -> None:
    dialog.path_edit.clear()
    assert not dialog.export_button.isEnabled()


def test_the_choices_come_back_the_next_time(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.formats.setCurrentRow(2)
    dialog.open_box.setChecked(False)
    choices = dialog.choices()
    assert choices == ExportChoices("json", str(tmp_path), open_when_done=False)
    again = ExportDialog(FORMATS)
    qtbot.addWidget(again)
    again.prepare("Bridge", choices)
    assert Path(again.path_edit.text()) == tmp_path / "Bridge.json"
    assert not again.open_box.isChecked()


def test_a_format_that_is_no_more_falls_to_the_first(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.prepare("Bridge", ExportChoices("docx", str(tmp_path)))
    assert Path(dialog.path_edit.text()).name == "Bridge.html"


def test_browsing_fills_in_the_file(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    QTest.mouseClick(dialog.browse_button, LEFT)
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "chosen.html"))
    chooser.reject()
    assert Path(dialog.path_edit.text()).name == "chosen.html"


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Ferry fares to rise", "Ferry fares to rise"),
        ('a/b\\c:d*e?"f"<g>|h', "a b c d e f g h"),
        ("../../etc/passwd", "etc passwd"),
        ("  . ", "report"),
        ("", "report"),
        ("CON", "CON report"),
        ("invoice\u202egpj.exe", "invoice gpj.exe"),
        ("هل ارتفعت الأسعار؟", "هل ارتفعت الأسعار؟"),
    ],
)
def test_titles_make_file_names(title: str, stem: str) -> None:
    assert file_stem(title) == stem


def test_a_long_title_is_cut_between_characters() -> None:
    stem = file_stem("жar " * 100)
    assert len(stem.encode()) <= 120
    assert stem.startswith("жar жar")
