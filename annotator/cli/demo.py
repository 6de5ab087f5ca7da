"""`demo`: the real window, off screen, driven through the main job on the sample article."""

import sys
from contextlib import redirect_stdout
from pathlib import Path

import click

from annotator.cli.options import PATH, Command, Session, pass_session
from annotator.cli.output import say_json
from annotator.cli.window import importing_qt
from annotator.domain.errors import Refused


@click.command("demo", cls=Command)
@click.option("--output", type=PATH, metavar="DIR", required=True, help="Where the pictures and reports go.")
@pass_session
def demo(session: Session, output: Path) -> None:
    """Show the main job on the sample article.

    The real window, off screen, is driven through it; pictures, reports and the library are left in DIR."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"The folder {output} cannot be made: {error.strerror}.") from error
    with importing_qt():
        from annotator.app import demo as run_demo

    if not session.json:
        run_demo(output)
        return
    with redirect_stdout(sys.stderr):  # its progress is for people
        run_demo(output)
    say_json({"output": str(output), "files": sorted(file.name for file in output.iterdir())})
