"""Reports: `export` and `formats`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.changes import say_written
from annotator.cli.naming import find_article, one_id
from annotator.cli.options import PATH, TEXT, Command, Session, made_folder, pass_session
from annotator.cli.output import remark, say_json, say_table, write_bytes
from annotator.domain.claim import Status
from annotator.domain.errors import Refused
from annotator.domain.records import Addressee

if TYPE_CHECKING:
    from annotator.domain.review import Review
    from annotator.domain.scope import Scope
    from annotator.reports.options import Options
    from db.store import Store

TO = click.Choice([str(one) for one in Addressee], case_sensitive=False)
STATUS = click.Choice([str(status) for status in Status], case_sensitive=False)


def _format(name: str) -> str:
    from annotator.reports import FORMATS, UnknownFormat, find_format

    try:
        return find_format(name).name
    except UnknownFormat as error:
        raise click.BadParameter(f"there is no format “{name}”; there are: {', '.join(FORMATS)}.") from error


def _withheld(history: bool) -> str:
    if history:
        return "Confidential sources are not named, and the history is left out; --confidential includes both."
    return "Confidential sources are not named; --confidential names them."


def _language(word: str) -> str:
    from annotator.reports.content.language import LANGUAGES

    if word not in LANGUAGES:
        raise click.BadParameter(f"reports are in one of: {', '.join(LANGUAGES)}.")
    return word


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of `export` ask for."""

    name: str  # of the format
    output: Path | None
    force: bool
    with_files: Path | None
    copies: Path | None
    confidential: bool
    claims: tuple[str, ...]
    statuses: tuple[str, ...]
    history: bool | None
    language: str
    addressee: str | None

    @property
    def file(self) -> Path | None:
        """Where the report goes; None for standard output."""
        return None if self.output == Path("-") else self.output


@click.command("export", cls=Command)
@click.argument("articles", metavar="ARTICLE...", type=TEXT, nargs=-1, required=True)
@click.option(
    "--format", "name", required=True, metavar="FORMAT", type=_format, help="One of those that formats lists."
)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Where to write it; standard output without.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@click.option("--with-files", type=PATH, metavar="DIR", help="Where the files go that the library keeps with it.")
@click.option(
    "--copies", type=PATH, metavar="DIR|FILE.zip", help="Where the saved copies go, under names that say what they are."
)
@click.option("--confidential", is_flag=True, help="Name confidential sources, too; without, nobody learns of them.")
@click.option("--claim", "claims", type=TEXT, metavar="CLAIM", multiple=True, help="Only this claim and others named.")
@click.option("--status", "statuses", type=STATUS, multiple=True, help="Only claims of this status and others named.")
@click.option("--to", "addressee", type=TO, help="Whom the open items are for.")
@click.option("--history/--no-history", default=None, help="With or without history; without, the format decides.")
@click.option(
    "--language", metavar="LANGUAGE", type=_language, default="en", show_default=True, help="Of the report's own words."
)
@pass_session
def export(session: Session, /, articles: tuple[str, ...], **said: Any) -> None:
    """Write the review of ARTICLE, or a part of it, as a report. A data set takes several."""
    from annotator.reports import remarks, render, render_many, write_whole

    asked = Asked(**said)
    if session.json and asked.file is None and asked.name != "json":
        raise click.UsageError("With --json, name the report's file with -o.")
    if asked.file is not None and not asked.force:
        _check_free(asked.file)
    reviews, options = _reviews(session, articles, asked)
    report = render(reviews[0], asked.name, options) if len(reviews) == 1 else render_many(reviews, asked.name, options)
    for review in reviews:
        for line in remarks(review, asked.name, options):
            remark(line)
    if asked.file is None:
        write_bytes(report)
        return
    write_whole(asked.file, report, asked.force)
    ids = [review.article.id for review in reviews]
    named = {"article": ids[0]} if len(ids) == 1 else {"articles": ids}
    say_written(session, asked.file, len(report), **named, format=asked.name)


