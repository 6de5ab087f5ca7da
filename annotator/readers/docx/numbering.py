"""Which paragraphs of a Word document have a bullet or a number: a list may also have neither."""

from lxml import etree

from annotator.readers.docx.names import attribute, child, number, tags, value

_MOST_STEPS = 20


class Numbering:
    """The lists of the numbering part, by number and level."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._named: dict[str, str] = {}  # a list style's name, and the abstract list that defines it
        self._lists: dict[str, etree._Element] = {}
        self._shown: dict[tuple[str, int], bool] = {}
        if root is None:
            return
        for one in root.iterchildren(*tags("w:abstractNum")):
            id_ = attribute(one, "w:abstractNumId") or ""
            self._abstract[id_] = one
            if style := value(one, "w:styleLink"):
                self._named[style] = id_
        for one in root.iterchildren(*tags("w:num")):
            self._lists[attribute(one, "w:numId") or ""] = one

    def shows(self, list_id: str, level: int) -> bool:
        """Whether a paragraph of that list and level (from 0) has a bullet or a number."""
        if list_id == "0":
            return False
        known = self._shown.get((list_id, level))
        if known is None:
            known = self._shown[list_id, level] = self._find(list_id, level)
        return known

    def _find(self, list_id: str, level: int) -> bool:
        one = self._lists.get(list_id)
        if one is None:
            return True  # as far as can be told: the part is missing, or made by a program that leaves it out
        for override in one.iterchildren(*tags("w:lvlOverride")):
            own = child(override, "w:lvl")
            if own is not None and number(attribute(override, "w:ilvl")) == level:
                return _is_visible(own)
        abstract = self._abstract.get(value(one, "w:abstractNumId") or "")
        for _ in range(_MOST_STEPS):
            style = value(abstract, "w:numStyleLink")
            if style is None or style not in self._named:
                break
            abstract = self._abstract[self._named[style]]
        levels = abstract.iterchildren(*tags("w:lvl")) if abstract is not None else ()
        return next((_is_visible(own) for own in levels if number(attribute(own, "w:ilvl")) == level), True)


def _is_visible(level: etree._Element) -> bool:
    if child(level, "w:lvlPicBulletId") is not None:
        return True
    return value(level, "w:numFmt") != "none" and bool((value(level, "w:lvlText") or "").strip())
