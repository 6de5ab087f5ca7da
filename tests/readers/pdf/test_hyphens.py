"""Whether the hyphen at a line's end is the word's own."""

import pytest

from annotator.domain.draft import Run
from annotator.readers.pdf.hyphens import Vocabulary
from annotator.readers.pdf.lines import Cell, Line

PROSE = "The night ferry crossed the harbour while everybody on the quay waited for news"


def line(text: str, hyphen: str = "", *, apart: bool = False) -> Line:
    return Line([Cell([Run(text)], 0, 100)], 0, 10, 1, None, hyphen, apart)


def joined(before: str, after: str, *others: str, sign: str = "-", apart: bool = False) -> str:
    """What becomes of a word that a line's end divides, in a document of the `others` besides."""
    first, second = line(before, sign, apart=apart), line(after)
    vocabulary = Vocabulary([first, second, *map(line, others)])
    return f"{before}{vocabulary.between(first.text, first, after)}{after}"


def test_the_documents_own_words_decide() -> None:
    assert joined("a news", "paper said", "no newspaper came") == "a newspaper said"
    assert joined("a post", "office shut", "the post-office shut") == "a post-office shut"
    assert (
        joined("a post", "office shut", "the post-office, the post-office and the postoffice") == "a post-office shut"
    )


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("the Anglo", "Saxon age", "the Anglo-Saxon age"),
        ("in COVID", "19 wards", "in COVID-19 wards"),
        ("his 64", "year-old son", "his 64-year-old son"),
        ("his 64-year", "old son", "his 64-year-old son"),
    ],
)
def test_a_capital_or_a_figure_keeps_it(before: str, after: str, text: str) -> None:
    divided = [word for start in ("al", "be", "ca", "do") for word in (line(start, "-"), line("xyz others"))]
    first = line(before, "-")
    vocabulary = Vocabulary([*divided, first, line(after), *[line(PROSE)] * 10])
    assert f"{before}{vocabulary.between(before, first, after)}{after}" == text


def test_a_document_that_divides_no_words_has_only_hyphens_of_its_own() -> None:
    prose = [PROSE] * 40
    assert joined("a well", "known story", *prose) == "a well-known story"


def test_a_document_that_divides_words() -> None:
    prose = [line(PROSE) for _ in range(20)]
    divided = [
        part
        for one, other in (("num", "ber"), ("pas", "senger"), ("mem", "ber"))
        for part in (line(one, "-"), line(other))
    ]
    first = line("in Septem", "-")
    assert Vocabulary([*prose, *divided, first, line("ber it")]).between("in Septem", first, "ber it") == ""


def test_where_the_added_hyphens_are_drawn_apart_the_others_are_the_words_own() -> None:
    added, own = line("in Septem", "-", apart=True), line("a non", "-")
    vocabulary = Vocabulary([added, line("ber it"), own, line("binding rule"), *[line(PROSE)] * 10])
    assert vocabulary.between("in Septem", added, "ber it") == ""
    assert vocabulary.between("a non", own, "binding rule") == "-"


def test_a_soft_hyphen_always_goes() -> None:
    assert joined("a well", "known story", "a well-known one", sign="\u00ad") == "a wellknown story"


def test_lines_without_a_hyphen_are_joined_by_a_space_but_not_within_an_address_or_a_script_without_spaces() -> None:
    def between(before: str, after: str) -> str:
        return Vocabulary([]).between(before, line(before), after)

    assert between("the night", "ferry") == " "
    assert between("see https://law.example/", "order/14.") == ""
    assert between("see https://law.example/order.", "The next") == " "
    assert between("a word—", "and more") == ""
    assert between("港のトンネルが", "開通した") == ""
    assert between("항구 터널이", "개통했다") == " "
