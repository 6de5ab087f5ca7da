"""Sentences and clauses, in several scripts, with offsets in code points; and bounded time for hostile text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Block, BlockKind, Version
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.sentences import (
    Range,
    block_sentences,
    clauses,
    next_sentence,
    next_step,
    sentence_at,
    sentences_in,
)
from tests.domain.texts import article, hard_text
from tests.recording import version_of


def said(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences_in(text, 0, len(text), language)]


def one_block(text: str) -> Version:
    return version_of(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            ["He met Dr. Ode at 3 p.m. on Jan. 5.", "U.S. officials knew.", "It cost $3.50, or 1.5 million in all."],
        ),
        ("en", ["J. R. Pell came, see p. 5.", "Who?", "Stop!", "It went on… and on."]),
        ("en", ["“It is so. I know it,” she said.", "“Who else?”", "(Nobody answered.)", "He left."]),
        ("en", ["😀 It rained.", "👨‍👩‍👧 They stayed 🇩🇪 in.", "Fine 😀!"]),
        ("ar", ["قال الوزير إن الرقم صحيح.", "هل هذا صحيح؟", "نعم!", "انتهى."]),
        ("zh", ["桥于三月开放。", "真的吗？", "是的！"]),
        ("hi", ["पुल मार्च में खुला।", "क्या यह सच है?"]),
        ("de", ["Am 3. März kam Frau Dr. Oster.", "Sie blieb."]),
    ],
)
def test_sentences_and_their_places(language: str, sentences: list[str]) -> None:
    text = ("" if language == "zh" else " ").join(sentences)
    assert said(text, language) == sentences


def test_without_a_language_english_is_taken() -> None:
    assert said("Mrs. Oak left. So did he.") == ["Mrs. Oak left.", "So did he."]
    assert said("Mrs. Oak left. So did he.", "en-GB") == ["Mrs. Oak left.", "So did he."]


@pytest.mark.parametrize("language", ["xx", "../en", "日本", "en_US", "-"])
def test_a_language_that_nobody_speaks_does_no_harm(language: str) -> None:
    assert said("It rained. It poured.", language) == ["It rained.", "It poured."]


def test_only_the_range_asked_for_is_gone_through() -> None:
    text = "One here. Two here. Three here."
    assert sentences_in(text, 10, 19) == [(10, 19)]


def holds_everything(text: str, found: list[Range]) -> bool:
    """Whether the sentences are in order, apart, trimmed, and hold every visible character."""
    at = 0
    for start, end in found:
        if not at <= start < end or text[at:start].strip() or text[start:end] != text[start:end].strip():
            return False
        at = end
    return not text[at:].strip()


@given(hard_text())
def test_sentences_are_in_order_trimmed_and_hold_every_visible_character(text: str) -> None:
    assert holds_everything(text, sentences_in(text, 0, len(text)))


# What the rules look at, to be thrown together.
PARTS = [
    " ", " ", "\u2028", "\u00a0", ".", "!", "?", "…", ". . .", "。", "؟", "“", "”", "„", "«", "»", "'", "’", '"', "(",
    ")", "「", "」", ",", "—", "- ", "1", "2020", "1.", "2.", "1)", "2)", "(a)", "(b)", "•", "a", "A", "it", "It", "Mr",
    "z", "B", "usw", "Nov", "U.S", "p.m", "Monday", "said", "[1]", "www.", "@", "г", "Г", "т", "ดร", "डॉ", "د", "と",
    "說", "🎉", "İ", "ß",
]  # fmt: skip
LANGUAGES = [None, "en", "de", "ru", "pl", "ja", "zh", "ko", "th", "hi", "ar", "da", "xx", "zh-Hant"]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.sampled_from(LANGUAGES))
def test_so_they_are_in_every_language_and_wherever_one_asks(text: str, language: str | None) -> None:
    found = sentences_in(text, 0, len(text), language)
    assert holds_everything(text, found)
    version = one_block(text)
    assert block_sentences(version, 0, language) == found
    for start, end in found:
        assert sentence_at(version, start, language) == sentence_at(version, end - 1, language) == (start, end)


LONG = " ".join(f"Sentence {i} of Dr. Ode says 😀 “so it is” at {i}.5 km." for i in range(2_000))


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    found = said(LONG)
    assert len(found) == 2_000
    assert all(sentence.startswith("Sentence ") and sentence.endswith(" km.") for sentence in found)


def test_in_a_long_paragraph_the_sentence_under_the_caret_is_one_of_them() -> None:
    version = one_block(LONG)
    found = block_sentences(version, 0)
    for start, end in [found[0], *found[::97], found[-1]]:
        assert sentence_at(version, start) == sentence_at(version, end - 1) == sentence_at(version, end) == (start, end)
    for one, following in zip(found[::97], found[1::97], strict=False):
        assert next_sentence(version, one[0]) == following


# Quotation marks and brackets left open, nothing but dots or none, no spaces, lists without end.
HOSTILE = [
    "“", "‘'", "„ ", "«", "(", "([{", "a", " a", "a. ", "A. ", "A.B", ".", ". ", "! A", "… A", "。“'", "x\u0301",
    "\u2028", "'a' ", '"a. B ', "1. ", "1) A ", "• ", "• A", "(a) B ", "Mr. ", "U.S. ", "p.m. It ", "[1].", "a@b.",
    "🎉 ", "2020 г. ", "\r\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_time_that_grows_with_its_square(piece: str) -> None:
    # In one piece, quotation marks left open take minutes at this length.
    text = piece * (100_000 // len(piece))
    found = sentences_in(text, 0, len(text))
    assert all(end - start <= 5_000 for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    sentence_at(one_block(text), len(text) - 1)


def test_one_sentence_of_a_book_in_one_paragraph_is_had_without_the_others() -> None:
    # Each goes through two or three pieces of 5,000 characters; through all of them, this would take a minute.
    text = LONG * 20
    version = one_block(text)
    places = range(7, len(text), len(text) // 100)
    assert all(one[0] <= at <= one[1] for at in places if (one := sentence_at(version, at)))
    assert all(next_sentence(version, at) for at in places if at < len(text) - 100)


TWO = article("The dam broke, they said; nobody fled. It was dark.\nA list: one, two.")


def test_the_sentence_at_a_place() -> None:
    version = TWO.newest
    first, second, third = (0, 38), (39, 51), (52, 69)
    assert [sentence_at(version, offset) for offset in (0, 20, 37, 38, 39, 51, 52, 69)] == [
        first, first, first, first, second, second, third, third,
    ]  # fmt: skip


def test_a_heading_a_table_row_and_code_are_one_sentence() -> None:
    kinds = (BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.CODE)
    text, blocks = assemble([DraftBlock(kind, [Run("Mr. A. No. 5. Yes.")]) for kind in kinds])
    version = version_of(text, blocks)
    assert [block_sentences(version, i) for i in range(3)] == [[(b.start, b.end)] for b in blocks]
    assert sentence_at(version, 25) == (19, 37)


def test_an_article_without_text_has_no_sentence() -> None:
    version = version_of("", ())
    assert sentence_at(version, 0) is None
    assert next_sentence(version, 0) is None
    assert next_step(version, 0, 0) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam broke, they said; nobody fled.", ["The dam broke", "they said", "nobody fled"]),
        ("It cost 1,200,000 at 9:30, in 2.5 days.", ["It cost 1,200,000 at 9:30", "in 2.5 days"]),
        ("A well-known man – aged 64 – left—at last.", ["A well-known man", "aged 64", "left", "at last"]),
        ("“It is so,” she said.", ["“It is so,”", "she said"]),
        ("قال نعم، ثم ذهب؛ وعاد.", ["قال نعم", "ثم ذهب", "وعاد"]),
        ("桥开了，人来了；车也来了。", ["桥开了", "人来了", "车也来了"]),
        ("No cut here", ["No cut here"]),
        ("…", ["…"]),
        (",;:", []),
    ],
)
def test_clauses(sentence: str, expected: list[str]) -> None:
    text = "😀 " + sentence
    assert [text[start:end] for start, end in clauses(text, 2, len(text))] == expected


def test_stepping_goes_through_the_clauses_and_on_to_the_next_sentence() -> None:
    version = TWO.newest
    selected = (0, 13)
    steps = []
    while (step := next_step(version, *selected)) is not None:
        steps.append(version.text[slice(*step)])
        selected = step
    assert steps == ["they said", "nobody fled", "It was dark.", "A list: one, two."]


def test_the_next_sentence_is_the_first_that_begins_later_on_also_in_the_next_block() -> None:
    version = TWO.newest
    assert [next_sentence(version, offset) for offset in (0, 38, 39, 52)] == [(39, 51), (39, 51), (52, 69), None]


@pytest.mark.parametrize("language", [None, "en", "de", "ja", "zh", "ar", "hi", "km", "ru"])
@pytest.mark.parametrize("space", ["\u00a0", "\u0085", "\u1680", "\u2003", "\u2009", "\u202f", "\u205f", "\u3000"])
def test_any_space_can_stand_between_a_letter_and_a_full_stop(space: str, language: str | None) -> None:
    text = f"They took plan B{space}. It held."
    found = sentences_in(text, 0, len(text), language)
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")


@given(st.text("AbBé.!?…。 \u00a0\u3000\u2009\u200b’”“(日한ب1\u200f-,"), st.sampled_from(["en", "ja", "ar", "de"]))
def test_no_text_is_too_much_for_the_library(text: str, language: str) -> None:
    for start, end in sentences_in(text, 0, len(text), language):
        assert 0 <= start < end <= len(text)
