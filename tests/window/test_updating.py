"""A new version of the article, from naming its source to the last place that is settled."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
)

from annotator.domain.claim import Claim, Placed, Status
from annotator.domain.times import from_moment
from annotator.ui.readings_dialog import ReadingsDialog
from annotator.ui.source_dialog import SourceDialog
from annotator.ui.versions.entries import Group
from annotator.ui.versions.page import VersionsPage
from annotator.workspace.sources import FileSource
from db.store import Store
from tests.window.desk import BOTH, CONTROL, TEXT, Desk, MakeDesk, in_use
from tests.window.test_asking import dialog, finish, part, type_text

Key = Qt.Key
NEW = TEXT.replace("three years late", "four years late").replace(" Nobody was hurt.", "").replace(
    "About 900 lorries", "A toll is planned.\n\nPolice say about 900 lorries"
)  # fmt: skip


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The article's next version, as a file."""
    path = tmp_path / "proof-2.txt"
    path.write_text(NEW, encoding="utf-8")
    return path


@pytest.fixture
def checked(desk: Desk) -> Desk:
    """Four claims: of what is going to be changed, kept, to be reread, and cut."""
    for quote in ("three years late", "cost 4.2 million", "900 lorries", "Nobody was hurt"):
        desk.mark(quote)
    desk.press(Key.Key_1)
    return desk


def update(desk: Desk, path: Path) -> VersionsPage:
    """Update as the reviewer does, by key and path, and wait for the page."""
    desk.press(Key.Key_U, CONTROL)
    dialog = desk.dialog(SourceDialog)
    dialog.source_edit.setText(str(path))
    with desk.qtbot.waitSignal(desk.window.updating.page_shown, timeout=20_000):
        QTest.keyClick(dialog.source_edit, Key.Key_Return)
    in_use(desk.qtbot, desk.window)
    return desk.widget(VersionsPage, "versionsPage")


def states(desk: Desk) -> dict[int, str]:
    return {claim.number: str(claim.passages[0].state) for claim in desk.claims()}


def first(desk: Desk, number: int) -> Claim:
    return next(claim for claim in desk.claims_on_disk() if claim.number == number)


def test_an_update_shows_what_became_of_every_claim(checked: Desk, second: Path) -> None:
    page = update(checked, second)
    assert page.isVisible()
    assert not checked.window.splitter.isVisible()
    assert states(checked) == {1: "moved", 2: "kept", 3: "kept", 4: "orphaned"}
    assert checked.claim(3).passages[0].reread
    assert checked.article.newest.number == 2
    assert "1 moved" in checked.widget(QLabel, "versionsSummary").text().lower()
    assert checked.actions_on_disk()[-1] == "article.update"
    at = from_moment(checked.article.newest.created).astimezone()
    assert checked.widget(QLabel, "statusSaved").text() == f"Saved {at:%H:%M}"
    assert page.list.verticalScrollBar().value() == 0, "the first head is in sight"


def test_places_are_settled_with_one_key_each(checked: Desk, second: Path) -> None:
    page = update(checked, second)
    page.list.setFocus()
    for number in (2, 3):  # to be reread comes first
        assert first(checked, number).passages[0].reread
        QTest.keyClick(page.list, Key.Key_Return)
        assert not first(checked, number).passages[0].reread
    QTest.keyClick(page.list, Key.Key_Return)  # then what has moved
    assert first(checked, 1).passages[0].state is Placed.KEPT
    assert first(checked, 1).passages[0].exact == "four years late"
    QTest.keyClick(page.list, Key.Key_Z, CONTROL)
    assert first(checked, 1).passages[0].state is Placed.MOVED
    QTest.keyClick(page.list, Key.Key_Delete)
    assert first(checked, 1).passages[0].state is Placed.ORPHANED
    assert first(checked, 1).passages[0].exact == "three years late"


def test_a_cut_claim_is_placed_by_selecting(checked: Desk, second: Path) -> None:
    page = update(checked, second)
    page.list.setFocus()
    for _ in range(3):
        QTest.keyClick(page.list, Key.Key_Return)
    newer = page.findChild(type(checked.view), "newerText")
    assert newer is not None
    start = checked.text.index("A toll is planned")
    newer.set_selected_range(start, start + 17)
    newer.setFocus()
    QTest.keyClick(newer, Key.Key_R)
    placed = first(checked, 4).passages[0]
    assert (placed.state, placed.exact) == (Placed.KEPT, "A toll is planned")


