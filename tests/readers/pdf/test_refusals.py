"""PDF documents that cannot be read get one sentence that says why."""

import pytest

from annotator.domain.article import ArticleDraft
from annotator.readers import ReaderError, read
from tests.readers.pdf.made import lines, pdf, say
from tests.readers.wording import SOURCES


def refusal(data: bytes, name: str = "proof.pdf") -> str:
    with pytest.raises(ReaderError) as caught:
        read(data, name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("“proof.pdf”")
    return message


def source(name: str) -> bytes:
    return (SOURCES / name).read_bytes()


def read_pages(*pages: str) -> ArticleDraft:
    return read(pdf(*pages), "proof.pdf")


def test_one_that_needs_a_password() -> None:
    assert "opens only with a password" in refusal(source("encrypted.pdf"))


def test_a_scan() -> None:
    message = refusal(source("scanned.pdf"))
    assert "has no text, only pictures of it" in message
    assert "text recognition (OCR)" in message


def test_one_whose_fonts_do_not_say_which_letters_they_draw() -> None:
    assert "does not say which letters its fonts draw" in refusal(source("nameless.pdf"))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_one_that_is_cut_off(share: float) -> None:
    data = source("libreoffice.pdf")
    assert "is cut off: its end is missing" in refusal(data[: int(share * len(data))])


def test_one_that_is_cut_off_within_a_later_update() -> None:
    data = source("libreoffice.pdf")
    assert "is cut off" in refusal(data + b"\n90 0 obj\n<</Type/Annot/Rect[0 0 1")


def test_bytes_after_the_end_do_no_harm() -> None:
    assert "ferry" in read(source("libreoffice.pdf") + b"\n" * 5000, "proof.pdf").text


def test_rubbish_between_the_right_first_and_last_bytes() -> None:
    assert "is damaged" in refusal(b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF\n")


def test_one_without_anything() -> None:
    assert refusal(pdf("")) == "“proof.pdf” has no text."
    assert refusal(pdf(say(40, 500, "   "))) == "“proof.pdf” has no text."


def test_one_with_too_many_pages() -> None:
    assert "more than 5,000 pages" in refusal(pdf(*[""] * 5001))


def test_a_line_of_which_the_library_would_drop_the_end() -> None:
    assert "a line of more than 32,767 characters" in refusal(pdf(say(10, 300, "word " * 10_000)))


def test_more_characters_than_can_be_read() -> None:
    page = lines(40, 590, *["many words in a line " * 1_000] * 49)
    assert "more text than can be read" in refusal(pdf(page))


def test_a_thousand_small_pages_are_read() -> None:
    draft = read_pages(
        *[lines(40, 500, f"The clerk said {number} was", "drawn, and nobody spoke.") for number in range(1000)]
    )
    assert draft.blocks[-1].page is not None
    assert draft.text.count("nobody spoke") == 1000


def test_ten_thousand_tiny_pieces_on_a_page_are_read() -> None:
    draft = read_pages("".join(say(10 + i * 7 % 380, 1 + i * 13 % 590, "ab") for i in range(10_000)))
    assert len(draft.text) > 20_000
