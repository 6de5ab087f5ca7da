"""A claim as it once was, and making it so again: `claim as-of|revert`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from annotator.cli.changes import carry_out, say_claim, say_rows
from annotator.cli.naming import Removed, find_claim
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import local, say, say_table, short
from annotator.domain.errors import Refused
from annotator.domain.history.past import claim_as_of, group_at, is_whole, revert_claim
from annotator.domain.history.wanted import until_of

if TYPE_CHECKING:
    from annotator.domain.change import HistoryRow
    from annotator.domain.claim import Claim
    from annotator.domain.replay import Desk

_LONG = 400
_AT = "A change, by its number in history; a day, which is meant at its end; or a moment."


@click.command("as-of", cls=Command)
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.option("--at", "when", type=TEXT, required=True, metavar="NUMBER|DAY|MOMENT", help=_AT)
@pass_session
def as_of(session: Session, claim: str, when: str) -> None:
    """Show a claim with all that was kept under it, as it was after a change or at a moment."""
    from annotator.domain.history.portrait import portrait

    with session.store() as store:
        desk, found = find_claim(store, claim, Removed.TAKEN)
        rows = store.history(desk.article.id, claim_id=found.id)
    then = _then(desk, found, rows, when)
    if say_claim(desk, then, session):
        return
    last = max((row for row in rows if row.group <= _group(rows, when)), key=lambda row: row.seq, default=None)
    say(f"Claim {then.number}, " + (f"as {last.by} left it, {local(last.at)}:" if last else "as it came in:"))
    say_table((f"  {heading}", short(words, _LONG)) for heading, words in portrait(then, desk.house.sources))
    if not is_whole(rows):
        say("The claim came in with a review: what was before its first change here is not told.")


@click.command("revert", cls=Command)
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.option("--to", "when", type=TEXT, required=True, metavar="NUMBER|DAY|MOMENT", help=_AT)
@pass_session
def revert(session: Session, claim: str, when: str) -> None:
    """Make a claim as it was after a change or at a moment: status, fields, evidence, and passages of this version.

    That is a new change, which can be undone. Notes, queries, log, corrections and signatures stay as they are."""
    with session.store() as store:
        desk, found = find_claim(store, claim, Removed.TAKEN)
        rows = store.history(desk.article.id, claim_id=found.id)
        then = _then(desk, found, rows, when)
        reverting = revert_claim(desk.article, found, then, desk.house.sources)
        written = carry_out(store, desk, reverting.changes, session)
    if not say_claim(desk, desk.claims[found.id], session):
        say_rows(desk, written, f"Claim {found.number}")
        for sentence in reverting.left:
            say(sentence)


def _then(desk: "Desk", claim: "Claim", rows: "Sequence[HistoryRow]", when: str) -> "Claim":
    then = claim_as_of(desk.article, claim, rows, _group(rows, when))
    if then is None:
        raise Refused(f"Claim {claim.number} had not been made by then; annotator history shows its changes.")
    return then


def _group(rows: "Sequence[HistoryRow]", when: str) -> int:
    """The group that is meant: as it is numbered, or the last that had been written by then."""
    word = when.strip().removeprefix("#")
    if word.isascii() and word.isdigit() and len(word) < 10:
        return next((row.group for row in rows if row.seq == int(word)), int(word))
    return group_at(rows, until_of(when))
