"""REFI-QDA projects on the command line: out of one library and into another, and those of other programs."""

from pathlib import Path

from tests.cli.conftest import Program
from tests.readers.hostile.packages import zipped
from tests.readers.qdpx.projects import TEXT, project, qde, selection, source

OTHER = TEXT[:-1] + "2"
TWO = zipped(
    {
        "project.qde": qde(source(selection(0, 3)) + source(selection(0, 4, number=2), guid=OTHER, name="Menu")),
        f"sources/{TEXT}.txt": "The baker sells bread.",
        f"sources/{OTHER}.txt": "Soup, one euro.",
    }
)


def test_a_project_of_our_own_gives_the_same_claims_in_another_library(program: Program, tmp_path: Path) -> None:
    article = program.article()
    for words in (
        ("--quote", "carried 1,200 people", "--status", "verified", "--statement", "It carried 1,200."),
        ("--quote", "40 سفينة", "--status", "disputed", "--reason", "wrong"),
    ):
        program.done("claim", "add", article, *words)
    program.done("waive", article, "--quote", "It was a lovely morning")
    program.done("export", article, "--format", "qdpx", "-o", "ferry.qdpx")
    ran = program.done("import", "ferry.qdpx", "--library", tmp_path / "second.sqlite")
    assert ran.err.splitlines()[-1].endswith("2 claims and 1 waiver came with it.")
    before = program.done("show", article, "--json").json
    after = program.done("show", ran.id, "--json", "--library", tmp_path / "second.sqlite").json
    assert after["article"]["versions"][0]["text"] == before["article"]["versions"][0]["text"]
    for name in ("status", "reason", "statement", "number"):
        assert [claim[name] for claim in after["claims"]] == [claim[name] for claim in before["claims"]]
    places = [[(p["start"], p["exact"]) for c in shape["claims"] for p in c["passages"]] for shape in (before, after)]
    assert places[0] == places[1]
    assert [(w["exact"], w["reason"]) for w in after["waivers"]] == [("It was a lovely morning", "opinion")]


def test_what_came_with_a_text_is_one_action(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.qdpx").write_bytes(project("The baker sells bread.", selection(0, 3) + selection(4, 9, number=2)))
    article = program.done("import", "a.qdpx").id
    assert len(program.done("claims", article, "--json").json) == 2
    assert program.done("library", "check").code == 0
    program.done("undo", article)
    assert program.done("claims", article, "--json").json == []
    program.done("redo", article)
    claims = program.done("claims", article, "--json").json
    assert [(claim["labels"], claim["created"]["by"]) for claim in claims] == [(["Food"], "Ada"), (["Food"], "Ada")]
    history = program.done("history", article, "--json").json
    assert {row["by"] for row in history} == {"Mara Boyd"}


def test_several_texts_are_several_articles(program: Program, tmp_path: Path) -> None:
    (tmp_path / "two.qdpx").write_bytes(TWO)
    ran = program.done("import", "two.qdpx")
    assert len(ran.out.splitlines()) == 2
    titles = [program.done("show", key, "--json").json["article"]["title"] for key in ran.out.split()]
    assert titles == ["Baker", "Menu"]
    assert [made["title"] for made in program.done("import", "two.qdpx", "--json").json] == ["Baker", "Menu"]
    assert "holds 2 texts; import it without those options" in program.refused("import", "two.qdpx", "--title", "Bread")
    assert len(program.done("list", "--json").json) == 4


def test_a_project_is_no_new_version(program: Program, tmp_path: Path) -> None:
    (tmp_path / "two.qdpx").write_bytes(TWO)
    (tmp_path / "one.qdpx").write_bytes(project("The baker sells bread.", selection(0, 3)))
    article = program.article()
    assert "“two.qdpx” holds 2 texts" in program.refused("update", article, "two.qdpx")
    assert "has claims of its own" in program.refused("update", article, "one.qdpx")
    (tmp_path / "bare.qdpx").write_bytes(project("The baker sells bread."))
    program.done("update", article, "bare.qdpx")
    assert program.text(article) == "The baker sells bread."
