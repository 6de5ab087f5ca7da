"""Versions and marks for the tests, made from a few words."""

from annotator.domain.article import BlockKind, Version
from annotator.domain.claim import Status
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.workspace.marks import Mark, MarkIndex

HARBOUR = (
    DraftBlock(BlockKind.HEADING, [Run("Ferry bread rises again")], 1),
    DraftBlock(BlockKind.PARAGRAPH, [Run("By Ada Nwosu · Harbour Weekly")]),
    DraftBlock(
        BlockKind.PARAGRAPH,
        [
            Run("The bakery sold "),
            Run("eleven thousand", bold=True),
            Run(" rolls 👩‍🔬 last year, "),
            Run("its owner", href="https://example.org/bakery?a=1&b=<2>"),
            Run(" said on Thursday."),
        ],
    ),
    DraftBlock(BlockKind.PARAGRAPH, [Run("باع المخبز أحد عشر ألف رغيف في العام الماضي.")]),
    DraftBlock(BlockKind.QUOTATION, [Run("“Nobody 😀 counts\nrolls,” she added.")]),
)


def version_of(*blocks: str | DraftBlock) -> Version:
    """A version of these blocks; a string is a paragraph."""
    drafts = [DraftBlock(BlockKind.PARAGRAPH, [Run(b)]) if isinstance(b, str) else b for b in blocks]
    text, found = assemble(drafts)
    return Version(1, "", text, "", found)


def long_version(paragraphs: int) -> Version:
    """Numbered paragraphs of about three lines each."""
    return version_of(*(f"Paragraph {n} says that the ferry carries bread. " * 4 for n in range(paragraphs)))


def place_of(version: Version, quote: str) -> tuple[int, int]:
    """Where the quote first stands."""
    start = version.text.index(quote)
    return start, start + len(quote)


def mark_of(version: Version, quote: str, number: int, status: Status = Status.UNCHECKED) -> Mark:
    """A claim's mark on the quote; the claim's id is `c` and its number."""
    return Mark(*place_of(version, quote), f"p{number}-{quote}", f"c{number}", number, status)


def marks_of(version: Version, *marks: Mark) -> MarkIndex:
    index = MarkIndex(version)
    for mark in marks:
        index.put(mark)
    return index
