"""Checklists of claims, kept while nothing changes that they rest on."""

from dataclasses import replace
from typing import Any

from annotator.domain.claim import Claim, Note, Stamp, Status
from annotator.workspace.checklists import Checklists

MADE = Stamp("Mara Boyd", "2025-03-14T10:00:00.000000Z")
NOTED = {"rules": [{"id": "noted", "words": "A note", "needs": {"has": "note"}}]}


def claim(number: int = 1, status: Status = Status.UNSOURCED, noted: bool = False) -> Claim:
    notes = (Note("n", "Asked.", *MADE),) if noted else ()
    return Claim(f"claim-{number}", number, MADE, MADE, status=status, notes=notes)


def test_a_claim_is_judged_as_it_is_now() -> None:
    held = {"claim-1": claim()}
    lists = Checklists(held, {}, {}, {})
    assert not lists.is_done(held["claim-1"])
    assert lists.of(held["claim-1"]) is lists.of(held["claim-1"]), "worked out once"
    held["claim-1"] = claim(noted=True)
    assert lists.is_done(held["claim-1"])


def test_what_the_claim_is_to_become_takes_no_place_of_what_it_is() -> None:
    held = {"claim-1": claim()}
    lists = Checklists(held, {}, {}, {})
    before = lists.of(held["claim-1"])
    assert lists.is_done(replace(held["claim-1"], notes=claim(noted=True).notes))
    assert lists.of(held["claim-1"]) is before


def test_an_unchecked_claim_is_never_done() -> None:
    one = claim(status=Status.UNCHECKED, noted=True)
    assert not Checklists({one.id: one}, {}, {}, {"rules": {"rules": []}}).is_done(one)


def test_other_rules_hold_once_that_is_said() -> None:
    one = claim(status=Status.VERIFIED, noted=True)
    settings: dict[str, Any] = {}
    lists = Checklists({one.id: one}, {}, {}, settings)
    assert not lists.is_done(one)
    settings["rules"] = NOTED
    lists.forget_all()
    assert lists.is_done(one)


def test_rules_that_cannot_be_read_are_told_of_and_the_programs_used() -> None:
    one = claim()
    lists = Checklists({one.id: one}, {}, {}, {"rules": {"rules": [{"id": "x"}]}})
    assert not lists.is_done(one)
    assert lists.fault.startswith("The library’s rules cannot be read; those of the program are used. rules[0]")
