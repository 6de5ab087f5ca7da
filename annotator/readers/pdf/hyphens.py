"""Words that a line's end divides: whether the hyphen is the word's own, told from the document's other words."""

import re
from collections import Counter
from collections.abc import Iterable

from annotator.readers.pdf.lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_LAST = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*\Z")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")
_COUNTED = re.compile(r"\d+-\w+\Z")
_DASHES = str.maketrans("\u2010\u2011", "--")
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S*\Z|\S+@\S*\Z")
_ADDRESS_BREAKS = ("/", "?", "&", "=", "_", "#", "%", ".", "@", "~")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_LONGEST_WORD = 300  # characters that are looked at before a line's end
_OFTEN = 0.03  # divided words a line
_FEW_LINES = 25
SOFT_HYPHEN = "\u00ad"


class Vocabulary:
    """The words of a document that no line's end divides."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        self._compounds: Counter[str] = Counter()
        divided: list[tuple[str, str]] = []
        stem, count = "", 0
        self._draws_apart = False
        for line in lines:
            count += 1
            self._draws_apart = self._draws_apart or line.hyphen_apart
            text = line.text
            first = _FIRST.match(text)
            if stem and first:
                divided.append((stem, first[0]))
                text = text[first.end() :]
            last = _LAST.search(text[-_LONGEST_WORD:]) if line.hyphen else None
            stem = last[0] if last else ""
            self._count(text[: len(text) - len(stem)])
        self._divides = self._divides_words(divided, max(count, _FEW_LINES))

    def between(self, before: str, line: Line, after: str) -> str:
        """What stands between the text of `line`, which ends with `before`, and the next line's `after`: a space,
        nothing, or the hyphen that `line` ends with."""
        before = before[-_LONGEST_WORD:]
        address = _ADDRESS.search(before)
        if line.hyphen:
            kept = not line.hyphen_apart if address else self._keeps(before, line, after)
            return line.hyphen if kept else ""
        if before.endswith("—") or (address and before.endswith(_ADDRESS_BREAKS) and not after[:1].isupper()):
            return ""
        return "" if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]) else " "

    def _count(self, text: str) -> None:
        self._words.update(_WORD.findall(text.lower()))
        if any(dash in text for dash in "-\u2010\u2011"):
            self._compounds.update(word.lower().translate(_DASHES) for word in _COMPOUND.findall(text))

    def _keeps(self, before: str, line: Line, after: str) -> bool:
        last, first = _LAST.search(before), _FIRST.match(after)
        if line.hyphen == SOFT_HYPHEN:
            return False
        if last is None or first is None:
            return True
        stem, head = last[0].translate(_DASHES), first[0].translate(_DASHES)
        shouted = stem.isupper() and len(stem) > 1 and head.isupper()
        if stem[-1].isdigit() or head[0].isdigit() or (head[0].isupper() and not shouted):
            return True
        whole, compound = self._counts(stem, head)
        if whole or compound:
            return compound > whole
        if _COUNTED.match(stem):
            return True  # 64-year-old
        if self._draws_apart and not line.hyphen_apart:
            return True  # LibreOffice draws the hyphens apart that it adds
        if "-" in stem:
            return self._words[stem.rpartition("-")[2].lower()] > 0 and self._words[_first_part(head)] > 0
        return not self._divides

    def _counts(self, stem: str, head: str) -> tuple[int, int]:
        """How often the document has the two as one word, and with a hyphen between them."""
        stem, head = stem.lower(), head.lower()
        whole = self._words[stem.rpartition("-")[2] + _first_part(head)]
        return whole, self._compounds[f"{stem}-{head}"]

    def _divides_words(self, divided: list[tuple[str, str]], lines: int) -> bool:
        """Whether the document divides words at all: it has one of them whole too, or many whose parts are none."""
        doubtful = 0
        for stem, head in divided:
            if head[0].isupper() or head[0].isdigit() or stem[-1].isdigit():
                continue
            whole, compound = self._counts(stem, head)
            if whole > compound:
                return True
            known = self._words[stem.rpartition("-")[2].lower()] and self._words[_first_part(head)]
            doubtful += not compound and not known
        return doubtful >= _OFTEN * lines


def _first_part(word: str) -> str:
    return word.partition("-")[0].lower()
