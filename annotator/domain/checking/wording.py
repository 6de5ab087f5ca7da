"""Whether a source has the words that a claim on wording says were said."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from annotator.domain.claim import Claim

# Words in quotation marks; single marks only where there are no double ones, since they are apostrophes, too.
_MARKED = (
    re.compile(r"[“”„«»\"]([^“”„«»\"]+)[“”«»\"]|「([^」]+)」|『([^』]+)』"),
    re.compile(r"(?<!\w)[‘‚‹']([^‹›]+?)[’‘›'](?!\w)"),
)
_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_WORD = re.compile(r"\w+(?:['.,-]\w+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "−": "-", "—": " "})
# Scripts that part no words by spaces: there a quote's end need not be that of a run of letters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def has_same_words(claim: Claim, quotes: Iterable[str]) -> bool:
    """Whether one of the `quotes` has the words of one of the claim's passages, or of its statement, in their order.

    Of a passage with quotation marks only what is within them counts, of one with an ellipsis only what stands around
    it. Marks, dashes, white space and the case of each part's first letter make no difference.
    """
    wanted = [parts for text in _texts(claim) if (parts := _parts(text))]
    if not wanted:
        return False
    held = [f" {_folded(quote)} " for quote in quotes]
    return any(_stand_in(parts, quote) for quote in held for parts in wanted)


def _texts(claim: Claim) -> Iterator[str]:
    for passage in claim.passages or claim.earlier[-1:]:
        yield passage.exact
    if claim.statement:
        yield claim.statement


def _parts(text: str) -> list[str]:
    """What was said, in the pieces that stand together, folded."""
    marked: list[str] = []
    for marks in _MARKED:
        marked = marked or ["".join(found.groups("")) for found in marks.finditer(text)]
    pieces = [piece for quote in marked or [text] for piece in _LEFT_OUT.split(quote)]
    return [folded for piece in pieces if (folded := _folded(piece))]


def _folded(text: str) -> str:
    """The words of the text, one space between two."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text).translate(_PLAIN)))


def _stand_in(parts: Iterable[str], quote: str) -> bool:
    at = 0
    for part in parts:
        found = [end for first in (part[0].lower(), part[0].upper()) if (end := _end_of(first + part[1:], quote, at))]
        if not found:
            return False
        at = min(found)
    return True


def _end_of(part: str, quote: str, at: int) -> int:
    """Where the part ends in the quote, which begins and ends with a space, after `at`; 0 where it is not there."""
    edge = "" if _UNSPACED.search(part) else " "
    start = quote.find(edge + part + edge, at)
    return start + len(edge) + len(part) if start >= 0 else 0
