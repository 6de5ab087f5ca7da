"""What a paragraph of a Word document is: by its style, its place in the outline, its list and its tracked mark."""

from dataclasses import dataclass

from lxml import etree

from annotator.domain.article import BlockKind
from annotator.readers.docx.changes import Change, change_of
from annotator.readers.docx.names import attribute, child, name_of, number, value
from annotator.readers.docx.numbering import Numbering
from annotator.readers.docx.styles import NO_LETTERS, Letters, ParagraphStyle, Styles

_DEEPEST = 9
_DROP_CAPS = {"drop", "margin"}
_OF_THE_KIND = {"b", "bCs", "i", "iCs"}  # a heading is not bold besides


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """A paragraph's kind, and how its style has letters look apart from what the kind itself says. It goes on in the
    next where the mark at its end is `deleted`, and where it is a drop cap: a letter in a paragraph of its own."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    role: str = ""
    contents: bool = False
    letters: Letters = NO_LETTERS
    inserted: Change | None = None
    deleted: Change | None = None
    drop_cap: bool = False

    @property
    def joined(self) -> bool:
        return self.drop_cap or self.deleted is not None


class Paragraphs:
    """Tells what paragraphs are."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._letters: dict[int, Letters] = {}

    def mark_of(self, paragraph: etree._Element) -> ParagraphMark:
        """What the paragraph is."""
        properties = child(paragraph, "w:pPr")
        found = {name_of(one.tag): one for one in properties} if properties is not None else {}
        named = found.get("w:pStyle")
        style = self._styles.paragraph(attribute(named, "w:val") if named is not None else None)
        kind, level = self._kind(style, found)
        mark = found.get("w:rPr")
        changes = {name_of(one.tag): one for one in mark} if mark is not None and len(mark) else {}
        inserted, deleted = (
            changes.get("w:ins", changes.get("w:moveTo")),
            changes.get("w:del", changes.get("w:moveFrom")),
        )
        return ParagraphMark(
            kind,
            level,
            style.role,
            style.contents,
            self._letters_besides(style, kind),
            None if inserted is None else change_of(inserted),
            None if deleted is None else change_of(deleted),
            "w:framePr" in found and attribute(found["w:framePr"], "w:dropCap") in _DROP_CAPS,
        )

    def _kind(self, style: ParagraphStyle, found: dict[str, etree._Element]) -> tuple[BlockKind, int]:
        outline = number(attribute(found["w:outlineLvl"], "w:val")) if "w:outlineLvl" in found else None
        if style.kind is BlockKind.PARAGRAPH and outline is not None and 0 <= outline < _DEEPEST:
            return BlockKind.HEADING, outline + 1
        if style.kind is not BlockKind.PARAGRAPH:
            return style.kind, style.level
        list_id, level, depth = style.list_id, style.list_level, style.list_depth
        if "w:numPr" in found:
            list_id = value(found["w:numPr"], "w:numId") or list_id
            level = number(value(found["w:numPr"], "w:ilvl")) or 0
            depth = 0
        shown = depth > 0 if list_id is None else self._numbering.shows(list_id, level)
        if not shown:
            return style.kind, style.level
        return BlockKind.LIST_ITEM, depth if depth > 1 and level == 0 else min(max(level, 0), _DEEPEST) + 1

    def _letters_besides(self, style: ParagraphStyle, kind: BlockKind) -> Letters:
        if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            return style.letters
        known = self._letters.get(id(style.letters))
        if known is None:
            toggles = {name: on for name, on in style.letters.toggles.items() if name not in _OF_THE_KIND}
            known = self._letters[id(style.letters)] = Letters(toggles, style.letters.languages)
        return known
