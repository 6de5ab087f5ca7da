"""What a signature was set under, kept beside the program's own hashes: it holds while that is as it was, and no
longer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Stamp, Waiver
from annotator.domain.evidence import Source
from annotator.domain.replay import Desk
from annotator.domain.signing import article_holds, holds

NOBODY = Stamp("", "")


class Signed:
    """Everything that was signed, as it was when each signature was first seen."""

    def __init__(self) -> None:
        self._signed: dict[str, object] = {}

    def see(self, desk: Desk) -> None:
        """Keep what each new signature was set under. To be called once there may be one, before anything changes."""
        for key, now in _signed_now(desk):
            self._signed.setdefault(key, now)

    def check(self, desk: Desk) -> None:
        """Each signature holds exactly while what was signed is so."""
        self.see(desk)
        sources = desk.house.sources
        own = {one.id: holds(claim, one, sources) for claim in desk.claims.values() for one in claim.sign_offs}
        held = own | article_holds(desk.article, desk.claims.values(), desk.waivers.values(), sources)
        assert held == {key: self._signed[key] == now for key, now in _signed_now(desk)}


def _signed_now(desk: Desk) -> Iterator[tuple[str, object]]:
    """Each signature's id, and how what it is under reads now."""
    sources = desk.house.sources
    for claim in desk.claims.values():
        for sign_off in claim.sign_offs:
            yield sign_off.id, signed_of_claim(claim, sources)
    if desk.article.sign_offs:
        whole = signed_of_article(desk.article, desk.claims, desk.waivers, sources)
        for sign_off in desk.article.sign_offs:
            yield sign_off.id, whole


def signed_of_claim(claim: Claim, sources: dict[str, Source]) -> object:
    """What the second checker signs: statement, status and reason, the evidence with its sources, the words."""
    used = [(use, replace(sources[use.source_id], removed_at=None)) for use in claim.evidence]
    return claim.statement, claim.status, claim.reason, used, [passage.exact for passage in claim.passages]


def signed_of_article(
    article: Article, claims: dict[str, Claim], waivers: dict[str, Waiver], sources: dict[str, Source]
) -> object:
    """What is signed with an article: its text, every claim that stands but for whose it is and what is internal, and
    what was waived."""
    standing = sorted((claim for claim in claims.values() if claim.removed_at is None), key=lambda claim: claim.number)
    waived = sorted((w.start, w.end, w.id, w.exact, w.reason) for w in waivers.values() if w.removed_at is None)
    whole = [(_published(claim), signed_of_claim(claim, sources)) for claim in standing]
    return article.newest.text, whole, [one[3:] for one in waived]


def _published(claim: Claim) -> Any:
    bare = replace(
        claim, created=NOBODY, changed=NOBODY, checked=None, labels=(), assignee=None,
        passages=(), notes=(), log=(), sign_offs=(), evidence=(), queries=(), corrections=(),
    )  # fmt: skip
    asked = [(query.number, query.text, query.state, query.answer) for query in claim.queries]
    return bare, asked, [(one.text, one.decision) for one in claim.corrections]
