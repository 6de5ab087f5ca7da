"""Ratings and the details for publication: chosen, recorded as one action, undone, and never lost when refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from annotator.domain import actions
from annotator.domain.claim import Rating, Status
from annotator.domain.ratings import set_scales
from annotator.ui.rules.publication_dialog import PublicationDialog
from annotator.ui.rules.rating_dialog import RatingDialog
from db.store import Store
from tests.window.desk import CONTROL, SHIFT, Desk

Key = Qt.Key


def rate(desk: Desk, value: str, *, scale: str | None = None, status: bool = False) -> None:
    """Choose the rating in the dialog that `V` opens."""
    desk.press(Key.Key_V)
    dialog = desk.dialog(RatingDialog)
    if scale is not None:
        chooser = dialog.findChild(QComboBox, "ratingScale")
        assert isinstance(chooser, QComboBox)
        chooser.setCurrentText(scale)
    values = dialog.findChild(QListWidget, "ratingValues")
    with_status = dialog.findChild(QCheckBox, "ratingStatus")
    assert isinstance(values, QListWidget) and isinstance(with_status, QCheckBox)
    (item,) = values.findItems(value, Qt.MatchFlag.MatchExactly)
    values.setCurrentItem(item)
    if status:
        QTest.keyClick(with_status, Key.Key_Space)
    QTest.keyClick(values, Key.Key_Return)
    assert not dialog.isVisible()


def ratings(desk: Desk) -> list[Rating | None]:
    return [claim.rating for claim in desk.claims_on_disk()]


def publication(desk: Desk) -> PublicationDialog:
    desk.press(Key.Key_D)
    return desk.dialog(PublicationDialog)


def test_a_rating_is_chosen_by_key_shown_and_undone(marked: Desk) -> None:
    marked.press(Key.Key_1)
    rate(marked, "Half True")
    assert ratings(marked) == [Rating("PolitiFact", "Half True"), None]
    assert marked.claim(1).status is Status.VERIFIED, "the status that it suggests is not forced on anybody"
    button = marked.widget(QPushButton, "ratingButton")
    assert "Half True" in button.text() and "PolitiFact" in button.accessibleName()
    marked.undo()
    assert ratings(marked) == [None, None]
    assert not button.isVisible()


def test_all_selected_claims_are_rated_in_one_step_with_the_status(marked: Desk) -> None:
    marked.click_row(2, SHIFT)
    rate(marked, "Refuted", scale="AVeriTeC", status=True)
    assert ratings(marked) == [Rating("AVeriTeC", "Refuted")] * 2
    assert marked.statuses() == [Status.DISPUTED] * 2
    marked.undo()
    assert ratings(marked) == [None, None]
    assert marked.statuses() == [Status.UNCHECKED] * 2


def test_the_scale_used_last_is_offered_first_and_a_rating_taken_away(marked: Desk) -> None:
    rate(marked, "SUPPORTED", scale="FEVER")
    marked.click_row(2)
    rate(marked, "REFUTED")
    assert ratings(marked)[1] == Rating("FEVER", "REFUTED")
    marked.press(Key.Key_V)
    dialog = marked.dialog(RatingDialog)
    none = dialog.findChild(QPushButton, "ratingNone")
    assert isinstance(none, QPushButton)
    marked.click(none)
    assert ratings(marked) == [Rating("FEVER", "SUPPORTED"), None]


@pytest.mark.parametrize(
    ("scale", "values"),
    [
        ("PolitiFact", ["True", "Mostly True", "Half True", "Mostly False", "False", "Pants on Fire"]),
        ("Snopes", []),
        ("AVeriTeC", ["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"]),
        ("FEVER", ["SUPPORTED", "REFUTED", "NOT ENOUGH INFO"]),
        ("True/False", ["True", "False"]),
    ],
)
def test_each_scale_is_offered_with_its_values_and_the_status_that_each_suggests(
    marked: Desk, scale: str, values: list[str]
) -> None:
    marked.press(Key.Key_V)
    dialog = marked.dialog(RatingDialog)
    chooser, shown = dialog.findChild(QComboBox, "ratingScale"), dialog.findChild(QListWidget, "ratingValues")
    box = dialog.findChild(QCheckBox, "ratingStatus")
    assert isinstance(chooser, QComboBox) and isinstance(shown, QListWidget) and isinstance(box, QCheckBox)
    chooser.setCurrentText(scale)
    assert chooser.currentText() == scale
    listed = [shown.item(row).text() for row in range(shown.count())]
    assert listed == values or (not values and len(listed) > 6)
    suggested = set()
    for row in range(shown.count()):
        shown.setCurrentRow(row)
        suggested.add(box.text().partition(": ")[2])
    assert {"verified", "disputed"} <= suggested


def test_a_houses_scale_is_offered(marked: Desk) -> None:
    own = [{"name": "Ledger", "worst": 1, "best": 2, "values": [{"value": "Sinks", "number": 1, "status": None}]}]
    workspace = marked.window.workspace
    assert workspace.desk is not None
    house = workspace.desk.house
    workspace.do(lambda: set_scales(house, own))
    rate(marked, "Sinks", scale="Ledger")
    assert ratings(marked)[0] == Rating("Ledger", "Sinks")


def test_details_for_publication_are_one_change(marked: Desk) -> None:
    dialog = publication(marked)
    dialog.reasoning.setPlainText("The council's minutes say so.\nTwice 😀.")
    dialog.review_url.setText("https://ledger.example/check/1")
    dialog.said_at.setText("2025-03-14")
    dialog.appearances.setPlainText("https://a.example/1\nhttps://b.example/2")
    dialog.labels.setText("bridges, money , bridges,")
    QTest.keyClick(dialog.labels, Key.Key_Return, CONTROL)
    marked.wait(lambda: marked.window.findChild(PublicationDialog, "publicationDialog") is None)
    claim = marked.claims_on_disk()[0]
    assert claim.reasoning == "The council's minutes say so.\nTwice 😀."
    assert (claim.review_url, claim.said_at) == ("https://ledger.example/check/1", "2025-03-14")
    assert claim.appearances == ("https://a.example/1", "https://b.example/2")
    assert claim.labels == ("bridges", "money")
    marked.undo()
    claim = marked.claims_on_disk()[0]
    assert (claim.reasoning, claim.review_url, claim.labels) == (None, None, ())


def test_one_field_has_its_own_name_in_history(marked: Desk) -> None:
    dialog = publication(marked)
    dialog.labels.setText("bridges")
    dialog.accept()
    marked.settle()
    assert marked.action("actionUndo").text() == "Undo: edit labels"


def test_nothing_typed_is_lost_when_it_is_refused(marked: Desk) -> None:
    marked.window.workspace._poll.stop()
    dialog = publication(marked)
    with Store.open(marked.window.store.path) as store:
        desk = store.desk(marked.article.id)
        claim = next(c for c in desk.claims.values() if c.number == 1)
        store.apply(actions.edit_claim(desk.article, claim, reasoning="Theirs."), "Ben Orr")
    dialog.reasoning.setPlainText("Mine.")
    dialog.accept()
    problem = dialog.findChild(QLabel, "publicationProblem")
    assert isinstance(problem, QLabel)
    assert dialog.isVisible() and dialog.reasoning.toPlainText() == "Mine."
    assert "Theirs." in problem.text() and "Mine." in problem.text()
    dialog.accept()
    assert not dialog.isVisible(), "who has been told replaces it"
    assert marked.claims_on_disk()[0].reasoning == "Mine."


def test_escape_gives_up_what_was_typed_only_the_second_time(marked: Desk) -> None:
    dialog = publication(marked)
    dialog.said_at.setText("yesterday")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible() and dialog.said_at.text() == "yesterday"
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert marked.claims_on_disk()[0].said_at is None


@pytest.mark.parametrize("key", [Key.Key_V, Key.Key_D, Key.Key_I])
def test_without_a_claim_the_message_bar_says_what_to_do(desk: Desk, key: Qt.Key) -> None:
    desk.press(key)
    assert desk.said() == "Put the caret into a claim, or select its row."


def test_letters_typed_into_a_field_open_nothing(marked: Desk) -> None:
    field = marked.widget(QPlainTextEdit, "claimantEdit")
    marked.type_into("claimantEdit", "VIDO")
    assert field.toPlainText() == "VIDO"
    edit = marked.widget(QLineEdit, "claimFilter")
    edit.setFocus()
    marked.enter("vido")
    assert edit.text() == "vido"
