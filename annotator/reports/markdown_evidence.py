"""Evidence, sources and signatures as Markdown lists."""

from collections.abc import Iterable, Iterator

from annotator.reports.evidence import STANCE_WORDS, Piece
from annotator.reports.links import safe_href
from annotator.reports.markdown_text import inline, lines
from annotator.reports.signatures import Signature
from annotator.reports.sources import Cited, Fact, Sources


class EvidenceLines:
    """Evidence that rests on those sources. What is said of a source each time is made once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._named = {cited.number: _named(cited) for cited in sources}
        self._facts = {cited.number: list(map(_fact, cited.facts)) for cited in sources}

    def evidence(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """The evidence of a claim as a list with a list in each item."""
        for piece in pieces:
            use, cited = piece.use, piece.cited
            words = [STANCE_WORDS[use.stance], str(use.tier), *([str(cited.source.kind)] if cited else [])]
            named = "Its source is not part of this review."
            if cited:
                named = f"{self._named[cited.number]} (source {cited.number})"
            yield f"- {', '.join([*words, *_secret(cited)])}: {named}"
            if use.quote:
                yield f"  - Quote: “{lines(use.quote, '    ')}”"
            yield from map(_fact, piece.facts)
            if cited:
                yield from self._facts[cited.number]
            yield from (f"  - {inline(doubt)}" for doubt in piece.doubts)

    def listed(self) -> Iterator[str]:
        """The sources as a list, each with its number and the claims that rest on it."""
        for cited in self._sources:
            word = "claim" if len(cited.claims) == 1 else "claims"
            words = [str(cited.source.kind), *_secret(cited), f"{word} {', '.join(map(str, cited.claims))}"]
            yield f"- Source {cited.number}: {self._named[cited.number]} ({'; '.join(words)})"
            yield from self._facts[cited.number]


def signature_lines(signatures: Iterable[Signature]) -> Iterator[str]:
    """A list item for each signature."""
    for one in signatures:
        yield f"- {one.role}: {inline(one.who)} – {one.state}"


def address(given: str) -> str:
    """An address as a link where it may be one, else as text."""
    href = safe_href(given)
    return f"<{href}>" if href and not set(href) & set("<>\\`") else inline(given)


def _named(cited: Cited) -> str:
    return ", ".join(map(inline, (cited.name, *cited.credits)))


def _secret(cited: Cited | None) -> list[str]:
    return ["confidential"] if cited and cited.source.confidential and not cited.unnamed else []


def _fact(fact: Fact) -> str:
    value = address(fact.value) if fact.link else lines(fact.value, "    ")
    after = f" ({inline(fact.after)})" if fact.after else ""
    return f"  - {fact.label}: {value}{after}"
