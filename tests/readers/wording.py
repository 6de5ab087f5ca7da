"""How well the text that comes out of a reader agrees with the text that went into the source.

`python -m tests.readers.wording` prints the figures for the sources that real programs made.
"""

import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from annotator.domain.article import BlockKind
from annotator.readers import read_file
from tests.data.sources.stories import (
    ARABIC,
    BUSES,
    FERRY,
    FERRY_NOTE,
    FERRY_NOTE_AFTER,
    HEBREW,
    MEMO,
    Story,
    plain,
)  # fmt: skip

SOURCES = Path(__file__).parents[1] / "data" / "sources"

FERRY_FILES = ("libreoffice.pdf", "libreoffice-columns.pdf", "libreoffice-tagged.pdf", "latex.pdf", "chromium.pdf")
STORIES: dict[str, Story] = {
    **dict.fromkeys((*FERRY_FILES, "pandoc.epub", "libreoffice.epub"), FERRY),
    "chromium-untagged.pdf": BUSES,
    "arabic.pdf": ARABIC,
    "hebrew.pdf": HEBREW,
    "protected.pdf": MEMO,
}
_WITHOUT_NOTE = {"chromium.pdf", "pandoc.epub", "libreoffice.epub"}


def expected_blocks(name: str) -> list[tuple[BlockKind, str]]:
    """What the source of that name holds; a PDF's footnote with its number, which is drawn at the word too."""
    found = [(kind, plain(text)) for kind, _, text in STORIES[name]]
    if STORIES[name] is FERRY and name not in _WITHOUT_NOTE:
        found = [(kind, text.replace(FERRY_NOTE_AFTER, f"{FERRY_NOTE_AFTER}1")) for kind, text in found]
        found.append((BlockKind.PARAGRAPH, f"1{FERRY_NOTE}"))
    return found


def token_f1(expected: str, found: str) -> float:
    """The harmonic mean of precision and recall, word by word, whatever their order."""
    one, other = Counter(expected.split()), Counter(found.split())
    return 2 * (one & other).total() / (one.total() + other.total())


def in_order(expected: str, found: str) -> float:
    """The share of the expected words that come out in their order."""
    one, other = expected.split(), found.split()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(one)


def main() -> None:
    for name in STORIES:
        draft = read_file(SOURCES / name)
        blocks = expected_blocks(name)
        texts = [text for _, text in blocks]
        lines = draft.text.split("\n")
        expected = "\n".join(texts)
        kinds = [(block.kind, draft.text[block.start : block.end]) for block in draft.blocks]
        sys.stdout.write(
            f"{name:25} F1 {token_f1(expected, draft.text):.4f}  in order {in_order(expected, draft.text):.4f}"
            f"  blocks {len(set(texts) & set(lines))} of {len(texts)}, kinds {len(set(kinds) & set(blocks))}\n"
        )


if __name__ == "__main__":
    main()
