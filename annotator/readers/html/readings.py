"""The ways in which a page can be read: the article, the article as another way finds it, and the whole page."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.article import Reading
from annotator.readers.html.article import own_choice
from annotator.readers.html.blocks import PageBlock, PageReader
from annotator.readers.html.choice import Choice, Opinions, choose
from annotator.readers.html.declared import declared_blocks, declared_choice, is_unshown
from annotator.readers.html.head import Head
from annotator.readers.html.metadata import PageMetadata
from annotator.readers.html.words import find, words_of

_ALIKE = 0.85  # overlap
_LONGER = 1.3  # times the words
_MANY_WORDS = 40  # fewer make no difference that a reviewer would have to choose by
# What the libraries are asked to read. Some of what they do takes time with the square of the number of tags: at this
# limit, which a long encyclopedia article keeps, a page made to that end takes them three seconds.
_MOST_MARKUP = 3_000_000  # characters
_MOST_TAGS = 60_000


@dataclass(frozen=True, slots=True)
class Readings:
    """A page's blocks by reading; `remarks` say so where the ways of finding the article differ so much that the
    reviewer should choose."""

    blocks: dict[Reading, list[PageBlock]]
    remarks: tuple[str, ...] = ()

    @property
    def differ(self) -> bool:
        return bool(self.remarks)


def readings_of(page: PageReader, meta: PageMetadata, title: str, text: str) -> Readings:
    """`text` is the page's source, for the libraries whose opinions are asked where it is not too long."""
    words = words_of(page.blocks)
    choices = [own_choice(page, title)]
    if len(text) <= _MOST_MARKUP and text.count("<") <= _MOST_TAGS:
        asides = [block.aside for block in page.blocks]
        choices += [find(words, lines, asides) for lines in _library_opinions(text)]
    declared = declared_blocks(meta.body, meta.base)
    opinions = Opinions([len(block) for block in words], choices, declared_choice(words, declared, choices))
    article = choose(page.blocks, opinions, Head(meta, title))
    if is_unshown(words, declared, opinions.mass(article)):
        return _from_data(page, declared, article)
    second = _second(page, opinions, article)
    remarks = (_remark(opinions, article, second),) if _differ(opinions, article, second) else ()
    return _readings(page, _taken(page, article), _taken(page, second), remarks)


def _readings(
    page: PageReader, article: list[PageBlock], second: list[PageBlock], remarks: tuple[str, ...]
) -> Readings:
    return Readings({Reading.ARTICLE: article, Reading.SECOND: second, Reading.PAGE: page.blocks}, remarks)


def _from_data(page: PageReader, declared: list[PageBlock], shown: Choice) -> Readings:
    """The article from the page's data, with what the page shows as the second reading."""
    remark = "The page shows little of its article; the text was taken from the data that it holds for search engines."
    return _readings(page, declared, _taken(page, shown), (remark,))


def _library_opinions(text: str) -> Iterable[list[list[str]]]:
    from annotator.readers.html.opinions import readability_opinion, trafilatura_opinion

    return readability_opinion(text), trafilatura_opinion(text)


def _taken(page: PageReader, choice: Choice) -> list[PageBlock]:
    return [block for block, keep in zip(page.blocks, choice, strict=True) if keep]


def _second(page: PageReader, opinions: Opinions, article: Choice) -> Choice:
    """The opinion that is farthest from the article, of those that count; all but asides where there is only ours."""
    if len(opinions.choices) == 1:
        return [not block.aside for block in page.blocks]
    return min(opinions.heard(), key=lambda choice: opinions.overlap(article, choice))


def _differ(opinions: Opinions, article: Choice, second: Choice) -> bool:
    """Whether the second reading is far from the article, or most ways of finding it found next to nothing."""
    unheard = len(opinions.choices) - len(opinions.heard())
    return unheard * 2 > len(opinions.choices) or not _near(opinions, article, second)


def _near(opinions: Opinions, one: Choice, other: Choice) -> bool:
    less, more = sorted((opinions.mass(one), opinions.mass(other)))
    if more - less < _MANY_WORDS and opinions.mass([a != b for a, b in zip(one, other, strict=True)]) < _MANY_WORDS:
        return True
    return more <= _LONGER * less and opinions.overlap(one, other) >= _ALIKE


def _remark(opinions: Opinions, article: Choice, second: Choice) -> str:
    return (
        f"Two ways of finding the article on this page differ: one has {opinions.mass(article):,} words, the other "
        f"{opinions.mass(second):,}; the whole page has {sum(opinions.weights):,}."
    )
