"""Sources at http and https addresses, fetched when the reviewer asks for that address and never else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from w3lib.url import safe_url_string

from annotator.readers.address.http import ACCEPTED_ENCODINGS, Visit
from annotator.readers.address.names import charset_of, name_of, stored_address
from annotator.readers.address.words import MAX_BYTES, MAX_REDIRECTS, in_a_sentence, status_in_words
from annotator.readers.errors import ReaderError

_PIECE = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What was at an address: its bytes, a name for them, the address to keep, and the encoding that the server
    names, as it was written."""

    data: bytes
    name: str
    address: str
    charset: str | None = None


def fetch(address: str, *, allow_private: bool = False) -> Found:
    """What is at `address`, after five redirects at most, each checked as the address itself is.

    Raises ReaderError where it is no http or https address, names a user or password, leads to this machine or its
    private network (unless `allow_private`), cannot be reached or trusted, is refused by the server, is larger than
    30 MiB unpacked, or takes longer than 18 seconds.
    """
    with arrived(address, allow_private=allow_private) as arrival:
        content_type = arrival.header("Content-Type")
        name = name_of(arrival.url, content_type, arrival.header("Content-Disposition"))
        return Found(arrival.body(), name, stored_address(arrival.url), charset_of(content_type))


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where an address has led in the end: `url`, without fragment, and the server's answer, its body not yet read."""

    url: str
    response: requests.Response
    visit: Visit

    def header(self, name: str) -> str:
        return _header(self.response, name)

    def body(self, check: Callable[[], None] = lambda: None) -> bytes:
        """The body, unpacked; `check` is called between its pieces, and what it raises ends the fetching."""
        return b"".join(_pieces(self.response, self.url, self.visit, check))


@contextmanager
def arrived(address: str, *, allow_private: bool = False) -> Iterator[Arrival]:
    """The arrival at `address`. Raises as `fetch`, also for what goes wrong while the body is read."""
    visit = Visit(allow_private)
    url = _checked(address.strip())
    for _ in range(MAX_REDIRECTS + 1):
        with visit.get(url) as response:
            if not response.is_redirect:
                _refuse_failure(response, url)
                yield Arrival(url, response, visit)
                return
            location = _header(response, "Location")
        url = _checked(_joined(url, location))
    raise ReaderError(f"“{in_a_sentence(address)}” redirects more than {MAX_REDIRECTS} times.")


def _checked(url: str) -> str:
    """The address as it is asked for: in ASCII and without a fragment."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ReaderError(f"“{in_a_sentence(url)}” is no address that can be fetched.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ReaderError(f"“{in_a_sentence(url)}” is not fetched: only http and https addresses are.")
    if "@" in parts.netloc:
        raise ReaderError(f"“{in_a_sentence(url)}” is not fetched, as it holds a user’s name or password.")
    return str(safe_url_string(url)).partition("#")[0]


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise ReaderError(f"“{in_a_sentence(url)}” redirects to what is no address.") from error


def _refuse_failure(response: requests.Response, url: str) -> None:
    if not 200 <= response.status_code < 300:
        raise ReaderError(f"The server says {status_in_words(response.status_code)} for “{in_a_sentence(url)}”.")


def _pieces(response: requests.Response, url: str, visit: Visit, check: Callable[[], None]) -> Iterator[bytes]:
    """The body, unpacked; what it unpacks to is counted as it comes."""
    encoding = _header(response, "Content-Encoding").strip().lower()
    if encoding not in ACCEPTED_ENCODINGS:
        # One after the other multiply: a bomb in a bomb.
        raise ReaderError(f"“{in_a_sentence(url)}” came compressed in a way that was not asked for ({encoding}).")
    size = 0
    for piece in response.iter_content(_PIECE):
        size += len(piece)
        if size > MAX_BYTES:
            raise ReaderError(f"“{in_a_sentence(url)}” is larger than 30 MiB, which is more than is fetched.")
        visit.check_time(url)
        check()
        yield piece


def _header(response: requests.Response, name: str) -> str:
    """The header as it was meant: bytes beyond ASCII are UTF-8, where they can be."""
    value = response.headers.get(name, "")
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value
