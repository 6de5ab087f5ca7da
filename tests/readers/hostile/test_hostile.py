"""Every hostile file is read, or refused in one sentence: within the limits, and without touching anything else."""

import re
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from annotator.readers import ReaderError
from annotator.readers.apart import read_apart, read_file_apart, read_pasted_apart
from tests.readers.checks import check_canonical
from tests.readers.hostile.books import BOOKS
from tests.readers.hostile.cases import SECRET, Canary, Case, canary_in
from tests.readers.hostile.open_texts import OPEN_TEXTS
from tests.readers.hostile.pages import PAGES
from tests.readers.hostile.pdfs import PDFS
from tests.readers.hostile.projects import PROJECTS
from tests.readers.hostile.texts import MARKDOWN, TEXTS
from tests.readers.hostile.word import WORD

CASES = [*TEXTS, *MARKDOWN, *PAGES, *WORD, *OPEN_TEXTS, *BOOKS, *PDFS, *PROJECTS]


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canary]:
    with canary_in(tmp_path_factory.mktemp("canary")) as canary:
        yield canary


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_hostile_file_is_read_or_refused(case: Case, canary: Canary) -> None:
    data = case.data(canary)
    try:
        draft = read_apart(data, case.name)
    except ReaderError as error:
        check_sentence(str(error))
        assert case.sentence is not None, f"It was refused: {error}"
        assert re.search(case.sentence, str(error))
    else:
        check_canonical(draft)
        assert case.text is not None, f"It was read: {draft.text[:200]}"
        assert case.text in draft.text
        assert SECRET not in draft.text
        assert case.remark in " ".join(draft.remarks)
    assert canary.touched() == []


def check_sentence(sentence: str) -> None:
    """One sentence for the reviewer, and none that speaks of the program's inside."""
    assert re.fullmatch(r"[“A-Z][^\n]{10,300}[.”]", sentence)
    assert not re.search(r"Error|Exception|Traceback|\.py|object at", sentence)
    assert "unexpected end" not in sentence


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(ReaderError, match=r"^“large.txt” is larger than 100 MiB"):
        read_file_apart(path)


SLOW = ("tiny.txt", "table.md", "tiny.html", "many.docx", "laugh.pdf")


@pytest.mark.parametrize("case", [case for case in CASES if case.name in SLOW], ids=str)
def test_cancel_ends_the_reading_of_a_hostile_file(case: Case, canary: Canary) -> None:
    class Cancelled(Exception):
        pass

    class Stop:
        at = 0.0

        def check(self) -> None:
            if monotonic() >= self.at:
                raise Cancelled

    data, stop = case.data(canary), Stop()
    stop.at = monotonic() + 0.25  # while it reads: these take longer than that
    with pytest.raises(Cancelled):
        read_apart(data, case.name, control=stop)
    print(f"Cancel in {case}: {monotonic() - stop.at:.3f} s")
    assert monotonic() - stop.at < 5


def test_a_canary_notices(canary: Canary) -> None:
    import urllib.request

    assert canary.touched() == []
    with urllib.request.urlopen(f"{canary.web}/canary", timeout=5) as answer:  # noqa: S310 - the canary's own address
        assert answer.read().decode() == SECRET
    assert canary.touched() == ["/canary"]
    with canary.pipe.open("rb", buffering=0) as pipe:
        pipe.read(4)
    assert canary.touched() == [str(canary.pipe)]


def test_pasted_pages_touch_nothing_either(canary: Canary) -> None:
    page = next(case for case in PAGES if case.name == "fetch.html").data(canary).decode()
    draft = read_pasted_apart("The pier closed.", html=page)
    assert "Lower Quay" in draft.text
    assert canary.touched() == []
