"""File names made of titles, and how they are told."""

from pathlib import Path

import pytest

from annotator.ui.exporting.files import Place, file_stem, is_there, named, place_of


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Ferry fares to rise", "Ferry fares to rise"),
        ('a/b\\c:d*e?"f"<g>|h', "a b c d e f g h"),
        ("../../etc/passwd", "etc passwd"),
        ("  . ", "report"),
        ("", "report"),
        ("CON", "CON report"),
        ("invoice\u202egpj.exe", "invoice gpj.exe"),
        ("هل ارتفعت الأسعار؟", "هل ارتفعت الأسعار؟"),
    ],
)
def test_titles_make_file_names(title: str, stem: str) -> None:
    assert file_stem(title) == stem


def test_a_long_title_is_cut_between_characters() -> None:
    stem = file_stem("жar " * 100)
    assert len(stem.encode()) <= 120
    assert stem.startswith("жar жar")


@pytest.mark.parametrize(
    ("name", "stem"),
    [("report", "report"), (" report.html ", "report"), ("a.open-items.txt", "a"), ("report.v2", "report.v2")],
)
def test_a_formats_suffix_is_not_part_of_the_name(tmp_path: Path, name: str, stem: str) -> None:
    assert place_of(str(tmp_path), name) == Place(tmp_path, stem)


def test_files_are_named_and_many_counted() -> None:
    paths = [Path(f"/r/{letter}.md") for letter in "abcdefg"]
    assert named(paths[:1]) == "a.md"
    assert named(paths[:3]) == "a.md, b.md and c.md"
    assert named(paths) == "a.md, b.md, c.md, d.md and 3 more"


def test_an_empty_folder_is_nothing_to_replace(tmp_path: Path) -> None:
    assert not is_there(tmp_path / "none")
    assert not is_there(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert is_there(tmp_path) and is_there(tmp_path / "file")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert is_there(tmp_path / "dangling")
