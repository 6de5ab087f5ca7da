"""The limits that every source is held to."""

from itertools import repeat

import pytest

from annotator.domain.article import BlockKind
from annotator.domain.draft import DraftBlock, Run
from annotator.readers.errors import ReaderError
from annotator.readers.given import MAX_BLOCKS, MAX_BYTES, limited, refuse_too_large


def test_half_a_million_paragraphs_pass_and_one_more_is_refused() -> None:
    draft = DraftBlock(BlockKind.PARAGRAPH, [Run("x")])
    assert sum(1 for _ in limited(repeat(draft, MAX_BLOCKS), "It")) == MAX_BLOCKS
    with pytest.raises(ReaderError, match="It has more than 500,000 paragraphs"):
        for _ in limited(repeat(draft, MAX_BLOCKS + 1), "It"):
            pass


def test_paragraph_separators_within_a_block_count() -> None:
    draft = DraftBlock(BlockKind.PARAGRAPH, [Run("\u2029" * (MAX_BLOCKS + 1))])
    with pytest.raises(ReaderError, match="paragraphs"):
        list(limited([draft], "It"))


def test_100_mib_pass_and_one_byte_more_is_refused() -> None:
    refuse_too_large(MAX_BYTES, "It")
    with pytest.raises(ReaderError, match="It is larger than 100 MiB"):
        refuse_too_large(MAX_BYTES + 1, "It")
