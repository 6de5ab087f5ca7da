"""Signatures: on a claim by a second checker, on a version of the article by checker, editor and lawyer.

Each is bound to what was signed by its SHA-256 and holds only while that is the same (design, section 4). What counts
of a passage are its words, not its place; while a place is open the signature does not hold.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.actions import state_of
from annotator.domain.article import Article
from annotator.domain.change import SIGNED, Change, Subject, canonical_json
from annotator.domain.claim import Claim, Placed, Status, Waiver
from annotator.domain.errors import Refused
from annotator.domain.evidence import Source
from annotator.domain.ids import new_id
from annotator.domain.records import ARTICLE_ROLES, Role, SignOff

Changes = list[Change]
Sources = Mapping[str, Source]
_NOT_SIGNED = ("assignee", "labels", "created", "checked", "removed_at")


def claim_sha256(claim: Claim, sources: Sources) -> str:
    """SHA-256, in hex, of what a signature on the claim is bound to: statement, status, reason, evidence with its
    sources, and the words of its passages."""
    content = {
        "statement": claim.statement,
        "status": claim.status,
        "reason": claim.reason,
        "evidence": [[state_of(use), _source_state(sources, use.source_id)] for use in claim.evidence],
        "passages": [passage.exact for passage in claim.passages],
    }
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def article_sha256(
    article: Article,
    claims: Iterable[Claim],
    waivers: Iterable[Waiver],
    sources: Sources,
    digests: "Digests | None" = None,
) -> str:
    """SHA-256, in hex, of what a signature on the newest version is bound to: its text, and all of every claim and
    waiver that stands but notes, log, signatures and whom it is assigned to. `digests` of the same sources save
    reading the claims that are as they were."""
    known = digests or Digests()
    standing = sorted((claim for claim in claims if claim.removed_at is None), key=lambda claim: claim.number)
    waived = sorted((w for w in waivers if w.removed_at is None), key=lambda w: (w.version, w.start, w.end, w.id))
    content = [
        article.newest.text_sha256,
        [known.of(claim, sources) for claim in standing],
        [[waiver.exact, waiver.reason] for waiver in waived if waiver.version == article.newest.number],
    ]
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def holds(claim: Claim, sign_off: SignOff, sources: Sources) -> bool:
    """Whether the signature on the claim holds: what was signed is as it was, and no place of it is open."""
    return not claim.open_passages and sign_off.sha256 == claim_sha256(claim, sources)


class Digests:
    """The SHA-256 of all of each claim that an article's signature is bound to, as long as it is the same claim."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[str, tuple[Claim, str]] = {}

    def of(self, claim: Claim, sources: Sources) -> str:
        """In hex."""
        known = self._known.get(claim.id)
        if known is None or known[0] is not claim:
            digest = hashlib.sha256(canonical_json(_whole(claim, sources)).encode()).hexdigest()
            known = self._known[claim.id] = (claim, digest)
        return known[1]


def article_holds(
    article: Article,
    claims: Iterable[Claim],
    waivers: Iterable[Waiver],
    sources: Sources,
    digests: Digests | None = None,
) -> dict[str, bool]:
    """Of each signature on the article, by its id, whether it holds: it is on the newest version, and nothing has
    changed."""
    if not article.sign_offs:
        return {}
    known = [claim for claim in claims if claim.removed_at is None]
    settled = not any(claim.open_passages for claim in known)
    now = article_sha256(article, known, waivers, sources, digests) if settled else ""
    return {one.id: one.version == article.newest.number and one.sha256 == now and settled for one in article.sign_offs}


class Signed(StrEnum):
    """What there is of signatures on a claim: none, one that holds, or only such as hold no more."""

    NOT = "not signed"
    HOLDS = "signed"
    VOID = "void"


class Signature(NamedTuple):
    """How a claim is signed, and by which signature: the newest that holds, else the newest."""

    state: Signed
    sign_off: SignOff | None


UNSIGNED = Signature(Signed.NOT, None)


def signature_of(claim: Claim, sources: Sources) -> Signature:
    """How the claim is signed."""
    if not claim.sign_offs:
        return UNSIGNED
    for sign_off in reversed(claim.sign_offs):
        if holds(claim, sign_off, sources):
            return Signature(Signed.HOLDS, sign_off)
    return Signature(Signed.VOID, claim.sign_offs[-1])


def is_signed(claim: Claim, sources: Sources) -> bool:
    """Whether a signature on the claim holds."""
    return any(holds(claim, sign_off, sources) for sign_off in claim.sign_offs)


