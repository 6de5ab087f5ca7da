"""The sources that a report cites: each once, with a number, in the order in which its claims rest on them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.domain.archives import memento_of
from annotator.domain.claim import Claim
from annotator.domain.evidence import Source
from annotator.domain.review import Review
from annotator.reports.content.language import Tongue

UNNAMED = "A confidential source"


class Link(NamedTuple):
    """Where a fact's address leads, as Robust Links have it: the address of the original, that of a version of it
    in an archive, and the version's day. What is not known is None."""

    original: str | None
    version: str | None = None
    date: str | None = None


class Fact(NamedTuple):
    """Something that is known of a source or of a use of it: `value` is as somebody gave it, `after` the report's own
    words. With a `link`, the value is an address."""

    label: str
    value: str
    after: str = ""
    link: Link | None = None


class Cited(NamedTuple):
    """A source as a report cites it: its number, its name, its author, publisher, date and channel, and where it is to
    be found. `claims` are the numbers of those that rest on it. `unnamed` is one of which its kind alone is told."""

    number: int
    source: Source
    name: str
    credits: tuple[str, ...]
    facts: tuple[Fact, ...]
    claims: tuple[int, ...]
    unnamed: bool


class Sources:
    """The sources of the claims, numbered from 1, by id."""

    def __init__(self, say: Tongue, review: Review, claims: Iterable[Claim]) -> None:
        held = review.sources_by_id
        uses: dict[str, dict[int, None]] = {}
        for claim in claims:
            for use in claim.evidence:
                for key in use.rests_on:
                    if key in held:
                        uses.setdefault(key, {})[claim.number] = None
        self._cited = {
            key: _cited(say, number, held[key], tuple(numbers)) for number, (key, numbers) in enumerate(uses.items(), 1)
        }

    def __len__(self) -> int:
        return len(self._cited)

    def __iter__(self) -> Iterator[Cited]:
        return iter(self._cited.values())

    def find(self, key: str | None) -> Cited | None:
        """The source of that id; None where it is not among them."""
        return self._cited.get(key or "")

    def told(self) -> dict[str, Source]:
        """Those by id of which more than the kind is told."""
        return {key: cited.source for key, cited in self._cited.items() if not cited.unnamed}


def cited_by(say: Tongue, cited: Cited) -> str:
    """The claims that rest on it: `claim 3`, `claims 3, 5`."""
    numbers = ", ".join(map(str, cited.claims))
    return say("claim {numbers}" if len(cited.claims) == 1 else "claims {numbers}", numbers=numbers)


def is_unnamed(source: Source) -> bool:
    """Whether of a confidential source nothing but its kind was left."""
    return source.confidential and source == Source(source.id, source.kind, confidential=True)


def _cited(say: Tongue, number: int, source: Source, claims: tuple[int, ...]) -> Cited:
    if is_unnamed(source):
        return Cited(number, source, say(UNNAMED), (), (), claims, True)
    first = source.title or source.author or source.publisher
    known = (source.author, source.publisher, source.published, source.channel)
    named_by = known.index(first) if first and not source.title else None
    credits_ = tuple([text for at, text in enumerate(known) if text and at != named_by])
    return Cited(number, source, source.name, credits_, tuple(_facts(say, source)), claims, False)


def _facts(say: Tongue, source: Source) -> Iterator[Fact]:
    own = memento_of(source.url) if source.url else None
    archived, original = source.archive_url, source.url
    if archived is None and own is not None:  # the address is an archive's
        archived, original = source.url, own.url
    kept = memento_of(archived) if archived else None
    link = Link(original or (kept.url if kept else None), archived, kept.at[:10] if kept else None)
    if source.url and source.url != archived:
        yield Fact(say("Address"), source.url, link=link)
    if archived:
        yield Fact(say("Archived copy"), archived, say.moment(kept.at) if kept else "", link)
    if source.captured is not None:
        captured = source.captured
        yield Fact(say("Fetched from"), captured.url, say.moment(captured.at), Link(captured.url))
    if source.file is not None:
        yield Fact(say("Saved copy"), source.file.name, f"SHA-256 {source.file.sha256}")
