"""The one door to all readers: the format by content and name, files, limits, and what every draft must hold."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import BlockKind
from annotator.domain.errors import AnnotatorError
from annotator.readers import FORMATS, MAX_BYTES, SUFFIXES, ReaderError, read, read_file
from resources import path as resource
from tests.readers.checks import blocks_of, check_canonical
from tests.readers.qdpx.projects import project

TAGS = ["p", "div", "h1", "li", "ul", "table", "tr", "td", "b", "a href='/x'", "br", "pre", "script", "article", "!--"]
PIECES = st.one_of(st.text(max_size=12), st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]))
MARKS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["\n", "\n\n", "# ", "- ", "> ", "1. ", "```\n", "**", "*", "[a](b)", "|a|b|\n|-|-|\n", "    ", "<b>"]
    ),
)


@settings(max_examples=300)
@given(st.text())
def test_any_characters_as_txt_read_to_canonical_text_or_are_refused(text: str) -> None:
    check_or_refused(text.encode("utf-8", errors="surrogatepass"), "a.txt")


@settings(max_examples=300)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", ""]))
def test_any_bytes_read_to_canonical_text_or_are_refused(data: bytes, name: str) -> None:
    check_or_refused(data, name)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=30))
def test_any_tags_read_to_canonical_text_or_are_refused(pieces: list[str]) -> None:
    check_or_refused("".join(pieces).encode(), "a.html")


@settings(max_examples=200)
@given(st.lists(MARKS, max_size=30))
def test_any_marks_read_to_canonical_text_or_are_refused(pieces: list[str]) -> None:
    check_or_refused("".join(pieces).encode(), "a.md")


def check_or_refused(data: bytes, name: str) -> None:
    try:
        draft = read(data, name)
    except ReaderError as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)
    else:
        check_canonical(draft)
        assert draft.source is not None
        assert draft.source.sha256 == hashlib.sha256(data).hexdigest()


def test_the_sample_article_reads_as_it_is_shown() -> None:
    draft = read_file(resource("samples/harbour-tunnel.md"))
    check_canonical(draft)
    assert draft.title == "City opens $412 million harbour tunnel two years late"
    assert (draft.byline, draft.publication, draft.published) == ("Ines Calder", "The Port Ledger", "2025-03-14")
    headings = [(level, text) for kind, level, text in blocks_of(draft) if kind is BlockKind.HEADING]
    assert headings == [(1, draft.title), (2, "What happens next")]
    claims = json.loads(resource("samples/harbour-tunnel.claims.json").read_text(encoding="utf-8"))
    quotes = [quote for claim in claims["claims"] for quote in (claim["quote"], *claim.get("also", []))]
    quotes += [waiver["quote"] for waiver in claims["waivers"]]
    assert [quote for quote in quotes if quote not in draft.text] == []
    assert draft.source is not None
    assert (draft.source.name, draft.source.media_type) == ("harbour-tunnel.md", "text/markdown")


def test_what_is_given_wins_over_what_the_source_says() -> None:
    data = b"# Harbour tunnel opens\n\nBy Ines Calder\n\nThe tunnel opened on Thursday.\n"
    draft = read(
        data, "a.md", title=" Tunnel\topens ", url="https://ledger.example/1", byline="M. Boyd", published="2 May 2025"
    )
    assert (draft.title, draft.url, draft.byline) == ("Tunnel opens", "https://ledger.example/1", "M. Boyd")
    assert draft.published == "2025-05-02"
    assert draft.text.startswith("Harbour tunnel opens\n")


def test_blank_metadata_given_counts_as_none() -> None:
    draft = read(b"Harbour tunnel opens\n\nIt opened.\n", "a.txt", title=" ", url="", published=" ")
    assert (draft.title, draft.url, draft.published) == ("Harbour tunnel opens", None, None)


def test_every_suffix_of_the_file_dialog_is_read(tmp_path: Path) -> None:
    sources = Path(__file__).parents[1] / "data" / "sources"
    real = {name: sources / f"libreoffice{name}" for name in (".docx", ".odt", ".pdf", ".epub")}
    real |= dict.fromkeys((".mhtml", ".mht", ".webarchive"), sources / "chromium.mhtml")
    (tmp_path / "breakfast").write_bytes(project("The baker sells bread."))
    real[".qdpx"] = tmp_path / "breakfast"
    assert {".txt", ".md", ".html", ".htm", ".docx", ".odt", ".pdf", ".epub", ".qdpx"} <= set(SUFFIXES)
    for suffix in SUFFIXES:
        file = tmp_path / f"article{suffix.upper()}"
        known = real.get(".docx" if suffix == ".docm" else suffix)
        file.write_bytes(known.read_bytes() if known else b"<p>The tunnel opened on Thursday.</p>")
        assert known or "The tunnel opened on Thursday." in read_file(file).text
        assert read_file(file).text.strip()


def test_formats_are_named_for_the_dialog() -> None:
    assert [(format_.label, format_.media_type) for format_ in FORMATS][:2] == [
        ("Plain text", "text/plain"),
        ("Markdown", "text/markdown"),
    ]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"There is no file “gone\.txt”\."):
        read_file(tmp_path / "gone.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"):
        read_file(tmp_path)


def test_a_device_is_refused_unread() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("This system has no /dev/zero.")
    with pytest.raises(ReaderError, match="not an ordinary file"):
        read_file("/dev/zero")


def test_a_file_over_100_mib_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as opened:
        opened.truncate(MAX_BYTES + 1)
    with pytest.raises(ReaderError, match=r"“huge\.txt” is larger than 100 MiB"):
        read_file(file)


def test_a_name_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    file = tmp_path / "caf\udce9.txt"
    try:
        file.write_bytes(b"It opened on Thursday, and everybody came.")
    except (OSError, UnicodeEncodeError):
        pytest.skip("This file system takes no such name.")
    draft = read_file(file)
    assert draft.source is not None
    assert draft.source.name == "caf\ufffd.txt"
    check_canonical(draft)


def test_reader_errors_are_the_kind_that_the_window_shows() -> None:
    assert issubclass(ReaderError, AnnotatorError)


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, annotator.readers as r; r.read(b'It opened on Thursday.', 'a.txt');"
        "print([m for m in ('lxml', 'markdown_it', 'charset_normalizer', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
