"""Sources, which a library holds once however often they are used, and evidence: a source held against a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from annotator.domain.errors import InvalidValue


class Kind(StrEnum):
    """What kind of thing a source is."""

    INTERVIEW = "interview"
    DOCUMENT = "document"
    DATA_SET = "data set"
    LAW = "law or court record"
    STATISTICS = "statistics"
    PAPER = "scientific paper"
    IMAGE = "photograph or video"
    PRESS_RELEASE = "press release"
    NEWS = "news report"
    REFERENCE = "reference work"
    SOCIAL = "social media"
    OBSERVATION = "own observation"
    CALCULATION = "calculation"
    OTHER = "other"


class Stance(StrEnum):
    """What a source says to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Tier(StrEnum):
    """How near a source is to the fact, in this use of it."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that a library keeps, under the SHA-256 of its bytes, in hex; `size` is in bytes."""

    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was fetched from an address: the address it came from in the end, the moment, and what the server
    said of it, as pairs of a header's name and value."""

    url: str
    at: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What evidence rests on. For an interview `author` is the person, `published` the date and `channel` how it was
    held. `file` is the saved copy. The identity of a `confidential` one is for the house alone."""

    id: str
    kind: Kind = Kind.OTHER
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    archive_url: str | None = None
    published: str | None = None
    channel: str | None = None
    confidential: bool = False
    file: KeptFile | None = None
    captured: Capture | None = None
    removed_at: str | None = None

    @property
    def name(self) -> str:
        """What it is called in a list: the first there is of title, author, publisher, file and address, else its
        kind."""
        return (
            self.title or self.author or self.publisher or (self.file.name if self.file else None) or self.url
            or str(self.kind)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source's use for or against a claim. `locator` says where in the source (page, timestamp, table …), `quote`
    what it says there, `seen` when the checker saw it. `calculation` is that of a calculation: its formula, inputs,
    result and rounding, in JSON's types (`annotator.domain.calculation`)."""

    id: str
    source_id: str
    stance: Stance = Stance.SUPPORTS
    tier: Tier = Tier.SECONDARY
    locator: str | None = None
    quote: str | None = None
    note: str | None = None
    seen: str | None = None
    calculation: Mapping[str, Any] | None = None
    ordinal: int = 0

    def __post_init__(self) -> None:
        if not self.source_id:
            raise InvalidValue("Evidence rests on a source.")

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of the sources that it rests on: its own, and those that go into its calculation."""
        return (self.source_id, *self.inputs_from("source"))

    def inputs_from(self, origin: str) -> tuple[str, ...]:
        """The ids of what its calculation's inputs are taken from, `origin` being `claim` or `source`."""
        return inputs_from(self.calculation, origin)

    def __hash__(self) -> int:
        return hash(self.id)


def inputs_from(calculation: Any, origin: str) -> tuple[str, ...]:
    """The ids of what a calculation's inputs, in JSON's types, are taken from, `origin` being `claim` or `source`. One
    that came in damaged has none, as far as it cannot be read."""
    held = calculation.get("inputs") if isinstance(calculation, Mapping) else None
    inputs = [one.get(origin) for one in held if isinstance(one, Mapping)] if isinstance(held, list) else []
    return tuple(key for key in inputs if isinstance(key, str) and key)
