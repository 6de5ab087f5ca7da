"""A part of a review, and what is still true of the whole."""

from annotator.domain.claim import Status
from annotator.domain.scope import Scope, scoped
from tests.reports.lighthouse import lighthouse_review


def test_the_whole_is_the_review_itself() -> None:
    review = lighthouse_review()
    assert scoped(review, Scope(), history=True) is review
    assert scoped(review, Scope(), history=False).history == ()
    assert scoped(review, Scope(history=True), history=False) is review


def test_a_part_holds_its_claims_and_their_sources_alone() -> None:
    review = lighthouse_review()
    part = scoped(review, Scope(statuses=frozenset({Status.DISPUTED})), history=True)
    assert {claim.status for claim in part.claims} == {Status.DISPUTED}
    assert {source.id for source in part.sources} == {
        key for claim in part.claims for use in claim.evidence for key in use.rests_on
    }
    assert part.history == () and part.whole is review


def test_what_was_signed_and_looked_at_is_so_in_a_part_too() -> None:
    review = lighthouse_review()
    first = review.standing_claims[0]
    part = scoped(review, Scope(claims=frozenset({first.id})), history=False)
    assert part.standing_claims == [first]
    assert part.coverage() == review.coverage()
    assert part.held() == review.held()


def test_chosen_claims_of_one_status() -> None:
    review = lighthouse_review()
    first = review.standing_claims[0]
    other = next(status for status in Status if status is not first.status)
    assert Scope(frozenset({first.id}), frozenset({first.status})).holds(first)
    assert not Scope(frozenset({first.id}), frozenset({other})).holds(first)