def test_leaving_the_page_shows_the_new_text_with_its_claims(checked: Desk, second: Path) -> None:
    page = update(checked, second)
    QTest.keyClick(page.list, Key.Key_Escape)
    assert checked.window.splitter.isVisible()
    assert "four years late" in checked.view.toPlainText()
    assert checked.rows()[0].startswith("Moved: ")
    assert checked.fill_at("four years late") is not None
    checked.mark("A toll is planned")
    assert first(checked, 5).passages[0].version == 2


def test_keys_of_the_article_do_nothing_while_the_page_shows(checked: Desk, second: Path) -> None:
    page = update(checked, second)
    page.list.setFocus()
    before = checked.actions_on_disk()
    for key in (Key.Key_1, Key.Key_2, Key.Key_S, Key.Key_A):
        QTest.keyClick(page.list, key)
    assert checked.actions_on_disk() == before


def test_undo_takes_the_update_back_in_one_step_and_redo_brings_it_again(checked: Desk, second: Path) -> None:
    old = checked.text
    page = update(checked, second)
    QTest.keyClick(page.list, Key.Key_Z, CONTROL)
    assert not page.isVisible()
    assert checked.text == old
    assert set(states(checked).values()) == {"kept"}
    checked.press(Key.Key_Y, CONTROL)
    assert checked.article.newest.number == 2
    assert states(checked)[4] == "orphaned"


def test_versions_can_be_compared_at_any_time(checked: Desk, second: Path, tmp_path: Path) -> None:
    page = update(checked, second)
    third = tmp_path / "proof-3.txt"
    third.write_text(NEW.replace("A toll", "No toll"), encoding="utf-8")
    QTest.keyClick(page.list, Key.Key_Escape)
    update(checked, third)
    with checked.qtbot.waitSignal(checked.window.updating.page_shown):
        page.versions_wanted.emit(1, 2)
    assert "three years late" in checked.widget(type(checked.view), "olderText").toPlainText()
    assert "A toll is planned" in checked.widget(type(checked.view), "newerText").toPlainText()
    assert (
        not checked.widget(QPushButton, "confirmButton").isVisible()
        or not checked.widget(QPushButton, "confirmButton").isEnabled()
    )
    QTest.keyClick(page.list, Key.Key_Escape)
    with checked.qtbot.waitSignal(checked.window.updating.page_shown):
        checked.press(Key.Key_U, BOTH)
    assert page.isVisible()


def test_a_dropped_file_can_be_the_next_version(checked: Desk, second: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(second))])
    assert checked.drop(checked.view.viewport(), data)
    with checked.qtbot.waitSignal(checked.window.updating.page_shown, timeout=20_000):
        checked.answer("Next version")
    assert len(checked.window.store.articles()) == 1
    assert checked.article.newest.number == 2


