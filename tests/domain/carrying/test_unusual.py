"""Signs of several code points that are cut, white space that changes, empty texts, and passages at the very edges of
a text or of what has changed in it."""

import pytest

from annotator.domain.article import Block, BlockKind, Version
from annotator.domain.carrying import Anchor, Carried, align, carry
from annotator.domain.claim import Placed
from annotator.domain.text import settled_range
from benchmarks.carried import anchor
from benchmarks.revisions import MADE, version_of

KEPT, MOVED, ORPHANED = Placed.KEPT, Placed.MOVED, Placed.ORPHANED
FERRY = "The ferry left Skarvik at nine with 212 people on board."
WHALE = "A whale held it up for half an hour off the Grey Holm."
LATE = "It was late by 41 minutes, the company says."
FINE = "Nobody complained."
EMPTY = Version(1, MADE, "", "0" * 64, ())
GERMANY, FRANCE, FIREWOMAN = "\U0001f1e9\U0001f1ea", "\U0001f1eb\U0001f1f7", "\U0001f469\u200d\U0001f692"


def placed(old: list[str], new: list[str], *quotes: str) -> list[tuple[Carried, str | None]]:
    """What becomes of each quote where it first stands, and the text there."""
    one, other = version_of(old, 1), version_of(new, 2)
    starts = [one.text.index(quote) for quote in quotes]
    anchors = [anchor(one, start, start + len(quote)) for start, quote in zip(starts, quotes, strict=True)]
    found = carry(one, other, anchors)
    return [(each, None if each.start is None else other.text[each.start : each.end]) for each in found]


def bare(text: str, number: int) -> Version:
    """A version of the text as it is, all of it one paragraph."""
    return Version(number, MADE, text, "0" * 64, (Block(BlockKind.PARAGRAPH, 0, len(text)),))


@pytest.mark.parametrize(
    ("signs", "now", "quote"),
    [
        (GERMANY + FRANCE, GERMANY[0] + FRANCE, GERMANY),
        (GERMANY + FRANCE, GERMANY[0] + FRANCE, FRANCE),
        (GERMANY + FRANCE, GERMANY[1] + FRANCE, FRANCE),
        (GERMANY, FRANCE[0] + GERMANY, GERMANY),
        (GERMANY, GERMANY + FRANCE[0], GERMANY),
        (FIREWOMAN, FIREWOMAN[0], FIREWOMAN),
        (FIREWOMAN, FIREWOMAN[:2], FIREWOMAN),
        (FIREWOMAN, FIREWOMAN[2], FIREWOMAN),
        (FIREWOMAN[0], FIREWOMAN, FIREWOMAN[0]),
        (FIREWOMAN + FRANCE, FIREWOMAN[:2] + FRANCE, FRANCE),
    ],
)
def test_a_sign_that_is_cut_is_never_kept_in_part(signs: str, now: str, quote: str) -> None:
    new = f"{FERRY} Flags: {now} at noon."
    ((found, text),) = placed([f"{FERRY} Flags: {signs} at noon."], [new], quote)
    assert found.state is not KEPT or text == quote
    if found.start is not None and found.end is not None:
        assert settled_range(new, found.start, found.end) == (found.start, found.end)
    assert found.state is KEPT or found.score < 1 or text == quote


def test_a_flag_that_stands_as_it_stood_is_kept_beside_a_changed_word() -> None:
    old, new = f"{FERRY} Flags: {GERMANY + FRANCE} at noon.", f"{FERRY} Flags: {GERMANY + FRANCE} at dusk."
    ((found, text),) = placed([old], [new], FRANCE)
    assert (found.state, found.reread, text) == (KEPT, True, FRANCE)


@pytest.mark.parametrize("quote", [FERRY, "The ferry", "The", "T", "on board.", f"{FERRY}\n{WHALE}"])
def test_at_the_edges_of_a_text_that_only_grows_all_is_kept(quote: str) -> None:
    old = [FERRY] if quote in FERRY else [FERRY, WHALE]
    ((found, text),) = placed(old, [*old, LATE], quote)
    assert (found.state, found.start, text) == (KEPT, version_of(old, 1).text.index(quote), quote)
    ((found, text),) = placed(old, [LATE, *old], quote)
    assert (found.state, text) == (KEPT, quote)


def test_the_first_and_the_last_word_of_a_text_are_followed() -> None:
    old, new = [FERRY, LATE], [FERRY.replace("The", "A"), LATE.replace("says", "writes")]
    (first, start), (last, end), (inner, between) = placed(old, new, "The ferry", "company says.", "212 people")
    assert (first.state, start) == (MOVED, "A ferry")
    assert (last.state, end) == (MOVED, "company writes.")
    assert (inner.state, inner.reread, between) == (KEPT, True, "212 people")


def test_from_and_to_a_text_without_a_word() -> None:
    text = version_of([FERRY, WHALE], 2)
    held = anchor(text, 4, 9)
    (gone,) = carry(text, EMPTY, [held])
    assert (gone.start, gone.end, gone.state, gone.score) == (None, None, ORPHANED, 0)
    assert carry(EMPTY, text, []) == []
    assert carry(EMPTY, EMPTY, []) == []
    assert align(EMPTY, EMPTY).stretches == []
    lost = Anchor(None, None, FERRY, "", f"\n{WHALE}")
    (back,) = carry(EMPTY, text, [lost])
    assert (back.start, back.end, back.state) == (0, len(FERRY), MOVED)
    assert carry(text, EMPTY, [lost])[0].state is ORPHANED


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "  ", "\t", "\u2028", "\r\n", "\r"])
def test_white_space_of_another_kind_takes_no_claim_away(space: str) -> None:
    spaced = FERRY.replace("212 people", f"212{space}people")
    for old, new in ((FERRY, spaced), (spaced, FERRY)):
        one, other = bare(old, 1), bare(new, 2)
        places = [(old.index("at nine"), 7), (old.index("on board"), 8), (old.index("212"), 9 + len(space))]
        *beside, changed = carry(one, other, [anchor(one, start, start + size) for start, size in places])
        assert changed.state is MOVED
        assert changed.score > 0.9
        assert new[changed.start : changed.end].split() == ["212", "people"]
        for found, quote in zip(beside, ("at nine", "on board"), strict=True):
            assert (found.state, new[found.start : found.end]) == (KEPT, quote)


