"""Canonical text: what may not stand in an article is replaced once, and blocks and spans fit the text exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Block, BlockKind, Hanging, Span, SpanKind
from annotator.domain.draft import DraftBlock, Note, Run, assemble, assemble_with_notes, canonical, direction_of


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


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["    def lamp():\n        return"], "    def lamp():\u2028        return"),
        (["\n \n  one\n\n two\n \n"], "  one\u2028\u2028 two"),
        (["\n", "  ", "\t", "one"], "  \tone"),
        ([" \n ", "\n"], ""),
    ],
)
def test_code_keeps_its_first_indentation_and_loses_blank_lines_at_its_ends(runs: list[str], expected: str) -> None:
    text, blocks = assemble([DraftBlock(BlockKind.CODE, [Run(run) for run in runs])])
    assert text == expected
    assert [(block.start, block.end) for block in blocks] == ([(0, len(expected))] if expected else [])


def test_the_span_of_indented_code_begins_with_its_indentation() -> None:
    text, (block,) = assemble([DraftBlock(BlockKind.CODE, [Run("  "), Run("one", bold=True), Run(" two")])])
    assert text == "  one two"
    assert block.spans == (Span(SpanKind.BOLD, 0, 5),)


COMMENT = Note(Hanging.COMMENT, "Who says?", "Mara Boyd", "2025-03-12T10:00:00Z", ("https://who.example",))


def noted(kind: BlockKind, *parts: str | Note) -> DraftBlock:
    """A block whose notes stand between its runs."""
    draft = DraftBlock(kind)
    for part in parts:
        if isinstance(part, Note):
            draft.notes.append((len(draft.runs), part))
        else:
            draft.runs.append(Run(part))
    return draft


def words(*drafts: DraftBlock) -> list[str]:
    """The words that each note hangs on."""
    text, _, suggestions = assemble_with_notes(drafts)
    return [text[one.start : one.end] for one in suggestions]


def test_a_comment_becomes_a_suggestion_on_the_words_between_its_two_places() -> None:
    draft = noted(BlockKind.PARAGRAPH, "  😀 It ", COMMENT, "turned ", "on", COMMENT, " then.")
    text, blocks, (suggestion,) = assemble_with_notes([draft])
    assert text == "😀 It turned on then."
    assert blocks == assemble([draft])[1]
    assert text[suggestion.start : suggestion.end] == "turned on"
    assert (suggestion.kind, suggestion.text, suggestion.by) == (Hanging.COMMENT, "Who says?", "Mara Boyd")
    assert (suggestion.at, suggestion.links) == ("2025-03-12T10:00:00Z", ("https://who.example",))


@pytest.mark.parametrize("lost", ["\ufeff", "\r\n", "a\0\ufdd0\ud800", "\u2028", "one\u2029two", " \u2029 "])
def test_the_places_of_notes_are_those_of_the_canonical_text(lost: str) -> None:
    before, after = (
        noted(BlockKind.PARAGRAPH, lost),
        noted(BlockKind.PARAGRAPH, f"It {lost} ", COMMENT, "turned", COMMENT),
    )
    assert words(before, after) == ["turned"]


def test_a_comment_may_reach_over_paragraphs_and_over_those_that_are_left_out() -> None:
    drafts = [
        noted(BlockKind.PARAGRAPH, "The mill ", COMMENT, "turned. "),
        noted(BlockKind.PARAGRAPH, " "),
        noted(BlockKind.PARAGRAPH, " Nobody", COMMENT, " came."),
    ]
    assert words(*drafts) == ["turned.\nNobody"]


def test_a_note_where_no_text_is_hangs_on_the_text_before_it_or_else_after_it() -> None:
    empty = noted(BlockKind.PARAGRAPH, " ", COMMENT, " ")
    assert words(noted(BlockKind.PARAGRAPH, "It turned. It stopped. "), empty) == ["It stopped."]
    assert words(empty, noted(BlockKind.PARAGRAPH, "It turned. It stopped.")) == ["It turned."]
    assert assemble_with_notes([empty]) == ("", (), ())


def test_notes_that_say_the_same_are_not_one() -> None:
    twins = [Note(Hanging.COMMENT, "Ibid."), Note(Hanging.COMMENT, "Ibid.")]
    assert words(
        noted(BlockKind.PARAGRAPH, "One ", twins[0], "two", twins[0], " and ", twins[1], "three", twins[1])
    ) == [
        "two",
        "three",
    ]


def test_suggestions_are_in_the_order_of_their_words() -> None:
    late, early = Note(Hanging.FOOTNOTE, "A note."), Note(Hanging.COMMENT, "A comment.")
    drafts = [noted(BlockKind.PARAGRAPH, "One sentence. ", early, "Two", late, " sentences", early, ".")]
    assert words(*drafts) == ["Two", "Two sentences"]


run = st.builds(
    Run,
    st.text(max_size=12) | st.sampled_from(["\u2029", "\r\n", " ", "👨‍👩‍👧", "\ufeff", "\ud800"]),
    st.booleans(),
    st.booleans(),
    st.none() | st.sampled_from(["https://a.example", "#b"]),
)


@given(st.lists(st.tuples(st.sampled_from(BlockKind), st.lists(run, max_size=6)), max_size=5), st.data())
def test_every_note_hangs_on_words_of_the_text(found: list[tuple[BlockKind, list[Run]]], data: st.DataObject) -> None:
    drafts = [DraftBlock(kind, runs) for kind, runs in found]
    notes = [Note(kind, "See there.") for kind in data.draw(st.lists(st.sampled_from(Hanging), max_size=5))]
    for note in notes if drafts else ():
        for _ in range(data.draw(st.integers(1, 2))):
            draft = data.draw(st.sampled_from(drafts))
            draft.notes.append((data.draw(st.integers(0, len(draft.runs))), note))
            draft.notes.sort(key=lambda pair: pair[0])
    text, blocks, suggestions = assemble_with_notes(drafts)
    assert (text, blocks) == assemble(drafts)
    assert len(suggestions) == (len(notes) if blocks else 0)
    for one in suggestions:
        assert text[one.start : one.end] == text[one.start : one.end].strip() != ""


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
