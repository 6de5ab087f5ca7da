"""Saved copies written out beside a report, streamed from the library: into a folder, or into one zip."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.copies import SUMS, CopyOut, sums_of
from annotator.domain.errors import Refused
from db.files import Files, beside

ZIP = ".zip"
_ZIP64 = 0x7FFF_FFFF  # bytes; larger ones need what old programs do not know
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a zip has no day before; a copy's own is not known

Check = Callable[[], None]
Tell = Callable[[int, int], None]


def _unchecked() -> None:
    return


def _untold(_done: int, _total: int) -> None:
    return


def taken(copies: Sequence[CopyOut], target: Path) -> list[Path]:
    """What is there already of what `write_copies` would write to `target`."""
    wanted = [target] if is_zip(target) else [target / name for name in (*(one.name for one in copies), SUMS)]
    return [path for path in wanted if path.is_symlink() or path.exists()]


def is_zip(target: Path) -> bool:
    """Whether the copies go into a zip there, and not into a folder."""
    return target.suffix.lower() == ZIP


def write_copies(
    files: Files,
    copies: Sequence[CopyOut],
    target: Path,
    *,
    force: bool = False,
    check: Check = _unchecked,
    tell: Tell = _untold,
) -> list[CopyOut]:
    """Write the copies to `target`, which is a zip where its name ends so, else a folder, made where there is none;
    with the list of their SHA-256. Returns those that the library does not keep, which are left out.

    No more than a chunk of a file is in memory. `check` is called between chunks and may raise; `tell(done, total)`
    hears how far it is, in bytes. Each file, and the zip, is written whole or not at all. Raises Refused where a file
    is there already, unless `force`, or cannot be written; LibraryDamaged where a copy is not what was kept.
    """
    if not force and (there := taken(copies, target)):
        raise Refused(f"“{there[0]}” exists already and was left as it is.")
    held = [one for one in copies if files.holds(one.file.sha256)]
    told = _Told(sum(one.file.size for one in held), tell)
    if is_zip(target):
        _write_zip(files, held, target, check, told)
    else:
        _write_folder(files, held, target, check, told)
    return [one for one in copies if one not in held]


class _Told:
    """Adds up what several files tell."""

    def __init__(self, total: int, tell: Tell) -> None:
        self._before, self._total, self._tell = 0, total, tell

    def __call__(self, done: int, _size: int) -> None:
        self._tell(self._before + done, self._total)

    def next(self, size: int) -> None:
        self._before += size


def _write_folder(files: Files, held: Sequence[CopyOut], folder: Path, check: Check, told: _Told) -> None:
    with _saying(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for one in held:
        check()
        files.write_out(one.file.sha256, folder / one.name, force=True, check=check, tell=told)
        told.next(one.file.size)
    with beside(folder / SUMS) as out:
        out.write(sums_of(held))


def _write_zip(files: Files, held: Sequence[CopyOut], target: Path, check: Check, told: _Told) -> None:
    """The copies stand in a folder of the zip's name, so that unpacking it strews nothing about."""
    with beside(target) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in held:
            check()
            with archive.open(_entry(f"{target.stem}/{one.name}"), "w", force_zip64=one.file.size > _ZIP64) as entry:
                files.write_out(one.file.sha256, entry, check=check, tell=told)  # type: ignore[arg-type]
            told.next(one.file.size)
        archive.writestr(_entry(f"{target.stem}/{SUMS}"), sums_of(held))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


@contextmanager
def _saying(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(f"The folder “{folder}” cannot be made: {error.strerror}.") from error
