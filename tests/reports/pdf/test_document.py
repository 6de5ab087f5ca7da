"""The PDF of reviews of the usual size: whole, tagged, with bookmarks and links."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec
import pikepdf
import pypdfium2
import pytest
from syrupy.assertion import SnapshotAssertion

from annotator.domain.article import BlockKind
from annotator.domain.claim import Placed, Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle, Logo
from annotator.reports import Options, ReportError, find_format, prepared, remarks, render
from annotator.reports.pdf.document import Document
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import pages_of
from tests.reports.harbour import harbour_review
from tests.reports.hard import hard_review
from tests.reports.infested import infested, infested_options, tag, tagged
from tests.reports.lighthouse import lighthouse_review
from tests.reports.payloads import PAYLOADS
from tests.reports.pdf.reading import (
    addresses,
    bookmarks,
    by_poppler,
    inside_links,
    squashed,
    squashed_pdf,
    strings_in,
)
from tests.reports.readings import DOCUMENT, INTERNAL

OPTIONS = Options(made=MADE)
SAMPLES = {"harbour": harbour_review, "lighthouse": lighthouse_review}
# Keys of links, kinds and statuses, which are not said.
_NOT_SAID = frozenset(["k", "s", "to", "key", "mark", "kind", "h", "href", "m"])


def sections(review: Review, options: Options = OPTIONS) -> list[dict[str, Any]]:
    """What the template is given, in JSON's types."""
    review = prepared(review, find_format("pdf"), options)
    made = [
        {"kind": one.kind, "head": one.head, "about": one.about, "items": list(one.items)}
        for one in Document(review, options).sections()
    ]
    decoded: list[dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(made))
    return decoded


def said(data: Any) -> Any:
    if isinstance(data, dict):
        return [said(held) for key, held in data.items() if key not in _NOT_SAID]
    if isinstance(data, list):
        return [said(one) for one in data]
    return data


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_set_is_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    assert json.dumps(sections(SAMPLES[name]()), ensure_ascii=False, indent=1) == snapshot


@pytest.mark.parametrize("name", SAMPLES)
def test_all_that_is_set_can_be_read_in_the_pdf(name: str) -> None:
    review = SAMPLES[name]()
    text = squashed_pdf(render(review, "pdf", OPTIONS))
    words = {"verified", "disputed", "unsourced", "unchecked"}  # the names of colours
    wanted = [squashed(one) for one in strings_in(said(sections(review))) if one not in words]
    assert len(wanted) > 100
    # Programs that read PDFs put letters that a font joins, and signs beside them, in an order of their own.
    joined = {squashed("رأيتسفينةعلىالصخر"), "@gullwatch"}
    assert [one for one in wanted if one not in text and one not in joined] == []


def test_the_article_can_be_read_in_its_order(tmp_path: Path) -> None:
    recorder = Recorder(article_of("The tunnel opened.", "It cost 412 million.", "Nobody was hurt 😀, they say."))
    report = render(recorder.review, "pdf", OPTIONS)
    wanted = squashed("The tunnel opened. It cost 412 million. Nobody was hurt")
    assert wanted in squashed_pdf(report)
    assert wanted in squashed(by_poppler("pdftotext", report, tmp_path, "-raw"))


def test_it_says_what_it_is(tmp_path: Path) -> None:
    told = by_poppler("pdfinfo", render(harbour_review(), "pdf", OPTIONS), tmp_path)
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert facts["Title"].strip().endswith("harbour tunnel two years late – fact-check report")
    assert facts["Tagged"].strip() == "yes"
    assert int(facts["Pages"]) == len(pages_of(render(harbour_review(), "pdf", OPTIONS)))
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en" and pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "pdfuaid:part" in pdf.open_metadata()
        assert "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root


def test_bookmarks_lead_to_sections_and_claims() -> None:
    found = bookmarks(render(harbour_review(), "pdf", OPTIONS))
    assert all(leads for _, _, leads in found)
    assert [words for level, words, _ in found if level == 1] == [
        "Summary", "Still open", "Article", "Claims", "No check needed", "Method and scale",
    ]  # fmt: skip
    claims = [words for level, words, _ in found if level == 2 and words.startswith("Claim ")]
    assert len(claims) == 13 and all(any(str(s) in words.lower() for s in Status) for words in claims)


def test_links_lead_from_the_article_to_claims_and_back() -> None:
    review = harbour_review()
    placed = sum(len(claim.passages) for claim in review.standing_claims)
    assert len(inside_links(render(review, "pdf", OPTIONS))) >= 2 * placed


def test_pages_are_numbered() -> None:
    pages = pages_of(render(harbour_review(), "pdf", OPTIONS))
    assert len(pages) > 1
    assert all(page.strip().endswith(f"Page {n} of {len(pages)}") for n, page in enumerate(pages, 1))


