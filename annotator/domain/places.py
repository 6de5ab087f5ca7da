"""What the parts of a text are called, so that window and reports name the same place alike: title, paragraph 2 …"""

from collections import Counter
from enum import StrEnum

from annotator.domain.article import BlockKind, Version

_BYLINE_LONGEST = 200  # code points


class Part(StrEnum):
    """What a block is in its text: its kind, with title and byline told apart."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CODE = "code"
    TABLE_ROW = "table_row"


_PARTS = {kind: Part(kind.value) for kind in BlockKind}  # making one by its value, 12,000 times, is felt at an opening


def part_of(version: Version, index: int) -> Part:
    """What the version's block of that index is. A heading that opens the text is its title; a short paragraph right
    after it that opens with “By” or holds a middle dot is the byline."""
    block = version.blocks[index]
    if block.kind is BlockKind.HEADING:
        return Part.TITLE if index == 0 else Part.HEADING
    if index == 1 and block.kind is BlockKind.PARAGRAPH and version.blocks[0].kind is BlockKind.HEADING:
        text = version.text[block.start : block.end]
        if len(text) <= _BYLINE_LONGEST and (text.startswith("By ") or "·" in text):
            return Part.BYLINE
    return _PARTS[block.kind]


def numbered(version: Version) -> list[tuple[Part, int]]:
    """Each block's part and its number among those of its kind, from 1: the byline is no paragraph."""
    counts: Counter[Part] = Counter()
    found: list[tuple[Part, int]] = []
    for index in range(len(version.blocks)):
        part = part_of(version, index)
        counts[part] += 1
        found.append((part, counts[part]))
    return found
