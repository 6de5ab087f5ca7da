"""What a child may take: memory, time, files and, of the system, nothing.

Three fences, one behind the other. The resource limits are the system's and bind C libraries too. The audit hook binds
Python code and says what was tried. Last, once all that reading needs is imported, the number of files that may be open
is set to none: no library, in whatever language, opens a file or a socket after that.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

MEMORY = 1 << 30  # bytes of address space
SECONDS = 20  # of the processor; the parent counts those on the wall
_NETWORK = ("socket.", "ssl.", "http.client.", "urllib.Request", "ftplib.", "smtplib.", "imaplib.", "poplib.")
_NEVER = (
    *("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.kill", "pty."),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.ch", "os.lchown"),
    *("os.utime", "os.setxattr", "os.removexattr", "shutil.", "tempfile.", "sqlite3.", "webbrowser.", "winreg."),
    *("ctypes.dlopen", "ctypes.call_function", "nntplib.", "telnetlib.", "signal.pthread_kill"),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LIBRARIES = {"site-packages", "dist-packages"}


def limit_resources() -> None:
    """Limit memory and processor time of this process, for good. Where the system has no such limits (Windows), only
    the parent's clock counts."""
    try:
        import resource
    except ImportError:
        return
    _limit(resource, "RLIMIT_AS", MEMORY, MEMORY)
    _limit(resource, "RLIMIT_CPU", SECONDS, SECONDS + 1)
    _limit(resource, "RLIMIT_CORE", 0, 0)


def close_doors(*, network: bool = False, files: bool = False) -> None:
    """Refuse to Python code, for good: processes, changes to any file, reading files other than the libraries' own, and
    sockets unless `network`. Unless `files`, no more files or sockets can be opened at all, so that all imports must
    be done; a socket is a file, so `network` needs `files`.

    Whatever is refused raises PermissionError.
    """
    sys.addaudithook(_hook(_folders(sys.modules), network))
    try:
        import resource
    except ImportError:
        return
    _limit(resource, "RLIMIT_FSIZE", 0, 0)
    _limit(resource, "RLIMIT_NPROC", 0, 0)
    if not files:
        _limit(resource, "RLIMIT_NOFILE", 0, 0)


def _limit(resource: ModuleType, name: str, soft: int, hard: int) -> None:
    number = getattr(resource, name, None)
    if number is None:
        return
    _, most = resource.getrlimit(number)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    try:
        resource.setrlimit(number, (soft, hard))
    except (ValueError, OSError):
        # macOS refuses a limit of address space below what it has itself mapped into every process.
        return


def _hook(folders: tuple[str, ...], network: bool) -> Callable[[str, tuple[object, ...]], None]:
    forbidden = _NEVER if network else (*_NEVER, *_NETWORK)

    def refuse(event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            path, mode, flags = args
            if _may_open(path, mode, flags, folders):
                return
            raise PermissionError(f"This process may not open {path!r}.")
        if event.startswith(forbidden):
            raise PermissionError(f"This process may not do that ({event}).")

    return refuse


def _may_open(path: object, mode: object, flags: object, folders: tuple[str, ...]) -> bool:
    """Whether the file is only read, and is one of a library or open already."""
    if isinstance(path, int):
        return True
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return False
    if isinstance(flags, int) and flags & _WRITING:
        return False
    return isinstance(path, str | bytes) and os.path.realpath(os.fsdecode(path)).startswith(folders)


def _folders(modules: dict[str, ModuleType]) -> tuple[str, ...]:
    """The folders of the standard library and of whatever is imported, each with a separator at its end."""
    found = {Path(os.__file__).resolve().parent}
    for name, module in tuple(modules.items()):
        file = getattr(module, "__file__", None)
        if file is None or name == "__main__":
            continue
        place = Path(file).resolve().parent
        for _ in range(name.count(".") - (0 if hasattr(module, "__path__") else 1)):
            place = place.parent
        found.add(place.parent if place.parent.name in _LIBRARIES else place)
    return tuple(f"{folder}{os.sep}" for folder in found)
