"""Reports read back."""

from lxml import html


def parsed(source: str) -> html.HtmlElement:
    """The document that a browser makes of `source`."""
    root: html.HtmlElement = html.document_fromstring(source)
    return root


def words_of(element: html.HtmlElement) -> str:
    """The text of the element, with each run of white space as one space."""
    return " ".join(element.text_content().split())
