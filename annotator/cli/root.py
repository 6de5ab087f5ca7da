"""The program itself: its commands, and `annotator [FILE]`, which opens the window."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any

import click

import annotator as package
from annotator.cli.options import NAMING_HELP, Group
from annotator.cli.output import write
from annotator.cli.window import window

# Where each command is, in the order of the work. It is imported when it is asked for: the window needs none of them.
_COMMANDS = {
    "import": ("imports", "import_source"),
    "list": ("articles", "list_articles"),
    "show": ("articles", "show"),
    "text": ("articles", "text"),
    "article": ("articles", "article"),
    "claims": ("claims", "claims"),
    "claim": ("claims", "claim"),
    "annotations": ("annotations", "annotations"),
    "evidence": ("evidence", "evidence"),
    "source": ("library_sources", "source"),
    "query": ("asking", "query"),
    "log": ("asking", "log"),
    "waiting": ("waiting", "waiting"),
    "signoff": ("signing", "signoff"),
    "sign": ("signing", "sign"),
    "open": ("rules", "open_article"),
    "waive": ("waivers", "waive"),
    "unwaive": ("waivers", "unwaive"),
    "update": ("updates", "update"),
    "resolve": ("updates", "resolve"),
    "undo": ("history", "undo"),
    "redo": ("history", "redo"),
    "history": ("history", "history"),
    "summary": ("history", "summary"),
    "export": ("exports", "export"),
    "formats": ("exports", "formats"),
    "rules": ("rules", "rules"),
    "scales": ("rules", "scales"),
    "style": ("style", "style"),
    "library": ("library", "library"),
    "demo": ("demo", "demo"),
}


class Root(Group):
    """A first word that is no command is a file to open."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"annotator.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if self.get_command(ctx, word) is not None:
            return super().resolve_command(ctx, args)
        if not _may_be_file(word):
            from difflib import get_close_matches

            near = get_close_matches(word, _COMMANDS, 1)
            ctx.fail(f"No such command or file “{word}”." + (f" Did you mean {near[0]}?" if near else ""))
        return "", window, ["--", *args] if word.startswith("-") else args


def _may_be_file(word: str) -> bool:
    """Whether a file is so called, or nothing else can be meant."""
    path = Path(word)
    if "\0" in word or "/" in word or os.sep in word or path.suffix:
        return "\0" not in word
    try:
        return path.exists()
    except OSError:  # no file can be so called
        return False


def _say_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write(f"annotator {package.__version__}\n")
        ctx.exit()


@click.group(
    "annotator",
    cls=Root,
    invoke_without_command=True,
    subcommand_metavar="[FILE | COMMAND ...]",
    epilog=NAMING_HELP,
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
@click.pass_context
def annotator(ctx: click.Context) -> Any:
    """Check facts line by line. Without a command, open the window, on FILE where that is named."""
    return ctx.invoke(window, file=None) if ctx.invoked_subcommand is None else None
