"""How the house's reports look: `style`, `style set|reset|templates`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.changes import change_house
from annotator.cli.files import opened, standard_input
from annotator.cli.options import PATH, TEXT, Group, Session, pass_session
from annotator.cli.output import remark, say, say_json, say_table, short
from annotator.domain.errors import InvalidValue, Refused

if TYPE_CHECKING:
    from annotator.domain.change import Change
    from annotator.domain.house import House
    from annotator.domain.style import HouseStyle, Logo

_LONGEST_METHOD = 1 << 20  # bytes of a file


@click.group("style", cls=Group, invoke_without_command=True)
@click.pass_context
def style(ctx: click.Context) -> None:
    """Show name, web address, colour, logo and method of the house, as its reports have them, or set them.

    With --json, as the library keeps them."""
    if ctx.invoked_subcommand is None:
        _show(ctx.ensure_object(Session))


@style.command("set")
@click.option("--name", type=TEXT, help="The name of the house.")
@click.option("--url", type=TEXT, help="Its web address.")
@click.option("--colour", type=TEXT, metavar="#RRGGBB", help="Its colour.")
@click.option("--logo", type=TEXT, metavar="FILE", help="Its logo, a PNG or JPEG picture of at most 256 KB.")
@click.option("--method", type=TEXT, metavar="FILE", help="How it checks, as plain text: a file, or - for input.")
@click.option("--no-name", "no", flag_value="name", multiple=True, help="Without the name.")
@click.option("--no-url", "no", flag_value="url", multiple=True, help="Without the web address.")
@click.option("--no-colour", "no", flag_value="colour", multiple=True, help="Without the colour.")
@click.option("--no-logo", "no", flag_value="logo", multiple=True, help="Without the logo.")
@click.option("--no-method", "no", flag_value="method", multiple=True, help="Without the method.")
@pass_session
def set_style(session: Session, /, no: tuple[str, ...], **said: str | None) -> None:
    """Set what is named, all as one change, and leave the rest. An empty text takes it away, too."""
    given = {name: value for name, value in said.items() if value is not None}
    if not given and not no:
        raise click.UsageError("Say what to set.")
    if both := [name for name in no if name in given]:
        raise click.UsageError(f"--{both[0]} and --no-{both[0]} exclude each other.")
    values = _values({**given, **dict.fromkeys(no, "")})
    _carry_out(session, lambda house: _styled(house, values), "The style is set.")


@style.command("reset")
@pass_session
def reset(session: Session) -> None:
    """Take all of it away."""
    from annotator.domain.rules import set_for_house
    from annotator.domain.style import SETTING

    _carry_out(session, lambda house: set_for_house(house, SETTING, None), "Reports have no style of the house.")


@style.command("templates")
@click.argument("folder", metavar="[DIR]", type=PATH, required=False)
@pass_session
def templates(session: Session, folder: Path | None) -> None:
    """Write the program's templates into DIR, to begin your own from. A file that is there stays as it is.

    Without DIR, into the folder beside the library where its reports look for their own."""
    from annotator.reports.templates import own_templates, template_names, write_templates

    folder = folder or own_templates(session.library)
    written = write_templates(folder)
    session.done = True
    left = [name for name in template_names() if name not in written]
    if session.json:
        say_json({"folder": str(folder), "written": written, "left": left})
        return
    say(f"Written to {folder}: {', '.join(written)}." if written else f"Nothing was written to {folder}.")
    if left:
        remark(f"Left as they were: {', '.join(left)}.")


def _show(session: Session) -> None:
    from annotator.domain.style import SETTING, HouseStyle, style_of, style_to_json
    from annotator.reports.templates import own_names, own_templates

    with session.store() as store:
        settings = store.house().settings
    if session.json:
        say_json(settings.get(SETTING, style_to_json(HouseStyle())))
        return
    held, folder = style_of(settings), own_templates(session.library)
    say_table(
        (name, value)
        for name, value in (
            ("Name", held.name or "none"),
            ("Web address", held.url or "none"),
            ("Colour", _colour_words(held.colour)),
            ("Logo", _logo_words(held.logo)),
            ("Method", short(held.method, 200) or "none"),
            ("Own templates", f"{', '.join(own_names(folder)) or 'none'} in {folder}"),
        )
    )


def _colour_words(colour: str | None) -> str:
    from annotator.domain.style import ENOUGH, contrast, contrast_words

    if colour is None:
        return "none"
    light = contrast(colour) < ENOUGH
    return f"{colour}, too light for text: its contrast to white is {contrast_words(colour)}" if light else colour


def _logo_words(logo: "Logo | None") -> str:
    return "none" if logo is None else f"{logo.media_type}, {len(logo.data):,} bytes"


def _values(given: dict[str, str]) -> dict[str, Any]:
    """What is said, as the fields of a style: files read, and nothing where the text is empty."""
    from annotator.domain.style import MOST_LOGO, logo_from, method_from

    values: dict[str, Any] = {name: " ".join(given[name].split()) for name in ("name", "url") if name in given}
    if "colour" in given:
        values["colour"] = given["colour"].strip().lower() or None
    if "logo" in given:
        values["logo"] = logo_from(_bytes_of(given["logo"], MOST_LOGO)) if given["logo"] else None
    if "method" in given:
        values["method"] = method_from(_text_of(given["method"])) if given["method"] else ""
    return values


def _styled(house: "House", values: dict[str, Any]) -> "list[Change]":
    from dataclasses import replace

    from annotator.domain.style import give_style, style_from, style_of, style_to_json

    try:
        style: HouseStyle = replace(style_of(house.settings), **values)
    except InvalidValue as error:
        raise Refused(str(error)) from error
    return give_style(house, style_from(style_to_json(style)))


def _text_of(name: str) -> str:
    data = _bytes_of(name, _LONGEST_METHOD)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{'Standard input' if name == '-' else name} is not text in UTF-8.") from error


def _bytes_of(name: str, most: int) -> bytes:
    """The bytes of the file, one more than `most` where there are more; of standard input for `-`. Raises Refused."""
    if name == "-":
        return standard_input().read(most + 1)
    with opened(Path(name)) as file:
        return file.read(most + 1)


def _carry_out(session: Session, changes_of: "Callable[[House], list[Change]]", done: str) -> None:
    """Set the style, and say so; with --json, the one that holds now."""
    from annotator.domain.style import style_of, style_to_json

    change_house(session, changes_of, done, lambda settings: style_to_json(style_of(settings)))
