"""The report, taken out of the window in every format."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPushButton, QTabBar, QWidget

from annotator.settings import read_settings
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.exporting.dialog import ExportDialog
from tests.reports.reading import parsed
from tests.window.desk import CONTROL, Desk
from tests.window.evidence import type_in
from tests.window.test_asking import propose

Key = Qt.Key


class Opener(QObject):
    """Stands for the system's programs: what would have been opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    # PySide's annotations ask for bytes, which PySide itself then refuses.
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def checked(desk: Desk) -> Desk:
    desk.mark("three years late", Key.Key_2)
    desk.write("noteEdit", "The plan said <2022> & =1+1")
    desk.mark("cost 4.2 million", Key.Key_1)
    desk.select("By Ines Calder")
    desk.press(Key.Key_X)
    return desk


def export(desk: Desk, path: Path, name: str = "html", *, open_it: bool = True) -> ExportDialog:
    """Fill in the dialog, for one format, and press Export."""
    desk.press(Key.Key_E, CONTROL)
    dialog = desk.dialog(ExportDialog)
    dialog.formats.tick([name])
    dialog.folder_edit.setText(str(path.parent))
    dialog.name_edit.setText(path.name)
    dialog.open_box.setChecked(open_it)
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    return dialog


TEXTS = ("html", "md", "csv", "json")


@pytest.mark.parametrize("name", TEXTS)
def test_each_format_is_written_and_opened(checked: Desk, tmp_path: Path, opener: Opener, name: str) -> None:
    path = tmp_path / f"report.{name}"
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        export(checked, path, name)

    text = path.read_text(encoding="utf-8-sig")
    for words in ("three years late", "cost 4.2 million", "disputed"):
        assert words in text.lower() if words == "disputed" else words in text
    assert opener.opened == [str(path)]
    assert str(path) in checked.said()
    assert not checked.window.progress.isVisible()


