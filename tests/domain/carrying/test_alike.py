"""What is alike: sentences said twice beside a change, sentences that changed places, rows of a table, names and signs
that were spelt anew."""

import unicodedata

import pytest

from annotator.domain.claim import Placed
from tests.domain.carrying.test_hard_cases import COST, END, INTRO, LORRIES, YES, followed, state

KEPT, MOVED, ORPHANED = Placed.KEPT, Placed.MOVED, Placed.ORPHANED


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_of_three_alike_one_is_gone_and_what_follows_has_changed(nth: int) -> None:
    old = [INTRO, f"{COST} {YES} {YES} {YES}", "Nobody knows who paid.", END]
    new = [INTRO, f"{COST} {YES} {YES}", LORRIES, END]
    for quote in (YES, "said yes"):
        assert state(old, new, quote, nth) is not KEPT


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_a_line_break_between_two_alike_does_not_tell_them_apart(nth: int) -> None:
    old = [f"{COST} {YES} {LORRIES} {YES}", f"{YES} {YES} {END}"]
    new = [f"{COST} {YES} {YES}", f"{YES} {END}"]
    assert state(old, new, YES, nth + 1) is not KEPT


@pytest.mark.parametrize("quote", ["else:", "else"])
def test_a_line_of_code_that_stood_there_twice(quote: str) -> None:
    old = ["total = 0", "if total > 58:", "continue", "if total > 20:", "else:", "else:", "total += 4", "print(total)"]
    new = ["total = 0", "if total > 58:", "continue", "else:", "total += 4", "print(total)"]
    for nth in (0, 1):
        assert state(old, new, quote, nth) is not KEPT


@pytest.mark.parametrize(
    ("first", "quotes"),
    [
        ("The council set aside 524 million for the bridge over the Alder.", ["set aside", "for the bridge"]),
        ("สภาเมืองอนุมัติงบประมาณ 524 ล้านบาทสำหรับสะพานใหม่", ["งบประมาณ", "อนุมัติงบประมาณ"]),
    ],
    ids=["en", "th"],
)
def test_words_that_fit_the_other_one_of_two_swapped_sentences_are_not_kept(first: str, quotes: list[str]) -> None:
    second = first.replace("524", "984")
    for quote in quotes:
        for nth in (0, 1):
            assert (
                state([f"{INTRO} {first} {second} {END}"], [f"{INTRO} {second} {first} {END}"], quote, nth) is not KEPT
            )


def test_figures_that_two_rows_have_exchanged() -> None:
    old, new = "Oslo has 5 ferries, Turku has 7 ferries.", "Oslo has 7 ferries, Turku has 5 ferries."
    for quote in ("5", "7", "5 ferries", "has 7", old):
        assert state([INTRO, old, END], [INTRO, new, END], quote) is not KEPT
    found, text = followed([INTRO, old, END], [INTRO, new, END], "Turku has")
    assert (found.state, found.reread, text) == (KEPT, True, "Turku has")


def test_a_figure_that_another_row_has_too() -> None:
    old = [INTRO, "Otterfurt – Vantaa Hill 3:1 (2:1)", "Lowmoor – Eastgate 0:5 (0:2)", END]
    new = [INTRO, "Lowmoor – Otterfurt 4:2 (2:1)", "Lowmoor – Eastgate 0:5 (0:2)", END]
    assert state(old, new, "2:1") is not KEPT
    assert state(old, new, "0:5") is KEPT


def test_a_time_of_day_with_nothing_left_beside_it() -> None:
    old = [INTRO, "The count goes on.", "19:30", "Brandt leads by a mile.", END]
    new = [INTRO, "Nobody has seen the mayor.", "19:30", "All lights are out in the hall.", END]
    found, text = followed(old, new, "19:30")
    assert (found.state, text) == (MOVED, "19:30")


def test_the_columns_of_a_table_change_places() -> None:
    old = ["Name; 2021; 2022", "Oslo; 5; 7", "Turku; 5; 9"]
    new = ["Name; 2022; 2021", "Oslo; 7; 5", "Turku; 9; 5"]
    for quote in ("5", "7", "9", "2021", "Turku; 5; 9"):
        assert state(old, new, quote) is not KEPT


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_a_name_spelt_anew_throughout_is_followed(nth: int) -> None:
    old = ["Mr Olsen came. Olsen said the bill was 90.", "Olsen left."]
    found, text = followed(old, [line.replace("Olsen", "Olsson") for line in old], "Olsen", nth)
    assert (found.state, text) == (MOVED, "Olsson")
    assert found.score > 0.7


def test_a_text_set_in_capitals_is_followed_word_for_word() -> None:
    for quote in ("on Tuesday", "bridge over", "speak"):
        found, text = followed([INTRO], [INTRO.upper()], quote)
        assert (found.state, text) == (MOVED, quote.upper())


@pytest.mark.parametrize("quote", ["다리", "45억 원", "비용"])
def test_parts_of_words_are_followed_where_their_letters_are_composed_anew(quote: str) -> None:
    old = ["시장은 다리를 열었다. 비용은 45억 원이었다.", "끝."]
    found, text = followed(old, [unicodedata.normalize("NFD", line) for line in old], quote)
    assert (found.state, text, found.score) == (MOVED, unicodedata.normalize("NFD", quote), 0.99)


@pytest.mark.parametrize(
    ("quote", "now"), [("👍", "👍🏽"), ("👩", "👩\u200d🚒"), ("e", "e\u0301")], ids=["skin", "joined", "accent"]
)
def test_a_sign_that_another_was_joined_to_is_not_kept_in_half(quote: str, now: str) -> None:
    old, new = ([INTRO, f"All of them: {sign} at noon.", END] for sign in (quote, now))
    found, text = followed(old, new, f"them: {quote}")
    assert (found.state, text) == (MOVED, f"them: {now}")


@pytest.mark.parametrize("gap", ["\n", " "], ids=["paragraphs", "sentences"])
@pytest.mark.parametrize("quote", ["4.2 million", COST])
@pytest.mark.parametrize("rest", [[], [LORRIES, END]], ids=["short", "long"])
def test_a_copy_put_in_at_the_top_while_the_original_changes_is_not_kept(gap: str, quote: str, rest: list[str]) -> None:
    old, new = [INTRO, COST, *rest], [COST, INTRO, COST.replace("4.2", "4.9"), *rest]
    found, text = followed(gap.join(old).split("\n"), gap.join(new).split("\n"), quote)
    assert (found.state, text) == (MOVED, quote)


def test_a_copy_of_a_paragraph_is_not_kept_for_a_sentence_of_another_one_that_changed() -> None:
    said = "“We will not comment,” the spokesman said."
    first = f"In 2001, 22 people voted for the road. The report of the bridge was late. She said no. {said}"
    second = "He said yes. {} The harbour was late. About 43 per cent agreed. In 2001, 22 people voted for the road."
    new = [first, first, "The budget was late.", second.format(said.replace("will", "may"))]
    assert state([first, second.format(said)], new, said, 1) is not KEPT
