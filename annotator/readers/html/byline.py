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


def page_byline(root: html.HtmlElement, declared: Iterable[str | None]) -> str | None:
    """The first of the declared names that can be one, else what an element says that is marked so."""
    for value in declared:
        name = one_line(unescape(value or ""))
        if name and "://" not in name and len(name) <= _LONGEST:
            return _without_by(name)
    for element in root.iter(*_TAGS):
        if not _marks_author(element) or not seen(element):
            continue
        for part in _names_within(element):
            name = _without_by(one_line(" ".join(_some_text(part)))).strip(_EDGES)
            if name and len(name) <= _LONGEST and is_name(name):
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
    if element.get("rel") != "author" and "author" not in (element.get("itemprop") or "").split():
        names = _names_in(element)
        if not _MARK.search(names):
            return False
    return not any("comment" in _names_in(e) for e in (element, *element.iterancestors()))


def _names_in(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def _without_by(name: str) -> str:
    found = _BY.match(name)
    return name[found.end() :] if found else name
