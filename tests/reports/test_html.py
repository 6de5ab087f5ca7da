"""The HTML report as a browser and a reader see it."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html

import resources
from annotator.domain.article import Article, BlockKind
from annotator.domain.claim import Claim, Passage, Placed, Rating, Stamp, Status
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.review import Review
from annotator.reports.html import render
from annotator.reports.options import Options
from tests.recording import MADE, Recorder, article_of, version_of
from tests.reports.harbour import harbour_review
from tests.reports.reading import parsed, words_of

ADA = Stamp("Ada Quist", "2025-02-01T08:00:00.000000Z")


def page(review: Review) -> html.HtmlElement:
    return parsed(render(review, Options(made=MADE)).decode())


def entry(root: html.HtmlElement, number: int) -> html.HtmlElement:
    (found,) = root.xpath(f"//section[@id='claim-{number}']")
    return found


def test_the_figures_are_those_of_the_review() -> None:
    review = harbour_review()
    summary = words_of(page(review).xpath("//section[@class='summary']")[0])
    coverage = review.coverage()
    assert "8 Verified 2 Disputed 1 Unsourced 2 Unchecked" in summary
    assert "13 claims, 11 checked" in summary
    assert f"{coverage.percent}% of words looked at: {coverage.covered} of {coverage.words} words" in summary


def test_the_bar_s_parts_are_as_wide_as_their_shares() -> None:
    bars = page(harbour_review()).xpath("//svg[@class='chart']/rect[@class]")
    widths = {bar.get("class"): float(bar.get("width")) for bar in bars}
    assert list(widths) == ["verified", "disputed", "unsourced", "unchecked"]
    assert widths["disputed"] == widths["unchecked"]
    assert widths["verified"] / widths["unsourced"] == pytest.approx(8, rel=0.1)
    assert sum(widths.values()) + 3 * 3 == pytest.approx(720, abs=0.5)


def test_every_passage_is_marked_and_linked_to_its_entry_and_back() -> None:
    review = harbour_review()
    root = page(review)
    numbers = root.xpath("//article//a[contains(@class, 'number')]")
    assert len(numbers) == sum(len(claim.passages) for claim in review.claims) == 15
    for number in numbers:
        target = entry(root, int(number.get("href").removeprefix("#claim-")))
        assert target.xpath(f".//a[@href='#{number.get('id')}']")
    targets = set(root.xpath("//@id"))
    assert len(targets) == len(root.xpath("//@id"))
    assert {href[1:] for href in root.xpath("//a/@href[starts-with(., '#')]")} <= targets


def test_a_status_is_told_by_words_sign_and_line_as_well_as_colour() -> None:
    root = page(harbour_review())
    number = root.xpath("//a[@id='mark-4-1']")[0]
    assert words_of(number) == "Claim 4, disputed:"
    css = resources.text("templates/report.css")
    lines = {status: re.search(rf"mark\.{status}, .*underline (\w+)", css) for status in Status}
    assert len({line[1] for line in lines.values() if line}) == 4
    signs = {status: re.search(rf"--sign-{status}: (url\(.*\));", css) for status in Status}
    assert len({sign[1] for sign in signs.values() if sign}) == 4


def test_an_entry_tells_all_there_is() -> None:
    recorder = Recorder(article_of("The kiln was fired 12 times."))
    claim = recorder.mark("fired 12 times", Status.DISPUTED, by="Mara Boyd", reason="wrong", claimant="The potter")
    recorder.edit(
        claim,
        statement="The kiln was fired twelve times.",
        reasoning="Eleven by the book.",
        rating=Rating("Scale", "half"),
        appearances=("https://kiln.example/a", "on a leaflet"),
        review_url="https://checks.example/1",
    )
    recorder.note(claim, "Ask the potter.", by="Theo Lin")
    said = words_of(entry(page(recorder.review), 1))
    for words in (
        "Claim 1",
        "Disputed",
        "Reason: wrong",
        "The kiln was fired twelve times.",
        "fired 12 times",
        "paragraph 1, characters 13–27",
        "About content",
        "Claimant The potter",
        "Rating half (Scale)",
        "Appeared at https://kiln.example/a",
        "on a leaflet",
        "Review https://checks.example/1",
        "Reasoning Eleven by the book.",
        "Checked by Mara Boyd, 13 March 2025, 09:42 UTC",
        "made by Mara Boyd, 13 March 2025, 09:42 UTC",
        "last changed by Theo Lin, 13 March 2025, 09:45 UTC",
    ):
        assert words in said
    assert entry(page(recorder.review), 1).xpath(".//a[@rel]/@href") == [
        "https://kiln.example/a",
        "https://checks.example/1",
    ]


def test_orphans_and_claims_without_a_passage_come_last_and_removed_ones_not_at_all() -> None:
    old = version_of(*assemble([DraftBlock(BlockKind.PARAGRAPH, [Run("Old words.")])]))
    new = version_of(*assemble([DraftBlock(BlockKind.PARAGRAPH, [Run("New words.")])]), number=2)
    claims = (
        Claim("c1", 1, ADA, ADA, statement="In the picture."),
        Claim("c2", 2, ADA, ADA, passages=(Passage("p2", 2, None, None, "Old", state=Placed.ORPHANED),)),
        Claim(
            "c3",
            3,
            ADA,
            ADA,
            passages=(Passage("p3", 1, 0, 3, "Old"), Passage("p4", 2, 0, 3, "New", state=Placed.MOVED)),
        ),
        Claim("c4", 4, ADA, ADA, passages=(Passage("p5", 1, 4, 9, "words"),)),
        Claim("c5", 5, ADA, ADA, statement="Gone.", removed_at=MADE),
    )
    root = page(Review(Article("a", "Words", MADE, (old, new)), claims))
    assert root.xpath("//section[starts-with(@id, 'claim-')]/@id") == ["claim-3", "claim-1", "claim-2", "claim-4"]
    assert "has no passage" in words_of(entry(root, 1))
    assert "Old Cut from text: this quote has no place" in words_of(entry(root, 2))
    assert "New paragraph 1, characters 0–3 Moved: " in words_of(entry(root, 3))
    assert "words No place in the newest version." in words_of(entry(root, 4))
    assert root.xpath("//article//mark/text()") == ["New"]
    assert "Gone." not in root.text_content()


def test_language_and_direction_are_the_article_s() -> None:
    root = page(Recorder(article_of("أعلنت البلدية افتتاح الجسر.", language="ar", direction="rtl")).review)
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    article = root.xpath("//article")[0]
    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")


def test_the_page_allows_itself_nothing_but_its_own_style() -> None:
    root = page(harbour_review())
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = root.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;")
    assert not root.xpath("//script | //link | //img | //iframe | //@style | //@src | //@srcset")
    assert all(url.startswith("data:") for url in re.findall(r"url\(\"?([^\"#)]+)", style.text))
    assert "@import" not in style.text


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_all_text_has_the_contrast_it_needs(scheme: int) -> None:
    found = re.findall(r":root \{\n(.*?)\n\s*\}", resources.text("templates/report.css"), re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found))
    pairs = [("text", "window"), ("text", "page"), ("muted", "window"), ("muted", "page"), ("accent", "window")]
    pairs += [("accent", "page"), *((status, "page") for status in Status)]
    pairs += [pair for status in Status for pair in ((status, f"{status}-fill"), ("text", f"{status}-fill"))]
    for ink, paper in pairs:
        lighter, darker = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, paper)


def test_a_report_of_very_many_claims_is_laid_out_as_it_is_scrolled() -> None:
    made = Claim("c", 1, ADA, ADA)
    few = Review(article_of("Short."), (made,))
    many = replace(few, claims=tuple(replace(made, id=f"c{n}", number=n) for n in range(1, 300)))
    assert page(few).xpath("//body[@class='many']") == []
    assert len(page(many).xpath("//body[@class='many']//section[starts-with(@id, 'claim-')]")) == 299
