"""Claims: `claims ARTICLE` and `claim show|add|set|note|correct|decide|withdraw|as-of|revert|passage|…`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from annotator.cli import claim_page, corrections, past
from annotator.cli.changes import carry_out, finish_claim, say_claim, warn_of_byline
from annotator.cli.naming import Removed, find_article, find_claim, find_passage
from annotator.cli.options import (
    NAMING_HELP,
    TEXT,
    Command,
    Decorated,
    Group,
    Range,
    Session,
    pass_session,
    with_options,
    with_range,
)
from annotator.cli.output import remark, say, say_json, say_table, short, tail, write
from annotator.domain.claim import About, Rating, Status
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.actions import Changes
    from annotator.domain.claim import Claim
    from annotator.domain.evidence import Source
    from annotator.domain.replay import Desk

STATUS = click.Choice([str(status) for status in Status], case_sensitive=False)
ABOUT = click.Choice([str(about) for about in About], case_sensitive=False)
_PLAIN = ("statement", "claimant", "said_at", "assignee", "reasoning", "review_url")


def rating(value: str | Rating) -> Rating | str:
    """SCALE:VALUE, the value after the last colon; empty for none."""
    if isinstance(value, Rating) or not TEXT(value).strip():
        return value if isinstance(value, Rating) else ""
    scale, _, verdict = (part.strip() for part in value.rpartition(":"))
    if not (scale and verdict):
        raise click.BadParameter("a rating is written SCALE:VALUE.")
    return Rating(scale, verdict)


def with_fields(command: Decorated) -> Decorated:
    """The options for a claim's own fields. An empty text clears the field."""
    return with_options(
        command,
        click.option("--status", type=STATUS, help="What checking came to."),
        click.option("--reason", type=TEXT, help="Why it is disputed or unsourced."),
        click.option("--statement", type=TEXT, help="What the claim says, by itself."),
        click.option(
            "--rating",
            type=rating,
            metavar="SCALE:VALUE",
            help="A verdict on a scale; scales lists those there are.",
        ),
        click.option("--about", type=ABOUT, help="What the claim is about."),
        click.option("--claimant", type=TEXT, help="Who made the claim."),
        click.option("--said-at", type=TEXT, help="When it was made."),
        click.option("--assignee", type=TEXT, help="Who is to check it."),
        click.option("--reasoning", type=TEXT, help="The reasoning, for publication."),
        click.option("--review-url", type=TEXT, help="Where the review is published."),
        click.option("--appearance", "appearances", type=TEXT, multiple=True, help="A URL where it was made."),
        click.option("--label", "labels", type=TEXT, multiple=True, help="A label."),
    )


@click.command("claims", cls=Command)
@click.argument("article", type=TEXT)
@click.option("--status", type=STATUS, help="Only claims of this status.")
@click.option("--assignee", metavar="NAME", type=TEXT, help="Only those that NAME is to check; empty, nobody's.")
@click.option("--waiting", is_flag=True, help="Only those that wait for an answer.")
@click.option("--removed", is_flag=True, help="Those in the bin instead.")
@pass_session
def claims(
    session: Session, article: str, status: str | None, assignee: str | None, waiting: bool, removed: bool
) -> None:
    """List an article's claims in text order."""
    from annotator.domain.asking import is_waiting

    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
    found = (claim for claim in desk.claims.values() if (claim.removed_at is not None) is removed)
    listed = [claim for claim in found if status in (None, claim.status) and (not waiting or is_waiting(claim))]
    if assignee is not None:
        listed = [claim for claim in listed if (claim.assignee or "").casefold() == assignee.strip().casefold()]
    listed.sort(key=lambda claim: claim.place)
    if session.json:
        from annotator.domain.interchange import claim_to_json

        say_json([claim_to_json(claim, desk.article, desk.house.sources) for claim in listed])
    elif listed:
        say_claims(listed, desk.house.sources)
    else:
        say("No claims.")


def say_claims(listed: "list[Claim]", sources: "Mapping[str, Source]") -> None:
    """Claims for people: number, how each stands, id, text; before the text, what is open about its places. `sources`
    are those that evidence rests on, by their ids."""
    from annotator.cli.record_words import standing_words
    from annotator.cli.words import open_words

    say_table(
        (
            str(c.number).rjust(4),
            standing_words(c, sources),
            tail(c.id),
            f"{open_words(c.open_passages)}“{short(c.text)}”",
        )
        for c in listed
    )


@click.group("claim", cls=Group, epilog=NAMING_HELP)
def claim() -> None:
    """Make and change claims."""


for command in (
    claim_page.show,
    corrections.correct,
    corrections.decide,
    corrections.withdraw,
    past.as_of,
    past.revert,
):
    claim.add_command(command)


@claim.command("add")
@click.argument("article", type=TEXT)
@with_range
@with_fields
@pass_session
def add(session: Session, /, article: str, **said: Any) -> None:
    """Mark a claim in ARTICLE and print its id."""
    from annotator.domain.actions import mark_claim
    from annotator.domain.times import now

    place = _place_of(said).required()
    status, reason = Status(said.pop("status") or Status.UNCHECKED), (said.pop("reason") or "").strip() or None
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        start, end = place.within(desk.article.newest)
        changes = mark_claim(
            desk.article,
            start,
            end,
            by=session.reviewer,
            at=now(),
            status=status,
            reason=reason,
            **{name: value for name, value in _edits(desk, said).items() if value},
        )
        if status is not Status.UNCHECKED:
            warn_of_byline(desk.article, session.reviewer)
        carry_out(store, desk, changes, session)
        made = desk.claims[changes[0].subject.id]
    if not say_claim(desk, made, session):
        write(made.id + "\n")


