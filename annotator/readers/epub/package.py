"""An EPUB's package document: what the book says of itself, and its chapters in reading order (EPUB 3.3, 4 and 5)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from annotator.readers.errors import ReaderError
from annotator.readers.titles import one_line
from annotator.readers.zipped import Package

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PACKAGE = "application/oebps-package+xml"
_PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
_FONTS_ONLY = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
_NOT_TEXT = {"cover", "toc", "other.landmarks", "landmarks"}


@dataclass(frozen=True, slots=True)
class Book:
    """`facts` are the Dublin Core elements by their names (`title`, `creator` …), in order; `chapters` the names of
    the parts that hold the text, in reading order."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    chapters: tuple[str, ...] = ()

    def first(self, name: str) -> str:
        return next(iter(self.facts.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    media_type: str
    properties: frozenset[str]


def read_book(package: Package) -> Book:
    """Raises ReaderError where a part is missing or unsound, the book has no chapters, or they are encrypted."""
    name = _package_name(package)
    root = package.xml(name)
    items = {item.get("id", ""): _item(item, name) for item in _elements(root, "item")}
    left_out = _left_out(root, name)
    chapters = tuple(dict.fromkeys(_spine(root, items, left_out)))
    if not chapters:
        raise ReaderError(f"{package.subject} has no chapters.")
    if not _encrypted(package).isdisjoint(chapters):
        raise ReaderError(f"{package.subject} is locked by digital rights management (DRM), so that it cannot be read.")
    facts: dict[str, list[str]] = {}
    for element in root.iter("{http://purl.org/dc/elements/1.1/}*"):
        text = one_line(all_text(element))
        if text:
            facts.setdefault(etree.QName(element).localname, []).append(text)
    return Book(facts, chapters)


def resolved(href: str, base: str) -> str:
    """The name of the part that `href` in the part `base` leads to, empty where it leads out of the book."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return ""
    path = posixpath.join(posixpath.dirname(base), unquote(parts.path)) if parts.path else base
    return posixpath.normpath(path).lstrip("/")


def all_text(element: etree._Element) -> str:
    """The text of the element and all in it."""
    return "".join(map(str, element.itertext()))


def _package_name(package: Package) -> str:
    roots = list(_elements(package.xml(_CONTAINER), "rootfile"))
    found = [root for root in roots if root.get("media-type") == _PACKAGE] or roots
    path = found[0].get("full-path") if found else None
    if not path:
        raise ReaderError(f"{package.subject} is damaged: it does not say where its book begins.")
    return posixpath.normpath(unquote(path) if path not in package else path).lstrip("/")


def _item(element: etree._Element, base: str) -> _Item:
    name = resolved(element.get("href", ""), base)
    return _Item(name, element.get("media-type", ""), frozenset(element.get("properties", "").split()))


def _spine(root: etree._Element, items: dict[str, _Item], left_out: set[str]) -> Iterator[str]:
    for reference in _elements(root, "itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or reference.get("linear") == "no" or item.media_type not in _PAGES:
            continue
        if item.name and "nav" not in item.properties and item.name not in left_out:
            yield item.name


def _left_out(root: etree._Element, base: str) -> set[str]:
    """The parts that the guide calls cover or contents."""
    return {
        resolved(reference.get("href", ""), base)
        for reference in _elements(root, "reference")
        if reference.get("type", "").lower() in _NOT_TEXT
    }


def _encrypted(package: Package) -> set[str]:
    """The parts that are encrypted. Fonts whose first bytes are disguised are no matter."""
    if _ENCRYPTION not in package:
        return set()
    found = set()
    for data in _elements(package.xml(_ENCRYPTION), "EncryptedData"):
        methods = {method.get("Algorithm", "") for method in _elements(data, "EncryptionMethod")}
        if methods and methods <= _FONTS_ONLY:
            continue
        found |= {unquote(reference.get("URI", "")).lstrip("/") for reference in _elements(data, "CipherReference")}
    return found


def _elements(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Those of that name, whatever the namespace: books get it wrong."""
    return root.iter(f"{{*}}{name}")
