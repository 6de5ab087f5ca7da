"""Which format a file is of: content first, then its name; what cannot be read is refused by its name."""

import pytest

from annotator.readers import ReaderError, read

UTF16 = "utf-16-le"
BINARIES = [
    (b"PK\x03\x04 xl/workbook.xml", "sums.xlsx", "an Excel workbook"),
    (b"PK\x03\x04 ppt/presentation.xml", "talk.pptx", "a PowerPoint presentation"),
    (b"PK\x03\x04 some.bin", "things.zip", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Word", "report.doc", "an Office document of the old binary kind"),
    (b"{\\rtf1\\ansi Hello}", "report.rtf", "a Rich Text (RTF) document"),
    (b"\x89PNG\r\n\x1a\n\0\0", "scan.png", "an image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "scan.jpg", "an image"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "scan.webp", "an image"),
    (b"\0\0\0\x20ftypheic", "scan.heic", "an image"),
    (b"BM\x36\0\0\0", "scan.bmp", "an image"),
    (b"ID3\x03\0\0", "talk.mp3", "a sound recording"),
    (b"\0\0\0\x20ftypisom", "talk.mp4", "a video"),
    (b"\x1f\x8b\x08\0", "things.gz", "a compressed archive"),
    (b"SQLite format 3\0", "library.sqlite", "an SQLite database"),
    (b"MZ\x90\0\x03\0", "setup.exe", "a program"),
    (b"<?xml version='1.0'?><rss><p>Hello</p></rss>", "feed.xml", "an XML document"),
]


@pytest.mark.parametrize(("data", "name", "words"), BINARIES, ids=[name for _, name, _ in BINARIES])
def test_a_format_that_cannot_be_read_is_refused_by_its_name(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ReaderError) as refused:
        read(data, name)
    assert str(refused.value) == f"“{name}” is {words}; files of that kind cannot be read yet."


def test_an_encrypted_document_is_said_to_be_one() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode(UTF16)
    with pytest.raises(ReaderError, match=r"“report\.docx” is encrypted; save it without a password and open that\."):
        read(data, "report.docx")


@pytest.mark.parametrize(
    ("data", "name", "fault"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "report.pdf", "is cut off"),
        (b"PK\x03\x04\x14\0[Content_Types].xml PK word/document.xml", "report.docx", "is damaged"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.textPK", "report.odt", "is damaged"),
        (b"PK\x03\x04..mimetypeapplication/epub+zipPK", "book.epub", "is damaged"),
    ],
)
def test_the_beginning_of_a_document_is_told_to_be_no_more(data: bytes, name: str, fault: str) -> None:
    with pytest.raises(ReaderError, match=f"“{name}” {fault}"):
        read(data, name)


def test_without_a_name_the_content_is_told() -> None:
    with pytest.raises(ReaderError, match=r"This is an Excel workbook; files of that kind cannot be read yet\."):
        read(b"PK\x03\x04 xl/workbook.xml")


@pytest.mark.parametrize("name", ["notes.txt", "notes.md", "page.html", "report.docx"])
def test_a_file_that_is_not_what_its_name_says_is_told(name: str) -> None:
    with pytest.raises(ReaderError, match=f"“{name}” is not what its name says but an image"):
        read(b"\x89PNG\r\n\x1a\n\0\0", name)


def test_text_under_the_name_of_a_word_document_is_refused() -> None:
    with pytest.raises(ReaderError, match=r"“report\.docx” is not a Word document, as its name says, or it is damaged"):
        read(b"The tunnel opened on Thursday.", "report.docx")


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><p>It opened.",
        b"\xef\xbb\xbf \n<html lang=en><p>It opened.",
        b"<!-- saved --> <!-- twice --><HTML><p>It opened.",
        b"<?xml version='1.0'?><!DOCTYPE html><html><p>It opened.</p></html>",
        "<html><p>It opened.".encode("utf-16"),
    ],
)
def test_a_web_page_is_known_by_its_opening_tags(page: bytes) -> None:
    draft = read(page, "notes.txt")
    assert draft.text == "It opened."
    assert draft.remarks == ("“notes.txt” is a web page, though not by its name; it was read as such.",)
    assert draft.source is not None
    assert draft.source.media_type == "text/html"
    assert read(page).remarks == ()


def test_text_that_speaks_of_tags_and_formats_stays_text() -> None:
    for text in ("<header> is an element.", "<p>", "PK is a kick-off.", "BM Whitlock", "A %PDF- marks it.", "MZ 1961"):
        assert read(text.encode(), "notes.txt").text == text


def test_a_page_by_name_without_any_tag_is_plain_text() -> None:
    draft = read(b"It opened.\n\n1 < 2, they said.", "page.html")
    assert draft.text == "It opened.\n1 < 2, they said."
    assert draft.remarks == ("“page.html” is plain text, though not by its name; it was read as such.",)


@pytest.mark.parametrize("name", ["article", "article.log", "Makefile.am", ""])
def test_an_unknown_name_is_plain_text(name: str) -> None:
    draft = read(b"# It *opened*.", name)
    assert draft.text == "# It *opened*."
    assert draft.remarks == ()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a"])
def test_an_empty_file_is_refused(name: str) -> None:
    with pytest.raises(ReaderError, match=f"“{name}” is empty."):
        read(b"", name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_file_of_white_space_is_refused(name: str) -> None:
    with pytest.raises(ReaderError, match=f"“{name}” has no text."):
        read(" \r\n\t\u2028\u00a0\n".encode(), name)


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (b"\n<p>Hello <b>there</b>.</p>\n", "", "Hello there."),
        (b"<div class='story'><p>Hello there.</p></div>", "", "Hello there."),
        (b"<p> is a tag.", "", "<p> is a tag."),
        (b"<p>Hello</p>", "a.txt", "<p>Hello</p>"),
    ],
)
def test_a_piece_of_a_page_without_a_name_is_read_as_one(data: bytes, name: str, text: str) -> None:
    assert read(data, name).text == text
