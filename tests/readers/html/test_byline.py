"""Who a page says wrote its article."""

import pytest

from annotator.readers.html.byline import page_byline
from annotator.readers.html.tree import parse


def byline(markup: str, *declared: str | None) -> str | None:
    root = parse(markup + "<p>x", "It")
    assert root is not None
    return page_byline(root, declared)


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("Ines Calder", "Ines Calder"),
        ("By Ines Calder", "Ines Calder"),
        ("Written by: Ines Calder", "Ines Calder"),
        ("Par Inès Calder", "Inès Calder"),
        ("Von Grete Ohlsen", "Grete Ohlsen"),
        ("Por José Aske", "José Aske"),
        ("von der Heide", "von der Heide"),
        ("Ines Calder &amp; Theo Lin", "Ines Calder & Theo Lin"),
        ("Byron Aske", "Byron Aske"),
    ],
)
def test_a_declared_name(declared: str, name: str) -> None:
    assert byline("", None, "https://ledger.example/ines", declared) == name


@pytest.mark.parametrize(
    "markup",
    [
        "<span class=FeatureByline>By Ines Calder</span>",
        "<p class=autor>Von Ines Calder</p>",
        "<a class=auteur href=x>Ines Calder</a>",
        "<div itemprop=author itemscope><span itemprop=name>Ines Calder</span>, 14 March 2025, 9:00</div>",
        "<p class=byline>Ines Calder —</p>",
    ],
)
def test_a_marked_name(markup: str) -> None:
    assert byline(markup) == "Ines Calder"


def test_the_authority_and_a_reader_are_no_authors() -> None:
    assert byline("<p class=authority>Port Authority</p>") is None
    assert byline("<div class=comments><p class=author>Some Body</p></div>") is None


def test_an_address_is_no_name() -> None:
    assert byline("<p class=byline>Ines Calder", "ledger.example") == "Ines Calder"


@pytest.mark.parametrize("label", ["Authors", "About the author", "Story By", "Follow Author"])
def test_a_label_is_no_name(label: str) -> None:
    assert byline(f"<p class=author>{label}</p><p class=author>Ines Calder</p>") == "Ines Calder"


def test_what_the_page_s_data_mark_comes_before_a_class() -> None:
    markup = "<p class=author-topics>Harbour News</p><a rel=author href=x>Ines Calder</a>"
    assert byline(markup) == "Ines Calder"
