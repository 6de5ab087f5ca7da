"""Claims, passages and waivers: what cannot be is refused when it is made."""

from dataclasses import replace
from typing import Any

import pytest

from annotator.domain.claim import Claim, Passage, Placed, Stamp, Waiver, certain_passage, is_open, orphaned
from annotator.domain.errors import InvalidValue

MADE = Stamp("Mara Boyd", "2025-03-13T09:42:00.000000Z")


def passage(key: str, start: int, end: int, **fields: Any) -> Passage:
    return Passage(key, 1, start, end, "x" * (end - start), **fields)


@pytest.mark.parametrize(
    ("start", "end", "exact"), [(0, 0, ""), (5, 3, "ab"), (-1, 2, "abc"), (0, 3, "ab"), (0, 2, "😀")]
)
def test_a_range_and_its_quote_fit(start: int, end: int, exact: str) -> None:
    with pytest.raises(InvalidValue):
        Passage("p", 1, start, end, exact)
    with pytest.raises(InvalidValue):
        Waiver("w", 1, start, end, exact, "opinion", *MADE)


@pytest.mark.parametrize(
    ("start", "end", "state"), [(None, None, Placed.KEPT), (None, 3, Placed.ORPHANED), (0, None, Placed.MOVED)]
)
def test_only_an_orphan_is_without_a_place(start: int | None, end: int | None, state: Placed) -> None:
    with pytest.raises(InvalidValue):
        Passage("p", 1, start, end, "abc", state=state)
    assert Passage("p", 1, None, None, "abc", state=Placed.ORPHANED).exact == "abc"


def test_a_claim_is_shown_by_its_statement_or_else_its_quote() -> None:
    quoted = Claim("c", 1, MADE, MADE, passages=(passage("p", 0, 3), passage("q", 5, 9)))
    assert quoted.text == "xxx"
    assert Claim("c", 1, MADE, MADE, statement="So it is.", passages=quoted.passages).text == "So it is."
    assert Claim("c", 1, MADE, MADE).text == ""


def test_claims_sort_in_text_order_outer_before_inner_and_those_without_a_place_last() -> None:
    orphan = Passage("o", 1, None, None, "gone", state=Placed.ORPHANED)
    claims = [
        Claim("none", 1, MADE, MADE),
        Claim("inner", 2, MADE, MADE, passages=(passage("p", 5, 8),)),
        Claim("outer", 3, MADE, MADE, passages=(passage("q", 5, 20),)),
        Claim("first", 4, MADE, MADE, passages=(orphan, passage("r", 1, 2))),
        Claim("same", 5, MADE, MADE, passages=(passage("s", 5, 8),)),
    ]
    assert [claim.id for claim in sorted(claims, key=lambda claim: claim.place)] == [
        "first", "outer", "inner", "same", "none",
    ]  # fmt: skip


def test_what_an_update_left_open_is_open() -> None:
    kept, moved = passage("k", 0, 3), passage("m", 5, 9, state=Placed.MOVED)
    reread, gone = passage("r", 5, 9, reread=True), orphaned(passage("o", 5, 9))
    assert [is_open(one) for one in (kept, moved, reread, gone)] == [False, True, True, True]
    assert (gone.start, gone.end, gone.exact) == (None, None, "xxxx")
    claim = Claim("c", 1, MADE, MADE, passages=(kept, moved, gone), earlier=(passage("e", 0, 3, state=Placed.MOVED),))
    assert claim.open_passages == (moved, gone)
    assert Claim("c", 1, MADE, MADE, passages=(kept,), earlier=claim.earlier).open_passages == ()


def test_the_last_certain_place_is_found_through_the_versions() -> None:
    first = passage("p1", 0, 3)
    second = passage("p2", 5, 9, state=Placed.MOVED, carried_from="p1")
    third = replace(orphaned(first), id="p3", carried_from="p2")
    fourth = passage("p4", 7, 9, state=Placed.MOVED, carried_from="p3")
    claim = Claim("c", 1, MADE, MADE, passages=(fourth,), earlier=(first, second, third))
    assert {certain_passage(claim, one).id for one in (first, second, third, fourth)} == {"p1"}
    stray = passage("s", 0, 3, state=Placed.MOVED, carried_from="unknown")
    assert certain_passage(claim, stray) is stray
