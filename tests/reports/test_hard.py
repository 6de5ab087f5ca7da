"""Every format of a review in which all is hard: what it says of each claim is complete, and where the format has
places, at the right one."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from lxml import html

from annotator.domain.claim import Claim, Status
from annotator.domain.hidden import shown
from annotator.domain.interchange import from_json
from annotator.domain.review import Review
from annotator.reports import FORMATS, Options, render
from tests.recording import MADE
from tests.reports.entries import ENTRIES, said_of_claims
from tests.reports.hard import PILED, hard_review
from tests.reports.read_back import csv_rows, markdown_page, one_line, xlsx_sheets
from tests.reports.reading import parsed
from tests.reports.test_redline import text_of

_WORDS = ("Statement", "Claimant", "Rating", "Reasoning", "Correction", "Source", "Page", "Words")
# What each format says of a claim; of the text, what it quotes.
_HOLDS = {
    "html": _WORDS,
    "docx": _WORDS,
    "redline": ("Correction",),
    "md": _WORDS,
    "csv": ("Statement", "Claimant", "Rating", "Reasoning", "Correction", "Source"),
    "xlsx": _WORDS,
    "open-items": ("Statement", "Question"),
    "open-items-html": ("Statement", "Question"),
    "open-items-text": ("Statement", "Question"),
    "json": (*_WORDS, "Question"),
    "csv-evidence": ("Statement", "Source", "Page", "Words"),
    "claimreview": ("Statement", "Claimant", "Rating", "Reasoning"),
    "claimreview-page": ("Statement", "Claimant", "Rating", "Reasoning"),
    "annotations": ("Statement", "Rating", "Reasoning", "Correction", "Source", "Page", "Words"),
    "averitec": ("Statement", "Claimant", "Reasoning", "Source", "Words"),
    "sources": ("Source",),
    "sources-bibtex": ("Source",),
}
# What these say of claims is read back by tests of their own.
_BY_THEIR_OWN = {"pdf", "qdpx"}
_QUOTED = ("html", "docx", "md", "json")  # with every quote of a claim, be it without a place
_QUOTED_FIRST = ("redline", "csv", "xlsx", "csv-evidence")


@cache
def hard() -> Review:
    return hard_review()


def told(name: str) -> bytes:
    return render(hard(), name, Options(made=MADE, addressee="author"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def at(offset: int) -> int:
    """The place in the text without its white space."""
    return len(squeezed(hard().article.newest.text[:offset]))


def test_of_every_format_is_known_what_it_says_of_a_claim() -> None:
    missing = ", ".join(sorted(set(FORMATS) - set(ENTRIES.keys() & _HOLDS.keys()) - _BY_THEIR_OWN))
    assert not missing, (
        f"Say in ENTRIES of entries.py and in _HOLDS of test_hard.py what they say of claims: {missing}."
    )


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_said_of_each_claim_is_complete(name: str) -> None:
    found = said_of_claims(name, told(name))
    claims = [one for one in hard().claims if name != "averitec" or one.status is not Status.UNCHECKED]
    assert sorted(found) == [claim.number for claim in claims]
    for claim in claims:
        said = one_line(found[claim.number])
        assert [word for word in wanted(name, claim) if one_line(shown(word)) not in said] == [], claim.number


def wanted(name: str, claim: Claim) -> list[str]:
    quotes = [passage.exact for passage in claim.passages]
    quoted = quotes if name in _QUOTED else quotes[:1] if name in _QUOTED_FIRST else []
    ends = {"Question": "?"}
    return [*(f"{word} {claim.number}{ends.get(word, '.')}" for word in _HOLDS[name]), *quoted]


# Places.


def test_in_a_page_marks_begin_and_end_where_passages_do() -> None:
    begins, ends, lined = _marks(parsed(told("html").decode()).xpath("//article")[0])
    placed = _placed()
    assert begins == {f"mark-{number}-{index}": at(start) for number, index, start, _ in placed}
    assert sorted(ends) == sorted((f"(end of claim {number})", at(end)) for number, _, _, end in placed)
    text = squeezed(hard().article.newest.text)
    over: dict[int, set[int]] = defaultdict(set)
    for number, _, start, end in placed:
        over[number] |= set(range(at(start), at(end)))
    assert {number: "".join(text[i] for i in sorted(places)) for number, places in over.items()} == dict(lined)


def _marks(article: html.HtmlElement) -> tuple[dict[str, int], list[tuple[str, int]], dict[int, str]]:
    """Where numbers stand, and ends, in the text without white space; and what is underlined for each claim."""
    begins: dict[str, int] = {}
    ends: list[tuple[str, int]] = []
    lined: dict[int, str] = defaultdict(str)
    text = ""

    def walk(element: html.HtmlElement, over: tuple[int, ...]) -> None:
        nonlocal text
        if element.tag == "a" and element.get("class", "").startswith("number"):
            begins[str(element.get("id"))] = len(text)
            return
        if element.get("class") == "aside":
            ends.append((element.text_content().strip(), len(text)))
            return
        if element.tag == "mark":
            over = tuple(int(one.split(",")[0].split()[1]) for one in str(element.get("title")).split("; "))
        take(element.text, over)
        for child in element:
            walk(child, over)
            take(child.tail, over)

    def take(piece: str | None, over: Iterable[int]) -> None:
        nonlocal text
        written = squeezed(piece or "")
        text += written
        for number in over:
            lined[number] += written

    walk(article, ())
    assert text == squeezed(hard().article.newest.text)
    return begins, ends, lined


def _placed() -> list[tuple[int, int, int, int]]:
    """Numbers of claims and passages, and ranges, of all that have a place."""
    return [
        (claim.number, index, passage.start, passage.end)
        for claim in hard().claims
        for index, passage in enumerate(claim.passages, 1)
        if passage.start is not None and passage.end is not None
    ]


def test_in_markdown_a_number_stands_where_its_passage_ends() -> None:
    root = markdown_page(told("md"))
    (heading,) = root.xpath("//h2[.='Article']")
    parts = []
    for element in heading.itersiblings():
        if element.tag in ("h2", "hr"):
            break
        parts.append(element.text_content())
    text = hard().article.newest.text
    marks = sorted((end, start, -end, number) for number, _, start, end in _placed())
    expected, last = "", 0
    for end, _, _, number in marks:
        expected += text[last:end] + f" [{number}]"
        last = end
    assert squeezed("".join(parts)).replace("|", "") == squeezed(expected + text[last:])


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_in_tables_offsets_are_those_of_the_quotes(name: str) -> None:
    if name == "csv":
        head, *rows = csv_rows(told("csv"))
        found = [dict(zip(head, row, strict=True)) for row in rows]
    else:
        names, *cells = xlsx_sheets(told("xlsx"))[1]
        found = [{names[at]: text for at, text in row.items()} for row in cells]
    text, blocks = hard().article.newest.text, hard().article.newest.blocks
    for row in found:
        claim = hard().claims[int(row["number"]) - 1]
        places = [(one.start, one.end) for one in claim.passages if one.start is not None]
        assert row.get("passages", "") == "; ".join(f"{start}-{end}" for start, end in places)
        if places:
            assert text[int(row["start"]) : int(row["end"])] == row["quote"]
            block = blocks[int(row["block"]) - 1]
            assert block.start <= int(row["start"]) < block.end


def test_data_is_read_back_the_same() -> None:
    back = from_json(json.loads(told("json")))
    found = {claim.number: (claim.statement, claim.passages, claim.evidence, claim.queries) for claim in back.claims}
    assert found == {
        claim.number: (claim.statement, claim.passages, claim.evidence, claim.queries) for claim in hard().claims
    }


def test_annotations_have_both_selectors_of_every_passage() -> None:
    items = {item["id"]: item for item in json.loads(told("annotations"))["first"]["items"]}
    text = hard().article.newest.text
    for claim in hard().claims:
        targets = items[f"urn:uuid:{claim.id}"]["target"]
        places = [(one.start, one.end) for one in claim.passages if one.start is not None]
        found = []
        for target in targets if isinstance(targets, list) else []:
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote["prefix"]) and text[place["end"] :].startswith(quote["suffix"])
            found.append((place["start"], place["end"]))
        assert found == places


def test_the_redline_has_the_whole_text() -> None:
    assert squeezed(text_of(hard())[0]) == squeezed(hard().article.newest.text)


def test_an_annotation_without_place_and_statement_has_the_old_quote() -> None:
    review = replace(hard(), claims=tuple(replace(claim, statement=None) for claim in hard().claims))
    items = json.loads(render(review, "annotations", Options(made=MADE)))["first"]["items"]
    (lost,) = [item for item in items if item["id"] == f"urn:uuid:{hard().claims[46].id}"]
    assert {"came late"} == {body["value"] for body in lost["body"] if body["purpose"] == "describing"}


@pytest.mark.parametrize("name", ["open-items", "open-items-html", "open-items-text", "html", "md"])
def test_places_are_named(name: str) -> None:
    said = {number: one_line(text) for number, text in said_of_claims(name, told(name)).items()}
    parts = {1: "paragraph 1", 6: "paragraph 2 to paragraph 3", 7: "paragraph 2 to paragraph 4", 17: "paragraph 8"}
    for number, place in {**parts, 21: "table row 1 to table row 2", 24: "code 1", 25: "caption 1"}.items():
        assert place in said[number].lower(), number
    assert "paragraph" not in said[47].lower() and "paragraph" not in said[49].lower()


def test_twenty_claims_on_one_range_are_all_told_in_a_page() -> None:
    titles = parsed(told("html").decode()).xpath("//article//mark/@title")
    (piled,) = [str(title) for title in titles if str(title).count(";") == PILED - 1]
    assert [int(one.split(",")[0].split()[1]) for one in piled.split("; ")] == list(range(26, 26 + PILED))
