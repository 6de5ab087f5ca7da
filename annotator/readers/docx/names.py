"""The names of WordprocessingML (ISO/IEC 29500), transitional and strict alike."""

from functools import lru_cache

from lxml import etree

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
}
_SPACES = {prefix: [uri for uri, own in _PREFIXES.items() if own == prefix] for prefix in _PREFIXES.values()}
_OFF = {"0", "false", "off"}


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """`w:p` for a paragraph's tag; empty for one of a vocabulary that is not read."""
    uri, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(uri[1:])
    return f"{prefix}:{local}" if prefix else ""


@lru_cache(maxsize=1024)
def tags(name: str) -> tuple[str, ...]:
    """The tags that `w:p` stands for."""
    prefix, _, local = name.partition(":")
    return tuple(f"{{{uri}}}{local}" for uri in _SPACES[prefix])


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute `w:val` and the like."""
    for tag in tags(name):
        value = element.get(tag)
        if value is not None:
            return value
    return None


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name."""
    for one in element.iterchildren(*tags(name)):
        return one
    return None


def value(element: etree._Element | None, name: str) -> str | None:
    """The `w:val` of the child of that name."""
    one = child(element, name) if element is not None else None
    return attribute(one, "w:val") if one is not None else None


def number(text: str | None) -> int | None:
    """The whole number that an attribute has, None where it has none or an absurd one."""
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 and text.isascii() else None


def is_on(element: etree._Element) -> bool:
    """Whether a toggle such as `w:b` is on: it is where it has no value."""
    return (attribute(element, "w:val") or "on").lower() not in _OFF
