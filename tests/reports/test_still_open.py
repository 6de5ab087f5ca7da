"""What a report says is still open: first of all, and nothing that stays in the house."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html
from markdown_it import MarkdownIt

from annotator.domain.asking import ask, log_attempt
from annotator.domain.claim import Decision, Status
from annotator.domain.correcting import decide_correction, propose_correction
from annotator.domain.records import Addressee, Attempt
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.reports import Options, render
from tests.recording import MADE, Recorder, article_of
from tests.reports.lighthouse import lighthouse_review
from tests.reports.mill import updated_mill
from tests.reports.reading import parsed, words_of


def in_html(review: Review, options: Options) -> html.HtmlElement:
    return parsed(render(review, "html", options).decode())


def in_markdown(review: Review, options: Options) -> html.HtmlElement:
    source = render(review, "md", options).decode()
    return parsed(MarkdownIt("commonmark").enable("table").render(source))


PAGES = [pytest.param(in_html, id="html"), pytest.param(in_markdown, id="md")]
Pages = Callable[[Review, Options], html.HtmlElement]


def open_words(root: html.HtmlElement) -> str:
    """What stands under the heading “Still open”."""
    return words_of(root.xpath("//body")[0]).split(" Still open ")[1].split(" Article ")[0]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_open_comes_before_the_article(page: Pages) -> None:
    said = open_words(page(lighthouse_review(), Options(made=MADE))).replace(":", "")
    for words in (
        "The board is to meet again on 2 May",
        "Waiting for a decision",
        "a correction is proposed",
        "Waiting for an answer",
        "Signatures that hold no more",
        "Ada Quist, 13 March 2025, 1020 UTC, version 1",
        "20 of 69 words have not been looked at.",
    ):
        assert words in said
    headings = [words_of(heading) for heading in page(lighthouse_review(), Options(made=MADE)).xpath("//h2")]
    assert headings[:4] == ["Summary", "Still open", "Article", "Claims"]


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_told_what_is_asked_or_whom(page: Pages) -> None:
    recorder = Recorder(article_of("Six swans, seven geese."))
    claim = recorder.mark("Six swans", Status.VERIFIED)
    recorder.apply(
        ask(recorder.article, claim, Addressee.LAWYER, "Can the miller sue?", by="Mara Boyd", at=MADE), "Mara Boyd"
    )
    recorder.apply(
        log_attempt(recorder.article, [claim], Attempt.CONTACT, "Old Tom", how="e-mail", by="Mara Boyd", at=MADE),
        "Mara Boyd",
    )
    recorder.note(claim, "He is lying.")
    root = page(recorder.review, Options(made=MADE))
    said = words_of(root.xpath("//body")[0])
    assert "Waiting for an answer" in open_words(root)
    for internal in ("sue", "Tom", "lying", "e-mail"):
        assert internal not in said


@pytest.mark.parametrize("page", PAGES)
def test_what_is_decided_answered_and_settled_is_not_open(page: Pages) -> None:
    recorder = Recorder(article_of("Six swans."))
    claim = recorder.mark("Six swans.", Status.DISPUTED)
    assert "Waiting for a decision" in open_words(page(recorder.review, Options(made=MADE)))
    recorder.apply(propose_correction(recorder.article, claim, "Five swans.", by="Mara Boyd", at=MADE), "Mara Boyd")
    (held,) = recorder.review.claims
    recorder.apply(
        decide_correction(recorder.article, held, held.corrections[0], Decision.ACCEPTED, by="Ines Calder"),
        "Ines Calder",
    )
    assert open_words(page(recorder.review, Options(made=MADE))) == "Nothing is open."


@pytest.mark.parametrize("page", PAGES)
def test_open_places_are_open(page: Pages) -> None:
    said = open_words(page(updated_mill().review, Options(made=MADE)))
    for words in (
        "Place still to be settled",
        "moved",
        "to be reread",
        "cut from text",
        "no check needed, to be reread",
    ):
        assert words in said


@pytest.mark.parametrize("page", PAGES)
def test_of_a_part_only_what_is_open_in_it(page: Pages) -> None:
    review = lighthouse_review()
    chosen = frozenset(claim.id for claim in review.claims if claim.number in (1, 3))
    root = page(review, Options(made=MADE, scope=Scope(claims=chosen)))
    said = open_words(root)
    assert "a third more" in said and "2 May" not in said and "words have not" not in said
    assert "this report is a part of the 6 in the article" in words_of(root.xpath("//body")[0])


@pytest.mark.parametrize("page", PAGES)
def test_a_long_statement_is_cut_on_one_line(page: Pages) -> None:
    recorder = Recorder(article_of("Six swans."))
    claim = recorder.mark("Six swans")
    recorder.edit(claim, statement="Swan\n" * 200)
    item = open_words(page(recorder.review, Options(made=MADE)))
    assert "Swan Swan" in item and "…" in item and len(item) < 260


@pytest.mark.parametrize("page", PAGES)
def test_history_is_told_where_it_is_wanted_and_without_what_stays_in_the_house(page: Pages) -> None:
    review = lighthouse_review()
    known = replace(review, sources=tuple(replace(source, confidential=False) for source in review.sources))
    without = words_of(page(known, Options(made=MADE)).xpath("//body")[0])
    root = page(known, Options(made=MADE, scope=Scope(history=True)))
    said = words_of(root.xpath("//body")[0])
    assert "claim 3 marked on “a third more than the harbour board set aside”, disputed (wrong)" in said
    assert "Whose sum is it?" not in said and "treasurer" not in said
    assert "History" in [words_of(heading) for heading in root.xpath("//h2")]
    assert "claim 3 marked" not in without