def test_the_web_page_is_one_file_with_every_claim_linked(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    path = tmp_path / "report.html"
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        export(checked, path)
    page = path.read_text(encoding="utf-8")
    assert "2022" not in page, "a note stays in the house"
    for outside in ('src="http', "url(http", "<link", "<script src"):
        assert outside not in page
    for number in (1, 2):
        assert f'href="#claim-{number}"' in page and f'id="claim-{number}"' in page
    assert "Mara Boyd" in page
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []


@pytest.mark.parametrize("name", ["html", "md", "csv", "csv-evidence", "json"])
def test_a_confidential_source_is_named_only_where_that_is_ticked_for_this_export(
    desk: Desk, tmp_path: Path, opener: Opener, name: str
) -> None:
    desk.mark("three years late", Key.Key_1)
    desk.press(Key.Key_E)
    entering = desk.dialog(EvidenceDialog)
    type_in(entering, Title="A quiet clerk", Locator="second call")
    box = entering.findChild(QCheckBox, "evidenceConfidential")
    assert box is not None
    box.setChecked(True)
    QTest.keyClick(entering, Key.Key_Return)

    def exported(*, tick: bool) -> str:
        path = tmp_path / f"report-{tick}"
        desk.press(Key.Key_E, CONTROL)
        dialog = desk.dialog(ExportDialog)
        dialog.formats.tick([name])
        dialog.folder_edit.setText(str(path.parent))
        dialog.name_edit.setText(path.name)
        named = dialog.findChild(QCheckBox, "exportConfidential")
        assert named is not None and not named.isChecked(), "asked for each time anew"
        named.setChecked(tick)
        with desk.qtbot.waitSignal(desk.window.exporting.exported):
            QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
        written = next(iter(tmp_path.glob(f"report-{tick}*")))
        return written.read_text(encoding="utf-8-sig")

    assert ("quiet clerk" in exported(tick=True)) or name == "csv"
    kept = exported(tick=False)
    assert "quiet clerk" not in kept and "second call" not in kept


def test_the_data_is_what_is_on_disk(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    from annotator.domain.interchange import to_json

    path = tmp_path / "report.json"
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        export(checked, path, "json")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(to_json(checked.on_disk())))


def test_a_table_holds_no_formula(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    checked.mark("= not there" if "= not there" in checked.text else "About 900 lorries")
    checked.write("statementEdit", "=1+1")
    path = tmp_path / "report.csv"
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        export(checked, path, "csv")
    cells = [cell for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()) for cell in row]
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    assert any("=1+1" in cell for cell in cells)


def test_what_is_being_typed_is_in_the_report(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    checked.type_into("statementEdit", "It cost that much")
    path = tmp_path / "report.md"
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        export(checked, path, "md")
    assert "It cost that much" in path.read_text(encoding="utf-8")


def test_an_existing_file_is_asked_about_in_the_dialog(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    dialog = export(checked, path, "md", open_it=False)
    assert dialog.isVisible() and "Replace it?" in dialog.notice.text
    assert path.read_text(encoding="utf-8") == "mine"
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert "three years late" in path.read_text(encoding="utf-8")
    assert opener.opened == []


def test_a_folder_that_is_not_there_is_told_in_the_dialog(checked: Desk, tmp_path: Path) -> None:
    dialog = export(checked, tmp_path / "nowhere" / "report.html")
    assert dialog.isVisible() and "no folder" in dialog.notice.text


def test_a_report_that_cannot_be_written_is_told(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    path = tmp_path / ("r" * 300 + ".html")
    with checked.qtbot.waitSignal(checked.window.exporting.refused):
        export(checked, path)
    assert checked.window.message_bar.kind == "error"
    assert opener.opened == []
    assert len(checked.claims()) == 2


def test_format_and_folder_are_offered_again(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        export(checked, folder / "a.csv", "csv", open_it=False)
    checked.press(Key.Key_E, CONTROL)
    dialog = checked.dialog(ExportDialog)
    (file,) = dialog.order().files
    assert file.path == folder / "Bridge reopens after three years.csv"
    assert not dialog.open_box.isChecked()
    assert read_settings().export_formats == ("csv",)


def test_exporting_leaves_the_place_alone(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    checked.click_row(1)
    checked.select("Nobody was hurt")
    document = checked.view.document()
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        export(checked, tmp_path / "a.html")
    assert checked.view.document() is document, "the text is not set anew"
    assert checked.selected_text() == "Nobody was hurt" and checked.selected() == [1]


def test_a_report_is_in_the_language_that_is_chosen(checked: Desk, tmp_path: Path, opener: Opener) -> None:
    checked.press(Key.Key_E, CONTROL)
    dialog = checked.dialog(ExportDialog)
    dialog.formats.tick(["html"])
    dialog.folder_edit.setText(str(tmp_path))
    dialog.name_edit.setText("bericht.html")
    language = dialog.findChild(QComboBox, "exportLanguage")
    assert isinstance(language, QComboBox)
    language.setCurrentText("Deutsch")
    assert language.currentText() == "Deutsch"
    with checked.qtbot.waitSignal(checked.window.exporting.exported):
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    page = (tmp_path / "bericht.html").read_text("utf-8")
    assert '<html lang="de"' in page and "Behauptung 1" in page and "three years late" in page
    assert read_settings().export_language == "de"


def test_proposed_corrections_go_out_as_a_redline(desk: Desk, tmp_path: Path, opener: Opener) -> None:
    for quote, wording in (("three years late", "four years late"), ("cost 4.2 million", "cost 4.3 million")):
        desk.mark(quote, Key.Key_2)
        propose(desk, wording)
    desk.click_row(1)
    desk.widget(QTabBar, "detailTabs").setCurrentIndex(1)
    queue = desk.widget(QWidget, "queryList")
    queue.setFocus()
    QTest.keyClick(queue, Key.Key_Home)
    QTest.keyClick(queue, Key.Key_Return)
    deciding = desk.dialog(QDialog)
    reason, accept = deciding.findChild(QLineEdit, "decideReason"), deciding.findChild(QPushButton, "decideDone")
    assert reason is not None and accept is not None
    QTest.keyClicks(reason, "The minutes say so")
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    path = tmp_path / "corrections.redline.html"
    with desk.qtbot.waitSignal(desk.window.exporting.exported):
        export(desk, path, "redline")
    root = parsed(path.read_text(encoding="utf-8"))
    marks = [(one.tag, one.get("class"), one.text_content()) for one in root.xpath("//article//del | //article//ins")]
    assert marks == [
        ("del", "accepted", "[cut: three]"), ("ins", "accepted", "[new: four]"),
        ("del", "undecided", "[cut: 2]"), ("ins", "undecided", "[new: 3]"),
    ]  # fmt: skip
    first, second = (one.text_content() for one in root.xpath("//ol/li"))
    assert "accepted by Mara Boyd: The minutes say so" in first
    assert "waits for the editor" in second
    assert opener.opened == [str(path)]
