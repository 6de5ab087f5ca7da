"""BibTeX files, with the entry types and fields of BibLaTeX."""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from annotator.domain.evidence import Kind
from annotator.readers.bibliography.fields import (
    Values,
    doi_address,
    first_of,
    is_marked_confidential,
    iso_date,
    kind_from,
    month_number,
)
from annotator.readers.bibliography.latex import plain_text
from annotator.readers.errors import ReaderError

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_KINDS = {
    **dict.fromkeys(("article", "inproceedings", "conference", "proceedings"), Kind.PAPER),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis", "review", "suppperiodical"), Kind.PAPER),
    **dict.fromkeys(("book", "mvbook", "inbook", "bookinbook", "booklet", "collection", "incollection"), Kind.DOCUMENT),
    **dict.fromkeys(("report", "techreport", "manual", "unpublished", "letter", "standard", "patent"), Kind.DOCUMENT),
    **dict.fromkeys(("jurisdiction", "legislation", "legal", "legadminmaterial"), Kind.LAW),
    **dict.fromkeys(("image", "video", "movie", "artwork", "performance"), Kind.IMAGE),
    **dict.fromkeys(("reference", "mvreference", "inreference"), Kind.REFERENCE),
    "dataset": Kind.DATA_SET,
    "newspaper": Kind.NEWS,
}
_VERBATIM = {"url", "doi", "archiveurl", "archive-url", "archive_url", "eprint", "file"}
_MOST_MARKS = 100_000
_MOST_SIGNS = 2_000_000  # that the parser stops at; 20,000 full entries have about half of it
_BEGINNING = re.compile(r"@\w*[ \t]*[{(]")
_CUT = re.compile(r"^[ \t]*@\w*\s*\Z", re.MULTILINE)
_URL = re.compile(r"\\url\s*\{\s*([^{}]+?)\s*\}|(https?://\S+)")
_ESCAPED_IN_URL = re.compile(r"\\([%#&_~{}$])|[{}]")
_LONGEST_NAMES = 100_000  # characters; beyond them names are not taken apart
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_MARK = re.compile(r'\\.|[{}"#]', re.DOTALL)
_MOST_EXPANDED = 40_000_000  # characters: names of strings stand for more than they are, and for one another
_AND = re.compile(" and ", re.IGNORECASE)


def bibtex_entries(text: str, subject: str) -> Iterator[Values]:
    """What each entry says of a source. Raises ReaderError where an entry is cut off or cannot be read."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock, String
    from bibtexparser.splitter import Splitter

    if sum(1 for _ in _BEGINNING.finditer(text)) > _MOST_MARKS:
        raise ReaderError(f"{subject} has more than 20,000 entries, which is more than is read of a source list.")
    if sum(map(text.count, '{}",=')) > _MOST_SIGNS:
        raise ReaderError(f"{subject} has more braces, quotation marks and commas than are read of a source list.")
    if _CUT.search(text):
        raise ReaderError(f"{subject} is cut off or damaged: its last BibTeX entry cannot be read.")
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would say is said below, in a sentence
    strings = _Strings(subject)
    for block in Splitter(text).split().blocks:
        found: object = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            found = block.ignore_error_block
        elif isinstance(block, ParsingFailedBlock):
            line = (block.start_line or 0) + 1
            raise ReaderError(f"{subject} is cut off or damaged: the BibTeX entry at line {line:,} cannot be read.")
        if isinstance(found, String):
            strings.add(found.key, found.value)
        elif isinstance(found, Entry):
            yield _values(found, strings)


def _values(entry: "Entry", strings: "_Strings") -> Values:
    raw: dict[str, str] = {}
    for field in entry.fields:
        raw.setdefault(field.key.strip().lower(), strings.joined(str(field.value)))
    fields = {name: value if name in _VERBATIM else plain_text(value) for name, value in raw.items()}
    kind = _kind(entry.entry_type.lower(), fields)
    how = fields.get("howpublished", "") if not _URL.search(raw.get("howpublished", "")) else ""
    channel = first_of(fields, "usera") or (how if kind is Kind.INTERVIEW else "")
    publishers = (
        "journaltitle",
        "journal",
        "booktitle",
        "maintitle",
        "publisher",
        "organization",
        "institution",
        "school",
    )
    return {
        "kind": kind,
        "title": _title(fields),
        "author": _names(first_of(raw, "author", "editor", "holder") or ""),
        "publisher": first_of(fields, *publishers) or ("" if kind is Kind.INTERVIEW else how),
        "url": _address(raw),
        "archive_url": _plain_address(first_of(raw, "archiveurl", "archive-url", "archive_url") or ""),
        "published": _date(fields),
        "channel": channel,
        "confidential": is_marked_confidential(fields.get("keywords", "")),
    }  # fmt: skip


def _kind(entry_type: str, fields: Mapping[str, str]) -> Kind:
    """By the entry's type and what it says of it. A `thesis` or `report` has its degree in `type`."""
    subtype = kind_from(fields.get("entrysubtype"), _KINDS.get(entry_type, Kind.OTHER))
    if entry_type == "article" and fields.get("entrysubtype", "").strip():
        subtype = kind_from(fields["entrysubtype"], Kind.OTHER)
        subtype = Kind.PAPER if subtype is Kind.OTHER else subtype
    return kind_from(fields.get("type"), subtype)


