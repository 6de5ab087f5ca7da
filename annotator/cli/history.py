"""What was done, and taking it back: `history`, `summary`, `undo` and `redo`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from annotator.cli.naming import Removed, find_article, find_claim
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import local, say, say_json, say_table, short
from annotator.domain.errors import Refused
from annotator.domain.history.wanted import KINDS, Wanted, since_of, until_of

if TYPE_CHECKING:
    from annotator.cli.words import Names
    from annotator.domain.change import HistoryRow
    from annotator.domain.history.summary import Summary, Tally
    from annotator.domain.replay import Desk
    from db.store import Store

    Rows = list[HistoryRow]

KIND = click.Choice(list(KINDS), case_sensitive=False)
DAY = "a day (2025-03-14, today, yesterday) or a moment (2025-03-14T09:30)"


@click.command("undo", cls=Command)
@click.argument("article", type=TEXT)
@pass_session
def undo(session: Session, article: str) -> None:
    """Take back your newest change in ARTICLE.

    It is refused where somebody else has changed the same thing since."""
    from annotator.cli.words import undone_words

    _turn(session, article, lambda store, key: store.undo(key, session.reviewer), "Undone", undone_words)


@click.command("redo", cls=Command)
@click.argument("article", type=TEXT)
@pass_session
def redo(session: Session, article: str) -> None:
    """Do again what you undid last in ARTICLE."""
    from annotator.cli.words import group_words

    _turn(session, article, lambda store, key: store.redo(key, session.reviewer), "Done again", group_words)


@click.command("history", cls=Command)
@click.argument("article", type=TEXT)
@click.option("--claim", type=TEXT, metavar="CLAIM", help="Only changes of this claim: its number, or as CLAIM below.")
@click.option("--by", type=TEXT, metavar="NAME", help="Only those that NAME made.")
@click.option("--since", type=TEXT, metavar="DAY", help=f"Not before DAY: {DAY}.")
@click.option("--until", type=TEXT, metavar="DAY", help="Not after DAY.")
@click.option("--kind", type=KIND, help="Only changes of this kind.")
@click.option("--sources", is_flag=True, help="The library's own history instead: its sources and settings.")
@pass_session
def history(
    session: Session,
    article: str,
    claim: str | None,
    by: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    sources: bool,
) -> None:
    """Show every change of ARTICLE, the oldest first: who made it and when, what it made of what.

    Each has its number first, which claim as-of and claim revert take. With --json, each row as it was recorded."""
    from annotator.domain.change import LIBRARY

    if sources and (claim or kind):
        raise click.UsageError("--claim and --kind are of an article; they do not go with --sources.")
    with session.store() as store:
        found = find_article(store, article, Removed.TAKEN).id
        wanted = Wanted(
            None if claim is None else _claim_id(store, found, claim),
            None if by is None else by.strip(),
            None if since is None else since_of(since),
            None if until is None else until_of(until),
            kind,
        )
        chain = LIBRARY if sources else found
        groups = set(store.chronicle.groups(chain, wanted))
        desk, recorded = store.desk(found), store.history(chain)
    if not _said_json([row for row in recorded if row.group in groups], session):
        _say_history(desk, recorded, groups, not sources)


def _say_history(desk: "Desk", recorded: "Rows", groups: set[int], of_article: bool) -> None:
    from annotator.cli.words import Names, told

    if not groups:
        say("Nothing of that kind in history." if recorded else "No history.")
    elif of_article and recorded[0].action != "article.import":
        say("This article came in with a review that had no history from its beginning: what was before is not told.")
    say_table(
        (str(first.group).rjust(4), local(first.at), short(first.by, 24), words)
        for first, words in told(recorded, Names.on(desk, recorded, full=True))
        if first.group in groups
    )


@click.command("summary", cls=Command)
@click.argument("article", type=TEXT)
@click.option("--since", type=TEXT, default="yesterday", metavar="DAY", help=f"Since {DAY}; yesterday without it.")
@pass_session
def summary(session: Session, article: str, since: str) -> None:
    """Tell what has happened in ARTICLE since a day or moment, of all and of each person.

    What was done and taken back again counts for nothing."""
    from annotator.domain.change import LIBRARY
    from annotator.domain.history.summary import summarise

    moment = since_of(since)
    with session.store() as store:
        found = find_article(store, article, Removed.TAKEN).id
        rows = store.history(found, store.chronicle.before(found, moment))
        house_rows = store.history(LIBRARY, store.chronicle.before(LIBRARY, moment))
        told = summarise(store.desk(found), rows, house_rows, moment)
    if session.json:
        people = {name: _counts(tally) for name, tally in told.people}
        say_json({"since": moment, "total": _counts(told.total), "people": people})
    else:
        _say_summary(told, f"since {since.strip().casefold().replace('t', ' ') if since[:1].isdigit() else since}")


def _say_summary(told: "Summary", called: str) -> None:
    say(told.sentence(called))
    say_table(
        (f"  {short(name, 24)}", ", ".join(f"{count:,} {words}" for _, count, words in tally.counted()))
        for name, tally in told.people
    )


def _counts(tally: "Tally") -> dict[str, int]:
    from dataclasses import asdict

    return asdict(tally)


def _claim_id(store: "Store", article_id: str, word: str) -> str:
    """The id of the article's claim that `word` means: a number, or as a claim is named. Raises Refused."""
    number = word.strip().removeprefix("#")
    desk, found = find_claim(
        store, f"{article_id}:{number}" if number.isascii() and number.isdigit() else word, Removed.TAKEN
    )
    if desk.article.id != article_id:
        raise Refused(f"Claim {found.number} is of “{short(desk.article.title)}”.")
    return found.id


def _turn(
    session: Session,
    article: str,
    turn: "Callable[[Store, str], Rows]",
    done: str,
    words: "Callable[[Rows, Names], str]",
) -> None:
    """Undo or redo, and tell what that did."""
    from annotator.cli.words import Names

    with session.store() as store:
        desk = store.desk(find_article(store, article, Removed.TAKEN).id)
        rows = turn(store, desk.article.id)
    session.done = True
    if not _said_json(rows, session):
        say(f"{done}: {words(rows, Names.on(desk, rows))}.")


def _said_json(rows: "Rows", session: Session) -> bool:
    if session.json:
        from annotator.domain.interchange import row_to_json

        say_json([row_to_json(row) for row in rows])
    return session.json
