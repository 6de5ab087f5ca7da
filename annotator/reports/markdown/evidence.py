"""Evidence, sources and signatures as Markdown lists."""

from collections.abc import Iterable, Iterator

from annotator.reports.content.directions import apart
from annotator.reports.content.evidence import STANCE_WORDS, Piece
from annotator.reports.content.language import Tongue
from annotator.reports.content.links import safe_href
from annotator.reports.content.signatures import Signature
from annotator.reports.content.sources import Cited, Fact, Sources, cited_by
from annotator.reports.markdown.text import inline, lines


class EvidenceLines:
    """Evidence that rests on those sources. What is said of a source each time is made once."""

    def __init__(self, say: Tongue, sources: Sources) -> None:
        self._say = say
        self._sources = sources
        self._named = {cited.number: _named(cited) for cited in sources}
        self._facts = {cited.number: list(map(self._fact, cited.facts)) for cited in sources}

    def evidence(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """The evidence of a claim as a list with a list in each item."""
        say = self._say
        for piece in pieces:
            use, cited = piece.use, piece.cited
            words = [say(STANCE_WORDS[use.stance]), say(str(use.tier))]
            words += [say(str(cited.source.kind))] if cited else []
            named = say("Its source is not part of this review.")
            if cited:
                named = f"{self._named[cited.number]} ({say('source {number}', number=cited.number)})"
            yield f"- {', '.join([*words, *self._secret(cited)])}{say(':')} {named}"
            if use.quote:
                yield f"  - {say('Quote')}{say(':')} {say('“{quote}”', quote=lines(use.quote, '    '))}"
            yield from map(self._fact, piece.facts)
            if cited:
                yield from self._facts[cited.number]
            yield from (f"  - {inline(doubt)}" for doubt in piece.doubts)

    def listed(self) -> Iterator[str]:
        """The sources as a list, each with its number and the claims that rest on it."""
        for cited in self._sources:
            words = [self._say(str(cited.source.kind)), *self._secret(cited), cited_by(self._say, cited)]
            number = self._say("Source {number}", number=cited.number)
            yield f"- {number}{self._say(':')} {self._named[cited.number]} ({'; '.join(words)})"
            yield from self._facts[cited.number]

    def _fact(self, fact: Fact) -> str:
        value = address(fact.value) if fact.link else lines(fact.value, "    ")
        after = f" ({inline(fact.after)})" if fact.after else ""
        return f"  - {fact.label}{self._say(':')} {value}{after}"

    def _secret(self, cited: Cited | None) -> list[str]:
        hidden = cited and cited.source.confidential and not cited.unnamed
        return [self._say("confidential")] if hidden else []


def signature_lines(say: Tongue, signatures: Iterable[Signature]) -> Iterator[str]:
    """A list item for each signature."""
    for one in signatures:
        yield f"- {one.role}{say(':')} {inline(one.who)} – {one.state}"


def address(given: str) -> str:
    """An address as a link where it may be one, else as text."""
    href = safe_href(given)
    return f"<{href}>" if href and not set(href) & set("<>\\`") else inline(given)


def _named(cited: Cited) -> str:
    return ", ".join(inline(apart(text)) for text in (cited.name, *cited.credits))
