"""Formulas of a Word document in one line, much as Word itself writes them so: (1+x)^n, (a+b)/2, √(2), ∑_(k=1)^n.

The parts of a formula are told apart by their places alone: 10 to the sixth is not to be read as 106.
"""

from lxml import etree

from annotator.readers.docx.names import attribute, child, tags

PARTS = ("m:d", "m:nary", "m:rad", "m:deg", "m:num", "m:den", "m:sup", "m:sub")

_BEFORE = {"m:den": "/", "m:sup": "^", "m:sub": "_", "m:rad": "√("}
_AFTER = {"m:rad": ")"}
_GROUPED = {"m:num", "m:den", "m:sup", "m:sub"}


def around(name: str, element: etree._Element) -> tuple[str, str]:
    """What comes before and after a part of a formula."""
    if name == "m:d":
        return _character(element, "m:dPr", "m:begChr", "("), _character(element, "m:dPr", "m:endChr", ")")
    if name == "m:nary":
        return _character(element, "m:naryPr", "m:chr", "∫"), ""
    text = "".join(part.text or "" for part in element.iter(*tags("m:t")))
    if name == "m:deg":
        return "", "&" if text else ""
    plain = len(text) < 2 or text.replace(".", "").replace(",", "").isalnum()
    opening, closing = ("(", ")") if name in _GROUPED and not plain else ("", "")
    return _BEFORE.get(name, "") + opening, closing + _AFTER.get(name, "")


def _character(element: etree._Element, properties: str, name: str, default: str) -> str:
    own = child(element, properties)
    character = child(own, name) if own is not None else None
    return default if character is None else attribute(character, "m:val") or ""