def test_the_same_review_makes_the_same_bytes() -> None:
    assert render(harbour_review(), "pdf", OPTIONS) == render(harbour_review(), "pdf", OPTIONS)
    with pikepdf.open(_file(render(harbour_review(), "pdf", OPTIONS))) as pdf:
        made = datetime.fromisoformat(MADE).astimezone(UTC)
        assert str(pdf.docinfo.CreationDate).startswith(made.strftime("D:%Y%m%d%H%M%S"))


def test_a_part_of_a_review_says_so() -> None:
    report = render(harbour_review(), "pdf", replace(OPTIONS, scope=Scope(statuses=frozenset([Status.DISPUTED]))))
    text = squashed_pdf(report)
    assert squashed("this report is a part of the 13 in the article") in text
    assert len([1 for _, words, _ in bookmarks(report) if words.startswith("Claim ")]) == 2


def test_the_history_stands_there_where_it_is_asked_for() -> None:
    report = render(harbour_review(), "pdf", replace(OPTIONS, scope=Scope(history=True)))
    assert "History" in [words for _, words, _ in bookmarks(report)]
    assert "History" not in [words for _, words, _ in bookmarks(render(harbour_review(), "pdf", OPTIONS))]


def test_overlapping_claims_are_told_apart_where_they_end() -> None:
    recorder = Recorder(article_of("One two three four five six."))
    recorder.mark("One two three four", Status.VERIFIED)
    recorder.mark("three four five", Status.DISPUTED)
    recorder.mark("two three", Status.UNSOURCED)
    text = squashed_pdf(render(recorder.review, "pdf", OPTIONS))
    assert "✓1One?3two✗2three]3four]1five]2six." in text
    (article,) = [one for one in sections(recorder.review) if one["kind"] == "article"]
    lanes = [run["m"] for run in article["items"][0]["r"] if isinstance(run, dict) and "m" in run]
    assert ["verified", 0] in lanes[2] and ["unsourced", 1] in lanes[2] and ["disputed", 2] in lanes[2]


def test_a_claim_without_a_place_is_told_without_a_link() -> None:
    recorder = Recorder(article_of("Six swans.", "Seven geese."))
    claim = recorder.mark("Six swans")
    lost = replace(claim.passages[0], start=None, end=None, state=Placed.ORPHANED)
    review = replace(recorder.review, claims=(replace(claim, passages=(lost,)),))
    text = squashed_pdf(render(review, "pdf", OPTIONS))
    assert squashed("Cut from text: this quote has no place in the newest version.") in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_text(payload: str) -> None:
    review = infested(payload)
    report = render(review, "pdf", OPTIONS)
    assert all(address.startswith(("http:", "https:", "mailto:")) for address in addresses(report))
    with pikepdf.open(_file(report)) as pdf:
        assert not [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and {"/JS", "/Launch"} & set(one.keys())
        ]


def test_every_field_is_in_it_and_nothing_internal() -> None:
    said = tagged("of")
    text = squashed_pdf(render(infested("of", said), "pdf", infested_options(said)))
    assert [field for field in DOCUMENT if squashed(said(field)) not in text] == []
    assert [field for field in INTERNAL if tag(field) in text] == []


def test_of_a_hard_review_all_is_told() -> None:
    text = squashed_pdf(render(hard_review(), "pdf", OPTIONS))
    for claim in hard_review().claims:
        said = [f"{word} {claim.number}." for word in ("Statement", "Claimant", "Reasoning", "Correction", "Words")]
        # In mixed directions a reader takes the words of a line in another order.
        quoted = [word for passage in claim.passages for word in re.findall(r"\w+", normalize("NFKC", passage.exact))]
        assert [words for words in (*said, *quoted) if squashed(words) not in text] == [], claim.number


def test_typst_markup_is_text() -> None:
    payload = '#panic("x") $ x^2 $ *b* _i_ = Head @claim-1 <claim-2> `raw` \\ // c /* d */ #read("/etc/passwd") "]) ['
    report = render(infested(payload), "pdf", OPTIONS)
    assert squashed_pdf(report).count(squashed(payload)) >= 40


def test_what_is_not_seen_is_shown() -> None:
    recorder = Recorder(article_of("Six swans and\u202e geese \x1b[0m."))
    claim = recorder.mark("Six")
    review = recorder.review
    review = replace(review, claims=(replace(claim, statement="lone \ud800 half \uffff \ufffe \ufeff \x00"),))
    text = squashed_pdf(render(review, "pdf", OPTIONS))
    for number in ("0000", "FFFE", "FEFF", "202E", "001B", "D800", "FFFF"):
        assert f"⟨U+{number}⟩" in text


