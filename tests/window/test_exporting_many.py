"""Several reports at once, of a part of the article, with the saved copies; each looked at before it is written."""

import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.domain.change import Change
from annotator.domain.claim import Claim, Status
from annotator.domain.evidence import KeptFile, Source
from annotator.domain.sourcing import add_evidence, add_source, new_source
from annotator.settings import read_settings
from annotator.ui.exporting.dialog import ExportDialog
from annotator.workspace.jobs import Job
from annotator.workspace.reporting import ExportOrder, ReportFile
from tests.window.desk import CONTROL, Desk

Key = Qt.Key
LOG = b"The bridge was shut for three years.\n"


@pytest.fixture
def checked(desk: Desk) -> Desk:
    """A disputed claim on a public log, a verified one on a confidential letter; the second one's row is selected."""
    for quote, key, title, secret in (
        ("three years late", Key.Key_2, "Keeper’s log", False),
        ("cost 4.2 million", Key.Key_1, "Karl Ebner", True),
    ):
        claim = desk.mark(quote, key)
        data = LOG if not secret else b"It cost more.\n"
        file = KeptFile("scan.txt", "text/plain", desk.window.store.files.keep(data), len(data))
        source = new_source(title=title, confidential=secret, file=file)
        desk.window.workspace.do(partial(_held, desk, claim, source))
    desk.click_row(2)
    return desk


def _held(desk: Desk, claim: Claim, source: Source) -> list[Change]:
    return [*add_source(source), *add_evidence(desk.article, [claim], source)]


@pytest.fixture
def dialog(checked: Desk, tmp_path: Path) -> Iterator[ExportDialog]:
    """The dialog, filled in but for the formats."""
    yield opened(checked, tmp_path / "out")


def opened(desk: Desk, folder: Path) -> ExportDialog:
    folder.mkdir(exist_ok=True)
    desk.press(Key.Key_E, CONTROL)
    dialog = desk.dialog(ExportDialog)
    dialog.folder_edit.setText(str(folder))
    dialog.name_edit.setText("bridge")
    dialog.open_box.setChecked(False)
    return dialog


def choose(dialog: ExportDialog, name: str, words: str) -> None:
    box = getattr(dialog.choices, name)
    (row,) = [row for row in range(box.count()) if box.itemText(row).startswith(words)]
    box.setCurrentIndex(row)


def write(desk: Desk, dialog: ExportDialog) -> None:
    """Press Export, and wait until all is done."""
    desk.click(dialog.export_button)
    desk.wait(lambda: not desk.window.jobs.busy)


def previewed(desk: Desk, dialog: ExportDialog, name: str) -> str:
    """Look at that format; the text that its preview shows."""
    dialog.formats.go_to(name)
    return seen(desk, dialog)


def seen(desk: Desk, dialog: ExportDialog) -> str:
    previewing = desk.window.exporting.previewing
    assert previewing is not None
    desk.wait(lambda: not previewing.busy)
    pane = dialog.preview
    if pane.stack.currentWidget() is pane.table:
        cells = [pane.table.item(row, at) for row in range(pane.table.rowCount()) for at in range(3)]
        return " ".join(cell.text() for cell in cells if cell is not None)
    assert pane.stack.currentWidget() is pane.text, pane.word.text()
    return pane.text.document().toPlainText()


