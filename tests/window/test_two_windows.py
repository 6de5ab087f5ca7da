"""Two windows, or a window and another program, on one library."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain import actions
from annotator.domain.claim import Status
from annotator.domain.times import now
from db.store import Store
from tests.window.desk import CONTROL, Desk, MakeDesk, in_use

Key = Qt.Key


@pytest.fixture
def both(desk: Desk, make_desk: MakeDesk) -> tuple[Desk, Desk]:
    """Mara's window and Ben's on one article; in it are two claims of hers."""
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    other = make_desk("Ben Orr")
    assert other.article.id == desk.article.id
    return desk, other


def test_each_sees_what_the_other_does_within_a_second(both: tuple[Desk, Desk]) -> None:
    mara, ben = both
    ben.mark("About 900 lorries", Key.Key_2)
    ben.select("By Ines Calder")
    ben.press(Key.Key_X)
    mara.wait(lambda: len(mara.claims()) == 3 and mara.waivers(), 1_500)
    assert mara.rows() == ben.rows() == ["Three years late", "About 900 lorries", "Nobody was hurt"]
    assert mara.format_at("About 900 lorries") is not None and mara.format_at("By Ines Calder") is not None
    mara.click_row(1)
    mara.press(Key.Key_1)
    ben.wait(lambda: ben.claim(1).status is Status.VERIFIED, 1_500)
    assert ben.column(2)[0] == "Verified"
    ben_counts = ben.figures().split("·")[1].strip()
    assert ben_counts == "2 checked"


def test_each_undoes_only_what_is_his_own(both: tuple[Desk, Desk]) -> None:
    mara, ben = both
    made = ben.mark("About 900 lorries")
    mara.wait(lambda: len(mara.claims()) == 3)
    mara.undo()
    assert [claim.text for claim in mara.claims()] == ["three years late", "About 900 lorries"]
    ben.wait(lambda: len(ben.claims()) == 2)
    ben.undo()
    assert made.id not in [claim.id for claim in ben.claims()]


def test_what_another_program_has_just_undone_is_redone_however_quick_one_is(desk: Desk) -> None:
    desk.mark("three years late")
    desk.settle()
    assert not desk.action("actionRedo").isEnabled()
    desk.window.workspace._poll.stop()
    with Store.open(desk.window.store.path) as store:
        store.undo(desk.article.id, "Mara Boyd")
    desk.window.workspace.look_for_others()
    assert desk.claims() == []

    desk.redo()

    assert [claim.text for claim in desk.claims()] == ["three years late"]
    assert desk.said() == ""


def test_an_undo_that_another_change_has_overtaken_is_refused(both: tuple[Desk, Desk]) -> None:
    mara, ben = both
    mara.click_row(1)
    mara.press(Key.Key_1)
    ben.wait(lambda: ben.claim(1).status is Status.VERIFIED)
    ben.click_row(1)
    ben.press(Key.Key_2)
    mara.wait(lambda: mara.claim(1).status is Status.DISPUTED)
    before = mara.actions_on_disk()

    mara.undo()

    said = mara.said()
    assert "Ben Orr" in said and "disputed" in said and "verified" in said, said
    assert mara.claim(1).status is Status.DISPUTED
    assert mara.actions_on_disk() == before
    ben.undo()
    mara.wait(lambda: mara.claim(1).status is Status.VERIFIED)
    mara.undo()
    assert mara.claim(1).status is Status.UNCHECKED, "it stayed available"
    assert mara.said() == ""


@pytest.mark.parametrize("seen", [False, True], ids=["unseen", "taken in while typing"])
def test_a_change_to_what_another_has_changed_since_is_refused_with_both_versions(
    both: tuple[Desk, Desk], seen: bool
) -> None:
    mara, _ = both
    mara.click_row(1)
    mara.window.workspace._poll.stop()  # so that it is known whether she has Ben's when she commits
    mara.type_into("statementEdit", "The bridge opened late")
    with Store.open(mara.window.store.path) as store:
        desk = store.desk(mara.article.id)
        claim = next(c for c in desk.claims.values() if c.number == 1)
        store.apply(actions.edit_claim(desk.article, claim, statement="It opened on time"), "Ben Orr")
    if seen:
        mara.window.workspace.look_for_others()
    assert (mara.claim(1).statement == "It opened on time") is seen

    mara.press(Key.Key_Return, CONTROL)

    said = mara.said()
    assert "It opened on time" in said and "The bridge opened late" in said, said
    mara.wait(lambda: mara.claim(1).statement == "It opened on time")
    assert mara.field("statementEdit").toPlainText() == "The bridge opened late", "what was typed is still there"
    QApplication.processEvents()  # a person's next key is another event
    mara.press(Key.Key_F2)
    mara.press(Key.Key_Return, CONTROL)
    assert mara.claim(1).statement == "The bridge opened late"
    assert mara.said() == ""


def test_a_status_on_many_is_all_or_nothing(both: tuple[Desk, Desk]) -> None:
    mara, _ = both
    mara.press(Key.Key_2, CONTROL)
    mara.press(Key.Key_A, CONTROL)
    with Store.open(mara.window.store.path) as store:
        desk = store.desk(mara.article.id)
        claim = next(c for c in desk.claims.values() if c.number == 2)
        changes = actions.set_status(desk.article, [claim], Status.DISPUTED, by="Ben Orr", at=now())
        store.apply(changes, "Ben Orr")
    mara.trigger("actionVerified")
    assert "Ben Orr" in mara.said()
    mara.wait(lambda: mara.statuses() == [Status.UNCHECKED, Status.DISPUTED])
    assert [claim.status for claim in mara.claims_on_disk()] == mara.statuses()


def test_a_claim_removed_by_another_leaves_the_table_and_its_draft_stays(both: tuple[Desk, Desk]) -> None:
    mara, ben = both
    mara.click_row(1)
    mara.type_into("statementEdit", "The bridge opened late")
    ben.click_row(1)
    ben.press(Key.Key_Delete)
    mara.wait(lambda: [claim.number for claim in mara.claims()] == [2])
    assert mara.rows() == ["Nobody was hurt"]
    ben.undo()
    mara.wait(lambda: len(mara.claims()) == 2)
    mara.click_row(1)
    assert mara.claim(1).statement == "The bridge opened late" or (
        mara.field("statementEdit").toPlainText() == "The bridge opened late"
    )


def test_typing_is_not_disturbed_by_others_at_work(both: tuple[Desk, Desk]) -> None:
    mara, _ = both
    in_use(mara.qtbot, mara.window)
    mara.click_row(1)
    mara.type_into("noteEdit", "Ask the p")
    with Store.open(mara.window.store.path) as store:
        desk = store.desk(mara.article.id)
        claims = list(desk.claims.values())
        store.apply(actions.set_status(desk.article, claims, Status.DISPUTED, by="Ben Orr", at=now()), "Ben Orr")
    mara.wait(lambda: mara.statuses() == [Status.DISPUTED] * 2)
    assert mara.field("noteEdit").hasFocus()
    assert mara.field("noteEdit").toPlainText() == "Ask the p"
    mara.press(Key.Key_Escape)
    assert [note.text for note in mara.claim(1).notes] == ["Ask the p"]


def test_articles_come_and_go_in_the_others_list(both: tuple[Desk, Desk]) -> None:
    from annotator.ui.articles_dialog import ArticlesDialog

    mara, ben = both
    ben.trigger("actionArticles")
    listed = ben.dialog(ArticlesDialog).model
    assert listed.rowCount() == 1
    mara.open_text("Elsewhere\n\nIt rained all day.\n", "b.txt")
    ben.wait(lambda: listed.rowCount() == 2)


def test_another_reviewer_in_one_window_has_his_own_undo(desk: Desk) -> None:
    desk.mark("three years late")
    desk.window.dialogs.reviewer_named.emit("Ben Orr")
    desk.wait(lambda: not desk.action("actionUndo").isEnabled())
    desk.mark("Nobody was hurt")
    assert [claim.created.by for claim in desk.claims()] == ["Mara Boyd", "Ben Orr"]
    desk.undo()
    desk.wait(lambda: not desk.action("actionUndo").isEnabled())
    assert [claim.text for claim in desk.claims()] == ["three years late"]


def test_a_note_that_its_writer_has_changed_at_another_window_is_not_overwritten(both: tuple[Desk, Desk]) -> None:
    mara, _ = both
    mara.click_row(1)
    mara.write("noteEdit", "Ask the mayor")
    mara.type_into("noteEdit", "!")
    with Store.open(mara.window.store.path) as store:
        desk = store.desk(mara.article.id)
        claim = next(c for c in desk.claims.values() if c.number == 1)
        (note,) = claim.notes
        changes = actions.write_note(desk.article, claim, "Ask Ines", by=note.by, at=now(), note=note)
        store.apply(changes, note.by)
    mara.wait(lambda: mara.claim(1).notes[0].text == "Ask Ines")
    typed = mara.field("noteEdit").toPlainText()

    mara.press(Key.Key_Return, CONTROL)

    said = mara.said()
    assert "Ask Ines" in said and typed in said, said
    assert [note.text for note in mara.claims_on_disk()[0].notes] == ["Ask Ines"]
    assert mara.field("noteEdit").toPlainText() == typed
