"""The guide's chapter on the sample review says what the sample's library holds."""

import re
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.app import demo
from annotator.domain.calculation import calculation_from
from annotator.domain.claim import Claim
from annotator.domain.evidence import Evidence, Kind, Source
from annotator.domain.review import Review
from annotator.ui.article_keys import article_keys
from annotator.ui.asking.keys import asking_keys
from annotator.ui.copies.commands import copy_keys
from annotator.ui.evidence.keys import evidence_keys
from annotator.ui.window_actions import ACTIONS
from annotator.workspace.claim_cells import claim_words
from db.store import Store
from tests.test_docs import GUIDE, section

CHAPTER = section(GUIDE, "A worked example")
ALWAYS = {"Ctrl+Enter", "Enter", "Esc", "Ctrl+Home"}  # keys that no list has: a dialog's, and a text's


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Review]:
    """The sample review, as `annotator demo` leaves it."""
    folder = tmp_path_factory.mktemp("demo")
    demo(folder)
    with Store.open(folder / "demo.sqlite", make=False) as store:
        yield store.review(store.articles()[0].id)


def told(claim: Claim, review: Review) -> str:
    """The claim and what is held against it, as the chapter is to write it."""
    held = review.held()
    signed = [f"signed off by {one.by}" for one in claim.sign_offs if one.id in held]
    status = f"{claim.status} ({claim.reason})" if claim.reason else str(claim.status)
    checked = f"{status.capitalize()} by {claim.checked.by}" if claim.checked else status.capitalize()
    assigned = [f"assigned to {claim.assignee}"] if claim.assignee else []
    head = f"**{claim.number}. {claim_words(claim).rstrip('.')}.** {', '.join([checked, *assigned, *signed])}."
    uses = sorted(claim.evidence, key=lambda use: (use.ordinal, use.id))
    return "\n".join([head, "", *(line(use, review.sources_by_id[use.source_id]) for use in uses)])


def line(use: Evidence, source: Source) -> str:
    """A piece of evidence, as the chapter is to write it."""
    parts = [f"“{source.name}”", *([use.locator] if use.locator else [])]
    words = f"- {use.stance}, {use.tier} {source.kind}: {', '.join(parts)}"
    words += f": “{use.quote}”" if use.quote else ""
    kept = "saved copy" if source.file else "archived copy" if source.archive_url else ""
    kept = "confidential" if source.confidential else kept
    return words + (f" ({kept})" if kept else "")


def test_every_claim_stands_in_it_with_its_status_and_all_evidence(review: Review) -> None:
    for claim in review.standing_claims:
        assert told(claim, review) in CHAPTER
    listed = re.findall(r"^\*\*(\d+)\. ", CHAPTER, re.MULTILINE)
    assert [int(number) for number in listed] == [claim.number for claim in review.standing_claims]


def test_every_kind_of_evidence_is_named() -> None:
    named = re.findall(r"^- (?:supports|refutes|context), (?:primary|secondary) ([^:]+):", CHAPTER, re.MULTILINE)
    assert set(named) == set(Kind)


def test_people_of_the_review_are_those_of_the_library(review: Review) -> None:
    people = {row.by for row in review.history}
    assert people == {"Mara Boyd", "Theo Lin"}
    assert all(name in CHAPTER for name in people)


def test_the_result_of_the_calculation_is_the_librarys(review: Review) -> None:
    uses = [use for claim in review.standing_claims for use in claim.evidence if use.calculation]
    (made,) = [calculation_from(use.calculation) for use in uses if use.calculation is not None]
    assert f"{made.result} percent" in CHAPTER


def test_every_key_named_exists(qtbot: QtBot) -> None:
    lists = [*article_keys(), *asking_keys(), *copy_keys(), *evidence_keys()]
    known = {key for spec in ACTIONS for key in spec.keys} | {key for _, keys in lists for key in keys.split(", ")}
    named = set(re.findall(r"`((?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d+|Enter|Esc|Tab|Del|Home|Space))`", CHAPTER))
    assert len(named) > 15
    assert named <= known | ALWAYS, named - known - ALWAYS
