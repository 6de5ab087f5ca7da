"""Pointers to other articles that stand among an article's paragraphs: “Read more: …”."""

import re

from annotator.domain.article import BlockKind
from annotator.readers.html.blocks import PageBlock

_MOSTLY = 0.6
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
