"""Signatures: `signoff`, a second checker's on claims, and `sign`, on an article's newest version."""

from typing import TYPE_CHECKING

import click

from annotator.cli.changes import carry_out, say_article, say_claims_changed, say_rows, warn_of_byline
from annotator.cli.naming import find_article, find_claims
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import local, say, say_json
from annotator.domain.errors import Refused
from annotator.domain.records import ARTICLE_ROLES, Role

if TYPE_CHECKING:
    from annotator.domain.change import Change
    from annotator.domain.claim import Claim
    from annotator.domain.replay import Desk
    from annotator.domain.review import Review

ROLE = click.Choice([str(role) for role in ARTICLE_ROLES], case_sensitive=False)


@click.command("signoff", cls=Command)
@click.argument("claims", metavar="[CLAIM...]", type=TEXT, nargs=-1)
@click.option("--ready", metavar="ARTICLE", type=TEXT, help="Every claim of ARTICLE that is ready for it.")
@click.option("--own", is_flag=True, help="Claims that you checked yourself, too.")
@click.option("--withdraw", is_flag=True, help="Take your signatures on the claims back.")
@pass_session
def signoff(session: Session, claims: tuple[str, ...], ready: str | None, own: bool, withdraw: bool) -> None:
    """Sign claims off as their second checker.

    A signature holds while statement, status, evidence and passages stay as they are. Nobody signs off their own
    check, except with --own or where the settings allow it.
    """
    from annotator.domain.signing import ready_to_sign, sign_claims
    from annotator.domain.times import now

    if bool(claims) is (ready is not None) or (withdraw and (own or ready is not None)):
        raise click.UsageError("Name claims, or an article by --ready; --withdraw takes claims alone.")
    by, own = session.reviewer, own or (not withdraw and session.settings.own_sign_off)
    with session.store() as store:
        if ready is not None:
            desk = store.desk(find_article(store, ready).id)
            found = ready_to_sign(desk.claims.values(), desk.house.sources, by, own=own)
        else:
            desk, found = find_claims(store, claims)
        if withdraw:
            changes = _withdrawn(desk, found, by)
        else:
            changes = sign_claims(desk.article, found, desk.house.sources, by=by, at=now(), own=own)
            warn_of_byline(desk.article, by)
        rows = carry_out(store, desk, changes, session)
    if not found and not session.json:
        say("No claim is ready for your signature.")
    elif not found:
        say_json([])
    else:
        say_claims_changed(desk, found, rows, session, several=ready is not None)


@click.command("sign", cls=Command)
@click.argument("article", type=TEXT)
@click.option("--as", "role", type=ROLE, required=True, help="In which role.")
@click.option("--withdraw", is_flag=True, help="Take your signature in that role back.")
@pass_session
def sign(session: Session, article: str, role: str, withdraw: bool) -> None:
    """Sign the newest version of ARTICLE.

    A signature is bound to the text and all claims; it holds until any of them changes.
    """
    from annotator.domain.signing import sign_article
    from annotator.domain.times import now

    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        by = session.reviewer
        if withdraw:
            changes = _unsigned(desk, Role(role), by)
        else:
            changes = sign_article(
                *(desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources, Role(role)),
                by=by,
                at=now(),
            )
            warn_of_byline(desk.article, by)
        rows = carry_out(store, desk, changes, session)
    if not say_article(desk, session):
        say_rows(desk, rows, "Your signature")


def say_signatures(review: "Review") -> None:
    """The signatures on the article, each with whether it holds, for people."""
    from annotator.domain.signing import article_holds

    holding = article_holds(review.article, review.claims, review.waivers, review.sources_by_id)
    for one in review.article.sign_offs:
        state = "holds" if holding[one.id] else "void, as something changed since"
        say(f"Signed: version {one.version} by {one.by} as {one.role}, {local(one.at)} ({state})")


def _withdrawn(desk: "Desk", claims: "list[Claim]", by: str) -> "list[Change]":
    """The signatures of `by` away from the claims. Raises Refused where a claim has none of theirs."""
    from annotator.domain.signing import withdraw_sign_off

    changes: list[Change] = []
    for claim in claims:
        own = [one for one in claim.sign_offs if one.by == by] or list(claim.sign_offs)
        if not own:
            raise Refused(f"There is no signature on claim {claim.number}.")
        for one in own:
            changes += withdraw_sign_off(desk.article, one, claim, by=by)
    return changes


def _unsigned(desk: "Desk", role: Role, by: str) -> "list[Change]":
    from annotator.domain.signing import withdraw_sign_off

    known = [one for one in desk.article.sign_offs if one.role is role and one.version == desk.article.newest.number]
    own = [one for one in known if one.by == by] or known
    if not own:
        raise Refused(f"Nobody has signed version {desk.article.newest.number} as {role}.")
    return [change for one in own for change in withdraw_sign_off(desk.article, one, by=by)]
