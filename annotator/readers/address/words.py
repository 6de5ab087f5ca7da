"""An address's limits, and how it is spoken of."""

from http import HTTPStatus

from annotator.readers.titles import one_line

MAX_BYTES = 30 * 1024 * 1024  # unpacked
MAX_REDIRECTS = 5
SECONDS = 18  # for everything; with the program around it, 20
CONNECT_SECONDS = 10
_LONGEST = 150  # code points


def in_a_sentence(address: str) -> str:
    """The address, without what may be a password, and shortened where it is long."""
    words = one_line(address)
    head, mark, rest = words.partition("//")
    server, slash, path = rest.partition("/")
    if "@" in server:
        words = f"{head}{mark}…@{server.rpartition('@')[2]}{slash}{path}"
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def status_in_words(status: int) -> str:
    """`404 (not found)`."""
    try:
        return f"{status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return str(status)
