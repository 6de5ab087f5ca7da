"""Archived addresses: which page they keep, and of when. By the forms of the Wayback Machine's addresses and of the
archives that share them (Memento, RFC 7089, calls such a copy a memento)."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from annotator.domain.times import to_moment

# https://web.archive.org/web/20250313094200/https://example.org/, also with flags after the digits (id_, if_, …).
_STAMPED = re.compile(
    r"https?://(?:[\w-]+\.)*(?:web\.archive\.org/web|archive\.org/web|webarchive\.[\w.-]+|archive\.(?:today|ph|is|li|vn|fo|md)"
    r"|wayback\.[\w.-]+|arquivo\.pt/wayback|perma-archives\.org/warc)(?:/[\w-]+)?/(\d{4,14})(?:[a-z]{2}_)?/(.+)",
    re.IGNORECASE,
)
_LENGTHS = (14, 12, 10, 8, 6, 4)


class Memento(NamedTuple):
    """What an archived address keeps: the page's own address, and the moment of the copy, as exact as it says."""

    url: str
    at: str


def memento_of(url: str) -> Memento | None:
    """What the archived address `url` keeps, or None where it is no such address."""
    found = _STAMPED.fullmatch(url.strip())
    if found is None:
        return None
    at = _moment(found[1])
    page = found[2] if "://" in found[2] else f"http://{found[2]}"
    return Memento(page, at) if at else None


def _moment(digits: str) -> str | None:
    if len(digits) not in _LENGTHS:
        return None
    filled = digits + "00000101000000"[len(digits) :]
    try:
        return to_moment(datetime.strptime(filled, "%Y%m%d%H%M%S").replace(tzinfo=UTC))
    except ValueError:
        return None
