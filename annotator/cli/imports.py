"""`import`: an article from a file, an address or standard input, or a whole review from JSON."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.changes import say_articles
from annotator.cli.options import PATH, TEXT, Command, Session, pass_session
from annotator.cli.output import remark, short, tail, write
from annotator.cli.sources import Received, called, draft_of, opens_as_json, receive, with_reading
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from db.store import Store

_BOM = b"\xef\xbb\xbf"
_SHA256 = re.compile("[0-9a-f]{64}")
_METADATA = ("title", "url", "byline", "published")
# A review's first key, as every export writes it; what has it and is no JSON was damaged on its way.
_REVIEW = re.compile(rb'\s*\{\s*"format"\s*:\s*"annotator/')


@click.command("import", cls=Command)
@click.argument("source", type=PATH)
@click.option("--title", type=TEXT, help="The title, where the source's own is not the one.")
@click.option("--url", type=TEXT, help="Where the article is published.")
@click.option("--author", "byline", type=TEXT, help="The byline.")
@click.option("--published", type=TEXT, help="The date of publication.")
@click.option("--as-copy", is_flag=True, help="Give a review new ids, so that it can stand beside its original.")
@click.option("--with-files", type=PATH, metavar="DIR", help="Where the files are that were exported with a review.")
@with_reading
@pass_session
def import_source(session: Session, /, source: Path, as_copy: bool, with_files: Path | None, **said: Any) -> None:
    """Import SOURCE and print the article's id; of a project with several texts, an id for each.

    SOURCE is a file, an http(s) address, - for standard input, or a review as JSON.
    """
    if said["title"] is not None and not said["title"].strip():
        raise Refused("An article needs a title.")
    received = receive(source, said)
    found = _review_in(received.data, received.name)
    with session.store() as store:
        if found is None:
            articles = _import_text(store, received, said, session)
            session.done = True
        elif any(said[name] is not None for name in _METADATA):
            raise Refused("A review keeps its own title, URL, author and date; import it without those options.")
        else:
            article, session.done = _import_review(store, found, session.reviewer, as_copy, with_files)
            articles = [article]
        desks = [store.desk(article.id) for article in articles] if session.json else []
    if session.json:
        say_articles(desks)
    else:
        write("".join(f"{article.id}\n" for article in articles))


def _import_text(store: "Store", received: Received, said: dict[str, Any], session: Session) -> list["Article"]:
    """The article of the source or, where it holds several, as a project does, all of them."""
    draft = draft_of(received, said)
    if draft.siblings and any(said[name] is not None for name in _METADATA):
        number = len(draft.siblings) + 1
        raise Refused(f"{called(received.name)} holds {number:,} texts; import it without those options.")
    before = store.article_from_source(draft.source.sha256) if draft.source else None
    emptied = {name: None for name in _METADATA if said[name] is not None and not said[name].strip()}
    draft = replace(draft, **emptied)  # type: ignore[arg-type]  # the title is not among them
    store.files.keep(received.data)
    articles = store.add_articles(draft, session.reviewer)
    if before is not None:
        remark(f"The same file is here already, as article {tail(before)}; it was imported once more.")
    for one in (draft, *draft.siblings):
        for line in one.remarks:
            remark(line)
    return articles


def _import_review(
    store: "Store", data: Any, reviewer: str, as_copy: bool, files: Path | None
) -> tuple["Article", bool]:
    """The review's article, and whether it is new here. Of its files, those that are in the folder are kept."""
    from annotator.domain.interchange import from_json

    review = from_json(data)
    if files is not None:
        for sha256 in review.file_hashes:
            _keep_file(store, files, sha256)
    review, new = store.add_review(review, reviewer, copy=as_copy)
    if not new:
        remark(f"“{short(review.article.title)}” is here already, identical; nothing was changed.")
    return review.article, new


def _keep_file(store: "Store", folder: Path, sha256: str) -> None:
    """Keep the file of that name, where the folder has it. Raises Refused where it is another one."""
    if not _SHA256.fullmatch(sha256):  # the review's word, which is no path
        return
    try:
        data = (folder / sha256).read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise Refused(f"The file {folder / sha256} cannot be read: {error.strerror}.") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Refused(f"The file {folder / sha256} is not the one that the review names; nothing was imported.")
    store.files.keep(data)


def _review_in(data: bytes, name: str) -> Any:
    """The review that the bytes hold as JSON, not yet checked; None where they are none."""
    if not opens_as_json(data):
        return None
    text = data.removeprefix(_BOM)
    try:
        value = json.loads(text.decode())
    except (ValueError, RecursionError) as error:
        if _REVIEW.match(text):
            raise Refused(f"{called(name)} is a damaged review: it is not sound JSON.") from error
        return None
    return value if isinstance(value, dict) and str(value.get("format", "")).startswith("annotator/") else None
