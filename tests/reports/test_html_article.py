"""The annotated article in the HTML report: all of its text, in its own form, under every mark."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from annotator.domain import waiving
from annotator.domain.article import BlockKind
from annotator.domain.claim import Claim, Passage, Stamp, Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.html import render
from annotator.reports.options import Options
from tests.recording import MADE, Recorder, article_of
from tests.reports.reading import parsed, words_of

ADA = Stamp("Ada Quist", "2025-02-01T08:00:00.000000Z")


def page(review: Review) -> html.HtmlElement:
    return parsed(render(review, Options(made=MADE)).decode())


def article_text(root: html.HtmlElement) -> str:
    """The article's own text as the report shows it: without numbers and what is only read aloud."""
    (article,) = root.xpath("//article[contains(@class, 'text')]")
    for extra in article.xpath(".//*[contains(@class, 'aside') or contains(@class, 'number')]"):
        if extra.getparent() is not None:
            extra.drop_tree()
    for line_break in article.xpath(".//br"):
        line_break.tail = "\u2028" + (line_break.tail or "")
    tags = "self::p or self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::li or self::pre"
    blocks = article.xpath(f".//*[{tags} or self::figcaption or self::tr]")
    return "\n".join(own_text(block) for block in blocks)


def own_text(block: html.HtmlElement) -> str:
    if block.tag == "tr":
        return "\t".join(str(cell.text_content()) for cell in block.xpath("td"))
    return "".join(block.xpath(".//text()[not(ancestor::ul) or count(ancestor::li) = $depth]", depth=depth(block)))


def depth(block: html.HtmlElement) -> int:
    return int(block.xpath("count(ancestor-or-self::li)"))


def test_claims_that_overlap_are_all_named() -> None:
    recorder = Recorder(article_of("The ferry sank twice in March and once in May."))
    recorder.mark("ferry sank twice in March", Status.VERIFIED)
    recorder.mark("sank twice in March and once", Status.DISPUTED)
    recorder.mark("twice", Status.UNSOURCED)
    marks = {mark.text_content(): mark for mark in page(recorder.review).xpath("//article//mark")}
    assert list(marks) == ["ferry ", "sank ", "twice", " in March", " and once"]
    assert marks["twice"].get("title") == "Claim 1, verified; Claim 2, disputed; Claim 3, unsourced"
    assert [element.get("class") for element in marks["twice"].iter()] == ["verified over3", "disputed", "unsourced"]


def test_waived_text_is_told_from_claims() -> None:
    recorder = Recorder(article_of("What a day. It rained 9 mm."))
    recorder.waive("What a day.", "opinion", by="Theo Lin")
    recorder.waive("It rained")
    waiver = list(recorder.desk.waivers.values())[1]
    recorder.apply(waiving.remove_waivers(recorder.article, [waiver], at=MADE), "Theo Lin")
    root = page(recorder.review)
    (waived,) = root.xpath("//article//*[@class='waived']")
    assert (waived.text_content(), waived.get("title")) == ("What a day.", "No check needed: opinion")
    (line,) = root.xpath("//ul[@class='waivers']/li")
    assert words_of(line) == "What a day. opinion · paragraph 1, characters 0–11 · Theo Lin, 13 March 2025, 09:42 UTC"


BLOCKS = [
    DraftBlock(BlockKind.HEADING, [Run("Tides")], 1),
    DraftBlock(BlockKind.PARAGRAPH, [Run("A "), Run("high", bold=True), Run(" tide\nof "), Run("4 m", italic=True)]),
    DraftBlock(BlockKind.LIST_ITEM, [Run("spring")], 1),
    DraftBlock(BlockKind.LIST_ITEM, [Run("neap")], 2),
    DraftBlock(BlockKind.LIST_ITEM, [Run("ebb")], 1),
    DraftBlock(BlockKind.QUOTATION, [Run("Wait for it.")]),
    DraftBlock(BlockKind.QUOTATION, [Run("Then go.")]),
    DraftBlock(BlockKind.CAPTION, [Run("The quay at noon")]),
    DraftBlock(BlockKind.CODE, [Run("h = 4\nprint(h)")]),
    DraftBlock(BlockKind.TABLE_ROW, [Run("Day\tHeight")]),
    DraftBlock(BlockKind.TABLE_ROW, [Run("Monday\t4 m")]),
    DraftBlock(BlockKind.HEADING, [Run("Deep")], 9),
]


