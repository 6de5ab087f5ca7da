"""Claims, evidence and sources as the values that the template sets."""

from collections.abc import Iterable
from typing import Any

from annotator.domain.claim import Status
from annotator.reports.content.entries import Entry, Quote
from annotator.reports.content.evidence import STANCE_WORDS, Piece
from annotator.reports.content.language import Tongue
from annotator.reports.content.signatures import Signature
from annotator.reports.content.sources import Cited, Fact
from annotator.reports.pdf.text import address, value

Data = dict[str, Any]

# As the template draws them.
_SIGNS = {Status.VERIFIED: "✓ ", Status.DISPUTED: "✗ ", Status.UNSOURCED: "? ", Status.UNCHECKED: ""}


class ClaimData:
    """What is known of claims. `drawn` are the keys of the passages that have a place in the article."""

    def __init__(self, say: Tongue, drawn: set[str]) -> None:
        self._say = say
        self._drawn = drawn

    def claim(self, entry: Entry) -> Data:
        """All that is known of a claim."""
        say, claim = self._say, entry.claim
        name = say("Claim {number}", number=claim.number)
        found: Data = {
            "n": claim.number,
            "mark": [2, f"{name} {_SIGNS[claim.status]}{entry.status}", f"claim-{claim.number}"],
            "name": name,
            "s": str(claim.status),
            "word": entry.status,
            "quotes": [self._quote(quote) for quote in entry.quotes],
            "facts": [*[_row(label, text) for label, text in entry.details], *self._addresses(entry)],
            "doings": value(entry.doings),
        }
        if claim.reason:
            found["reason"] = [say("Reason") + say(":"), value(say(claim.reason))]
        if claim.statement:
            found["statement"] = value(claim.statement)
        if not entry.quotes:
            found["remark"] = say("This claim has no passage in the article.")
        if claim.reasoning:
            found["reasoning"] = [say("Reasoning"), value(claim.reasoning)]
        if entry.corrections:
            head = say("Proposed correction") if len(entry.corrections) == 1 else say("Proposed corrections")
            found["corrections"] = [head, [[value(text), value(who)] for text, who in entry.corrections]]
        if entry.evidence:
            found["evidence"] = [say("Evidence"), [self._piece(piece) for piece in entry.evidence]]
        if entry.signatures:
            found["signatures"] = self.signatures(entry.signatures)
        return found

    def signatures(self, signatures: Iterable[Signature]) -> list[Data]:
        """Signatures, each with whether it holds."""
        colon = self._say(":")
        return [{"role": one.role + colon, "who": value(one.who), "state": one.state, "holds": one.holds}
                for one in signatures]  # fmt: skip

    def source(self, cited: Cited) -> Data:
        """A source, with the claims that rest on it, each a link."""
        say, numbers = self._say, cited.claims
        before, _, after = say("claim {numbers}" if len(numbers) == 1 else "claims {numbers}").partition("{numbers}")
        return {
            "n": cited.number,
            "name": _named(cited),
            "kind": f"{say(str(cited.source.kind))}{self._secret(cited)} · {before}",
            "claims": list(numbers),
            "after": after,
            "facts": [_fact(fact) for fact in cited.facts],
        }

    def _quote(self, quote: Quote) -> Data:
        to = quote.key if quote.key in self._drawn else ""
        return {"q": value(quote.exact), "place": quote.place, "to": to, "remark": quote.remark, "open": quote.open}

    def _addresses(self, entry: Entry) -> Iterable[list[Any]]:
        say, claim = self._say, entry.claim
        found = [(say("Appeared at"), one) for one in claim.appearances]
        found += [(say("Review"), claim.review_url)] if claim.review_url else []
        return [_row(label, text, href=address(text)) for label, text in found]

    def _piece(self, piece: Piece) -> Data:
        say, use, cited = self._say, piece.use, piece.cited
        kind = f" · {say(str(cited.source.kind))}{self._secret(cited)}" if cited else ""
        found: Data = {
            "stance": say(STANCE_WORDS[use.stance]),
            "kind": f" · {say(str(use.tier))}{kind}",
            "facts": [_fact(fact) for fact in (*piece.facts, *(cited.facts if cited else ()))],
            "doubts": [value(doubt) for doubt in piece.doubts],
        }
        if use.quote:
            found["q"] = value(use.quote)
        if cited:
            found |= {"name": _named(cited), "source": cited.number}
        else:
            found["remark"] = say("Its source is not part of this review.")
        return found

    def _secret(self, cited: Cited) -> str:
        hidden = cited.source.confidential and not cited.unnamed
        return f" · {self._say('confidential')}" if hidden else ""


def _named(cited: Cited) -> list[Any]:
    """The name, and what else tells which source it is."""
    return [value(text) for text in (cited.name, *cited.credits)]


def _fact(fact: Fact) -> list[Any]:
    return _row(fact.label, fact.value, fact.after, address(fact.value) if fact.link else None)


def _row(label: str, text: str, after: str = "", href: str | None = None) -> list[Any]:
    return [label, value(text), value(after), href]
