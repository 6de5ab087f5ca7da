"""The table, read back as a program reads it and looked at as a spreadsheet would."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.claim import Claim, Stamp
from annotator.domain.review import Review
from annotator.reports.options import Options
from annotator.reports.tables.claims import COLUMNS
from annotator.reports.tables.csv import guarded, render, unguard
from tests.recording import MADE, Recorder, article_of
from tests.reports.harbour import harbour_review

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
tricky = st.text(
    st.sampled_from("=+-@'\t\r\n ＝＠\"',;|\x00\u202e⟨U+0041⟩a1") | st.characters(exclude_categories=["Cs"])
)


def table(review: Review) -> list[dict[str, str]]:
    data = render(review, Options(made=MADE))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_for_each_claim_in_text_order() -> None:
    rows = table(harbour_review())
    assert [row["number"] for row in rows] == [str(n) for n in range(1, 14)]
    second = rows[1]
    assert second["quote"] == "two years behind schedule"
    assert (second["status"], second["about"], second["checked_by"]) == ("verified", "content", "Mara Boyd")
    text = harbour_review().article.newest.text
    assert text[int(second["start"]) : int(second["end"])] == second["quote"]
    assert text.split("\n")[int(second["block"]) - 1].count(second["quote"]) == 1
    assert second["passages"] == "161-186; 39-53"
    assert (rows[12]["checked_by"], rows[12]["checked_at"]) == ("", "")
    assert list(rows[0]) == list(COLUMNS)


def test_lines_end_as_rfc_4180_says_and_line_breaks_stay_in_their_cells() -> None:
    recorder = Recorder(article_of("A bell rang.\u2028Twice."))
    claim = recorder.mark("bell rang")
    recorder.edit(claim, reasoning='She said "twice",\nthen left.')
    data = render(recorder.review, Options(made=MADE))
    assert data.endswith(b"\r\n")
    assert b'"She said ""twice"",\nthen left.' in data
    assert len(table(recorder.review)) == 1


def test_removed_claims_stay_out_and_those_without_a_place_come_last() -> None:
    recorder = Recorder(article_of("One buoy. Two buoys."))
    recorder.mark("Two buoys")
    gone = recorder.mark("One buoy")
    made = Stamp("Ada", MADE)
    claims = (
        Claim("bare", 9, made, made, statement="Said on the radio."),
        *recorder.review.claims,
    )
    review = replace(
        recorder.review, claims=tuple(replace(c, removed_at=MADE) if c.id == gone.id else c for c in claims)
    )
    rows = table(review)
    assert [(row["number"], row["start"], row["passages"]) for row in rows] == [("1", "10", "10-19"), ("9", "", "")]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+49 40",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "\u00a0=1",
        "\n=cmd|' /C calc'!A0",
        "−5",
    ],
)
def test_what_a_spreadsheet_would_calculate_is_text(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", "1-2", "a=b", "3.50", "“=1”", "é"])
def test_everything_else_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


@given(tricky)
def test_the_guard_can_be_undone_exactly(text: str) -> None:
    cell = guarded(text)
    assert unguard(cell) == text
    assert not cell.lstrip().startswith(FORMULAS)
    assert not cell.startswith(FORMULAS)
    assert not set(cell) & set("\x00\r\x1b\u202e")


@given(statement=tricky, reasoning=tricky, claimant=tricky, by=tricky)
def test_every_text_comes_back_from_the_file(statement: str, reasoning: str, claimant: str, by: str) -> None:
    recorder = Recorder(article_of("A bell rang."))
    recorder.mark("bell")
    claim = replace(
        recorder.review.claims[0], statement=statement, claimant=claimant, created=Stamp(by, MADE), reasoning=reasoning
    )
    (row,) = table(replace(recorder.review, claims=(claim,)))
    assert unguard(row["statement"]) == statement
    assert unguard(row["claimant"]) == claimant
    assert unguard(row["created_by"]) == by
    assert unguard(row["reasoning"]) == reasoning