def test_several_go_out_at_once(checked: Desk, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.formats.tick(["html", "csv", "json"])
    write(checked, dialog)
    folder = tmp_path / "out"
    assert sorted(path.name for path in folder.iterdir()) == ["bridge.csv", "bridge.html", "bridge.json"]
    assert all("three years late" in path.read_text("utf-8") for path in folder.iterdir())
    assert checked.said() == f"Written to {folder}: bridge.html, bridge.csv and bridge.json."
    assert read_settings().export_formats == ("html", "csv", "json")


def test_only_the_selected_claims_go_out(checked: Desk, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.formats.tick(["md"])
    choose(dialog, "scope_box", "The selected one")
    write(checked, dialog)
    report = (tmp_path / "out" / "bridge.md").read_text("utf-8")
    assert "Claim 2" in report and "Claim 1" not in report


def test_the_copies_go_along_in_a_zip_but_for_confidential_ones(
    checked: Desk, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.formats.tick(["md"])
    choose(dialog, "copies_box", "In a zip")
    write(checked, dialog)
    with zipfile.ZipFile(tmp_path / "out" / "bridge copies.zip") as archive:
        assert archive.read("bridge copies/001 Keeper’s log.txt") == LOG
        assert len(archive.namelist()) == 2
    assert "Karl Ebner" not in (tmp_path / "out" / "bridge.md").read_text("utf-8")
    assert "bridge copies.zip" in checked.said()
    assert opened(checked, tmp_path / "out").choices.copies == "zip", "remembered"


def test_ticked_the_confidential_ones_go_for_this_once(checked: Desk, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.formats.tick(["md"])
    choose(dialog, "copies_box", "In a folder")
    checked.click(dialog.choices.confidential_box)
    write(checked, dialog)
    folder = tmp_path / "out" / "bridge copies"
    assert (folder / "002 Karl Ebner.txt").read_bytes() == b"It cost more.\n"
    assert "Karl Ebner" in (tmp_path / "out" / "bridge.md").read_text("utf-8")
    assert not opened(checked, tmp_path / "out").choices.confidential


def test_where_one_cannot_be_written_the_message_says_which(checked: Desk, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "b.md"
    files = (ReportFile("html", tmp_path / "a.html"), ReportFile("md", missing), ReportFile("csv", tmp_path / "c.csv"))
    with checked.qtbot.waitSignal(checked.window.exporting.refused):
        checked.window.exporting.export(ExportOrder(files))
    assert checked.said() == f"“{missing}” was not written: there is no such folder. Written: a.html and c.csv."
    assert checked.window.message_bar.kind == "error"


def test_cancelled_at_once_nothing_is_written_by_halves(checked: Desk, dialog: ExportDialog, tmp_path: Path) -> None:
    def cancel(_words: str, job: Job) -> None:
        job.cancel()

    checked.window.exporting.began.connect(cancel)
    dialog.formats.tick(["html", "csv", "json"])
    write(checked, dialog)
    assert checked.said().startswith("Cancelled; ")
    assert not checked.window.progress.isVisible()
    for path in (tmp_path / "out").iterdir():
        assert path.name in checked.said(), "what is there is said to be there"


def test_the_page_is_previewed_in_words(checked: Desk, dialog: ExportDialog) -> None:
    text = previewed(checked, dialog, "html")
    assert "Claim 1" in text and "three years late" in text and "Claim 2" in text
    assert dialog.preview.note.text() == "What it says, not how it looks."
    assert dialog.preview.title.text() == "Preview: Web page"


def test_the_preview_follows_the_choices(checked: Desk, dialog: ExportDialog) -> None:
    assert "Karl Ebner" not in previewed(checked, dialog, "md")
    checked.click(dialog.choices.confidential_box)
    assert "Karl Ebner" in seen(checked, dialog)
    choose(dialog, "scope_box", "Disputed")
    text = seen(checked, dialog)
    assert "Claim 1" in text and "Claim 2" not in text


def test_a_table_is_previewed_as_one_and_data_as_text(checked: Desk, dialog: ExportDialog) -> None:
    assert "three years late" in previewed(checked, dialog, "csv")
    assert "three years late" in previewed(checked, dialog, "xlsx")
    assert "annotator/1" in previewed(checked, dialog, "json")


def test_what_is_to_be_known_is_listed_under_the_preview(checked: Desk, dialog: ExportDialog) -> None:
    previewed(checked, dialog, "claimreview")
    assert dialog.preview.remarks.isVisible()
    (remark,) = [dialog.preview.remarks.item(row).text() for row in range(dialog.preview.remarks.count())]
    assert remark == "Claims 1 and 2 have no rating and are left out."
    previewed(checked, dialog, "md")
    assert not dialog.preview.remarks.isVisible()


def test_a_preview_that_is_passed_over_is_never_shown(checked: Desk, dialog: ExportDialog) -> None:
    for name in ("json", "csv", "html", "json", "md"):
        dialog.formats.go_to(name)
    assert seen(checked, dialog).startswith(checked.article.title)
    assert dialog.preview.title.text() == "Preview: Markdown"


def test_closed_the_dialog_wants_no_preview(checked: Desk, dialog: ExportDialog) -> None:
    dialog.formats.go_to("json")
    dialog.reject()
    previewing = checked.window.exporting.previewing
    assert previewing is not None and not previewing.busy
    checked.wait(lambda: not checked.window.jobs.busy)
    assert dialog.preview.stack.currentWidget() is dialog.preview.word


def test_text_that_would_act_is_text_in_the_preview(checked: Desk, dialog: ExportDialog) -> None:
    dialog.reject()
    acts = '<img src="file:///etc/passwd"><b>bold</b> [x](javascript:alert(1))'
    checked.click_row(1)
    checked.write("statementEdit", acts)
    again = opened(checked, Path(dialog.folder_edit.text()))
    assert acts in previewed(checked, again, "html")
    document = again.preview.text.document()
    assert not any(character == "\ufffc" for character in document.toPlainText()), "no picture was made"


def test_statuses_offered_are_those_there_are(checked: Desk, dialog: ExportDialog) -> None:
    offered = [scope.statuses for scope in dialog.choices._scopes if scope.statuses]
    assert offered == [frozenset([Status.VERIFIED]), frozenset([Status.DISPUTED])]
