"""What a page says of its article."""

import json

import pytest

from annotator.readers.html.metadata import PageMetadata, metadata_of
from annotator.readers.html.tree import parse


def metadata(markup: str, url: str | None = None) -> PageMetadata:
    root = parse(markup, "It")
    assert root is not None
    return metadata_of(root, markup, url)


def json_ld(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script><p>x"


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Tunnel &amp; bridge",
    "author": [{"@type": "Person", "name": "Ines Calder"}, {"name": "Theo Lin"}],
    "publisher": {"name": "The Port Ledger"},
    "datePublished": "2025-03-14T06:00:00+11:00",
    "inLanguage": "en-GB",
}


@pytest.mark.parametrize("value", [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]}])
def test_schema_org_data(value: object) -> None:
    found = metadata(json_ld(value))
    assert found.declared_titles == ["Tunnel & bridge"]
    assert (found.byline, found.published, found.language) == ("Ines Calder, Theo Lin", "2025-03-14", "en-GB")
    assert found.sites[0] == "The Port Ledger"


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"@type": 7}', "[1, null]", '{"@type": "NewsArticle", "headline": 1}']
)
def test_unsound_data_is_passed_over(text: str) -> None:
    assert metadata(f"<script type='application/ld+json'>{text}</script><p>x").declared_titles == []


def test_half_of_a_surrogate_pair_in_data_is_replaced() -> None:
    assert metadata(json_ld({"@type": "Article", "headline": "a \ud83d b"})).declared_titles == ["a \ufffd b"]


def test_meta_elements() -> None:
    found = metadata(
        "<html lang=en_GB><meta property='og:title' content='Tunnel opens'>"
        "<meta property='og:site_name' content=Ledger>"
        "<meta name=author content='By Ines Calder'><meta property='article:published_time' content='2025-03-14T06:00'>"
        "<meta name='dc.title twitter:title' content='Tunnel'><title> Tunnel\nopens | Ledger </title>"
        "<link rel=canonical href='https://ledger.example/tunnel'><svg><title>Logo</title></svg><p>x"
    )
    assert found.declared_titles == ["Tunnel", "Tunnel opens"]
    assert found.title_element == "Tunnel opens | Ledger"
    assert (found.byline, found.published, found.sites) == ("Ines Calder", "2025-03-14", ["Ledger"])
    assert (found.language, found.url, found.base) == ("en-GB", *["https://ledger.example/tunnel"] * 2)


def test_an_author_s_address_is_no_name() -> None:
    assert metadata("<meta property='article:author' content='https://x.example/ines'><p>x").byline is None


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By <a rel=author href=x>Ines Calder</a>",
        "<p class=byline>By Ines Calder</p>",
        "<span itemprop=author>Ines Calder</span>",
        "<div class=comments><p class=comment-author>Some Body</p></div><div class='post-author'>Ines Calder</div>",
        "<p class=author-bio>Ines Calder has written for us since 2019</p><b class=author>Ines Calder</b>",
    ],
)
def test_a_byline_by_its_element(markup: str) -> None:
    assert metadata(markup).byline == "Ines Calder"


def test_a_date_by_its_element() -> None:
    assert metadata("<p><time datetime='2025-03-14T09:00Z'>on Friday</time>").published == "2025-03-14"
    assert metadata("<p><time>14 March 2025</time>").published == "2025-03-14"
    assert metadata("<meta name=date content='Spring 2025'><p>x").published == "Spring 2025"


def test_addresses() -> None:
    saved = "<!-- saved from url=(0030)https://ledger.example/tunnel/ --><html><p>x"
    assert metadata(saved).url == "https://ledger.example/tunnel/"
    assert metadata(saved, "https://given.example/").url == "https://given.example/"
    assert metadata(saved + "<base href='/files/'>").base == "https://ledger.example/files/"
    assert (
        metadata("<!--\n Page saved with SingleFile \n url: https://a.example/b \n--><p>x").url == "https://a.example/b"
    )
    assert metadata("<link rel=canonical href='javascript:x'><p>x").url is None


def test_a_page_s_own_address_is_not_its_site_s_home_page() -> None:
    found = metadata("<link rel=canonical href='https://ledger.example/'><base href=''><p>x")
    assert (found.url, found.base) == (None, "https://ledger.example/")


def test_where_it_was_fetched_from_resolves_what_it_names() -> None:
    root = parse("<link rel=canonical href='/tunnel'><p>x", "It")
    assert root is not None
    found = metadata_of(root, "", None, "https://ledger.example/t?id=1")
    assert found.url == "https://ledger.example/tunnel"
    assert metadata_of(root, "", "https://given.example/a", "https://ledger.example/t").url == "https://given.example/a"


def test_data_that_name_people_elsewhere() -> None:
    graph = [
        {**ARTICLE, "author": {"@id": "#ines"}, "publisher": [{"@id": "#ledger"}]},
        {"@id": "#ines", "@type": "Person", "name": "Ines Calder"},
        {"@id": "#ledger", "@type": "Organization", "name": ["The Port Ledger"]},
    ]
    found = metadata(json_ld({"@graph": graph}))
    assert (found.byline, found.sites) == ("Ines Calder", ["The Port Ledger"])


def test_data_in_cdata_marks() -> None:
    text = f"<script type='application/ld+json'>/*<![CDATA[*/ {json.dumps(ARTICLE)} /*]]>*/</script><p>x"
    assert metadata(text).declared_titles == ["Tunnel & bridge"]


def test_authors_in_elements_of_their_own_are_all_named() -> None:
    one, other = '<meta name=author content="Ines Calder">', '<meta name=author content="Theo Lin">'
    assert metadata(f"{one}{other}<p>x").byline == "Ines Calder, Theo Lin"
    one, other = '<meta name=DC.creator content="Calder, Ines">', '<meta name=DC.creator content="Lin, Theo">'
    assert metadata(f"{one}{other}<p>x").byline == "Calder, Ines; Lin, Theo"


def test_a_title_has_no_markup() -> None:
    headline = "What the <em>Ledger</em> &lt;b class=x&gt;cost&lt;/b&gt; us, if a < b"
    assert metadata(json_ld({"@type": "Article", "headline": headline})).declared_titles == [
        "What the Ledger cost us, if a < b"
    ]
