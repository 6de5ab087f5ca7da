"""What stands at an article's head: its headline, standfirst and byline."""

from collections.abc import Sequence

from annotator.domain.article import BlockKind
from annotator.domain.draft import DraftBlock, Run
from annotator.readers.bylines import parse_byline
from annotator.readers.html.blocks import PageBlock
from annotator.readers.html.metadata import PageMetadata
from annotator.readers.html.title import normalised

TOP_BLOCKS = 6
_FEWEST = 4  # words


def headed(blocks: Sequence[PageBlock], title: str) -> list[DraftBlock]:
    """The drafts of the blocks with the headline first: the block near the top that says the same, else a new one."""
    drafts = [block.draft for block in blocks]
    wanted = normalised(title)
    if not wanted or not drafts:
        return drafts
    for index, block in enumerate(blocks[:TOP_BLOCKS]):
        if normalised(block.text) == wanted:
            headline = DraftBlock(BlockKind.HEADING, block.draft.runs, level=1)
            return [headline, *drafts[:index], *drafts[index + 1 :]]
    return [DraftBlock(BlockKind.HEADING, [Run(title)], level=1), *drafts]


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
