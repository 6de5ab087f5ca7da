"""What two libraries hold to be a page's article: the words of their renderings, line by line.

They are asked for their opinion only. What is taken from a page is always its own blocks, as this package reads them.
Both get the decoded text, never an address, and fetch nothing.
"""

import logging

from lxml import etree

from annotator.readers.html.blocks import PageReader
from annotator.readers.html.tree import parse
from annotator.readers.html.words import words_of

_SILENT = logging.CRITICAL + 1
_TAGS = {
    "head": "h2",
    "item": "li",
    "list": "ul",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    **dict.fromkeys(("hi", "ref", "del"), "span"),
}  # trafilatura's elements, which are those of TEI, as HTML's

Lines = list[list[str]]


def readability_opinion(text: str) -> Lines:
    """The article by readability-lxml; empty where it finds none."""
    from readability import Document
    from readability.readability import Unparseable

    logging.getLogger("readability").setLevel(_SILENT)
    try:
        summary = Document(text).summary(html_partial=True)
    except (Unparseable, etree.LxmlError, ValueError):
        return []
    root = parse(summary, "The page")
    return words_of(PageReader(root, None).blocks) if root is not None else []


def trafilatura_opinion(text: str) -> Lines:
    """The article by trafilatura, without readers' comments; empty where it finds none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(_SILENT)
    found = trafilatura.bare_extraction(text, fast=True, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    if body is None:
        return []
    for element in body.iter(*_TAGS):
        element.tag = _TAGS[element.tag]
    return words_of(PageReader(body, None).blocks)
