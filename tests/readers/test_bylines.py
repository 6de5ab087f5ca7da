"""Who wrote it, for whom and when, where a paragraph plainly says so."""

import pytest

from annotator.readers.bylines import Byline, find_byline, is_name, parse_byline


@pytest.mark.parametrize(
    ("paragraph", "byline"),
    [
        ("By Ines Calder · The Port Ledger · 14 March 2025", ("Ines Calder", "The Port Ledger", "2025-03-14")),
        ("BY INES CALDER | THE PORT LEDGER", ("INES CALDER", "THE PORT LEDGER", None)),
        ("By Ines Calder – 14 March 2025", ("Ines Calder", None, "2025-03-14")),
        ("14 March 2025 · By Ines Calder", ("Ines Calder", None, "2025-03-14")),
        ("By Mara Boyd and Theo Lin", ("Mara Boyd and Theo Lin", None, None)),
        ("By Ines Calder, Theo Lin", ("Ines Calder, Theo Lin", None, None)),
        ("by Ludwig van der Meer Jr.", ("Ludwig van der Meer Jr.", None, None)),
        ("By: Ines Calder-Whitlock", ("Ines Calder-Whitlock", None, None)),
        ("By سارة حداد", ("سارة حداد", None, None)),
        ("14 March 2025", (None, None, "2025-03-14")),
        ("Published 14 March 2025", (None, None, "2025-03-14")),
    ],
)
def test_a_byline_is_read(paragraph: str, byline: tuple[str | None, ...]) -> None:
    assert parse_byline(paragraph) == Byline(*byline)


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "By Friday the tunnel was full of cars.",
        "By the end of the year it will carry 46,000 vehicles",
        "By 2041 the debt will be paid",
        "By train or by car?",
        "The Port Ledger · 14 March 2025 was a day to remember",
        "Standby Generator",
        "By " + "Ines Calder " * 40,
    ],
)
def test_a_sentence_is_no_byline(paragraph: str) -> None:
    assert parse_byline(paragraph) == Byline()


def test_byline_and_date_may_stand_in_two_paragraphs_near_the_top() -> None:
    found = find_byline(["A standfirst without a stop", "By Ines Calder", "14 March 2025", "By Theo Lin"])
    assert found == Byline("Ines Calder", None, "2025-03-14")


def test_a_byline_far_down_is_not_the_article_s() -> None:
    assert find_byline(["It opened."] * 6 + ["By Ines Calder"]) == Byline()


def test_names_are_capitalised_and_few() -> None:
    assert is_name("Ines Calder")
    assert is_name("The Associated Press")
    assert not is_name("tunnel opened late")
    assert not is_name("")