def _title(fields: Mapping[str, str]) -> str | None:
    title, subtitle = first_of(fields, "title", "shorttitle"), first_of(fields, "subtitle")
    return f"{title}: {subtitle}" if title and subtitle else title


def _address(raw: Mapping[str, str]) -> str | None:
    """The address of the entry: its own, its DOI’s, or one in the fields that such things were once put in."""
    if url := _plain_address(first_of(raw, "url") or ""):
        return url
    if doi := doi_address(_plain_address(raw.get("doi", ""))):
        return doi
    for name in ("howpublished", "note"):
        if found := _URL.search(raw.get(name, "")):
            return _plain_address(found[1] or found[2])
    return None


def _plain_address(raw: str) -> str:
    """An address without what protects it from LaTeX."""
    wrapped = _URL.fullmatch(raw.strip()) if "\\url" in raw else None
    return _ESCAPED_IN_URL.sub(lambda match: match[1] or "", wrapped[1] if wrapped and wrapped[1] else raw)


def _date(fields: Mapping[str, str]) -> str | None:
    if whole := first_of(fields, "date"):
        ends = [iso_date(end.split("-")) if _ISO.fullmatch(end) else None for end in whole.split("/")]
        return "/".join(end for end in ends if end) if all(ends) else whole
    year = first_of(fields, "year")
    if year is None:
        return None
    month = month_number(fields.get("month", ""))
    if not year.isdecimal() or month is None:
        return " ".join(filter(None, (first_of(fields, "month"), year)))
    return iso_date([year, month, fields.get("day", "")]) or year


def _names(raw: str) -> str:
    """The names, each as `Family, Given` or, in braces, as it stands, with semicolons between."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if len(raw) > _LONGEST_NAMES:
        return plain_text(_AND.sub("; ", raw))
    names: list[str] = []
    for name in _separate(raw):
        if name.startswith("{") or name.lower() == "others":
            names.append("et al." if name.lower() == "others" else plain_text(name))
            continue
        parts = parse_single_name_into_parts(name, strict=False)
        pieces = (" ".join([*parts.von, *parts.last]), " ".join(parts.first), " ".join(parts.jr))
        names.append(", ".join(text for piece in pieces if (text := plain_text(piece).strip())))
    return "; ".join(name for name in names if name)


def _separate(raw: str) -> list[str]:
    """The names between the `and`s that stand in no braces."""
    raw = " ".join(raw.split())
    names, start, depth, position = [], 0, 0, 0
    for match in _AND.finditer(raw):
        depth += raw.count("{", position, match.start()) - raw.count("}", position, match.start())
        position = match.start()
        if depth == 0:
            names.append(raw[start : match.start()].strip())
            start = match.end()
    return [name for name in (*names, raw[start:].strip()) if name]


class _Strings:
    """The names that `@string` gives to texts, and the values that are put together from them."""

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self._texts: dict[str, str] = {}
        self._expanded = 0

    def add(self, name: str, value: str) -> None:
        self._texts[name.strip().lower()] = self.joined(value)

    def joined(self, value: str) -> str:
        """A field's value without its quotation marks or braces; pieces joined with `#`, names of strings replaced."""
        value = value.strip()
        pieces: list[str] = []
        position = 0
        while position < len(value):
            end = _end_of_piece(value, position)
            piece = value[position:end].strip()
            named = piece[:1] not in {'"', "{"}
            pieces.append(self._texts.get(piece.lower(), piece) if named else piece[1:-1])
            self._count(len(pieces[-1]))
            position = end + 1
        return "".join(pieces)

    def _count(self, characters: int) -> None:
        self._expanded += characters
        if self._expanded > _MOST_EXPANDED:
            raise ReaderError(f"{self._subject} makes more text of its strings than is read of a source list.")


def _end_of_piece(value: str, start: int) -> int:
    """Where the piece of a value that begins at `start` ends: at a `#` outside of braces and quotation marks."""
    depth, quoted = 0, False
    for match in _MARK.finditer(value, start):
        mark = match[0]
        if mark in "{}":
            depth += 1 if mark == "{" else -1
        elif mark == '"' and depth == 0:
            quoted = not quoted
        elif mark == "#" and depth == 0 and not quoted:
            return match.start()
    return len(value)
