"""What a source from an address is called, the encoding that its server names, and the address that is kept."""

import pytest

from annotator.readers.address.names import charset_of, name_of, stored_address
from annotator.readers.address.words import in_a_sentence

NAMES = [
    ("https://example.org/report.pdf", "application/pdf", "", "report.pdf"),
    ("https://example.org/report.pdf?page=2", "application/pdf", "", "report.pdf"),
    ("https://example.org/download?id=7", "application/pdf", "", "download"),
    ("https://example.org/news/pier-closed/", "text/html; charset=utf-8", "", "pier-closed.html"),
    ("https://example.org/news/pier.HTM", "text/html", "", "pier.HTM"),
    ("https://example.org/story.php", "text/html", "", "story.php.html"),
    ("https://example.org/paper.pdf", "text/html", "", "paper.pdf.html"),
    ("https://example.org/notes", "text/plain", "", "notes.txt"),
    ("https://example.org/README.md", "text/plain", "", "README.md"),
    ("https://example.org/README", "text/markdown", "", "README.md"),
    ("https://example.org/", "text/html", "", "example.org.html"),
    ("https://example.org", "", "", "example.org"),
    ("https://example.org/caf%C3%A9%20menu.txt", "text/plain", "", "café menu.txt"),
    ("https://example.org/a%2F..%2F..%2Fetc%2Fpasswd", "", "", "passwd"),
    ("https://example.org/..%5C..%5Cboot.ini", "", "", "boot.ini"),
    ("https://example.org/%2e%2e", "text/html", "", "example.org.html"),
    ("https://example.org/a%00b%0Ac.txt", "text/plain", "", "a\ufffdb c.txt"),
    ("https://example.org/get", "application/pdf", 'attachment; filename="Annual report.pdf"', "Annual report.pdf"),
    ("https://example.org/get", "", "attachment; filename*=UTF-8''Br%C3%BCcke.docx", "Brücke.docx"),
    ("https://example.org/get", "", 'attachment; filename="../../.bashrc"', ".bashrc"),
    ("https://example.org/get", "text/html", "inline", "get.html"),
    ("https://example.org/get", "text/html", 'attachment; filename=""', "get.html"),
]


@pytest.mark.parametrize(("url", "content_type", "disposition", "name"), NAMES)
def test_names(url: str, content_type: str, disposition: str, name: str) -> None:
    assert name_of(url, content_type, disposition) == name


def test_a_long_name_keeps_its_end() -> None:
    name = name_of(f"https://example.org/{'pier-' * 100}closed.pdf", "application/pdf", "")
    assert len(name) == 120
    assert name.endswith("pier-closed.pdf")


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html; charset=windows-1251", "windows-1251"),
        ('text/html; Charset="UTF-8"', "utf-8"),
        ("text/html", None),
        ("", None),
        ("text/html; charset=", None),
        (";;;", None),
    ],
)
def test_charsets(content_type: str, charset: str | None) -> None:
    assert (charset_of(content_type) or None) == charset


STORED = [
    ("https://example.org/pier?id=3#comments", "https://example.org/pier?id=3"),
    ("https://example.org/pier?utm_source=a&utm_medium=b&id=3&fbclid=x", "https://example.org/pier?id=3"),
    ("https://example.org/pier?UTM_Source=a", "https://example.org/pier"),
    ("https://example.org/pier?gclid=1&msclkid=2&mc_eid=3&igshid=4&srsltid=5", "https://example.org/pier"),
    ("https://example.org/pier?b=2&a=1&b=3", "https://example.org/pier?b=2&a=1&b=3"),
    ("https://example.org/pier?q=utm_source", "https://example.org/pier?q=utm_source"),
    ("https://example.org/search?q=a%26b&utm_id=1", "https://example.org/search?q=a%26b"),
    (
        "https://web.example/web/2020/https://example.org/pier?utm_source=a",
        "https://web.example/web/2020/https://example.org/pier?utm_source=a",
    ),
    (
        "https://cache.example/?url=https%3A%2F%2Fexample.org%2F&utm_source=a",
        "https://cache.example/?url=https%3A%2F%2Fexample.org%2F&utm_source=a",
    ),
    ("https://example.org/Zürich", "https://example.org/Z%C3%BCrich"),
]


@pytest.mark.parametrize(("url", "stored"), STORED)
def test_stored_addresses(url: str, stored: str) -> None:
    assert stored_address(url) == stored


def test_an_address_in_a_sentence_is_short_and_without_a_password() -> None:
    assert in_a_sentence("https://me:secret@example.org/pier@quay") == "https://…@example.org/pier@quay"
    assert in_a_sentence("https://example.org/a\nb") == "https://example.org/a b"
    assert len(in_a_sentence("https://example.org/" + "a" * 5000)) == 151
