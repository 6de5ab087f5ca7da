"""Making claims: by selection, by the caret alone, by keys and by the bar."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from annotator.domain.claim import Status
from tests.window.desk import Desk

Key = Qt.Key


def test_a_dragged_selection_becomes_a_claim_on_c(desk: Desk) -> None:
    start, end = desk.range_of("three years late")
    rect = desk.view.range_rects(start, end)[0]
    desk.drag(QPoint(rect.left() + 1, rect.center().y()), QPoint(rect.right(), rect.center().y()))
    assert desk.view.selected_range() == (start, end)

    desk.press(Key.Key_C)

    assert [claim.text for claim in desk.claims()] == ["three years late"]
    assert desk.statuses() == [Status.UNCHECKED]
    assert desk.rows() == ["Three years late"]
    assert desk.view.selected_range() is None


def test_a_status_key_makes_a_selection_a_claim_of_that_status(desk: Desk) -> None:
    for quote, key, status in (
        ("opened on Monday", Key.Key_1, Status.VERIFIED),
        ("three years late", Key.Key_2, Status.DISPUTED),
        ("Nobody was hurt", Key.Key_3, Status.UNSOURCED),
        ("About 900 lorries", Key.Key_0, Status.UNCHECKED),
    ):
        assert desk.mark(quote, key).status is status


def test_with_nothing_selected_the_sentence_under_the_caret_is_taken(desk: Desk) -> None:
    desk.put_caret("hurt")
    desk.press(Key.Key_C)
    assert desk.current().text == "Nobody was hurt."


def test_the_caret_in_a_claim_means_that_claim(desk: Desk) -> None:
    desk.mark("Nobody was hurt")
    desk.put_caret("was hurt")
    desk.press(Key.Key_1)
    assert desk.statuses() == [Status.VERIFIED]


def test_w_narrows_to_a_clause_and_goes_on_to_the_next(desk: Desk) -> None:
    desk.put_caret("About 900")
    taken = []
    for _ in range(3):
        desk.press(Key.Key_W)
        start, end = desk.view.selected_range() or (0, 0)
        taken.append(desk.text[start:end])
    assert taken == ["About 900 lorries cross it each day", "in winter", "when the ferry rests"]


def test_space_takes_the_sentence_then_the_next_clause_or_sentence(desk: Desk) -> None:
    desk.put_caret("The north bridge")
    taken = []
    for _ in range(2):
        desk.press(Key.Key_Space)
        start, end = desk.view.selected_range() or (0, 0)
        taken.append(desk.text[start:end])
    assert taken == [
        "The north bridge opened on Monday 😀, three years late, and cost 4.2 million.",
        "“It will last a century,” the mayor said.",
    ]


def test_emoji_and_arabic_are_quoted_exactly(desk: Desk) -> None:
    for quote in ("Monday 😀", "cost 4.2 million", "قال الوزير إن الجسر مفتوح الآن"):
        claim = desk.mark(quote)
        (passage,) = claim.passages
        assert passage.exact == quote
        assert desk.text[passage.start : passage.end] == quote


def test_overlapping_and_nested_claims_are_all_kept_and_pickable(desk: Desk) -> None:
    outer = desk.mark("“It will last a century,” the mayor said")
    inner = desk.mark("It will last a century", Key.Key_2)
    across = desk.mark("last a century,” the mayor", Key.Key_3)
    assert len(desk.claims()) == 3

    picked = []
    for _ in range(3):
        desk.click_text("century")
        picked.append(desk.current().number)
    assert sorted(picked) == sorted([outer.number, inner.number, across.number])


def test_the_bar_beside_the_selection_covers_none_of_it_and_marks(desk: Desk) -> None:
    desk.select("Nobody was hurt")
    bar = desk.window.selecting.bar
    assert bar.isVisible()
    port = desk.view.viewport().geometry()
    lines = [r.translated(port.topLeft()) for r in desk.view.range_rects(*desk.range_of("Nobody was hurt"))]
    assert lines
    assert not any(bar.geometry().intersects(line) for line in lines)

    button = next(b for b in bar.findChildren(QToolButton) if b.defaultAction().objectName() == "actionDisputed")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert desk.statuses() == [Status.DISPUTED]
    assert not bar.isVisible()


def test_a_adds_the_selection_to_the_current_claim(desk: Desk) -> None:
    desk.mark("three years late")
    desk.select("after three years")
    desk.press(Key.Key_A)
    assert [passage.exact for passage in desk.current().passages] == ["three years late", "after three years"]
    assert len(desk.claims()) == 1


def test_r_makes_the_selection_the_claims_passage_instead(desk: Desk) -> None:
    desk.mark("three years late")
    desk.select("three years late, and cost 4.2 million")
    desk.press(Key.Key_R)
    assert [passage.exact for passage in desk.current().passages] == ["three years late, and cost 4.2 million"]


def test_s_splits_a_claim_at_the_caret(desk: Desk) -> None:
    desk.mark("three years late, and cost 4.2 million", Key.Key_1)
    desk.view.set_caret(desk.range_of("and cost")[0])
    desk.press(Key.Key_S)
    assert [claim.text for claim in desk.claims()] == ["three years late,", "and cost 4.2 million"]
    assert desk.statuses() == [Status.VERIFIED, Status.VERIFIED]
