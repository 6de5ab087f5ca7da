"""A saved page's tree: parsed within stated limits, and walked without what a reader of the page never sees.

Everything here walks, nothing recurses. Nothing is ever fetched. Navigation and asides are seen: `stands_aside` tells
them from what may be an article.
"""

import re
from collections.abc import Iterator
from enum import Enum

from lxml import etree, html

from annotator.readers.errors import ReaderError

_GONE = {
    *("script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet", "svg", "canvas"),
    *("button", "select", "textarea", "input", "datalist", "dialog", "audio", "video", "map", "rp"),
    *("title", "link", "meta", "base"),
}
_WHOLE_PAGE = {"html", "head", "body"}  # the parser puts an article into the head where no body begins
_GONE_ROLES = {"dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist", "tooltip"}
_ASIDE = {"nav", "aside"}
_ASIDE_ROLES = {"navigation", "complementary", "banner", "contentinfo", "search"}
_INLINE = {"a", "b", "em", "i", "small", "span", "strong", "sub", "sup"}
_UNSEEN_CLASSES = {
    "hidden",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "noprint",
    "no-print",
    "mw-editsection",
}
_PERMALINKS = {"¶", "#", "§", "🔗"}
_SEEN_WHERE_WIDE = re.compile(r"\b(?:md|lg|xl):(?:block|flex|grid|inline|contents|table)\b")
_LONG = 1000  # characters
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# What a page declares within its document type: the parser would take the end of it for text.
_OWN_TYPE = re.compile(r"\A(\s*(?:<\?xml\b[^>]*>\s*)?<!doctype\b[^\[>]*)\[[^\]]*\]\s*>", re.IGNORECASE)


class Step(Enum):
    ENTER = "enter"
    LEAVE = "leave"
    PASS = "pass"  # noqa: S105


def parse(text: str, subject: str) -> html.HtmlElement | None:
    """The root of the page, None where nothing is in it. Raises ReaderError where it goes past the parser's limits."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_OWN_TYPE.sub(r"\1>", text).encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None  # no element and no text, a comment at most
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            raise ReaderError(_limit_passed(subject, entry.message))
    return root


def walk(root: html.HtmlElement) -> Iterator[tuple[Step, html.HtmlElement]]:
    """Each element in document order, entered and left; one that a reader does not see is passed by."""
    node = root
    while True:
        if node is root or seen(node):
            yield Step.ENTER, node
            if len(node):
                node = node[0]
                continue
            yield Step.LEAVE, node
        else:
            yield Step.PASS, node
        while node is not root and node.getnext() is None:
            node = node.getparent()
            yield Step.LEAVE, node
        if node is root:
            return
        node = node.getnext()


def seen(element: html.HtmlElement) -> bool:
    """Whether a reader of the page sees the element: no script, form control, menu or hidden part."""
    if element.tag in _WHOLE_PAGE:
        return True  # a page may hide all of itself until its scripts have run
    if element.tag in _GONE or not isinstance(element.tag, str):
        return False
    get = element.get
    role = get("role")
    if get("hidden") is not None or role in _GONE_ROLES:
        return False
    if get("aria-hidden") == "true" and not _is_long(element):
        return False  # an icon; what is long is the page under a banner, which readers see and only screen readers skip
    if role in _ASIDE_ROLES and element.tag in _INLINE:
        return False  # an edit link in a line is no part of the line
    if element.tag == "a" and (element.text or "").strip() in _PERMALINKS and not len(element):
        return False  # shown only to the mouse, beside a heading
    style = get("style")
    if style and _UNSEEN.search(style):
        return False
    classes = get("class")
    if not classes or _UNSEEN_CLASSES.isdisjoint(classes.split()):
        return True
    return bool(_SEEN_WHERE_WIDE.search(classes))


def _is_long(element: html.HtmlElement) -> bool:
    length = 0
    for piece in element.itertext():
        length += len(piece)
        if length > _LONG:
            return True
    return False


def stands_aside(element: html.HtmlElement) -> bool:
    """Whether the element says that it is navigation or beside the page's subject."""
    return element.tag in _ASIDE or element.get("role") in _ASIDE_ROLES


def _limit_passed(subject: str, message: str) -> str:
    if "depth" in message:
        return f"{subject} nests its elements more than 255 deep, which is more than can be read."
    return f"{subject} has more than 10 MB of text or markup in one piece, which is more than can be read."
