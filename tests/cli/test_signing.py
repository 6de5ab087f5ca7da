"""Signatures by command: the second checker's on claims, and those on an article's version."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program

SECOND = ("--reviewer", "Theo Lin")


@pytest.fixture
def claims(program: Program, article: str) -> list[str]:
    """The ids of a verified, a disputed and an unchecked claim, by Mara Boyd."""
    return [
        program.done("claim", "add", article, "--quote", quote, "--status", status).id
        for quote, status in (("1,200 people", "verified"), ("more boats", "disputed"), ("lovely", "unchecked"))
    ]


def valid(program: Program, article: str) -> list[list[bool]]:
    """Of each claim, whether its signatures hold."""
    listed = program.done("claims", article, "--json").json
    return [[one["valid"] for one in claim["sign_offs"]] for claim in listed]


def test_a_second_checker_signs_off_and_the_list_says_so(program: Program, article: str, claims: list[str]) -> None:
    assert program.done("signoff", claims[0], *SECOND).out == "Claim 1 signed off.\n"
    (signature,) = program.done("claim", "show", claims[0], "--json").json["sign_offs"]
    assert (signature["by"], signature["role"], signature["valid"]) == ("Theo Lin", "second checker", True)
    lines = program.done("claims", article).out.splitlines()
    assert "verified, signed off" in lines[0] and "signed" not in lines[1]
    assert "signed off" in program.done("show", article).out
    assert "nothing was changed" in program.done("signoff", claims[0], *SECOND).out


@pytest.mark.parametrize(
    "change",
    [
        ["claim", "set", "{}", "--statement", "1,200 people took it."],
        ["claim", "set", "{}", "--status", "disputed"],
        ["claim", "passage", "{}", "--quote", "first day"],
        ["evidence", "add", "{}", "--title", "Log"],
        ["source", "set", "Count", "--publisher", "Port office"],
    ],
)
def test_a_change_voids_the_signature_visibly_and_its_undo_brings_it_back(
    program: Program, article: str, claims: list[str], change: list[str]
) -> None:
    program.done("evidence", "add", claims[0], "--title", "Count")
    program.done("signoff", claims[0], *SECOND)
    program.done(*(word.format(claims[0]) for word in change))
    assert valid(program, article) == [[False], [], []]
    assert "sign-off void" in program.done("claims", article).out
    assert "void, as something changed since" in program.done("claim", "show", claims[0]).out
    program.done("undo", article)
    assert valid(program, article) == [[True], [], []]


def test_notes_queries_and_the_log_leave_it_alone(program: Program, article: str, claims: list[str]) -> None:
    program.done("signoff", claims[0], *SECOND)
    program.done("claim", "note", claims[0], "Look again.")
    program.done("query", "ask", claims[0], "--to", "editor", "Sure?")
    program.done("log", "search", claims[0], "--in", "Archive")
    program.done("claim", "set", claims[0], "--assignee", "Ann")
    assert valid(program, article)[0] == [True]


def test_nobody_signs_off_their_own_check_unless_it_is_said(
    program: Program, article: str, claims: list[str], own_settings: Path
) -> None:
    assert "You checked claim 1 yourself" in program.refused("signoff", claims[0])
    assert program.done("signoff", "--ready", article).out == "No claim is ready for your signature.\n"
    assert program.done("signoff", "--ready", article, "--json").json == []
    assert program.done("signoff", claims[0], "--own").out == "Claim 1 signed off.\n"
    (program.folder / "settings.ini").write_text("[review]\nown_sign_off = yes\n", encoding="utf-8")
    assert program.done("signoff", claims[1]).out == "Claim 2 signed off.\n"


def test_all_that_are_ready_are_signed_in_one_step(program: Program, article: str, claims: list[str]) -> None:
    program.done("claim", "set", claims[2], "--status", "unsourced", *SECOND)
    signed = program.done("signoff", "--ready", article, *SECOND, "--json").json
    assert [claim["id"] for claim in signed] == claims[:2]
    assert valid(program, article) == [[True], [True], []]
    program.done("undo", article, *SECOND)
    assert valid(program, article) == [[], [], []]


def test_several_claims_are_signed_or_none_of_them(program: Program, article: str, claims: list[str]) -> None:
    assert "Claim 3 is unchecked" in program.refused("signoff", *claims, *SECOND)
    assert valid(program, article) == [[], [], []]
    assert program.done("signoff", *claims[:2], *SECOND).out == "Claim 1 signed off; claim 2 signed off.\n"


def test_only_one_s_own_signature_is_taken_back(program: Program, article: str, claims: list[str]) -> None:
    assert "no signature on claim 1" in program.refused("signoff", claims[0], "--withdraw")
    program.done("signoff", claims[0], *SECOND)
    assert "signature of Theo Lin" in program.refused("signoff", claims[0], "--withdraw")
    told = program.done("signoff", claims[0], "--withdraw", *SECOND).out
    assert told == "Signature on claim 1 withdrawn.\n"
    assert valid(program, article)[0] == []


@pytest.mark.parametrize(
    "words", [[], ["1234", "--ready", "An article"], ["1234", "--withdraw", "--own"], ["--ready", "A", "--withdraw"]]
)
def test_what_to_sign_is_said_once(program: Program, words: list[str]) -> None:
    program.refused("signoff", *words, code=2)


def test_an_article_s_version_is_signed_until_anything_changes(
    program: Program, article: str, claims: list[str]
) -> None:
    told = program.done("sign", article, "--as", "editor", "--reviewer", "Ed Ito").out
    assert told == "Version 1 signed as editor.\n"
    (version,) = program.done("sign", article, "--as", "lawyer", "--json").json["versions"]
    assert [(one["by"], one["role"], one["valid"]) for one in version["sign_offs"]] == [
        ("Ed Ito", "editor", True),
        ("Mara Boyd", "lawyer", True),
    ]
    assert "by Ed Ito as editor" in program.done("show", article).out
    assert "nothing was changed" in program.done("sign", article, "--as", "lawyer").out
    program.done("claim", "note", claims[0], "Internal.")
    assert program.done("show", article).out.count("(holds)") == 2
    program.done("waive", article, "--quote", "It was")
    assert program.done("show", article).out.count("(void, as something changed since)") == 2
    program.done("undo", article)
    assert program.done("show", article).out.count("(holds)") == 2


def test_a_signature_on_an_article_is_taken_back_by_whom_it_is(program: Program, article: str) -> None:
    assert "Nobody has signed version 1 as editor" in program.refused("sign", article, "--as", "editor", "--withdraw")
    program.done("sign", article, "--as", "editor")
    said = program.refused("sign", article, "--as", "editor", "--withdraw", *SECOND)
    assert "signature of Mara Boyd" in said
    told = program.done("sign", article, "--as", "editor", "--withdraw").out
    assert told == "Signature on version 1 as editor withdrawn.\n"
    assert "Signed:" not in program.done("show", article).out
    program.refused("sign", article, "--as", "second checker", code=2)
    program.refused("sign", article, code=2)


def test_checking_one_s_own_article_is_warned_of(program: Program) -> None:
    file = program.folder / "own.txt"
    file.write_text("The pier has 40 lamps, all of them lit.", encoding="utf-8")
    article = program.done("import", file, "--author", "By Mara Boyd and Ann Orr").id
    added = program.done("claim", "add", article, "--quote", "40 lamps", "--status", "verified", *SECOND)
    assert added.err == ""
    claim = added.id
    assert "its byline names Mara Boyd" in program.done("claim", "set", claim, "--status", "disputed").err
    assert program.done("claim", "set", claim, "--status", "verified", *SECOND).err == ""
    assert program.done("claim", "set", claim, "--statement", "It has 40 lamps.").err == "", "that is no checking"
    for words in (["signoff", claim], ["sign", article, "--as", "checker"]):
        assert "its byline names Mara Boyd" in program.done(*words).err
    assert program.done("signoff", claim, "--own", *SECOND).err == ""
    told = program.done("export", article, "--format", "markdown").out
    assert "under their own byline" in told, "and it is recorded"


def test_a_place_that_is_open_is_not_signed(program: Program, article: str, claims: list[str]) -> None:
    program.done("signoff", claims[0], *SECOND)
    program.done("sign", article, "--as", "checker")
    file = program.folder / "later.txt"
    file.write_text(program.text(article).replace("1,200 people", "1,204 people"), encoding="utf-8")
    program.done("update", article, file)
    assert valid(program, article)[0] == [False]
    for words in (["signoff", claims[0]], ["sign", article, "--as", "checker"]):
        assert "The place of claim 1 is open" in program.refused(*words, *SECOND)
    assert "(void" in program.done("show", article).out


def test_a_claim_that_was_cut_is_placed_or_removed_before_the_article_is_signed(
    program: Program, article: str, claims: list[str]
) -> None:
    file = program.folder / "later.txt"
    cut = " The port said more boats will come."
    file.write_text(program.text(article).replace(cut, ""), encoding="utf-8")
    program.done("update", article, file)
    sentence = "Words of claim 2 are cut from the text; give it another place, or remove it.\n"
    assert program.refused("sign", article, "--as", "checker") == sentence
    assert program.refused("signoff", claims[1], *SECOND) == sentence
    program.done("claim", "remove", claims[1])
    assert program.done("sign", article, "--as", "checker").out == "Version 2 signed as checker.\n"
