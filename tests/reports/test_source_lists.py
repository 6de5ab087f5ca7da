"""The list of a review's sources, as a report."""

import json

import pytest

from annotator.domain.scope import Scope
from annotator.readers.bibliography import read_bibliography
from annotator.reports import Options, remarks, render
from tests.recording import MADE
from tests.reports.lighthouse import lighthouse_review


@pytest.mark.parametrize("name", ["sources", "sources-bibtex"])
def test_the_sources_of_the_claims_each_once(name: str) -> None:
    review = lighthouse_review()
    used = {key for claim in review.standing_claims for use in claim.evidence for key in use.rests_on}
    open_ones = [one for one in review.sources if one.id in used and not one.confidential]
    found = read_bibliography(render(review, name, Options(made=MADE)), "list")
    assert {one.title for one in found} == {one.title for one in open_ones}
    assert len(found) == len(open_ones)


@pytest.mark.parametrize("name", ["sources", "sources-bibtex"])
def test_confidential_ones_are_left_out_which_is_said(name: str) -> None:
    assert remarks(lighthouse_review(), name) == ["1 confidential source was left out."]
    asked = Options(confidential=True)
    assert remarks(lighthouse_review(), name, asked) == []
    assert len(render(lighthouse_review(), name, asked)) > len(render(lighthouse_review(), name))


def test_of_a_part_only_its_own() -> None:
    review = lighthouse_review()
    claim = next(claim for claim in review.standing_claims if not claim.evidence)
    part = Options(scope=Scope(claims=frozenset({claim.id})))
    assert json.loads(render(review, "sources", part)) == []
