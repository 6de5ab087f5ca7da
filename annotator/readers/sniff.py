"""What a file is, by its first bytes: the binary formats by their magic numbers, web pages by their opening tags."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body")
_FRAGMENT = re.compile(
    rb"<(article|blockquote|div|figure|h[1-6]|header|main|ol|p|section|table|title|ul)(?:\s[^<>]*)?>.*?</\1\s*>",
    re.DOTALL,
)
_SPACE = b" \t\r\n\f"
_HEADERS = (b"mime-version:", b"from:", b"subject:", b"date:", b"content-type:", b"snapshot-content-location:")
_TAG_ENDS = {b"", b">", b"/", b" ", b"\t", b"\r", b"\n", b"\f"}
HEAD = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """A format by its media type, in words (“a Word document”), with the suffixes that promise it."""

    media_type: str
    words: str
    suffixes: tuple[str, ...] = ()


PDF = Kind("application/pdf", "a PDF document", (".pdf",))
WORD = Kind(f"{_OFFICE}.wordprocessingml.document", "a Word document", (".docx", ".docm"))
EXCEL = Kind(f"{_OFFICE}.spreadsheetml.sheet", "an Excel workbook", (".xlsx", ".xlsm"))
POWERPOINT = Kind(f"{_OFFICE}.presentationml.presentation", "a PowerPoint presentation", (".pptx",))
OLD_OFFICE = Kind("application/x-ole-storage", "an Office document of the old binary kind", (".doc", ".xls", ".ppt"))
ENCRYPTED = Kind("application/x-encrypted-office", "an encrypted Office document")
OPEN_TEXT = Kind(f"{_OPEN}.text", "an OpenDocument text", (".odt",))
OPEN_SHEET = Kind(f"{_OPEN}.spreadsheet", "an OpenDocument spreadsheet", (".ods",))
OPEN_SLIDES = Kind(f"{_OPEN}.presentation", "an OpenDocument presentation", (".odp",))
EPUB = Kind("application/epub+zip", "an EPUB book", (".epub",))
QDPX = Kind("application/x-qdpx", "a REFI-QDA project", (".qdpx",))
ZIP = Kind("application/zip", "a ZIP archive", (".zip",))
ARCHIVE = Kind("application/x-archive", "a compressed archive", (".gz", ".bz2", ".xz", ".7z", ".rar", ".zst", ".tar"))
RTF = Kind("application/rtf", "a Rich Text (RTF) document", (".rtf",))
IMAGE = Kind("image/*", "an image", (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic"))
SOUND = Kind("audio/*", "a sound recording", (".mp3", ".wav", ".ogg", ".flac", ".m4a"))
VIDEO = Kind("video/*", "a video", (".mp4", ".mov", ".mkv", ".webm", ".avi"))
WEB_ARCHIVE = Kind("multipart/related", "a web archive", (".mhtml", ".mht"))
SAFARI_ARCHIVE = Kind("application/x-webarchive", "a web archive of Safari’s", (".webarchive",))
DATABASE = Kind("application/vnd.sqlite3", "an SQLite database", (".sqlite", ".db"))
PROGRAM = Kind("application/x-executable", "a program", (".exe", ".dll", ".so"))
POSTSCRIPT = Kind("application/postscript", "a PostScript document", (".ps", ".eps"))
XML = Kind("application/xml", "an XML document", (".xml",))

KINDS = (
    *(
        PDF,
        WORD,
        EXCEL,
        POWERPOINT,
        OLD_OFFICE,
        ENCRYPTED,
        OPEN_TEXT,
        OPEN_SHEET,
        OPEN_SLIDES,
        EPUB,
        QDPX,
        ZIP,
        ARCHIVE,
    ),
    *(RTF, IMAGE, SOUND, VIDEO, WEB_ARCHIVE, SAFARI_ARCHIVE, DATABASE, PROGRAM, POSTSCRIPT, XML),
)

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    *((magic, IMAGE) for magic in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")),
    *((magic, SOUND) for magic in (b"ID3\x02", b"ID3\x03", b"ID3\x04", b"fLaC\0", b"OggS\0")),
    *((magic, ARCHIVE) for magic in (b"\x1f\x8b", b"BZh91AY&SY", b"\xfd7zXZ\0", b"7z\xbc\xaf", b"Rar!\x1a\x07")),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"\x1aE\xdf\xa3", VIDEO),
    (b"{\\rtf", RTF),
    (b"bplist00", SAFARI_ARCHIVE),
    (b"From: <Saved by ", WEB_ARCHIVE),
    (b"SQLite format 3\0", DATABASE),
    (b"\x7fELF", PROGRAM),
    (b"%!PS", POSTSCRIPT),
)
_IN_ZIP: tuple[tuple[bytes, Kind], ...] = (
    (b"mimetypeapplication/epub+zip", EPUB),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", OPEN_TEXT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", OPEN_SHEET),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", OPEN_SLIDES),
    (b"word/document", WORD),
    (b"xl/workbook", EXCEL),
    (b"ppt/presentation", POWERPOINT),
)


def kind_of(data: bytes) -> Kind | None:
    """The kind that the bytes show, None where they are text (web pages and Markdown too) or unknown."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    for test in _TESTS:
        found = test(data)
        if found is not None:
            return found
    return None