@claim.command("set")
@click.argument("claim", metavar="CLAIM", type=TEXT)
@with_fields
@pass_session
def set_fields(session: Session, /, claim: str, **said: Any) -> None:
    """Change a claim's status and fields, all as one change. An empty text clears a field."""
    if all(value is None or value == () for value in said.values()):
        raise click.UsageError("Say what to set.")
    with session.store() as store:
        desk, found = find_claim(store, claim)
        changes = _status_change(desk, found, said.pop("status"), said.pop("reason"), session)
        if changes:
            warn_of_byline(desk.article, session.reviewer)
        finish_claim(store, desk, found, changes + _edit(desk, found, said), session)


@claim.command("note")
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.argument("text", type=TEXT)
@pass_session
def note(session: Session, claim: str, text: str) -> None:
    """Add a note to a claim."""
    from annotator.domain.actions import write_note
    from annotator.domain.times import now

    if not text.strip():
        raise Refused("The note is empty; nothing was written.")
    with session.store() as store:
        desk, found = find_claim(store, claim)
        changes = write_note(desk.article, found, text, by=session.reviewer, at=now())
        finish_claim(store, desk, found, changes, session)


@claim.command("passage")
@click.argument("claim", metavar="CLAIM", type=TEXT)
@with_range
@click.option("--drop", metavar="PASSAGE", type=TEXT, help="A passage to take away; with a place, to replace by it.")
@pass_session
def passage(session: Session, /, claim: str, drop: str | None, **said: Any) -> None:
    """Give a claim a further passage, or take one away."""
    place = _place_of(said)
    if drop is None:
        place.required()
    given = place.given
    with session.store() as store:
        desk, found = find_claim(store, claim)
        at = place.within(desk.article.newest) if given else None
        finish_claim(store, desk, found, _passage_changes(desk, found, at, drop), session)


@claim.command("remove")
@click.argument("claim", metavar="CLAIM", type=TEXT)
@pass_session
def remove(session: Session, claim: str) -> None:
    """Put a claim in the bin."""
    from annotator.domain.actions import remove_claims
    from annotator.domain.times import now

    with session.store() as store:
        desk, found = find_claim(store, claim, Removed.TAKEN)
        finish_claim(store, desk, found, remove_claims(desk.article, [found], at=now()), session)


@claim.command("restore")
@click.argument("claim", metavar="CLAIM", type=TEXT)
@pass_session
def restore(session: Session, claim: str) -> None:
    """Take a claim out of the bin."""
    from annotator.domain.actions import restore_claim

    with session.store() as store:
        desk, found = find_claim(store, claim, Removed.WANTED)
        finish_claim(store, desk, found, restore_claim(desk.article, found), session)


def _place_of(said: dict[str, Any]) -> Range:
    return Range(**{name: said.pop(name) for name in ("quote", "prefix", "suffix", "start", "end")})


def _edits(desk: "Desk", said: dict[str, Any]) -> dict[str, Any]:
    """The fields that were said, in the domain's types; an empty text clears, one empty label all labels."""
    edits: dict[str, Any] = {name: said[name] for name in _PLAIN if said[name] is not None}
    for name in ("appearances", "labels"):
        if said[name]:
            edits[name] = tuple(dict.fromkeys(one.strip() for one in said[name] if one.strip()))
    if said["about"] is not None:
        edits["about"] = About(said["about"])
    if said["rating"] is not None:
        edits["rating"] = _known_rating(desk, said["rating"]) if said["rating"] else None
    return edits


def _known_rating(desk: "Desk", given: Rating) -> Rating:
    """The rating as its scale writes it; one on a scale that the library does not know stays as it is."""
    from annotator.domain.ratings import checked_rating, find_scale, scales_of

    scales = scales_of(desk.house.settings)
    if find_scale(scales, given.scale) is None:
        remark(f"“{given.scale}” is no scale of this library; it was kept as it is. annotator scales lists those.")
        return given
    return checked_rating(scales, given.scale, given.value)


def _status_change(desk: "Desk", claim: "Claim", status: str | None, reason: str | None, session: Session) -> "Changes":
    """A status without a reason clears the reason; a reason alone keeps the status."""
    from annotator.domain.actions import set_status
    from annotator.domain.times import now

    if status is None and reason is None:
        return []
    wanted = claim.status if status is None else Status(status)
    return set_status(desk.article, [claim], wanted, (reason or "").strip() or None, by=session.reviewer, at=now())


def _edit(desk: "Desk", claim: "Claim", said: dict[str, Any]) -> "Changes":
    from annotator.domain.actions import edit_claim

    return edit_claim(desk.article, claim, **_edits(desk, said))


def _passage_changes(desk: "Desk", claim: "Claim", place: tuple[int, int] | None, drop: str | None) -> "Changes":
    from annotator.domain.actions import add_passage, drop_passage, move_passage

    old = None if drop is None else find_passage(claim, drop)
    if place is None:
        return drop_passage(desk.article, claim, old) if old else []
    if old is None:
        return add_passage(desk.article, claim, *place)
    if old is claim.passages[0]:
        return move_passage(desk.article, claim, *place)
    return drop_passage(desk.article, claim, old) + add_passage(desk.article, claim, *place)
