"""Cases that are easily got wrong: twins, swaps, copies, figures, edges, splits and joins."""

import pytest

from annotator.domain.carrying import Carried, carry
from annotator.domain.claim import Placed
from benchmarks.carried import anchor
from benchmarks.revisions import version_of

KEPT, MOVED, ORPHANED = Placed.KEPT, Placed.MOVED, Placed.ORPHANED
INTRO = "The council met on Tuesday to speak about the bridge over the Alder."
COST = "The bridge cost 4.2 million, the mayor said."
LORRIES = "About 900 lorries cross it each day, and 1,200 in winter."
END = "Work on the northern ramp begins in May and ends before the first snow."
YES = "He said yes."


def followed(old: list[str], new: list[str], quote: str, nth: int = 0) -> tuple[Carried, str | None]:
    """What becomes of the `nth` place of the quote, and the text there."""
    one, other = version_of(old, 1), version_of(new, 2)
    start = -1
    for _ in range(nth + 1):
        start = one.text.index(quote, start + 1)
    (found,) = carry(one, other, [anchor(one, start, start + len(quote))])
    return found, None if found.start is None else other.text[found.start : found.end]


def state(old: list[str], new: list[str], quote: str, nth: int = 0) -> Placed:
    return followed(old, new, quote, nth)[0].state


def test_what_stands_untouched_among_edits_is_kept() -> None:
    found, text = followed([INTRO, COST, END], ["A new beginning.", INTRO, COST, LORRIES, END], "4.2 million")
    assert (found.state, found.reread, found.score, text) == (KEPT, False, 1.0, "4.2 million")


@pytest.mark.parametrize(
    ("now", "reread"),
    [
        ("Critics doubt the bridge cost 4.2 million, the mayor said.", True),
        ("The bridge cost 4.2 million, the minister said.", True),
        ("It rained. The bridge cost 4.2 million, the mayor said.", False),
    ],
)
def test_it_is_to_be_reread_when_something_else_in_its_sentence_changed(now: str, reread: bool) -> None:
    found, text = followed([INTRO, COST, END], [INTRO, now, END], "cost 4.2 million")
    assert (found.state, found.reread, text) == (KEPT, reread, "cost 4.2 million")


@pytest.mark.parametrize(
    ("now", "quote", "text"),
    [
        ("The bridge cost 4.4 million, the mayor said.", "4.2 million", "4.4 million"),
        ("The bridge cost five million, the mayor said.", "cost 4.2 million", "cost five million"),
        ("The brigde cost 4.2 million, the mayor said.", "bridge cost", "brigde cost"),
        ("The bridge\u00a0cost 4.2\u00a0million, the mayor said.", "4.2 million", "4.2\u00a0million"),
        ("The bridge cost 4.2 million, the major said.", "the mayor said", "the major said"),
    ],
)
def test_words_that_changed_are_moved_never_kept(now: str, quote: str, text: str) -> None:
    found, there = followed([INTRO, COST, END], [INTRO, now, END], quote)
    assert (found.state, there) == (MOVED, text)
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    ("now", "quote", "text"),
    [
        ("The bridge cost about 4.2 million, the mayor said.", "4.2 million", "4.2 million"),
        ("The bridge cost 4.2 million or so, the mayor said.", "4.2 million", "4.2 million"),
        ("The long bridge cost 4.2 million, the mayor said.", "bridge cost", "bridge cost"),
    ],
)
def test_words_put_in_at_its_edge_are_not_its_own(now: str, quote: str, text: str) -> None:
    found, there = followed([INTRO, COST, END], [INTRO, now, END], quote)
    assert (found.state, found.reread, there) == (KEPT, True, text)


def test_a_paragraph_moved_takes_its_claims_along() -> None:
    found, text = followed([INTRO, COST, LORRIES, END], [INTRO, LORRIES, END, COST], "4.2 million")
    assert (found.state, found.score, text) == (MOVED, 1.0, "4.2 million")
    assert state([INTRO, COST, LORRIES, END], [INTRO, LORRIES, END, COST], "900 lorries") is KEPT


def test_a_paragraph_moved_and_changed_is_found() -> None:
    changed = COST.replace("mayor", "new mayor")
    found, text = followed([INTRO, COST, LORRIES, END], [INTRO, LORRIES, END, changed], "bridge cost 4.2 million")
    assert (found.state, text) == (MOVED, "bridge cost 4.2 million")


def test_two_sentences_swapped() -> None:
    old, new = [f"{INTRO} {COST} {LORRIES} {END}"], [f"{INTRO} {LORRIES} {COST} {END}"]
    for quote in ("4.2 million", "900 lorries"):
        found, text = followed(old, new, quote)
        assert found.state in (KEPT, MOVED)
        assert text == quote


def test_what_is_deleted_is_not_found_in_a_near_twin() -> None:
    twin = "The tunnel cost 4.2 million, the mayor said."
    assert state([INTRO, COST, LORRIES, twin, END], [INTRO, LORRIES, twin, END], "4.2 million", 0) is ORPHANED
    assert state([INTRO, COST, LORRIES, twin, END], [INTRO, LORRIES, twin, END], "4.2 million", 1) is KEPT


def test_a_short_quote_far_away_is_not_it() -> None:
    far = "A road elsewhere is said to need 4.2 million."
    assert state([INTRO, COST, LORRIES], [INTRO, LORRIES, END, far], "4.2 million") is ORPHANED


def test_of_two_alike_side_by_side_nobody_can_tell_which_is_gone() -> None:
    for nth in (0, 1):
        assert state([INTRO, YES, YES, END], [INTRO, YES, END], YES, nth) is not KEPT


