"""The article's text as a page's data have it."""

import json

import pytest

from annotator.domain.article import ArticleDraft
from annotator.readers import read
from annotator.readers.html.declared import declared_blocks
from tests.readers.checks import texts_of

PARAGRAPHS = [
    "The tunnel opened to traffic on Thursday, two years behind schedule and a fifth over its budget.",
    "Engineers expect 46,000 vehicles a day to use it by the end of the year, the city's traffic office says.",
    "The council says that tolls will cover the debt by 2041, and an audit that it ordered doubts that.",
    "Hauliers welcome the new road, while the people of the old quarter fear the noise of its fans at night.",
    "A second tube is to follow in 2032, if the county pays its half of the 200 million that it will cost.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
REMARKS = "".join(
    f"<div>I never believed in this tunnel, and number {n} of my neighbours agrees.</div>" for n in range(4)
)


def page(body: str, markup: str) -> ArticleDraft:
    data = json.dumps({"@type": "NewsArticle", "headline": "Tunnel opens", "articleBody": body})
    return read(f"<html><script type='application/ld+json'>{data}</script><body>{markup}".encode(), "page.html")


def texts(body: str) -> list[str]:
    return [block.text.strip() for block in declared_blocks(body, None)]


@pytest.mark.parametrize(
    "body",
    [
        "It opened.\nIt is long.",
        "It opened.\r\n\r\nIt is long.",
        "<p>It opened.</p><p>It is long.</p>",
        "&lt;p&gt;It opened.&lt;/p&gt;&lt;p&gt;It is long.&lt;/p&gt;",
        "It opened.<br><br>It is long.",
    ],
)
def test_plain_text_markup_and_escaped_markup(body: str) -> None:
    assert texts(body) == ["It opened.", "It is long."]


def test_what_only_looks_like_markup_is_text() -> None:
    assert texts("Under 5 < 6 & 7.") == ["Under 5 < 6 & 7."]
    assert texts("") == []


def test_the_declared_text_tells_the_article_from_remarks_that_nothing_marks() -> None:
    loose = f"<div><div>{BODY}</div></div><div>{REMARKS}</div>"
    assert texts_of(page("\n".join(PARAGRAPHS), loose))[:5] == PARAGRAPHS


@pytest.mark.parametrize("body", ["The tunnel opened.", " ".join(PARAGRAPHS)[:300], "Another story. " * 40])
def test_a_teaser_or_another_text_takes_nothing_away(body: str) -> None:
    assert texts_of(page(body, f"<article>{BODY}</article>")) == PARAGRAPHS


def test_of_several_articles_in_the_data_none_is_the_page_s_text() -> None:
    long = "\n".join(paragraph.replace("tunnel", "bridge") for paragraph in PARAGRAPHS * 2)
    data = [{"@type": "NewsArticle", "headline": f"Story {n}", "articleBody": f"{long}\n{n}"} for n in range(3)]
    markup = f"<script type='application/ld+json'>{json.dumps(data)}</script><p>Today’s stories.</p>"
    assert read(f"<html><body>{markup}".encode(), "page.html").text.endswith("Today’s stories.")


def test_an_article_that_the_page_hides_is_read_from_the_data() -> None:
    body = "\n".join([*PARAGRAPHS, *(paragraph.replace("tunnel", "bridge") for paragraph in PARAGRAPHS)])
    draft = page(body, "<main><h1>Tunnel opens</h1><p>Subscribe to read on.</p></main>")
    assert texts_of(draft)[1:6] == PARAGRAPHS
    assert draft.remarks
    assert page(body[:200], "<main><p>Subscribe to read on.</p></main>").remarks == ()
