"""What reports say of places that an update left open, in the words of the window, and of proposed corrections."""

import csv
import io
from dataclasses import replace

import pytest
from lxml import html
from markdown_it import MarkdownIt

from annotator.domain.claim import Correction, Decision, Passage, Placed
from annotator.domain.review import Review
from annotator.reports import Options, render
from annotator.reports.content.language import tongue_of
from annotator.reports.content.places import open_word
from annotator.reports.tables.csv import unguard
from tests.recording import MADE, Recorder, article_of
from tests.reports.mill import claim_of, settled_mill, updated_mill
from tests.reports.reading import parsed, words_of

MOVED = "Moved: its new place is still to be confirmed."
REREAD = "To be reread: something else in its sentence has changed."
CUT = "Cut from text: this quote has no place in the newest version."
OPEN = {1: MOVED, 3: REREAD, 4: CUT}


def html_page(review: Review) -> html.HtmlElement:
    return parsed(render(review, "html", Options(made=MADE)).decode())


def markdown_page(review: Review) -> html.HtmlElement:
    source = render(review, "md", Options(made=MADE)).decode()
    return parsed(MarkdownIt("commonmark", {"html": True}).enable("table").render(source))


def said_by(name: str, review: Review, number: int) -> str:
    """What the entry of the claim of that number says."""
    if name == "html":
        (found,) = html_page(review).xpath(f"//section[@id='claim-{number}']")
        return words_of(found)
    (heading,) = markdown_page(review).xpath(f"//h3[starts-with(., 'Claim {number}:')]")
    parts = []
    for element in heading.itersiblings():
        if element.tag in ("h2", "h3"):
            break
        parts.append(words_of(element))
    return " ".join(parts)


def article_in(name: str, review: Review) -> str:
    if name == "html":
        return words_of(html_page(review).xpath("//article")[0])
    text = words_of(markdown_page(review))
    return text[text.index("Article") : text.index("Claims", text.index("Article"))]


def table(review: Review) -> dict[int, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(render(review, "csv", Options(made=MADE)).decode("utf-8-sig"), newline=""))
    return {int(row["number"]): row for row in rows}


@pytest.mark.parametrize("name", ["html", "md"])
def test_every_open_place_is_told_with_its_claim(name: str) -> None:
    review = updated_mill().review
    for number in range(1, 6):
        said = said_by(name, review, number)
        told = {sentence for sentence in (MOVED, REREAD, CUT) if sentence in said}
        assert told == ({OPEN[number]} if number in OPEN else set()), said


@pytest.mark.parametrize("name", ["html", "md"])
def test_the_article_shows_which_of_its_places_are_open(name: str) -> None:
    said = article_in(name, updated_mill().review)
    if name == "html":
        assert "Claim 1?, verified, moved: turned again on Saturday" in said
        assert "Claim 3?, verified, to be reread: 40 sacks" in said
        assert "Claim 2, verified: Entry is free on Sundays" in said
    else:
        assert "turned again on Saturday [1?]" in said
        assert "40 sacks [3?]" in said
        assert "Entry is free on Sundays [2]" in said


@pytest.mark.parametrize("name", ["html", "md"])
def test_the_summary_counts_claims_that_are_to_be_settled(name: str) -> None:
    source = render(updated_mill().review, name, Options(made=MADE)).decode()
    assert "3 claims have a place that is still to be settled" in source
    assert "In the article, such a place has a question mark after its number." in source


@pytest.mark.parametrize("name", ["html", "md"])
def test_an_open_waiver_is_told_too(name: str) -> None:
    review = updated_mill().review
    root = html_page(review) if name == "html" else markdown_page(review)
    still_open, waived = [words_of(item) for item in root.xpath("//li") if "A fine sight it was" in item.text_content()]
    assert "no check needed, to be reread" in still_open
    assert REREAD in waived
    assert REREAD not in words_of(html_page(settled_mill().review))


@pytest.mark.parametrize("name", ["html", "md"])
def test_nothing_is_said_of_places_that_are_settled(name: str) -> None:
    root = html_page(settled_mill().review) if name == "html" else markdown_page(settled_mill().review)
    said = words_of(root.xpath("//body")[0])
    for words in ("Moved", "moved", "reread", "Cut from", "settled", "?", "rphan"):
        assert words not in said
    assert not root.xpath("//*[contains(concat(' ', @class, ' '), ' open ')]")


