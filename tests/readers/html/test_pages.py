"""Invented pages as a browser saves them, read whole: each page's article stands in the text file beside it."""

from pathlib import Path

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, Reading
from annotator.readers import read_file
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of

PAGES = Path(__file__).parents[2] / "data" / "pages"


def page(name: str, reading: Reading | None = None) -> ArticleDraft:
    draft = read_file(PAGES / f"{name}.html", reading=reading)
    check_canonical(draft)
    for other in draft.others:
        check_canonical(other)
    return draft


@pytest.mark.parametrize("file", sorted(PAGES.glob("*.txt")), ids=lambda file: file.stem)
def test_a_page_is_its_article_and_nothing_else(file: Path) -> None:
    draft = page(file.stem)
    assert draft.text == file.read_text(encoding="utf-8").removesuffix("\n")
    assert draft.reading is Reading.ARTICLE


@pytest.mark.parametrize(
    ("name", "title", "byline", "publication", "published", "language", "direction"),
    [
        (
            "news",
            "Ferry line to Inner Skarn will close after 61 years",
            "Ines Calder",
            "The Port Ledger",
            "2025-05-06",
            "en-GB",
            "ltr",
        ),
        (
            "live_blog",
            "Barge strikes Halden bridge: as it happened",
            "Theo Lin, Ines Calder",
            "The Port Ledger",
            "2025-02-11",
            "en",
            "ltr",
        ),
        (
            "german",
            "Stadtrat streicht Nachtbusse nach Moorwerder",
            "Grete Ohlsen",
            "Hafenblatt",
            "2025-03-04",
            "de",
            "ltr",
        ),
        (
            "arabic",
            "المجلس البلدي يقر مشروع الجسر الجديد",
            "ليلى حداد",
            "صحيفة الميناء",
            "2025-01-20",
            "ar",
            "rtl",
        ),
        ("japanese", "港町の市電、来春に全線で運転再開へ", None, "みなと新報", "2025-10-02", "ja", "ltr"),
        ("documentation", "Installing tidewatch", None, None, None, "en", "ltr"),
        ("encyclopedia", "Skarn Light", None, None, None, "en", "ltr"),
        ("forum", "Idle draw of the Velden 40", None, None, None, "en", "ltr"),
    ],
)
def test_metadata(
    name: str,
    title: str,
    byline: str | None,
    publication: str | None,
    published: str | None,
    language: str,
    direction: str,
) -> None:
    draft = page(name)
    assert draft.title == title
    assert (draft.byline, draft.publication, draft.published) == (byline, publication, published)
    assert (draft.language, draft.direction) == (language, direction)


def test_the_canonical_address_is_kept_without_what_follows_readers_about() -> None:
    assert page("news").url == "https://ledger.example/harbour/ferry-closes"
    assert page("encyclopedia").url == "https://pedia.example/wiki/Skarn_Light"


def test_links_and_kinds_of_blocks_come_with_the_article() -> None:
    draft = page("news")
    kinds = [kind for kind, _, _ in blocks_of(draft)]
    assert kinds.count(BlockKind.CAPTION) == 1
    assert kinds.count(BlockKind.LIST_ITEM) == 3
    assert kinds.count(BlockKind.QUOTATION) == 1
    assert ("Ines Calder", "https://ledger.example/staff/calder") in [(text, to) for _, text, to in spans_of(draft)]
    assert BlockKind.TABLE_ROW in [kind for kind, _, _ in blocks_of(page("documentation"))]


def test_every_entry_of_a_live_blog_is_there() -> None:
    texts = texts_of(page("live_blog"))
    for beginning in ("Police have reopened", "Everybody who was", "The barge Torunn", "A barge has struck"):
        assert sum(text.startswith(beginning) for text in texts) == 1
    assert not any("Share this update" in text or "Gale warning" in text for text in texts)


def test_every_post_of_a_thread_is_there() -> None:
    texts = texts_of(page("forum"))
    for beginning in ("Has anybody here", "Mine draws 10.6", "I asked the maker", "Thank you both"):
        assert sum(text.startswith(beginning) for text in texts) == 1
    assert not any(word in text for text in texts for word in ("Log in", "rattles at night", "Powered by"))


def test_a_page_on_which_the_ways_of_finding_the_article_differ_has_the_other_readings() -> None:
    draft = page("unmarked")
    assert draft.reading is Reading.ARTICLE
    assert [other.reading for other in draft.others] == [Reading.SECOND, Reading.PAGE]
    second, whole = draft.others
    assert texts_of(second)[-1].startswith("The council has voted to pay for half")
    assert texts_of(draft)[-1].startswith("I have written to three members")
    assert "Archive" in whole.text
    assert draft.remarks == (
        "Two ways of finding the article on this page differ: one has 311 words, the other 99; the whole page has 322.",
    )
    assert all(not other.others and other.title == draft.title for other in draft.others)


@pytest.mark.parametrize("reading", list(Reading))
def test_the_reading_that_is_asked_for_is_the_draft(reading: Reading) -> None:
    draft = page("unmarked", reading)
    assert draft.reading is reading
    assert {other.reading for other in draft.others} == set(Reading) - {reading}


def test_readings_can_be_asked_for_where_nothing_is_in_doubt() -> None:
    draft = page("news", Reading.PAGE)
    assert {"Most read", "© 2025 The Port Ledger. All rights reserved."} <= {
        piece for text in texts_of(draft) for piece in (text, text.partition(" Reproduction")[0])
    }
    assert "We value your privacy" not in draft.text  # a dialog
    assert [other.reading for other in draft.others] == [Reading.ARTICLE, Reading.SECOND]
    assert draft.others[0].text == page("news").text
    assert draft.remarks == ()


def test_the_text_of_an_article_that_the_page_does_not_show_is_taken_from_its_data() -> None:
    draft = page("paywalled")
    assert draft.remarks == (
        "The page shows little of its article; the text was taken from the data that it holds for search engines.",
    )
    assert [other.reading for other in draft.others] == [Reading.SECOND, Reading.PAGE]
    assert "choose a subscription" in draft.others[1].text
