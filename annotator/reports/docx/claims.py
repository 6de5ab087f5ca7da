"""What the document says of a claim: the paragraphs of its comment, which stand after the article where a claim has no
place in it."""

from collections.abc import Iterable, Iterator, Mapping

from annotator.domain.claim import About
from annotator.reports.content.directions import apart
from annotator.reports.content.edits import Edits
from annotator.reports.content.entries import Entry, Quote
from annotator.reports.content.evidence import STANCE_WORDS, Piece
from annotator.reports.content.language import Tongue
from annotator.reports.content.signatures import Signature
from annotator.reports.content.sources import Cited, Fact, cited_by
from annotator.reports.docx.links import Links
from annotator.reports.docx.text import paragraph, plain, runs

BOLD = "<w:b/><w:bCs/>"
REMARK = f'{BOLD}<w:color w:val="8A5200"/>'
MUTED = '<w:color w:val="565F6A"/>'


class ClaimWords:
    """Puts claims into paragraphs. What is said of a source each time is made once for each style."""

    def __init__(self, say: Tongue, edits: Edits, links: Links) -> None:
        self._say = say
        self._links = links
        self._tracked = {edit.correction.id for edit in edits.made}
        self._why_not: Mapping[str, str] = edits.why_not
        self._known: dict[tuple[int, str], list[str]] = {}

    def head(self, entry: Entry, passage: str = "") -> str:
        """The claim's number and status; `passage` says which of its passages this is."""
        say, claim = self._say, entry.claim
        reason = f" ({say(claim.reason)})" if claim.reason else ""
        named = say("Claim {number}", number=claim.number) + (f", {passage}" if passage else "")
        return f"{named} · {entry.status}{reason}"

    def all_of(self, entry: Entry, style: str) -> Iterator[str]:
        """All but the head and what is said of single passages."""
        say, claim = self._say, entry.claim
        if claim.statement:
            yield plain(style, claim.statement, BOLD)
        # That it is about its content is so unless something else is said.
        for label, value in entry.details[1:] if claim.about is About.CONTENT else entry.details:
            yield self._line(style, label, value)
        if claim.reasoning:
            yield self._line(style, say("Reasoning"), claim.reasoning)
        for address in claim.appearances:
            yield self._line(style, say("Appeared at"), address, linked=True)
        if claim.review_url:
            yield self._line(style, say("Review"), claim.review_url, linked=True)
        yield from self._corrections(entry, style)
        if entry.evidence:
            yield paragraph(style, runs(say("Evidence"), BOLD), "<w:keepNext/>")
            for piece in entry.evidence:
                yield from self._piece(piece, style)
        yield plain(style, entry.doings, MUTED)
        yield from self.signatures(entry.signatures, style)

    def signatures(self, signatures: Iterable[Signature], style: str) -> Iterator[str]:
        """A paragraph for each signature."""
        for one in signatures:
            yield self._line(style, one.role, f"{one.who} – {one.state}")

    def quoted(self, quote: Quote) -> str:
        """What the passage says, between quotation marks."""
        return self._say("“{quote}”", quote=quote.exact)

    def remarks(self, quotes: Iterable[Quote], style: str) -> Iterator[str]:
        """What is not certain about the passages."""
        for quote in quotes:
            if quote.remark:
                yield plain(style, quote.remark, REMARK)

    def source(self, cited: Cited, style: str) -> Iterator[str]:
        """A source of the list, with its number and the claims that rest on it."""
        say = self._say
        words = [say(str(cited.source.kind)), *self._secret(cited), cited_by(say, cited)]
        told = runs(f" ({'; '.join(words)})", MUTED)
        yield paragraph(style, runs(f"{cited.number}.\t", BOLD) + self._named(cited) + told)
        yield from self._facts_of(cited, f"{style}More")

    def _piece(self, piece: Piece, style: str) -> Iterator[str]:
        say, use, cited = self._say, piece.use, piece.cited
        words = [say(STANCE_WORDS[use.stance]), say(str(use.tier))]
        words += [say(str(cited.source.kind))] if cited else []
        lead = runs(f"{' · '.join([*words, *self._secret(cited)])}{say(':')} ", BOLD)
        if cited is None:
            yield paragraph(style, lead + runs(say("Its source is not part of this review.")))
        else:
            number = runs(f" ({say('source {number}', number=cited.number)})", MUTED)
            yield paragraph(style, lead + self._named(cited) + number)
        more = f"{style}More"
        if use.quote:
            yield self._line(more, say("Quote"), say("“{quote}”", quote=use.quote))
        for fact in piece.facts:
            yield self._fact(fact, more)
        if cited is not None:
            yield from self._facts_of(cited, more)
        for doubt in piece.doubts:
            yield plain(more, doubt, REMARK)

    def _corrections(self, entry: Entry, style: str) -> Iterator[str]:
        say = self._say
        for correction, (text, who) in zip(entry.claim.corrections, entry.corrections, strict=True):
            yield self._line(style, say("Correction"), text, after=f"({who})")
            said = self._why_not.get(correction.id, "")
            if correction.id in self._tracked:
                said = say("It is tracked in the text as a change.")
            if said:
                yield plain(f"{style}More", said, MUTED)

    def _facts_of(self, cited: Cited, style: str) -> list[str]:
        key = (cited.number, style)
        if key not in self._known:
            self._known[key] = [self._fact(fact, style) for fact in cited.facts]
        return self._known[key]

    def _fact(self, fact: Fact, style: str) -> str:
        return self._line(style, fact.label, fact.value, linked=fact.link is not None, after=fact.after)

    def _line(self, style: str, label: str, value: str, *, linked: bool = False, after: str = "") -> str:
        told = self._links.address(value) if linked else runs(value)
        last = runs(f" {after}", MUTED) if after else ""
        lead = runs(f"{label}{self._say(':')} ", BOLD)
        return paragraph(style, f"{lead}{told}{last}")

    def _named(self, cited: Cited) -> str:
        return runs(", ".join(map(apart, (cited.name, *cited.credits))))

    def _secret(self, cited: Cited | None) -> list[str]:
        hidden = cited and cited.source.confidential and not cited.unnamed
        return [self._say("confidential")] if hidden else []
