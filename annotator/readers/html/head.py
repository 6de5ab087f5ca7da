"""What stands at an article's head: its headline, standfirst and byline."""

from collections.abc import Sequence

from annotator.domain.article import BlockKind
from annotator.domain.draft import DraftBlock, Run
from annotator.readers.bylines import parse_byline
from annotator.readers.html.blocks import PageBlock
from annotator.readers.html.metadata import PageMetadata
from annotator.readers.html.title import normalised

TOP_BLOCKS = 6
_WITHIN = 8  # blocks from the first of the article's on, in which the page's headline can stand
_FEWEST = 4  # words


def headed(blocks: Sequence[PageBlock], title: str, page: Sequence[PageBlock]) -> list[DraftBlock]:
    """The drafts of the blocks with the headline first, and once: the block near the top that says the same, else a
    heading of the whole `page` that does, above the blocks or just within them. A title that no reader of the page
    sees is not put into the text. Pages repeat the headline over the text, or under the lead picture."""
    wanted = normalised(title)
    same = [index for index, block in enumerate(blocks[:TOP_BLOCKS]) if normalised(block.text) == wanted]
    if not wanted or not blocks or not (same or _shown_above(blocks, wanted, page)):
        return [block.draft for block in blocks]
    runs = blocks[same[0]].draft.runs if same else [Run(title)]
    repeated = {*same[:1], *(index for index in same[1:] if blocks[index].draft.kind is BlockKind.HEADING)}
    rest = [block.draft for index, block in enumerate(blocks) if index not in repeated]
    return [DraftBlock(BlockKind.HEADING, runs, level=1), *rest]


def _shown_above(blocks: Sequence[PageBlock], wanted: str, page: Sequence[PageBlock]) -> bool:
    taken = {id(block) for block in blocks}
    first = next((index for index, block in enumerate(page) if id(block) in taken), len(page))
    return any(
        block.draft.kind is BlockKind.HEADING and not block.aside and normalised(block.text) == wanted
        for block in page[: first + _WITHIN]
    )


class Head:
    """Tells the parts of an article's head from what else stands between headline and text, such as buttons."""

    def __init__(self, meta: PageMetadata, title: str) -> None:
        self._title = normalised(title)
        self._descriptions = [text for text in map(normalised, meta.descriptions) if len(text.split()) >= _FEWEST]

    def holds(self, block: PageBlock) -> bool:
        """Whether the block is the headline, a standfirst that the page also gives as its description, or a byline."""
        words = normalised(block.text)
        if words == self._title:
            return True
        if len(words.split()) >= _FEWEST and any(_says_same(words, text) for text in self._descriptions):
            return True
        line = parse_byline(block.text)
        return bool(line.byline or line.published)


def _says_same(words: str, description: str) -> bool:
    """Whether one of the two begins with the other: a description is often cut short."""
    return words.startswith(description) or description.startswith(words)
