"""How much of a review a report is about."""

from dataclasses import dataclass, replace

from annotator.domain.claim import Claim, Status
from annotator.domain.house import used_sources
from annotator.domain.review import Review


@dataclass(frozen=True, slots=True)
class Scope:
    """`claims` are the ids of those chosen, `statuses` those that are asked for; None for all. With both, a claim is
    meant that fits both. `history` is whether the history goes along, None where the format decides."""

    claims: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    history: bool | None = None

    @property
    def is_whole(self) -> bool:
        return self.claims is None and self.statuses is None

    def holds(self, claim: Claim) -> bool:
        """Whether it is about the claim."""
        chosen = self.claims is None or claim.id in self.claims
        return chosen and (self.statuses is None or claim.status in self.statuses)


def scoped(review: Review, scope: Scope, *, history: bool) -> Review:
    """The part of the review that is in the scope, `review` being its `whole`; `history` is what the format wants
    where the scope leaves that open. A part has no history, since no chain of it would hold, and no removed claims."""
    wanted = history if scope.history is None else scope.history
    if scope.is_whole:
        return review if wanted or not review.history else replace(review, history=())
    claims = tuple([claim for claim in review.claims if claim.removed_at is None and scope.holds(claim)])
    return replace(
        review,
        claims=claims,
        history=(),
        sources=used_sources(review.sources_by_id, claims),
        holding=review.held(),
        whole=review,
    )
