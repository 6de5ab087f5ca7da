"""Finding words in the article."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.window.desk import CONTROL, LONG, SHIFT, Desk

Key = Qt.Key


@pytest.fixture
def road(desk: Desk) -> Desk:
    desk.open_text(LONG, "road.txt")
    return desk


def edit(desk: Desk) -> QLineEdit:
    return desk.widget(QLineEdit, "findEdit")


def count(desk: Desk) -> str:
    return desk.widget(QLabel, "findCount").text()


def find(desk: Desk, words: str) -> None:
    desk.press(Key.Key_F, CONTROL)
    assert edit(desk).hasFocus()
    edit(desk).clear()
    desk.enter(words)


def test_what_is_typed_is_found_as_it_is_typed(road: Desk) -> None:
    find(road, "mile 1")
    assert (road.selected_text(), count(road)) == ("Mile 1", "1 of 11")
    assert edit(road).hasFocus(), "typing goes on"
    QTest.keyClicks(edit(road), "7")
    assert (road.selected_text(), count(road)) == ("Mile 17", "1 of 1")
    assert road.shows("Mile 17 was")
    QTest.keyClicks(edit(road), "x")
    assert count(road) == "Not found"


def test_enter_and_f3_go_on_and_round(road: Desk) -> None:
    find(road, "was paved in 19")
    places = []
    for _ in range(2):
        road.press(Key.Key_Return)
        places.append(count(road))
    road.press(Key.Key_F3)
    places.append(count(road))
    road.press(Key.Key_Return, SHIFT)
    road.press(Key.Key_F3, SHIFT)
    places.append(count(road))
    assert places == ["2 of 60", "3 of 60", "4 of 60", "2 of 60"]
    road.press(Key.Key_F3, SHIFT)
    road.press(Key.Key_F3, SHIFT)
    assert count(road) == "60 of 60"
    assert road.shows("Mile 60 was paved in 19")
    road.press(Key.Key_F3)
    assert count(road) == "1 of 60"


def test_case_and_typographic_quotes_make_no_difference(desk: Desk) -> None:
    find(desk, '"IT WILL LAST')
    assert desk.selected_text() == "“It will last"
    find(desk, "قال الوزير")
    assert desk.selected_text() == "قال الوزير"
    find(desk, "😀, three")
    assert desk.selected_text() == "😀, three"


def test_esc_leaves_the_search_and_the_hit_can_be_marked(road: Desk) -> None:
    find(road, "mile 42 was paved in 1942")
    road.press(Key.Key_Escape)
    assert road.view.hasFocus()
    assert (edit(road).text(), count(road)) == ("", "")
    assert road.selected_text() == "Mile 42 was paved in 1942"
    road.press(Key.Key_1)
    assert [claim.text for claim in road.claims()] == ["Mile 42 was paved in 1942"]


def test_hits_are_marked_in_the_text_until_the_search_ends(road: Desk) -> None:
    find(road, "weeks, the foreman")
    assert road.format_at("weeks, the foreman") is not None
    road.press(Key.Key_Escape)
    assert road.format_at("weeks, the foreman") is None


def test_a_selection_is_offered_as_the_words_to_find(road: Desk) -> None:
    road.select("the foreman wrote")
    road.press(Key.Key_F, CONTROL)
    assert edit(road).text() == "the foreman wrote"
    assert count(road) == "1 of 60"


def test_the_search_begins_at_the_caret_also_when_the_field_is_clicked(road: Desk) -> None:
    road.put_caret("Mile 30 was")
    road.click(edit(road))
    QTest.keyClicks(edit(road), "was paved")
    assert road.selected_text() == "was paved"
    assert count(road) == "30 of 60"


def test_the_selection_bar_does_not_come_up_while_one_types(road: Desk) -> None:
    find(road, "foreman")
    assert not road.window.selecting.bar.isVisible()


def test_the_words_are_looked_for_in_the_next_article_too(road: Desk) -> None:
    find(road, "lorries")
    assert count(road) == "Not found"
    road.open_text()
    assert count(road) == "1"
