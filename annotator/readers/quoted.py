"""Where a quote stands in a saved copy, by the text that a reader has made of it."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from annotator.domain.quotes import FOLDED

_MOST_PLACES = 1_000
_MOST_TRIED = 100_000  # of each part: more of them is no quote that anybody looks for
_MOST_PARTS = 12
_GAP = 1_500  # code points between two parts of one quote, at most: about a paragraph or two
_ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.(?:\s?\.){2,})\s*[\])]?\s*")
_BRACKETED_LETTER = re.compile(r"\A(\W*)\[(\w)\](?=\w)")
_OUTER = re.compile(r"\A[\"'](.+)[\"']\Z", re.DOTALL)
_SPACED_SCRIPTS = re.compile("[^\\W_\u0590-\u1dff\u2000-\U0010ffff]")  # Latin, Greek, Cyrillic letters; digits
# One for one, beyond what FOLDED has: other marks, dashes and spaces.
_MORE_FOLDED = {
    **dict.fromkeys(map(ord, "‟″‹›〝〞＂"), '"'),
    **dict.fromkeys(map(ord, "‛′`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "‐‒―﹣－"), "-"),
    **dict.fromkeys(map(ord, "\r\f\v\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a"), " "),
    **dict.fromkeys(map(ord, "\u2029\u205f\u3000"), " "),
}
_TABLE = {**_MORE_FOLDED, **FOLDED}
# What gets longer or shorter: runs of spaces, what is not seen, letters with their accents apart, and ligatures.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_UNEVEN = re.compile(f" [ {_UNSEEN}]+|[{_UNSEEN}]+ *|[^\\s\u0300-\u036f][\u0300-\u036f]+|[ﬀ-ﬆ]")


class Folded:
    """A folded text, and the way back to the offsets of the text itself."""

    def __init__(self, text: str) -> None:
        even = text.translate(_TABLE)
        pieces: list[str] = []
        # Of each stretch that has changed its length: where it begins and ends, folded and not.
        self._starts, self._ends, self._olds, self._old_ends = (array("q") for _ in range(4))
        position = length = 0
        for match in _UNEVEN.finditer(even):
            piece = _evened(match[0])
            length += match.start() - position
            self._starts.append(length)
            length += len(piece)
            self._ends.append(length)
            self._olds.append(match.start())
            self._old_ends.append(match.end())
            pieces += (even[position : match.start()], piece)
            position = match.end()
        self.text = "".join([*pieces, even[position:]])

    def unfolded(self, start: int, end: int) -> tuple[int, int]:
        """The range in the text itself that `[start, end)` was folded from."""
        return self._start(start), self._end(end)

    def _start(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        # A stretch that is folded to nothing stands before what begins at its place.
        if at < 0:
            return offset
        if offset < self._ends[at]:
            return self._olds[at]
        return self._old_ends[at] + offset - self._ends[at]

    def _end(self, offset: int) -> int:
        at = bisect_right(self._starts, offset - 1) - 1
        if at < 0:
            return offset
        if offset <= self._ends[at]:
            return self._old_ends[at]
        return self._old_ends[at] + offset - self._ends[at]


def _evened(piece: str) -> str:
    if " " in piece:
        return " "
    return "" if re.fullmatch(f"[{_UNSEEN}]+", piece) else unicodedata.normalize("NFKC", piece)


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """The places of `quote` in `text`: `[start, end)` in code points, in order, a thousand at most.

    The exact characters are looked for first; then with typographic quotation marks, dashes and white space folded,
    and with the first letter in either case (`[T]he` too). Where the quote has an ellipsis, its parts are looked for in
    order, each at most 1,500 code points after the one before, and each part's place is given. A place never begins
    or ends within a word or a figure: `5 million` does not stand in `1.5 million`. Empty where it does not stand.
    """
    wanted = quote.strip()
    if not wanted or not text:
        return []
    exact = list(_places(text, wanted, _MOST_PLACES))
    if exact:
        return exact
    folded = Folded(text)
    for form in _forms(Folded(wanted).text.strip()):
        if places := list(_places(folded.text, form, _MOST_PLACES)) or _parts(folded, form):
            return [folded.unfolded(start, end) for start, end in places]
    return []


def _forms(wanted: str) -> Iterator[str]:
    """The quote as it is and with its first letter in the other case; the same without marks around it."""
    wanted = _BRACKETED_LETTER.sub(r"\1\2", wanted)
    bare = _OUTER.sub(r"\1", wanted).strip()
    for form in dict.fromkeys((wanted, bare)):
        if form:
            yield form
            yield _other_case(form)


def _other_case(form: str) -> str:
    first = re.search(r"\w", form)
    if first is None:
        return form
    swapped = first[0].swapcase()
    return form[: first.start()] + swapped + form[first.end() :] if len(swapped) == 1 else form


def _places(text: str, wanted: str, most: int) -> Iterator[tuple[int, int]]:
    """The places that do not overlap, whole words and figures only."""
    start, found, tried = text.find(wanted), 0, 0
    while start >= 0 and found < most and tried < _MOST_TRIED:
        tried += 1
        end = start + len(wanted)
        if _is_whole(text, start) and _is_whole(text, end):
            found += 1
            yield start, end
            start = text.find(wanted, end)
        else:
            start = text.find(wanted, start + 1)


def _is_whole(text: str, at: int) -> bool:
    """Whether no word and no figure goes on across `at`."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if before.isdecimal() and after.isdecimal():
        return False
    if before in ".," and after.isdecimal():
        return not (at > 1 and text[at - 2].isdecimal())
    if before.isdecimal() and after in ".,":
        return not text[at + 1 : at + 2].isdecimal()
    letters = before.isalpha() and after.isalpha()
    return not (letters and _SPACED_SCRIPTS.match(before) and _SPACED_SCRIPTS.match(after))


def _parts(folded: Folded, form: str) -> list[tuple[int, int]]:
    """The places of the parts between ellipses, where all of them stand one after the other."""
    parts = [part for part in _ELLIPSIS.split(form) if part and re.search(r"\w", part)]
    if len(parts) > _MOST_PARTS or (parts and parts == [form]):
        return []
    # Of each part's places those that a chain reaches, each with the index of the place before it.
    chains: list[list[tuple[int, int, int]]] = []
    for part in parts:
        chains.append(list(_reached(_places(folded.text, part, _MOST_TRIED), chains)))
        if not chains[-1]:
            return []
    return _followed_back(chains)


def _reached(
    places: Iterator[tuple[int, int]], chains: list[list[tuple[int, int, int]]]
) -> Iterator[tuple[int, int, int]]:
    """Those of the places that stand near after one of the last part's, with that one's index: the nearest."""
    if not chains:
        yield from ((start, end, -1) for start, end in places)
        return
    ends = [end for _, end, _ in chains[-1]]
    for start, end in places:
        before = bisect_right(ends, start) - 1
        if before >= 0 and start - ends[before] <= _GAP:
            yield start, end, before


def _followed_back(chains: list[list[tuple[int, int, int]]]) -> list[tuple[int, int]]:
    """The places of whole chains that do not overlap, in order."""
    found: list[tuple[int, int]] = []
    for last in chains[-1] if chains else ():
        chain, at = [last], last
        for places in reversed(chains[:-1]):
            at = places[at[2]]
            chain.append(at)
        if len(found) + len(chain) > _MOST_PLACES:
            break
        if not found or chain[-1][0] >= found[-1][1]:
            found += [(start, end) for start, end, _ in reversed(chain)]
    return found
