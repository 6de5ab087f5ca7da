"""What was done, and taking it back: `history`, `undo` and `redo`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from annotator.cli.naming import Removed, find_article
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import local, say, say_json, say_table, short

if TYPE_CHECKING:
    from annotator.cli.words import Names
    from annotator.domain.change import HistoryRow
    from db.store import Store

    Rows = list[HistoryRow]


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
@pass_session
def history(session: Session, article: str) -> None:
    """Show every change of ARTICLE, the oldest first.

    With --json, each row as it was recorded."""
    from annotator.cli.words import Names, told

    with session.store() as store:
        found = find_article(store, article, Removed.TAKEN).id
        desk, recorded = store.desk(found), store.history(found)
    if _said_json(recorded, session):
        return
    if not recorded:
        say("No history.")
    say_table(
        (str(first.group).rjust(4), local(first.at), short(first.by, 24), words)
        for first, words in told(recorded, Names.on(desk, recorded))
    )


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
