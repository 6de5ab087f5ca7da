"""What is still open: listed in groups with the share that is ready, gone to, and followed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from annotator.domain import asking
from annotator.domain.records import Addressee
from annotator.domain.times import now
from annotator.ui.rules.open_items_dialog import OpenItemsDialog
from annotator.workspace.jobs import Cancelled, Progress
from annotator.workspace.open_items import Snapshot, find_open_items
from tests.window.desk import LONG, TEXT, Desk
from tests.window.test_asking import propose
from tests.window.test_updating import update

Key = Qt.Key


def show(desk: Desk) -> OpenItemsDialog:
    desk.press(Key.Key_O)
    dialog = desk.dialog(OpenItemsDialog)
    wait_for(desk, dialog)
    return dialog


def wait_for(desk: Desk, dialog: OpenItemsDialog) -> None:
    desk.wait(lambda: not dialog.progress.isVisible())


def listed(dialog: OpenItemsDialog) -> list[str]:
    model = dialog.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def go_to(dialog: OpenItemsDialog, words: str) -> None:
    row = next(row for row, said in enumerate(listed(dialog)) if words in said)
    dialog.list.setCurrentIndex(dialog.model.index(row, 0))
    QTest.keyClick(dialog.list, Key.Key_Return)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """Claim 1 unsourced without a note, claim 2 with a query to the author; the rest is not looked at."""
    desk.mark("three years late", Key.Key_3)
    asked = desk.mark("Nobody was hurt", Key.Key_3)
    workspace = desk.window.workspace
    claim = workspace.claim(asked.id)
    workspace.do(
        lambda: asking.ask(workspace.article, claim, Addressee.AUTHOR, "Who says so?", by="Mara Boyd", at=now())
    )
    return desk


def test_everything_open_is_listed_in_groups_with_counts(worked: Desk) -> None:
    dialog = show(worked)
    lines = listed(dialog)
    assert lines[0] == "Claims that fail a rule (2)"
    assert lines[1].startswith("Claim 1. It needs a note")
    assert "Queries without an answer (1)" in lines
    assert any("Who says so?" in line for line in lines)
    assert any(line.startswith("Not looked at: ") for line in lines)
    said = dialog.findChild(QLabel, "openItemsReady")
    assert isinstance(said, QLabel) and said.text().startswith("0% ready to publish: 0 of ")


def test_one_group_alone(worked: Desk) -> None:
    dialog = show(worked)
    groups = dialog.findChild(QComboBox, "openItemsGroups")
    assert isinstance(groups, QComboBox)
    row = groups.findText("Queries without an answer (1)")
    groups.setCurrentIndex(row)
    groups.activated.emit(row)
    (line,) = listed(dialog)
    assert line.startswith("Claim 2. Query ")


def test_enter_goes_to_the_claim_even_where_a_filter_hides_it(worked: Desk) -> None:
    worked.window.claims_pane.filter.setText("hurt")
    go_to(show(worked), "Claim 1. It needs")
    assert worked.selected() == [1]
    worked.wait(worked.table.hasFocus)
    assert worked.shows("three years late")


def test_enter_goes_to_the_sentence(worked: Desk) -> None:
    go_to(show(worked), "About 900 lorries")
    assert worked.selected_text().startswith("About 900 lorries")
    worked.press(Key.Key_C)
    assert worked.current().text.startswith("About 900 lorries")


def test_it_is_made_anew_when_it_is_shown_again(worked: Desk) -> None:
    go_to(show(worked), "Claim 1. It needs")
    worked.write("noteEdit", "Asked everybody.")
    lines = listed(show(worked))
    assert lines[0] == "Claims that fail a rule (1)"


def test_it_follows_changes_while_it_is_in_sight(worked: Desk) -> None:
    dialog = show(worked)
    claim = worked.claim(1)
    worked.window.workspace.write_note(claim, "Asked everybody.", "")
    worked.wait(lambda: listed(dialog)[0] == "Claims that fail a rule (1)")


def test_when_nothing_is_open_it_says_so(desk: Desk) -> None:
    for quote in (line for line in TEXT.splitlines() if line):
        desk.select(quote)
        desk.press(Key.Key_X)
    dialog = show(desk)
    said = dialog.findChild(QLabel, "openItemsReady")
    assert isinstance(said, QLabel)
    assert said.text().startswith("100% ready to publish") and said.text().endswith("Nothing is open.")
    assert listed(dialog) == []


def test_moved_passages_are_listed(worked: Desk, tmp_path: Path) -> None:
    path = tmp_path / "proof.txt"
    path.write_text(TEXT.replace("three years late", "four years late"), encoding="utf-8")
    update(worked, path)
    worked.press(Key.Key_Escape)
    assert "Places to settle (1)" in listed(show(worked))


def test_undecided_corrections_and_void_signatures_are_listed(worked: Desk) -> None:
    worked.window.dialogs.reviewer_named.emit("Theo Lin")
    worked.click_row(1)
    worked.press(Key.Key_G)
    propose(worked, "four years late")
    worked.window.dialogs.reviewer_named.emit("Mara Boyd")
    worked.click_row(1)
    worked.press(Key.Key_2)
    lines = listed(show(worked))
    at = lines.index("Corrections without a decision (1)")
    assert "four years late" in lines[at + 1]
    at = next(row for row, line in enumerate(lines) if "ignatures" in line and "(1)" in line)
    assert lines[at + 1] == "Claim 1. The signature of Theo Lin is void."


def test_another_article_empties_it(worked: Desk) -> None:
    dialog = show(worked)
    worked.open_text(LONG, "long.txt")
    assert listed(dialog) == []
    worked.wait(lambda: any("Mile 1 was paved" in line for line in listed(dialog)))


def test_a_look_can_be_cancelled(worked: Desk) -> None:
    desk = worked.window.workspace.desk
    assert desk is not None
    held = Snapshot(desk.article, desk.claims, desk.waivers, desk.house.sources, desk.house.settings)
    told: list[int] = []
    progress = Progress(lambda done, _: told.append(done))
    assert find_open_items(held, progress).items
    assert told
    progress.stop()
    with pytest.raises(Cancelled):
        find_open_items(held, progress)


def test_cancelled_it_says_so_and_looks_again_when_asked(worked: Desk) -> None:
    worked.press(Key.Key_O)
    dialog = worked.dialog(OpenItemsDialog)
    if dialog.progress.isVisible():
        dialog.progress.cancel_button.click()
    wait_for(worked, dialog)
    dialog.again_wanted.emit()
    wait_for(worked, dialog)
    assert listed(dialog)[0] == "Claims that fail a rule (2)"


def ready(desk: Desk) -> str:
    return desk.window.status_line.ready.text()


def test_the_status_bar_says_how_much_is_ready_and_leads_to_what_is_open(desk: Desk) -> None:
    desk.wait(lambda: ready(desk) == "0% ready")
    for quote in (line for line in TEXT.splitlines() if line):
        desk.select(quote)
        desk.press(Key.Key_X)
        assert ready(desk) == "…% ready", "no figure that is out of date"
    desk.wait(lambda: ready(desk) == "100% ready")
    desk.mark("Nobody was hurt")
    desk.wait(lambda: ready(desk) not in ("…% ready", "100% ready"))
    desk.click(desk.window.status_line.ready)
    dialog = desk.dialog(OpenItemsDialog)
    wait_for(desk, dialog)
    said = dialog.findChild(QLabel, "openItemsReady")
    assert isinstance(said, QLabel)
    assert said.text().startswith(f"{ready(desk)} to publish"), "the same figure as the list's"
    assert listed(dialog) == ["Claims that fail a rule (1)", "Claim 1. Nobody has checked it yet."]
    desk.undo()
    desk.wait(lambda: ready(desk) == "100% ready")