def test_what_cannot_be_read_leaves_the_article_as_it_is(checked: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "proof.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    checked.window.updating.update_from(_source(picture))
    checked.wait(lambda: "image" in checked.said())
    assert checked.article.newest.number == 1
    assert not checked.window.progress.isVisible()


def test_the_same_text_is_no_new_version(checked: Desk, tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    again.write_text(TEXT, encoding="utf-8")
    checked.window.updating.update_from(_source(again))
    checked.wait(lambda: "same as that of version 1" in checked.said())
    assert checked.article.newest.number == 1


def test_cancel_leaves_the_article_as_it_is(checked: Desk, second: Path) -> None:
    checked.window.updating.update_from(_source(second))
    checked.click(checked.window.progress.cancel_button)
    checked.wait(lambda: "Cancelled" in checked.said())
    assert checked.article.newest.number == 1
    assert len(checked.on_disk().article.versions) == 1


def test_what_was_being_typed_is_kept_through_an_update(checked: Desk, second: Path) -> None:
    checked.click_row(1)
    checked.type_into("statementEdit", "The bridge was late")
    checked.window.updating.update_from(_source(second))
    checked.wait(lambda: checked.article.newest.number == 2)
    assert first(checked, 1).statement == "The bridge was late"


def test_another_window_follows(make_desk: MakeDesk, checked: Desk, second: Path) -> None:
    other = make_desk(reviewer="Theo Lin")
    assert other.article.newest.number == 1
    update(checked, second)
    other.wait(lambda: other.article.newest.number == 2)
    assert other.text == checked.text
    assert states(other) == states(checked)


def test_what_another_program_updated_is_followed_too(checked: Desk) -> None:
    from annotator.readers import read

    with Store.open(checked.window.store.path) as store:
        store.update_article(checked.article.id, read(NEW.encode(), "proof.txt"), "Theo Lin")
    checked.wait(lambda: checked.article.newest.number == 2)
    assert checked.rows()[0].startswith("Moved: ")
    checked.click_row(2)
    checked.press(Key.Key_2)
    assert first(checked, 2).status is Status.DISPUTED


def test_the_source_file_is_saved_out_as_it_came(checked: Desk, second: Path, tmp_path: Path) -> None:
    page = update(checked, second)
    QTest.keyClick(page.list, Key.Key_Escape)
    checked.trigger("actionSaveSource")
    dialog = checked.dialog(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    assert name.text() == "proof-2.txt"
    saved = tmp_path / "saved.txt"
    dialog.fileSelected.emit(str(saved))
    assert saved.read_bytes() == second.read_bytes()
    dialog.close()


WHEEL, SACKS = "The wheel weighs 3.2 tonnes, the miller said on Friday. ", "It ground 40 sacks before noon. "
PAGE = f"""<html><head><title>Mill</title></head><body><nav><a href="/a">All about us and our paper</a></nav><article>
<h1>The mill turns again</h1><p>{WHEEL * 4}</p><p>{SACKS * 4}</p></article><div><p>Subscribe to our letter.</p></div>
</body></html>"""


def test_a_web_page_can_be_read_otherwise(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "mill.html"
    page.write_text(PAGE, encoding="utf-8")
    desk.open_file(page)
    desk.mark("3.2 tonnes")
    assert "All about us" not in desk.text
    desk.trigger("actionReadOtherwise")
    dialog = desk.dialog(ReadingsDialog)
    whole = dialog.findChild(QRadioButton, "reading-page")
    assert whole is not None
    whole.setChecked(True)
    with desk.qtbot.waitSignal(desk.window.updating.page_shown, timeout=20_000):
        dialog.accept()
    assert "All about us" in desk.text
    assert [p.exact for c in desk.claims() for p in c.passages] == ["3.2 tonnes"]
    assert desk.widget(QTableView, "versionsList").isVisible()


def _source(path: Path) -> FileSource:
    return FileSource(path)


def test_a_proposed_correction_is_shown_as_made_by_the_update(checked: Desk, second: Path) -> None:
    checked.click_row(1)
    checked.press(Key.Key_P)
    proposed = dialog(checked, "correctionDialog")
    assert part(proposed, QPlainTextEdit, "correctionText").toPlainText() == "three years late"
    type_text(proposed, "correctionText", "four years late")
    finish(proposed)
    assert [c.text for c in first(checked, 1).corrections] == ["four years late"]
    assert checked.widget(QLabel, "correctionWaits").text() == "Correction “four years late” waits for the editor"
    page = update(checked, second)
    made = [entry for entry in page.model.entries() if entry.group is Group.CORRECTED]
    assert [checked.text[slice(*entry.new_place)] for entry in made if entry.new_place] == ["four years late"]


def test_an_older_version_shows_its_claims_as_they_stood(checked: Desk, second: Path) -> None:
    page = update(checked, second)
    QTest.keyClick(page.list, Key.Key_Escape)
    checked.click_row(2)
    checked.press(Key.Key_2)  # after the update
    with checked.qtbot.waitSignal(checked.window.updating.page_shown):
        checked.press(Key.Key_U, BOTH)
    older, newer = (checked.widget(type(checked.view), name) for name in ("olderText", "newerText"))
    claim = checked.claim(2)
    then = [mark for mark in older._marks or () if mark.claim == claim.id]
    now = [mark for mark in newer._marks or () if mark.claim == claim.id]
    assert [mark.status for mark in then] == [Status.UNCHECKED]
    assert [mark.status for mark in now] == [Status.DISPUTED]
