"""Names that run from right to left in sentences that run from left to right: the date after them stays a date."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from annotator.domain.article import BlockKind
from annotator.domain.claim import Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.reports import Options, render
from annotator.reports.content.directions import apart
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import by_libreoffice
from tests.reports.docx.reading import part
from tests.reports.pdf.reading import by_poppler

NAME = "مها"  # what Arabic names in a row with a date and a place look like, in few letters
HEBREW = "הנמל נפתח"
MARK = "\u200e"


def review() -> Review:
    hebrew = DraftBlock(BlockKind.PARAGRAPH, [Run(HEBREW)])
    recorder = Recorder(article_of("One fact.", hebrew, "Another.", title="A harbour"))
    recorder.mark("One fact", Status.VERIFIED, by=NAME)
    recorder.waive("Another", by=NAME)
    return recorder.review


def test_a_mark_stands_on_either_side_of_what_runs_from_right_to_left() -> None:
    assert apart("Mara Boyd") == "Mara Boyd"
    assert apart("Zoë Łukasiewicz 東京") == "Zoë Łukasiewicz 東京"
    assert apart(NAME) == f"{MARK}{NAME}{MARK}"
    assert apart(f"Dr {NAME}") == f"{MARK}Dr {NAME}{MARK}"


@pytest.mark.parametrize("name", ["html", "md", "docx"])
def test_who_checked_is_kept_apart_from_when(name: str) -> None:
    report = render(review(), name, Options(made=MADE, scope=Scope(history=False)))
    told = "".join(map(str, part(report, "word/comments.xml").itertext())) if name == "docx" else report.decode()
    assert f"{MARK}{NAME}{MARK}, 13 March 2025, 09:42 UTC" in told


def test_in_a_pdf_and_in_word_the_day_stands_before_its_month(tmp_path: Path) -> None:
    """As it is seen: the words of a line in the order of their places on the page."""
    file = tmp_path / "report.docx"
    file.write_bytes(render(review(), "docx", Options(made=MADE)))
    for made in (render(review(), "pdf", Options(made=MADE)), by_libreoffice(file, "pdf").read_bytes()):
        dated = [line for line in lines_seen(made, tmp_path) if set(line) & set(NAME) and "March" in line]
        assert dated and all("13 March 2025" in line for line in dated), dated


def test_a_paragraph_of_another_script_begins_on_its_own_side_of_a_page(tmp_path: Path) -> None:
    report = render(review(), "pdf", Options(made=MADE))
    (page, *_) = pages(report, tmp_path)
    wide = float(page.get("width", "0"))
    words = {word.text or "": float(word.get("xmin", "0")) for word in page.iter("word")}
    hebrew = [at for text, at in words.items() if set(text) & set("הנמלפתח")]
    assert hebrew and min(hebrew) > wide / 2
    assert words["Another."] < wide / 2


def pages(pdf: bytes, folder: Path) -> Iterator[html.HtmlElement]:
    """The pages with the places of their words, in points."""
    root = html.fromstring(by_poppler("pdftotext", pdf, folder, "-bbox"))
    return iter(root.iter("page"))


def lines_seen(pdf: bytes, folder: Path) -> list[str]:
    """The lines of the pages, each with its words from the left to the right."""
    lines: dict[tuple[int, int], list[tuple[float, str]]] = {}
    for number, page in enumerate(pages(pdf, folder)):
        for word in page.iter("word"):
            key = (number, round(float(word.get("ymax", "0")) / 4))
            lines.setdefault(key, []).append((float(word.get("xmin", "0")), word.text or ""))
    return [" ".join(text for _, text in sorted(line)) for line in lines.values()]
