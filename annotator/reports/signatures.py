"""What reports say of signatures, on claims and on the article, and of who checks under their own byline."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Stamp
from annotator.domain.records import SignOff
from annotator.domain.review import Review
from annotator.domain.signing import is_own_byline
from annotator.reports.words import counted, moment_words

_HOLDS = "holds"
_CHANGED = "void: what was signed has changed since"
_NEWER = "void: the text has a newer version"


class Signature(NamedTuple):
    """A signature: as what and by whom it was given, when, and whether it holds, in words too."""

    role: str
    who: str
    holds: bool
    state: str


class Byline:
    """Who of those that check or sign is named in the article's byline; each name is looked for once."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._known: dict[str, bool] = {}

    def names(self, by: str) -> bool:
        """Whether the byline names them."""
        if by not in self._known:
            self._known[by] = is_own_byline(self._article, by)
        return self._known[by]

    def words(self, claims: Iterable[Claim]) -> str:
        """Who checked how many of the claims under their own byline; empty where nobody did."""
        found = Counter(claim.checked.by for claim in claims if claim.checked and self.names(claim.checked.by))
        return "; ".join(f"{by} checked {counted(n, 'claim')} under their own byline" for by, n in found.items())


def claim_signatures(claim: Claim, held: frozenset[str], byline: Byline) -> tuple[Signature, ...]:
    """The signatures on the claim, in their order. `held` are the ids of those that hold."""
    return tuple([_signature(one, held, byline, _CHANGED) for one in claim.sign_offs])


def article_signatures(review: Review, held: frozenset[str], byline: Byline) -> list[Signature]:
    """The signatures on the article's versions, in their order."""
    newest = review.article.newest.number
    return [
        _signature(one, held, byline, _CHANGED if one.version == newest else _NEWER) for one in review.article.sign_offs
    ]


def decisive(claim: Claim, held: frozenset[str]) -> SignOff | None:
    """Of the claim's signatures the newest that holds, else the newest."""
    holding = [one for one in claim.sign_offs if one.id in held]
    return next(reversed(holding or claim.sign_offs), None)


def who_and_when(stamp: Stamp) -> str:
    return f"{stamp.by}, {moment_words(stamp.at)}"


def _signature(one: SignOff, held: frozenset[str], byline: Byline, void: str) -> Signature:
    who = who_and_when(Stamp(one.by, one.at))
    if one.version is not None:
        who += f", version {one.version}"
    if byline.names(one.by):
        who += ", under their own byline"
    holds = one.id in held
    return Signature(str(one.role).capitalize(), who, holds, _HOLDS if holds else void)
