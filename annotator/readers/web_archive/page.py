"""What is taken out of an archive."""

from typing import NamedTuple


class Page(NamedTuple):
    """A page's bytes, the address that it was saved from, and the encoding that the archive names for it."""

    data: bytes
    address: str | None = None
    charset: str | None = None
