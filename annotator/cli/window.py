"""The way to the window: nothing of Qt is imported before somebody asks for it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from annotator.cli.options import PATH, Command, Session, pass_session
from annotator.cli.output import remark
from annotator.collecting import much_that_stays
from annotator.domain.errors import Refused
from annotator.logs import keep_log, log_file


@contextmanager
def importing_qt() -> Iterator[None]:
    """Within it, Qt's failing to load is raised as Refused: what lacks is a library of the system."""
    try:
        yield
    except ImportError as error:
        if "PySide6" not in (error.name or "") and "shared object" not in str(error):
            raise
        raise Refused(f"The window cannot be opened: {error}; the README says what to install.") from error


class Window(Command):
    """The command that has no name of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = ""  # click gives it the function's

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path.strip(), " ".join(self.collect_usage_pieces(ctx)))


@click.command(cls=Window)
@click.argument("file", type=PATH, required=False)
@pass_session
def window(session: Session, file: Path | None) -> int:
    """Open the window, on FILE where that is named."""
    if session.json:
        raise click.UsageError("--json goes with a command.")
    if file is not None:
        _check_file(file)
    settings = session.settings
    _check_display()
    with importing_qt(), much_that_stays():
        from annotator.app import run
    return run(settings.library, settings, file, _log())


def _check_file(file: Path) -> None:
    """Raises Refused where there is none, before the window is made."""
    try:
        if not file.is_file():
            raise Refused(f"{file} is no file." if file.exists() else f"There is no file {file}.")
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from error


def _check_display() -> None:
    """Raises Refused where Qt would only abort: where no display is named."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not named:
        raise Refused("There is no display here to open the window on; annotator demo --output DIR needs none.")


def _log() -> Path | None:
    try:
        return keep_log()
    except OSError as error:
        remark(f"No log can be written to {log_file()}: {error.strerror}.")
        return None
