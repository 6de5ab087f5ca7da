"""Every text of the public lists in every format, as in `test_payloads` and `test_acting`.

The lists are other people's and are not kept here: ANNOTATOR_PAYLOADS names a file or a folder of them, as text with
one on each line (`.txt`) or as arrays of JSON (`.json`).
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest

from tests.reports.acting import PAGES, TABLES, WORD, acted_in_browser, acted_in_office
from tests.reports.holding import amiss, of_article
from tests.reports.infested import review_of_all, tagged
from tests.reports.read_back import strings_in
from tests.reports.readings import READINGS

_NAMED = os.environ.get("ANNOTATOR_PAYLOADS")
_CLAIMS = 250  # in a review
_IN_PROGRAMS = 1000  # in a review that a program opens, but for LibreOffice's texts, which take their time
_AT_ONCE = 25  # in what an article has once
_LONGEST = 5000  # characters: a field has a text twice, and a cell of a workbook holds 32,767
_UNFIT = re.compile("[\0\ud800-\udfff]")
_GIVEN = pytest.mark.skipif(
    not _NAMED, reason="no lists are here: name a file or a folder of payload lists in ANNOTATOR_PAYLOADS"
)


def payloads_of(place: Path) -> list[str]:
    """The texts of all lists there, each once; what no library can keep in them is U+FFFD, as readers have it."""
    if not place.exists():
        raise pytest.UsageError(f"ANNOTATOR_PAYLOADS names {place}, which is not there")
    inside = [file for file in sorted(place.rglob("*")) if file.suffix in (".txt", ".json")]
    files = [place] if place.is_file() else inside
    found = dict.fromkeys(_UNFIT.sub("\ufffd", text) for file in files for text in _read(file))
    return [text for text in found if text.strip() and len(text) <= _LONGEST]


def _read(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8", errors="replace")
    yield from strings_in(json.loads(text)) if file.suffix == ".json" else text.split("\n")


def _batches(size: int) -> list[tuple[str, ...]]:
    found = iter(payloads_of(Path(_NAMED)) if _NAMED else [])
    return list(iter(lambda: tuple(islice(found, size)), ()))


def _numbered(payloads: Sequence[tuple[str, ...]]) -> list[object]:
    return [pytest.param(some, id=f"{n}") for n, some in enumerate(payloads or [()], 1)]


BATCHES = _numbered(_batches(_CLAIMS))
LARGE = _numbered(_batches(_IN_PROGRAMS))


@_GIVEN
@pytest.mark.parametrize("payloads", BATCHES)
def test_nothing_acts_and_nothing_is_lost(payloads: tuple[str, ...]) -> None:
    saids = [tagged(payload, n) for n, payload in enumerate(payloads, 1)]
    review = review_of_all(saids)
    assert [line for name in READINGS for line in amiss(review, name, saids)] == []


@_GIVEN
@pytest.mark.parametrize("payloads", BATCHES)
def test_nor_in_what_an_article_has_once(payloads: tuple[str, ...]) -> None:
    """The article's title and origin, the house and its method, the signature."""
    wrong = []
    for at in range(0, len(payloads), _AT_ONCE):
        said = of_article(payloads[at : at + _AT_ONCE])
        review = review_of_all([said])
        wrong += [line for name in READINGS for line in amiss(review, name, [said])]
    assert wrong == []


@_GIVEN
@pytest.mark.parametrize("payloads", LARGE)
def test_nor_in_a_browser_or_a_workbook(payloads: tuple[str, ...], tmp_path: Path) -> None:
    assert _acted(payloads, [*PAGES, *TABLES], tmp_path) == []


@_GIVEN
@pytest.mark.parametrize("payloads", BATCHES)
def test_nor_in_a_text_of_word(payloads: tuple[str, ...], tmp_path: Path) -> None:
    assert _acted(payloads, WORD, tmp_path) == []


def _acted(payloads: Sequence[str], names: Sequence[str], folder: Path) -> list[str]:
    review = review_of_all([tagged(payload, n) for n, payload in enumerate(payloads, 1)])
    wrong: list[str] = []
    for name in names:
        own = folder / name
        own.mkdir()
        acted = acted_in_browser if name in PAGES else acted_in_office
        wrong += acted(review, name, payloads, own)
    return wrong
