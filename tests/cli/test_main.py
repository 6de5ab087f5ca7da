"""How the program is called and how it ends."""

import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from annotator import __version__
from annotator.settings import Settings
from tests.cli.conftest import Program


def test_version_and_help(program: Program) -> None:
    assert program.done("--version").out == f"annotator {__version__}\n"
    words = program.done("--help").out
    for name in ("import", "list", "show", "text", "claims", "waive", "undo", "export", "formats", "library", "demo"):
        assert f"\n  {name} " in words
    assert "--quote" in program.done("claim", "add", "--help").out
    assert list(program.folder.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["evidence", "add"],
        ["evidence", "hide", "1234"],
        ["signoff"],
        ["library", "backup"],
        ["claim", "split", "1234"],
        ["no-such"],
        ["--no-such"],
        ["claim"],
        ["library"],
        ["list", "--no-such"],
        ["list", "too", "many"],
    ],
)
def test_what_is_no_command_is_wrong_usage(program: Program, words: list[str]) -> None:
    assert "See: annotator" in program.refused(*words, code=2)


@pytest.mark.parametrize("words", [["list", "too many"], ["claim", "nte"], ["list", "--jso"], ["export", "x"]])
def test_wrong_usage_is_told_in_whole_sentences(program: Program, words: list[str]) -> None:
    said, see = program.refused(*words, code=2).split(" See: ")
    assert said.endswith((".", "?")) and see.startswith(f"annotator {words[0]}")


def test_the_window_has_no_name_among_commands(program: Program) -> None:
    assert program.refused("--json", code=2) == "--json goes with a command. See: annotator --help\n"
    assert program.done("story.txt", "--help").out.startswith("Usage: annotator [OPTIONS] [FILE]\n")


def test_help_says_how_things_are_named(program: Program) -> None:
    for words in ([], ["claim"], ["article"]):
        told = " ".join(program.done(*words, "--help").out.split())
        assert "begins or ends; an ARTICLE also by its exact title, a CLAIM also by ARTICLE:NUMBER, a QUERY" in told, (
            words
        )
    part = "its id, or 4 or more characters of the id's beginning or ending."
    title, number = f"ARTICLE: its exact title, {part}", f"CLAIM: ARTICLE:NUMBER, {part}"
    for words, kinds in (
        (["claim", "add"], [title]),
        (["waive"], [title]),
        (["article", "restore"], [title]),
        (["claim", "set"], [number]),
        (["claim", "passage"], [number, f"PASSAGE: {part}"]),
        (["unwaive"], [f"WAIVER: {part}"]),
        (["formats"], []),
    ):
        told = " ".join(program.done(*words, "--help").out.split())
        for kind in (title, number, f"PASSAGE: {part}", f"WAIVER: {part}"):
            assert (kind in told) is (kind in kinds), (words, kind)


def test_a_mistyped_command_is_told_its_neighbour(program: Program) -> None:
    assert "No such command or file “lst”. Did you mean list?" in program.refused("lst", code=2)


def test_common_options_stand_before_or_after_the_commands_name(program: Program) -> None:
    program.article()
    for words in (
        ["--json", "library", "info", "--library", "other.sqlite"],
        ["--library", "other.sqlite", "library", "--json", "info"],
        ["library", "--library", "other.sqlite", "info", "--json"],
        ["--library", "unused.sqlite", "--library", "other.sqlite", "library", "info", "--json"],
        ["--library", "unused.sqlite", "library", "info", "--library", "other.sqlite", "--json"],
    ):
        program.done("list", "--library", "other.sqlite")
        assert program.done(*words).json["library"] == str(program.folder / "other.sqlite"), words
    assert not Path("unused.sqlite").exists()


def test_the_reviewer_is_the_options_before_the_environments_before_the_settings(
    program: Program, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = ("claim", "add", article, "--quote", "1,200 people", "--json")
    assert program.done(*add, "--reviewer", "Theo Lin").json["created"]["by"] == "Theo Lin"
    assert program.done("--reviewer", " Theo Lin ", *add).json["created"]["by"] == "Theo Lin"
    assert program.done(*add).json["created"]["by"] == "Mara Boyd"
    monkeypatch.delenv("ANNOTATOR_REVIEWER")
    Path("settings.ini").write_text("[review]\nreviewer = Ida Holm\n", encoding="utf-8")
    assert program.done(*add).json["created"]["by"] == "Ida Holm"


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "nul\0", "\udcff", "x" * 300])
def test_nobody_can_be_called_that(program: Program, article: str, name: str) -> None:
    program.refused("claim", "add", article, "--quote", "1,200 people", "--reviewer", name)
    program.refused("--reviewer", name, "list")
    assert program.done("claims", article, "--json").json == []


