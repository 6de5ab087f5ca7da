"""`demo`: the real window, off screen, driven through the main job on the sample article."""

import sys
from contextlib import nullcontext, redirect_stdout
from pathlib import Path

import click

from annotator.cli.options import PATH, Command, Session, made_folder, pass_session
from annotator.cli.output import say_json
from annotator.cli.window import importing_qt
from annotator.domain.errors import Refused


@click.command("demo", cls=Command)
@click.option("--output", type=PATH, metavar="DIR", required=True, help="Where the pictures and reports go.")
@pass_session
def demo(session: Session, output: Path) -> None:
    """Show the main job on the sample article.

    The real window, off screen, is driven through it; pictures, reports and the library are left in DIR."""
    made_folder(output)
    with redirect_stdout(sys.stderr) if session.json else nullcontext():  # its progress is for people
        _run(output)
    session.done = True
    if session.json:
        say_json({"output": str(output), "files": sorted(file.name for file in output.iterdir())})


def _run(output: Path) -> None:
    """Raises Refused where the system hinders it."""
    with importing_qt():
        from annotator.app import demo as run_demo
    try:
        run_demo(output)
    except BrokenPipeError:  # whoever read the progress has gone away
        raise
    except OSError as error:
        raise Refused(f"The demo cannot go on with {error.filename or output}: {error.strerror}.") from error
