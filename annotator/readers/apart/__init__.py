"""Sources that nobody vouches for, read in a process of their own: with limits of time and memory, without the network
and without any file, so that Cancel ends it at once and a bomb harms nothing.

`child` is what runs there, within `limits`; `process` is what the parent sees of it; `wire` is what they say.
"""

import hashlib
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from annotator.domain.article import ArticleDraft, Reading
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, refuse_too_large
from annotator.readers.titles import whole_characters

if TYPE_CHECKING:
    from annotator.domain.annotating.found import Found
    from annotator.readers.apart.wire import Fetched

__all__ = [
    "Control",
    "ReaderFault",
    "SourceRead",
    "read_address_apart",
    "read_annotations_apart",
    "read_apart",
    "read_file_apart",
    "read_pasted_apart",
]

_HASHED_AT_ONCE = 1 << 24  # bytes


class Control(Protocol):
    """Whoever asked for the work, and may have changed his mind."""

    def check(self) -> None:
        """Raises when the work is not wanted any more."""


class ReaderFault(Exception):
    """A reader has a bug: what it raised in the child, with its traceback as text."""


class SourceRead(NamedTuple):
    """The bytes of a source, as the library keeps them, and what was read of them."""

    data: bytes
    draft: ArticleDraft


def read_apart(
    data: bytes,
    name: str = "",
    *,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    reading: Reading | None = None,
    control: Control | None = None,
) -> ArticleDraft:
    """As `annotator.readers.read`, in a child.

    Raises ReaderError also where reading takes more than 18 seconds or 1 GiB of memory, or the child dies;
    ReaderFault where a reader has a bug; and, within a twentieth of a second, whatever `control.check` raises.
    """
    given = _given(PurePath(name).name, title, url, byline, published, reading)
    return _read(data, given, control)


def read_file_apart(
    path: str | Path,
    *,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    reading: Reading | None = None,
    form: bool = False,
    control: Control | None = None,
) -> SourceRead:
    """As `annotator.readers.read_file`, the file read here and its bytes in a child; `form` as in `Given`. Raises as
    `read_apart`."""
    from annotator.readers.files import bytes_of

    data = bytes_of(Path(path), control.check if control is not None else lambda: None)
    given = replace(_given(Path(path).name, title, url, byline, published, reading), form=form)
    return SourceRead(data, _read(data, given, control))


def read_pasted_apart(
    text: str,
    *,
    html: str | None = None,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    control: Control | None = None,
) -> ArticleDraft:
    """As `annotator.readers.read_pasted`, in a child. Raises as `read_apart`."""
    from annotator.readers.apart.process import Task
    from annotator.readers.apart.replies import drafted
    from annotator.readers.apart.wire import ReadPasted

    given = _given("", title, url, byline, published)
    markup, text = whole_characters(html or ""), whole_characters(text)
    refuse_too_large(max(len(markup), len(text)), given.subject)
    hashes = {_hash(source.encode(), control) for source in (markup, text)}
    return drafted(
        Task(given.subject), ReadPasted(text, markup, given), b"", name="Pasted text", hashes=hashes, control=control
    )


def read_address_apart(
    address: str,
    *,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    reading: Reading | None = None,
    allow_private: bool = False,
    control: Control | None = None,
) -> SourceRead:
    """What is at an http or https address: fetched in one child and read in another, which has no network.

    An address of this machine or its private network is refused unless `allow_private`. Raises as `read_apart`.
    """
    from annotator.readers.apart.replies import fetched

    found, data = fetched(whole_characters(address), allow_private, control)
    given = _given(found.name, title, url, byline, published, reading, found)
    return SourceRead(data, _read(data, given, control))


def read_annotations_apart(data: bytes, name: str = "", *, control: Control | None = None) -> "Found":
    """As `annotator.readers.annotations.read_annotations`, in a child. Raises as `read_apart`."""
    from annotator.readers.annotations import MAX_BYTES
    from annotator.readers.apart.replies import annotated

    name = whole_characters(name)
    if len(data) > MAX_BYTES:  # a child is not started for that
        raise ReaderError(f"{Given(name).subject} is larger than 64 MiB, which is more than is read of annotations.")
    return annotated(data, name, control)


def _given(
    name: str,
    title: str | None,
    url: str | None,
    byline: str | None,
    published: str | None,
    reading: Reading | None = None,
    found: "Fetched | None" = None,
) -> Given:
    """What the caller knows, without halves of surrogate pairs, which the wire does not carry."""
    title, url, byline, published = (value and whole_characters(value) for value in (title, url, byline, published))
    given = Given(whole_characters(name), title, url, byline, published, reading)
    return given if found is None else replace(given, address=found.address, charset=found.charset)


def _read(data: bytes, given: Given, control: Control | None) -> ArticleDraft:
    from annotator.readers.apart.process import Task
    from annotator.readers.apart.replies import drafted
    from annotator.readers.apart.wire import ReadBytes

    refuse_too_large(len(data), given.subject)
    hashes = {_hash(data, control)}
    return drafted(Task(given.subject), ReadBytes(given), data, name=given.name, hashes=hashes, control=control)


def _hash(data: bytes, control: Control | None) -> str:
    """The SHA-256 of the bytes in hex; of 100 MiB it takes a moment."""
    hashing, view = hashlib.sha256(), memoryview(data)
    for start in range(0, len(data), _HASHED_AT_ONCE):
        if control is not None:
            control.check()
        hashing.update(view[start : start + _HASHED_AT_ONCE])
    return hashing.hexdigest()