@pytest.mark.parametrize("name", ["html", "md", "csv"])
def test_no_report_speaks_of_orphans(name: str) -> None:
    source = render(updated_mill().review, name, Options(made=MADE)).decode()
    assert "orphan" not in source.partition("<body")[2 if name == "html" else 0].lower()


def test_a_quote_of_an_earlier_version_is_told_as_one_without_a_place() -> None:
    review = updated_mill().review
    bare = tuple(replace(claim, passages=()) if claim.number == 1 else claim for claim in review.claims)
    bare_review = replace(review, claims=bare)
    assert "turned again on Friday No place in the newest version." in said_by("html", bare_review, 1)
    assert table(bare_review)[1]["place"] == ""


def test_the_table_has_the_state_of_each_place() -> None:
    assert {number: row["place"] for number, row in table(updated_mill().review).items()} == {
        1: "moved",
        2: "kept",
        3: "reread",
        4: "cut from text",
        5: "",
    }


def test_of_several_places_the_table_tells_the_gravest() -> None:
    recorder = Recorder(article_of("Six swans, seven geese, eight ducks."))
    claim = recorder.mark("swans")
    recorder.also(claim, "geese")
    recorder.also(claim, "ducks")
    kept, second, third = claim_of(recorder, 1).passages

    def told(*changed: Passage) -> str:
        review = replace(recorder.review, claims=(replace(claim, passages=(kept, *changed)),))
        return table(review)[1]["place"]

    moved, reread = replace(second, state=Placed.MOVED), replace(third, reread=True)
    cut = replace(third, start=None, end=None, state=Placed.ORPHANED)
    assert (told(second, third), told(second, reread), told(moved, reread), told(moved, cut)) == (
        *("kept", "reread", "moved", "cut from text"),
    )
    assert open_word(tongue_of("en"), cut) == "cut from text"


# Corrections


@pytest.mark.parametrize("name", ["html", "md"])
def test_proposed_corrections_stand_under_their_claim(name: str) -> None:
    review = updated_mill().review
    said = said_by(name, review, 1)
    first, second = claim_of(updated_mill(), 1).corrections
    assert "proposed by Mara Boyd, 13 March 2025," in said
    assert "proposed by Theo Lin, 13 March 2025," in said
    assert "rejected by Ines Calder: It had turned before." in said
    assert said.count("rejected") == 1 and "accepted" not in said
    at = [said.rindex(words) for words in (first.text, "proposed by Mara", second.text, "proposed by Theo", "rejected")]
    assert at == sorted(at)
    assert "proposed" not in said_by(name, review, 2)


def test_proposed_corrections_are_in_the_table() -> None:
    rows = table(updated_mill().review)
    first, second = claim_of(updated_mill(), 1).corrections
    assert rows[1]["corrections"] == (
        f"turned again on Saturday (Mara Boyd, {first.at})\n"
        f"turned on Saturday (Theo Lin, {second.at}; rejected by Ines Calder: It had turned before.)"
    )
    assert rows[2]["corrections"] == ""


@pytest.mark.parametrize(
    ("decided_by", "reason", "words"),
    [("Ed", None, "accepted by Ed"), (None, "So it is.", "accepted: So it is."), (None, None, "accepted")],
)
def test_a_decision_says_what_is_known_of_it(decided_by: str | None, reason: str | None, words: str) -> None:
    recorder = updated_mill()
    made = Correction("c", "turned twice", "Mara Boyd", MADE, Decision.ACCEPTED, decided_by, reason)
    review = replace(recorder.review, claims=(replace(claim_of(recorder, 1), corrections=(made,)),))
    assert table(review)[1]["corrections"] == f"turned twice (Mara Boyd, {MADE}; {words})"
    for name in ("html", "md"):
        said = said_by(name, review, 1)
        assert f"; {words}" in said
        assert f"; {words} by" not in said and f"{words}:" not in said


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "＝cmd|' /C calc'!A0"])
def test_a_correction_that_would_be_a_formula_is_text_in_the_table(text: str) -> None:
    recorder = updated_mill()
    made = Correction("c", text, "Mara Boyd", MADE)
    cell = table(replace(recorder.review, claims=(replace(claim_of(recorder, 1), corrections=(made,)),)))[1]
    assert cell["corrections"].startswith("'")
    assert unguard(cell["corrections"]) == f"{text} (Mara Boyd, {MADE})"
