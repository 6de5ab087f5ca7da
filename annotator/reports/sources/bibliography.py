"""The library's sources as a list for other programs: CSL-JSON, and BibTeX with the fields of BibLaTeX.

A field is text and nothing else: no title ends its field, begins a command, or sets type. The sources read back are
the same, but for ids, saved copies and captures, and for white space, which is single spaces.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from annotator.domain.evidence import Kind, Source
from annotator.domain.hidden import shown
from annotator.reports.content.links import safe_href


class _Forms(NamedTuple):
    """How a kind is written: the CSL type; the BibTeX type; where publishers are named in each; and the field that
    tells it from other kinds of that BibTeX type. `genre` is given where the CSL type is not of this kind alone."""

    csl: str
    bibtex: str
    container: str = "publisher"
    place: str = "publisher"
    mark: str = ""
    genre: bool = False


_FORMS = {
    Kind.INTERVIEW: _Forms("interview", "misc", mark="type"),
    Kind.DOCUMENT: _Forms("document", "report", place="institution"),
    Kind.DATA_SET: _Forms("dataset", "dataset"),
    Kind.LAW: _Forms("legislation", "legislation"),
    Kind.STATISTICS: _Forms("dataset", "dataset", mark="type", genre=True),
    Kind.PAPER: _Forms("article-journal", "article", "container-title", "journal"),
    Kind.IMAGE: _Forms("graphic", "image"),
    Kind.PRESS_RELEASE: _Forms("document", "misc", mark="type", genre=True),
    Kind.NEWS: _Forms("article-newspaper", "article", "container-title", "journal", mark="entrysubtype"),
    Kind.REFERENCE: _Forms("entry-encyclopedia", "inreference", "container-title", "booktitle"),
    Kind.SOCIAL: _Forms("post", "online", "container-title", "organization", mark="type"),
    Kind.OBSERVATION: _Forms("document", "misc", mark="type", genre=True),
    Kind.CALCULATION: _Forms("document", "misc", mark="type", genre=True),
    Kind.OTHER: _Forms("webpage", "misc", "container-title"),
}
_MARKS = {Kind.NEWS: "newspaper"}
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+)", re.IGNORECASE)
_UNFIT = re.compile("[\ud800-\udfff]")
# What a CSL processor takes for rich text. A word joiner, which is not seen, makes it text.
_MARKUP = re.compile(r"<(?=/?(?:i|b|sup|sub|sc|span)[\s>])", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_PLAIN_NAME = re.compile(r"[^\W\d_][\w .’'-]*, [^\W\d_][\w .’'-]*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_UNFIT_IN_ADDRESS = re.compile(r'[\\{}"<>^`|\s\x00-\x1f\x7f]')
_LATEX = re.compile(r"[\\{}%&#$_~^`]|-(?=-)|'(?=')|(?<=[?!])`")
_COMMANDS = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\`{}",
    "-": "-{}", "'": "'{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
}  # fmt: skip


def to_csl(sources: Iterable[Source], *, confidential: bool = False) -> bytes:
    """The sources as CSL-JSON, one array in UTF-8, in their order; those in the bin are left out, and so are
    confidential ones unless `confidential`. An item's `id` is made of the source's id and stays as it is."""
    items = [_item(key, source) for key, source in _listed(sources, confidential)]
    return msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n"


def to_bibtex(sources: Iterable[Source], *, confidential: bool = False) -> bytes:
    """The sources as BibTeX in UTF-8, an entry for each; which, and their keys, as in `to_csl`. Percent signs stand
    for what an address may not hold."""
    return "\n".join(_entry(key, source) for key, source in _listed(sources, confidential)).encode()


def _listed(sources: Iterable[Source], confidential: bool) -> Iterator[tuple[str, Source]]:
    """The sources to write, with keys that only their ids decide."""
    taken: set[str] = set()
    for source in sources:
        if source.removed_at is not None or (source.confidential and not confidential):
            continue
        plain = re.sub("[^0-9A-Za-z]", "", source.id)
        key = f"s{plain[-12:]}"
        if key in taken:
            key = f"s{plain}"
        taken.add(key)
        yield key, source


def _item(key: str, source: Source) -> dict[str, Any]:
    forms = _FORMS[source.kind]
    url, archive = _line(source.url), _line(source.archive_url)
    doi = _DOI.fullmatch(url)
    acting = [address for address in (url, archive) if _acts(address)]
    item = {
        "id": key,
        "type": forms.csl,
        "genre": str(source.kind) if forms.genre else "",
        "title": _rich(_title(source)),
        "author": [_csl_name(name) for name in _names(source)],
        forms.container: _rich(_line(source.publisher)),
        "issued": _csl_date(_line(source.published)),
        "accessed": _csl_date(source.captured.at[:10]) if source.captured else None,
        "URL": "" if url in acting else url,
        "DOI": doi[1] if doi else "",
        "archive": "" if archive in acting else _host(archive),
        "archive_location": "" if archive in acting else archive,
        "medium": _rich(_line(source.channel)),
        "keyword": "confidential" if source.confidential else "",
        "note": _rich(" ".join(acting)),
    }
    return {name: value for name, value in item.items() if value}


def _entry(key: str, source: Source) -> str:
    forms = _FORMS[source.kind]
    url, archive = _line(source.url), _line(source.archive_url)
    acting = [address for address in (url, archive) if _acts(address)]
    url, archive = ("" if address in acting else _address(address) for address in (url, archive))
    doi = _DOI.fullmatch(url)
    published = _line(source.published)
    days = _days(published)
    fields = {
        # In two pairs of braces, so that no style changes the case of its letters.
        "title": f"{{{_latex(title)}}}" if (title := _title(source)) else "",
        "author": " and ".join(map(_bibtex_name, _names(source))),
        forms.place: _latex(_line(source.publisher)),
        "date": published if days else "",
        "year": published[:4] if days else _latex(published),
        forms.mark: _MARKS.get(source.kind, str(source.kind)),
        "howpublished" if source.kind is Kind.INTERVIEW else "usera": _latex(_line(source.channel)),
        "url": url,
        "urldate": source.captured.at[:10] if source.captured else "",
        "doi": doi[1] if doi else "",
        "archiveurl": archive,
        "keywords": "confidential" if source.confidential else "",
        "note": _latex(" ".join(acting)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if name and value]
    return f"@{forms.bibtex}{{" + ",\n".join([key, *lines]) + "\n}\n"


def _line(text: str | None) -> str:
    """The text on one line, what is not seen in it made visible."""
    return shown(" ".join(_UNFIT.sub("\ufffd", text or "").split()))


def _title(source: Source) -> str:
    """Its title; its file's name where nothing else would say what it is."""
    known = source.title or source.author or source.publisher or source.url or source.archive_url
    return _line(source.title if known or source.file is None else source.file.name)


