"""One module for each source format: bytes in, an ArticleDraft out.

Nothing here opens any other file than the one asked for, and nothing reaches the network but `address`, which fetches
the one address asked for. `apart` does the reading in a process of its own.
"""

from pathlib import Path, PurePath

from annotator.domain.article import ArticleDraft, Reading
from annotator.readers.errors import ReaderError
from annotator.readers.files import bytes_of
from annotator.readers.formats import FORMATS, SUFFIXES, WEB_PAGES, Format, choose_format
from annotator.readers.given import MAX_BYTES, Given, refuse_too_large
from annotator.readers.pasted import pasted_bytes, read_pasted
from annotator.readers.titles import whole_characters

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "SUFFIXES",
    "WEB_PAGES",
    "Format",
    "ReaderError",
    "pasted_bytes",
    "read",
    "read_file",
    "read_pasted",
]


def read(
    data: bytes,
    name: str = "",
    *,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    reading: Reading | None = None,
) -> ArticleDraft:
    """The article in `data`, the bytes of a file called `name`. What is given besides wins over what the file says;
    `reading` is how much of a web page is wanted, None for the best.

    The format is chosen by the content, then by the name. Raises ReaderError, in a sentence, where the bytes are of
    a format that cannot be read, empty, damaged, without text, or past a limit.
    """
    given = Given(whole_characters(PurePath(name).name), title, url, byline, published, reading)
    refuse_too_large(len(data), given.subject)
    choice = choose_format(data, given)
    draft = choice.format.reader().read(data, given)
    return given.complete(draft, data, choice.format.media_type, choice.remarks)


def read_file(
    path: str | Path,
    *,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    reading: Reading | None = None,
) -> ArticleDraft:
    """As `read`, of the file at `path`. One that is not there, no ordinary file or over 100 MiB is refused unread."""
    data = bytes_of(Path(path))
    return read(data, Path(path).name, title=title, url=url, byline=byline, published=published, reading=reading)
