"""A SOURCE on the command line: a file, an http(s) address, or - for standard input. What is read is read apart, by a
process of its own with limits of time and memory."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import click

from annotator.cli.files import opened, standard_input
from annotator.cli.options import Decorated, with_options
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.article import ArticleDraft

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
_HEAD = 4096
_LARGEST_REVIEW = 1 << 30  # bytes
_BOM = b"\xef\xbb\xbf"
_READINGS = ("article", "second", "page")


class Received(NamedTuple):
    """A source's bytes, its name where it has one, and the address it was fetched from; then `draft` is known too."""

    data: bytes
    name: str = ""
    draft: "ArticleDraft | None" = None


def with_reading(command: Decorated) -> Decorated:
    """--reading and --allow-private: how a web page is read, and which addresses are."""
    return with_options(
        command,
        click.option(
            "--reading",
            type=click.Choice(_READINGS),
            help="Which part of a web page: the article, what a second way of finding it makes of the page, or "
            "the whole page.",
        ),
        click.option(
            "--allow-private",
            is_flag=True,
            help="Fetch an address on this machine or in its private network, too.",
        ),
    )


def is_address(source: Path) -> bool:
    """Whether it is an http(s) address and no file."""
    return _ADDRESS.match(str(source)) is not None


def receive(source: Path, said: dict[str, Any]) -> Received:
    """The source's bytes; of an address, the draft with them. Raises Refused or ReaderError."""
    address = str(source)
    if is_address(source):
        from annotator.readers.apart import read_address_apart

        if "://" not in address:  # a path has no double slash
            address = address.replace(":/", "://", 1)
        data, draft = read_address_apart(address, **_reading(said), allow_private=said.get("allow_private", False))
        return Received(data, "", draft)
    if source == Path("-"):
        return Received(_bytes_of(standard_input(), ""))
    with opened(source) as file:
        name = source.name if source.is_file() else ""
        return Received(_bytes_of(file, name), name)


def draft_of(received: Received, said: dict[str, Any]) -> "ArticleDraft":
    """What the readers make of it. Raises ReaderError."""
    if received.draft is not None:
        return received.draft
    from annotator.readers.apart import read_apart

    return read_apart(received.data, received.name, **_reading(said))


def opens_as_json(data: bytes) -> bool:
    """Whether it may be a review rather than an article."""
    return data[:_HEAD].removeprefix(_BOM).lstrip().startswith(b"{")


def called(name: str) -> str:
    """What to call the source at the beginning of a sentence."""
    return f"“{name}”" if name else "Standard input"


def _reading(said: dict[str, Any]) -> dict[str, Any]:
    from annotator.domain.article import Reading

    named = {key: said.get(key) for key in ("title", "url", "byline", "published")}
    wanted = said.get("reading")
    return {**named, "reading": Reading(wanted) if wanted else None}


def _bytes_of(file: BinaryIO, name: str) -> bytes:
    """No more of them than can be imported."""
    from annotator.readers import MAX_BYTES

    data = file.read(_HEAD)
    review = opens_as_json(data)
    data += file.read((_LARGEST_REVIEW if review else MAX_BYTES) + 1 - len(data))
    if review and len(data) > _LARGEST_REVIEW:
        raise Refused(f"{called(name)} is larger than {_LARGEST_REVIEW >> 20} MiB and was not read.")
    return data
