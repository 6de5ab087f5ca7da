"""Who a page says wrote its article: as it declares, else by the elements that are marked as the author's name."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import html

from annotator.readers.bylines import is_name
from annotator.readers.html.tree import seen
from annotator.readers.titles import one_line

_LONGEST = 100
_TAGS = ("a", "span", "p", "div", "address", "li", "em", "strong", "b", "h4", "h5", "h6")
_BY = re.compile(r"(?:(?:[Ww]ritten|[Pp]osted)\s+)?(?:by|By|BY):?\s+|(?:Par|Por|Von|VON|PAR|POR)\s+(?=[^\W\d_])")
_MARK = re.compile(r"byline|author(?!it)|\b(?:autor|autorin|auteur|signature)\b")
_EDGES = " \t–—-|·•,:/"
_HOST = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+)+")
# What is marked as the author's name but only says that one follows, or leads to a list of them.
_LABEL = re.compile(
    r"(?:(?:about|follow|more from|all|our|the)\s+)*(?:authors?|autor(?:es|en|in)?|auteurs?|contributors?|bylines?)"
    r"|(?:\w+\s+)?by",
    re.IGNORECASE,
)


def page_byline(root: html.HtmlElement, declared: Iterable[str | None]) -> str | None:
    """The first of the declared names that can be one, else what an element says that is marked so: by the page's
    data first, then by a class or id."""
    for value in declared:
        name = one_line(unescape(value or ""))
        if name and "://" not in name and len(name) <= _LONGEST and not _HOST.fullmatch(name):
            return _without_by(name)
    marked = [element for element in root.iter(*_TAGS) if _marks_author(element) and seen(element)]
    for element in sorted(marked, key=_is_marked_by_class):
        for part in _names_within(element):
            name = _without_by(one_line(" ".join(_some_text(part)))).strip(_EDGES)
            if name and len(name) <= _LONGEST and is_name(name) and not _LABEL.fullmatch(name):
                return name
    return None


def _names_within(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The element itself, then what in it is marked as the name alone."""
    yield element
    for part in element.iterdescendants("a", "span", "b", "strong", "meta"):
        if part.get("itemprop") == "name" or part.get("rel") == "author":
            yield part
            return


def _some_text(element: html.HtmlElement) -> Iterator[str]:
    length = 0
    for piece in element.itertext():
        yield piece
        length += len(piece)
        if length > 4 * _LONGEST:
            return


def _marks_author(element: html.HtmlElement) -> bool:
    if _is_marked_by_class(element) and not _MARK.search(_names_in(element)):
        return False
    return not any("comment" in _names_in(e) for e in (element, *element.iterancestors()))


def _is_marked_by_class(element: html.HtmlElement) -> bool:
    return element.get("rel") != "author" and "author" not in (element.get("itemprop") or "").split()


def _names_in(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def _without_by(name: str) -> str:
    found = _BY.match(name)
    return name[found.end() :] if found else name
