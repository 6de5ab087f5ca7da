"""Icons, themes, templates, translations and the sample article. Imports nothing of the program."""

from importlib.resources import as_file, files
from pathlib import Path


def text(name: str) -> str:
    """The resource of that name (`templates/report.html`), as text in UTF-8."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def path(name: str) -> Path:
    """The file of the resource of that name. The program is always installed unpacked, so it stays there."""
    with as_file(files(__name__).joinpath(name)) as found:
        return found
