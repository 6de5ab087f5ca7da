import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from annotator.reports import FORMATS
from tests.cli.conftest import TITLE, Program


@pytest.mark.parametrize("name", ["html", "md", "csv", "json"])
def test_each_format_goes_to_a_file_whole(program: Program, article: str, name: str) -> None:
    program.done("claim", "add", article, "--quote", "40 سفينة", "--status", "verified")
    assert program.done("export", article, "--format", name, "-o", "report").out == "Written to report.\n"
    assert "سفينة" in Path("report").read_text(encoding="utf-8-sig")
    assert sorted(path.name for path in program.folder.iterdir()) == ["ferry.txt", "library.sqlite", "report"]


def test_the_json_is_that_of_show(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    shown = program.done("show", article, "--json").json
    assert json.loads(program.done("export", article, "--format", "json").out) == shown
    assert json.loads(program.done("export", article, "--format", "json", "-o", "-", "--json").out) == shown


def test_a_file_that_is_there_is_kept_without_force(program: Program, article: str) -> None:
    Path("report.md").write_text("mine", encoding="utf-8")
    refused = ("export", article, "--format", "md", "-o", "report.md", "--with-files", "files")
    assert program.refused(*refused) == "“report.md” exists already and was left as it is; --force replaces it.\n"
    assert Path("report.md").read_text(encoding="utf-8") == "mine"
    assert not Path("files").exists()
    program.done("export", article, "--format", "md", "-o", "report.md", "--force")
    assert TITLE in Path("report.md").read_text(encoding="utf-8")


def test_what_force_would_not_replace_does_not_name_it(program: Program, article: str) -> None:
    Path("folder").mkdir()
    said = program.refused("export", article, "--format", "csv", "-o", "folder")
    assert "is a folder" in said and "--force" not in said


def test_json_says_what_was_written(program: Program, article: str) -> None:
    ran = program.done("export", article, "--format", "csv", "-o", "report.csv", "--json")
    assert ran.json == {
        "article": article,
        "format": "csv",
        "file": "report.csv",
        "size": Path("report.csv").stat().st_size,
    }
    assert "name the report's file" in program.refused("export", article, "--format", "csv", "--json", code=2)


def test_a_part_of_it_is_exported(program: Program, article: str) -> None:
    for quote, status in (("1,200 people", "verified"), ("lovely morning", "disputed")):
        number = program.done("claim", "add", article, "--quote", quote, "--status", status, "--json").json["number"]
    said = program.done("export", article, "--format", "md", "--status", "disputed").out
    assert "part of the 2" in said and f"### Claim {number}: Disputed" in said and ": Verified" not in said
    said = program.done("export", article, "--format", "csv", "--claim", str(number)).out
    assert len(said.splitlines()) == 2
    assert "No claim is called" in program.refused("export", article, "--format", "csv", "--claim", "99")


def test_a_data_set_takes_several_articles(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified")
    other = program.done("import", "-", "--title", "Other", stdin=b"Two bells rang.").out.strip()
    program.done("claim", "add", other, "--quote", "Two bells", "--status", "disputed", "--reason", "wrong")
    rows = program.done("export", article, other, "--format", "averitec").json
    assert [row["label"] for row in rows] == ["Supported", "Refuted"]
    assert program.done("export", article, other, article, "--format", "averitec").json == rows
    assert "is of one article" in program.refused("export", article, other, "--format", "md")
    refused = ("export", article, other, "--format", "averitec", "--claim", "1")
    assert "Claims are chosen of one article" in program.refused(*refused)


def test_the_history_goes_along_or_not(program: Program, article: str) -> None:
    assert program.done("export", article, "--format", "json").json["history"]
    assert program.done("export", article, "--format", "json", "--no-history").json["history"] == []


def test_the_name_that_markdown_had_is_known_still(program: Program, article: str) -> None:
    named = [program.done("export", article, "--format", name).out for name in ("md", "markdown")]
    assert named[0].splitlines()[:5] == named[1].splitlines()[:5]


def test_a_language_that_there_is_not(program: Program, article: str) -> None:
    assert "one of: en" in program.refused("export", article, "--format", "md", "--language", "tlh", code=2)


def test_the_folder_for_files_is_made(program: Program, article: str) -> None:
    program.done("export", article, "--format", "json", "-o", "r.json", "--with-files", "files/of/it")
    assert Path("files/of/it").is_dir()
    assert "cannot be made" in program.refused("export", article, "--format", "json", "--with-files", "r.json")


def test_an_unknown_format_is_told_with_the_list(program: Program, article: str) -> None:
    said = program.refused("export", article, "--format", "tape", code=2)
    assert all(name in said for name in ("“tape”", "html", "md", "csv", "json"))
    program.refused("export", article, code=2)


def test_a_folder_that_is_not_there_is_said(program: Program, article: str) -> None:
    assert "no such folder" in program.refused("export", article, "--format", "json", "-o", "no/where.json")


def test_nothing_is_exported_with_a_quote_that_does_not_stand_at_its_place(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    with closing(sqlite3.connect(program.library)) as tampering:
        tampering.execute("UPDATE passage SET start = start + 1, end = end + 1")
        tampering.commit()
    for name in ("html", "json"):
        said = program.refused("export", article, "--format", name, "-o", "report")
        assert "claim 1 does not stand at its place" in said
    assert not Path("report").exists()


def test_formats_lists_what_export_takes(program: Program, article: str) -> None:
    names = [known["name"] for known in program.done("formats", "--json").json]
    assert names == list(FORMATS)
    assert [line.split()[0] for line in program.done("formats").out.splitlines()] == names
    for name in names:
        program.done("export", article, "--format", name, "-o", f"report-{name}")
        assert Path(f"report-{name}").is_file()


def test_copies_go_along_under_names_that_say_what_they_are(program: Program, article: str) -> None:
    claim = program.done("claim", "add", article, "--quote", "1,200 people").out.strip()
    Path("scan.txt").write_text("1,200 came aboard.", encoding="utf-8")
    Path("letter.txt").write_text("I was aboard.", encoding="utf-8")
    program.done("evidence", "add", claim, "--title", "Purser’s log", "--file", "scan.txt")
    program.done("evidence", "add", claim, "--title", "Karl Ebner", "--file", "letter.txt", "--confidential")
    report = ("export", article, "--format", "md", "-o", "report.md")
    program.done(*report, "--copies", "copies")
    assert sorted(path.name for path in Path("copies").iterdir()) == ["001 Purser’s log.txt", "SHA256SUMS.txt"]
    assert Path("copies/001 Purser’s log.txt").read_text(encoding="utf-8") == "1,200 came aboard."
    Path("report.md").unlink()
    again = program(*report, "--copies", "copies")
    assert again.code == 1 and "exists already and was left as it is; --force replaces it." in again.err
    assert not Path("report.md").exists()
    program.done(*report, "--copies", "copies.zip", "--confidential")
    with zipfile.ZipFile("copies.zip") as archive:
        assert archive.read("copies/002 Karl Ebner.txt") == b"I was aboard."
    program.done(*report, "--copies", "copies", "--force")


def test_what_is_withheld_is_said_as_it_is(program: Program, article: str) -> None:
    claim = program.done("claim", "add", article, "--quote", "1,200 people").out.strip()
    program.done("evidence", "add", claim, "--title", "Karl Ebner", "--confidential")
    names = "Confidential sources are not named; --confidential names them."
    both = "Confidential sources are not named, and the history is left out; --confidential includes both."
    for said, more in (
        (names, ("md",)),
        (both, ("md", "--history")),
        (both, ("json",)),
        (names, ("json", "--no-history")),
    ):
        assert program.done("export", article, "--format", *more).err.splitlines() == [said]


def test_copies_go_out_for_one_article(program: Program, article: str) -> None:
    Path("other.txt").write_text("The bell\n\nIt rang.\n", encoding="utf-8")
    other = program.done("import", "other.txt").out.strip()
    said = program.refused("export", article, other, "--format", "averitec", "--copies", "copies")
    assert "one article at a time" in said and not Path("copies").exists()
