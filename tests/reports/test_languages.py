"""The languages of reports: each says all that reports say, with the same values in it, and nothing else."""

import re
import string
from collections.abc import Mapping

import pytest

from annotator.reports import Options, render
from annotator.reports.content.language import LANGUAGES, Tongue, tongue_of
from tests.recording import MADE
from tests.reports import said
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.mill import updated_mill
from tests.reports.reading import parsed, words_of

OTHERS = [language for language in LANGUAGES if language != "en"]
OWN_WORDS = {"", "background"}  # of the reviews: reasons, some of them like ours


def places_in(text: str) -> set[str]:
    """The names of the values that stand in the text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_every_text_that_reports_say(language: str) -> None:
    assert said.missing(language) == [], "python -m tests.reports.said lists them as lines to fill in"


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_nothing_else(language: str) -> None:
    assert said.needless(language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_the_same_values_in_every_language(language: str) -> None:
    for text, other in said.catalogue(language).items():
        assert places_in(other) == places_in(text), text
        assert other.strip(" ") == other and other, text
        if "|" in text:
            assert all(other.split("|")) and other.count("|") == 1, text
        # Reports put these texts into markup as they are.
        assert not set(other) & set("<>&\"'`*_\\"), text


def test_what_is_missing_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    known = said.catalogue("de")
    less = {text: other for text, other in known.items() if text != "Sources"} | {"Sauces": "Soßen"}
    monkeypatch.setattr(said, "catalogue", lambda _: less)
    assert said.missing("de") == ["resources/words/de.json lacks “Sources” (resources/templates/report.html)."]
    assert said.needless("de") == ["resources/words/de.json has “Sauces”, which no report says."]


def test_texts_of_the_history_and_of_calculations_are_looked_for_too(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (
        "claim {number} split",
        "claim {number} marked on {quote}, {status}",  # held in a variable first
        "evidence against claim {number}: {source}",  # in a table
        "article: {fields}",
        "The formula divides by zero.",  # raised
        "“{name}” (claim {number}) has changed",
    )
    monkeypatch.setattr(said, "catalogue", lambda _: {text: text for text in said.said() if text not in texts})
    missing = said.missing("de")
    assert len(missing) == len(texts)
    assert all(any(f"lacks “{text}”" in line for line in missing) for text in texts)


class Listening(dict[str, str]):
    """A catalogue that remembers what it was asked for in vain."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.vain: set[str] = set()

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        if key not in self:
            self.vain.add(key)
        return super().get(key, default)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["html", "md"])
def test_no_report_asks_for_a_text_in_vain(language: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = Listening(said.catalogue(language))
    monkeypatch.setattr("annotator.reports.options.tongue_of", lambda of: Tongue(of, texts))
    for review in (harbour_review(), lighthouse_review(), updated_mill().review):
        render(review, name, Options(made=MADE, language=language))
    assert texts.vain <= OWN_WORDS


@pytest.mark.parametrize("language", OTHERS)
def test_the_page_is_in_its_language_and_the_article_in_its_own(language: str) -> None:
    root = parsed(render(harbour_review(), "html", Options(made=MADE, language=language)).decode())
    say = tongue_of(language)
    assert root.get("lang") == language
    texts = root.xpath("//article | //header[@class='top']/h1 | //section/blockquote")
    assert {element.get("lang") for element in texts} == {"en"}
    assert words_of(root.xpath("//h2[@id='method']")[0]) == say("Method and scale")
    said_of_it = words_of(root.xpath("//body")[0])
    for english in ("Verified", "Checked by", "characters", "Not checked", "Nobody"):
        assert english not in said_of_it


@pytest.mark.parametrize(
    ("language", "number", "moment"),
    [
        ("en", "12,345", "1 March 2025, 09:05 UTC"),
        ("de", "12.345", "1. März 2025, 09:05 UTC"),
        ("fr", "12\u202f345", "1 mars 2025, 09:05 UTC"),
        ("es", "12\u202f345", "1 de marzo de 2025, 09:05 UTC"),
    ],
)
def test_numbers_and_moments(language: str, number: str, moment: str) -> None:
    say = tongue_of(language)
    assert say.number(12_345) == number
    assert say.counted(1, "word") != say.counted(2, "word").replace("2", "1")
    assert say.moment("2025-03-01T09:05:59.999999Z") == moment
    assert say.counted(0, "word") == {"en": "0 words", "de": "0 Wörter", "fr": "0 mot", "es": "0 palabras"}[language]
    assert say.decimal("-1200.5") == ("-1200.5" if language == "en" else "-1200,5")


def test_french_signs_have_their_spaces_and_germans_and_spaniards_their_quotation_marks() -> None:
    for text, other in said.catalogue("fr").items():
        assert not re.search(r"[^\u202f][;?!»]|[^\u00a0]:(?=\s|$)|«[^\u202f]| %", other), text
    for text, other in said.catalogue("de").items():
        assert other.count("„") == other.count("“") and "”" not in other, text
    for text, other in said.catalogue("es").items():
        assert not set(other) & set("“”„"), text
