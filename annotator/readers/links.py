"""Where a link leads: the addresses that are kept as links."""

from urllib.parse import urljoin, urlsplit


def link_target(href: str | None, base: str | None = None) -> str | None:
    """The absolute http, https or mailto address of `href`, resolved against `base`; None for any other."""
    if not href or href.lstrip().startswith("#"):
        return None
    try:
        target = urljoin(base or "", href.strip())
        parts = urlsplit(target)
    except ValueError:
        return None
    if any(ord(character) <= 0x20 for character in target):
        target = "".join(f"%{ord(c):02X}" if c == " " else c for c in target if ord(c) >= 0x20)
    scheme = parts.scheme.lower()
    if scheme == "mailto":
        return target if parts.path else None
    return target if scheme in {"http", "https"} and parts.netloc else None
