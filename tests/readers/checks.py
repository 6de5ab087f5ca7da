"""What every draft must hold, whatever it was read from."""

from annotator.domain.article import ArticleDraft, BlockKind, SpanKind

FORBIDDEN = "\r\0\ufeff\ufdd0\ufdd1\u2029"


def check_canonical(draft: ArticleDraft) -> None:
    """The text is canonical; blocks cover it in order, one line break between two; spans lie within their block."""
    text = draft.text
    assert text
    assert draft.title.strip()
    assert not any(character in text for character in FORBIDDEN)
    text.encode()  # no half of a surrogate pair
    draft.title.encode()
    assert "\n".join(text[block.start : block.end] for block in draft.blocks) == text
    position = 0
    for block in draft.blocks:
        assert block.start == position
        position = block.end + 1
        quote = text[block.start : block.end]
        assert quote == (quote.rstrip() if block.kind is BlockKind.CODE else quote.strip())  # code is indented
        assert quote.strip()
        assert "\n" not in quote
        for span in block.spans:
            assert block.start <= span.start < span.end <= block.end
            assert (span.href is not None) == (span.kind is SpanKind.LINK)
    assert position == len(text) + 1


def blocks_of(draft: ArticleDraft) -> list[tuple[BlockKind, int, str]]:
    """Kind, level and text of each block."""
    return [(block.kind, block.level, draft.text[block.start : block.end]) for block in draft.blocks]


def texts_of(draft: ArticleDraft) -> list[str]:
    """The text of each block."""
    return draft.text.split("\n")


def spans_of(draft: ArticleDraft) -> list[tuple[SpanKind, str, str | None]]:
    """Kind, text and address of each span."""
    spans = [span for block in draft.blocks for span in block.spans]
    return [(span.kind, draft.text[span.start : span.end], span.href) for span in spans]
