"""What a child may take: memory, time, and of the files and the network nothing.

Three fences, one behind the other. The resource limits are the system's and bind C libraries too. The audit hook binds
Python code and says what was tried. Last, the number of files that may be open is set to none: no library, in whatever
language, opens a file or a socket after that, but for imports while they last.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType

from annotator.readers.apart.importing import open_for_imports

MEMORY = 1 << 30  # bytes of address space
SECONDS = 18  # of the processor; the parent counts those on the wall. With the program around it, 20 in all
_NEVER = (
    *("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.kill"),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.ch", "os.lchown"),
    *("os.utime", "os.setxattr", "os.removexattr", "shutil.", "tempfile.", "sqlite3.", "webbrowser.", "pty."),
    *("ctypes.call_function", "signal.pthread_kill"),
)
_NETWORK = ("socket.", "http.client.", "urllib.Request", "ftplib.", "smtplib.", "imaplib.", "poplib.", "winreg.")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FILES_OF_IMPORTS = 64


def limit_resources() -> None:
    """Limit memory and processor time of this process, for good. Where the system has no such limits (Windows), only
    the parent's clock counts."""
    resource = _resource()
    if resource is not None:
        _limit(resource, "RLIMIT_AS", MEMORY, MEMORY)
        _limit(resource, "RLIMIT_CPU", SECONDS, SECONDS + 1)
        _limit(resource, "RLIMIT_CORE", 0, 0)


def close_doors(*, network: bool = False) -> None:
    """Refuse, for good: processes, changes to any file, reading any file but a module that is imported, and sockets
    unless `network`. What Python code tries raises PermissionError.

    Without `network` nothing but an import opens a file or socket any more, in whatever language it is written; a
    socket is a file too, so with it only the audit hook stands guard.
    """
    resource = _resource()
    doors = _Doors(None if network else resource, _NEVER if network else (*_NEVER, *_NETWORK))
    open_for_imports(doors.opened)
    sys.addaudithook(doors.refuse)
    if resource is None:
        return
    _limit(resource, "RLIMIT_FSIZE", 0, 0)
    _limit(resource, "RLIMIT_NPROC", 0, 0)
    if not network:
        _limit(resource, "RLIMIT_NOFILE", 0, _FILES_OF_IMPORTS)


class _Doors:
    """Open while a module is imported, else closed; `resource` is None where the system is not to be told."""

    def __init__(self, resource: ModuleType | None, forbidden: tuple[str, ...]) -> None:
        self._resource = resource
        self._forbidden = forbidden
        self._imports = 0

    def refuse(self, event: str, args: tuple[object, ...]) -> None:
        """The audit hook. Raises PermissionError."""
        if event == "open":
            allowed = _only_reads(*args[1:]) and (self._imports > 0 or isinstance(args[0], int))
        elif event == "ctypes.dlopen":
            allowed = self._imports > 0 or args[0] is None
        else:
            allowed = not event.startswith(self._forbidden)
        if not allowed:
            raise PermissionError(f"A reader may not do that: {event} {args!r:.200}.")

    @contextmanager
    def opened(self) -> Iterator[None]:
        self._imports += 1
        self._allow_files(True)
        try:
            yield
        finally:
            self._imports -= 1
            self._allow_files(self._imports > 0)

    def _allow_files(self, allowed: bool) -> None:
        if self._resource is not None:
            _, most = self._resource.getrlimit(self._resource.RLIMIT_NOFILE)
            self._resource.setrlimit(self._resource.RLIMIT_NOFILE, (most if allowed else 0, most))


def _resource() -> ModuleType | None:
    try:
        import resource
    except ImportError:
        return None
    return resource


def _limit(resource: ModuleType, name: str, soft: int, hard: int) -> None:
    number = getattr(resource, name, None)
    if number is None:
        return
    _, most = resource.getrlimit(number)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    # macOS refuses a limit of address space below what it has itself mapped into every process.
    with suppress(ValueError, OSError):
        resource.setrlimit(number, (soft, hard))


def _only_reads(mode: object, flags: object) -> bool:
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return False
    return not (isinstance(flags, int) and flags & _WRITING)
