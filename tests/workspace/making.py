"""Claims and articles made up for tests of the window."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from annotator.domain.article import Article, Block, BlockKind, Version
from annotator.domain.claim import Claim, Note, Passage, Placed, Stamp, Status

MARA = Stamp("Mara Boyd", "2025-03-13T09:42:00.000000Z")
THEO = Stamp("Theo Lin", "2025-03-14T16:05:00.000000Z")


def claim(number: int, quote: str | None = "the bridge opened", start: int | None = None, **fields: Any) -> Claim:
    """A claim with that number, `c0007` for 7, on a quote that by default stands at a hundred times its number."""
    place = 100 * number if start is None else start
    passages = () if quote is None else (passage(f"p{number}", quote, place),)
    status = fields.setdefault("status", Status.UNCHECKED)
    fields.setdefault("checked", None if status is Status.UNCHECKED else MARA)
    fields.setdefault("passages", passages)
    return Claim(f"c{number:04}", number, MARA, MARA, **fields)


def passage(key: str, quote: str, start: int, **fields: Any) -> Passage:
    return Passage(key, fields.pop("version", 1), start, start + len(quote), quote, **fields)


def orphan(key: str, quote: str) -> Passage:
    return Passage(key, 1, None, None, quote, state=Placed.ORPHANED)


def note(key: str, text: str, stamp: Stamp = THEO, ordinal: int = 0) -> Note:
    return Note(key, text, stamp.by, stamp.at, ordinal)


def article(blocks: Sequence[tuple[BlockKind, str]], level: int = 1) -> Article:
    """An article of one version with these blocks, headings of that level."""
    made, start = [], 0
    for kind, text in blocks:
        made.append(Block(kind, start, start + len(text), level if kind is BlockKind.HEADING else 0))
        start += len(text) + 1
    whole = "\n".join(text for _, text in blocks)
    version = Version(1, MARA.at, whole, sha256(whole.encode()).hexdigest(), tuple(made))
    return Article("a1", "Title", MARA.at, (version,))
