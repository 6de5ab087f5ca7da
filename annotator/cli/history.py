"""What was done, and taking it back: `history`, `undo` and `redo`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from annotator.cli.naming import Removed, find_article
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import local, say, say_json, say_table, short

if TYPE_CHECKING:
    from annotator.cli.words import Names
    from annotator.domain.change import HistoryRow


@click.command("undo", cls=Command)
@click.argument("article", type=TEXT)
@pass_session
def undo(session: Session, article: str) -> None:
    """Take back your newest change in ARTICLE.

    It is refused where somebody else has changed the same thing since."""
    from annotator.cli.words import Names, undone_words

    with session.store() as store:
        desk = store.desk(find_article(store, article, Removed.TAKEN).id)
        rows = store.undo(desk.article.id, session.reviewer)
    if not _said_json(rows, session):
        say(f"Undone: {undone_words(rows, Names.on(desk, rows))}.")


@click.command("redo", cls=Command)
@click.argument("article", type=TEXT)
@pass_session
def redo(session: Session, article: str) -> None:
    """Do again what you undid last in ARTICLE."""
    from annotator.cli.words import Names, group_words

    with session.store() as store:
        desk = store.desk(find_article(store, article, Removed.TAKEN).id)
        rows = store.redo(desk.article.id, session.reviewer)
    if not _said_json(rows, session):
        say(f"Done again: {group_words(rows, Names.on(desk, rows))}.")


@click.command("history", cls=Command)
@click.argument("article", type=TEXT)
@pass_session
def history(session: Session, article: str) -> None:
    """Show every change of ARTICLE, the oldest first.

    With --json, each row as it was recorded."""
    from annotator.cli.words import Names

    with session.store() as store:
        found = find_article(store, article, Removed.TAKEN).id
        desk, recorded = store.desk(found), store.history(found)
    if _said_json(recorded, session):
        return
    names = Names.on(desk, recorded)
    groups: dict[int, list[HistoryRow]] = {}
    for row in recorded:
        groups.setdefault(row.group, []).append(row)
    if not groups:
        say("No history.")
    say_table(
        (str(number).rjust(4), local(rows[0].at), short(rows[0].by, 24), _told(rows, groups, names))
        for number, rows in groups.items()
    )


def _told(rows: "list[HistoryRow]", groups: "dict[int, list[HistoryRow]]", names: "Names") -> str:
    from annotator.cli.words import group_words

    undoes, word = rows[0].undoes, "undid"
    if undoes is None:
        return group_words(rows, names)
    back = groups.get(undoes, [])
    while back and back[0].undoes is not None:
        word = "redid" if word == "undid" else "undid"
        back = groups.get(back[0].undoes, [])
    return f"{word} {back[0].group}: {group_words(back, names)}" if back else f"{word} {undoes}"


def _said_json(rows: "Iterable[HistoryRow]", session: Session) -> bool:
    if session.json:
        from annotator.domain.interchange import row_to_json

        say_json([row_to_json(row) for row in rows])
    return session.json
