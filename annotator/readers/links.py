"""Where a link leads: the addresses that are kept as links."""

import re
from urllib.parse import urljoin, urlsplit

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def link_target(href: str | None, base: str | None = None) -> str | None:
    """The absolute http, https or mailto address of `href`, resolved against `base`; None for any other.

    A mere place in the same page (`#notes`) is none.
    """
    href = _CONTROL.sub("", href or "").strip()
    if not href or href.startswith("#"):
        return None
    try:
        target = urljoin(base or "", href)
        parts = urlsplit(target)
    except ValueError:
        return None
    known = parts.path if parts.scheme == "mailto" else parts.netloc and parts.scheme in {"http", "https"}
    return parts.scheme + target[len(parts.scheme) :].replace(" ", "%20") if known else None
