"""The source list for other programs: read back the same, inert, and without what is confidential. pandoc, which is
not ours, reads it where it is installed."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.evidence import Capture, KeptFile, Kind, Source
from annotator.domain.sourcing import new_source
from annotator.readers.bibliography import read_bibliography
from annotator.reports.sources.bibliography import to_bibtex, to_csl

WRITERS = [to_csl, to_bibtex]
BAD = r"""}, note = {x} \input{a} 5% & # $1 _ ~ ^ a--b ''c'' `d` "e" <i>f</i> | @misc{y, ?` \{ {"""
PANDOC = shutil.which("pandoc")
with_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed here")


def source(**values: Any) -> Source:
    return new_source(**{"title": "Tunnel closed", **values})


def every_kind() -> list[Source]:
    return [
        source(
            kind=kind, title=f"On the {kind}: 5 % more", author="Brandt, Ina; Port Authority and Sons; van Gogh, Uwe",
            publisher="Quay & Co", url="https://quay.example/a?x=%20b_c~d#e", published="2025-03-07",
            channel="by phone", archive_url="https://web.archive.org/web/2025/https://quay.example/a",
        )
        for kind in Kind
    ]  # fmt: skip


def alike(sources: list[Source]) -> list[Source]:
    return [replace(source, id="", file=None, captured=None) for source in sources]


@pytest.mark.parametrize("write", WRITERS)
def test_what_is_written_is_read_back_the_same(write: Any) -> None:
    dates = [source(published=published) for published in ("2020/2021-03", "2025", "2025-03", "spring 2025")]
    others = [source(title=None, author="Ina Brandt"), source(url="https://doi.org/10.5555/a")]
    sources = [*every_kind(), *dates, *others]
    assert alike(read_bibliography(write(sources), "list")) == alike(sources)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=12)
LINES = st.lists(WORDS | st.sampled_from(["and", "And", "{", "}", "\\", "--", "<i>", "#", '"', "Brandt,"]), max_size=5)
TEXTS = LINES.map(" ".join).map(lambda text: text.strip() or None)


@pytest.mark.parametrize("write", WRITERS)
@settings(max_examples=150)
@given(kind=st.sampled_from(list(Kind)), title=TEXTS, author=TEXTS, publisher=TEXTS, channel=TEXTS)
def test_any_text_is_read_back_the_same(write: Any, **values: Any) -> None:
    values["url"] = "https://quay.example/"
    made = new_source(**values)
    assert alike(read_bibliography(write([made]), "list")) == alike([made])


@pytest.mark.parametrize("write", WRITERS)
def test_no_text_breaks_out_of_its_field(write: Any) -> None:
    made = source(title=BAD, author=BAD, publisher=BAD, channel=BAD, published=BAD)
    second = source(title="After")
    back = read_bibliography(write([made, second]), "list")
    assert [one.title for one in back] == [BAD, "After"]
    assert (back[0].publisher, back[0].author, back[0].published) == (BAD, BAD, BAD)


@pytest.mark.parametrize("write", WRITERS)
def test_characters_that_are_not_seen_are_shown_and_breaks_are_spaces(write: Any) -> None:
    (back,) = read_bibliography(write([source(title="A\x07\u202eb\n\nc\td\ud800")]), "list")
    assert back.title == "A⟨U+0007⟩⟨U+202E⟩b c d\ufffd"


@pytest.mark.parametrize("write", WRITERS)
def test_confidential_sources_are_left_out_unless_asked_for(write: Any) -> None:
    secret = source(title="Talk in the dock", author="Deep Quay", confidential=True)
    written = write([secret, source()])
    assert b"Deep Quay" not in written
    assert b"dock" not in written
    assert secret.id.replace("-", "")[-12:].encode() not in written
    asked = read_bibliography(write([secret, source()], confidential=True), "list")
    assert [(one.title, one.confidential) for one in asked] == [("Talk in the dock", True), ("Tunnel closed", False)]


@pytest.mark.parametrize("write", WRITERS)
def test_what_is_in_the_bin_is_left_out(write: Any) -> None:
    assert b"Tunnel" not in write([replace(source(), removed_at="2025-03-07T00:00:00.000000Z")])


def test_keys_stay_as_they_are_whatever_else_is_listed() -> None:
    first, second = source(), source(title="Another")
    key = json.loads(to_csl([first]))[0]["id"]
    assert [item["id"] for item in json.loads(to_csl([second, replace(first, title="Tunnel reopened")]))][1] == key
    assert f"@misc{{{key}," in to_bibtex([second, first]).decode()
    same_end = [replace(first, id="1-000000000000"), replace(first, id="2-000000000000")]
    assert len({item["id"] for item in json.loads(to_csl(same_end))}) == 2


