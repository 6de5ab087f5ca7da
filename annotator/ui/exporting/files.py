"""Where reports go: file names made of the article's title, one for each format and person, all in one folder."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo

from annotator.reports import FORMATS, Format, Group
from annotator.workspace.reporting import ReportFile

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_STEM_BYTES = 120
_NAMED = 4  # files that are named in a question


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, and the name that all files in it begin with."""

    folder: Path
    stem: str

    def files(self, formats: Iterable[Format], addressees: Sequence[str]) -> list[ReportFile]:
        """The reports to be written there: in each format one, or one for each addressee."""
        found = []
        for known in formats:
            if known.group is Group.OTHERS:
                found += [ReportFile(known.name, self._file(f".{to}{known.suffix}"), to) for to in addressees]
            else:
                found.append(ReportFile(known.name, self._file(known.suffix)))
        return found

    def copies(self, kind: str) -> Path | None:
        """Where the saved copies go: `kind` is one of `none`, `folder`, `zip`."""
        suffix = {"folder": "", "zip": ".zip"}.get(kind)
        return None if suffix is None else self._file(f" copies{suffix}")

    def problem(self) -> str:
        """Why nothing can be written there, in a sentence; empty where it can."""
        say, folder = _say, self.folder
        if not folder.is_absolute():
            return say("Give the whole path of the folder, from its drive or root on.")
        if QFileInfo(folder).exists() and not QFileInfo(folder).isDir():
            return say("{name} is no folder.").format(name=folder)
        if not QFileInfo(folder).isDir():
            return say("There is no folder {name}.").format(name=folder)
        if set(self.stem) & set("/\\\0"):
            return say("A file’s name has no slash in it. The folder is named above.")
        return ""

    def _file(self, ending: str) -> Path:
        return self.folder / f"{self.stem}{ending}"


def place_of(folder: str, name: str) -> Place:
    """The place that those two fields mean; a format's suffix on the name is not part of it."""
    name = name.strip()
    suffixes = (known.suffix for known in FORMATS.values())
    suffix = max((one for one in suffixes if name.lower().endswith(one) and name != one), key=len, default="")
    stem = name[: len(name) - len(suffix)]
    return Place(Path(folder.strip()).expanduser(), stem)


def named(paths: Sequence[Path]) -> str:
    """The files' names as they are asked about: `a.html, b.md and 3 more`."""
    names = [path.name for path in paths]
    if len(names) > _NAMED + 1:
        more = _say("{names} and {count} more")
        return more.format(names=", ".join(names[:_NAMED]), count=len(names) - _NAMED)
    if len(names) < 2:
        return "".join(names)
    return _say("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def is_there(path: Path) -> bool:
    """Whether something would be replaced there. An empty folder is not."""
    found = QFileInfo(path)
    if found.isDir() and not found.isSymLink():
        return any(path.iterdir())
    return found.exists() or found.isSymLink()


def file_stem(title: str) -> str:
    """A file name without suffix, made of `title`: fit for every system, at most 120 bytes of UTF-8."""
    stem = " ".join(_UNFIT.sub(" ", title).split()).strip(". ")
    stem = stem.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").strip(". ")
    return f"{stem} report" if _RESERVED.match(stem) else stem or "report"


def _say(text: str) -> str:
    return QCoreApplication.translate("Exporting", text)
