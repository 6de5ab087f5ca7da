"""An OpenDocument's styles: what kind of block a paragraph is, and how its letters look.

The styles of a program's own are known by their names, which LibreOffice writes in English in every language; others
and the automatic ones by the style that they are based on.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from annotator.domain.article import BlockKind
from annotator.readers.odt.names import name_of, tag
from annotator.readers.office.scripts import Script
from annotator.readers.office.story import AUTHOR, DATE, TITLE

_HEADING = re.compile(r"heading ([1-9]|10)")
_KINDS = {
    **dict.fromkeys(("quotations", "quotation", "quote", "block quote", "block text"), BlockKind.QUOTATION),
    **dict.fromkeys(("caption", "illustration", "image caption", "table caption"), BlockKind.CAPTION),
    **dict.fromkeys(("tablecaption", "figurecaption", "illustration caption"), BlockKind.CAPTION),
    **dict.fromkeys(("preformatted text", "source code", "code"), BlockKind.CODE),
    "subtitle": BlockKind.PARAGRAPH,  # which is based on the same style as the title
}
_ROLES = {"author": AUTHOR, "byline": AUTHOR, "by line": AUTHOR, "date": DATE}
_CODED = re.compile(r"_([0-9a-f]{2,4})_")
_SUFFIXES = {Script.WESTERN: "", Script.ASIAN: "-asian", Script.COMPLEX: "-complex"}
_HEAVY = {"bold", "bolder", "600", "700", "800", "900"}
_DEEPEST = 100

_Key = tuple[str, str]  # family and name


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look, None for what is not said: for each of the three scripts weight, slant and language."""

    bold: tuple[bool | None, ...] = (None, None, None)
    italic: tuple[bool | None, ...] = (None, None, None)
    languages: tuple[str | None, ...] = (None, None, None)
    hidden: bool | None = None

    def over(self, below: "Letters") -> "Letters":
        """These where they say something, else those below."""
        return Letters(
            tuple(b if a is None else a for a, b in zip(self.bold, below.bold, strict=True)),
            tuple(b if a is None else a for a, b in zip(self.italic, below.italic, strict=True)),
            tuple(b if a is None else a for a, b in zip(self.languages, below.languages, strict=True)),
            below.hidden if self.hidden is None else self.hidden,
        )

    def of(self, script: Script) -> tuple[bool, bool, str | None]:
        """Whether text in that script is bold and italic, and its language."""
        return bool(self.bold[script.value]), bool(self.italic[script.value]), self.languages[script.value]


NO_LETTERS = Letters()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph is by its style, and how it has letters look; `besides` is how where its kind says how heavy
    and slanted they are: a heading is not bold besides, nor is a quotation italic."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    role: str = ""
    letters: Letters = NO_LETTERS
    besides: Letters = NO_LETTERS


