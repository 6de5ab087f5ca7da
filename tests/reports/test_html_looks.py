"""The HTML report in a house's style, and made with templates of its own."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from annotator.domain.claim import Rating
from annotator.domain.style import HouseStyle, Logo, contrast
from annotator.reports import Options, ReportError, remarks, render
from tests.recording import MADE
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.reading import parsed, words_of

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ADDRESS = "https://ledger.example/"
METHOD = "We check every fact <b>before</b> it is published.\nA second checker signs."


def page(options: Options) -> html.HtmlElement:
    return parsed(render(harbour_review(), "html", options).decode())


def accents(root: html.HtmlElement) -> list[str]:
    return re.findall(r"--accent: (#\w+)", root.xpath("//style")[0].text)


def test_a_house_s_name_logo_and_method_are_shown() -> None:
    style = HouseStyle(name="The <Port> Ledger", logo=Logo("image/png", PICTURE), method=METHOD)
    root = page(Options(made=MADE, style=style))
    (shown,) = root.xpath("//header//p[@class='house']")
    assert words_of(shown) == "The <Port> Ledger"
    (logo,) = shown.xpath("./img")
    assert logo.get("src") == f"data:image/png;base64,{base64.b64encode(PICTURE).decode()}"
    assert logo.get("alt") == ""  # the name stands beside it
    (method,) = root.xpath("//section[@class='method']")
    assert [words_of(paragraph) for paragraph in method.xpath("./p")][:2] == METHOD.split("\n")
    assert page(Options(made=MADE, style=HouseStyle(logo=style.logo))).xpath("//img/@alt") == ["Logo"]
    assert not page(Options(made=MADE)).xpath("//p[@class='house'] | //img")


def test_a_house_s_address_stands_at_the_end() -> None:
    root = page(Options(made=MADE, style=HouseStyle(name="The Port Ledger", url=ADDRESS)))
    assert root.xpath("//footer//a/@href") == [ADDRESS]


def test_a_house_s_colour_is_used_where_it_can_be_read() -> None:
    ours = accents(page(Options(made=MADE)))
    light, dark = accents(page(Options(made=MADE, style=HouseStyle(colour="#8a1c5a"))))[len(ours) :]
    assert light == "#8a1c5a"
    assert contrast(dark, "#212429") >= 4.5 > contrast(light, "#212429")
    assert remarks(harbour_review(), "html", Options(style=HouseStyle(colour="#8a1c5a"))) == []


def test_a_colour_that_is_too_light_gives_way_to_ours_and_that_is_said() -> None:
    pale = Options(made=MADE, style=HouseStyle(colour="#ffcc00"))
    assert accents(page(pale)) == accents(page(Options(made=MADE)))
    assert remarks(harbour_review(), "html", pale) == [
        "The colour #ffcc00 is too light for text on a white page; the report has its usual one instead."
    ]


def test_statuses_and_the_scales_of_ratings_are_explained() -> None:
    review = lighthouse_review()
    rated = tuple(
        replace(claim, rating=Rating("PolitiFact", "Half True")) if claim.number == 4 else claim
        for claim in review.claims
    )
    root = parsed(render(replace(review, claims=rated), "html", Options(made=MADE)).decode())
    (method,) = root.xpath("//section[@class='method']")
    said = words_of(method)
    assert "Disputed Some part is wrong, misleading or contradicted." in said
    assert "PolitiFact from 1, the worst, to 6, the best" in said
    assert "Mostly True 5 Half True (given in this report) 4 Mostly False 3" in said
    assert "The Ledger’s scale" in said and "no more is known here" in said
    assert "Snopes" not in said
    assert [words_of(item) for item in method.xpath(".//li[@class='given']")] == [
        "Mostly wrong (given in this report)",
        "Half True (given in this report) 4",
    ]


def options_with(folder: Path, name: str, source: str) -> Options:
    (folder / name).write_text(source, encoding="utf-8")
    return Options(made=MADE, templates=folder)


def test_a_style_sheet_of_the_library_s_own_is_let_through(tmp_path: Path) -> None:
    root = page(options_with(tmp_path, "report.css", "body { color: teal }\r\n/* \0 */"))
    style = root.xpath("//style")[0].text
    assert style == "body { color: teal }\n/* \ufffd */"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in root.xpath("//meta[@http-equiv]/@content")[0]


def test_a_template_of_the_library_s_own_is_used_and_ours_afterwards(tmp_path: Path) -> None:
    own = options_with(tmp_path, "report.html", "<title>{{ article.title }}</title><body><p>{{ total }}")
    assert words_of(page(own).xpath("//body")[0]) == "13 claims, 11 checked"
    (tmp_path / "report.html").write_text("<body><p>Another: {{ made }}", encoding="utf-8")
    assert words_of(page(own).xpath("//body")[0]).startswith("Another: Report made 14 March 2025")
    (tmp_path / "report.html").unlink()
    assert render(harbour_review(), "html", own) == render(harbour_review(), "html", Options(made=MADE))


def test_no_template_comes_before_the_policy_or_does_without_it(tmp_path: Path) -> None:
    source = "<!doctype html><html><head><script>alert(1)</script></head><body>{{ article.title|safe }}"
    data = render(harbour_review(), "html", options_with(tmp_path, "report.html", source)).decode()
    before, after = data.split("default-src 'none'; style-src 'sha256-", 1)
    assert re.fullmatch(
        r"<!doctype html>\s*<html [^>]*>\s*<head>\s*<meta charset[^>]*>\s*<meta [^>]*content=\"", before
    )
    assert "<script" in after


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<body>\n{% if %}", "line 2: "),
        ("<body>\n\n{{ nothing_of_the_kind }}", "line 3: 'nothing_of_the_kind' is undefined"),
        ("{{ total + 1 }}", "line 1: "),
        ("{{ article.title.__class__.__mro__ }}", "line 1: access to attribute '__class__'"),
        ("{% for n in range(10 ** 9) %}{% endfor %}", "line 1: "),
        ("{% include 'other.html' %}", "line 1: "),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "line 1: "),
    ],
)
def test_a_broken_template_is_told_in_one_sentence(source: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        render(harbour_review(), "html", options_with(tmp_path, "report.html", source))
    said = str(caught.value)
    assert said.startswith(f"The template {tmp_path / 'report.html'} cannot be used: {why}")
    assert "\n" not in said and said.endswith(".")


def test_a_style_sheet_that_would_end_its_element_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="has “</style” in it"):
        render(harbour_review(), "html", options_with(tmp_path, "report.css", "a{} </STYLE><script>"))


def test_who_stops_the_work_is_not_taken_for_a_fault_of_the_template(tmp_path: Path) -> None:
    class Stopped(ReportError):
        pass

    def stop() -> None:
        raise Stopped("Stopped.")

    own = options_with(tmp_path, "report.html", "{% for entry in entries %}{{ entry.status }}{% endfor %}")
    with pytest.raises(Stopped):
        render(harbour_review(), "html", replace(own, check=stop))
