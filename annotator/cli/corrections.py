"""Proposed corrections of claims: `claim correct|decide|withdraw`."""

import click

from annotator.cli.changes import finish_claim
from annotator.cli.naming import find_claim
from annotator.cli.naming_records import find_correction
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.domain.claim import Decision


@click.command("correct", cls=Command)
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.argument("text", type=TEXT)
@pass_session
def correct(session: Session, claim: str, text: str) -> None:
    """Propose a correction: TEXT is to stand in place of the claim's words."""
    from annotator.domain.correcting import propose_correction
    from annotator.domain.times import now

    with session.store() as store:
        desk, found = find_claim(store, claim)
        changes = propose_correction(desk.article, found, text, by=session.reviewer, at=now())
        finish_claim(store, desk, found, changes, session)


@click.command("decide", cls=Command)
@click.argument("correction", metavar="CORRECTION", type=TEXT)
@click.option("--accept/--reject", default=None, help="What the editor decided.")
@click.option("--reason", type=TEXT, help="Why.")
@pass_session
def decide(session: Session, correction: str, accept: bool | None, reason: str | None) -> None:
    """Keep the editor's decision on a proposed correction.

    Its id is in what claim show prints. A later decision takes the place of an earlier one."""
    from annotator.domain.correcting import decide_correction

    if accept is None:
        raise click.UsageError("Say what was decided, --accept or --reject.")
    decision = Decision.ACCEPTED if accept else Decision.REJECTED
    with session.store() as store:
        desk, claim, found = find_correction(store, correction)
        changes = decide_correction(desk.article, claim, found, decision, reason, by=session.reviewer)
        finish_claim(store, desk, claim, changes, session)


@click.command("withdraw", cls=Command)
@click.argument("correction", metavar="CORRECTION", type=TEXT)
@pass_session
def withdraw(session: Session, correction: str) -> None:
    """Take a proposed correction back."""
    from annotator.domain.correcting import withdraw_correction

    with session.store() as store:
        desk, claim, found = find_correction(store, correction)
        finish_claim(store, desk, claim, withdraw_correction(desk.article, claim, found), session)
