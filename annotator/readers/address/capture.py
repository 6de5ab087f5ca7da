"""A page captured as evidence: its bytes as they came, where from in the end, when, and what the server said."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime

from annotator.domain.archives import memento_of
from annotator.domain.evidence import Capture, KeptFile
from annotator.domain.times import now, to_moment
from annotator.readers.address.fetching import Arrival, arrived
from annotator.readers.address.names import name_of, stored_address
from annotator.readers.errors import ReaderError
from annotator.readers.sniff import kind_of, opens_as_html
from annotator.readers.titles import one_line

# What is said of the page itself, and nothing of connections, cookies or who asked.
HEADERS = ("content-type", "last-modified", "date", "etag", "server", "content-language", "memento-datetime")
_LONGEST_VALUE = 300  # code points
_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Captured:
    """What a source needs of a captured page: its bytes and the file that they are to be kept as; the capture, whose
    moment is the archive's where an archive keeps the page; the address to keep, without tracking; and the moment
    that it was fetched, in UTC."""

    data: bytes
    file: KeptFile
    capture: Capture
    address: str
    fetched: str


def capture_page(url: str, *, allow_private: bool = False, check: Callable[[], None] = lambda: None) -> Captured:
    """The page at `url` as it is fetched now, by the rules and within the limits of `fetching.fetch`, and with its
    errors. `check` is called while the page comes; what it raises ends the capture.

    At an archive's address (`annotator.domain.archives`) the capture's moment is that of the archived copy: the
    server's Memento-Datetime (RFC 7089), else the one in the address. Any other server's word on that is not taken.
    """
    with arrived(url, allow_private=allow_private) as arrival:
        fetched = now()
        data = arrival.body(check)
    if not data:
        raise ReaderError(f"There is nothing at “{one_line(arrival.url)[:150]}” to capture.")
    name = name_of(arrival.url, arrival.header("Content-Type"), arrival.header("Content-Disposition"))
    file = KeptFile(name, _media_type(arrival, data), hashlib.sha256(data).hexdigest(), len(data))
    capture = Capture(arrival.url, _moment(arrival) or fetched, _headers(arrival))
    return Captured(data, file, capture, stored_address(arrival.url), fetched)


def _moment(arrival: Arrival) -> str | None:
    """The moment of an archived copy, None at an address that is no archive's."""
    memento = memento_of(arrival.url)
    if memento is None:
        return None
    try:
        said = parsedate_to_datetime(arrival.header("Memento-Datetime"))
        # The header's time is always GMT; one that does not say so is naive.
        return to_moment(said) if said.tzinfo is not None else memento.at
    except (ValueError, OverflowError):
        return memento.at


def _headers(arrival: Arrival) -> tuple[tuple[str, str], ...]:
    said = ((name, one_line(arrival.header(name))[:_LONGEST_VALUE]) for name in HEADERS)
    return tuple((name, value) for name, value in said if value)


def _media_type(arrival: Arrival, data: bytes) -> str:
    """What the server calls it; where it does not say, what the bytes show."""
    message = Message()
    message["Content-Type"] = one_line(arrival.header("Content-Type"))
    if message["Content-Type"] and "/" in message["Content-Type"].partition(";")[0]:
        return message.get_content_type()[:_LONGEST_VALUE]
    if opens_as_html(data):
        return "text/html"
    kind = kind_of(data)
    return kind.media_type if kind is not None and "*" not in kind.media_type else _UNKNOWN
