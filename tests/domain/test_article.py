"""Articles and their versions."""

import pytest

from annotator.domain.article import Article, Block, BlockKind
from annotator.domain.errors import InvalidValue
from tests.domain.texts import article
from tests.recording import version_of


def test_the_block_that_holds_a_place() -> None:
    version = article("One.\nTwo.\nThree.").newest
    assert [version.block_at(offset) for offset in (0, 3, 4, 5, 9, 10, 16, 99)] == [0, 0, 0, 1, 1, 2, 2, 2]


def test_versions_are_found_by_number() -> None:
    found = article("One.")
    assert found.version(1) is found.newest
    with pytest.raises(InvalidValue, match="no version 2"):
        found.version(2)


def test_versions_are_numbered_from_1() -> None:
    with pytest.raises(InvalidValue):
        version_of("One.", (), number=0)


def test_a_block_past_the_end_is_refused() -> None:
    with pytest.raises(InvalidValue):
        version_of("One.", (Block(BlockKind.PARAGRAPH, 0, 5),))


@pytest.mark.parametrize("title", ["", " \u00a0"])
def test_an_article_needs_a_title(title: str) -> None:
    with pytest.raises(InvalidValue, match="needs a title"):
        Article("a", title, "2025-03-13T09:42:00.000000Z")
