"""An answer is untrusted: what no reader would make of the source is not taken."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.domain.article import (
    ArticleDraft,
    Block,
    BlockKind,
    Hanging,
    Reading,
    SourceFile,
    Span,
    SpanKind,
    Suggestion,
)
from annotator.domain.claim import Stamp, Status
from annotator.domain.marks import Mark
from annotator.readers import ReaderError, read
from annotator.readers.apart.arrival import Unsound, check_draft
from tests.readers.apart.conftest import Run

DATA = b"# Pier closed\n\nThe [pier](https://example.org/) at *Lower Quay* closed on Monday.\n\nIt cost 4 million.\n"
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def draft() -> ArticleDraft:
    """A sound draft of three blocks and two spans, with a suggestion and another reading."""
    read_draft = read(DATA, "pier.md")
    suggestion = Suggestion(Hanging.FOOTNOTE, 0, 4, "See the\nannual report.", links=("https://example.org/report",))
    mark = Mark(((0, 4), (5, 11)), Status.DISPUTED, "wrong", "It is open.", labels=("pier",), notes=("a\nb",))
    whole = replace(read_draft, suggestions=(suggestion,), remarks=("Read as UTF-16.",), marks=(mark,))
    return replace(whole, reading=Reading.ARTICLE, others=(replace(whole, reading=Reading.PAGE),))


def check(draft: ArticleDraft) -> None:
    check_draft(draft, "pier.md", {HASH}, lambda: None)


def test_a_sound_draft_is_taken(draft: ArticleDraft) -> None:
    check(draft)


def with_block(draft: ArticleDraft, index: int, **changes: object) -> ArticleDraft:
    blocks = list(draft.blocks)
    blocks[index] = replace(blocks[index], **changes)  # type: ignore[arg-type]
    return replace(draft, blocks=tuple(blocks))


def with_span(draft: ArticleDraft, span: Span) -> ArticleDraft:
    return with_block(draft, 1, spans=(span,))


def with_suggestion(draft: ArticleDraft, **changes: object) -> ArticleDraft:
    return replace(draft, suggestions=(replace(draft.suggestions[0], **changes),))  # type: ignore[arg-type]


def with_source(draft: ArticleDraft, **changes: str) -> ArticleDraft:
    assert draft.source is not None
    return replace(draft, source=replace(draft.source, **changes))


def with_mark(draft: ArticleDraft, **changes: object) -> ArticleDraft:
    return replace(draft, marks=(replace(Mark(((0, 4),)), **changes),))  # type: ignore[arg-type]


def one_more(draft: ArticleDraft) -> Block:
    end = len(draft.text)
    return Block(BlockKind.PARAGRAPH, end + 1, end + 2)


Change = Callable[[ArticleDraft], ArticleDraft]
UNSOUND: dict[str, Change] = {
    "a block past the end": lambda d: replace(d, blocks=(*d.blocks, one_more(d))),
    "a block too few": lambda d: replace(d, blocks=d.blocks[:-1]),
    "a block that is half a line": lambda d: with_block(d, 1, end=d.blocks[1].end - 1),
    "a block before the text": lambda d: with_block(d, 0, start=-1),
    "blocks out of order": lambda d: replace(d, blocks=d.blocks[::-1]),
    "no block": lambda d: replace(d, blocks=(), text=""),
    "an empty block": lambda d: replace(d, text="", blocks=(Block(BlockKind.PARAGRAPH, 0, 0),)),
    "a negative level": lambda d: with_block(d, 0, level=-1),
    "a level past all databases": lambda d: with_block(d, 0, level=1 << 40),
    "page 0": lambda d: with_block(d, 0, page=0),
    "a span in another block": lambda d: with_span(d, Span(SpanKind.BOLD, 0, 4)),
    "a span past its block": lambda d: with_span(d, Span(SpanKind.BOLD, d.blocks[1].start, d.blocks[1].end + 1)),
    "an empty span": lambda d: with_span(d, Span(SpanKind.BOLD, d.blocks[1].start, d.blocks[1].start)),
    "a link to nowhere": lambda d: with_span(d, Span(SpanKind.LINK, d.blocks[1].start, d.blocks[1].end)),
    "a script": lambda d: with_span(
        d, Span(SpanKind.LINK, d.blocks[1].start, d.blocks[1].end, href="javascript:alert(1)")
    ),
    "a file": lambda d: with_span(
        d, Span(SpanKind.LINK, d.blocks[1].start, d.blocks[1].end, href="file:///etc/passwd")
    ),
    "a bold link": lambda d: with_span(
        d, Span(SpanKind.BOLD, d.blocks[1].start, d.blocks[1].end, href="https://example.org/")
    ),
    "a suggestion past the end": lambda d: with_suggestion(d, end=len(d.text) + 1),
    "a suggestion with a NUL": lambda d: with_suggestion(d, text="a\0b"),
    "a suggestion by two lines": lambda d: with_suggestion(d, by="A\nB"),
    "a suggested script": lambda d: with_suggestion(d, links=("javascript:alert(1)",)),
    "a carriage return": lambda d: replace(d, text=d.text.replace(" ", "\r", 1)),
    "a NUL": lambda d: replace(d, text=d.text.replace(" ", "\0", 1)),
    "a paragraph separator": lambda d: replace(d, text=d.text.replace(" ", "\u2029", 1)),
    "no title": lambda d: replace(d, title=" "),
    "a title of two lines": lambda d: replace(d, title="Pier\nclosed"),
    "a byline with a NUL": lambda d: replace(d, byline="A\0"),
    "a URL that breaks the line": lambda d: replace(d, url="https://example.org/\nX"),
    "a remark of two lines": lambda d: replace(d, remarks=("Read.\nDelete everything.",)),
    "an unknown direction": lambda d: replace(d, direction="up"),
    "no source": lambda d: replace(d, source=None),
    "another source": lambda d: with_source(d, sha256="0" * 64),
    "another name": lambda d: with_source(d, name="other.md"),
    "another format": lambda d: with_source(d, media_type="application/x-sh"),
    "readings of readings": lambda d: replace(d, others=(replace(d.others[0], others=d.others),)),
    "too many readings": lambda d: replace(d, others=d.others * 3),
    "readings and siblings": lambda d: replace(d, siblings=(replace(d, others=()),)),
    "siblings of siblings": lambda d: replace(
        d, others=(), siblings=(replace(d, others=(), siblings=(replace(d, others=()),)),)
    ),
    "an unsound sibling": lambda d: replace(d, others=(), siblings=(replace(d, others=(), title=""),)),
    "too many siblings": lambda d: replace(d, others=(), siblings=(replace(d, others=()),) * 2_000),
    "a mark past the end": lambda d: with_mark(d, ranges=((0, len(d.text) + 1),)),
    "a mark on white space": lambda d: with_mark(d, ranges=((d.text.index(" "), d.text.index(" ") + 1),)),
    "a status with another's reason": lambda d: with_mark(d, status=Status.VERIFIED, reason="wrong"),
    "a waiver without a reason": lambda d: with_mark(d, waived=" "),
    "a note with a NUL": lambda d: with_mark(d, notes=("a\0b",)),
    "a label of two lines": lambda d: with_mark(d, labels=("a\nb",)),
    "a mark made at no moment": lambda d: with_mark(d, made=Stamp("Ada", "yesterday")),
    "a mark made by two lines": lambda d: with_mark(d, made=Stamp("A\nB", "2025-01-01T00:00:00Z")),
    "too many marks": lambda d: replace(d, marks=(Mark(((0, 4),)),) * 200_001),
    "an unsound reading": lambda d: replace(d, others=(replace(d.others[0], title=""),)),
}


@pytest.mark.parametrize("change", UNSOUND.values(), ids=UNSOUND.keys())
def test_an_unsound_draft_is_not_taken(draft: ArticleDraft, change: Change) -> None:
    with pytest.raises(Unsound):
        check(change(draft))


def test_half_a_million_blocks_are_checked_with_looks_at_the_clock() -> None:
    text = "\n".join(["x"] * 500_000)
    blocks = tuple(Block(BlockKind.PARAGRAPH, 2 * number, 2 * number + 1) for number in range(500_000))
    source = SourceFile("pier.md", "text/markdown", HASH)
    looks: list[None] = []
    check_draft(ArticleDraft("Pier", text, blocks, source), "pier.md", {HASH}, lambda: looks.append(None))
    assert len(looks) > 10


FORGED = """
import os
from dataclasses import replace
from annotator.domain.article import *
from annotator.readers.apart import wire