def test_a_file_without_a_title_is_called_by_its_name_and_a_capture_dates_the_access() -> None:
    file = KeptFile("figures.pdf", "application/pdf", "0" * 64, 7)
    (item,) = json.loads(
        to_csl([Source("x", file=file, captured=Capture("https://a.example/", "2025-03-07T01:00:00Z"))])
    )
    assert item["title"] == "figures.pdf"
    assert item["accessed"] == {"date-parts": [[2025, 3, 7]]}


NO_LINKS = ["javascript:alert(1)", "javascript:0/alert(1)", "file:///etc/passwd", "//a.example"]


@pytest.mark.parametrize("address", NO_LINKS)
def test_an_address_that_may_be_no_link_is_a_note(address: str) -> None:
    made = [source(url=address, archive_url=f"{address}#kept")]
    (item,) = json.loads(to_csl(made))
    assert item["note"] == f"{address} {address}#kept"
    assert not {"URL", "archive", "archive_location"} & set(item)
    (entry,) = parse_string(to_bibtex(made).decode()).entries
    fields = {field.key: field.value for field in entry.fields}
    assert fields["note"] == f"{address} {address}\\#kept"
    assert not {"url", "archiveurl"} & set(fields)


def test_words_in_place_of_an_address_stay_there() -> None:
    (item,) = json.loads(to_csl([source(url="on the quay wall")]))
    assert item["URL"] == "on the quay wall"


def test_who_has_no_author_has_none() -> None:
    (item,) = json.loads(to_csl([source()]))
    assert "author" not in item
    assert b"author" not in to_bibtex([source()])


def test_an_empty_list_is_an_empty_list() -> None:
    assert json.loads(to_csl([])) == []
    assert to_bibtex([]) == b""


def pandoc(data: bytes, form: str, folder: Path) -> list[dict[str, Any]]:
    path = folder / "list"
    path.write_bytes(data)
    command = [PANDOC or "", "--from", form, "--to", "csljson", str(path)]
    items: list[dict[str, Any]] = json.loads(
        subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    )
    return items


@with_pandoc
@pytest.mark.parametrize(("write", "form"), [(to_csl, "csljson"), (to_bibtex, "biblatex"), (to_bibtex, "bibtex")])
def test_pandoc_reads_the_same_sources(write: Any, form: str, tmp_path: Path) -> None:
    sources = every_kind()
    items = pandoc(write(sources), form, tmp_path)
    assert [item["title"] for item in items] == [made.title for made in sources]
    for item in items:
        assert item["author"][0] == {"family": "Brandt", "given": "Ina"}
        assert item["author"][1] == {"literal": "Port Authority and Sons"}
        assert item["URL"] == "https://quay.example/a?x=%20b_c~d#e"
        assert item["issued"] == {"date-parts": [[2025, 3, 7]]}


@with_pandoc
@pytest.mark.parametrize(("write", "form"), [(to_csl, "csljson"), (to_bibtex, "biblatex"), (to_bibtex, "bibtex")])
def test_nothing_breaks_out_in_pandoc_either(write: Any, form: str, tmp_path: Path) -> None:
    made = [
        source(title=BAD, author=BAD, publisher=BAD),
        source(title="5% {of} \\all & #1 _x_ $y$"),
        source(title="After"),
    ]
    first, second, third = pandoc(write(made), form, tmp_path)
    assert r"\input" in first["title"]
    assert "note" not in first
    assert second["title"] == "5% {of} \\all & #1 _x_ $y$"
    assert third["title"] == "After"


@with_pandoc
@pytest.mark.parametrize(("write", "suffix"), [(to_csl, "json"), (to_bibtex, "bib")])
def test_pandoc_cites_from_the_list(write: Any, suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"list.{suffix}").write_bytes(write([made := source(author="Brandt, Ina", published="2025-03-07")]))
    key = json.loads(to_csl([made]))[0]["id"]
    command = [PANDOC or "", "--citeproc", "--bibliography", f"list.{suffix}", "--to", "plain"]
    cited = subprocess.run(
        command, input=f"So [@{key}].".encode(), cwd=tmp_path, check=True, capture_output=True, timeout=60
    ).stdout.decode()
    assert "(Brandt 2025)" in cited
    assert "tunnel closed" in cited.lower()
