"""How every command that changes something does it: domain changes, one `apply`, and the state after it."""

from typing import TYPE_CHECKING

from annotator.cli.options import Session
from annotator.cli.output import say_json

if TYPE_CHECKING:
    from annotator.domain.change import Change, HistoryRow
    from annotator.domain.claim import Claim
    from annotator.domain.replay import Desk
    from db.store import Store


def carry_out(store: "Store", desk: "Desk", changes: "list[Change]", session: Session) -> "list[HistoryRow]":
    """Apply `changes` as one group in the reviewer's name; `desk` then stands as the library does."""
    rows = store.apply(changes, session.reviewer)
    session.done = bool(rows)
    for row in rows:
        desk.fold(row)
    return rows


def say_claim(desk: "Desk", claim: "Claim", session: Session) -> bool:
    """The claim as JSON, where that is asked for. Returns whether it was."""
    if session.json:
        from annotator.domain.interchange import claim_to_json

        say_json(claim_to_json(claim, desk.article, desk.house.sources))
    return session.json


def say_article(desk: "Desk", session: Session) -> bool:
    """The article without its texts as JSON, where that is asked for. Returns whether it was."""
    if session.json:
        from annotator.domain.interchange import article_to_json
        from annotator.domain.signing import article_holds

        holding = article_holds(desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources)
        say_json(article_to_json(desk.article, texts=False, holding=holding))
    return session.json
