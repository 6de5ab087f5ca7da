"""MHTML (RFC 2557): a message of parts, of which the first page, or the one that its head names, is what was saved.
Chromium and Edge write such files as “Web page, single file”."""

import binascii
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from annotator.readers.errors import ReaderError
from annotator.readers.web_archive.page import Page

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 1 << 16  # bytes
_MOST_PARTS = 10_000
_DEEPEST = 8  # parts within parts, as where a page has an alternative
_PAGES = {"text/html", "application/xhtml+xml"}


class _Part(NamedTuple):
    """A part's head, and `[start, end)` of its body in the file's bytes."""

    head: Message
    start: int
    end: int


def page_in_mhtml(data: bytes, subject: str) -> Page:
    """Raises ReaderError where no part that has an end is a page."""
    whole = _part(data, 0, len(data))
    named = _without_brackets(whole.head.get_param("start", ""))
    found = None
    for part in _pages(data, whole, subject):
        if named and _without_brackets(part.head.get("Content-ID")) == named:
            found = part
            break
        found = found or part
    if found is None:
        raise ReaderError(f"{subject} is a web archive with no page in it, or it is cut off.")
    address = found.head.get("Content-Location") or whole.head.get("Snapshot-Content-Location")
    return Page(_body(data, found, subject), str(address or "") or None, found.head.get_content_charset())


def _pages(data: bytes, whole: _Part, subject: str) -> Iterator[_Part]:
    """The parts that are pages, in order, those within other parts too."""
    around, count = [_parts(data, whole)], 0
    while around:
        part = next(around[-1], None)
        count += 1
        if count > _MOST_PARTS:
            raise ReaderError(f"{subject} has more than 10,000 parts, which is more than can be read.")
        if part is None:
            around.pop()
        elif part.head.get_content_type() in _PAGES:
            yield part
        elif part.head.get_content_maintype() == "multipart" and len(around) < _DEEPEST:
            around.append(_parts(data, part))


def _parts(data: bytes, outer: _Part) -> Iterator[_Part]:
    """The parts within one, but for the last where the line that ends it is missing."""
    boundary = outer.head.get_boundary()
    if not boundary:
        return
    line = re.compile(rb"^--" + re.escape(boundary.encode("ascii", "replace")) + rb"(--)?[ \t]*\r?$", re.MULTILINE)
    start = None
    for match in line.finditer(data, outer.start, outer.end):
        if start is not None:
            yield _part(data, start, match.start())
        if match[1]:
            return
        start = match.end() + 1


def _part(data: bytes, start: int, end: int) -> _Part:
    match = _HEAD_END.search(data, start, min(end, start + _LONGEST_HEAD))
    head = BytesHeaderParser().parsebytes(data[start : match.start()] if match else b"")
    return _Part(head, match.end() if match else start, end)


def _body(data: bytes, part: _Part, subject: str) -> bytes:
    body = data[part.start : part.end]
    encoding = str(part.head.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error as error:
            raise ReaderError(f"{subject} is damaged: its page cannot be decoded.") from error
    return body


def _without_brackets(value: object) -> str:
    return str(value or "").strip().strip("<>")
