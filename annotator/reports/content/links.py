"""Which addresses may be links in a report."""

import re
from urllib.parse import urlsplit

_SCHEMES = ("http", "https", "mailto")
_UNSEEN = re.compile("[\\x00-\\x20\\x7f-\\xa0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def safe_href(href: str | None) -> str | None:
    """`href` where it is an http, https or mailto address without characters that are not seen, else None."""
    if not href or _UNSEEN.search(href):
        return None
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not (parts.netloc or scheme == "mailto"):
        return None
    return href
