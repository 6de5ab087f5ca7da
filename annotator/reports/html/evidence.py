"""Evidence and sources as HTML. Put together from plain strings, since a report may have very many of them."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from annotator.reports.content.evidence import STANCE_WORDS, Piece
from annotator.reports.content.language import Tongue
from annotator.reports.content.links import safe_href
from annotator.reports.content.sources import Cited, Fact, Link, Sources
from annotator.reports.html.text import rich_html

_REL = "noopener noreferrer nofollow"


class EvidenceHtml:
    """Evidence that rests on those sources. What is said of a source each time is made once."""

    def __init__(self, say: Tongue, sources: Sources) -> None:
        self._say = say
        self._sources = sources
        self._named = {cited.number: _named(cited) for cited in sources}
        self._rows = {cited.number: "".join(map(_fact, cited.facts)) for cited in sources}

    def evidence(self, pieces: Iterable[Piece]) -> Markup:
        """The evidence of a claim as a list."""
        return Markup(f'<ul class="evidence">\n{"".join(map(self._piece, pieces))}</ul>')  # noqa: S704  (escaped)

    def listed(self) -> Markup:
        """The sources as the items of a numbered list, each with the claims that rest on it."""
        return Markup("".join(map(self._listed, self._sources)))  # noqa: S704  (escaped piece by piece)

    def _piece(self, piece: Piece) -> str:
        say, use, cited = self._say, piece.use, piece.cited
        kind = f" · {say(str(cited.source.kind))}{self._secret(cited)}" if cited else ""
        named = f'<p class="remark">{say("Its source is not part of this review.")}</p>'
        if cited:
            named = (
                f'<p class="cited">{self._named[cited.number]} <a class="ref" href="#source-{cited.number}">'
                f'<span class="aside">{say("Source")} </span>{cited.number}</a></p>'
            )
        quote = f'<blockquote dir="auto"><p>{rich_html(use.quote)}</p></blockquote>\n' if use.quote else ""
        rows = "".join(map(_fact, piece.facts)) + (self._rows[cited.number] if cited else "")
        doubts = "".join([f'<p class="remark open" dir="auto">{rich_html(doubt)}</p>\n' for doubt in piece.doubts])
        stance, tier = say(STANCE_WORDS[use.stance]), say(str(use.tier))
        return (
            f'<li class="{use.stance}"><p class="stance"><b>{stance}</b> · {tier}{kind}</p>\n'
            f"{named}\n{quote}{_table(rows)}{doubts}</li>\n"
        )

    def _listed(self, cited: Cited) -> str:
        say, numbers = self._say, cited.claims
        links = [f'<a href="#claim-{number}">{number}</a>' for number in numbers]
        claims = say("claim {numbers}" if len(numbers) == 1 else "claims {numbers}", numbers=", ".join(links))
        return (
            f'<li id="source-{cited.number}" value="{cited.number}">'
            f'<p class="cited">{self._named[cited.number]}</p>\n'
            f'<p class="stance">{say(str(cited.source.kind))}{self._secret(cited)} · {claims}</p>\n'
            f"{_table(self._rows[cited.number])}</li>\n"
        )

    def _secret(self, cited: Cited) -> str:
        hidden = cited.source.confidential and not cited.unnamed
        return f" · {self._say('confidential')}" if hidden else ""


def _named(cited: Cited) -> str:
    name = f'<b dir="auto">{rich_html(cited.name)}</b>'
    return ", ".join([name, *[f'<span dir="auto">{rich_html(text)}</span>' for text in cited.credits]])


def _table(rows: str) -> str:
    return f"<dl>\n{rows}</dl>\n" if rows else ""


def _fact(fact: Fact) -> str:
    value = _address(fact.value, fact.link) if fact.link else f'<span dir="auto">{rich_html(fact.value)}</span>'
    after = ""
    if fact.after:
        kind = "hash" if fact.after.startswith("SHA-256 ") else "who"
        after = f' <span class="{kind}">{rich_html(fact.after)}</span>'
    return f"<div><dt>{fact.label}</dt> <dd>{value}{after}</dd></div>\n"


def _address(address: str, link: Link) -> str:
    escaped = rich_html(address)
    # In a safe address no character is made visible, so that it is the same in an attribute.
    return f'<a href="{escaped}" rel="{_REL}"{_robust(link)}>{escaped}</a>' if _safe(address) else escaped


@lru_cache(maxsize=16)
def _robust(link: Link) -> str:
    """The attributes that make the link a Robust Link (robustlinks.mementoweb.org/spec); none without an archived
    version."""
    version = _safe(link.version)
    if not version:
        return ""
    known = (("originalurl", _safe(link.original)), ("versionurl", version), ("versiondate", link.date))
    return "".join([f' data-{name}="{rich_html(value)}"' for name, value in known if value])


# The addresses of a source stand in several of its attributes, one soon after the other.
_safe = lru_cache(maxsize=16)(safe_href)
