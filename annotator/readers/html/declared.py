"""The article's text as a page's data have it (`articleBody`), held against what the page shows."""

from collections.abc import Sequence
from html import unescape

from annotator.readers.html.blocks import PageBlock, PageReader
from annotator.readers.html.tree import parse
from annotator.readers.html.words import find, share_found, words_of

_LONGEST = 1_000_000  # characters
_FEWEST = 60  # words: less is a teaser
_SHOWN = 0.7
_UNSHOWN = 0.3
_WHOLE_ARTICLE = 150  # words
_SHARE = 0.6


def declared_blocks(body: str | None, base: str | None) -> list[PageBlock]:
    """The blocks of an `articleBody`, which may be plain text with line breaks, markup, or markup escaped."""
    if not body or len(body) > _LONGEST:
        return []
    markup = unescape(body) if "&lt;" in body else body
    if "</" not in markup and "<br" not in markup:
        lines = markup.splitlines()
        markup = "".join(f"<p>{_escaped(line)}</p>" for line in lines)
    root = parse(markup, "The page")
    return PageReader(root, base).blocks if root is not None else []


def declared_choice(
    blocks: Sequence[Sequence[str]], declared: Sequence[PageBlock], choices: Sequence[Sequence[bool]]
) -> list[bool] | None:
    """Which of the page's `blocks`, each given by its words, the declared text has.

    None where it is not to be relied on: it is short, the page shows another text, or it is much less than what the
    other `choices` agree on.
    """
    lines = words_of(declared)
    if sum(map(len, lines)) < _FEWEST or share_found(lines, blocks) < _SHOWN:
        return None
    found = find(blocks, lines)
    sizes = sorted(sum(len(block) for block, keep in zip(blocks, choice, strict=True) if keep) for choice in choices)
    size = sum(len(block) for block, keep in zip(blocks, found, strict=True) if keep)
    return found if size >= _SHARE * sizes[len(sizes) // 2] else None


def is_unshown(blocks: Sequence[Sequence[str]], declared: Sequence[PageBlock], shown: int) -> bool:
    """Whether the declared text is an article of which the page's `blocks` show little, as where scripts would write
    it or a fold hides it, and is much longer than the article `shown`, in words."""
    lines = words_of(declared)
    size = sum(map(len, lines))
    return size >= max(_WHOLE_ARTICLE, 2 * shown) and share_found(lines, blocks) < _UNSHOWN


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;")
