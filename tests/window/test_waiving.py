"""No check needed: waiving passages and rests of sentences, the coverage told, and what is not looked at yet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.coverage import count_covered
from tests.window.desk import SHIFT, Desk

Key = Qt.Key
SHORT = "A calm day\n\nBoats came. Some 12 men, tired, went home. It was sunny.\n"


def quotes(desk: Desk) -> list[str]:
    return [waiver.exact for waiver in desk.waivers()]


def percent(desk: Desk) -> int:
    """What the status line says of coverage, once it is counted."""
    desk.wait(lambda: "% of words" in desk.figures())
    return int(desk.figures().split("%")[0].split()[-1])


def test_x_waives_the_selection_and_again_takes_it_back(desk: Desk) -> None:
    desk.select("By Ines Calder")
    desk.press(Key.Key_X)
    assert quotes(desk) == ["By Ines Calder"]
    assert [waiver.exact for waiver in desk.on_disk().standing_waivers] == ["By Ines Calder"]
    assert desk.format_at("By Ines Calder") is not None, "it is set in grey with dots"
    desk.select("By Ines Calder")
    desk.press(Key.Key_X)
    assert quotes(desk) == []
    assert desk.format_at("By Ines Calder") is None
    desk.undo()
    assert quotes(desk) == ["By Ines Calder"]


def test_a_selection_with_spaces_around_is_the_same_passage_again(desk: Desk) -> None:
    for _ in range(2):
        desk.select(" three years ")
        desk.press(Key.Key_X)
    assert quotes(desk) == []


def test_x_with_nothing_selected_waives_the_sentence_and_again_takes_it_back(desk: Desk) -> None:
    desk.put_caret("hurt")
    desk.press(Key.Key_X)
    assert quotes(desk) == ["Nobody was hurt."]
    desk.press(Key.Key_X)
    assert quotes(desk) == []
    desk.press(Key.Key_X)
    assert quotes(desk) == ["Nobody was hurt."]
    desk.put_caret("Nobody")
    desk.press(Key.Key_X)
    assert quotes(desk) == [], "with the caret anywhere in it"


def test_shift_x_waives_the_rest_of_the_sentence(desk: Desk) -> None:
    desk.mark("About 900 lorries cross it each day")
    desk.mark("there are 1,200")
    desk.put_caret("when the ferry")
    desk.press(Key.Key_X, SHIFT)
    assert quotes(desk) == ["in winter, when the ferry rests"]
    desk.press(Key.Key_X, SHIFT)
    assert len(desk.waivers()) == 1
    assert "Nothing of this sentence is left" in desk.said()
    desk.undo()
    assert quotes(desk) == []


def test_a_waiver_may_overlap_claims_which_stay(desk: Desk) -> None:
    claim = desk.mark("three years late")
    desk.select("three years late, and cost 4.2 million")
    desk.press(Key.Key_X)
    assert [c.id for c in desk.claims()] == [claim.id]
    assert quotes(desk) == ["three years late, and cost 4.2 million"]


def test_the_coverage_told_is_the_true_one_after_every_change(desk: Desk) -> None:
    assert percent(desk) == 0
    for quote, key in (("Bridge reopens", Key.Key_1), ("three years late, and cost", Key.Key_X), ("years", Key.Key_C)):
        desk.select(quote)
        desk.press(key)
        ranges = [(p.start or 0, p.end or 0) for claim in desk.claims() for p in claim.passages]
        ranges += [(waiver.start, waiver.end) for waiver in desk.waivers()]
        assert percent(desk) == count_covered(desk.text, 0, len(desk.text), ranges).percent > 0
    before = percent(desk)
    desk.undo()
    desk.undo()
    assert percent(desk) < before
    desk.redo()
    desk.redo()
    assert percent(desk) == before == desk.on_disk().coverage().percent


def test_the_coverage_is_true_also_where_one_goes_on_while_it_is_counted(desk: Desk) -> None:
    desk.window.workspace.count_coverage()
    desk.mark("three years late, and cost")
    desk.open_text(SHORT, "short.txt")
    desk.window.workspace.count_coverage()
    desk.mark("Boats came")
    desk.window.workspace.count_coverage()
    assert percent(desk) == desk.on_disk().coverage().percent
    desk.wait(lambda: not desk.window.jobs.busy)
    assert percent(desk) == desk.on_disk().coverage().percent


def test_all_words_looked_at_only_when_none_is_left(desk: Desk) -> None:
    desk.open_text(SHORT, "short.txt")
    desk.put_caret("A calm")
    for step in range(20):
        desk.press(Key.Key_N)
        if not desk.view.selected_range():
            break
        assert percent(desk) < 100
        desk.press(Key.Key_X if step % 2 else Key.Key_C)
    assert "Every word has been looked at" in desk.said()
    assert percent(desk) == 100
    assert desk.claims() and desk.waivers()


def test_n_goes_to_what_is_not_looked_at(desk: Desk) -> None:
    desk.open_text(SHORT, "short.txt")
    desk.mark("Some 12 men")
    desk.put_caret("A calm day")
    found = []
    for _ in range(5):
        desk.press(Key.Key_N)
        found.append(desk.selected_text())
    assert found == ["A calm day", "Boats came", "tired, went home", "It was sunny", "A calm day"]


def test_n_takes_whole_words_from_wherever_the_caret_stands(desk: Desk) -> None:
    desk.open_text(SHORT, "short.txt")
    desk.view.setFocus()
    desk.view.set_caret(desk.range_of("ired")[0])
    desk.press(Key.Key_N)
    assert desk.selected_text() == "Some 12 men, tired, went home"


@pytest.mark.parametrize("how", ["key", "bar", "menu"])
def test_no_check_needed_by_key_bar_and_menu(desk: Desk, how: str) -> None:
    desk.select("Nobody was hurt")
    if how == "key":
        desk.press(Key.Key_X)
    elif how == "menu":
        desk.trigger("actionNoCheckNeeded")
    else:
        button = next(
            b for b in desk.window.selecting.bar.buttons if b.defaultAction().objectName() == "actionNoCheckNeeded"
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert quotes(desk) == ["Nobody was hurt"]