def test_of_two_alike_apart_the_surroundings_tell() -> None:
    old = [f"{INTRO} {YES}", COST, f"{LORRIES} {YES}", END]
    assert state(old, [INTRO, COST, f"{LORRIES} {YES}", END], YES, 0) is ORPHANED
    assert state(old, [INTRO, COST, f"{LORRIES} {YES}", END], YES, 1) is KEPT


def test_a_refrain_stays_where_it_is_in_a_text_that_is_edited_elsewhere() -> None:
    old = [line for k in range(6) for line in (f"Verse {k} tells of the year 19{k}0.", "The river runs on.")]
    new = ["A new verse comes first.", *old[:7], old[7], *old[8:]]
    for nth in range(6):
        found, _ = followed(old, new, "The river runs on.", nth)
        assert found.state is KEPT
        before = f"Verse {nth} tells of the year 19{nth}0.\n"
        assert found.start == version_of(new, 2).text.index(before) + len(before)


def test_a_paragraph_copied_beside_itself_is_to_be_confirmed() -> None:
    assert state([INTRO, COST, END], [INTRO, COST, COST, END], "4.2 million") is MOVED


def test_a_table_of_figures_is_followed_line_by_line() -> None:
    old = [f"Ward {k}: {k % 3 + 1} nurses, {k % 5 + 10} beds." for k in range(30)]
    new = [*old[:10], "Ward 10a: 2 nurses, 11 beds.", *old[10:20], *old[21:]]
    one, other = version_of(old, 1), version_of(new, 2)
    anchors = [anchor(one, b.start + 8 + (k > 9), b.start + 16 + (k > 9)) for k, b in enumerate(one.blocks)]
    for k, found in enumerate(carry(one, other, anchors)):
        if k == 20:
            assert found.state is not KEPT
        else:
            assert found.start is not None
            assert other.text[: found.start].endswith(f"Ward {k}: ")


@pytest.mark.parametrize(
    "new",
    [
        [INTRO, "The bridge cost 4.2 million.", "The mayor said so.", END],
        [f"{INTRO} {COST}", END],
        [INTRO, COST.replace(", the", ".\u2028The"), END],
    ],
    ids=["split", "joined", "broken"],
)
def test_a_text_cut_into_other_paragraphs_is_followed(new: list[str]) -> None:
    found, text = followed([INTRO, COST, END], new, "bridge cost 4.2 million")
    assert found.state in (KEPT, MOVED)
    assert text == "bridge cost 4.2 million"


def test_lines_wrapped_anew_are_followed() -> None:
    old = [" ".join([INTRO, COST, LORRIES, END])]
    words = old[0].split(" ")
    new = [" ".join(words[k : k + 7]) for k in range(0, len(words), 7)]
    for quote in ("4.2 million", "900 lorries cross it", "begins in May"):
        found, text = followed(old, new, quote)
        assert found.state in (KEPT, MOVED)
        assert text is not None
        assert text.replace("\n", " ") == quote


def test_a_passage_over_two_paragraphs_is_followed() -> None:
    quote = f"the mayor said.\n{LORRIES[:17]}"
    assert followed([INTRO, COST, LORRIES], [END, INTRO, COST, LORRIES], quote)[1] == quote
    found, text = followed([INTRO, COST, LORRIES], [INTRO, COST, "Really.", LORRIES], quote)
    assert found.state is MOVED
    assert text == f"the mayor said.\nReally.\n{LORRIES[:17]}"


def test_nested_passages_have_each_its_own_outcome() -> None:
    new = [INTRO, "The bridge cost 4.2 million, the minister said.", END]
    assert state([INTRO, COST, END], new, COST) is MOVED
    assert state([INTRO, COST, END], new, "4.2 million") is KEPT


def test_an_orphan_is_found_again_beside_what_stood_beside_it() -> None:
    one, other = version_of([INTRO, END], 2), version_of([INTRO, COST, END], 3)
    lost = anchor(version_of([INTRO, COST, END], 1), len(INTRO) + 1, len(INTRO) + 1 + len(COST))
    from dataclasses import replace

    (found,) = carry(one, other, [replace(lost, start=None, end=None)])
    assert (found.state, other.text[found.start : found.end]) == (MOVED, COST)
    (still,) = carry(one, version_of([INTRO, LORRIES, END], 3), [replace(lost, start=None, end=None)])
    assert still.state is ORPHANED


def test_one_that_was_never_confirmed_is_not_kept() -> None:
    from dataclasses import replace

    one, other = version_of([INTRO, COST, END], 2), version_of([INTRO, COST, LORRIES, END], 3)
    doubtful = replace(anchor(one, len(INTRO) + 1, len(INTRO) + 11), certain=False)
    (found,) = carry(one, other, [doubtful])
    assert (found.state, found.start) == (MOVED, len(INTRO) + 1)


def test_other_scripts() -> None:
    arabic = ["قال الوزير إن الجسر مفتوح الآن.", "وأكد المتحدث أن العمل انتهى في مايو.", "لم يصب أحد بأذى."]
    found, text = followed(arabic, [arabic[0], "خبر جديد تماما هنا.", arabic[1], arabic[2]], "العمل انتهى")
    assert (found.state, text) == (KEPT, "العمل انتهى")
    japanese = ["橋は月曜日に開通した。費用は四億円だった。", "市長は来なかった。"]
    found, text = followed(japanese, ["橋は火曜日に開通した。費用は四億円だった。", japanese[1]], "月曜日に開通")
    assert (found.state, text) == (MOVED, "火曜日に開通")
