"""Writing a file whole or not at all."""

import errno
import os
import secrets
import stat
from pathlib import Path

from annotator.domain.errors import AnnotatorError

_WORDS = {
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EACCES: "it may not be written there",
    errno.EPERM: "it may not be written there",
    errno.EROFS: "that place is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "it is larger than that place allows",
    errno.ENAMETOOLONG: "its name is too long",
}


class ReportError(AnnotatorError):
    """A report could not be made or written. The message says why."""


def write_whole(path: str | os.PathLike[str], data: bytes, force: bool = False) -> None:
    """Write `data` to the file at `path`, on disk when this returns: beside it first, then renamed.

    An existing file is replaced only with `force`, and then keeps its permissions. Raises ReportError where it is
    refused or cannot be written; nothing is left behind then, and an existing file is as it was.
    """
    target = Path(path)
    try:
        if force and target.is_symlink():
            target = target.resolve()
        mode = _mode_of(target, force)
        beside = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            _write(beside, data, mode)
            _put_in_place(beside, target, force)
        finally:
            beside.unlink(missing_ok=True)
        _settle(target.parent)
    except OSError as error:
        words = _WORDS.get(error.errno or 0) or error.strerror or str(error)
        raise ReportError(f"“{path}” was not written: {words}.") from error


def _mode_of(target: Path, force: bool) -> int | None:
    """The permissions of the file that is to be replaced; None where there is none yet."""
    try:
        found = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise ReportError(f"“{target}” is a folder; name a file in it.")
    if not force:
        raise _exists(target)
    if not stat.S_ISREG(found.st_mode):
        raise ReportError(f"“{target}” is not a regular file and cannot be replaced.")
    return stat.S_IMODE(found.st_mode)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _put_in_place(beside: Path, target: Path, force: bool) -> None:
    """Rename, without `force` never over a file that somebody made in the meantime."""
    if force:
        beside.replace(target)
        return
    try:
        target.hardlink_to(beside)
    except FileExistsError as error:
        raise _exists(target) from error
    except OSError as error:
        # Some file systems know no hard links; what is left is a moment in which another's file could be lost.
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EMLINK):
            raise
        if target.exists():
            raise _exists(target) from error
        beside.replace(target)


def _settle(folder: Path) -> None:
    """Make the new name in `folder` survive a power loss, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Network file systems may refuse this for folders; the file itself is on disk.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def _exists(target: Path) -> ReportError:
    return ReportError(f"“{target}” exists already and was left as it is.")