class Styles:
    """The styles of a document, its common ones before its automatic ones."""

    def __init__(self, elements: Iterable[etree._Element]) -> None:
        self._styles: dict[_Key, etree._Element] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._letters: dict[_Key, Letters] = {}
        self._lists: dict[str, etree._Element] = {}
        self._over: dict[tuple[int, str], Letters] = {}
        self.defaults = NO_LETTERS
        for element in elements:
            name = element.get(tag("style:name"), "")
            if element.tag == tag("style:style"):
                self._styles[element.get(tag("style:family"), ""), name] = element
            elif element.tag == tag("text:list-style"):
                self._lists[name] = element
            elif element.tag == tag("style:default-style") and element.get(tag("style:family")) == "paragraph":
                self.defaults = _own_letters(element)

    def paragraph(self, name: str) -> ParagraphStyle:
        """The paragraph style of that name."""
        known = self._paragraphs.get(name)
        if known is None:
            letters = self._with_based("paragraph", name).over(self.defaults)
            besides = replace(letters, bold=self.defaults.bold, italic=self.defaults.italic)
            known = self._paragraphs[name] = replace(self._known(name), letters=letters, besides=besides)
        return known

    def span(self, name: str, around: Letters) -> Letters:
        """How letters look in a span of that style, within others that look so."""
        known = self._over.get((id(around), name))
        if known is None:
            known = self._over[id(around), name] = self._with_based("text", name).over(around)
        return known

    def has_marks(self, name: str, level: int) -> bool:
        """Whether a list of that style has bullets or numbers at that level (from 1)."""
        style = self._lists.get(name)
        own = tag("text:level")
        found = next((one for one in style if one.get(own) == str(level)), None) if style is not None else None
        if found is None or name_of(found.tag) != "text:list-level-style-number":
            return True
        parts = ("style:num-format", "style:num-prefix", "style:num-suffix")
        return any((found.get(tag(part)) or "").strip() for part in parts)

    def _known(self, name: str) -> ParagraphStyle:
        """What the style, or the first of those it is based on that is known, says of a paragraph."""
        based = self._based("paragraph", name)
        for words in (_words(_name(style)) for style in based) if based else (_words(name),):
            if match := _HEADING.fullmatch(words):
                return ParagraphStyle(BlockKind.HEADING, int(match[1]))
            if words == "title":
                return ParagraphStyle(BlockKind.HEADING, 1, TITLE)
            if words in _KINDS:
                return ParagraphStyle(_KINDS[words])
            if words in _ROLES:
                return ParagraphStyle(role=_ROLES[words])
        return ParagraphStyle()

    def _with_based(self, family: str, name: str) -> Letters:
        """How letters look by the style and those it is based on."""
        unknown: dict[str, None] = {}
        nearest = name
        while (family, nearest) in self._styles and (family, nearest) not in self._letters and nearest not in unknown:
            unknown[nearest] = None
            nearest = _parent(self._styles[family, nearest])
        for one in reversed(unknown):
            style = self._styles[family, one]
            based = self._letters.get((family, _parent(style)), NO_LETTERS)
            self._letters[family, one] = _own_letters(style).over(based)
        return self._letters.get((family, name), NO_LETTERS)

    def _based(self, family: str, name: str) -> list[etree._Element]:
        """The style and those it is based on, the nearest first."""
        found: dict[str, etree._Element] = {}
        while (family, name) in self._styles and name not in found and len(found) < _DEEPEST:
            found[name] = self._styles[family, name]
            name = _parent(found[name])
        return list(found.values())


def _parent(style: etree._Element) -> str:
    return style.get(tag("style:parent-style-name"), "")


def _name(style: etree._Element) -> str:
    return style.get(tag("style:display-name")) or style.get(tag("style:name")) or ""


def _words(name: str) -> str:
    """A style's name as a person reads it (`Heading_20_1`), in lower case."""
    return " ".join(_CODED.sub(lambda match: chr(int(match[1], 16)), name).lower().split())


def _own_letters(style: etree._Element) -> Letters:
    """What a style's text properties say themselves."""
    properties = style.find(tag("style:text-properties"))
    if properties is None:
        return NO_LETTERS
    get = properties.get
    bold: list[bool | None] = []
    italic: list[bool | None] = []
    languages: list[str | None] = []
    for suffix in _SUFFIXES.values():
        space = "style" if suffix else "fo"
        weight, slant = get(tag(f"{space}:font-weight{suffix}")), get(tag(f"{space}:font-style{suffix}"))
        bold.append(None if weight is None else weight in _HEAVY)
        italic.append(None if slant is None else slant in {"italic", "oblique"})
        language, country = get(tag(f"{space}:language{suffix}")), get(tag(f"{space}:country{suffix}"))
        languages.append(f"{language}-{country}" if language and country not in (None, "", "none") else language)
    display = get(tag("text:display"))
    return Letters(tuple(bold), tuple(italic), tuple(languages), None if display is None else display == "none")
