"""Icons, themes, templates, translations and the sample article. Imports nothing of the program."""

from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def _root() -> Traversable:
    return files(__name__)


def text(name: str) -> str:
    """The resource of that name (`templates/report.html`), as text in UTF-8."""
    return _root().joinpath(name).read_text(encoding="utf-8")


def path(name: str) -> Path:
    """The file of the resource of that name. The program is always installed unpacked, so it stays there."""
    with as_file(_root().joinpath(name)) as found:
        return found
