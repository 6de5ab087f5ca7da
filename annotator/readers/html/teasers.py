"""Pointers to other articles that stand among an article's paragraphs (“Read more: …”), and what stands below it."""

import re
from collections.abc import Sequence

from annotator.domain.article import BlockKind
from annotator.readers.html.blocks import PageBlock

_MOSTLY = 0.6
_WHOLLY = 0.9
_HALF = 0.5
_COUNT = re.compile(r"\d[\d.,:]*\s*[kKmM]?(?:\s+\w+)?")
_FEWEST_TEASERS = 2
_MOST_BELOW = 2  # blocks
_STOPS = tuple(".!?…:;。！？．।۔։።\"'”’»)")
_LONGEST = 300  # bytes
# What newsrooms write before such a pointer, in the languages they write in.
_MARKS = (
    *("read more", "read also", "also read", "read next", "see also", "more on this", "more from", "related", "watch"),
    *("recommended", "in pictures", "don't miss", "up next", "mehr zum thema", "lesen sie auch", "lesen sie mehr"),
    *("lire aussi", "à lire aussi", "lire également", "à lire", "voir aussi", "lea también", "lee también", "leer más"),
    *("te puede interesar", "ver también", "leggi anche", "leia também", "leia mais", "veja também", "lees ook"),
    *("læs også", "les også", "läs också", "läs mer", "lue myös", "czytaj też", "czytaj także", "zobacz też"),
    *(
        "čtěte také",
        "přečtěte si také",
        "citește și",
        "διαβάστε επίσης",
        "читайте также",
        "читайте також",
        "ayrıca oku",
    ),
    *("اقرأ أيضا", "اقرأ أيضاً", "اقرأ المزيد", "関連記事", "相关阅读", "延伸閱讀", "관련기사"),
)
_POINTER = re.compile(rf"[\W_]*(?:read\s*:|{'|'.join(map(re.escape, _MARKS))})", re.IGNORECASE)


def is_pointer(block: PageBlock) -> bool:
    """Whether the block is a paragraph that says no more than where to read on: mostly a link, after such words."""
    if block.draft.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION}:
        return False
    if block.size > _LONGEST or not block.link_size:
        return False
    mark = _POINTER.match(block.text)
    return mark is not None and block.link_size >= _MOSTLY * (block.size - len(mark[0].encode()))


def end_of_article(blocks: Sequence[PageBlock]) -> int:
    """How many of the `blocks`, which are the last of what may be an article, are more than links, counts such
    as “37 comments”, and teasers, each a heading that is a link with a paragraph or two below it."""
    end = len(blocks)
    while end and _is_link_or_count(blocks[end - 1]):
        end -= 1
    linked = [index for index in range(end) if _is_linked_heading(blocks[index])]
    if len(linked) < _FEWEST_TEASERS or not _hold_no_more(blocks[linked[0] : end]):
        return end
    first = linked[0]
    while first and (blocks[first - 1].draft.kind is BlockKind.HEADING or _is_link_or_count(blocks[first - 1])):
        first -= 1
    return first


def _is_link_or_count(block: PageBlock) -> bool:
    if block.draft.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING}:
        return False
    text = block.text.strip()
    if text.endswith(_STOPS) or block.size > _LONGEST:
        return False
    return block.link_size >= _WHOLLY * len(text.encode()) or _COUNT.fullmatch(text) is not None


def _is_linked_heading(block: PageBlock) -> bool:
    """Whether the block is a heading that leads to another page, not to its own place in this one."""
    if block.draft.kind is not BlockKind.HEADING or block.link_size < _HALF * block.size:
        return False
    return any(run.href and "#" not in run.href for run in block.draft.runs)


def _hold_no_more(blocks: Sequence[PageBlock]) -> bool:
    """Whether the blocks are linked headings, each with few and short paragraphs below it."""
    below = 0
    for block in blocks:
        below = 0 if _is_linked_heading(block) else below + 1
        if below > _MOST_BELOW or block.size > _LONGEST:
            return False
    return True
