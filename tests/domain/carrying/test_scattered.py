"""Words changed here and there all over a text: everything between them is kept where it is."""

import random
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.carrying import align, carry
from annotator.domain.carrying.stretches import Kind, Stretch, stretches
from annotator.domain.carrying.words import last_end, next_end, pieces_of
from annotator.domain.claim import Placed
from benchmarks.carried import anchor
from benchmarks.revisions import version_of

FIRST = "The harbour board met on Monday and heard what the new crane will cost."
SECOND = "Its chair named 14.6 million, which nobody in the room believed."
THIRD = "A vote is set for June, after the floods have been paid for."


def whole(old: str, new: str) -> list[Stretch]:
    return stretches(old, new, (0, len(old)), (0, len(new)))


@pytest.mark.parametrize("seed", range(4))
def test_a_passage_between_changed_words_is_kept_where_its_words_went(seed: int) -> None:
    rng = random.Random(seed)
    old = [[f"word{rng.randrange(900)}" for _ in range(40)] for _ in range(60)]
    ends = [set(range(7, 40, 8)) for _ in old]
    changed = [set(rng.sample(range(40), 2)) for _ in old]

    def line(words: list[str], stops: set[int]) -> str:
        return " ".join(word + "." * (k in stops) for k, word in enumerate(words))

    new = [["else" if k in c else w for k, w in enumerate(words)] for words, c in zip(old, changed, strict=True)]
    one = version_of([line(words, stops) for words, stops in zip(old, ends, strict=True)], 1)
    other = version_of([line(words, stops) for words, stops in zip(new, ends, strict=True)], 2)
    anchors, places = [], []
    for block, fresh, words, renewed, touched in zip(one.blocks, other.blocks, old, new, changed, strict=True):
        k = next(k for k in range(3, 36) if touched.isdisjoint(range(k - 3, k + 5)))
        start = block.start + len(line(words[:k], ends[0])) + 1
        anchors.append(anchor(one, start, start + len(line(words[k : k + 2], set()))))
        places.append(fresh.start + len(line(renewed[:k], ends[0])) + 1)
    found = carry(one, other, anchors)
    assert [(each.state, each.start) for each in found] == [(Placed.KEPT, place) for place in places]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (FIRST, FIRST.replace("Monday", "Friday"), ("Monday", "Friday")),
        (FIRST, FIRST.replace("new crane", "crane"), ("new", "")),
        ("a b b c", "a b c", None),
        ("He said so so often.", "He said so often.", None),
        ("橋は月曜日に開通した。", "橋は火曜日に開通した。", None),
        ("it cost 5", "it cost 50", None),
        ("", "put in", None),
        ("taken out", "", None),
        ("a  b", "a b", None),
        ("He came. He left.", "He came. He sang. He left.", ("", "He sang.")),
        ("He came. He sang. He left.", "He came. He left.", ("He sang.", "")),
    ],
)
def test_the_same_beginning_and_end_are_no_part_of_what_changed(
    old: str, new: str, changed: tuple[str, str] | None
) -> None:
    made = whole(old, new)
    assert made[0][:4:2] == (0, 0)
    assert made[-1][1:4:2] == (len(old), len(new))
    assert all((a.old_end, a.new_end) == (b.old_start, b.new_start) for a, b in pairwise(made))
    same = [s for s in made if s.kind is Kind.EQUAL]
    assert all(old[s.old_start : s.old_end] == new[s.new_start : s.new_end] for s in same)
    if changed is not None:
        (one,) = [s for s in made if s.kind is not Kind.EQUAL]
        assert (old[one.old_start : one.old_end].strip(), new[one.new_start : one.new_end].strip()) == changed


def test_a_sentence_that_goes_to_the_end_of_its_paragraph_is_not_taken_for_another() -> None:
    rows = [f"Ward {k} has {k + 11} beds and {k % 5 + 2} nurses on duty." for k in range(12)]
    one, other = version_of([" ".join(rows)], 1), version_of([" ".join([*rows[1:], "Ward 12 has 23 beds."])], 2)
    for k in range(2, 11):
        start = one.text.index(rows[k])
        (found,) = carry(one, other, [anchor(one, start, start + len(rows[k]))])
        assert found.start is not None
        assert other.text[found.start : found.end] == rows[k]


