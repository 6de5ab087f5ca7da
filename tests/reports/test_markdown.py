"""The Markdown report, read back by a Markdown reader."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from annotator.domain.article import BlockKind
from annotator.domain.claim import Rating, Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.markdown import render
from annotator.reports.markdown.text import inline, lines
from annotator.reports.options import Options
from tests.recording import MADE, Recorder, article_of
from tests.reports.harbour import harbour_review
from tests.reports.reading import parsed


def reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def page(review: Review) -> html.HtmlElement:
    return parsed(reader().render(render(review, Options(made=MADE)).decode()))


def section(root: html.HtmlElement, title: str) -> list[html.HtmlElement]:
    """The elements from that heading to the next of its rank."""
    (heading,) = root.xpath(f"//h2[.='{title}'] | //h3[starts-with(., '{title}')]")
    found = []
    for element in heading.itersiblings():
        if element.tag == heading.tag or element.tag == "h2":
            break
        found.append(element)
    return found


def said(elements: list[html.HtmlElement]) -> str:
    return " ".join(" ".join(element.text_content() for element in elements).split())


def test_counts_article_and_claims() -> None:
    review = harbour_review()
    root = page(review)
    rows = [[cell.text for cell in row.xpath("td")] for row in root.xpath("//tr")[1:]]
    assert rows == [["Verified", "8"], ["Disputed", "2"], ["Unsourced", "1"], ["Unchecked", "2"]]
    coverage = review.coverage()
    assert f"{coverage.percent}% of words looked at: {coverage.covered} of {coverage.words}" in root.text_content()
    article = said(section(root, "Article"))
    assert "at a final cost of $412 million [3], 38 percent more than the $310 million" in article
    assert (
        "longest road tunnel in the country [6],” Mayor Dana Whitlock told reporters at the east portal [5]." in article
    )
    claim = said(section(root, "Claim 10: Unsourced (will not confirm)"))
    assert claim == (
        "one insurer has reportedly stopped writing policies there Paragraph 4, characters 799–856 About: attribution "
        "Checked by Theo Lin, 13 March 2025, 10:02 UTC · made by Theo Lin, 13 March 2025, 10:02 UTC · last changed by "
        "Theo Lin, 13 March 2025, 10:04 UTC"
    )


def test_blocks_keep_their_form() -> None:
    recorder = Recorder(
        article_of(
            DraftBlock(BlockKind.HEADING, [Run("Tides")], 1),
            DraftBlock(BlockKind.LIST_ITEM, [Run("spring\nand more")], 1),
            DraftBlock(BlockKind.LIST_ITEM, [Run("neap")], 2),
            DraftBlock(BlockKind.LIST_ITEM, [Run("ebb")], 1),
            DraftBlock(BlockKind.QUOTATION, [Run("Wait\nfor it.")]),
            DraftBlock(BlockKind.CODE, [Run("```\n<b>h</b>\n````")]),
            DraftBlock(BlockKind.TABLE_ROW, [Run("Day\tHeight")]),
        )
    )
    recorder.mark("neap")
    found = section(page(recorder.review), "Article")
    assert [element.tag for element in found] == ["h3", "ul", "blockquote", "pre", "p", "hr"]
    assert found[1].xpath("./li/ul/li")[0].text_content().strip() == "neap [1]"
    assert len(found[1].xpath("./li")) == 2
    assert len(found[2].xpath(".//br")) == 1
    assert found[3].text_content() == "```\n<b>h</b>\n````\n"
    assert found[4].text_content() == "Day | Height"


def test_a_claim_tells_all_there_is() -> None:
    recorder = Recorder(article_of("The kiln was fired 12 times.", url="https://kiln.example/<a>"))
    claim = recorder.mark("fired 12 times", Status.DISPUTED, claimant="The potter")
    recorder.edit(
        claim,
        statement="Twelve times.",
        reasoning="By the book.\n\nEleven.",
        rating=Rating("Scale", "half"),
        appearances=("https://kiln.example/a", "javascript:alert(1)"),
    )
    root = page(recorder.review)
    text = said(section(root, "Claim 1: Disputed"))
    for words in ("Twelve times.", "Claimant: The potter", "Rating: half (Scale)", "Reasoning: By the book. Eleven."):
        assert words in text
    assert root.xpath("//a/@href") == ["https://kiln.example/a"]
    assert "Appeared at: javascript:alert(1)" in text


ACTING = [
    "*a* **b** __c__ _d_ ~~e~~ `f`",
    "[x](javascript:alert(1))",
    "![x](https://track.example/x.png)",
    "[3]: https://evil.example",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden -->",
    "<https://evil.example>",
    "&lt;b&gt; &amp; &#60;",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "> quoted",
    "===",
    "---",
    "***",
    "```",
    "~~~",
    "    code",
    "\tcode",
    "| a | b |",
    "$x^2$",
    "\\",
    "a\\",
    ":smile: @somebody #12",
    "(https://evil.example)",
    ": definition",
    "{{ x }}",
]


@pytest.mark.parametrize("text", ACTING)
def test_nothing_in_a_text_acts(text: str) -> None:
    for markdown in (lines(text), f"middle {inline(text)} end"):
        rendered = reader().render(markdown)
        root = html.fragment_fromstring(rendered, create_parent="div")
        assert [element.tag for element in root.iterdescendants()] == ["p"], rendered
        assert text.strip() in root.text_content()


@pytest.mark.parametrize("after", ["(https://evil.example)", "[x]", ": https://evil.example", "[]()"])
def test_what_follows_a_mark_makes_no_link_of_it(after: str) -> None:
    recorder = Recorder(article_of(f"mark{after}"))
    recorder.mark("mark")
    found = section(page(recorder.review), "Article")
    assert said(found) == f"mark [1]{after}"
    assert [element for part in found for element in part.iterdescendants()] == []


def test_addresses_are_no_links_to_readers_that_look_for_them() -> None:
    recorder = Recorder(article_of("See https://evil.example and www.evil.example, or WWW.evil.example."))
    recorder.mark("//evil.example and www")
    text = render(recorder.review, Options(made=MADE)).decode()
    assert "https://evil" not in text
    assert "www.evil" not in text.lower()


texts = st.text(st.sampled_from("ab*_`[]()<>&#-+=.:!|~\\$@1 \u2028\n/w"), min_size=1, max_size=16)


@settings(max_examples=150)
@given(
    first=texts, second=texts, note=texts, ranges=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=3)
)
def test_the_report_has_only_its_own_structure(first: str, second: str, note: str, ranges: list[Any]) -> None:
    article = article_of(
        "start", first.replace("\u2028", "\n"), DraftBlock(BlockKind.QUOTATION, [Run(second)]), title=f"T{first}"
    )
    recorder = Recorder(article)
    text = article.newest.text
    for start, length in ranges:
        quote = text[start : start + length].strip()
        if quote:
            recorder.edit(recorder.mark(quote, statement=note), reasoning=note)
    root = page(recorder.review)
    tags = {element.tag for element in root.iterdescendants()}
    own = {
        "body",
        "h1",
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "blockquote",
        "ul",
        "li",
        "br",
    }
    assert tags <= own
    quotations = len(recorder.review.claims) + sum(block.kind is BlockKind.QUOTATION for block in article.newest.blocks)
    assert len(root.xpath("//blockquote")) == quotations
    for block in article.newest.blocks:
        plain = shown(text[block.start : block.end])
        if not recorder.review.claims:
            assert "".join(plain.split()) in "".join(root.text_content().split())
