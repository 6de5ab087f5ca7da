"""An EPUB's chapters as trees of elements without namespaces, as the blocks of a web page are read from."""

import re
from html.entities import html5
from typing import cast

from lxml import etree, html

from annotator.domain.draft import canonical
from annotator.readers.encoding import declared_encoding, decode
from annotator.readers.errors import ReaderError
from annotator.readers.html.tree import parse
from annotator.readers.zipped import parse_xml

_DECLARED = re.compile(rb"\A[^<]{0,8}<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML = {"amp", "lt", "gt", "quot", "apos"}
_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOT_TEXT = {"cover", "toc", "landmarks", "loi", "lot", "loa", "lov", "page-list"}


def chapter_tree(data: bytes, subject: str) -> html.HtmlElement | None:
    """The root of a chapter, without navigation in it; None where nothing is to be read. What is not sound XML is
    read as a browser reads a web page. Raises ReaderError where it is no text or passes the parser's limits."""
    match = _DECLARED.match(data)
    declared = declared_encoding(match[1].decode("ascii")) if match else None
    text = canonical(decode(data, subject, declared).text)
    try:
        root = parse_xml(_ENTITY.sub(_entity, _DECLARATION.sub("", text)).encode("utf-8"), subject)
    except ReaderError:
        return _without_navigation(parse(text, subject))
    for element in root.iter(etree.Element):
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname.lower()
    return _without_navigation(cast(html.HtmlElement, root))


def types_of(element: etree._Element) -> set[str]:
    """What the element is in the book: the words of `epub:type`, and `role` without its `doc-`."""
    types = element.get(_TYPE) or element.get("epub:type") or ""
    return {*types.split(), *(role.removeprefix("doc-") for role in (element.get("role") or "").split())}


def _without_navigation(root: html.HtmlElement | None) -> html.HtmlElement | None:
    if root is None:
        return None
    body = root if root.tag == "body" else root.find(".//body")
    if body is not None and not types_of(body).isdisjoint(_NOT_TEXT):
        return None
    for element in list(root.iter("nav", "section", "span", "div")):
        types = types_of(element)
        if element.tag == "nav" or not types.isdisjoint(_NOT_TEXT) or "pagebreak" in types:
            drop(element)
    return root


def drop(element: etree._Element, text: str = "") -> None:
    """Take the element out of its tree and put `text` in its place."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)


def _entity(match: re.Match[str]) -> str:
    """XHTML's named characters, which XML alone does not know."""
    return match[0] if match[1] in _OF_XML else html5.get(f"{match[1]};", match[0])
