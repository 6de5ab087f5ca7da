"""The library as a whole: `library info`, `check`, `backup`, `restore` and `purge`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.options import PATH, Group, Session, pass_session
from annotator.cli.output import local, say, say_json, say_table, short
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from db.purge import Purge
    from db.sizes import Sizes

_LISTED = 10  # articles, the largest


@click.group("library", cls=Group)
def library() -> None:
    """Look at the library itself, copy it, and empty its bin."""


@library.command("info")
@pass_session
def info(session: Session) -> None:
    """Say where the library is, what it holds, and what takes its space. A library that is not there is not made."""
    path = session.library.absolute()
    with session.store(make=False) as store:
        summaries, read_only, taken = store.summaries(), store.read_only, store.space.sizes()
    standing = [summary for summary in summaries if summary.article.removed_at is None]
    facts = {
        "library": str(path),
        "size": path.stat().st_size,
        "read_only": read_only,
        "articles": len(standing),
        "removed_articles": len(summaries) - len(standing),
        "claims": sum(summary.claims for summary in standing),
        "checked": sum(summary.checked for summary in standing),
    }
    if session.json:
        say_json({**facts, "taken": _taken(taken)})
        return
    say(f"Library: {path}" + (" (read-only)" if read_only else ""))
    say(f"Size: {facts['size']:,} bytes")
    say(f"Articles: {facts['articles']:,}, and {facts['removed_articles']:,} in the bin")
    say(f"Claims: {facts['claims']:,}, of which {facts['checked']:,} are checked")
    _say_taken(taken)


@library.command("check")
@pass_session
def check(session: Session) -> None:
    """Check SQLite's integrity, the chains of the history, the kept files, and that every quote stands at its place."""
    from db.check import check as problems_of

    path: Path = session.library.absolute()
    problems = problems_of(path)
    if session.json:
        say_json({"library": str(path), "problems": problems})
    elif problems:
        for problem in problems:
            say(problem)
    else:
        say("No problems found.")
    if problems:
        count = f"{len(problems):,} problems" if len(problems) > 1 else "1 problem"
        raise Refused(f"The library {path} has {count}; copy the file before you go on with it.")


@library.command("backup")
@click.argument("file", type=PATH)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@pass_session
def backup(session: Session, file: Path, force: bool) -> None:
    """Write a copy of the library to FILE, and verify it.

    It may be done while others work on the library. FILE is a library like any other."""
    from db.backup import backup as write_backup
    from db.engine import check_header

    path = session.library.absolute()
    check_header(path)
    _check_target(path, file, force)
    write_backup(path, file)
    session.done = True
    size = file.stat().st_size
    if session.json:
        say_json({"library": str(path), "file": str(file), "size": size})
    else:
        say(f"Backed up to {file}: {size:,} bytes, no damage found.")


@library.command("restore")
@click.argument("file", type=PATH)
@click.option("--force", is_flag=True, help="Do so where there is a library; it is kept beside the new one.")
@pass_session
def restore(session: Session, file: Path, force: bool) -> None:
    """Make the backup FILE the library, after verifying it.

    The library that was there is kept beside it, under another name. Close windows on it first."""
    from db.backup import restore as put_back

    path = session.library.absolute()
    aside = put_back(path, file.absolute(), force=force)
    session.done = True
    if session.json:
        say_json({"library": str(path), "file": str(file), "aside": aside and str(aside)})
        return
    say(f"The library {path} is now as in {file}.")
    if aside is not None:
        say(f"What it was is kept at {aside}.")


@library.command("purge")
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="How many days something must have been in the bin, or a file without use.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@pass_session
def purge(session: Session, days: int, dry_run: bool) -> None:
    """Delete for good what has been in the bin for 30 days, and give its space back.

    Articles go with their claims and history, sources where nothing uses them, files where nothing refers to them.
    This cannot be undone."""
    with session.store(make=False) as store:
        gone = store.bin.due(days) if dry_run else store.bin.purge(session.reviewer, days)
    session.done = not dry_run
    if session.json:
        say_json(_purged(gone, dry_run))
    else:
        _say_purged(gone, dry_run)


def _check_target(library: Path, file: Path, force: bool) -> None:
    try:
        if file.is_dir():
            raise Refused(f"“{file}” is a folder; name a file in it.")
        there = file.is_symlink() or file.exists()
        itself = there and file.exists() and file.samefile(library)
    except OSError as error:
        raise Refused(f"“{file}” cannot be written: {error.strerror}.") from error
    if itself:
        raise Refused(f"“{file}” is the library itself.")
    if there and not force:
        raise Refused(f"“{file}” exists already and was left as it is; --force replaces it.")


def _taken(taken: "Sizes") -> dict[str, Any]:
    """What takes the space, in bytes, for --json."""
    return {
        "articles": [one._asdict() for one in taken.articles],
        "files": taken.used_files,
        "unused_files": taken.unused_files,
        "sources_and_settings": taken.house,
        "free": taken.free,
        "rest": taken.rest,
    }


def _say_taken(taken: "Sizes") -> None:
    rows = [
        (taken.used_files, "files that articles were read from, and copies of sources"),
        (taken.unused_files, "files that nothing uses"),
        (sum(one.texts for one in taken.articles), "texts of articles"),
        (sum(one.claims for one in taken.articles), "claims, and what belongs to them"),
        (sum(one.history for one in taken.articles), "history of articles"),
        (taken.house, "sources, settings and their history"),
        (taken.free, "free"),
        (taken.rest, "indexes and pages that are not full"),
    ]
    say("Bytes taken by:")
    say_table((f"{size:,}".rjust(15), what) for size, what in rows)
    if not taken.articles:
        return
    say("Bytes taken by each article, with its files:")
    listed = taken.articles[:_LISTED]
    say_table(
        (f"{one.whole:,}".rjust(15), f"“{short(one.title)}”{' (in the bin)' if one.removed_at else ''}")
        for one in listed
    )
    if more := len(taken.articles) - len(listed):
        say(f"{more:,} smaller {'ones are' if more > 1 else 'one is'} not listed; --json lists all.")


def _purged(gone: "Purge", dry_run: bool) -> dict[str, Any]:
    """What has gone, or would, for --json."""
    return {
        "dry_run": dry_run,
        "articles": [
            {"id": one.id, "title": one.title, "claims": one.claims, "removed_at": one.removed_at}
            for one in gone.articles
        ],
        "sources": [{"id": one.id, "name": one.name, "removed_at": one.removed_at} for one in gone.sources],
        "files": [one._asdict() for one in gone.files],
        "unfinished_files": gone.unfinished,
        "freed": gone.freed,
    }


def _say_purged(gone: "Purge", dry_run: bool) -> None:
    if not (gone.articles or gone.sources or gone.files or gone.unfinished):
        say("Nothing to purge.")
    did = "Would go" if dry_run else "Gone"
    for article in gone.articles:
        claims = f"{article.claims:,} claim{'' if article.claims == 1 else 's'}"
        say(f"{did}: article “{short(article.title)}”, {claims}, removed {local(article.removed_at)}")
    for source in gone.sources:
        say(f"{did}: source “{short(source.name)}”")
    for file in gone.files:
        say(f"{did}: file {file.sha256}, {file.size:,} bytes")
    if gone.unfinished:
        files = "1 file that was" if gone.unfinished == 1 else f"{gone.unfinished:,} files that were"
        say(f"{did}: {files} never kept whole")
    if not dry_run:
        say(f"The library is {gone.freed:,} bytes smaller.")
