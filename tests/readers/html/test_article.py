"""Which of a page's blocks are the article."""

import pytest

from annotator.readers.html.article import own_choice
from annotator.readers.html.blocks import PageReader
from annotator.readers.html.tree import parse

PROSE = [
    "The Selkirk Harbour Tunnel opened to traffic on Thursday, two years behind schedule.",
    "Engineers expect 46,000 vehicles a day to use it by the end of the year.",
    "The council says it will cover the debt by 2041, and an audit doubts it.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
TEASERS = "".join(f"<p><a href=x>Another story about the bridge, number {n}</a></p>" for n in range(12))
COMMENT = "<p>I have always said that this tunnel would come late, and nobody listened.</p>"


def article(markup: str, headline: str = "Tunnel opens") -> list[str]:
    root = parse(markup, "It")
    assert root is not None
    page = PageReader(root, None)
    choice = own_choice(page, headline)
    return [" ".join(block.text.split()) for block, keep in zip(page.blocks, choice, strict=True) if keep]


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>{TEASERS}</div><article>{BODY}</article><div>{TEASERS}</div>",
        f"<main>{BODY}</main><div>{COMMENT}</div>",
        f"<div>{COMMENT}</div><div role=main>{BODY}</div>",
        f"<div id=top>{TEASERS}</div><div><div>{BODY}</div></div><p>© 2025</p>",
        f"<main><div>{TEASERS}</div><div itemprop=articleBody>{BODY}</div><div>{TEASERS}</div></main>",
        f"<div>{BODY}</div><div class='comments-list'>{COMMENT}</div>",
        f"<div>{BODY}<div class=relatedPosts>{COMMENT}</div><ul class=share><li>Share this</ul></div>",
        f"<header><p>{COMMENT}</p></header><div>{BODY}</div><footer>{COMMENT}</footer>",
        f"<article>{BODY}<footer><a href=x>Harbour</a>, <a href=y>Traffic</a></footer></article>",
        f"<div>{BODY}<form><p>Sign up for our letter, every morning, for free.</p></form></div>",
    ],
)
def test_the_article_is_found_without_its_surroundings(markup: str) -> None:
    assert article(markup) == PROSE


@pytest.mark.parametrize(
    "markup",
    [
        f"<form>{BODY}</form>",
        f"<div class='page has-sidebar'>{BODY}</div>",
        f"<div class=related>{BODY}</div>",
        f"<p>{PROSE[0]}</p><div id='sharing-the-cost-of-harbour'><p>{PROSE[1]}</p></div><p>{PROSE[2]}</p>",
        f"<article><header><p>{PROSE[0]}</p></header><p>{PROSE[1]}</p><footer><p>{PROSE[2]}</p></footer></article>",
        f"<article><p>{PROSE[0]}</p></article><article><p>{PROSE[1]}</p></article><article><p>{PROSE[2]}</p></article>",
        f"<section><p>{PROSE[0]}</p></section><section><p>{PROSE[1]}</p></section><section><p>{PROSE[2]}</p></section>",
        f"{PROSE[0]}<br><br>{PROSE[1]}<br><br>{PROSE[2]}",
    ],
)
def test_no_part_of_the_article_is_lost(markup: str) -> None:
    assert article(markup) == PROSE


def test_what_stands_between_headline_and_body_is_kept() -> None:
    markup = (
        f"<ul><li>News<li>Sport</ul><div class=top><h1>Tunnel opens</h1><p>By Ines Calder</p>"
        f"<figure><figcaption>The east portal</figcaption></figure></div><div class=body>{BODY}</div>"
    )
    assert article(markup) == ["Tunnel opens", "By Ines Calder", "The east portal", *PROSE]


def test_a_page_header_with_the_headline_in_it_is_no_furniture() -> None:
    markup = f"<header><h1>Tunnel opens</h1><p>A standfirst</p></header><div>{BODY}</div>"
    assert article(markup) == ["Tunnel opens", "A standfirst", *PROSE]


def test_a_quotation_keeps_whom_it_is_from() -> None:
    quotation = "<blockquote><p>The longest tunnel in the country.</p><footer>Dana Whitlock</footer></blockquote>"
    assert article(f"<article>{BODY}{quotation}</article>")[-1] == "Dana Whitlock"


def test_a_page_without_prose_is_taken_whole() -> None:
    assert article("<h2>One</h2><p>Two</p>") == ["One", "Two"]


def test_a_chinese_article_weighs_as_much_as_an_english_one() -> None:
    paragraphs = ["港口隧道周四通车，比原计划晚了两年。", "工程师预计每天将有四万六千辆车使用。"]
    markup = (
        "<div>"
        + "".join(f"<p>{p}</p>" for p in paragraphs)
        + "</div><div class=comments><p>太晚了吧，真是的。</p></div>"
    )
    assert article(markup) == paragraphs
