"""What a house sets for itself, and what it comes to: `rules`, `scales`, and `open ARTICLE`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.changes import change_house
from annotator.cli.files import opened
from annotator.cli.naming import find_article
from annotator.cli.options import PATH, TEXT, Command, Group, Session, pass_session
from annotator.cli.output import say, say_json, say_table
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.open_items import OpenItem

_LARGEST = 1 << 20  # bytes of a file of rules or scales


@click.command("open", cls=Command)
@click.argument("article", type=TEXT)
@pass_session
def open_article(session: Session, article: str) -> None:
    """List what is open in ARTICLE, and how much of it is ready to publish.

    Claims that fail a rule, open queries, places to settle, undecided corrections, void signatures, and sentences that
    nobody has looked at. Ready are the words that need no check or are in claims with nothing open."""
    from annotator.domain.open_items import open_items, uncovered_sentences
    from annotator.domain.rules import rules_of

    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
    found = open_items(desk, rules_of(desk.house.settings))
    listed = [*found.items, *uncovered_sentences(desk)]
    ready = found.ready
    if session.json:
        say_json({"percent": found.percent, "words": ready.words, "ready": ready.covered, "items": _items_json(listed)})
        return
    say(f"{found.percent}% ready to publish: {ready.covered:,} of {ready.words:,} words.")
    if not listed:
        say("Nothing is open.")
    say_table((str(item.group), f"claim {item.number}" if item.number else "", item.words) for item in listed)


@click.group("rules", cls=Group, invoke_without_command=True)
@click.pass_context
def rules(ctx: click.Context) -> None:
    """Show the rules before a claim counts as done, or set them for the library.

    With --json, in the form that `rules set` takes."""
    if ctx.invoked_subcommand is None:
        _show_rules(ctx.ensure_object(Session))


@rules.command("set")
@click.argument("file", type=PATH)
@pass_session
def set_rules(session: Session, file: Path) -> None:
    """Set the library's rules to those in FILE, as JSON."""
    from annotator.domain import rules as domain

    change_house(session, lambda house: domain.set_rules(house, _json_of(file)), "The rules are set.")


@rules.command("reset")
@pass_session
def reset_rules(session: Session) -> None:
    """Go back to the rules that come with the program."""
    from annotator.domain import rules as domain

    change_house(
        session,
        lambda house: domain.set_for_house(house, domain.SETTING, None),
        "The rules are those that come with the program.",
    )


@click.group("scales", cls=Group, invoke_without_command=True)
@click.pass_context
def scales(ctx: click.Context) -> None:
    """Show the scales of ratings, or set the library's own.

    With --json, in the form that `scales set` takes."""
    if ctx.invoked_subcommand is None:
        _show_scales(ctx.ensure_object(Session))


@scales.command("set")
@click.argument("file", type=PATH)
@pass_session
def set_scales(session: Session, file: Path) -> None:
    """Set the library's own scales to those in FILE, as JSON.

    They stand beside those that come with the program, and in place of one of the same name."""
    from annotator.domain import ratings

    change_house(session, lambda house: ratings.set_scales(house, _json_of(file)), "The scales are set.")


@scales.command("reset")
@pass_session
def reset_scales(session: Session) -> None:
    """Go back to the scales that come with the program."""
    from annotator.domain.ratings import SETTING
    from annotator.domain.rules import set_for_house

    change_house(
        session,
        lambda house: set_for_house(house, SETTING, None),
        "The scales are those that come with the program.",
    )


def _show_rules(session: Session) -> None:
    from annotator.domain.checking.defaults import RULES
    from annotator.domain.rules import SETTING, rules_of

    with session.store() as store:
        settings = store.house().settings
    held = rules_of(settings)
    if session.json:
        say_json(settings.get(SETTING, RULES))
        return
    say_table((rule.id, _applies(rule.statuses, rule.abouts), rule.words) for rule in held.rules)


def _show_scales(session: Session) -> None:
    from annotator.domain.ratings import scales_of, scales_to_json

    with session.store() as store:
        held = scales_of(store.house().settings)
    if session.json:
        say_json(scales_to_json(held))
        return
    say_table(
        (scale.name, str(value.number).rjust(3), value.status or "", value.value)
        for scale in held
        for value in scale.values
    )


def _applies(statuses: tuple[str, ...], abouts: tuple[str, ...]) -> str:
    """Which claims a rule is for: `verified, about wording`."""
    from annotator.domain.claim import About, Status

    parts = [" or ".join(statuses)] if len(statuses) < len(Status) else []
    parts += [f"about {' or '.join(abouts)}"] if len(abouts) < len(About) else []
    return ", ".join(parts) or "every claim"


def _json_of(file: Path) -> Any:
    """The JSON in the file. Raises Refused where it cannot be read."""
    with opened(file) as held:
        data = held.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Refused(f"{file} is larger than {_LARGEST >> 20} MiB.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(f"{file} is not sound JSON.") from error


def _items_json(items: "list[OpenItem]") -> dict[str, list[dict[str, Any]]]:
    from dataclasses import asdict

    from annotator.domain.open_items import Group as Kind

    found: dict[str, list[dict[str, Any]]] = {str(group): [] for group in Kind}
    for item in items:
        shape = asdict(item)
        found[str(shape.pop("group"))].append(shape)
    return found