def test_a_whole_text_that_gets_other_line_ends_loses_nothing() -> None:
    old = f"{FERRY}\n{WHALE}\n{LATE}"
    new = old.replace("\n", "\r\n")
    one, other = bare(old, 1), bare(new, 2)
    for quote in ("212 people", WHALE, "41 minutes"):
        (found,) = carry(one, other, [anchor(one, old.index(quote), old.index(quote) + len(quote))])
        assert (found.state, new[found.start : found.end]) == (KEPT, quote)


def test_passages_that_overlap_go_each_its_own_way() -> None:
    old, new = [f"{FERRY} {WHALE}"], [f"{FERRY.replace('212', '221')} {WHALE}"]
    quotes = ("nine with 212 people", "people on board. A whale", "212", "212 people", "on board.", f"{FERRY} {WHALE}")
    found = placed(old, new, *quotes)
    assert [text for _, text in found] == [quote.replace("212", "221") for quote in quotes]
    assert [each.state is KEPT for each, _ in found] == ["212" not in quote for quote in quotes]


@pytest.mark.parametrize(
    ("new", "quote"),
    [
        (FERRY.replace("at nine", "at nine sharp"), "at nine"),
        (FERRY.replace("at nine", "late at nine"), "at nine"),
        (FERRY.replace("Skarvik at nine with", "Skarvik Pier at nine and with"), "at nine"),
        (FERRY.replace("left Skarvik at nine with", "left at nine"), "at nine"),
        (FERRY.replace(" at nine", ""), "with 212 people"),
        (FERRY.replace(" at nine", ""), "left Skarvik"),
    ],
)
def test_where_something_was_only_put_in_or_only_taken_out_its_neighbours_stay(new: str, quote: str) -> None:
    ((found, text),) = placed([WHALE, FERRY, LATE], [WHALE, new, LATE], quote)
    assert (found.state, found.reread, text) == (KEPT, True, quote)


def test_a_word_that_is_gone_has_no_place_between_its_neighbours() -> None:
    for quote in ("at nine", "nine"):
        ((found, _),) = placed([FERRY, LATE], [FERRY.replace(" at nine", ""), LATE], quote)
        assert (found.start, found.state) == (None, ORPHANED)


@pytest.mark.parametrize("nth", [0, 1, 2])
@pytest.mark.parametrize("changed", ["nine", "212", "ferry"])
def test_one_of_two_that_are_the_same_is_taken_out_of_a_paragraph_with_a_changed_word(changed: str, nth: int) -> None:
    old = version_of([f"{FERRY} {FINE} {FINE} {WHALE}", LATE], 1)
    new = version_of([f"{FERRY.replace(changed, 'other')} {FINE} {WHALE}", LATE], 2)
    quote, start = (WHALE, old.text.index(WHALE)) if nth == 2 else (FINE, old.text.index(FINE) + nth * (len(FINE) + 1))
    (found,) = carry(old, new, [anchor(old, start, start + len(quote))])
    assert (found.state is KEPT) == (nth == 2)


@pytest.mark.parametrize("words", [FINE, "Nobody", "complained."])
def test_one_that_is_the_same_is_put_in_beside_it_in_a_paragraph_with_a_changed_word(words: str) -> None:
    old, new = f"{FERRY} {FINE} {WHALE}", f"{FERRY.replace('nine', 'ten')} {FINE} {FINE} {WHALE}"
    ((found, text),) = placed([old, LATE], [new, LATE], words)
    assert found.state is not KEPT
    assert text in (words, None)


@pytest.mark.parametrize("changed", [("left", "quit"), ("board.", "board!"), ("nine", "1.30 p.m.")])
def test_a_sentence_that_went_elsewhere_in_its_paragraph_beside_a_changed_one_is_not_taken_for_it(
    changed: tuple[str, str],
) -> None:
    old, new = f"{FERRY} {WHALE} {LATE} {FINE}", f"{FERRY.replace(*changed)} {LATE} {WHALE} {FINE}"
    for quote in (WHALE, "half an hour", "41 minutes", LATE, FINE):
        ((_, text),) = placed([old], [new], quote)
        assert text == quote


@pytest.mark.parametrize(
    "copy",
    [
        "Its sister ship, moored at Vik for a week, was late by 41 minutes.",
        "A whale, not the wind: by 41 minutes, the company says.",
    ],
    ids=["before", "after"],
)
def test_what_fits_better_in_a_new_sentence_than_in_its_own_is_to_be_confirmed(copy: str) -> None:
    new = [LATE.replace("was late", "was slow").replace(", the company", ", a report"), copy]
    ((found, text),) = placed([FERRY, LATE, WHALE], [FERRY, *new, WHALE], "by 41 minutes")
    assert (found.state, text) == (MOVED, "by 41 minutes")


def test_a_sentence_that_was_joined_to_the_one_before_it_is_to_be_read_again() -> None:
    old, new = f"{FERRY} {LATE} {FINE}", f"{FERRY} {LATE[:-1]}, {FINE}"
    ((found, text),) = placed([old], [new], "complained")
    assert (found.state, found.reread, text) == (KEPT, True, "complained")
