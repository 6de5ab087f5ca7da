"""The document: Qt's position of every character is that of its code point, and each kind of block has its look."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument
from pytestqt.qtbot import QtBot

from annotator.domain.article import BlockKind, Version
from annotator.domain.draft import DraftBlock, Run
from annotator.ui.article.document import LONGEST, build_document, cuts_of, runs_of
from annotator.ui.offsets import Offsets
from annotator.ui.theme import LIGHT, Density

from .texts import HARBOUR, version_of

AWKWARD = (
    "A no-break\u00a0space, a thin\u2009one, a soft\u00adhyphen and a tab\there.",
    "First line\nsecond line",
    "👩‍🔬 and 🇩🇪 and ❤️ and 𝒳 beside 𠮷",
    "قال الوزير إن الحكومة ‏خفضت‎ ٣٫٥",
    "e\u0301 stays apart from é; \ufffc and \x0b and \x0c and \x85 are characters like others",
    "\u202eright to left\u202c",
)


def built(version: Version, direction: str = "ltr") -> QTextDocument:
    return build_document(version, LIGHT, Density.COMFORTABLE, direction)


def assert_same_places(version: Version, document: QTextDocument) -> None:
    offsets = Offsets(version.text)
    assert document.blockCount() == max(1, len(version.blocks))
    for index, block in enumerate(version.blocks):
        shown = document.findBlockByNumber(index)
        assert shown.position() == offsets.to_qt(block.start)
        assert shown.text() == version.text[block.start : block.end]
    assert document.characterCount() == offsets.to_qt(len(version.text)) + 1


def test_every_block_stands_where_its_code_points_do(qtbot: QtBot) -> None:
    version = version_of(*AWKWARD, *HARBOUR)
    assert_same_places(version, built(version))


runs = st.builds(
    Run,
    st.text(
        st.sampled_from("ab \n\u2028\u00a0\t·ع😀🇩🇪𠮷\u200d\ufe0f\ufdd0\ufeff\u2029")
        | st.characters(exclude_categories=["Cs"])
    ),
    st.booleans(),
    st.booleans(),
    st.none() | st.just("https://example.org/"),
)
drafts = st.builds(DraftBlock, st.sampled_from(BlockKind), st.lists(runs, max_size=4), st.integers(0, 4))


@settings(max_examples=150)
@given(st.lists(drafts, max_size=6), st.sampled_from(["ltr", "rtl"]))
def test_whatever_an_article_holds_stands_where_its_code_points_do(blocks: list[DraftBlock], direction: str) -> None:
    version = version_of(*blocks)
    assert_same_places(version, built(version, direction))


@given(drafts)
def test_runs_cover_a_block_and_carry_its_spans(draft: DraftBlock) -> None:
    for block in version_of(draft).blocks:
        found = list(runs_of(block))
        assert [start for start, _, _ in found] + [block.end] == [block.start] + [end for _, end, _ in found]
        for start, end, kinds in found:
            assert kinds == {span.kind for span in block.spans if span.start <= start and end <= span.end}


def format_at(block: QTextBlock, text: str) -> QTextCharFormat:
    at = Offsets(block.text()).to_qt(block.text().index(text))
    for found in block.textFormats():
        if found.start <= at < found.start + found.length:
            # The range owns its format and goes with it.
            return QTextCharFormat(found.format)
    raise AssertionError(f"“{text}” has no format")


def test_bold_italic_and_links_look_so(qtbot: QtBot) -> None:
    document = built(version_of(HARBOUR[2], DraftBlock(BlockKind.PARAGRAPH, [Run("so", italic=True)])))
    block = document.firstBlock()
    assert format_at(block, "eleven").font().bold()
    assert not format_at(block, "rolls").font().bold()
    assert format_at(block.next(), "so").font().italic()
    link = format_at(block, "its owner")
    assert link.foreground().color().name() == LIGHT.accent
    assert link.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    assert not link.isAnchor()


def test_the_title_is_large_and_the_byline_small(qtbot: QtBot) -> None:
    document = built(version_of(*HARBOUR))
    title, byline, text = (document.findBlockByNumber(n) for n in range(3))
    sizes = [format_at(block, block.text()[0]).font().pixelSize() for block in (title, byline, text)]
    assert sizes[0] > sizes[2] > sizes[1]
    assert format_at(title, "Ferry").font().bold()
    assert format_at(byline, "By").foreground().color().name() == LIGHT.muted


@pytest.mark.parametrize("text", ["Nobody was hurt, the harbour said.", "By Ada Nwosu · " + "and many others, " * 20])
def test_an_ordinary_first_paragraph_is_no_byline(qtbot: QtBot, text: str) -> None:
    document = built(version_of(HARBOUR[0], text, "More."))
    first, second = document.findBlockByNumber(1), document.findBlockByNumber(2)
    assert format_at(first, text[0]).font() == format_at(second, "More").font()


def test_items_of_a_list_have_bullets_and_deeper_ones_stand_further_in(qtbot: QtBot) -> None:
    kind = BlockKind.LIST_ITEM
    items = [DraftBlock(kind, [Run(text)], level) for text, level in (("one", 1), ("inner", 2), ("two", 1))]
    document = built(version_of("Before", *items, "After"))
    lists = [document.findBlockByNumber(n).textList() for n in range(5)]
    assert [found is not None for found in lists] == [False, True, True, True, False]
    assert lists[2].format().indent() > lists[1].format().indent() == lists[3].format().indent()


def test_each_paragraph_runs_in_its_own_direction(qtbot: QtBot) -> None:
    document = built(version_of(HARBOUR[3], "The ferry."))
    assert document.findBlockByNumber(0).textDirection() is Qt.LayoutDirection.RightToLeft
    assert document.findBlockByNumber(1).textDirection() is Qt.LayoutDirection.LeftToRight


def test_in_a_right_to_left_article_a_foreign_first_word_changes_nothing(qtbot: QtBot) -> None:
    document = built(version_of("NATO قالت إن الحكومة خفضت", "2024", "An English paragraph."), "rtl")
    directions = [document.findBlockByNumber(n).textDirection() for n in range(3)]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert directions == [right, right, left]


def test_nothing_can_be_undone_and_nothing_is_modified(qtbot: QtBot) -> None:
    document = built(version_of(*HARBOUR))
    assert not document.isUndoRedoEnabled()
    assert not document.isModified()


def assert_every_character_in_its_place(version: Version, document: QTextDocument) -> None:
    """Where a very long block is cut, the space there is the end of one of Qt's paragraphs."""
    offsets = Offsets(version.text)
    found = "".join(document.findBlockByNumber(n).text() + "\n" for n in range(document.blockCount()))
    assert document.characterCount() == offsets.to_qt(len(version.text)) + 1
    assert found[:-1].replace("\n", " ") == version.text.replace("\n", " ")