def _reviews(session: Session, articles: Sequence[str], asked: Asked) -> "tuple[list[Review], Options]":
    """What of the library goes into the report, and how; the files and copies beside it are written."""
    from annotator.domain.disclosure import disclosed, has_confidential
    from annotator.reports import find_format
    from annotator.reports.options import house_options

    with session.store() as store:
        reviews = list(map(store.review, dict.fromkeys(find_article(store, article).id for article in articles)))
        scope = _scope(reviews, asked)
        if not asked.confidential and any(map(has_confidential, reviews)):
            told_history = find_format(asked.name).history if asked.history is None else asked.history
            remark(_withheld(told_history))
        chosen = {"language": asked.language, "scope": scope, "confidential": asked.confidential}
        options = house_options(session.library, store.house().settings, addressee=asked.addressee, **chosen)
        told = reviews if asked.confidential else list(map(disclosed, reviews))
        _write_files(store, told, asked.with_files)
        _write_copies(store, told, scope, asked.copies, asked.force)
    return reviews, options


@click.command("formats", cls=Command)
@pass_session
def formats(session: Session) -> None:
    """List the formats that export writes."""
    from annotator.reports import FORMATS

    known = FORMATS.values()
    if session.json:
        say_json([{"name": f.name, "label": f.label, "suffix": f.suffix, "media_type": f.media_type} for f in known])
    else:
        say_table((f.name, f.suffix, f.label) for f in known)


def _scope(reviews: Sequence["Review"], asked: Asked) -> "Scope":
    from annotator.domain.scope import Scope

    if asked.claims and len(reviews) > 1:
        raise Refused("Claims are chosen of one article; name one, or leave out --claim.")
    claims = frozenset(_claim(reviews[0], word) for word in asked.claims) or None
    return Scope(claims, frozenset(map(Status, asked.statuses)) or None, asked.history)


def _claim(review: "Review", word: str) -> str:
    """The id of the claim that `word` means in that article, its number or a part of its id. Raises Refused."""
    standing = review.standing_claims
    numbered = {str(claim.number): claim.id for claim in standing}
    return numbered.get(word) or one_id(
        "claim", word, numbered.values(), "name it by its number or its id; annotator claims ARTICLE lists them"
    )


def _write_files(store: "Store", reviews: Sequence["Review"], folder: Path | None) -> None:
    """The files that the reviews refer to, as far as the library keeps them, each named by its SHA-256."""
    from annotator.reports import write_whole

    if folder is None:
        return
    made_folder(folder)
    for sha256 in dict.fromkeys(key for review in reviews for key in review.file_hashes):
        if store.files.holds(sha256):
            write_whole(folder / sha256, store.files.read(sha256), force=True)


def _write_copies(
    store: "Store", reviews: Sequence["Review"], scope: "Scope", target: Path | None, force: bool
) -> None:
    """The saved copies of the sources that the claims in the scope rest on, as far as the library keeps them."""
    from annotator.domain.copies import copies_of
    from annotator.domain.scope import scoped
    from db.copies import taken, write_copies

    if target is None:
        return
    if len(reviews) > 1:
        raise Refused("Copies go out for one article at a time; name one, or leave out --copies.")
    wanted = copies_of(scoped(reviews[0], scope, history=False))
    if not force:
        for path in taken(wanted, target):
            _check_free(path)
    if missing := write_copies(store.files, wanted, target, force=force):
        remark(f"{len(missing):,} of {len(wanted):,} copies are not kept in this library and were left out.")


def _check_free(file: Path) -> None:
    """Raises Refused where a file is there that --force would replace; whatever else hinders shows at writing."""
    try:
        there = file.is_symlink() or file.is_file()
    except OSError:
        return
    if there:
        raise Refused(f"“{file}” exists already and was left as it is; --force replaces it.")
