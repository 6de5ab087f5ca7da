"""Which numbers stand beside a line."""

from annotator.domain.claim import Placed, Status
from annotator.ui.article.badges import begun, pack
from annotator.workspace.marks import Mark


def mark(number: int, passage: str = "a") -> Mark:
    return Mark(number, number + 5, f"p{number}{passage}", f"c{number}", number, Status.VERIFIED)


def texts(*numbers: int, room: float = 88) -> list[str]:
    badges = pack([mark(number) for number in numbers], 50, 20, room, lambda text: 26 if text[0] != "+" else 18)
    return [badge.text for badge in badges]


def test_the_first_in_the_text_stands_nearest_to_it() -> None:
    badges = pack([mark(1), mark(2), mark(3)], 50, 20, 92, lambda text: 26)
    assert [badge.text for badge in badges] == ["1", "2", "3"]
    assert badges[0].rect.left() > badges[1].rect.right()
    assert badges[1].rect.left() > badges[2].rect.right()
    assert badges[2].rect.left() >= 0


def test_those_without_room_are_counted() -> None:
    assert texts(1, 2, 3, 4) == ["1", "2", "+2"]
    assert texts(1, 2, 3, room=60) == ["1", "+2"]
    assert texts(1, 2, room=20) == ["+2"]


def test_the_count_stands_for_all_it_counts() -> None:
    badges = pack([mark(n) for n in range(1, 7)], 50, 20, 88, lambda text: 26)
    assert badges[-1].claims == ("c3", "c4", "c5", "c6")
    assert badges[-1].status is None


def test_a_place_to_settle_is_asked_for_by_a_question_mark() -> None:
    marks = [mark(1), mark(2)._replace(state=Placed.MOVED), mark(3)._replace(reread=True)]
    assert [badge.text for badge in pack(marks, 50, 20, 92, lambda text: 26)] == ["1", "2?", "3?"]


def test_a_claim_that_begins_twice_on_a_line_is_numbered_once_and_a_waiver_never() -> None:
    marks = [mark(2), Mark(3, 9, "w"), mark(1), mark(2, "b")]
    assert [found.number for found in begun(marks)] == [2, 1]
