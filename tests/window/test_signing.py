"""Signing off: a second checker's signature on claims, void as soon as they change, and signatures on the article."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QInputDialog, QPushButton

from annotator.domain.signing import article_holds
from annotator.settings import read_settings
from annotator.ui.asking.dialogs import AskingDialog
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.workspace.claim_cells import Column
from tests.window.desk import BOTH, CONTROL, SHIFT, TEXT, Desk
from tests.window.evidence import type_in
from tests.window.test_updating import update

Key = Qt.Key


def become(desk: Desk, name: str) -> None:
    """Let another reviewer sit down at the same window."""
    desk.window.dialogs.reviewer_named.emit(name)
    desk.settle()


def second(desk: Desk) -> list[str]:
    return desk.column(Column.SECOND)


@pytest.fixture
def checked(desk: Desk) -> Desk:
    """Three claims that Mara Boyd has verified, and a fourth unchecked; Theo Lin has sat down."""
    for quote in ("three years late", "cost 4.2 million", "900 lorries"):
        desk.mark(quote, Key.Key_1)
    desk.mark("Nobody was hurt")
    become(desk, "Theo Lin")
    return desk


def test_a_key_signs_off_the_selected_row(checked: Desk) -> None:
    checked.click_row(2)
    checked.press(Key.Key_G)
    assert second(checked) == ["", "✓ TL", "", ""]
    assert checked.said() == "Claim 2 is signed off."
    (signed,) = checked.claims_on_disk()[1].sign_offs
    assert (signed.by, str(signed.role)) == ("Theo Lin", "second checker")
    assert "2 signed off" not in checked.figures()
    assert "1 signed off" in checked.figures()


@pytest.mark.parametrize("height", [720, 900])
def test_the_button_signs_several_rows_as_one_action(checked: Desk, height: int) -> None:
    checked.window.resize(1280, height)
    checked.click_row(1)
    checked.click_row(3, SHIFT)
    checked.click(checked.widget(QPushButton, "signOffButton"))
    assert second(checked) == ["✓ TL", "✓ TL", "✓ TL", ""]
    checked.undo()
    assert second(checked) == [""] * 4
    checked.redo()
    assert second(checked) == ["✓ TL", "✓ TL", "✓ TL", ""]


def test_nobody_signs_off_their_own_check(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_1)
    desk.press(Key.Key_G)
    assert second(desk) == [""]
    assert desk.said() == "You checked claim 1 yourself; somebody else signs it off."


def test_a_desk_of_one_may_sign_off_its_own_checks(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_1)
    option = desk.action("actionOwnSignOff")
    assert not option.isChecked()
    desk.trigger("actionOwnSignOff")
    assert option.isChecked() and read_settings().own_sign_off, "it is kept"
    desk.press(Key.Key_G)
    assert second(desk) == ["✓ MB"]
    desk.trigger("actionOwnSignOff")
    desk.press(Key.Key_2)
    desk.press(Key.Key_G)
    assert second(desk) == ["✗ MB"]
    assert not option.isChecked() and not read_settings().own_sign_off


def test_of_several_rows_none_is_signed_where_one_cannot_be(checked: Desk) -> None:
    checked.click_row(3)
    checked.click_row(4, SHIFT)
    checked.press(Key.Key_G)
    assert second(checked) == [""] * 4
    assert checked.said() == "Claim 4 is unchecked; there is nothing to sign yet."


def test_all_ready_ones_are_signed_by_one_key(checked: Desk) -> None:
    checked.press(Key.Key_G, SHIFT)
    assert second(checked) == ["✓ TL", "✓ TL", "✓ TL", ""]
    checked.press(Key.Key_G, SHIFT)
    assert checked.said() == "There is no claim that you can sign off now."


def test_any_change_makes_the_signature_void_and_its_undo_good_again(checked: Desk) -> None:
    checked.press(Key.Key_G, SHIFT)
    become(checked, "Mara Boyd")
    checked.click_row(1)
    checked.press(Key.Key_2)
    checked.click_row(2)
    checked.write("statementEdit", "It cost 4.3 million.")
    assert second(checked) == ["✗ TL", "✗ TL", "✓ TL", ""]
    tip = checked.model.index(0, Column.SECOND).data(Qt.ItemDataRole.ToolTipRole)
    assert "Void: signed off by Theo Lin" in tip
    assert "1 signed off" in checked.figures()
    assert "2 signatures void" in checked.figures()
    checked.undo()
    checked.undo()
    assert second(checked) == ["✓ TL", "✓ TL", "✓ TL", ""]


def test_a_note_leaves_the_signature_as_it_is(checked: Desk) -> None:
    checked.press(Key.Key_G, SHIFT)
    checked.click_row(1)
    checked.write("noteEdit", "Asked the council again.")
    assert second(checked)[0] == "✓ TL"


def test_an_own_signature_can_be_taken_back(checked: Desk) -> None:
    checked.click_row(1)
    checked.press(Key.Key_G)
    checked.press(Key.Key_G, BOTH)
    assert second(checked) == [""] * 4
    checked.press(Key.Key_G, BOTH)
    assert checked.said() == "There is no signature of yours to take back."


def test_an_update_makes_signatures_on_open_places_void_until_they_are_confirmed(checked: Desk, tmp_path: Path) -> None:
    checked.press(Key.Key_G, SHIFT)
    path = tmp_path / "proof.txt"
    # Claim 1 is reworded, the sentence around claim 3 is, claim 2 stays as it was.
    path.write_text(
        TEXT.replace("opened on Monday", "opened on Friday").replace("three years late", "four years late").replace(
            "About 900 lorries", "Critics doubt that 900 lorries"
        ),
        encoding="utf-8",
    )  # fmt: skip
    update(checked, path)
    checked.press(Key.Key_Escape)
    states = {claim.number: (str(claim.passages[0].state), claim.passages[0].reread) for claim in checked.claims()}
    assert states == {1: ("moved", False), 2: ("kept", True), 3: ("kept", True), 4: ("kept", False)}
    assert second(checked) == ["✗ TL", "✗ TL", "✗ TL", ""]
    for number in (1, 2, 3):
        checked.click_row(number)
        checked.press(Key.Key_Y)
    # What reads as it did is as it was signed; what reads otherwise has to be signed again.
    assert second(checked) == ["✗ TL", "✓ TL", "✓ TL", ""]
    checked.click_row(1)
    checked.press(Key.Key_G)
    assert second(checked) == ["✓ TL", "✓ TL", "✓ TL", ""]


def test_a_place_that_is_open_cannot_be_signed(checked: Desk, tmp_path: Path) -> None:
    path = tmp_path / "proof.txt"
    path.write_text(TEXT.replace("three years late", "four years late"), encoding="utf-8")
    update(checked, path)
    checked.press(Key.Key_Escape)
    checked.click_row(1)
    checked.press(Key.Key_G)
    assert checked.said() == "The place of claim 1 is open; settle it first."


def test_a_claim_that_was_cut_is_placed_or_removed_before_it_can_be_signed(checked: Desk, tmp_path: Path) -> None:
    path = tmp_path / "proof.txt"
    path.write_text(TEXT.replace(", three years late,", ","), encoding="utf-8")
    update(checked, path)
    checked.press(Key.Key_Escape)
    sentence = "Words of claim 1 are cut from the text; give it another place, or remove it."
    checked.click_row(1)
    checked.press(Key.Key_G)
    assert checked.said() == sentence
    checked.window.message_bar.clear()
    sign(checked, "Checker")
    assert checked.said() == sentence
    checked.click_row(1)
    checked.press(Key.Key_Delete)
    for number in (2, 3, 4):
        checked.click_row(number)
        checked.press(Key.Key_Y)
    sign(checked, "Checker")
    assert checked.said() == "Version 2 is signed by the checker Theo Lin."


def evidence_for(desk: Desk) -> None:
    desk.press(Key.Key_E)
    dialog = desk.dialog(EvidenceDialog)
    type_in(dialog, Title="Council minutes")
    QTest.keyClick(dialog, Key.Key_Return)


def another_passage(desk: Desk) -> None:
    desk.select("Bridge reopens")
    desk.press(Key.Key_A)


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: desk.press(Key.Key_2),
        lambda desk: desk.write("statementEdit", "It opened three years late."),
        evidence_for,
        another_passage,
    ],
    ids=["status", "statement", "evidence", "passages"],
)
def test_each_part_that_is_signed_makes_it_void(checked: Desk, change: Callable[[Desk], None]) -> None:
    checked.press(Key.Key_G, SHIFT)
    checked.click_row(1)
    change(checked)
    assert second(checked) == ["✗ TL", "✓ TL", "✓ TL", ""]
    checked.wait(lambda: "1 signature void" in checked.figures())


def sign(desk: Desk, choice: str) -> None:
    """Sign the article in that role, or take back what the dialog calls so."""
    desk.press(Key.Key_G, CONTROL)
    dialog = desk.dialog(AskingDialog)
    roles = dialog.findChild(QComboBox, "signArticleRole")
    assert isinstance(roles, QComboBox)
    roles.setCurrentText(choice)
    assert roles.currentText() == choice
    QTest.keyClick(dialog, Key.Key_Return)


@pytest.mark.parametrize("role", ["checker", "editor", "lawyer"])
def test_the_article_is_signed_in_each_role(checked: Desk, role: str) -> None:
    sign(checked, role.capitalize())
    assert checked.said() == f"Version 1 is signed by the {role} Theo Lin."
    checked.wait(lambda: f"signed by {role}" in checked.figures())
    (signed,) = checked.on_disk().article.sign_offs
    assert (signed.by, str(signed.role), signed.version) == ("Theo Lin", role, 1)


def waive_some(desk: Desk) -> None:
    desk.select("By Ines Calder")
    desk.press(Key.Key_X)


@pytest.mark.parametrize("change", [evidence_for, another_passage, waive_some], ids=["evidence", "passages", "waiver"])
def test_a_change_of_anything_makes_the_articles_signature_void(checked: Desk, change: Callable[[Desk], None]) -> None:
    sign(checked, "Lawyer")
    checked.wait(lambda: "signed by lawyer" in checked.figures())
    checked.click_row(1)
    change(checked)
    checked.wait(lambda: "lawyer’s signature void" in checked.figures())


def test_another_text_makes_the_articles_signature_void(checked: Desk, tmp_path: Path) -> None:
    sign(checked, "Editor")
    path = tmp_path / "proof.txt"
    path.write_text(TEXT + "\nOne more line.\n", encoding="utf-8")
    update(checked, path)
    checked.press(Key.Key_Escape)
    checked.wait(lambda: "editor’s signature void" in checked.figures())


def test_an_own_signature_on_the_article_can_be_taken_back(checked: Desk) -> None:
    sign(checked, "Editor")
    become(checked, "Mara Boyd")
    checked.press(Key.Key_G, CONTROL)
    dialog = checked.dialog(AskingDialog)
    roles = dialog.findChild(QComboBox, "signArticleRole")
    assert isinstance(roles, QComboBox)
    listed = [roles.itemText(row) for row in range(roles.count())]
    assert listed == ["Checker", "Editor", "Lawyer"], "of nobody else's"
    dialog.reject()
    become(checked, "Theo Lin")
    sign(checked, "Take back my signature as editor")
    assert checked.said() == "Your signature as editor is taken back."
    assert checked.on_disk().article.sign_offs == ()
    checked.wait(lambda: "editor" not in checked.figures())


def test_the_article_is_signed_and_any_change_makes_that_void(checked: Desk) -> None:
    sign(checked, "Editor")
    assert checked.said() == "Version 1 is signed by the editor Theo Lin."
    checked.wait(lambda: "signed by editor" in checked.figures())
    review = checked.on_disk()
    held = article_holds(review.article, review.claims, review.waivers, review.sources_by_id)
    assert list(held.values()) == [True]
    checked.click_row(4)
    checked.press(Key.Key_1)
    checked.wait(lambda: "editor’s signature void" in checked.figures())
    checked.undo()
    checked.wait(lambda: "signed by editor" in checked.figures())


def test_switching_the_reviewer_is_one_action_and_is_kept(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_1)
    desk.press(Key.Key_R, CONTROL)
    dialog = desk.dialog(QInputDialog)
    dialog.setTextValue("Theo Lin")
    QTest.keyClick(dialog, Key.Key_Return)
    assert desk.window.status_line.reviewer.text() == "Theo Lin"
    assert read_settings().reviewer == "Theo Lin", "names come from the settings"
    desk.mark("Nobody was hurt", Key.Key_1)
    assert [row.by for row in desk.on_disk().history if row.action == "claim.add"] == ["Mara Boyd", "Theo Lin"]
