"""Source lists of other programs, CSL-JSON and BibTeX (and BibLaTeX's fields), as sources of ours."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath

from annotator.domain.errors import Refused
from annotator.domain.evidence import Source
from annotator.domain.sourcing import new_source
from annotator.readers.bibliography.bibtex import bibtex_entries
from annotator.readers.bibliography.csl import csl_items
from annotator.readers.bibliography.fields import Values, tidy_address
from annotator.readers.encoding import decode
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given
from annotator.readers.titles import one_line

__all__ = ["MAX_BYTES", "MAX_SOURCES", "read_bibliography"]

MAX_BYTES = 10 * 1024 * 1024
MAX_SOURCES = 20_000
_ENTRY = re.compile(r"@\w+\s*[{(]")
_ADDRESSES = ("url", "archive_url")


def read_bibliography(data: bytes, name: str) -> list[Source]:
    """The sources of a list, in its order and with new ids. `name` is the file's, for the sentences; what kind of list
    it is shows in its content.

    An entry without title, author, publisher and address is no source and is left out; when an entry was looked at
    (`accessed`, `urldate`) belongs to a use of the source and is not read. Raises ReaderError where the file is no
    such list, is cut off or damaged, names no source, or is larger than 10 MiB or 20,000 sources.
    """
    subject = Given(PurePath(name).name).subject
    if len(data) > MAX_BYTES:
        raise ReaderError(f"{subject} is larger than 10 MiB, which is more than is read of a source list.")
    text = decode(data, subject).text
    entries = _reader_of(text, subject)(text, subject)
    sources = [source for values in _limited(entries, subject) if (source := _source(values)) is not None]
    if not sources:
        raise ReaderError(f"{subject} names no source.")
    return sources


def _reader_of(text: str, subject: str) -> Callable[[str, str], Iterable[Values]]:
    if text.lstrip().startswith(("[", "{")):
        return csl_items
    if _ENTRY.search(text):
        return bibtex_entries
    raise ReaderError(f"{subject} is neither CSL-JSON nor BibTeX.")


def _limited(entries: Iterable[Values], subject: str) -> Iterable[Values]:
    for number, values in enumerate(entries):
        if number >= MAX_SOURCES:
            raise ReaderError(f"{subject} has more than 20,000 entries, which is more than is read of a source list.")
        yield values


def _source(values: Values) -> Source | None:
    tidy = {name: one_line(value) if isinstance(value, str) else value for name, value in values.items()}
    for name in _ADDRESSES:
        tidy[name] = tidy_address(str(tidy.get(name) or ""))
    try:
        return new_source(**tidy)
    except Refused:
        return None
