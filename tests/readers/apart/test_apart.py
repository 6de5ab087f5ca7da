"""Reading in a child: the same drafts and the same refusals as in this process, however Python was started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.article import Reading
from annotator.readers import ReaderError, read, read_file, read_pasted
from annotator.readers.apart import read_apart, read_file_apart, read_pasted_apart
from resources import path as resource
from tests.readers.hostile.packages import docx, epub, odt
from tests.readers.hostile.pdfs import pdf

TEXT = (
    "Ferry pier closed\n\nThe pier at Lower Quay closed on Monday 😀, the harbour office said.\n\nIt cost £4 million."
)
PAGE = (
    "<!doctype html><html lang=de><head><title>Brücke gesperrt</title></head><body><article>"
    "<h1>Brücke gesperrt</h1><p>Die <b>alte Brücke</b> ist seit Montag gesperrt, teilte das "
    "<a href='https://example.org/amt'>Amt für Straßen</a> mit.</p><ul><li>Dauer: zwei Monate</li></ul>"
    "<blockquote>Es geht nicht anders.</blockquote></article></body></html>"
)
MARKDOWN = (
    "# Ferry pier closed\n\nThe *pier* at **Lower Quay** closed, says [the office](https://example.org/).\n\n- one\n"
)
SOURCES = {
    "pier.txt": TEXT.encode(),
    "latin.txt": "Die Brücke in Lübeck wurde für 4 Millionen Euro erneuert.".encode("cp1252"),
    "wide.txt": TEXT.encode("utf-16"),
    "japan.txt": "港のトンネルは木曜日に開通した。市長は記者団に語った。".encode("shift_jis"),
    "bridge.html": PAGE.encode(),
    "declared.html": PAGE.replace("<head>", "<head><meta charset=windows-1252>").encode("cp1252"),
    "kana.html": "<meta charset=shift_jis><p>港のトンネルは木曜日に開通した。".encode("shift_jis"),
    "pier.md": MARKDOWN.encode(),
    "page.txt": PAGE.encode(),
    "pier.docx": docx(),
    "pier.odt": odt(),
    "pier.epub": epub(),
    "pier.pdf": pdf(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_draft_from_the_child_is_the_one_made_here(name: str) -> None:
    assert read_apart(SOURCES[name], name) == read(SOURCES[name], name)


def test_the_sample_article_is_read_alike() -> None:
    path = resource("samples/harbour-tunnel.md")
    found = read_file_apart(path)
    assert found.draft == read_file(path)
    assert found.data == path.read_bytes()


def test_what_is_given_goes_along() -> None:
    data = SOURCES["bridge.html"]
    here = read(data, "b.html", title="Bridge shut", url="https://example.org/b", byline="A. Ruiz", published="2025-02")
    there = read_apart(
        data, "b.html", title="Bridge shut", url="https://example.org/b", byline="A. Ruiz", published="2025-02"
    )
    assert (there, there.title) == (here, "Bridge shut")
    for reading in Reading:
        assert read_apart(data, "b.html", reading=reading) == read(data, "b.html", reading=reading)


def test_pasted_text_is_read_alike_plain_and_rich() -> None:
    assert read_pasted_apart(TEXT, title="Pier") == read_pasted(TEXT, title="Pier")
    rich = "<h1>Pier</h1><p>The <b>pier</b> closed.</p>"
    assert read_pasted_apart("Pier\nThe pier closed.", html=rich) == read_pasted("Pier\nThe pier closed.", html=rich)
    assert read_pasted_apart("Pier", html="<img src=x>") == read_pasted("Pier", html="<img src=x>")


REFUSED = {
    "empty": (b"", "a.txt"),
    "white space": (b" \n \n", "a.txt"),
    "binary": (bytes(range(256)) * 9, "a.txt"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.html"),
    "misnamed": (b"plain words", "a.pdf"),
    "nested": (b"<!doctype html>" + b"<div>" * 3000 + b"deep", "a.html"),
}


@pytest.mark.parametrize(("data", "name"), REFUSED.values(), ids=REFUSED.keys())
def test_a_refusal_is_the_same_sentence(data: bytes, name: str) -> None:
    with pytest.raises(ReaderError) as here:
        read(data, name)
    with pytest.raises(ReaderError) as there:
        read_apart(data, name)
    assert str(there.value) == str(here.value)


def test_files_are_refused_as_ever(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    queue = tmp_path / "queue.txt"
    os.mkfifo(queue)
    for path in (tmp_path, tmp_path / "none.txt", large, queue):
        with pytest.raises(ReaderError) as here:
            read_file(path)
        with pytest.raises(ReaderError) as there:
            read_file_apart(path)
        assert str(there.value) == str(here.value)


def test_a_name_that_is_no_text_goes_over_the_wire(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(TEXT.encode())
    draft = read_file_apart(path).draft
    assert draft.source is not None
    assert draft.source.name == "caf\ufffd.txt"
    assert read_apart(TEXT.encode(), "a.txt", title="Pier \udce9").title == "Pier \ufffd"
    assert read_pasted_apart("Pier \ud83d closed").text == "Pier \ufffd closed"


PROGRAM = """
import sys
from pathlib import Path
from annotator.readers.apart import read_apart
draft = read_apart(Path(sys.argv[1]).read_bytes(), "bridge.html")
print(draft.title)
"""


@pytest.mark.parametrize("flags", [[], ["-B"], ["-I"], ["-O"], ["-X", "utf8=0"]], ids=" ".join)
def test_a_child_finds_its_modules_however_its_parent_was_started(flags: list[str], tmp_path: Path) -> None:
    # From a folder with modules of the same names, which neither of the two may pick up.
    for module in ("annotator", "lxml", "re", "msgspec"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit('the wrong module')", encoding="utf-8")
    page = tmp_path / "bridge.html"
    page.write_bytes(SOURCES["bridge.html"])
    start = f"import sys; sys.path[:] = {sys.path!r}; exec({PROGRAM!r})"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *flags, "-c", start, str(page)], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert done.stdout.decode().strip() == "Brücke gesperrt", done.stderr.decode()


def test_a_child_learns_nothing_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('the wrong module')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "lxml.py"))
    monkeypatch.chdir(tmp_path)
    assert read_apart(SOURCES["bridge.html"], "bridge.html").title == "Brücke gesperrt"
