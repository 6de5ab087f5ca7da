"""Who reviews, in which library, and what the window is to look like: one INI file in the user's folder.

Window and commands read it alike. What an option says comes before the environment (ANNOTATOR_LIBRARY,
ANNOTATOR_REVIEWER), that before the file, and that before the defaults.
"""

import getpass
import os
import unicodedata
from collections.abc import Callable, Mapping
from configparser import ConfigParser
from configparser import Error as IniError
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_config_path, user_data_path

from annotator.domain.errors import AnnotatorError

APPLICATION = "annotator"
THEMES = ("system", "light", "dark")
DENSITIES = ("comfortable", "compact")
HISTORIES = ("default", "with", "without")
COPIES = ("none", "folder", "zip")
_LONGEST_NAME = 200


class SettingsError(AnnotatorError):
    """The settings, or what was given in their place, cannot be used or kept."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. `file` is where they are kept, whether or not it is there yet.

    `export_formats` are names of report formats, `export_folder` is None until a folder was chosen, `export_history`
    is one of `HISTORIES`, `export_copies` one of `COPIES`. `own_sign_off` lets somebody who works alone sign off what
    they checked themselves.
    """

    file: Path
    reviewer: str
    library: Path
    theme: str = "system"
    density: str = "comfortable"
    export_formats: tuple[str, ...] = ("html",)
    export_folder: Path | None = None
    export_language: str = "en"
    export_history: str = "default"
    export_copies: str = "none"
    open_report: bool = True
    own_sign_off: bool = False

    def changed(self, **values: Any) -> "Settings":
        """The settings with those values, which are on disk when this returns.

        Only they are written: what an option or the environment said for this once is not kept, and neither another
        program's settings nor words that this version does not know are lost. Raises SettingsError.
        """
        if "reviewer" in values:
            values["reviewer"] = a_reviewer(values["reviewer"])
        new = replace(self, **values)
        ini = _parsed(self.file)
        for name in values:
            key = _KEYS[name]
            if not ini.has_section(key.section):
                ini.add_section(key.section)
            ini.set(key.section, key.option, _written(name, getattr(new, name)))
        _write(self.file, ini)
        return new


class _Key(NamedTuple):
    """`former` is the option that said the same in earlier versions."""

    section: str
    option: str
    read: Callable[[str, Path], Any]
    former: str | None = None


def settings_file(environment: Mapping[str, str] | None = None) -> Path:
    """Where the settings are kept; ANNOTATOR_SETTINGS names another file."""
    environment = os.environ if environment is None else environment
    named = environment.get("ANNOTATOR_SETTINGS")
    return _expanded(named) if named else user_config_path(APPLICATION, appauthor=False) / "settings.ini"


def default_library() -> Path:
    """The library that is used until somebody names another."""
    return user_data_path(APPLICATION, appauthor=False) / "library.sqlite"


def read_settings(
    *,
    library: Path | None = None,
    reviewer: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings in force; `library` and `reviewer` are what options said. A file that is not there is no fault.

    Raises SettingsError, with a sentence that names the file, where it cannot be read or holds what it may not.
    """
    environment = os.environ if environment is None else environment
    file = settings_file(environment)
    kept = _kept(file)
    named = environment.get("ANNOTATOR_LIBRARY")
    library = library or (_expanded(named) if named else None) or kept.pop("library", None)
    if reviewer is None:
        reviewer = environment.get("ANNOTATOR_REVIEWER") or kept.get("reviewer") or system_user()
    kept.pop("library", None)
    kept.pop("reviewer", None)
    return Settings(file=file, reviewer=a_reviewer(reviewer), library=library or default_library(), **kept)


def a_reviewer(name: str) -> str:
    """`name` as a reviewer's. Raises SettingsError where nobody can be called that."""
    name = name.strip()
    if not name:
        raise SettingsError("A reviewer needs a name.")
    if not _nameable(name):
        raise SettingsError(
            f"A reviewer's name is one line of at most {_LONGEST_NAME} characters, without control characters."
        )
    return name


def system_user() -> str:
    """The system user's full name, where the system knows it, else the name of the account."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account, as in some containers
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "reviewer"
    full = _full_name(account)
    return full if full and _nameable(full) else account


def _nameable(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in name)


def _full_name(account: str) -> str:
    try:
        import pwd

        return pwd.getpwnam(account).pw_gecos.split(",")[0].replace("&", account.capitalize()).strip()
    except (ImportError, KeyError):
        return ""


def _kept(file: Path) -> dict[str, Any]:
    """What the file says, by the names of Settings' fields. What is empty counts as not said."""
    ini = _parsed(file)
    kept: dict[str, Any] = {}
    for name, key in _KEYS.items():
        value = ini.get(key.section, key.option, fallback="").strip()
        if not value and key.former:
            value = ini.get(key.section, key.former, fallback="").strip()
        if not value:
            continue
        try:
            kept[name] = key.read(value, file)
        except ValueError as error:
            raise SettingsError(
                f"The settings {file} say {key.option} = {value} under [{key.section}], which is not {error}."
            ) from error
    return kept


def _parsed(file: Path) -> ConfigParser:
    ini = ConfigParser(interpolation=None)
    try:
        text = file.read_text(encoding="utf-8-sig")
        if "\0" in text:
            raise SettingsError(f"The settings {file} are not text; mend the file or delete it.")
        ini.read_string(text)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise SettingsError(f"The settings {file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings {file} are not text in UTF-8; mend the file or delete it.") from error
    except IniError as error:
        where = f", line {line}" if (line := getattr(error, "lineno", None)) else ""
        raise SettingsError(f"The settings {file} are no INI file{where}; mend the file or delete it.") from error
    return ini


def _write(file: Path, ini: ConfigParser) -> None:
    import secrets

    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("x", encoding="utf-8") as out:
                ini.write(out)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(file.resolve() if file.is_symlink() else file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(f"The settings {file} cannot be written: {error.strerror}.") from error


def _one_of(words: tuple[str, ...]) -> Callable[[str, Path], str]:
    def read(value: str, _: Path) -> str:
        if value.lower() not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return value.lower()

    return read


def _truth(value: str, _: Path) -> bool:
    known = ConfigParser.BOOLEAN_STATES.get(value.lower())
    if known is None:
        raise ValueError("yes or no")
    return known


def _path(value: str, file: Path) -> Path:
    """A relative path is meant from the settings' folder, wherever the program was started."""
    return file.absolute().parent / _expanded(value)


def _expanded(value: str) -> Path:
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise SettingsError(f"The home folder that {value} speaks of cannot be found.") from error


def _text(value: str, _: Path) -> str:
    return value


def _names(value: str, _: Path) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, value.split(",")))))


def _written(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        value = ", ".join(value)
    text = "" if value is None else str(value)
    if "\n" in text or "\r" in text:
        raise SettingsError(f"The setting {name} takes one line.")
    if name in ("library", "export_folder") and text:
        return str(Path(text).absolute())
    return text


_KEYS = {
    "reviewer": _Key("review", "reviewer", _text),
    "library": _Key("review", "library", _path),
    "theme": _Key("window", "theme", _one_of(THEMES)),
    "density": _Key("window", "density", _one_of(DENSITIES)),
    "export_formats": _Key("export", "formats", _names, former="format"),
    "export_folder": _Key("export", "folder", _path),
    "export_language": _Key("export", "language", _text),
    "export_history": _Key("export", "history", _one_of(HISTORIES)),
    "export_copies": _Key("export", "copies", _one_of(COPIES)),
    "open_report": _Key("export", "open_report", _truth),
    "own_sign_off": _Key("review", "own_sign_off", _truth),
}
