"""The library as a whole: `library info` and `library check`."""

from pathlib import Path

import click

from annotator.cli.options import Group, Session, pass_session
from annotator.cli.output import say, say_json
from annotator.domain.errors import Refused


@click.group("library", cls=Group)
def library() -> None:
    """Look at the library itself."""


@library.command("info")
@pass_session
def info(session: Session) -> None:
    """Say where the library is and what it holds. A library that is not there is not made."""
    path = session.library.absolute()
    with session.store(make=False) as store:
        summaries, read_only = store.summaries(), store.read_only
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
        say_json(facts)
        return
    say(f"Library: {path}" + (" (read-only)" if read_only else ""))
    say(f"Size: {facts['size']:,} bytes")
    say(f"Articles: {facts['articles']:,}, and {facts['removed_articles']:,} in the bin")
    say(f"Claims: {facts['claims']:,}, of which {facts['checked']:,} are checked")


@library.command("check")
@pass_session
def check(session: Session) -> None:
    """Check SQLite's integrity, the chains of the history, and that every quote stands at its place."""
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
