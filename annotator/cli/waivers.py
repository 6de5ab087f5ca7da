"""Passages that need no check: `waive` and `unwaive`."""

from typing import Any

import click

from annotator.cli.changes import carry_out
from annotator.cli.naming import find_article, find_waiver
from annotator.cli.options import TEXT, Command, Range, Session, pass_session, with_range
from annotator.cli.output import say, say_json, short, write
from annotator.domain.claim import WAIVER_REASONS

REASON = click.Choice(WAIVER_REASONS, case_sensitive=False)


@click.command("waive", cls=Command)
@click.argument("article", type=TEXT)
@with_range
@click.option("--reason", type=REASON, default=WAIVER_REASONS[0], show_default=True, help="Why it needs no check.")
@pass_session
def waive(session: Session, /, article: str, reason: str, **said: Any) -> None:
    """Waive a passage: it needs no check.

    Prints the waiver's id."""
    from annotator.domain import waiving
    from annotator.domain.interchange import waiver_to_json
    from annotator.domain.times import now

    place = Range(**said).required()
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        start, end = place.within(desk.article.newest)
        changes = waiving.waive(desk.article, start, end, reason, by=session.reviewer, at=now())
        carry_out(store, desk, changes, session)
    made = desk.waivers[changes[0].subject.id]
    if session.json:
        say_json(waiver_to_json(made))
    else:
        write(made.id + "\n")


@click.command("unwaive", cls=Command)
@click.argument("waiver", type=TEXT)
@pass_session
def unwaive(session: Session, waiver: str) -> None:
    """Take a waiver back."""
    from annotator.domain.interchange import waiver_to_json
    from annotator.domain.times import now
    from annotator.domain.waiving import remove_waivers

    with session.store() as store:
        desk, key = find_waiver(store, waiver)
        changes = remove_waivers(desk.article, [desk.waivers[key]], at=now())
        carry_out(store, desk, changes, session)
    after = desk.waivers[key]
    if session.json:
        say_json(waiver_to_json(after))
    elif changes:
        say(f"“{short(after.exact)}” is to be checked again.")
    else:
        say("That waiver was taken back already; nothing was changed.")
