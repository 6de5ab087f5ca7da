from tests.cli.conftest import TITLE, Program


def test_articles_are_listed_the_newest_first_with_how_far_they_are(program: Program, article: str) -> None:
    other = program.article("Only one line, which is the whole of it.", "line.txt")
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified")
    program.done("claim", "add", article, "--quote", "more boats")
    first, second = program.done("list").out.splitlines()
    assert first.startswith(other[-12:]) and "0/0 checked" in first
    assert second.startswith(article[-12:]) and "1/2 checked" in second and second.endswith(TITLE)
    listed = program.done("list", "--json").json
    assert [a["id"] for a in listed] == [other, article]
    assert set(listed[1]["versions"][0]) == {"number", "created", "text_sha256"}


def test_an_empty_library_is_made_and_lists_nothing(program: Program) -> None:
    assert not program.library.exists()
    assert program.done("list").out == "No articles.\n"
    assert program.library.stat().st_mode & 0o777 == 0o600
    assert program.done("list", "--json").json == []


def test_show_tells_people_what_there_is(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "disputed", "--reason", "wrong")
    waiver = program.done("waive", article, "--quote", "lovely morning").id
    out = program.done("show", article).out
    assert out.startswith(f"{TITLE}\nId: {article}\n")
    assert "Claims: 1 (0 verified, 1 disputed, 0 unsourced, 0 unchecked)" in out
    assert "Coverage: 4 of " in out and "words, 10%" in out
    assert "disputed (wrong)" in out and "“1,200 people”" in out
    assert waiver[-12:] in out and "“lovely morning”" in out


def test_show_as_json_is_the_whole_review(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    shown = program.done("show", article, "--json").json
    assert shown["format"] == "annotator/1"
    assert list(shown) == ["format", "article", "claims", "waivers", "history"]
    assert len(shown["history"]) == 3


def test_the_text_is_printed_character_for_character(program: Program) -> None:
    key = program.article("One\u00a0line with \u202ebidi\u202c and e\u0301 in it.\n\nAnother 🛳️ line.", "odd.txt")
    text = "One\u00a0line with \u202ebidi\u202c and e\u0301 in it.\nAnother 🛳️ line."
    assert program.done("text", key).out == text + "\n"
    assert program.done("text", key, "--version", "1", "--json").json == {"article": key, "version": 1, "text": text}
    assert "no version 2" in program.refused("text", key, "--version", "2")


def test_renaming_removing_and_restoring(program: Program, article: str) -> None:
    assert program.done("article", "rename", article, " Ferries run ").out == "“Ferries run” is its title now.\n"
    assert program.done("article", "rename", article, "Ferries run").out == "That is its title already.\n"
    assert "needs a title" in program.refused("article", "rename", article, " ")
    assert program.done("article", "remove", "Ferries run").out == "“Ferries run” is in the bin.\n"
    assert "already" in program.done("article", "remove", article).out
    assert program.done("list", "--json").json == []
    assert [a["id"] for a in program.done("list", "--removed", "--json").json] == [article]
    restored = program.done("article", "restore", "Ferries run", "--json").json
    assert (restored["id"], restored["removed_at"]) == (article, None)
    assert "not in the bin" in program.done("article", "restore", article).out
    assert program.done("article", "rename", article, "Again", "--json").json["title"] == "Again"
    program.done("article", "remove", article, "--json")
    assert program.done("undo", article).out == "Undone: article removed.\n"
    assert [a["title"] for a in program.done("list", "--json").json] == ["Again"]
