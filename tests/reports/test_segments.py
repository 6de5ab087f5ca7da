"""Cutting the text at every boundary, against the plainest way of saying what lies over a character."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Block, BlockKind, Span, SpanKind
from annotator.domain.claim import Status
from annotator.reports.content.segments import NAMED, Cutter, Mark, Segment

LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=5)
RANGES = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 25), st.booleans()), max_size=12)


def blocks_of(lengths: list[int]) -> list[Block]:
    blocks: list[Block] = []
    for length in lengths:
        start = blocks[-1].end + 1 if blocks else 0
        spans = (
            Span(SpanKind.BOLD, start, start + (length + 1) // 2),
            Span(SpanKind.LINK, start, start + length, "x:"),
        )
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + length, spans=spans if length % 2 else ()))
    return blocks


def marks_within(ranges: list[tuple[int, int, bool]], end: int) -> list[Mark]:
    found = []
    for number, (start, length, is_claim) in enumerate(ranges, 1):
        start %= end
        stop = min(end, start + length)
        claim = (number, Status.VERIFIED) if is_claim else (None, None)
        found.append(Mark(start, stop, f"m{number}", *claim))
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.number or 0))


def cut(blocks: list[Block], marks: list[Mark]) -> list[tuple[Block, list[Segment]]]:
    cutter = Cutter(marks)
    return [(block, list(cutter.cut(block))) for block in blocks]


@given(lengths=LENGTHS, ranges=RANGES)
def test_every_character_knows_what_lies_over_it(lengths: list[int], ranges: list[tuple[int, int, bool]]) -> None:
    blocks = blocks_of(lengths)
    marks = marks_within(ranges, blocks[-1].end)
    begun: list[str] = []
    ended: list[str] = []
    for block, segments in cut(blocks, marks):
        assert [s.start for s in segments] == [block.start, *(s.end for s in segments[:-1])]
        assert segments[-1].end == block.end
        for segment in segments:
            for offset in range(segment.start, segment.end):
                over = [mark for mark in marks if mark.start <= offset < mark.end]
                assert list(segment.claims) == [mark for mark in over if mark.number is not None]
                assert (segment.waiver is not None) is any(mark.number is None for mark in over)
                assert set(segment.spans) == {span for span in block.spans if span.start <= offset < span.end}
            begun += [mark.key for mark in segment.begins]
            ended += [mark.key for mark in segment.ends]
    drawn = [m for m in marks if m.number is not None and any(b.start < m.end and m.start < b.end for b in blocks)]
    assert begun == [mark.key for mark in drawn]
    assert sorted(ended) == sorted(begun)


def test_a_claim_over_two_paragraphs_begins_and_ends_once() -> None:
    blocks = blocks_of([4, 4, 4])
    (_, first), (_, second), (_, third) = cut(blocks, [Mark(2, 7, "1-1", 1, Status.DISPUTED)])
    assert [(s.start, s.end, len(s.begins), len(s.ends)) for s in first] == [(0, 2, 0, 0), (2, 4, 1, 0)]
    assert [(s.start, s.end, len(s.begins), len(s.ends)) for s in second] == [(5, 7, 0, 1), (7, 9, 0, 0)]
    assert len(third) == 1


def test_of_very_many_claims_over_one_place_the_innermost_are_named() -> None:
    marks = [Mark(0, 9, f"{n}-1", n, Status.VERIFIED) for n in range(1, 101)]
    (segment,) = Cutter(marks).cut(Block(BlockKind.PARAGRAPH, 0, 9))
    assert [mark.number for mark in segment.claims] == list(range(101 - NAMED, 101))
    assert segment.more == 100 - NAMED


def test_cuts_are_also_made_where_they_are_asked_for() -> None:
    segments = list(Cutter([]).cut(Block(BlockKind.TABLE_ROW, 0, 9), [3, 4]))
    assert [(segment.start, segment.end) for segment in segments] == [(0, 3), (3, 4), (4, 9)]
