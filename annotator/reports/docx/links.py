"""Addresses as Word's hyperlinks: relationships, of which each part has its own list."""

import re
from urllib.parse import urlsplit

from annotator.reports.content.links import safe_href
from annotator.reports.docx.text import is_rtl, runs

_MOST = 2_079  # characters of an address with which Word still opens the file
_STRAY = re.compile(r'%(?![0-9A-Fa-f]{2})|["<>\\^`{|}]')
_BRACKET = re.compile(r"[\[\]]")
_PLAIN_HOST = re.compile(r"\[[0-9A-Fa-f:.]+\]|[^\[\]@:%\s/?#]+")
_PORT = re.compile("[0-9]{1,5}")
_MAIL = re.compile(r"mailto:[^@\s?#]+@[^@\s?#:]+(\?[^#]*)?", re.IGNORECASE)
_LOOKS = '<w:rStyle w:val="Hyperlink"/>'


class Links:
    """The links of a document. Those of its text and of its comments are one list, which both parts have."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def around(self, address: str | None, content: str) -> str:
        """`content`, which are runs, as a link to the address, where that may be one."""
        target = link_target(address)
        if target is None:
            return content
        key = self._ids.setdefault(target, f"link{len(self._ids) + 1}")
        return f'<w:hyperlink r:id="{key}" w:history="1">{content}</w:hyperlink>'

    def address(self, address: str) -> str:
        """The address as it is written, as a link where it may be one."""
        if link_target(address) is None:
            return runs(address, bidi=is_rtl(address))
        return self.around(address, runs(address, _LOOKS))

    def relationships(self) -> list[tuple[str, str]]:
        """The id of each and its target."""
        return [(key, target) for target, key in self._ids.items()]


def link_target(address: str | None) -> str | None:
    """The address as a target that Word takes; None where it may be no link. Word calls a file damaged when a target is
    no URI (RFC 3986), so what may not stand in one is percent-encoded, or there is no link."""
    href = safe_href(address)
    if href is None or len(href) > _MOST:
        return None
    if href[:7].lower() == "mailto:":
        return _encoded(href) if _MAIL.fullmatch(href) else None
    parts = urlsplit(href)
    host, port = _host_and_port(parts.netloc)
    if not _PLAIN_HOST.fullmatch(host) or (port and not _PORT.fullmatch(port)):
        return None
    return _encoded(href)


def _host_and_port(place: str) -> tuple[str, str]:
    place = place.rpartition("@")[2]
    if place.startswith("["):
        host, bracket, rest = place.partition("]")
        return host + bracket, rest.removeprefix(":")
    host, _, port = place.partition(":")
    return host, port


def _encoded(href: str) -> str:
    scheme, _, rest = href.partition(":")
    head, mark, fragment = rest.partition("#")
    place, slash, path = head[2:].partition("/") if head.startswith("//") else ("", "", head)
    lead = "//" if head.startswith("//") else ""
    path, fragment = (_BRACKET.sub(_percent, _STRAY.sub(_percent, part)) for part in (path, fragment))
    return f"{scheme}:{lead}{_STRAY.sub(_percent, place)}{slash}{path}{mark}{fragment.replace('#', '%23')}"


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
