"""Reports so large that they are set in parts."""

import re

import pytest

from annotator.domain.claim import Status
from annotator.domain.review import Review
from annotator.reports import Options, remarks, render
from annotator.reports.pdf import parts, setting
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import pages_of
from tests.reports.lighthouse import lighthouse_review
from tests.reports.pdf.reading import addresses, bookmarks, inside_links, squashed_pdf

OPTIONS = Options(made=MADE)


class Stopped(Exception):
    """Somebody has changed his mind."""


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a few pages."""
    monkeypatch.setattr(parts, "MOST", 8_000)
    monkeypatch.setattr(setting, "MOST_TAGGED", 8_000)


def long_review() -> Review:
    recorder = Recorder(article_of(*[f"Paragraph {n} says that {n} swans came to pond {n}." for n in range(120)]))
    for n in range(0, 120, 2):
        recorder.mark(f"{n} swans came to pond {n}.", list(Status)[n % 4])
    return recorder.review


@pytest.mark.usefixtures("small_parts")
def test_parts_say_what_the_whole_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for review in (long_review(), lighthouse_review()):
        in_parts = render(review, "pdf", OPTIONS)
        with monkeypatch.context() as patched:
            patched.setattr(parts, "MOST", 1_000_000)
            patched.setattr(setting, "MOST_TAGGED", 1_000_000)
            whole = render(review, "pdf", OPTIONS)
        assert squashed_pdf(in_parts) == squashed_pdf(whole)
        assert bookmarks(in_parts) == bookmarks(whole)
        assert set(addresses(in_parts)) == set(addresses(whole))


@pytest.mark.usefixtures("small_parts")
def test_links_lead_from_part_to_part_and_back() -> None:
    report = render(long_review(), "pdf", OPTIONS)
    pages = pages_of(report)
    links = inside_links(report)
    claims = next(n for n, page in enumerate(pages) if "In the order of the text." in page)
    assert [pair for pair in links if pair[0] < claims <= pair[1]]
    assert [pair for pair in links if pair[0] > claims and pair[1] <= claims]


@pytest.mark.usefixtures("small_parts")
def test_pages_are_numbered_on_from_part_to_part() -> None:
    pages = pages_of(render(long_review(), "pdf", OPTIONS))
    assert len(pages) > 5
    numbers = [re.search(r"Page (\d+)\s*$", page) for page in pages]
    assert [found and int(found[1]) for found in numbers] == list(range(1, len(pages) + 1))


@pytest.mark.usefixtures("small_parts")
def test_parts_make_the_same_bytes_and_are_told_beforehand() -> None:
    review = long_review()
    assert render(review, "pdf", OPTIONS) == render(review, "pdf", OPTIONS)
    assert any("too large for tags" in said for said in remarks(review, "pdf", OPTIONS))


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("share", [0.1, 0.4, 0.7])
def test_cancel_is_heard_at_every_stage(share: float) -> None:
    review, asked = long_review(), []
    render(review, "pdf", Options(made=MADE, check=lambda: asked.append(1)))
    left = int(len(asked) * share)

    def check() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Stopped

    with pytest.raises(Stopped):
        render(review, "pdf", Options(made=MADE, check=check))
