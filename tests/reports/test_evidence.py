"""Evidence, sources and signatures in the reports, as a reader of each finds them."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from markdown_it import MarkdownIt

from annotator.domain.claim import Claim
from annotator.domain.evidence import Evidence, KeptFile, Kind, Source, Stance
from annotator.domain.review import Review
from annotator.reports import FORMATS, Options, render
from annotator.reports.content.language import tongue_of
from annotator.reports.content.sources import Link, Sources
from annotator.reports.tables.evidence import COLUMNS
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import unpacked
from tests.reports.lighthouse import ALL, BUDGET, INSIDER, LOG, NOTICE, SUM, lighthouse_review
from tests.reports.reading import parsed, words_of

PAGES = ["html", "md"]
_ARCHIVED = "https://web.archive.org/web/20250311101500/https://harbour.example/notices/gannet-rock"


def page(name: str, review: Review, **asked: Any) -> html.HtmlElement:
    source = render(review, name, Options(made=MADE, **asked)).decode()
    if name == "md":
        source = MarkdownIt("commonmark", {"html": True}).enable("table").render(source)
    return parsed(source)


def said_of(name: str, number: int, review: Review | None = None, **asked: Any) -> str:
    """What the entry of the claim says."""
    root = page(name, review or lighthouse_review(), **asked)
    if name == "html":
        return words_of(root.xpath(f"//section[@id='claim-{number}']")[0])
    return _until(root.xpath(f"//h3[starts-with(., 'Claim {number}:')]")[0], ("h2", "h3"))


def sources_in(name: str, review: Review | None = None, **asked: Any) -> str:
    root = page(name, review or lighthouse_review(), **asked)
    (heading,) = root.xpath("//h2[.='Sources']")
    return _until(heading, ("h2",))


def _until(heading: html.HtmlElement, tags: tuple[str, ...]) -> str:
    parts = []
    for element in heading.itersiblings():
        if element.tag in tags:
            break
        parts.append(words_of(element))
    return " ".join(parts)


def rows(name: str, review: Review | None = None, **asked: Any) -> list[dict[str, str]]:
    data = render(review or lighthouse_review(), name, Options(made=MADE, **asked)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline="")))


def citing(source: Source, **values: Any) -> Review:
    """A review with a claim that rests on that source alone."""
    recorder = Recorder(article_of("Six swans swam by."))
    claim = replace(recorder.mark("Six swans"), evidence=(Evidence("use-1", source.id, **values),))
    return replace(recorder.review, claims=(claim,), sources=(source,))


# Evidence


@pytest.mark.parametrize("name", PAGES)
def test_evidence_tells_its_source_and_this_use_of_it(name: str) -> None:
    said = said_of(name, 1)
    for words in (
        *("Supports", "primary", "document", "Keeper’s log, March 2025", "Harbour Board", "2025-03-11"),
        *("p. 7, 23:40", "Lamp out. First time since 1913.", "keepers-log.pdf", f"SHA-256 {'a' * 64}"),
        *("Gannet Rock light restored", "secondary", "press release", "https://harbour.example/notices/gannet-rock"),
        *(_ARCHIVED, "11 March 2025, 10:15 UTC", "gannet-rock.html", f"SHA-256 {'b' * 64}", "second paragraph"),
        *("https://harbour.example/notices/gannet-rock?print=1", "12 March 2025, 08:30 UTC", "Seen", "2025-03-12"),
    ):
        assert words in said, words
    assert "Orla Finch, 2025-03-12, by telephone" in said_of(name, 2)
    refuting = said_of(name, 3)
    assert "Refutes" in refuting and "Harbour Board budget 2025" in refuting
    assert "Evidence" not in said_of(name, 6)


@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_source_is_named_as_such(name: str) -> None:
    said = sources_in(name)
    assert {source.kind for source in ALL} == set(Kind)
    assert [kind for kind in Kind if kind not in said] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_calculation_can_be_read_and_done_again(name: str) -> None:
    said = said_of(name, 3)
    number = next(cited.number for cited in cited_sources() if cited.source.id == BUDGET.id)
    for words in (
        "(cost / planned - 1) * 100",
        "cost = 96000 crowns",
        "from claim 5",
        "planned = 80000 crowns",
        f"from source {number}",
        "20.0 percent",
        "rounded to 1 digit after the point",
    ):
        assert words in said, words
    assert "Out of date" not in said


def cited_sources() -> Sources:
    review = lighthouse_review()
    return Sources(tongue_of("en"), review, review.standing_claims)


@pytest.mark.parametrize("name", PAGES)
def test_a_calculation_whose_input_has_changed_is_told_as_out_of_date(name: str) -> None:
    review = lighthouse_review()
    changed = replace(
        review,
        sources=tuple(replace(one, title="Another budget") if one.id == BUDGET.id else one for one in review.sources),
    )
    assert "Out of date: “planned” (“Another budget”) has changed." in said_of(name, 3, changed)


@pytest.mark.parametrize("name", PAGES)
def test_a_result_that_does_not_follow_is_told(name: str) -> None:
    def wrong(claim: Claim) -> Claim:
        uses = [replace(use, calculation={**use.calculation, "result": "33"}) if use.calculation else use
                for use in claim.evidence]  # fmt: skip
        return replace(claim, evidence=tuple(uses))

    review = lighthouse_review()
    said = said_of(name, 3, replace(review, claims=tuple(map(wrong, review.claims))))
    assert "The formula gives 20.0, not 33." in said


@pytest.mark.parametrize("name", PAGES)
def test_a_calculation_that_cannot_be_read_does_not_stop_the_report(name: str) -> None:
    said = said_of(name, 1, citing(SUM, calculation={"inputs": [], "formula": 7}))
    assert "It cannot be read: calculation.formula is not a text." in said


def test_archived_links_are_robust_ones() -> None:
    (first, *_) = page("html", lighthouse_review()).xpath(f"//a[@href='{_ARCHIVED}']")
    attributes = {name: value for name, value in first.attrib.items() if name.startswith("data-")}
    assert attributes == {
        "data-originalurl": "https://harbour.example/notices/gannet-rock",
        "data-versionurl": _ARCHIVED,
        "data-versiondate": "2025-03-11",
    }
    root = page("html", citing(replace(NOTICE, archive_url=None)))
    assert root.xpath("//a[starts-with(@href, 'https://harbour.example')]")
    assert not root.xpath("//@data-versionurl | //@data-originalurl")


def test_an_address_that_is_an_archives_is_told_as_the_archived_copy() -> None:
    source = replace(NOTICE, url=_ARCHIVED, archive_url=None, captured=None, file=None)
    review = citing(source)
    (cited,) = Sources(tongue_of("en"), review, review.claims)
    (fact,) = cited.facts
    assert (fact.label, fact.value) == ("Archived copy", _ARCHIVED)
    assert fact.link == Link("https://harbour.example/notices/gannet-rock", _ARCHIVED, "2025-03-11")


@pytest.mark.parametrize("name", PAGES)
def test_only_addresses_of_the_web_are_links(name: str) -> None:
    root = page(name, lighthouse_review())
    assert "ftp://files.example/plaque.jpg" in words_of(root)
    assert all(href.startswith(("#", "https://")) for href in root.xpath("//@href"))


# Sources


@pytest.mark.parametrize("name", PAGES)
def test_each_source_is_listed_once_with_the_claims_that_rest_on_it(name: str) -> None:
    said = sources_in(name)
    for source in ALL:
        if not source.confidential:
            assert said.count(source.name) == 1, source.name
    root = page(name, lighthouse_review())
    items = [words_of(item) for item in root.xpath("//h2[.='Sources']/following-sibling::*[1]/li")]
    assert len(items) == len(ALL)
    (notice,) = [item for item in items if NOTICE.title and NOTICE.title in item]
    assert "claims 1, 5" in notice
    (budget,) = [item for item in items if BUDGET.title and BUDGET.title in item]
    assert "claim 3" in budget


def test_sources_and_evidence_lead_to_each_other() -> None:
    root = page("html", lighthouse_review())
    references = root.xpath("//ul[@class='evidence']//a[@class='ref']/@href")
    assert len(references) == sum(len(claim.evidence) for claim in lighthouse_review().claims)
    assert {href[1:] for href in references} == set(root.xpath("//ol[@class='sources']/li/@id"))
    assert {href[1:] for href in root.xpath("//ol[@class='sources']//a/@href") if href[0] == "#"} <= set(
        root.xpath("//section/@id")
    )


def test_a_source_is_known_by_the_first_that_there_is_of_it_and_says_that_once() -> None:
    for source, name, rest in (
        (Source("s", author="Ada", publisher="Press"), "Ada", ("Press",)),
        (Source("s", publisher="Press", published="2025"), "Press", ("2025",)),
        (Source("s", title="Press", publisher="Press"), "Press", ("Press",)),
        (Source("s", url="https://a.example/"), "https://a.example/", ()),
        (Source("s", file=KeptFile("a.pdf", "application/pdf", "c" * 64, 1)), "a.pdf", ()),
    ):
        review = citing(source)
        (cited,) = Sources(tongue_of("en"), review, review.claims)
        assert (cited.name, cited.credits) == (name, rest)


@pytest.mark.parametrize("name", PAGES)
def test_evidence_whose_source_is_not_there_is_told(name: str) -> None:
    said = said_of(name, 1, replace(citing(LOG, quote="Lamp out."), sources=()))
    assert "Its source is not part of this review." in said and "Lamp out." in said


@pytest.mark.parametrize("name", ["html", "md", "csv", "csv-evidence"])
def test_a_confidential_source_is_named_only_where_that_was_asked(name: str) -> None:
    silent = render(lighthouse_review(), name, Options(made=MADE)).decode()
    assert "A confidential source" in silent
    assert INSIDER.author and INSIDER.author not in silent and "notebook 3" not in silent
    asked = render(lighthouse_review(), name, Options(made=MADE, confidential=True)).decode()
    assert INSIDER.author in asked and "A confidential source" not in asked


@pytest.mark.parametrize("name", PAGES)
def test_a_confidential_source_that_is_named_is_marked_as_confidential(name: str) -> None:
    assert "confidential" in said_of(name, 4, confidential=True)
    assert "confidential" in sources_in(name, confidential=True)


# What stays in the house


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_notes_queries_and_the_log_stay_in_the_house(name: str) -> None:
    report = unpacked(render(lighthouse_review(), name, Options(made=MADE))).decode()
    for words in ("treasurer", "Whose sum is it?", "Away."):
        asked = words == "Whose sum is it?" and name.startswith("open-items")  # of the person who was asked
        assert (words in report) is asked
        assert words in render(lighthouse_review(), "json", Options(made=MADE)).decode()


# Signatures


@pytest.mark.parametrize("name", PAGES)
def test_a_second_checkers_signature_says_whether_it_holds(name: str) -> None:
    first, second = said_of(name, 1), said_of(name, 2)
    assert "Checked by Theo Lin, 13 March 2025" in first
    assert "Second checker: Ines Calder, 13 March 2025" in first and "– holds" in first
    assert "Second checker: Ines Calder" in second and "– void: what was signed has changed since" in second
    assert "Second checker" not in said_of(name, 3)


@pytest.mark.parametrize("name", PAGES)
def test_the_articles_signatures_are_told_by_role(name: str) -> None:
    said = words_of(page(name, lighthouse_review()))
    summary = said[said.index("Signatures") : said.index("Article", said.index("Signatures"))]
    lawyer, editor = summary.split("Editor:")
    assert "Lawyer: Ada Quist" in lawyer and "version 1 – void: what was signed has changed since" in lawyer
    assert "Ines Calder" in editor and "version 1 – holds" in editor


@pytest.mark.parametrize("name", PAGES)
def test_a_signature_on_an_older_version_says_so(name: str) -> None:
    review = lighthouse_review()
    article = review.article
    newer = replace(article.newest, number=2)
    said = words_of(page(name, replace(review, article=replace(article, versions=(article.newest, newer)))))
    assert "void: the text has a newer version" in said


@pytest.mark.parametrize("name", PAGES)
def test_a_masked_review_keeps_what_holds(name: str) -> None:
    assert any(source.confidential for source in lighthouse_review().sources)
    assert words_of(page(name, lighthouse_review())).count("– holds") == 2


@pytest.mark.parametrize("name", PAGES)
def test_who_checks_under_their_own_byline_is_told(name: str) -> None:
    root = page(name, lighthouse_review())
    assert "Mara Boyd checked 3 claims under their own byline." in words_of(root)
    assert "under their own byline" in said_of(name, 2)
    assert "under their own byline" not in said_of(name, 1)
    plain = replace(lighthouse_review(), article=replace(lighthouse_review().article, byline="By Bo Hale"))
    assert "own byline" not in words_of(page(name, plain))


# Tables


def test_the_table_of_claims_counts_evidence_and_names_sources() -> None:
    first, second, third, fourth, fifth, sixth = sorted(rows("csv"), key=lambda row: int(row["number"]))
    assert [first[str(stance)] for stance in Stance] == ["2", "0", "3"]
    assert [second[str(stance)] for stance in Stance] == ["3", "2", "0"]
    assert first["sources"].split("\n")[:2] == [LOG.title, NOTICE.title]
    assert first["addresses"] == NOTICE.url
    assert (third["rating"], third["scale"]) == ("Mostly wrong", "The Ledger’s scale")
    assert third["reasoning"].startswith("The board set aside 80,000 crowns.\n")
    assert (first["signed_off_by"], first["valid"]) == ("Ines Calder", "yes")
    assert (second["signed_off_by"], second["valid"]) == ("Ines Calder", "no")
    assert (third["signed_off_by"], third["signed_off_at"], third["valid"]) == ("", "", "")
    assert "A confidential source" in fourth["sources"]
    assert (fifth["sources"], sixth["sources"], sixth["supports"]) == (NOTICE.title, "", "0")


def test_the_table_of_evidence_has_a_row_for_each_piece() -> None:
    found = rows("csv-evidence")
    assert list(found[0]) == list(COLUMNS)
    assert len(found) == sum(len(claim.evidence) for claim in lighthouse_review().claims)
    notice = next(row for row in found if row["title"] == NOTICE.title)
    assert (notice["claim"], notice["stance"], notice["tier"]) == ("1", "supports", "secondary")
    assert (notice["kind"], notice["locator"], notice["seen"]) == ("press release", "second paragraph", "2025-03-12")
    assert (notice["url"], notice["archive_url"]) == (NOTICE.url, _ARCHIVED)
    assert (notice["saved_copy"], notice["sha256"]) == ("gannet-rock.html", "b" * 64)
    assert notice["fetched_at"] == "2025-03-12T08:30:00.000000Z"
    (calculated,) = [row for row in found if row["formula"]]
    assert calculated["formula"] == "(cost / planned - 1) * 100"
    assert calculated["inputs"].startswith("cost = 96000 crowns (from claim 5)\nplanned = 80000 crowns (from source ")
    assert calculated["result"] == "20.0 percent (rounded to 1 digit after the point)"
    (secret,) = [row for row in found if row["confidential"] == "yes"]
    assert (secret["title"], secret["author"], secret["locator"]) == ("A confidential source", "", "")
    assert secret["quote"] == "Nothing touched bottom that night."
