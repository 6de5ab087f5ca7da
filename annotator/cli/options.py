"""What every command takes: --library, --reviewer and --json, before or after its name; and arguments checked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from annotator.cli.output import write
from annotator.domain.errors import Refused
from annotator.settings import Settings, a_reviewer, read_settings

if TYPE_CHECKING:
    from annotator.domain.article import Version
    from db.store import Store

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_SURROGATE = re.compile("[\ud800-\udfff]")
# How the things that commands work on are named (see `annotator.cli.naming`): for a group's help, and shortly for each
# command's.
NAMING_HELP = (
    "ARTICLE, CLAIM, PASSAGE, WAIVER, EVIDENCE and the like are named by their ids, or by four or more characters with "
    "which the id of no other begins or ends; an ARTICLE also by its exact title, a CLAIM also by ARTICLE:NUMBER, a "
    "QUERY also by ARTICLE:qNUMBER, a source also by its exact title or address."
)
_BY_ID = "its id, or 4 or more characters of the id's beginning or ending"
_NAMED = {
    "ARTICLE": f"its exact title, {_BY_ID}",
    "CLAIM": f"ARTICLE:NUMBER, {_BY_ID}",
    "PASSAGE": _BY_ID,
    "WAIVER": _BY_ID,
    "EVIDENCE": _BY_ID,
    "SOURCE": f"its exact title or address, {_BY_ID}",
    "QUERY": f"ARTICLE:qNUMBER, {_BY_ID}",
    "ENTRY": _BY_ID,
    "CORRECTION": _BY_ID,
}


@dataclass
class Session:
    """One run of the program: what the common options said, and what follows from it once somebody asks.

    `done` is whether what was asked for has been done, so that only telling it is left."""

    library_said: Path | None = None
    reviewer_said: str | None = None
    json: bool = False
    done: bool = False

    @cached_property
    def settings(self) -> Settings:
        """The settings in force. Raises SettingsError."""
        return read_settings(library=self.library_said, reviewer=self.reviewer_said)

    @property
    def library(self) -> Path:
        """The library's path. The settings are not read where an option names it. Raises Refused where it is no text,
        which neither window nor messages could show."""
        path = self.library_said or self.settings.library
        if _SURROGATE.search(str(path.absolute())):
            raise Refused(f"The library {path} cannot be opened: its path is not text in UTF-8.")
        return path

    @property
    def reviewer(self) -> str:
        """Who makes the changes."""
        return self.reviewer_said or self.settings.reviewer

    def store(self, *, make: bool = True) -> "Store":
        """The library, open; made where it is not there, unless `make` is false. Raises StoreError or Refused."""
        from db.store import Store

        return Store.open(self.library, make=make)


pass_session = click.make_pass_decorator(Session, ensure=True)


def text(value: str) -> str:
    """An argument that is text: line ends become `\\n`; what is no text is refused."""
    if _SURROGATE.search(value):
        raise Refused("An argument holds bytes that are not text in UTF-8.")
    if "\0" in value:
        raise Refused("An argument holds a NUL character.")
    return value.replace("\r\n", "\n").replace("\r", "\n")


def path(value: str | Path) -> Path:
    """An argument that is a path; `-` is left to the command."""
    if isinstance(value, str) and (not value or "\0" in value):
        raise click.BadParameter("the name of a file or folder cannot be empty or hold a NUL character.")
    return Path(value)


def made_folder(folder: Path) -> None:
    """Make `folder`, and those it is in, where it is not there. Raises Refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"The folder {folder} cannot be made: {error.strerror}.") from error


# click calls a type in help by the name of its function.
TEXT, PATH = text, path


def _say_library(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Session).library_said = value


def _say_reviewer(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Session).reviewer_said = a_reviewer(value)


def _say_json(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Session).json = True


def _common() -> list[click.Parameter]:
    return [
        click.Option(
            ["--library"],
            type=PATH,
            metavar="FILE",
            expose_value=False,
            callback=_say_library,
            help="The library to use (or ANNOTATOR_LIBRARY).",
        ),
        click.Option(
            ["--reviewer"],
            type=TEXT,
            metavar="NAME",
            expose_value=False,
            callback=_say_reviewer,
            help="Who makes the change (or ANNOTATOR_REVIEWER).",
        ),
        click.Option(
            ["--json"], is_flag=True, expose_value=False, callback=_say_json, help="Print one JSON value instead."
        ),
    ]


def _say_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write(ctx.get_help() + "\n")
        ctx.exit()


class Command(click.Command):
    """A command with the common options. Its help says how what it works on is named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = [_metavar(parameter) for parameter in self.params]
        self.epilog = self.epilog or "\n\n".join(f"{kind}: {_NAMED[kind]}." for kind in _NAMED if kind in taken)
        self.params.extend(_common())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Help is written like all output; click's own way would take a full disk for a fault."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _say_help
        return option


def _metavar(parameter: click.Parameter) -> str:
    """What help calls it: a kind of thing that is named, also where several are. An import's source, which no metavar
    is given for, is a file."""
    named = parameter.metavar or ("" if parameter.name == "source" else (parameter.name or "").upper())
    return named.strip("[.]")


class Group(Command, click.Group):
    """A group of commands, with the common options before and after each command's name."""

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("no_args_is_help", False)
        super().__init__(*args, **kwargs)

    def list_commands(self, _: click.Context) -> list[str]:
        """In the order of the work, not of the alphabet."""
        return list(self.commands)


def with_options(command: Decorated, *options: Callable[[Decorated], Decorated]) -> Decorated:
    """The command with these options, which help lists in their order."""
    for option in reversed(options):
        command = option(command)
    return command


def with_range(command: Decorated) -> Decorated:
    """--quote with --prefix and --suffix, or --start and --end: a place in an article's newest version."""
    return with_options(
        command,
        click.option("--quote", type=TEXT, help="The passage, in the article's own words."),
        click.option("--prefix", type=TEXT, help="What stands right before the quote."),
        click.option("--suffix", type=TEXT, help="What stands right after the quote."),
        click.option("--start", type=int, help="The first character, counted from 0 in code points."),
        click.option("--end", type=int, help="The character after the last one."),
    )


class Range(NamedTuple):
    """A place as the options of `with_range` name it."""

    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def given(self) -> bool:
        """Whether it names a place at all. Raises UsageError where it names one by halves or twice."""
        numbers = self.start is not None or self.end is not None
        if self.quote is not None and numbers:
            raise click.UsageError("Name the place by --quote or by --start and --end, not by both.")
        if numbers and (self.start is None or self.end is None):
            raise click.UsageError("--start and --end go together.")
        if self.quote is None and (self.prefix is not None or self.suffix is not None):
            raise click.UsageError("--prefix and --suffix go with --quote.")
        return numbers or self.quote is not None

    def required(self) -> "Range":
        """Itself. Raises UsageError where it names no place."""
        if not self.given:
            raise click.UsageError("Name the place, by --quote or by --start and --end.")
        return self

    def within(self, version: "Version") -> tuple[int, int]:
        """`[start, end)` in the version's text, in code points. Raises Refused where the quote is not in one place."""
        from annotator.domain.draft import canonical
        from annotator.domain.quotes import locate

        if self.start is not None and self.end is not None:
            return self.start, self.end
        prefix, suffix = (part and canonical(part) for part in (self.prefix, self.suffix))
        place = locate(version.text, canonical(self.quote or ""), prefix, suffix)
        return place.start, place.end
