"""A Word document's styles: what kind of block a paragraph is, and how its letters look.

Built-in styles are known by their names, which Word writes in English in every language (“heading 1”); others by the
style that they are based on.
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from annotator.domain.article import BlockKind
from annotator.readers.docx.names import attribute, child, is_on, name_of, number, tags, value
from annotator.readers.office.story import AUTHOR, DATE, TITLE

_HEADING = re.compile(r"heading ([1-9])")
_LIST = re.compile(r"list (?:bullet|number)(?: ([2-5]))?")
_CONTENTS = re.compile(r"(?:toc|index) (?:[1-9]|heading)|table of (?:figures|authorities)")
_KINDS = {
    **dict.fromkeys(("quote", "intense quote", "block text", "block quote", "block quotation"), BlockKind.QUOTATION),
    **dict.fromkeys(("blockquote", "quotation", "quotations", "pull quote", "pullquote"), BlockKind.QUOTATION),
    **dict.fromkeys(("caption", "image caption", "table caption"), BlockKind.CAPTION),
    **dict.fromkeys(("html preformatted", "preformatted text", "source code", "macro", "code"), BlockKind.CODE),
    "subtitle": BlockKind.PARAGRAPH,  # which may be based on Title
}
_ROLES = {"author": AUTHOR, "authors": AUTHOR, "byline": AUTHOR, "by-line": AUTHOR, "by line": AUTHOR, "date": DATE}
_TOGGLES = {f"w:{name}": name for name in ("b", "bCs", "i", "iCs", "vanish", "rtl", "cs")}
_BODY_LEVEL = 9
_DEEPEST = 100

Languages = tuple[str | None, str | None, str | None]  # of Western, East Asian and complex scripts
NO_LANGUAGES: Languages = (None, None, None)


@dataclass(frozen=True, slots=True)
class Letters:
    """What run properties say: toggles by name, and languages."""

    toggles: dict[str, bool]
    languages: Languages = NO_LANGUAGES
    style: str | None = None

    def over(self, other: "Letters") -> "Letters":
        """These where they say something, else the other's."""
        own, below = self.languages, other.languages
        if own != below:
            own = (own[0] or below[0], own[1] or below[1], own[2] or below[2])
        return Letters({**other.toggles, **self.toggles}, own, self.style)


NO_LETTERS = Letters({})


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph is by its style. `list_id` and `list_level` (from 0) are its list's; `list_depth` (from 1) is
    what the name of a list style says."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    role: str = ""
    contents: bool = False
    list_id: str | None = None
    list_level: int = 0
    list_depth: int = 0
    letters: Letters = NO_LETTERS


@dataclass(frozen=True, slots=True)
class _Own:
    """What a style says itself; `known` is what its name or outline level makes of a paragraph, None where nothing."""

    based_on: str
    letters: Letters
    known: ParagraphStyle | None
    list_id: str | None
    list_level: int


class Styles:
    """The styles part. `defaults` is how letters look where nothing else is said."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Own] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._letters: dict[str, Letters] = {"": NO_LETTERS}
        self._default = ""
        self.defaults = NO_LETTERS
        if root is None:
            return
        for style in root.iterchildren(*tags("w:style")):
            id_ = attribute(style, "w:styleId") or ""
            self._styles[id_] = _own(style)
            if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in {"1", "true", "on"}:
                self._default = id_
        defaults = child(root, "w:docDefaults")
        properties = child(defaults, "w:rPrDefault") if defaults is not None else None
        self.defaults = letters_of(child(properties, "w:rPr")) if properties is not None else NO_LETTERS

    def paragraph(self, id_: str | None) -> ParagraphStyle:
        """The style of that id, the default one for None or an unknown one."""
        id_ = id_ if id_ in self._styles else self._default
        known = self._paragraphs.get(id_)
        if known is None:
            known = self._paragraphs[id_] = self._find(id_)
        return known

    def letters(self, id_: str) -> Letters:
        """How the style of that id has letters look, with what it is based on."""
        unknown: dict[str, None] = {}
        name = id_
        while name in self._styles and name not in self._letters and name not in unknown:
            unknown[name] = None
            name = self._styles[name].based_on
        for name in reversed(unknown):
            own = self._styles[name]
            self._letters[name] = own.letters.over(self._letters.get(own.based_on, NO_LETTERS))
        return self._letters.get(id_, NO_LETTERS)

    def _find(self, id_: str) -> ParagraphStyle:
        """By the style itself or the first of those it is based on that is known; the list is the nearest one's."""
        found = ParagraphStyle()
        list_id, list_level, name = None, 0, id_
        for _ in range(_DEEPEST):
            own = self._styles.get(name)
            if own is None:
                break
            if list_id is None and own.list_id is not None:
                list_id, list_level = own.list_id, own.list_level
            if own.known is not None:
                found = own.known
                break
            name = own.based_on
        return replace(found, list_id=list_id, list_level=list_level, letters=self.letters(id_))


def _own(style: etree._Element) -> _Own:
    properties = child(style, "w:pPr")
    numbering = child(properties, "w:numPr") if properties is not None else None
    return _Own(
        value(style, "w:basedOn") or "",
        letters_of(child(style, "w:rPr")),
        _known(style, properties),
        value(numbering, "w:numId"),
        number(value(numbering, "w:ilvl")) or 0,
    )


def letters_of(properties: etree._Element | None) -> Letters:
    """What a `w:rPr` says itself."""
    if properties is None or not len(properties):
        return NO_LETTERS
    toggles: dict[str, bool] = {}
    languages, style = NO_LANGUAGES, None
    for one in properties:
        name = name_of(one.tag)
        if name in _TOGGLES:
            toggles[_TOGGLES[name]] = is_on(one)
        elif name == "w:lang":
            languages = (attribute(one, "w:val"), attribute(one, "w:eastAsia"), attribute(one, "w:bidi"))
        elif name == "w:rStyle":
            style = attribute(one, "w:val")
    return Letters(toggles, languages, style)


def outline_level(properties: etree._Element | None) -> int | None:
    """The level, from 1, at which a `w:pPr` puts its paragraph in the outline; 0 for the body, None for no word."""
    level = number(value(properties, "w:outlineLvl"))
    if level is None or not 0 <= level <= _BODY_LEVEL:
        return None
    return 0 if level == _BODY_LEVEL else level + 1


def _known(style: etree._Element, properties: etree._Element | None) -> ParagraphStyle | None:
    """What the style's own name and outline level make of a paragraph, None where they say nothing."""
    name = " ".join((value(style, "w:name") or "").lower().split())
    if match := _HEADING.fullmatch(name):
        return ParagraphStyle(BlockKind.HEADING, int(match[1]))
    if name == "title":
        return ParagraphStyle(BlockKind.HEADING, 1, TITLE)
    if _CONTENTS.fullmatch(name):
        return ParagraphStyle(contents=True)
    if name in _KINDS:
        return ParagraphStyle(_KINDS[name])
    if name in _ROLES:
        return ParagraphStyle(role=_ROLES[name])
    if match := _LIST.fullmatch(name):
        return ParagraphStyle(list_depth=int(match[1] or 1))
    level = outline_level(properties)
    if level is None:
        return None
    return ParagraphStyle(BlockKind.HEADING if level else BlockKind.PARAGRAPH, level)
