"""Icons, themes, templates, translations and the sample article. Imports nothing of the program.

The program is always installed unpacked, so that they are files. (`importlib.resources` takes 4 ms of a start to come
to the same.)
"""

from pathlib import Path

_ROOT = Path(__file__).parent


def text(name: str) -> str:
    """The resource of that name (`templates/report.html`), as text in UTF-8."""
    return path(name).read_text(encoding="utf-8")


def path(name: str) -> Path:
    """The file of the resource of that name."""
    return _ROOT / name
