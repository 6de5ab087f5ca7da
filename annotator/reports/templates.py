"""The templates of reports: which there are, where a library's own stand, and ours written there to begin from."""

import errno
from pathlib import Path

import resources
from annotator.reports.writing import ReportError, write_whole

_OURS = "templates"


def template_names() -> list[str]:
    """The names of those that a library can have its own of."""
    return sorted(path.name for path in resources.path(_OURS).iterdir() if path.is_file())


def own_templates(library: Path) -> Path:
    """The folder of the library's own, which need not be there: `library.templates` beside `library.sqlite`."""
    return library.with_name(f"{library.stem}.templates")


def own_names(folder: Path) -> list[str]:
    """The names of those that stand in the folder and are used in place of ours."""
    return [name for name in template_names() if (folder / name).is_file()]


def write_templates(folder: Path) -> list[str]:
    """Ours, written into the folder, which is made where it is not there; never over a file that is. Returns the names
    of those written. Raises ReportError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "there is a file of that name" if error.errno == errno.EEXIST else error.strerror or str(error)
        raise ReportError(f"The folder “{folder}” cannot be made: {reason}.") from error
    fresh = [name for name in template_names() if not (folder / name).exists() and not (folder / name).is_symlink()]
    for name in fresh:
        write_whole(folder / name, resources.path(f"{_OURS}/{name}").read_bytes())
    return fresh
