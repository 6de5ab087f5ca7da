"""What went wrong on the way to an address, each in a sentence."""

import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import DecodeError, NewConnectionError, ProtocolError, ReadTimeoutError

from annotator.readers.address.words import CONNECT_SECONDS, SECONDS, in_a_sentence
from annotator.readers.errors import ReaderError

_TOO_LONG = f"{{url}} took longer than {SECONDS} seconds to fetch and was given up."
# The first that fits is said, so what is nearer the cause stands first.
_SENTENCES: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((requests.exceptions.SSLError, ssl.SSLError), "No secure connection to {host} could be made."),
    (
        (requests.exceptions.ProxyError, requests.exceptions.InvalidProxyURL),
        "The proxy that this computer is set up to use did not connect to {host}.",
    ),
    (
        (requests.exceptions.InvalidSchema,),
        "The proxy that this computer is set up to use is of a kind that cannot be used.",
    ),
    ((ConnectionRefusedError,), "The server {host} refuses the connection."),
    ((requests.ConnectTimeout,), f"The server {{host}} did not answer within {CONNECT_SECONDS} seconds."),
    ((NewConnectionError,), "The server {host} cannot be reached."),
    ((requests.Timeout, TimeoutError, ReadTimeoutError), _TOO_LONG),
    ((requests.exceptions.ContentDecodingError, DecodeError), "{url} came compressed, but damaged."),
    (
        (requests.ConnectionError, requests.exceptions.ChunkedEncodingError, ProtocolError),
        "The server {host} broke off before all was sent.",
    ),
)


def took_too_long(url: str) -> ReaderError:
    return ReaderError(_TOO_LONG.format(url=f"“{in_a_sentence(url)}”"))


def cannot_connect(error: requests.ConnectionError) -> bool:
    """Whether no connection came about, so that another address of the same server may be tried."""
    return isinstance(error, requests.ConnectTimeout) or any(isinstance(e, NewConnectionError) for e in _chain(error))


def said_of(error: Exception, url: str) -> ReaderError:
    """The sentence for what requests or urllib3 raised."""
    host = f"“{_host(url)}”"
    chain = list(_chain(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return ReaderError(f"The certificate of {host} cannot be trusted: {cause.verify_message.rstrip('.')}.")
    for kinds, words in _SENTENCES:
        if any(isinstance(cause, kinds) for cause in chain):
            return ReaderError(words.format(host=host, url=f"“{in_a_sentence(url)}”"))
    return ReaderError(f"“{in_a_sentence(url)}” is no address that can be fetched.")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was raised for; requests and urllib3 keep that in several places."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or in_a_sentence(url)
    except ValueError:
        return in_a_sentence(url)
