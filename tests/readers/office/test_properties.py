"""Which titles and authors of a file's properties can be believed."""

import pytest

from annotator.readers.office.properties import Properties


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - Document1",
        "Microsoft Office Word 97-2003-Dokument",
        "Untitled",
        "untitled 3",
        "Document1",
        "Dokument (2)",
        "Title",
        "Document title",
        "Press release template",
        "Vorlage Pressemitteilung",
        "lamp-final-v3.docx",
        "C:\\Users\\odile\\lamp.doc",
        "[Document title]",
        "Type the title here",
        "sans titre",
        "无标题",
        "12-03-2025",
        "",
        "   ",
        None,
    ],
)
def test_a_title_that_a_program_or_template_put_in_is_none(title: str | None) -> None:
    assert Properties(title=title).believable_title() is None


@pytest.mark.parametrize(
    "title",
    [
        "The lamp on Corrin Point",
        "Untitled masterpiece sells for 3 million",
        "Documents show delay",
        "灯灭了",
        "1984"[:0] + "A",
    ],
)
def test_other_titles_are_believed(title: str) -> None:
    assert Properties(title=f" {title} ").believable_title() == title


@pytest.mark.parametrize(
    "author",
    [
        "Administrator",
        "python-docx",
        "Microsoft Office User",
        "Windows User",
        "User",
        "HP",
        "mboyd",
        "odile.brandt",
        "Odile",
        "LibreOffice",
        "Un-named",
        "Cape Linnet Ltd",
        "PC 12",
        "",
        None,
    ],
)
def test_an_account_or_a_program_is_no_author(author: str | None) -> None:
    assert Properties(author=author).believable_author() is None


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Odile Brandt", "Odile Brandt"),
        ("Odile Brandt; Piet van der Halloran", "Odile Brandt, Piet van der Halloran"),
        ("王小明", "王小明"),
        ("ليلى الحداد", "ليلى الحداد"),
    ],
)
def test_a_persons_name_is_one(author: str, byline: str) -> None:
    assert Properties(author=author).believable_author() == byline
