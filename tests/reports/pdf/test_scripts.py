"""Scripts of all directions, and what no font here has."""

from pathlib import Path

import pytest

from annotator.domain.claim import Status
from annotator.reports import Options, remarks, render
from annotator.reports.pdf import fonts, text
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import pages_of
from tests.reports.pdf.reading import by_poppler, squashed, squashed_pdf

OPTIONS = Options(made=MADE)
# Without a letter that a font may join with the next, which programs that read PDFs give back in the wrong order.
SCRIPTS = {
    "Arabic": "فتح نفق مرفئي يوم خميس",
    "Hebrew": "המנהרה נפתחה ביום חמישי",
    "Chinese": "隧道于周四开通",
    "Japanese": "トンネルは木曜日に開通した",
    "Emoji": "😀 🚢 👩‍👩‍👧",
    "Russian": "Туннель открылся в четверг",
    "Greek": "Η σήραγγα άνοιξε την Πέμπτη",
}


def go_on() -> None:
    pass


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_can_be_read_back(script: str, tmp_path: Path) -> None:
    said = SCRIPTS[script]
    if missing := fonts.missing_glyphs([said], go_on):
        pytest.skip(f"no font here has {fonts.script_names(missing)}")
    recorder = Recorder(article_of(f"{said}."))
    claim = recorder.mark(said, Status.VERIFIED)
    recorder.edit(claim, statement=said)
    report = render(recorder.review, "pdf", OPTIONS)
    assert remarks(recorder.review, "pdf", OPTIONS) == []
    # The article, the quote and the statement; a joiner may be lost on the way.
    assert squashed_pdf(report).replace("\u200d", "").count(squashed(said).replace("\u200d", "")) >= 2
    # In the order of the page's content poppler puts no letters right that run from the right.
    order = [] if text.is_rtl(said) else ["-raw"]
    raw = by_poppler("pdftotext", report, tmp_path, *order).replace("\u200d", "")
    assert squashed(raw).count(squashed(said).replace("\u200d", "")) >= 2


def test_what_no_font_has_is_written_as_its_number_and_told_beforehand() -> None:
    recorder = Recorder(article_of("Six \u0378 swans \U000e0fff."))
    review = recorder.review
    assert "⟨U+0378⟩" in squashed_pdf(render(review, "pdf", OPTIONS))
    (said,) = remarks(review, "pdf", OPTIONS)
    assert "no font" in said and "U+0378" in said


def test_a_mark_that_no_font_has_with_its_letter_stops_nothing() -> None:
    recorder = Recorder(article_of("Letter b\u064e c\u0378\u0301 \u0ddf d\u20e3 \u200d\u200d e\ufe0f."))
    assert "Letterb" in squashed_pdf(render(recorder.review, "pdf", OPTIONS))


def test_scripts_are_named() -> None:
    assert fonts.script_names("אب字あ한x") == ["Latin", "Hebrew", "Arabic", "Japanese", "Chinese", "Korean"]
    assert fonts.script_names("\u0378😀") == ["U+0378", "U+1F600"]
    assert fonts.script_names(map(chr, range(0x1F600, 0x1F610)))[-1] == "…"


@pytest.mark.parametrize(
    ("written", "rtl"),
    [("שלום", True), ("سلام hello", True), ("hello سلام", False), ("12 سلام", True), ("", False), ("…", False)],
)
def test_a_text_runs_where_its_first_letter_does(written: str, rtl: bool) -> None:
    assert text.is_rtl(written) is rtl
    assert isinstance(text.value(written), dict) is rtl


def test_an_article_from_right_to_left_keeps_its_marks_in_order() -> None:
    said = "فتح نفق مرفئي يوم خميس"
    if fonts.missing_glyphs([said], go_on):
        pytest.skip("no font here has Arabic")
    recorder = Recorder(article_of(said, language="ar"))
    recorder.mark("نفق مرفئي", Status.VERIFIED)
    recorder.mark("مرفئي يوم", Status.DISPUTED)
    assert len(pages_of(render(recorder.review, "pdf", OPTIONS))) >= 1


def test_only_names_from_right_to_left_have_a_mark() -> None:
    def marks(byline: str) -> int:
        article = article_of("One.", byline=byline, publication="The Port Ledger", published="14 March 2025")
        return "".join(pages_of(render(Recorder(article).review, "pdf", OPTIONS))).count("\u200e")

    assert marks("Ines Calder") == 0 < marks("مها")


def test_addresses_are_in_ascii() -> None:
    assert text.address("https://exämple.org/ä b") is None
    assert text.address("https://exämple.org/ä?ö=1#ü") == "https://xn--exmple-cua.org/%C3%A4?%C3%B6=1#%C3%BC"
    assert text.address("https://example.org/%C3%A4") == "https://example.org/%C3%A4"
    assert text.address("javascript:alert(1)") is text.address(None) is None
