"""What a report in another language says of the history and of calculations: all of it in that language."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from annotator.domain.actions import edit_claim, set_status
from annotator.domain.article_actions import edit_article
from annotator.domain.calculation import Calculation, Input, calculation_from, calculation_to_json, check, outdated
from annotator.domain.claim import Decision, Status
from annotator.domain.correcting import decide_correction, propose_correction
from annotator.domain.errors import Refused
from annotator.domain.evidence import Kind, Source, Stance, Tier
from annotator.domain.records import Role
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.domain.signing import sign_article
from annotator.reports import Options, render
from annotator.reports.content.history import history_lines
from annotator.reports.content.language import LANGUAGES, tongue_of
from tests.recording import MADE, Recorder, article_of
from tests.reports import said
from tests.reports.lighthouse import ALL, BUDGET, SUM, cite, lighthouse_review
from tests.reports.lighthouse import claim as numbered
from tests.reports.mill import settled_mill

OTHERS = [language for language in LANGUAGES if language != "en"]
INES, MARA, THEO = "Ines Calder", "Mara Boyd", "Theo Lin"
GONE = "00000000-0000-7000-9000-0000000000ff"
FORMULAS = (
    *("", "1 +", "(1", "(1 2)", "1 2", "x", "x + a", "foo(1)", "abs(1, 2)", "percent(1)", "round(1, 2, 3)", "1 / 0"),
    *("(-1) ** 0.5", "9 ** 9 ** 9", "1 @ 2", "round(1, 0.5)", "(" * 50 + "1", "1 + " * 400 + "1", "10 ** 100", "2.5"),
)
DAMAGED: tuple[dict[str, Any], ...] = (
    {},
    {"inputs": 3, "formula": "1"},
    {"inputs": None, "formula": 1},
    {"inputs": None, "formula": "1", "more": 1},
    {"inputs": [3], "formula": "1"},
    {"inputs": [{"name": "a", "value": "x"}], "formula": "1"},
    {"inputs": [{"name": "a b", "value": "1"}], "formula": "1"},
    {"inputs": [{"name": "a", "value": "1"}] * 2, "formula": "1"},
    {"inputs": [{"name": "", "value": "1"}], "formula": "1"},
    {"inputs": [{"name": "a", "value": "1", "claim": "c", "source": "s"}], "formula": "1"},
    {"inputs": None, "formula": "1", "result": "many"},
    {"inputs": None, "formula": "1", "rounding": {"digits": 99}},
    {"inputs": None, "formula": "1", "rounding": {}},
    {"inputs": None, "formula": "1", "unit": 7},
)


def swans() -> Review:
    """A short history with a bit of everything: what was marked, decided, cited, waived, signed, and undone."""
    recorder = Recorder(article_of("Six swans left at 1,200 to nine. A fine sight.", title="Swans"))
    recorder.mark("Six swans", Status.VERIFIED, THEO)
    recorder.mark("1,200 to nine", by=MARA)
    second = numbered(recorder, 2)
    recorder.apply(set_status(recorder.article, [second], Status.DISPUTED, "wrong", by=MARA, at=recorder.at), MARA)
    recorder.edit(numbered(recorder, 2), about="wording", claimant="Ada Quist")
    recorder.apply(edit_claim(recorder.article, numbered(recorder, 2), claimant=""), MARA)
    sums = Calculation((Input("a", "2.5"), Input("b", "2")), "a / b", "1.25", unit="h")
    cite(recorder, 2, SUM, Stance.REFUTES, Tier.PRIMARY, calculation=calculation_to_json(sums))
    recorder.apply(propose_correction(recorder.article, numbered(recorder, 2), "at ten", by=MARA, at=recorder.at), MARA)
    second = numbered(recorder, 2)
    accepted = decide_correction(recorder.article, second, second.corrections[0], Decision.ACCEPTED, None, by=INES)
    recorder.apply(accepted, INES)
    recorder.waive("A fine sight", "background")
    recorder.undo(1, INES)
    recorder.apply(edit_article(recorder.article, title="Seven swans"), MARA)
    signed = sign_article(recorder.article, (), (), {}, Role.EDITOR, by=INES, at=recorder.at)
    recorder.apply(signed, INES)
    return replace(recorder.review, sources=ALL)


LINES = {
    "en": (
        "claim 1 marked on “Six swans”, verified",
        "claim 2 set to disputed (wrong)",
        "evidence against claim 2: “Cost of repairs over the sum set aside”",
        "correction of claim 2 accepted",
        "“A fine sight” waived (background)",
        "undid 1: claim 1 marked on “Six swans”, verified",
        "article renamed to “Seven swans”",
        "version 1 signed as editor",
    ),
    "de": (
        "Behauptung 1 markiert bei „Six swans“, bestätigt",
        "Behauptung 2 als beanstandet (falsch) eingestuft",
        "Behauptung 2: Urheber geleert",
        "Beleg gegen Behauptung 2: „Cost of repairs over the sum set aside“",
        "Korrektur zu Behauptung 2 vorgeschlagen: „at ten“",
        "Korrektur zu Behauptung 2 angenommen",
        "„A fine sight“: keine Prüfung nötig (Hintergrund)",
        "Schritt 1 rückgängig gemacht: Behauptung 1 markiert bei „Six swans“, bestätigt",
        "Artikel umbenannt in „Seven swans“",
        "Fassung 1 unterschrieben (Redaktion)",
    ),
    "fr": (
        "affirmation 1 relevée sur «\u202fSix swans\u202f», vérifiée",
        "affirmation 2 classée «\u202fcontestée (fausse)\u202f»",
        "affirmation 2\u00a0: auteur des propos sans contenu désormais",
        "élément de preuve contre l’affirmation 2\u00a0: «\u202fCost of repairs over the sum set aside\u202f»",
        "correction de l’affirmation 2 acceptée",
        "«\u202fA fine sight\u202f»\u00a0: vérification inutile (contexte)",
        "étape 1 annulée\u00a0: affirmation 1 relevée sur «\u202fSix swans\u202f», vérifiée",
        "version 1 signée (rédaction en chef)",
    ),
    "es": (
        "afirmación 1 marcada en «Six swans», verificada",
        "afirmación 2 clasificada como «cuestionada (falsa)»",
        "afirmación 2: autor de la declaración en blanco",
        "prueba en contra de la afirmación 2: «Cost of repairs over the sum set aside»",
        "corrección de la afirmación 2 aceptada",
        "«A fine sight»: no requiere verificación (contexto)",
        "paso 1 deshecho: afirmación 1 marcada en «Six swans», verificada",
        "versión 1 firmada (edición)",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_the_history_in_full(language: str) -> None:
    told = [words for _, _, words in history_lines(tongue_of(language), swans())]
    assert [line for line in LINES[language] if line not in told] == [], told


def broken() -> Review:
    """A review with history and four calculations that cannot be relied on, one of which cannot be read."""
    review = lighthouse_review()
    wrong = Calculation((Input("cost", "2.5", source_id=BUDGET.id, sha256="0" * 64),), "cost * 2", "4.5")
    gone = Calculation((Input("cost", "1", claim_id=GONE), Input("past", "1", source_id=GONE)), "cost + past", "")
    use = next(use for claim in review.claims for use in claim.evidence if use.calculation)
    given = [calculation_to_json(wrong), calculation_to_json(gone), {"inputs": [], "formula": "1 / 0"}, DAMAGED[3]]
    uses = tuple(
        replace(use, id=f"00000000-0000-7000-9100-{at:012}", calculation=value) for at, value in enumerate(given)
    )
    claims = tuple(replace(one, evidence=uses) if use in one.evidence else one for one in review.claims)
    return replace(review, claims=claims)


def text_of(review: Review, name: str, language: str) -> str:
    """What the report says, without its markup."""
    scope = Scope(history=True)
    made = render(review, name, Options(made=MADE, language=language, scope=scope, confidential=True))
    if name == "docx":
        with zipfile.ZipFile(BytesIO(made)) as held:
            parts = [held.read(f"word/{part}.xml").decode() for part in ("document", "comments")]
        return re.sub(r"<[^>]+>", "", "\n".join(parts).replace("</w:p>", "\n"))
    text = made.decode()
    return re.sub(r"<[^>]+>", "", text.partition("</head>")[2]) if name == "html" else text


def english_in(text: str, language: str) -> list[str]:
    """The parts of our English texts, of two words at least, that are in it, but for those that are the same in the
    other language."""
    own = "\n".join(said.catalogue(language).values())
    parts = {part.strip() for text in said.said() for part in re.split(r"\{\w+\}|\|", text)}
    return sorted(part for part in parts if " " in part and len(part) > 7 and part in text and part not in own)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["html", "md", "docx"])
def test_nothing_of_ours_is_in_english(name: str, language: str) -> None:
    for review in (broken(), settled_mill().review, swans()):
        assert english_in(text_of(review, name, language), language) == []
        assert len(english_in(text_of(review, name, "en"), language)) > 20, "or it would be looked for in vain"


def test_what_is_wrong_with_a_calculation() -> None:
    told = " ".join(text_of(broken(), "md", "de").split())
    for line in (
        "Die Formel ergibt 5, nicht 4,5.",
        "Überholt: „cost“ („Harbour Board budget 2025“) hat sich geändert.",
        "Das Ergebnis ist nicht angegeben; die Formel ergibt 2.",
        "Überholt: Die Behauptung, aus der „cost“ stammt, gehört nicht zu diesem Artikel.",
        "Die Formel teilt durch null.",
    ):
        assert line in told


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_every_fault_of_a_formula_is_said_in_the_language(formula: str, language: str) -> None:
    calculation = Calculation((Input("a", "1"),) if "a" in formula else (), formula, "1")
    assert check(calculation, tongue_of(language)) not in (None, check(calculation))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("value", DAMAGED)
def test_why_a_calculation_cannot_be_read_is_said_in_the_language(value: dict[str, Any], language: str) -> None:
    with pytest.raises(Refused) as refused:
        calculation_from(value)
    assert refused.value.said(tongue_of(language)) != str(refused.value) == refused.value.said(tongue_of("en"))


def test_a_confidential_source_is_not_named_in_any_language() -> None:
    hidden = Source(GONE, Kind.INTERVIEW, author="Edda Voss", confidential=True)
    rests = Calculation((Input("cost", "1", source_id=GONE),), "cost", "1")
    clauses = [outdated(rests, {GONE: hidden}, {}, tongue_of(language)) for language in OTHERS]
    assert clauses[0] == ["„cost“ (die vertrauliche Quelle (Interview)) hat sich geändert"]
    assert "Edda" not in str(clauses)