def kind_of_suffix(suffix: str) -> Kind | None:
    """The kind that a suffix (`.pdf`, lower case) promises, None for one that is not in the list."""
    return next((kind for kind in KINDS if suffix in kind.suffixes), None)


def opens_as_html(data: bytes) -> bool:
    """Whether the first tag, after any comments and XML declaration, is one that only a web page begins with."""
    opening = _opening(data).lower()
    return any(opening.startswith(tag) and opening[len(tag) : len(tag) + 1] in _TAG_ENDS for tag in _HTML_OPENINGS)


def opens_as_fragment(data: bytes) -> bool:
    """Whether a block of a web page, opened and closed, stands at the beginning."""
    return _FRAGMENT.match(_opening(data).lower()) is not None


def has_tags(data: bytes) -> bool:
    """Whether anything in the bytes looks like a tag."""
    head = data.replace(b"\0", b"")
    start = head.find(b"<")
    while start >= 0:
        if head[start + 1 : start + 2].isalpha() or head[start + 1 : start + 2] in (b"!", b"/", b"?"):
            return True
        start = head.find(b"<", start + 1)
    return False


def _opening(data: bytes) -> bytes:
    """The beginning of the bytes without byte order mark, comments and declarations; the NULs of UTF-16 left out."""
    head = data[:HEAD].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip(_SPACE)
    while True:
        for opening, closing in ((b"<!--", b"-->"), (b"<?", b"?>")):
            if head.startswith(opening):
                head = head.partition(closing)[2].lstrip(_SPACE)
                break
        else:
            return head


def _as_pdf(data: bytes) -> Kind | None:
    """A PDF may have other bytes before its mark; but a text may speak of that mark."""
    begins = data[:1024].lstrip(_SPACE + b"\xef\xbb\xbf").startswith(b"%PDF-")
    return PDF if begins or (b"%PDF-" in data[:1024] and b"\0" in data[:HEAD]) else None


def _as_zip(data: bytes) -> Kind | None:
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    if _has_part(data, b"project.qde"):  # whose sources may be documents of any other kind
        return QDPX
    return next((kind for mark, kind in _IN_ZIP if mark in data), ZIP)


def _has_part(data: bytes, name: bytes) -> bool:
    """Whether the archive's directory has a part of that name, in its topmost folder."""
    found = data.find(name)
    while found >= 0:
        entry = data[max(0, found - 46) : found]
        if entry.startswith(b"PK\x01\x02") and int.from_bytes(entry[28:30], "little") == len(name):
            return True
        found = data.find(name, found + 1)
    return False


def _as_ole(data: bytes) -> Kind | None:
    if not data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return None
    return ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in data else OLD_OFFICE


def _as_media(data: bytes) -> Kind | None:
    if data[:4] == b"RIFF":
        return {b"WEBP": IMAGE, b"WAVE": SOUND, b"AVI ": VIDEO}.get(data[8:12])
    if data[4:8] == b"ftyp":
        return {b"heic": IMAGE, b"mif1": IMAGE, b"avif": IMAGE, b"M4A ": SOUND}.get(data[8:12], VIDEO)
    return None


def _as_binary(data: bytes) -> Kind | None:
    """Beginnings so short that a text may have them: a NUL nearby tells."""
    if b"\0" not in data[:64]:
        return None
    return {b"BM": IMAGE, b"MZ": PROGRAM, b"\xff\xfb": SOUND, b"\xff\xf3": SOUND}.get(data[:2])


def _as_mhtml(data: bytes) -> Kind | None:
    head = data[:HEAD].lstrip(_SPACE).lower()
    if head.startswith(_HEADERS) and b"multipart/related" in head:
        return WEB_ARCHIVE
    return None


def _as_xml(data: bytes) -> Kind | None:
    head = data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe" + _SPACE)
    return XML if head.startswith(b"<?xml") and not opens_as_html(data) else None


_TESTS: tuple[Callable[[bytes], Kind | None], ...] = (
    *(_as_pdf, _as_zip, _as_ole, _as_media, _as_binary, _as_mhtml, _as_xml),
)
