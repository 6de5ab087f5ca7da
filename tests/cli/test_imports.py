import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, TITLE, Program


def test_a_text_file_prints_the_new_articles_id_alone(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    ran = program.done("import", file)
    assert ran.err == ""
    shown = program.done("show", ran.id, "--json").json
    assert shown["article"]["title"] == TITLE
    (version,) = shown["article"]["versions"]
    assert version["source"]["name"] == "ferry.txt"
    assert version["source"]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert version["text"].startswith(f"{TITLE}\nThe ferry 🛳️ carried")
    assert [(row["action"], row["by"]) for row in shown["history"]] == [("article.import", "Mara Boyd")]


def test_json_is_the_article_without_its_texts(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    made = program.done("import", file, "--json").json
    assert made["title"] == TITLE and made["removed_at"] is None
    assert set(made["versions"][0]) == {"number", "created", "source", "text_sha256", "sign_offs"}


def test_options_win_over_what_the_source_says(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "<html><head><title>Old title</title><meta name=author content='A. Sommer'></head>"
        "<body><h1>Old title</h1><p>The first paragraph of the page says this and that.</p>"
        "<p>The second one says more, at some length.</p></body></html>",
        encoding="utf-8",
    )
    made = program.done(
        *("import", file, "--title", "New title", "--url", "https://example.org/a"),
        *("--author", "B. Winter", "--published", "March 2025", "--json"),
    ).json
    assert made["title"] == "New title"
    assert (made["byline"], made["url"], made["published"]) == ("B. Winter", "https://example.org/a", "March 2025")
    plain = program.done("import", file, "--author", "", "--json").json
    assert (plain["title"], plain["byline"]) == ("Old title", None)
    assert "needs a title" in program.refused("import", file, "--title", " ")


def test_standard_input_is_read_like_a_file(program: Program) -> None:
    key = program.done("import", "-", stdin=ARTICLE.encode()).id
    assert program.text(key).startswith(f"{TITLE}\nThe ferry 🛳️ carried")
    assert "empty" in program.refused("import", "-", stdin=b"")


def test_remarks_of_the_reader_stand_beside_the_output(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(
        "<!doctype html><html><body><h1>A page</h1><p>It has one paragraph, at least, of text.</p></body></html>",
        encoding="utf-8",
    )
    ran = program.done("import", file)
    assert len(ran.id) == 36
    assert "not by its name" in ran.err


def test_a_file_that_is_here_is_imported_again_and_that_is_said(program: Program, article: str) -> None:
    again = program.done("import", "ferry.txt")
    assert again.id != article
    assert f"here already, as article {article[-12:]}" in again.err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "no text"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "cut off"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "cut off"),
        ("sheet.xlsx", b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "Excel workbook"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_stored(
    program: Program, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert said in program.refused("import", name)
    assert program.done("list", "--json").json == []


def test_a_source_that_is_no_file_is_refused(program: Program, tmp_path: Path) -> None:
    assert "There is no file missing.txt" in program.refused("import", "missing.txt")
    assert "cannot be read" in program.refused("import", tmp_path)
    program.refused("import", "", code=2)
    program.refused("import", code=2)


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        sentence = "The ferry carried 1,200 people on its first day, and the port said that more boats will come. "
        self.wfile.write(f"<title>Ferry</title><article><h1>Ferry</h1><p>{sentence * 3}</p></article>".encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a page on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/ferry?utm_source=mail"
        server.shutdown()


def test_an_address_is_fetched_and_kept(program: Program, site: str) -> None:
    article = program.done("import", site, "--allow-private", "--json").json
    assert article["title"] == "Ferry"
    assert article["url"] == site.partition("?")[0]
    assert b"<article>" in program.process("article", "source", article["id"]).stdout


def test_an_address_on_this_machine_is_refused_unless_asked_for(program: Program, site: str) -> None:
    assert "private network" in program.refused("import", site)
    assert program.done("list", "--json").json == []


def reviewed(program: Program, article: str) -> Path:
    """An exported review of the article, with something of everything, undone changes too."""
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "disputed", "--reason", "wrong")
    program.done("claim", "add", article, "--quote", "40 سفينة", "--reviewer", "Theo Lin", "--about", "forecast")
    program.done("claim", "note", f"{article}:1", "Ask the port.", "--reviewer", "Theo Lin")
    program.done("claim", "passage", f"{article}:1", "--quote", "first day")
    program.done("claim", "set", f"{article}:1", "--rating", "House:false", "--label", "ferry")
    program.done("undo", article)
    program.done("redo", article)
    program.done("claim", "add", article, "--quote", "more boats")
    program.done("undo", article)
    program.done("claim", "remove", f"{article}:2")
    waiver = program.done("waive", article, "--quote", "lovely").id
    program.done("waive", article, "--quote", "everyone waved", "--reason", "background")
    program.done("unwaive", waiver)
    program.done("article", "rename", article, "Ferry link, reviewed")
    file = program.folder / "review.json"
    program.done("export", article, "--format", "json", "-o", file)
    return file


def test_a_review_in_an_empty_library_exports_the_same(program: Program, article: str) -> None:
    file = reviewed(program, article)
    other = ("--library", str(program.folder / "other.sqlite"))
    assert program.done("import", file, *other).id == article
    program.done("export", article, "--format", "json", "-o", "again.json", *other)
    assert (program.folder / "again.json").read_bytes() == file.read_bytes()
    assert program.done("show", article, "--json", *other).json == json.loads(file.read_text(encoding="utf-8"))
    assert program.done("library", "check", *other).out == "No problems found.\n"
    # The number of the claim that was undone is not given again, and undo goes on where it was.
    made = program.done("claim", "add", article, "--quote", "more boats", "--json", *other).json
    assert made["number"] == 4
    program.done("undo", article, *other)
    assert "article renamed" in program.done("undo", article, *other).out


def test_an_identical_review_is_said_to_be_here_and_nothing_changes(program: Program, article: str) -> None:
    file = reviewed(program, article)
    ran = program.done("import", file)
    assert ran.id == article
    assert "is here already, identical; nothing was changed" in ran.err
    assert program.done("import", file, "--json").json["id"] == article
    assert len(program.done("list", "--json").json) == 1


def test_a_different_review_is_refused_unless_as_a_copy(program: Program, article: str) -> None:
    file = reviewed(program, article)
    program.done("claim", "set", f"{article}:1", "--status", "verified")
    before = program.done("show", article, "--json").json
    assert "with other content" in program.refused("import", file)
    copy = program.done("import", file, "--as-copy").id
    assert copy != article
    assert program.done("show", article, "--json").json == before
    shown = program.done("show", copy, "--json").json
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert {claim["id"] for claim in shown["claims"]}.isdisjoint(claim["id"] for claim in kept["claims"])
    assert [c["passages"][0]["exact"] for c in shown["claims"]] == [c["passages"][0]["exact"] for c in kept["claims"]]
    assert program.done("library", "check").code == 0


def test_a_review_is_known_by_its_content_and_comes_through_standard_input(program: Program, article: str) -> None:
    data = reviewed(program, article).read_bytes()
    (program.folder / "review.txt").write_bytes(b"\xef\xbb\xbf" + data)
    assert program.done("import", "review.txt", "--library", "a.sqlite").id == article
    assert program.done("import", "-", "--library", "b.sqlite", stdin=data).id == article


def test_a_damaged_or_tampered_review_is_refused_whole(program: Program, article: str) -> None:
    data = reviewed(program, article).read_text(encoding="utf-8")
    moved = json.loads(data) | {"history": []}
    moved["claims"][0]["passages"][0]["start"] += 1
    moved["claims"][0]["passages"][0]["end"] += 1
    for name, broken, said in (
        ("cut.json", data[: len(data) // 2], "damaged"),
        ("moved.json", json.dumps(moved), "claims[0].passages[0].exact does not stand at its place"),
        ("newer.json", data.replace("annotator/1", "annotator/99", 1), "annotator/1"),
        ("history.json", data.replace("Ask the port.", "Ask nobody at all."), "does not match its hash"),
    ):
        assert broken != data
        (program.folder / name).write_text(broken, encoding="utf-8")
        assert said in program.refused("import", name, "--library", "other.sqlite")
    assert program.done("list", "--json", "--library", "other.sqlite").json == []


def test_a_text_that_only_looks_like_json_is_a_text(program: Program, tmp_path: Path) -> None:
    (tmp_path / "brace.txt").write_text(
        "{ This note begins with a brace,\n\nand goes on without one.\n", encoding="utf-8"
    )
    assert program.text(program.done("import", "brace.txt").id).startswith("{ This note")
    (tmp_path / "deep.txt").write_text("{" + '"a":{' * 100_000, encoding="utf-8")
    program.done("import", "deep.txt")


def test_options_for_texts_are_refused_for_a_review(program: Program, article: str) -> None:
    file = reviewed(program, article)
    assert "keeps its own title" in program.refused("import", file, "--title", "Mine", "--library", "other.sqlite")
