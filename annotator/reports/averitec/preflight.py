"""What the data set asks of a claim and a claim lacks."""

from collections.abc import Mapping

from annotator.domain.claim import Claim
from annotator.domain.review import Review
from annotator.reports.averitec.fields import claim_date, claim_words, is_labelled
from annotator.reports.content.lacking import lacking, sentence
from annotator.reports.content.links import safe_href
from annotator.reports.options import Options


def missing_remarks(review: Review, options: Options) -> list[str]:
    """A sentence for each field that claims lack, and one that says which claims are left out."""
    labelled = [claim for claim in review.standing_claims if is_labelled(claim, options)]

    def lacks(claim: Claim) -> Mapping[str, bool]:
        return {
            "neither a statement nor a quote, which is required": not claim_words(claim),
            "no statement, so that the quote stands for it, which need not be a sentence": not claim.statement,
            "no reasoning, which is the justification": not claim.reasoning,
            "no evidence, and so no questions": not claim.evidence and claim.status != "unsourced",
            "no claimant, which is the speaker": not claim.claimant,
            "no date on which it was said, or none written like 2025-03-14": claim_date(claim, review) is None,
            "no address of a page that makes it": not any(map(safe_href, (*claim.appearances, review.article.url))),
        }

    said = lacking(labelled, lacks)
    if left := [claim for claim in review.standing_claims if not is_labelled(claim, options)]:
        said.append(sentence(left, "is not checked and is left out", "are not checked and are left out"))
    return said
