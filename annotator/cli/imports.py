"""`import`: an article from a file or standard input, or a whole review from JSON."""

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from annotator.cli.changes import say_article
from annotator.cli.options import PATH, TEXT, Command, Session, pass_session
from annotator.cli.output import remark, short, tail, write
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from db.store import Store

_BOM = b"\xef\xbb\xbf"
_HEAD = 4096
_LARGEST_REVIEW = 1 << 30  # bytes
# A review's first key, as every export writes it; what has it and is no JSON was damaged on its way.
_REVIEW = re.compile(rb'\s*\{\s*"format"\s*:\s*"annotator/')


@click.command("import", cls=Command)
@click.argument("source", type=PATH)
@click.option("--title", type=TEXT, help="The title, where the source's own is not the one.")
@click.option("--url", type=TEXT, help="Where the article is published.")
@click.option("--author", "byline", type=TEXT, help="The byline.")
@click.option("--published", type=TEXT, help="The date of publication.")
@click.option("--as-copy", is_flag=True, help="Give a review new ids, so that it can stand beside its original.")
@click.option("--with-files", type=PATH, metavar="DIR", help="Where a review's evidence files are.")
@pass_session
def import_source(
    session: Session, /, source: Path, as_copy: bool, with_files: Path | None, **said: str | None
) -> None:
    """Import SOURCE and print the article's id.

    SOURCE is a file, - for standard input, or a review as JSON.
    """
    if re.match(r"https?:/", str(source), re.IGNORECASE):
        raise Refused("Addresses cannot be fetched yet; save the page and import the file.")
    data, name = _read(source)
    found = _review_in(data, name)
    with session.store() as store:
        if found is None:
            article = _import_text(store, data, name, said, session)
            session.done = True
        elif any(value is not None for value in said.values()):
            raise Refused("A review keeps its own title, URL, author and date; import it without those options.")
        else:
            article, session.done = _import_review(store, found, as_copy)
    if not say_article(article, session):
        write(article.id + "\n")


def _import_text(store: "Store", data: bytes, name: str, said: dict[str, str | None], session: Session) -> "Article":
    from annotator.readers import read

    if said["title"] is not None and not said["title"].strip():
        raise Refused("An article needs a title.")
    draft = read(data, name, **said)
    before = store.article_from_source(draft.source.sha256) if draft.source else None
    emptied: dict[str, Any] = {key: None for key, value in said.items() if value is not None and not value.strip()}
    draft = replace(draft, **emptied)
    article = store.add_article(draft, session.reviewer)
    if before is not None:
        remark(f"The same file is here already, as article {tail(before)}; it was imported once more.")
    for line in draft.remarks:
        remark(line)
    return article


def _import_review(store: "Store", data: Any, as_copy: bool) -> tuple["Article", bool]:
    """The review's article, and whether it is new here."""
    from annotator.domain.interchange import from_json

    review, new = store.add_review(from_json(data), copy=as_copy)
    if not new:
        remark(f"“{short(review.article.title)}” is here already, identical; nothing was changed.")
    return review.article, new


def _review_in(data: bytes, name: str) -> Any:
    """The review that the bytes hold as JSON, not yet checked; None where they are none."""
    if not _opens_as_json(data):
        return None
    text = data.removeprefix(_BOM)
    try:
        value = json.loads(text.decode())
    except (ValueError, RecursionError) as error:
        if _REVIEW.match(text):
            raise Refused(f"{_called(name)} is a damaged review: it is not sound JSON.") from error
        return None
    return value if isinstance(value, dict) and str(value.get("format", "")).startswith("annotator/") else None


def _opens_as_json(data: bytes) -> bool:
    return data[:_HEAD].removeprefix(_BOM).lstrip().startswith(b"{")


def _read(source: Path) -> tuple[bytes, str]:
    """The source's bytes, and its name where it has one. Raises Refused where it cannot be read."""
    if source == Path("-"):
        if sys.stdin is None:
            raise Refused("There is no standard input.")
        return _bytes_of(sys.stdin.buffer, ""), ""
    try:
        with source.open("rb") as file:
            name = source.name if source.is_file() else ""
            return _bytes_of(file, name), name
    except FileNotFoundError as error:
        raise Refused(f"There is no file {source}.") from error
    except OSError as error:
        raise Refused(f"{source} cannot be read: {error.strerror}.") from error


def _bytes_of(file: BinaryIO, name: str) -> bytes:
    """No more of them than can be imported."""
    from annotator.readers import MAX_BYTES

    data = file.read(_HEAD)
    review = _opens_as_json(data)
    data += file.read((_LARGEST_REVIEW if review else MAX_BYTES) + 1 - len(data))
    if review and len(data) > _LARGEST_REVIEW:
        raise Refused(f"{_called(name)} is larger than {_LARGEST_REVIEW >> 20} MiB and was not read.")
    return data


def _called(name: str) -> str:
    return f"“{name}”" if name else "Standard input"