@pytest.mark.parametrize("letter", ["x", "W"])
def test_long_words_stay_on_the_page(letter: str) -> None:
    word = letter * 700
    headings = [DraftBlock(BlockKind.HEADING, [Run(word)], level) for level in range(1, 7)]
    recorder = Recorder(article_of(f"Before {word} after.", *headings, title=word))
    claim = recorder.mark(word)
    recorder.edit(claim, statement=word, claimant=word)
    report = render(recorder.review, "pdf", replace(OPTIONS, style=HouseStyle(name=word)))
    for page in pypdfium2.PdfDocument(report):
        text, width = page.get_textpage(), page.get_width()
        assert all(text.get_rect(n)[2] <= width - 40 for n in range(text.count_rects()))


def test_the_house_stands_at_the_top() -> None:
    style = HouseStyle("The Port Ledger", "https://ledger.example", "#7a1fa2", Logo("image/png", _picture()), "We ask.")
    report = render(harbour_review(), "pdf", replace(OPTIONS, style=style))
    assert squashed_pdf(report).startswith("ThePortLedger")
    assert "WeasktwoPeople." not in squashed_pdf(report) and "Weask." in squashed_pdf(report)
    with pikepdf.open(_file(report)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1


@pytest.mark.parametrize("most", [8, 60])
def test_a_damaged_logo_is_left_out_and_that_is_told(most: int) -> None:
    options = replace(OPTIONS, style=HouseStyle("The Port Ledger", logo=Logo("image/png", _picture()[:most])))
    report = render(harbour_review(), "pdf", options)
    with pikepdf.open(_file(report)) as pdf:
        assert len(pdf.pages[0].get_images()) == 0
    assert squashed_pdf(report).startswith("ThePortLedger")
    assert remarks(harbour_review(), "pdf", options) == ["The logo is left out: its file is damaged."]


def test_a_colour_that_cannot_be_read_is_told() -> None:
    style = HouseStyle(colour="#ffff00")
    assert any("too light" in said for said in remarks(harbour_review(), "pdf", replace(OPTIONS, style=style)))


def test_its_words_are_in_the_language_asked_for() -> None:
    text = squashed_pdf(render(harbour_review(), "pdf", replace(OPTIONS, language="de")))
    assert "Faktencheck-Bericht" in text and "Zusammenfassung" in text and "Stillopen" not in text


# A template of the library's own


def test_what_is_in_another_language_says_so() -> None:
    """The article and its quotes are English in a report in German."""
    options = replace(OPTIONS, language="de")
    with pikepdf.open(_file(render(harbour_review(), "pdf", options))) as pdf:
        assert str(pdf.Root.Lang) == "de"
        spoken = [
            str(one.Lang)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/Lang" in one
        ]
    assert set(spoken) == {"en"} and len(spoken) > len(harbour_review().claims)


def test_a_template_of_its_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "report.typ").write_text(
        '#set document(title: "Own")\n#set text(lang: "en")\n= #json("data.json").short'
    )
    report = render(harbour_review(), "pdf", replace(OPTIONS, templates=tmp_path))
    assert squashed_pdf(report) == "" and pages_of(report)[0].startswith("City opens")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('#set document(title: "x")\n#nothing-of-that-name', "line 2: unknown variable"),
        ("No title.", "title"),
        ('#read("/etc/passwd")', "line 1: "),
        ('#read("../report.typ")', "line 1: "),
        ('#import "@preview/cetz:0.3.4": canvas', "imports a package"),
        ('#let name = "@preview/cetz:0.3.4"\n#import name: canvas', "line 2: failed to download package"),
    ],
)
def test_a_template_that_cannot_be_used_is_told(template: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "report.typ").write_text(template)
    with pytest.raises(ReportError) as caught:
        render(harbour_review(), "pdf", replace(OPTIONS, templates=tmp_path))
    assert said in str(caught.value) and "\n" not in str(caught.value)


class Stopped(Exception):
    """Somebody has changed his mind."""


def test_cancel_ends_a_template_that_has_no_end(tmp_path: Path) -> None:
    (tmp_path / "report.typ").write_text(
        '#set document(title: "x")\n#let n = 0\n#for a in range(9000) { for b in range(9000) { n += 1 } }'
    )
    asked = []

    def check() -> None:
        asked.append(1)
        if len(asked) > 40:
            raise Stopped

    with pytest.raises(Stopped):
        render(harbour_review(), "pdf", replace(OPTIONS, templates=tmp_path, check=check))


def _file(report: bytes) -> Any:
    import io

    return io.BytesIO(report)


def _picture() -> bytes:
    from base64 import b64decode

    return b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