def test_blocks_and_formats_are_the_article_s_own() -> None:
    recorder = Recorder(article_of(*BLOCKS, title="Tides"))
    recorder.mark("high tide\u2028of 4 m")
    root = page(recorder.review)
    (article,) = root.xpath("//article")
    assert [child.tag for child in article] == [
        "h1", "p", "ul", "blockquote", "figure", "pre", "div", "h6",
    ]  # fmt: skip
    assert [li.text for li in article.xpath("./ul/li")] == ["spring", "ebb"]
    assert article.xpath("./ul/li/ul/li/text()") == ["neap"]
    assert article.xpath("./blockquote/p/text()") == ["Wait for it.", "Then go."]
    assert article.xpath("./figure/figcaption/text()") == ["The quay at noon"]
    assert article.xpath("./div[@class='table']/@tabindex") == ["0"]  # a wide one is pushed along by the keyboard, too
    assert [row.xpath("td/text()") for row in article.xpath(".//tr")] == [["Day", "Height"], ["Monday", "4 m"]]
    assert article.xpath(".//strong/text()") == ["high"]
    assert article.xpath(".//em/text()") == ["4 m"]
    assert len(article.xpath("./p//br")) == 1
    assert article_text(root) == recorder.article.newest.text


def test_only_safe_addresses_are_links() -> None:
    runs = [Run("good", href="https://quay.example/"), Run("bad", href="javascript:alert(1)"), Run("near", href="/x")]
    root = page(Recorder(article_of(DraftBlock(BlockKind.PARAGRAPH, runs), url="javascript:alert(2)")).review)
    assert root.xpath("//article//a/@href") == ["https://quay.example/"]
    assert root.xpath("//p[@class='url']//a") == []
    assert "javascript:alert(2)" in root.text_content()


def test_a_number_never_stands_inside_a_link() -> None:
    recorder = Recorder(
        article_of(DraftBlock(BlockKind.PARAGRAPH, [Run("see the long note", href="https://q.example/")]))
    )
    recorder.mark("long")
    article = page(recorder.review).xpath("//article")[0]
    assert article.xpath(".//a//a") == []
    assert "".join(article.xpath(".//a[@rel]//text()")) == "see the long note"


def test_controls_of_writing_direction_are_made_visible() -> None:
    recorder = Recorder(article_of("Paid to \u202egpj.exe\u202c today.", title="\u2066Trick\u2069"))
    recorder.mark("\u202egpj.exe")
    data = render(recorder.review, Options(made=MADE)).decode()
    assert not set(data) & set("\u202e\u202c\u2066\u2069")
    assert "⟨U+2066⟩Trick⟨U+2069⟩" in page(recorder.review).xpath("//title/text()")[0]
    assert page(recorder.review).xpath("//article//mark/span[@class='unseen']/text()") == ["⟨U+202E⟩"]


words = st.text(st.sampled_from("ab <&>\"'😀é\u0301\u00a0ش\u202e⟨U+0041⟩\n"), min_size=1, max_size=12)


@settings(max_examples=80)
@given(
    blocks=st.lists(
        st.tuples(st.sampled_from(BlockKind), st.lists(st.tuples(words, st.integers(0, 7)), max_size=3)), max_size=6
    ),
    ranges=st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=6),
)
def test_the_article_s_text_is_all_there_whatever_lies_over_it(
    blocks: list[tuple[BlockKind, list[tuple[str, int]]]], ranges: list[tuple[int, int]]
) -> None:
    drafts = [
        DraftBlock(
            kind,
            [Run(text, bool(n & 1), bool(n & 2), "https://q.example/" if n & 4 else None) for text, n in runs],
            level=len(runs),
        )
        for kind, runs in blocks
    ]
    article = article_of("Start.", *drafts)
    text = article.newest.text
    claims = []
    for number, (start, length) in enumerate(ranges, 1):
        start %= len(text)
        end = min(len(text), start + length)
        passage = Passage(f"p{number}", 1, start, end, text[start:end])
        claims.append(Claim(f"c{number}", number, ADA, ADA, passages=(passage,)))
    root = page(Review(article, tuple(claims)))
    assert "".join(article_text(root).split()) == "".join(shown(text).split())
