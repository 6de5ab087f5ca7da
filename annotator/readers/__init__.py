"""One module for each source format: bytes in, an ArticleDraft out.

Nothing here opens any other file than the one asked for, and nothing ever reaches the network.
"""

from pathlib import Path, PurePath

from annotator.domain.article import ArticleDraft, Reading
from annotator.readers.errors import ReaderError
from annotator.readers.formats import FORMATS, SUFFIXES, Format, choose_format
from annotator.readers.given import MAX_BYTES, Given, refuse_too_large
from annotator.readers.pasted import read_pasted
from annotator.readers.titles import whole_characters

__all__ = ["FORMATS", "MAX_BYTES", "SUFFIXES", "Format", "ReaderError", "read", "read_file", "read_pasted"]


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
    data = _bytes_of(Path(path))
    return read(data, Path(path).name, title=title, url=url, byline=byline, published=published, reading=reading)


def _bytes_of(path: Path) -> bytes:
    subject = f"“{whole_characters(path.name or str(path))}”"
    try:
        if path.is_dir():
            raise ReaderError(f"{subject} is a folder.")
        size = path.stat().st_size
        refuse_too_large(size, subject)
        if not path.is_file():
            raise ReaderError(f"{subject} is not an ordinary file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ReaderError(f"There is no file {subject}.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReaderError(f"{subject} could not be read: {reason}.") from error
    refuse_too_large(len(data), subject)
    return data
