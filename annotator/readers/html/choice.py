"""From several opinions of which blocks are a page's article to one choice.

A block is taken where two of three opinions have it. What the page itself gives as its article's text
(schema.org's `articleBody`) counts twice. The libraries lose captions, bare lists and headings that they take for
links: those are taken on our own opinion, where they stand within the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from annotator.domain.article import BlockKind
from annotator.readers.html.blocks import PageBlock
from annotator.readers.html.head import Head
from annotator.readers.html.teasers import end_of_article, is_pointer

_ENOUGH = 2  # votes
_TOO_LITTLE = 0.25
_NO_AGREEMENT = 0.5
_GOOD_PART = 0.4
_FAR = 5  # blocks left out
_HEAD_BLOCKS = 12
_LOST = {BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE_ROW}

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

    def heard(self) -> list[Choice]:
        """The opinions but for those with far too little."""
        enough = _TOO_LITTLE * median(map(self.mass, self.choices))
        return [choice for choice in self.choices if self.mass(choice) >= enough]


def choose(blocks: Sequence[PageBlock], opinions: Opinions, head: Head) -> Choice:
    """The blocks to take."""
    own = opinions.choices[0]
    choice = _without_islands(blocks, _agreed(opinions), opinions)
    choice = _without_tail(blocks, choice, opinions)
    if not any(choice):
        return own
    return _completed(blocks, choice, own, head)


def _agreed(opinions: Opinions) -> Choice:
    """What two of the opinions that count have; where they hardly agree, the one that is nearest to the others."""
    heard = opinions.heard()
    votes = [sum(keeps) for keeps in zip(*heard, strict=True)]
    if opinions.declared is not None:
        votes = [count + _ENOUGH * keep for count, keep in zip(votes, opinions.declared, strict=True)]
    choice = [count >= _ENOUGH for count in votes]
    if opinions.mass(choice) < _NO_AGREEMENT * median(map(opinions.mass, heard)):
        return max(heard, key=lambda one: sum(opinions.overlap(one, other) for other in heard))
    return choice


def _without_islands(blocks: Sequence[PageBlock], choice: Choice, opinions: Opinions) -> Choice:
    """The choice without what lies far from the blocks that all have, where those are a good part of it: two ways of
    finding an article may well take the same teasers and remarks below it."""
    sure = [all(keeps) for keeps in zip(choice, *opinions.choices, strict=True)]
    if not any(sure) or opinions.mass(sure) < _GOOD_PART * opinions.mass(choice):
        return choice
    first, last = sure.index(True), len(sure) - 1 - sure[::-1].index(True)
    near = list(choice)
    for way in (range(last + 1, len(choice)), range(first - 1, -1, -1)):
        between = 0
        for index in way:
            between = 0 if choice[index] and between <= _FAR else between + (not blocks[index].aside)
            near[index] = choice[index] and between <= _FAR
    return near


def _without_tail(blocks: Sequence[PageBlock], choice: Choice, opinions: Opinions) -> Choice:
    """The choice without links, counts and teasers below the last of the blocks that all have who are heard."""
    declared = opinions.declared or [False] * len(choice)
    agreed = [all(keeps) for keeps in zip(choice, *opinions.heard(), strict=True)]
    sure = [index for index, keep in enumerate(choice) if keep and (agreed[index] or declared[index])]
    if not sure:
        return choice
    after = [index for index in range(sure[-1] + 1, len(choice)) if choice[index]]
    left_out = set(after[end_of_article([blocks[index] for index in after]) :])
    return [keep and index not in left_out for index, keep in enumerate(choice)]


def _completed(blocks: Sequence[PageBlock], choice: Choice, own: Choice, head: Head) -> Choice:
    first = choice.index(True)
    last = len(choice) - 1 - choice[::-1].index(True)
    lists = _taken_lists(blocks, choice)
    completed = list(choice)
    for index in range(last):
        if not own[index] or choice[index]:
            continue
        if index < first + _HEAD_BLOCKS and head.holds(blocks[index]):
            completed[index] = True
        elif index > first:
            lost = blocks[index].draft.kind in _LOST or lists[index]
            completed[index] = choice[index + 1] if _is_heading(blocks[index]) else lost
    return _trimmed(blocks, completed)


def _taken_lists(blocks: Sequence[PageBlock], choice: Choice) -> Choice:
    """For each block whether it is one of list items in a row of which any is taken."""
    taken = [False] * len(blocks)
    rows = groupby(range(len(blocks)), key=lambda index: blocks[index].draft.kind is BlockKind.LIST_ITEM)
    for is_list, row in rows:
        items = list(row)
        if is_list and any(choice[index] for index in items):
            taken[items[0] : items[-1] + 1] = [True] * len(items)
    return taken


def _trimmed(blocks: Sequence[PageBlock], choice: Choice) -> Choice:
    """The choice without pointers to other articles, and without headings at its end whose text was left out."""
    trimmed = [keep and not is_pointer(block) for block, keep in zip(blocks, choice, strict=True)]
    last = len(trimmed) - 1
    while last >= 0 and (not trimmed[last] or (last + 1 < len(blocks) and _is_heading(blocks[last]))):
        trimmed[last] = False
        last -= 1
    return trimmed if last >= 0 else choice


def _is_heading(block: PageBlock) -> bool:
    return block.draft.kind is BlockKind.HEADING