def _names(source: Source) -> list[str]:
    author = _line(source.author)
    names = author.split("; ")
    return names if all(name.strip() for name in names) else [author] if author else []


def _csl_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    if comma and family and given and "," not in given:
        return {"family": _rich(family), "given": _rich(given)}
    return {"literal": _rich(name)}


def _bibtex_name(name: str) -> str:
    """`Family, Given` where it is that; anything else in braces, which keep it whole."""
    plain = _PLAIN_NAME.fullmatch(name) and " and " not in name.lower()
    return _latex(name) if plain else f"{{{_latex(name)}}}"


def _days(published: str) -> list[list[int]]:
    """The parts of an ISO date, or of the two of an interval; none where it is something else."""
    ends = published.split("/")
    if len(ends) > 2 or not all(map(_DAY.fullmatch, ends)):
        return []
    return [[int(part) for part in end.split("-")] for end in ends]


def _csl_date(published: str) -> dict[str, Any] | None:
    if days := _days(published):
        return {"date-parts": days}
    return {"literal": _rich(published)} if published else None


def _rich(text: str) -> str:
    return _MARKUP.sub(f"<{_WORD_JOINER}", text)


def _latex(text: str) -> str:
    """The text in LaTeX. Braces that balance are escaped; BibTeX counts them all the same, so others are named."""
    balanced = _balanced(text)

    def written(match: re.Match[str]) -> str:
        character = match[0]
        if character in "{}" and balanced:
            return f"\\{character}"
        return _COMMANDS.get(character) or f"\\{character}"

    return _LATEX.sub(written, text)


def _balanced(text: str) -> bool:
    depth = 0
    for match in re.finditer("[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _acts(address: str) -> bool:
    """Whether programs would make a link of it that is none of ours, such as `javascript:`: then it is a note."""
    return _SCHEME.match(address) is not None and safe_href(address) is None


def _address(url: str) -> str:
    return _UNFIT_IN_ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
