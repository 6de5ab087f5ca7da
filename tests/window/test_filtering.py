"""Filtering the table by chip and by typing, and sorting it by any column."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from annotator.domain.claim import Status
from tests.window.desk import BOTH, CONTROL, Desk, MakeDesk

Key = Qt.Key
QUOTES = ("opened on Monday", "three years late", "cost 4.2 million", "It will last a century", "Nobody was hurt")
KEYS = (Key.Key_2, Key.Key_1, Key.Key_0, Key.Key_2, Key.Key_3)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def five(desk: Desk) -> Desk:
    """Claims numbered 1 to 5 from the end of the text to its beginning."""
    for quote, key in list(zip(QUOTES, KEYS, strict=True))[::-1]:
        desk.mark(quote, key)
    return desk


def chip(desk: Desk, name: str) -> QAbstractButton:
    return desk.widget(QAbstractButton, f"statusChip{name}")


def shown(desk: Desk) -> list[int]:
    return [int(number) for number in desk.column(0)]


def click_heading(desk: Desk, column: int) -> None:
    header = desk.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_rows_are_in_text_order(five: Desk) -> None:
    assert five.rows() == [quote[0].upper() + quote[1:] for quote in QUOTES]
    assert shown(five) == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("Verified", [4]), ("Disputed", [5, 2]), ("Unsourced", [1]), ("Unchecked", [3]), ("All", [5, 4, 3, 2, 1])],
)
def test_a_chip_shows_the_claims_of_a_status(five: Desk, name: str, numbers: list[int]) -> None:
    five.click(chip(five, name))
    assert shown(five) == numbers
    assert str(len(numbers)) in chip(five, name).accessibleName()


def test_chips_count_all_claims_as_they_change(five: Desk) -> None:
    def counts() -> list[str]:
        names = ("All", "Verified", "Disputed", "Unsourced", "Unchecked")
        return [chip(five, name).accessibleName().split(", ")[1].split()[0] for name in names]

    assert counts() == ["5", "1", "2", "1", "1"]
    five.click_row(3)
    five.press(Key.Key_1)
    assert counts() == ["5", "2", "2", "1", "0"]
    five.press(Key.Key_Delete)
    assert counts() == ["4", "1", "2", "1", "0"]
    five.undo()
    five.undo()
    assert counts() == ["5", "1", "2", "1", "1"]


def test_a_claim_leaves_a_filter_that_it_no_longer_passes(five: Desk) -> None:
    five.click(chip(five, "Disputed"))
    five.click_row(5)
    five.press(Key.Key_1)
    assert shown(five) == [2]
    assert five.selected() == [2], "the next row is at hand"
    five.press(Key.Key_1)
    assert shown(five) == []
    assert "No claim matches" in five.table.empty_words()
    five.undo()
    five.undo()
    assert shown(five) == [5, 2]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("million", [3]),
        ("MILL", [3]),
        ("#2", [2]),
        ("port says", [1]),
        ("opened in", [4]),
        ("nowhere", []),
        ("  ", [5, 4, 3, 2, 1]),
    ],
)
def test_typing_filters_by_number_statement_quote_and_note(five: Desk, typed: str, numbers: list[int]) -> None:
    five.click_row(1)
    five.write("noteEdit", "The port says so")
    five.click_row(4)
    five.write("statementEdit", "It opened in 2025")
    five.press(Key.Key_F, BOTH)
    filter_edit = five.widget(QLineEdit, "claimFilter")
    assert filter_edit.hasFocus()
    QTest.keyClicks(filter_edit, typed)
    assert shown(five) == numbers


def test_filter_and_chip_work_together_and_esc_takes_the_filter_off(five: Desk) -> None:
    five.click(chip(five, "Disputed"))
    filter_edit = five.widget(QLineEdit, "claimFilter")
    filter_edit.setFocus()
    QTest.keyClicks(filter_edit, "century")
    assert shown(five) == [2]
    five.press(Key.Key_Escape)
    assert shown(five) == [5, 2]
    five.press(Key.Key_Down)
    assert five.table.hasFocus() and five.selected() == [5]


def test_the_selection_stays_through_filtering(five: Desk) -> None:
    five.click_row(2)
    five.click_row(5, CONTROL)
    filter_edit = five.widget(QLineEdit, "claimFilter")
    QTest.keyClicks(filter_edit, "century")
    assert five.selected() == [2]
    filter_edit.clear()
    assert 2 in five.selected()


def test_a_claim_that_the_filter_hides_is_shown_when_it_is_made_or_clicked(five: Desk) -> None:
    five.click(chip(five, "Verified"))
    five.mark("About 900 lorries", Key.Key_2)
    assert "About 900 lorries" in five.rows()
    assert chip(five, "All").isChecked()
    five.click(chip(five, "Verified"))
    five.click_text("Nobody was hurt")
    assert five.selected() == [1]
    assert chip(five, "All").isChecked()


def test_all_shown_means_all_shown(five: Desk) -> None:
    five.click(chip(five, "Disputed"))
    five.press(Key.Key_2, CONTROL)
    five.press(Key.Key_A, CONTROL)
    five.press(Key.Key_Delete)
    assert [claim.number for claim in five.claims()] == [4, 3, 1], "what the filter hides is not touched"


FORWARDS = {
    0: [1, 2, 3, 4, 5],
    1: [3, 2, 1, 5, 4],
    2: [4, 5, 2, 1, 3],
}


@pytest.mark.parametrize("column", range(6))
def test_each_column_sorts_forwards_backwards_and_then_as_in_the_text(five: Desk, column: int) -> None:
    text_order = [5, 4, 3, 2, 1]
    click_heading(five, column)
    forwards = shown(five)
    click_heading(five, column)
    backwards = shown(five)
    click_heading(five, column)
    assert shown(five) == text_order
    if column in FORWARDS:
        assert forwards == FORWARDS[column]
        assert forwards != text_order and backwards != forwards
    assert sorted(backwards) == sorted(forwards) == [1, 2, 3, 4, 5]


def test_sorting_by_checker_groups_by_who_checked(five: Desk, make_desk: MakeDesk) -> None:
    ben = make_desk("Ben Orr")
    ben.click_row(3)
    ben.press(Key.Key_1)
    ben.press(Key.Key_5, ALT)
    assert ben.column(4)[0] == "BO"
    assert ben.column(4)[1:] == ["MB"] * 4


def test_sorting_by_key_and_a_change_keeps_the_order(five: Desk) -> None:
    five.press(Key.Key_2, CONTROL)
    five.press(Key.Key_3, ALT)
    assert shown(five) == FORWARDS[2]
    five.click_row(1)
    five.press(Key.Key_1)
    assert shown(five) == [4, 1, 5, 2, 3], "the claim has moved among the verified ones"
    assert five.selected() == [1]
    assert five.claim(1).status is Status.VERIFIED
    five.press(Key.Key_3, ALT)
    five.press(Key.Key_3, ALT)
    assert shown(five) == [5, 4, 3, 2, 1]
    assert five.selected() == [1]


def test_j_goes_through_the_table_as_it_is_sorted(five: Desk) -> None:
    five.press(Key.Key_2, CONTROL)
    five.press(Key.Key_1, ALT)
    five.click_row(1)
    five.press(Key.Key_J)
    assert five.selected() == [2]