def may_sign(claim: Claim, by: str, *, own: bool = False) -> str | None:
    """Why `by` cannot sign the claim, in a sentence; None where nothing stands against it. `own` lets them sign what
    they checked themselves."""
    if claim.status is Status.UNCHECKED:
        return f"Claim {claim.number} is unchecked; there is nothing to sign yet."
    if claim.open_passages:
        return _open_place(claim)
    if claim.checked is not None and _name(claim.checked.by) == _name(by) and not own:
        return f"You checked claim {claim.number} yourself; somebody else signs it off."
    return None


def _name(by: str) -> str:
    """A name as people tell it apart: a different case or more spaces make nobody a second checker."""
    return " ".join(by.split()).casefold()


def sign_claims(
    article: Article, claims: Iterable[Claim], sources: Sources, *, by: str, at: str, own: bool = False
) -> Changes:
    """The second checker's signature on each of the claims that has none of theirs that holds. Raises Refused, and
    nothing is signed, where one of them cannot be."""
    changes = []
    for claim in claims:
        if refusal := may_sign(claim, by, own=own):
            raise Refused(refusal)
        if any(known.by == by and holds(claim, known, sources) for known in claim.sign_offs):
            continue
        made = SignOff(new_id(), by, Role.SECOND_CHECKER, at, claim_sha256(claim, sources))
        changes.append(Change(SIGNED, Subject(article.id, "sign_off", made.id, claim.id), None, state_of(made)))
    return changes


def ready_to_sign(claims: Iterable[Claim], sources: Sources, by: str, *, own: bool = False) -> list[Claim]:
    """Those of the claims that `by` could sign and that no signature of anybody's holds on."""
    return [
        claim
        for claim in claims
        if claim.removed_at is None and may_sign(claim, by, own=own) is None and not is_signed(claim, sources)
    ]


def withdraw_sign_off(article: Article, sign_off: SignOff, claim: Claim | None = None, *, by: str) -> Changes:
    """That signature away again. Raises Refused where it is somebody else's."""
    if sign_off.by != by:
        raise Refused(f"That is the signature of {sign_off.by}; only they can take it back.")
    subject = Subject(article.id, "sign_off", sign_off.id, claim.id if claim else None)
    return [Change("sign_off.remove", subject, state_of(sign_off), None)]


def sign_article(
    article: Article,
    claims: Iterable[Claim],
    waivers: Iterable[Waiver],
    sources: Sources,
    role: Role,
    *,
    by: str,
    at: str,
) -> Changes:
    """A signature on the newest version, in that role. Raises Refused for a role that signs no article, or while a
    place is open."""
    known = [claim for claim in claims if claim.removed_at is None]
    if role not in ARTICLE_ROLES:
        raise Refused(f"An article is signed by a {', an '.join(ARTICLE_ROLES[:2])} or a {ARTICLE_ROLES[2]}.")
    if still_open := [claim for claim in known if claim.open_passages]:
        raise Refused(_open_place(still_open[0]))
    stands = article_holds(article, known, waivers, sources)
    if any((one.by, one.role) == (by, role) and stands[one.id] for one in article.sign_offs):
        return []
    sha256 = article_sha256(article, known, waivers, sources)
    made = SignOff(new_id(), by, role, at, sha256, article.newest.number)
    return [Change("article.sign", Subject(article.id, "sign_off", made.id), None, state_of(made))]


def _open_place(claim: Claim) -> str:
    """That the claim's place stands against a signature, and what to do about it."""
    if any(passage.state is Placed.ORPHANED for passage in claim.passages):
        return f"Words of claim {claim.number} are cut from the text; give it another place, or remove it."
    return f"The place of claim {claim.number} is open; settle it first."


def is_own_byline(article: Article, by: str) -> bool:
    """Whether the article's byline names `by`, in whole words, whatever their case: then they check what they wrote."""
    if not article.byline or not by.strip():
        return False
    return re.search(rf"(?<!\w){re.escape(by.strip())}(?!\w)", article.byline, re.IGNORECASE) is not None


def _whole(claim: Claim, sources: Sources) -> object:
    state = state_of(claim)
    for name in _NOT_SIGNED:
        del state[name]
    asked = [[query.number, query.text, query.state, query.answer] for query in claim.queries]
    proposed = [[one.text, one.decision] for one in claim.corrections]
    return [state, claim_sha256(claim, sources), asked, proposed]


def _source_state(sources: Sources, key: str) -> object:
    if key not in sources:
        return None
    state = state_of(sources[key])
    del state["removed_at"]
    return state
