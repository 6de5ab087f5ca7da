"""Where passages stand, in a reader's words."""

from dataclasses import replace

from annotator.domain.article import Article, BlockKind
from annotator.domain.claim import Placed
from annotator.ui.claims.places import Places
from tests.workspace.making import article, orphan, passage

BLOCKS = [
    (BlockKind.HEADING, "Bridge opens"),
    (BlockKind.PARAGRAPH, "By Ines Calder"),
    (BlockKind.PARAGRAPH, "First of all."),
    (BlockKind.HEADING, "Next"),
    (BlockKind.LIST_ITEM, "one thing"),
    (BlockKind.QUOTATION, "said she"),
    (BlockKind.PARAGRAPH, "Second to none."),
]


def places(made: Article) -> list[str]:
    known = Places(made.newest)
    text = made.newest.text
    return [known.words(passage("p", text[b.start : b.start + 3], b.start)) for b in made.newest.blocks]


def test_blocks_are_counted_among_their_kind_and_the_byline_is_no_paragraph() -> None:
    assert places(article(BLOCKS)) == [
        *("title", "byline", "paragraph 1", "heading 1", "list item 1", "quotation 1", "paragraph 2"),
    ]


def test_a_heading_of_any_level_is_a_heading() -> None:
    assert places(article(BLOCKS, level=3))[3] == "heading 1"


def test_pages_are_told_where_the_source_has_them() -> None:
    made = article(BLOCKS)
    version = replace(made.newest, blocks=tuple(replace(block, page=4) for block in made.newest.blocks))
    assert places(replace(made, versions=(version,)))[2] == "page 4, paragraph 1"


def test_what_is_not_certain_is_said() -> None:
    known = Places(article(BLOCKS).newest)
    assert known.words(orphan("p", "gone")) == "cut from text"
    assert known.words(passage("p", "old", 3, version=7)) == "no place in this version"
    assert known.words(passage("p", "Bri", 0, state=Placed.MOVED)) == "title, moved, to be confirmed"
    assert known.words(passage("p", "Bri", 0, reread=True)) == "title, to be read again"