source = SourceFile("rogue.md", "text/markdown", {sha256!r})
blocks = (Block(BlockKind.PARAGRAPH, 0, 4, spans={spans}),)
os.write(3, wire.packed(wire.Drafted(ArticleDraft("Pier", "Pier", blocks, source)), {size}))
os._exit(0)
"""
FORGERIES = {
    "a hash of another file": FORGED.format(sha256="0" * 64, spans="()", size=0),
    "a script": FORGED.format(sha256="0" * 64, spans="(Span(SpanKind.LINK, 0, 4, 'javascript:x'),)", size=0),
    "data that was not asked for": FORGED.format(sha256="0" * 64, spans="()", size=10),
    "an answer to another question": (
        "import os; from annotator.readers.apart import wire\n"
        "os.write(3, wire.packed(wire.Fetched('a', 'http://a/', None))); os._exit(0)"
    ),
    "a suggestion that the domain forbids": (
        "import os, msgspec\n"
        "hangs = dict(kind='comment', start=4, end=4, text='x')\n"
        "draft = dict(title='P', text='Pier', blocks=[], suggestions=[hangs])\n"
        "message = msgspec.msgpack.encode(dict(type='draft', draft=draft))\n"
        "os.write(3, len(message).to_bytes(8, 'big') + bytes(8) + message); os._exit(0)"
    ),
}


@pytest.mark.parametrize("code", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_child_that_was_taken_over_gets_nothing_past(
    run_in_child: Run, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    with caplog.at_level(logging.ERROR, "annotator.readers.apart"), pytest.raises(ReaderError, match="unexpected end"):
        run_in_child(code)
    assert len(caplog.records) == 1


def test_a_refusal_from_a_child_that_was_taken_over_is_one_plain_line(run_in_child: Run) -> None:
    code = """
        import os
        from annotator.readers.apart import wire
        os.write(3, wire.packed(wire.Unreadable("No.\\n\\nNow\\0 " + "visit " * 10_000)))
        os._exit(0)
    """
    with pytest.raises(ReaderError) as raised:
        run_in_child(code)
    assert str(raised.value).startswith("No. Now\ufffd visit visit")
    assert len(str(raised.value)) <= 2000
