"""A page's headline: as it stands on the page, else as declared, without the site's name."""

import pytest

from annotator.readers.html.metadata import PageMetadata
from annotator.readers.html.title import normalised, page_title


def title(
    element: str = "",
    *,
    declared: str = "",
    headings: tuple[str, ...] = (),
    site: str = "",
    url: str = "",
    byline: str = "",
) -> str:
    meta = PageMetadata(
        declared_titles=[declared] if declared else [],
        title_element=element,
        sites=[site] if site else [],
        url=url or None,
        byline=byline or None,
    )
    return page_title(meta, list(headings))


@pytest.mark.parametrize(
    ("element", "site", "url"),
    [
        ("Tunnel opens late | The Port Ledger", "Port Ledger", ""),
        ("Tunnel opens late - Port Ledger", "The Port Ledger", ""),
        ("Tunnel opens late — Portledger", "", "https://www.portledger.example/a"),
        ("The Port Ledger: Tunnel opens late", "The Port Ledger", ""),
        ("Tunnel opens late | Some Paper", "", ""),
        ("Tunnel opens late » News » Ledger", "News » Ledger", ""),
    ],
)
def test_the_site_s_name_is_taken_off(element: str, site: str, url: str) -> None:
    assert title(element, site=site, url=url) == "Tunnel opens late"


@pytest.mark.parametrize("element", ["Tunnel: who pays?", "Tunnel - late", "38-percent rise", "A | B"])
def test_what_may_be_part_of_the_headline_stays(element: str) -> None:
    assert title(element) in {element, "A"}


def test_the_heading_that_the_title_names_is_the_headline() -> None:
    assert title("Tunnel opens late - News - Ledger", headings=("Ledger", "Tunnel opens late")) == "Tunnel opens late"
    assert title(declared="Tunnel opens, two years…", headings=("Tunnel opens, two years late",)) == (
        "Tunnel opens, two years late"
    )
    assert title("Tunnel “opens” late", headings=("Tunnel 'opens' late¶",)) == "Tunnel 'opens' late"


def test_another_heading_is_not() -> None:
    assert title(declared="Tunnel opens late", headings=("Information",)) == "Tunnel opens late"


def test_without_a_title_the_first_top_heading_is_taken() -> None:
    assert title(headings=("Tunnel opens", "Next")) == "Tunnel opens"
    assert title() == ""


def test_titles_are_compared_by_their_words() -> None:
    assert normalised(" “Tunnel”\u00a0OPENS! ") == "tunnel opens"


@pytest.mark.parametrize(
    ("element", "headings", "expected"),
    [
        ("Installing tidewatch — tidewatch 2.4 documentation", ("Installing tidewatch",), "Installing tidewatch"),
        ("Skarn Light - the pedia of the whole coast", ("Skarn Light",), "Skarn Light"),
        ("Skarn Weekly: What the tunnel costs us", ("Skarn Weekly",), "Skarn Weekly: What the tunnel costs us"),
        (
            "Skarn Light - the pedia of the whole coast",
            ("Skarn Light", "Menu"),
            "Skarn Light - the pedia of the whole coast",
        ),
    ],
)
def test_a_short_heading_that_the_title_begins_with(element: str, headings: tuple[str, ...], expected: str) -> None:
    assert title(element, headings=headings) == expected


def test_the_site_s_own_heading_is_not_the_headline() -> None:
    assert title("Ledger - What the tunnel costs us all", headings=("Ledger",), site="Ledger") != "Ledger"


def test_what_follows_the_headline_is_part_of_a_declared_title_where_the_site_has_another_name() -> None:
    headings = ("Chapter nine: The tunnel",)
    declared = "Chapter nine: The tunnel - Skarn Light"
    assert title(declared=declared, headings=headings, site="Harbour Fiction") == declared
    assert title(declared=declared, headings=headings) == "Chapter nine: The tunnel"


@pytest.mark.parametrize(
    "declared",
    [
        "Tunnel opens late • Ines Calder",
        "Tunnel opens late | by Ines Calder | Port Ledger",
        "Tunnel opens late - Port Ledger | Port Ledger",
        "Tunnel opens late - Port Ledger of",
    ],
)
def test_author_repeated_names_and_a_shortened_site_s_name_are_taken_off(declared: str) -> None:
    assert title(declared=declared, site="Port Ledger of the coast", byline="Ines Calder") == "Tunnel opens late"


def test_the_author_s_name_after_a_colon_or_before_the_headline_stays() -> None:
    for declared in ("Interview: Ines Calder", "Ines Calder - what the tunnel costs"):
        assert title(declared=declared, byline="Ines Calder") == declared
