"""What reports say of signatures, on claims and on the article, and of who checks under their own byline."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Stamp
from annotator.domain.records import Role, SignOff
from annotator.domain.review import Review
from annotator.domain.signing import is_own_byline
from annotator.reports.content.directions import apart
from annotator.reports.content.language import Tongue

ROLE_WORDS = {
    Role.SECOND_CHECKER: "Second checker",
    Role.CHECKER: "Checker",
    Role.EDITOR: "Editor",
    Role.LAWYER: "Lawyer",
}


class Signature(NamedTuple):
    """A signature: as what and by whom it was given, when, and whether it holds, in words too."""

    role: str
    who: str
    holds: bool
    state: str


class Byline:
    """Who of those that check or sign is named in the article's byline; each name is looked for once."""

    def __init__(self, say: Tongue, article: Article) -> None:
        self._say = say
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
        return "; ".join(
            self._say(
                "{by} checked {claims} under their own byline", by=apart(by), claims=self._say.counted(n, "claim")
            )
            for by, n in found.items()
        )

    def signature(self, one: SignOff, held: frozenset[str], *, newer: bool = False) -> Signature:
        """The signature in words. `held` are the ids of those that hold; `newer` is whether the text has a newer
        version than the one that was signed."""
        who = who_and_when(self._say, Stamp(one.by, one.at))
        if one.version is not None:
            who += ", " + self._say("version {number}", number=one.version)
        if self.names(one.by):
            who += self._say(", under their own byline")
        holds = one.id in held
        void = self._say("void: the text has a newer version" if newer else "void: what was signed has changed since")
        return Signature(self._say(ROLE_WORDS[one.role]), who, holds, self._say("holds") if holds else void)


def claim_signatures(claim: Claim, held: frozenset[str], byline: Byline) -> tuple[Signature, ...]:
    """The signatures on the claim, in their order. `held` are the ids of those that hold."""
    return tuple([byline.signature(one, held) for one in claim.sign_offs])


def article_signatures(review: Review, held: frozenset[str], byline: Byline) -> list[Signature]:
    """The signatures on the article's versions, in their order."""
    newest = review.article.newest.number
    return [byline.signature(one, held, newer=one.version != newest) for one in review.article.sign_offs]


def decisive(claim: Claim, held: frozenset[str]) -> SignOff | None:
    """Of the claim's signatures the newest that holds, else the newest."""
    holding = [one for one in claim.sign_offs if one.id in held]
    return next(reversed(holding or claim.sign_offs), None)


def who_and_when(say: Tongue, stamp: Stamp) -> str:
    return f"{apart(stamp.by)}, {say.moment(stamp.at)}"
