"""What is still open in an article, in words that may leave the house: that something is asked for, never what is asked
or whom; that a place, a decision or a signature is missing, never an internal note."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from annotator.domain.asking import is_waiting
from annotator.domain.claim import Claim, Status, Waiver, is_open
from annotator.domain.coverage import Coverage
from annotator.domain.outcome import OUTCOME_WORDS, gravest
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries, quotes_in
from annotator.reports.content.language import Tongue
from annotator.reports.content.places import open_word
from annotator.reports.content.signatures import Signature, article_signatures

_LONGEST = 160  # code points of a statement or quote


class OpenItem(NamedTuple):
    """One thing that is open: the number of its claim, None where it is about none; the claim's statement or quote or
    whatever else somebody gave; and what the report itself says of it. Either text may be empty."""

    number: int | None
    text: str
    remark: str


class OpenGroup(NamedTuple):
    """What is open in the same way: how, and each thing, in the order of the text."""

    words: str
    items: tuple[OpenItem, ...]


def open_groups(review: Review, found: Entries) -> list[OpenGroup]:
    """All that is open in the claims of the report and, where it is of the whole review, in the rest of the article.
    Groups with nothing in them are left out."""
    say, claims = found.say, found.claims
    signatures = article_signatures(review, found.held, found.byline)
    waivers = review.standing_waivers if review.whole is None else []
    groups = (
        OpenGroup(say("Not checked yet"), _of(claims, _unchecked)),
        OpenGroup(say("Waiting for a decision"), _of(claims, lambda claim: _undecided(say, claim))),
        OpenGroup(say("Waiting for an answer"), _of(claims, lambda claim: "" if is_waiting(claim) else None)),
        OpenGroup(
            say("Place still to be settled"),
            (*_of(claims, lambda claim: _unplaced(say, claim)), *_waived(say, waivers)),
        ),
        OpenGroup(
            say("Signatures that hold no more"),
            (*_of(claims, lambda claim: _void(claim, found.held)), *_void_of_article(signatures)),
        ),
    )
    return [group for group in groups if group.items]


def untouched_words(say: Tongue, coverage: Coverage) -> str:
    """How many of the article's words nobody has looked at: `1,200 of 1,900 words have not been looked at`; empty where
    there are none."""
    left = coverage.words - coverage.covered
    if not left:
        return ""
    words = say.counted(coverage.words, "word")
    if left == 1:
        return say("1 of {words} has not been looked at", words=words)
    return say("{number} of {words} have not been looked at", number=say.number(left), words=words)


def _of(claims: Sequence[Claim], asked: Callable[[Claim], str | None]) -> tuple[OpenItem, ...]:
    """An item for each claim of which `asked` does not say None, with what it says."""
    return tuple([OpenItem(claim.number, _text(claim), said) for claim in claims if (said := asked(claim)) is not None])


def _text(claim: Claim) -> str:
    held = quotes_in(claim)
    return _line(claim.statement or (held[0].exact if held else ""))


def _line(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _unchecked(claim: Claim) -> str | None:
    return "" if claim.status is Status.UNCHECKED else None


def _undecided(say: Tongue, claim: Claim) -> str | None:
    if any(correction.decision is None for correction in claim.corrections):
        return say("a correction is proposed")
    return "" if claim.status is Status.DISPUTED and not claim.corrections else None


def _unplaced(say: Tongue, claim: Claim) -> str | None:
    if not claim.open_passages:
        return None
    found = gravest(claim.open_passages)
    return say(OUTCOME_WORDS[found]) if found is not None else ""


def _waived(say: Tongue, waivers: Sequence[Waiver]) -> Iterator[OpenItem]:
    for waiver in waivers:
        if is_open(waiver):
            yield OpenItem(None, _line(waiver.exact), f"{say('no check needed')}, {open_word(say, waiver)}")


def _void(claim: Claim, held: frozenset[str]) -> str | None:
    if not claim.sign_offs or any(one.id in held for one in claim.sign_offs):
        return None
    return ", ".join(dict.fromkeys(one.by for one in claim.sign_offs))


def _void_of_article(signatures: Sequence[Signature]) -> Iterator[OpenItem]:
    """Those of roles in which no signature holds any more, the last of each."""
    last = {one.role: one for one in signatures}
    holding = {one.role for one in signatures if one.holds}
    for role, one in last.items():
        if role not in holding:
            yield OpenItem(None, one.who, role)