@pytest.mark.parametrize("count", [3, 5, 8])
def test_rows_that_are_much_alike_are_not_taken_for_their_neighbours(count: int) -> None:
    rows = [f"Ward {k} has {k + 11} beds and {k % 5 + 2} nurses on duty." for k in range(count + 1)]
    one, other = version_of([FIRST, " ".join(rows[:-1])], 1), version_of([FIRST, " ".join(rows[1:])], 2)
    for row in rows[1:-1]:
        start = one.text.index(row)
        (found,) = carry(one, other, [anchor(one, start, start + len(row))])
        assert found.start is not None
        assert other.text[found.start : found.end] == row


def test_a_sentence_that_went_to_another_paragraph_is_found_though_one_more_stands_in_its_place() -> None:
    rain = "Heavy rain washed the old track away during the night."
    one = version_of([f"{FIRST} {SECOND} {THIRD}", THIRD, f"{FIRST} {THIRD}"], 1)
    moved = SECOND.replace("in the room", "in that room")
    other = version_of([f"{FIRST} {rain} {THIRD}", THIRD, f"{FIRST} {moved} {THIRD}"], 2)
    start = one.text.index(SECOND)
    (found,) = carry(one, other, [anchor(one, start, start + len(SECOND))])
    assert found.start is not None
    assert other.text[found.start : found.end] == moved
    assert align(one, other).inserted == [(other.text.index(rain), other.text.index(rain) + len(rain))]


def test_what_a_paragraph_with_a_changed_word_got_or_lost_is_put_in_or_deleted() -> None:
    changed = FIRST.replace("Monday", "Friday")
    one, other = version_of([FIRST, THIRD], 1), version_of([f"{changed} {SECOND}", THIRD], 2)
    sentence = (len(changed) + 1, len(changed) + 1 + len(SECOND))
    there, back = align(one, other), align(other, one)
    assert (there.inserted, there.deleted) == ([sentence], [])
    assert (back.inserted, back.deleted) == ([], [sentence])


def test_a_reworded_sentence_that_begins_the_next_of_two_changed_paragraphs_is_followed() -> None:
    reworded = "Its chair gave 14.6 million as the price, a figure that hardly anybody in the room took seriously."
    one = version_of([THIRD, f"{FIRST} {SECOND}", f"{THIRD} {FIRST}"], 1)
    other = version_of([THIRD, FIRST.replace("Monday", "Friday"), f"{reworded} {THIRD} {FIRST}"], 2)
    start = one.text.index("14.6 million")
    (found,) = carry(one, other, [anchor(one, start, start + len("14.6 million"))])
    assert found.start is not None
    assert other.text[found.start : found.end] == "14.6 million"


SIGNS = st.text(st.sampled_from([*"ab ..!\n", "。", "」", ")", "”", "\u00a0", "…"]), max_size=24)


@given(SIGNS, SIGNS, SIGNS)
@example("a。", "」b", "")
@example("a.", ") b", "")
@example("a. b", "!", ") c")
def test_a_piece_that_begins_before_a_change_or_ends_after_it_is_one_whatever_the_change_is(
    before: str, change: str, after: str
) -> None:
    text = before + change + after
    whole_pieces = pieces_of(text, 0, len(text))
    cut, end = last_end(text, len(before)), next_end(text, len(before) + len(change))
    assert 0 <= cut <= len(before) <= len(before + change) <= end <= len(text)
    around = [*pieces_of(text, 0, cut), *pieces_of(text, cut, end), *pieces_of(text, end, len(text))]
    assert around == whole_pieces
    assert cut == last_end(before, len(before))


@pytest.mark.parametrize("quote", ["14.6 million", SECOND])
def test_swapped_sentences_of_a_paragraph_with_a_changed_word_keep_their_claims(quote: str) -> None:
    one = version_of([f"{FIRST} {SECOND} {THIRD}"], 1)
    other = version_of([f"{SECOND} {FIRST.replace('Monday', 'Friday')} {THIRD}"], 2)
    start = one.text.index(quote)
    (found,) = carry(one, other, [anchor(one, start, start + len(quote))])
    assert found.start is not None
    assert other.text[found.start : found.end] == quote


def test_blocks_changed_in_one_word_each_leave_nothing_deleted_or_put_in() -> None:
    one = version_of([FIRST, f"{FIRST} {SECOND}", f"{SECOND} {THIRD}"], 1)
    other = version_of([block.replace("the", "that") for block in one.text.split("\n")], 2)
    al = align(one, other)
    assert (al.deleted, al.inserted, al.moved) == ([], [], [])
