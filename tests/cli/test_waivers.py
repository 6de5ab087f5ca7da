import pytest

from tests.cli.conftest import Program


def test_a_passage_is_waived_and_unwaived(program: Program, article: str) -> None:
    key = program.done("waive", article, "--quote", "It was a lovely morning").id
    (waiver,) = program.done("show", article, "--json").json["waivers"]
    assert (waiver["id"], waiver["exact"], waiver["reason"]) == (key, "It was a lovely morning", "opinion")
    assert (waiver["by"], waiver["removed_at"]) == ("Mara Boyd", None)
    assert program.text(article)[waiver["start"] : waiver["end"]] == waiver["exact"]
    assert program.done("unwaive", key[-6:]).out == "“It was a lovely morning” is to be checked again.\n"
    assert "already" in program.done("unwaive", key).out
    assert program.done("undo", article).out == "Undone: “It was a lovely morning” to be checked again.\n"
    after = program.done("unwaive", key, "--json").json
    assert after["id"] == key and after["removed_at"] is not None


@pytest.mark.parametrize("reason", ["opinion", "transition", "background", "other", "Other"])
def test_a_waiver_takes_a_reason_of_the_list(program: Program, article: str, reason: str) -> None:
    made = program.done("waive", article, "--start", "0", "--end", "5", "--reason", reason, "--json").json
    assert (made["start"], made["end"], made["exact"], made["reason"]) == (0, 5, "Ferry", reason.lower())


@pytest.mark.parametrize("reason", ["", "wrong", "opinion, other"])
def test_another_reason_is_refused_with_the_list(program: Program, article: str, reason: str) -> None:
    said = program.refused("waive", article, "--quote", "first day", "--reason", reason, code=2)
    assert "is not one of 'opinion', 'transition', 'background', 'other'. See: annotator waive --help" in said
    assert program.done("show", article, "--json").json["waivers"] == []


def test_an_ambiguous_quote_is_singled_out_like_a_claims(program: Program, article: str) -> None:
    assert "2 places" in program.refused("waive", article, "--quote", "port said")
    made = program.done("waive", article, "--quote", "port said", "--suffix", "more", "--json").json
    assert made["start"] == program.text(article).rindex("port said")


@pytest.mark.parametrize("words", [[], ["--end", "3"], ["--quote", "ferry", "--end", "3"]])
def test_a_waiver_needs_a_place(program: Program, article: str, words: list[str]) -> None:
    program.refused("waive", article, *words, code=2)
