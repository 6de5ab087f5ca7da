"""`style`: how the house's reports look, set by command, and templates of the library's own."""

import struct
import zlib
from base64 import b64decode
from pathlib import Path

import pytest

from annotator.domain.style import contrast
from annotator.reports.options import house_options
from annotator.reports.templates import own_templates, template_names
from db.store import Store
from tests.cli.conftest import Program


def png(width: int = 2, height: int = 2) -> bytes:
    """A picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = (b"\0" + b"\x1a\x5f\xb4" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


@pytest.fixture
def logo(program: Program) -> Path:
    file = program.folder / "logo.png"
    file.write_bytes(png())
    return file


def test_a_style_is_set_shown_and_taken_away_piece_by_piece(program: Program, logo: Path) -> None:
    (program.folder / "method.txt").write_text("We ask.\n\nWe ask again.\n", encoding="utf-8")
    words = ["--name", "The Port Ledger", "--url", "https://ledger.example", "--colour", "#1A5FB4"]
    assert program.done("style", "set", *words, "--logo", logo, "--method", "method.txt").out == "The style is set.\n"
    held = program.done("style", "--json").json
    assert (held["name"], held["url"], held["colour"]) == ("The Port Ledger", "https://ledger.example", "#1a5fb4")
    assert b64decode(held["logo"]["data"]) == logo.read_bytes() and held["method"] == "We ask.\nWe ask again."
    shown = program.done("style").out
    assert "The Port Ledger" in shown and "image/png" in shown and "library.templates" in shown
    assert program.done("style", "set", "--colour", "#1a5fb4").out.startswith("That is so already")
    left = program.done("style", "set", "--no-logo", "--url", "", "--json").json
    assert left == {**held, "logo": None, "url": ""}
    assert program.done("style", "set", "--method", "-", stdin=b"\xef\xbb\xbfTwice.\r\n").code == 0
    assert program.done("style", "--json").json["method"] == "Twice."
    assert program.done("library", "check").out == "No problems found.\n"
    program.done("style", "set", "--no-name", "--no-colour", "--method", "")
    with Store.open(program.library) as store:
        assert store.house().settings == {}, "a style with nothing in it is none"


def test_each_is_one_change_that_undo_takes_back(program: Program, logo: Path) -> None:
    program.done("style", "set", "--name", "The Port Ledger")
    program.done("style", "set", "--colour", "#1a5fb4", "--logo", logo)
    with Store.open(program.library) as store:
        store.undo("library", "Mara Boyd")
        assert store.house().settings["style"]["colour"] is None
        store.redo("library", "Mara Boyd")
        assert store.house().settings["style"]["colour"] == "#1a5fb4"
    assert program.done("style", "reset").out == "Reports have no style of the house.\n"
    assert program.done("style", "reset").out.startswith("That is so already")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--colour", "blue"], "“blue” is no colour such as #1a5fb4."),
        (["--url", "javascript:alert(1)"], "is no web address"),
        (["--name", "n" * 501], "style.name is longer than 500 characters."),
        (["--logo", "method.txt"], "A logo is a PNG or JPEG picture."),
        (["--logo", "large.png"], "A logo has at most 256 KB."),
        (["--logo", "."], "cannot be read"),
        (["--logo", "nothing.png"], "There is no file nothing.png."),
        (["--method", "large.png"], "large.png is not text in UTF-8."),
        (["--method", "long.txt"], "style.method is longer than 20,000 characters."),
    ],
)
def test_what_is_no_style_is_refused_and_changes_nothing(program: Program, words: list[str], said: str) -> None:
    (program.folder / "method.txt").write_text("We ask.", encoding="utf-8")
    (program.folder / "long.txt").write_text("a" * 20_001, encoding="utf-8")
    (program.folder / "large.png").write_bytes(png() + bytes(300_000))
    program.done("style", "set", "--name", "The Port Ledger")
    before = program.done("style", "--json").out
    assert said in program.refused("style", "set", "--method", "method.txt", *words)
    assert program.done("style", "--json").out == before


def test_saying_nothing_or_both_is_wrong_usage(program: Program) -> None:
    assert program("style", "set").code == 2
    assert program("style", "set", "--name", "A", "--no-name").code == 2


def test_a_colour_too_light_for_text_is_told(program: Program) -> None:
    program.done("style", "set", "--colour", "#f6d32d")
    assert "too light for text" in program.done("style").out
    program.done("style", "set", "--colour", "#1a5fb4")
    assert "too light" not in program.done("style").out
    assert contrast("#000000") == 21 and contrast("#ffffff") == 1
    assert contrast("#777777") < 4.5 < contrast("#767676"), "the pair that WCAG's own examples turn on"


def test_a_template_beside_the_library_is_used_in_place_of_ours(program: Program, article: str) -> None:
    ours = program.done("export", article, "--format", "html").out
    made = program.done("style", "templates", "--json").json
    folder = own_templates(program.library)
    assert made == {"folder": str(folder), "written": template_names(), "left": []}
    assert program.done("export", article, "--format", "html", "-o", "a.html").code == 0
    (folder / "report.css").write_text("body { color: rebeccapurple }", encoding="utf-8")
    theirs = program.done("export", article, "--format", "html").out
    assert "rebeccapurple" in theirs and "rebeccapurple" not in ours
    again = program.done("style", "templates")
    assert again.out == f"Nothing was written to {folder}.\n" and "report.css" in again.err
    assert "rebeccapurple" in (folder / "report.css").read_text(encoding="utf-8")
    assert "report.css" in program.done("style").out


def test_a_broken_template_is_refused_in_a_sentence(program: Program, article: str) -> None:
    program.done("style", "templates")
    (own_templates(program.library) / "report.css").write_bytes(b"\xff\xfe\x00")
    assert "report.css is not text in UTF-8." in program.refused("export", article, "--format", "html")


def test_templates_go_where_one_says_and_where_they_can(program: Program) -> None:
    program.done("style", "templates", "mine/deep")
    assert sorted(path.name for path in (program.folder / "mine/deep").iterdir()) == template_names()
    (program.folder / "file").write_text("x", encoding="utf-8")
    assert "cannot be made" in program.refused("style", "templates", "file")


def test_reports_are_given_the_style(program: Program, logo: Path) -> None:
    program.done("style", "set", "--name", "The Port Ledger", "--logo", logo)
    with Store.open(program.library) as store:
        options = house_options(program.library, store.house().settings)
    assert options.style.name == "The Port Ledger"
    assert options.style.logo is not None and options.style.logo.data == logo.read_bytes()
