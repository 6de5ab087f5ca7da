"""The heading over the article of a page that declares no title."""

from annotator.domain.article import BlockKind
from annotator.readers.dates import plain_date
from annotator.readers.html.article import own_choice
from annotator.readers.html.blocks import PageBlock, PageReader
from annotator.readers.html.words import words
from annotator.readers.titles import one_line

_CLOSE = 4  # blocks from a heading to the one that it stands under
_PARAGRAPH = 60  # bytes: shorter paragraphs may be bylines and buttons
_FEWEST_WORDS = 3


def heading_over(page: PageReader) -> str:
    """The highest of the headings close above the article's first paragraph, the first of several; empty where there
    is none. The page's first heading is the site's name as often; that is short, and may stand close above too."""
    shown = [block for block, keep in zip(page.blocks, own_choice(page, ""), strict=True) if keep]
    first = next((block for block in shown if _is_paragraph(block)), None)
    blocks = [block for block in page.blocks if not block.aside or block is first]
    place = next((index for index, block in enumerate(blocks) if block is first), 0)
    found: PageBlock | None = None
    near = place
    for index in range(place - 1, -1, -1):
        if index < near - _CLOSE:
            break
        if blocks[index].draft.kind is not BlockKind.HEADING:
            continue
        near = index
        if _may_be_headline(blocks[index]) and (found is None or blocks[index].draft.level <= found.draft.level):
            found = blocks[index]
    return one_line(found.text) if found else ""


def _may_be_headline(block: PageBlock) -> bool:
    return len(words(block.text)) >= _FEWEST_WORDS and plain_date(block.text) is None


def _is_paragraph(block: PageBlock) -> bool:
    if block.draft.kind is BlockKind.HEADING:
        return False
    return block.size >= _PARAGRAPH and block.link_size * 2 < block.size