def test_the_library_of_the_settings_is_used(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANNOTATOR_LIBRARY")
    Path("settings.ini").write_text("[review]\nlibrary = kept/mine.sqlite\n", encoding="utf-8")
    program.done("list")
    assert (program.folder / "kept" / "mine.sqlite").exists()


def test_broken_settings_are_said_in_a_sentence_where_they_are_needed(program: Program) -> None:
    Path("settings.ini").write_text("no section = x\n", encoding="utf-8")
    assert "settings.ini are no INI file" in program.refused("list")
    program.done("list", "--library", "other.sqlite")
    program.done("formats")


def test_a_fault_is_logged_and_told_without_a_traceback(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr("db.store.Store.open", broken)
    ran = program("list")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.count("\n") == 1 and "KeyError" in ran.err
    log = program.folder / "state" / "annotator" / "annotator.log"
    assert str(log) in ran.err
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_fault_without_a_log_is_still_told(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr("db.store.Store.open", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(program.folder / "in the way"))
    Path("in the way").write_text("", encoding="utf-8")
    ran = program("list")
    assert ran.code == 70 and "No log could be written" in ran.err and ran.err.count("\n") == 1


def test_control_c_ends_quietly(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.store.Store.open", stopped)
    ran = program("list")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


class App(ModuleType):
    """Stands for the window, which has tests of its own: what it was asked to do."""

    def __init__(self) -> None:
        super().__init__("annotator.app")
        self.asked: list[Any] = []

    def run(self, library: Path, settings: Settings, file: Path | None, log: Path | None) -> int:
        assert log is not None and log.exists()
        self.asked.append((library, settings.reviewer, file))
        return 3

    def demo(self, output: Path) -> None:
        print("Marking a claim")
        (output / "window.png").write_bytes(b"")
        self.asked.append(output)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> App:
    made = App()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "annotator.app", made)
    monkeypatch.setattr("annotator.app", made, raising=False)
    return made


def test_without_a_command_the_window_opens(program: Program, app: App) -> None:
    assert program().code == 3
    assert program("--library", "other.sqlite", "--reviewer", "Theo Lin").code == 3
    assert app.asked == [(program.library, "Mara Boyd", None), (Path("other.sqlite"), "Theo Lin", None)]


def test_a_word_that_is_no_command_is_a_file_to_open(program: Program, app: App) -> None:
    for name in ("story.txt", "list", "proofs", "-story"):
        Path(name).write_text("A story.", encoding="utf-8")
    for words in (["story.txt"], ["./list"], ["proofs"], ["--", "-story"], ["story.txt", "--reviewer", "Theo Lin"]):
        assert program(*words).code == 3, words
    assert [os.fspath(file) for _, _, file in app.asked] == ["story.txt", "list", "proofs", "-story", "story.txt"]
    assert program.done("list").out == "No articles.\n"
    assert program("--", "list").code == 0


def test_a_file_that_is_not_there_does_not_open_the_window(program: Program, app: App) -> None:
    assert "There is no file missing.txt" in program.refused("missing.txt")
    assert "is no file" in program.refused(program.folder)
    program.refused("evidence", "add", code=2)
    program.refused("--json", code=2)
    program.refused("", code=2)
    assert app.asked == []


def test_the_demo_is_run_in_its_folder(program: Program, app: App) -> None:
    assert program.done("demo", "--output", "out/demo").out == "Marking a claim\n"
    ran = program.done("demo", "--output", "out/demo", "--json")
    assert ran.json == {"output": "out/demo", "files": ["window.png"]}
    assert ran.err == "Marking a claim\n"
    assert app.asked == [Path("out/demo")] * 2
    program.refused("demo", code=2)
    assert "cannot be made" in program.refused("demo", "--output", "out/demo/window.png")


def test_what_hinders_the_demo_is_said(program: Program, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def hindered(output: Path) -> None:
        (output / "demo.sqlite").unlink()

    monkeypatch.setattr(app, "demo", hindered)
    said = program.refused("demo", "--output", "out")
    assert "The demo cannot go on with out/demo.sqlite: No such file" in said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_is_refused_before_qt_aborts(
    program: Program, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "There is no display here" in program.refused()
    assert app.asked == []
