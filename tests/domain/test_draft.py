"""Canonical text: what may not stand in an article is replaced once, and blocks and spans fit the text exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Block, BlockKind, Span, SpanKind
from annotator.domain.draft import DraftBlock, Run, assemble, canonical, direction_of


def paragraph(*runs: Run | str) -> DraftBlock:
    return DraftBlock(BlockKind.PARAGRAPH, [Run(run) if isinstance(run, str) else run for run in runs])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\ufeffone\ufeff", "one"),
        ("a\0b\ufdd0c\ufdd1d", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ud83dz", "a\ufffdz"),
        ("\u00a0\u2028\u202e\u0301é e\u0301", "\u00a0\u2028\u202e\u0301é e\u0301"),
    ],
)
def test_canonical_text(source: str, expected: str) -> None:
    assert canonical(source) == expected


def test_one_line_break_between_blocks_and_none_at_the_end() -> None:
    text, blocks = assemble([paragraph("One."), paragraph("Two."), paragraph("Three.")])
    assert text == "One.\nTwo.\nThree."
    assert [(b.start, b.end) for b in blocks] == [(0, 4), (5, 9), (10, 16)]


def test_a_break_inside_a_block_is_u_2028_and_u_2029_ends_one() -> None:
    text, blocks = assemble([DraftBlock(BlockKind.QUOTATION, [Run("One\ntwo\r\nthree\u2029four")], level=2, page=7)])
    assert text == "One\u2028two\u2028three\nfour"
    assert blocks == (Block(BlockKind.QUOTATION, 0, 13, 2, 7), Block(BlockKind.QUOTATION, 14, 18, 2, 7))


def test_blocks_without_visible_text_are_left_out_and_the_others_trimmed() -> None:
    text, blocks = assemble([paragraph("  "), paragraph("\u00a0One ", " "), paragraph(), paragraph("\n", " Two")])
    assert text == "One\nTwo"
    assert len(blocks) == 2
    assert assemble([]) == ("", ())


def test_spans_are_in_code_points_and_joined_where_runs_touch() -> None:
    runs = [Run("😀 ", bold=True), Run("so", bold=True, italic=True), Run(" it is", italic=True), Run(".")]
    text, (block,) = assemble([paragraph(*runs)])
    assert text == "😀 so it is."
    assert block.spans == (Span(SpanKind.BOLD, 0, 4), Span(SpanKind.ITALIC, 2, 10))


def test_neighbouring_links_to_different_places_stay_apart() -> None:
    runs = [
        Run("a", href="https://one.example"),
        Run("b", href="https://one.example"),
        Run("c", href="https://two.example"),
    ]
    _, (block,) = assemble([paragraph(*runs)])
    assert block.spans == (
        Span(SpanKind.LINK, 0, 2, "https://one.example"),
        Span(SpanKind.LINK, 2, 3, "https://two.example"),
    )


def test_spans_lie_within_their_own_block_after_trimming() -> None:
    text, blocks = assemble([paragraph(Run("  One  ", bold=True)), paragraph(Run(" \u2029 Two ", italic=True))])
    assert text == "One\nTwo"
    assert [block.spans for block in blocks] == [(Span(SpanKind.BOLD, 0, 3),), (Span(SpanKind.ITALIC, 4, 7),)]


def test_ten_thousands_of_spans_in_one_block_take_no_time_that_grows_with_their_square() -> None:
    runs = [Run("a", bold=True, italic=bool(i % 2), href=f"https://x.example/{i}") for i in range(60_000)]
    _, (block,) = assemble([paragraph(*runs)])
    assert len(block.spans) == 1 + 30_000 + 60_000


run = st.builds(
    Run,
    st.text(max_size=12) | st.sampled_from(["\u2029", "\r\n", " ", "👨‍👩‍👧", "\ufeff", "\ud800"]),
    st.booleans(),
    st.booleans(),
    st.none() | st.sampled_from(["https://a.example", "#b"]),
)


@given(st.lists(st.lists(run, max_size=6).map(lambda runs: DraftBlock(BlockKind.PARAGRAPH, runs)), max_size=6))
def test_blocks_are_the_lines_of_the_text_and_spans_lie_within(drafts: list[DraftBlock]) -> None:
    text, blocks = assemble(drafts)
    assert not set(text) & set("\r\0\ufeff\ufdd0\ufdd1\u2029\ud800")
    assert [text[b.start : b.end] for b in blocks] == (text.split("\n") if text else [])
    for block in blocks:
        assert text[block.start : block.end] == text[block.start : block.end].strip() != ""
        for span in block.spans:
            assert block.start <= span.start < span.end <= block.end
    assert canonical(text) == text
    text.encode()


@pytest.mark.parametrize(
    ("text", "direction"),
    [("قال الوزير OK", "rtl"), ("שלום", "rtl"), ("He said شكرا to all", "ltr"), ("123 😀", "ltr"), ("", "ltr")],
)
def test_the_direction_is_that_of_most_letters(text: str, direction: str) -> None:
    assert direction_of(text) == direction