def test_a_very_long_paragraph_is_cut_and_every_character_stays_in_its_place(qtbot: QtBot) -> None:
    words = "The ferry 😀 carries bread, أحد عشر رغيفا. " * 1200
    long = DraftBlock(
        BlockKind.LIST_ITEM, [Run(words), Run(words, bold=True), Run("end", href="https://example.org/")], 1
    )
    version = version_of("Before", long, "After")
    document = built(version)
    assert document.blockCount() > 10
    assert max(document.findBlockByNumber(n).length() for n in range(document.blockCount())) <= 2 * LONGEST
    assert_every_character_in_its_place(version, document)
    last = document.lastBlock()
    assert last.text() == "After"
    assert format_at(last.previous(), "end").foreground().color().name() == LIGHT.accent
    gaps = [document.findBlockByNumber(n).blockFormat().bottomMargin() for n in range(document.blockCount())]
    assert [gap > 0 for gap in gaps] == [True] + [False] * (len(gaps) - 3) + [True, True]


def test_a_long_run_without_spaces_is_left_whole(qtbot: QtBot) -> None:
    version = version_of("x" * (3 * LONGEST))
    assert_same_places(version, built(version))


@given(st.lists(st.integers(1, 30), max_size=60), st.integers(0, 9))
def test_cuts_stand_at_spaces_in_order(words: list[int], start: int) -> None:
    text = " ".join("x" * (300 * length) for length in words)
    cuts = list(cuts_of(text, start, len(text)))
    assert all(text[cut] == " " for cut in cuts)
    assert cuts == sorted(set(cuts))
    for first, last in itertools.pairwise([start, *cuts, len(text)]):
        assert last - first <= LONGEST + 1 or " " not in text[first + LONGEST : last]
