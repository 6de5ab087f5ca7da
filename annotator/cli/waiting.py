"""Whom an article's claims wait for: `waiting`."""

from typing import TYPE_CHECKING

import click

from annotator.cli.naming import find_article
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import say, say_json, say_table, short

if TYPE_CHECKING:
    from annotator.domain.claim import Claim


@click.command("waiting", cls=Command)
@click.argument("article", metavar="ARTICLE", type=TEXT)
@pass_session
def waiting(session: Session, article: str) -> None:
    """List whom the claims of ARTICLE wait for, with the claims of each.

    They wait for those whom an open query goes to, and for people whose answer to a contact has not come."""
    from annotator.domain.asking import waiting_by_whom

    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
    groups = waiting_by_whom(claim for claim in desk.claims.values() if claim.removed_at is None)
    if session.json:
        say_json([{"whom": whom, "claims": [_json(claim, whom) for claim in held]} for whom, held in groups.items()])
        return
    if not groups:
        say("No claim waits for anybody.")
    for whom, held in groups.items():
        say(f"{short(whom)}: {len(held):,} {'claim' if len(held) == 1 else 'claims'}")
        say_table(("   ", f"claim {claim.number}", _words(claim, whom)) for claim in held)


def _words(claim: "Claim", whom: str) -> str:
    from annotator.cli.output import local
    from annotator.domain.asking import awaited

    queries, entries = awaited(claim, whom)
    asked = [f"q{query.number} “{short(query.text)}”" for query in queries]
    tried = [f"contact of {local(entry.at)}" + (f", {short(entry.how)}" if entry.how else "") for entry in entries]
    return "; ".join(asked + tried)


def _json(claim: "Claim", whom: str) -> dict[str, object]:
    from annotator.domain.asking import awaited

    queries, entries = awaited(claim, whom)
    return {
        "claim": claim.id, "number": claim.number, "queries": [one.id for one in queries],
        "log": [one.id for one in entries],
    }  # fmt: skip
