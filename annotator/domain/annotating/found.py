"""What a reader has found in a file of annotations, by the words of the W3C Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/). Texts hold neither NUL nor halves of surrogate pairs; places are not checked
against any text."""

import re
from dataclasses import dataclass

from annotator.domain.errors import InvalidValue
from annotator.domain.text import unfit_character

_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Selector:
    """Where something stands: a quote, with what stands before and after it, and `[start, end)`; `exact` None and
    `start` None where there is none. `inner` is a place within that one. With `until`, it is all from where the quote
    begins to where that one begins."""

    exact: str | None = None
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    inner: "Selector | None" = None
    until: "Selector | None" = None

    def __post_init__(self) -> None:
        _check_texts(self.exact or "", self.prefix, self.suffix)
        if (self.start is None) is not (self.end is None):
            raise InvalidValue("A place has a start and an end.")
        if self.start is not None and self.end is not None and not 0 <= self.start < self.end:
            raise InvalidValue("A place is empty, or before the text.")

    @property
    def quote(self) -> str | None:
        """The words that are meant in the end."""
        return self.inner.quote if self.inner is not None and self.inner.quote else self.exact


@dataclass(frozen=True, slots=True)
class Target:
    """What is annotated: a place in what is at `source`, or all of it where there is no selector. `unread` is whether
    it is a place of a kind that is not read here."""

    source: str = ""
    selector: Selector | None = None
    unread: bool = False

    def __post_init__(self) -> None:
        _check_texts(self.source)


@dataclass(frozen=True, slots=True)
class Body:
    """What is said, for a `purpose`: a text, or what is at `url`, which is a web address, as is `archive_url`."""

    purpose: str = ""
    text: str = ""
    url: str = ""
    archive_url: str = ""
    label: str = ""
    quote: str = ""
    by: str = ""
    at: str = ""

    def __post_init__(self) -> None:
        _check_texts(self.purpose, self.text, self.label, self.quote, self.by, self.at)
        if not all(is_web_address(url) for url in (self.url, self.archive_url) if url):
            raise InvalidValue("A link leads to no web address.")


@dataclass(frozen=True, slots=True)
class Annotation:
    """`key` is its id, `replies_to` that of the one that it answers, empty where it has none. `ours` is whether this
    program wrote it."""

    key: str = ""
    targets: tuple[Target, ...] = ()
    bodies: tuple[Body, ...] = ()
    by: str = ""
    at: str = ""
    replies_to: str = ""
    ours: bool = False

    def __post_init__(self) -> None:
        _check_texts(self.key, self.by, self.at, self.replies_to)


@dataclass(frozen=True, slots=True)
class Found:
    """Annotations in the order of their file, and what of the file could not be read, a sentence each."""

    items: tuple[Annotation, ...] = ()
    remarks: tuple[str, ...] = ()


def is_web_address(url: str) -> bool:
    """Whether it is an http or https address of printable characters."""
    return _WEB.fullmatch(url) is not None and url.isprintable()


def _check_texts(*texts: str) -> None:
    if any(map(unfit_character, texts)):
        raise InvalidValue("A text holds a character that no library can keep.")
