"""Elements of QDA-XML, whatever their text."""

import re
from typing import Any

from lxml import etree

from annotator.domain.hidden import shown, token

NAMESPACE = "urn:QDA-XML:project:1.0"
_SCHEMA = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
LONE_HALF = re.compile("[\ud800-\udfff]")


def written(text: str) -> str:
    """The text as XML can hold it, and so that nothing in it acts: exact, as `shown` is."""
    return LONE_HALF.sub(lambda half: token(half[0]), shown(text))


def is_changed(text: str) -> bool:
    return written(text) != text


def root(**attributes: str) -> etree._Element:
    """A project's outermost element."""
    nsmap: Any = {None: NAMESPACE, "xsi": "http://www.w3.org/2001/XMLSchema-instance"}
    element = etree.Element(f"{{{NAMESPACE}}}Project", nsmap=nsmap)
    element.set(_LOCATION, f"{NAMESPACE} {_SCHEMA}")
    _set(element, attributes)
    return element


def add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str | None) -> etree._Element:
    """A new last child; attributes that are None are left out."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    if text is not None:
        element.text = written(text)
    _set(element, attributes)
    return element


def _set(element: etree._Element, attributes: Any) -> None:
    for name, value in attributes.items():
        if value is not None:
            element.set(name, written(value))
