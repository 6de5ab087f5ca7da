"""What of a review's texts is not in a report, and what acts in it. How reports are read back is told in `readings`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle, islice

from annotator.domain.draft import canonical
from annotator.domain.review import Review
from annotator.reports import render
from annotator.reports.claimreview.reviews import LONGEST
from tests.reports.infested import OF_ARTICLE, Said, infested, infested_options, review_of_all, tag, tagged
from tests.reports.readings import READINGS, TEXT, Reading

# Texts of which a report is built as it may be: with links, breaks, cells, dates, pictures for signs, characters shown
# as numbers.
_INERT = [
    *("words", "2025-03-14", "https://quay.example/a", "mailto:a@quay.example"),
    *(" two\nlines\u2028x", "a\tb", "\u202eא", "of\u2029two"),
    *("👩\u200d🚀 🇦🇧", "Quist, Ada; x"),
]
_HEADINGS = re.compile("[0-9]+ h1")  # as many as an article has
_CALCULATED = ("formula", "unit", "result unit")
_CALCULABLE = 480  # characters of a text in a calculation


@cache
def review_of(payload: str) -> Review:
    return infested(payload, tagged(payload))


def report_of(name: str, payload: str) -> tuple[bytes, Said]:
    said = tagged(payload)
    return render(review_of(payload), name, infested_options(said)), said


@cache
def inert_shape(name: str, claims: int = 1) -> frozenset[str]:
    """What the reports of that format on so many claims are built of."""
    shape = READINGS[name].shape
    if claims > 1:
        saids = [tagged(words, n) for n, words in enumerate(islice(cycle(_INERT), claims), 1)]
        return frozenset(shape(render(review_of_all(saids), name, infested_options(saids[0]))))
    return frozenset().union(*(shape(report_of(name, words)[0]) for words in _INERT))


def lost(name: str, report: bytes, said: Said) -> set[str]:
    """The fields that the format has and whose text is not in the report."""
    reading = READINGS[name]
    found = _Texts(reading, report)
    return {field for field in _told(name, said) if not found.has(field, said(field))}


def _told(name: str, said: Said) -> frozenset[str]:
    """The fields that a report of that format has. A ClaimReview has the quote for a longer statement."""
    quote = said("paragraph").partition("\u2029")[0].strip()
    short = name.startswith("claimreview") and len(quote) <= LONGEST < len(said("statement"))
    return READINGS[name].holds - {"statement"} if short else READINGS[name].holds


class _Texts:
    """The texts of a report, in which is looked for others."""

    def __init__(self, reading: Reading, report: bytes) -> None:
        self._reading = reading
        self._texts = reading.alike(reading.texts(report))
        self._last: dict[str, int] = {}

    def has(self, field: str, text: str) -> bool:
        """Whether the text of that field is among those, as the program takes it in: white space at its ends is none of
        it."""
        if field in _CALCULATED and len(text) > _CALCULABLE:
            return True  # the report says that the calculation cannot be read
        if field in TEXT:
            text = canonical(text).partition("\u2029")[0]  # it ends the block
        return all(self._has_part(field, part) for part in _parts(field, text))

    def _has_part(self, field: str, part: str) -> bool:
        # Where a format has a text on one line, so are the controls that part lines.
        written = [self._reading.written(one) for one in (part.strip(), " ".join(part.split()))]
        return any(all(self._is_there(field, sought) for sought in self._reading.sought(one)) for one in written)

    def _is_there(self, field: str, sought: str) -> bool:
        """Looked for first from where the field was found last, since claims come in their order."""
        last = self._last.get(field, 0)
        at = self._texts.find(sought, last)
        if at < 0 < last:
            at = self._texts.find(sought)
        if at >= 0:
            self._last[field] = at
        return at >= 0


def _parts(field: str, text: str) -> list[str]:
    match field:
        case "table_row":
            return text.split() if "\t" in text else [text]  # cells that go over a page stand between one another
        case "method":
            return text.splitlines()
    return text.split("\n") if field in OF_ARTICLE else [text]


# Many at once


def amiss(review: Review, name: str, saids: Sequence[Said]) -> Iterator[str]:
    """A line for each part of a report on `review_of_all(saids)` that would act, and for each text that is lost in
    it."""
    reading = READINGS[name]
    report = render(review, name, infested_options(saids[0]))
    acting = reading.shape(report) - inert_shape(name, len(saids))
    yield from (f"{name} is built of {one}" for one in sorted(acting) if not _HEADINGS.fullmatch(one))
    found = _Texts(reading, report)
    for n, said in enumerate(saids, 1):
        fields = _told(name, said) - (OF_ARTICLE if n > 1 else frozenset())
        if gone := sorted(field for field in fields if not found.has(field, said(field))):
            yield f"{name} lacks {', '.join(gone)} of {said('')!a}"


def of_article(payloads: Sequence[str]) -> Said:
    """Texts of an article in which all that it has once has all the payloads, a line for each."""
    saids = [tagged(payload, n) for n, payload in enumerate(payloads, 1)]
    return lambda field: "\n".join(said(field) for said in saids) if field in OF_ARTICLE else f"words {tag(field)}"
