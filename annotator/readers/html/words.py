"""Finding a page's blocks again in another rendering of its text, by their words."""

import re
from collections.abc import Iterable, Sequence

from annotator.readers.html.blocks import PageBlock

# In scripts written without spaces each character counts as a word, so that a sentence can be found in part.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_RUN = 3  # words in a row, which hardly recur elsewhere on a page
_SHORT = 5  # words: what is shorter must be a whole line
_MOSTLY = 0.5
_NEAR = 3  # blocks from one that is found for certain


def words(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return _WORD.findall(text.lower())


def words_of(blocks: Iterable[PageBlock]) -> list[list[str]]:
    return [words(block.text) for block in blocks]


def find(
    blocks: Sequence[Sequence[str]], lines: Sequence[Sequence[str]], asides: Sequence[bool] | None = None
) -> list[bool]:
    """Which of the `blocks` stand in `lines`, each given by its words. `asides` tells which blocks are asides.

    A block is found where most of its runs of three words are; an aside where it is a line by itself, since it may
    repeat a sentence of the article; a short block where it is a line by itself not far from others that are found:
    “Share” stands on a page more than once.
    """
    runs = {run for line in lines for run in _runs(line)}
    whole = {tuple(line) for line in lines}
    found = [len(block) >= _SHORT and _mostly_in(block, runs) for block in blocks]
    for index, aside in enumerate(asides or ()):
        found[index] = found[index] and (not aside or tuple(blocks[index]) in whole)
    certain = [index for index, is_found in enumerate(found) if is_found]
    first, last = (certain[0] - _NEAR, certain[-1] + _NEAR) if certain else (0, len(blocks))
    for index in range(max(0, first), min(len(blocks), last + 1)):
        if len(blocks[index]) < _SHORT:
            found[index] = tuple(blocks[index]) in whole
    return found


def share_found(lines: Sequence[Sequence[str]], blocks: Iterable[Sequence[str]]) -> float:
    """The share of the lines' runs of three words that stand in the blocks; 0 where the lines are too short."""
    runs = {run for line in lines for run in _runs(line)}
    there = {run for block in blocks for run in _runs(block)}
    return len(runs & there) / len(runs) if runs else 0.0


def _mostly_in(block: Sequence[str], runs: set[tuple[str, ...]]) -> bool:
    own = _runs(block)
    return sum(run in runs for run in own) >= _MOSTLY * len(own)


def _runs(line: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(line[offset:] for offset in range(_RUN)), strict=False))
