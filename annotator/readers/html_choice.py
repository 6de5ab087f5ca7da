"""From several opinions of which blocks are a page's article to one choice.

A block is taken where two of three opinions have it. What the page itself gives as its article's text
(schema.org's `articleBody`) counts twice. The libraries lose captions, bare lists and headings that they take for
links: those are taken on our own opinion, where they stand within the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from annotator.domain.article import BlockKind
from annotator.readers.html_blocks import PageBlock

_ENOUGH = 2  # votes
_TOO_LITTLE = 0.25
_NO_AGREEMENT = 0.5
_WITHIN = {BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE_ROW}

Choice = list[bool]


@dataclass(frozen=True, slots=True)
class Opinions:
    """What each way of finding the article takes of the page's blocks, our own first; `weights` are the blocks'
    numbers of words, and `declared` which of them the page gives as its article's text, None where it does not."""

    weights: Sequence[int]
    choices: Sequence[Choice]
    declared: Choice | None = None

    def mass(self, choice: Choice) -> int:
        """The number of words in the choice."""
        return sum(weight for weight, keep in zip(self.weights, choice, strict=True) if keep)

    def overlap(self, one: Choice, other: Choice) -> float:
        """Twice the words in both, by the words in each: 1 where the two are the same."""
        both = self.mass([a and b for a, b in zip(one, other, strict=True)])
        return 2 * both / ((self.mass(one) + self.mass(other)) or 1)


def choose(blocks: Sequence[PageBlock], opinions: Opinions) -> Choice:
    """The blocks to take."""
    choice = _agreed(opinions)
    return _completed(blocks, choice, opinions.choices[0])


def _agreed(opinions: Opinions) -> Choice:
    heard = _heard(opinions)
    if len(heard) < 3:
        return heard[0]
    votes = [sum(keeps) for keeps in zip(*heard, strict=True)]
    if opinions.declared is not None:
        votes = [count + _ENOUGH * keep for count, keep in zip(votes, opinions.declared, strict=True)]
    choice = [count >= _ENOUGH for count in votes]
    if opinions.mass(choice) < _NO_AGREEMENT * median(map(opinions.mass, heard)):
        return max(heard, key=lambda one: sum(opinions.overlap(one, other) for other in heard))
    return choice


def _heard(opinions: Opinions) -> list[Choice]:
    """The opinions but for those with far too little."""
    enough = _TOO_LITTLE * median(map(opinions.mass, opinions.choices))
    return [choice for choice in opinions.choices if opinions.mass(choice) >= enough]


def _completed(blocks: Sequence[PageBlock], choice: Choice, own: Choice) -> Choice:
    taken = [index for index, keep in enumerate(choice) if keep]
    if not taken:
        return choice
    completed = list(choice)
    for index in range(taken[0], taken[-1]):
        if own[index] and not choice[index]:
            completed[index] = _belongs(blocks, choice, index)
    return completed


def _belongs(blocks: Sequence[PageBlock], choice: Choice, index: int) -> bool:
    kind = blocks[index].draft.kind
    if kind is BlockKind.HEADING:
        return choice[index + 1]
    if kind is BlockKind.LIST_ITEM:
        return _list_is_taken(blocks, choice, index)
    return kind in _WITHIN


def _list_is_taken(blocks: Sequence[PageBlock], choice: Choice, index: int) -> bool:
    """Whether any of the list items in a row around that of `index` is taken."""
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(blocks) and blocks[place].draft.kind is BlockKind.LIST_ITEM:
            if choice[place]:
                return True
            place += step
    return False
