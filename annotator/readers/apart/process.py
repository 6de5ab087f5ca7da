"""A child's life as its parent sees it: started, fed, waited for, and ended in any case."""

import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from types import TracebackType
from typing import IO, NoReturn, Self

from annotator.readers.apart import Control, wire
from annotator.readers.apart.command import command, environment
from annotator.readers.apart.limits import MEMORY, SECONDS
from annotator.readers.errors import ReaderError

POLL = 0.04  # seconds between two looks at whether the work is still wanted
_LAST_WAIT = 1  # seconds for what is about to end
_KEPT = 16_384  # bytes, of the end of what it wrote on standard error
_ABORTS = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGILL, -getattr(signal, "SIGTRAP", signal.SIGABRT)}
_MUCH = 0.5  # of its memory: a list that doubles is refused its next size when it has this much
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """What a child is to do, in words: `subject` begins a sentence, `to_do` and `done` are of its verb. `seconds` is
    how long it may take, `most_data` how many bytes it may bring."""

    subject: str
    to_do: str = "read"
    done: str = "read"
    seconds: float = SECONDS
    network: bool = False
    most_data: int = 0

    @property
    def took_too_long(self) -> ReaderError:
        return ReaderError(
            f"{self.subject} took longer than {self.seconds:.0f} seconds to {self.to_do} and was given up."
        )

    @property
    def too_much_memory(self) -> ReaderError:
        return ReaderError(f"{self.subject} needs more memory than 1 GiB to {self.to_do} and was given up.")

    @property
    def ended(self) -> ReaderError:
        return ReaderError(f"{self.subject} could not be {self.done}: its reader came to an unexpected end.")

    def not_started(self, error: OSError) -> ReaderError:
        reason = error.strerror or str(error)
        return ReaderError(f"{self.subject} could not be {self.done}: no process could be started for it ({reason}).")


def ask(task: Task, request: wire.Request, data: bytes = b"", control: Control | None = None) -> tuple[bytes, bytes]:
    """The answer of a child to `request`, not yet decoded, and the bytes beside it.

    Raises ReaderError where it takes too long, dies or cannot be started, and whatever `control` raises; the child is
    gone then.
    """
    if control is not None:
        control.check()
    with _Child(task, wire.packed(request, len(data)), data) as child:
        deadline = monotonic() + task.seconds
        while True:
            try:
                frame = child.frames.get(timeout=POLL)
                break
            except Empty:
                if monotonic() > deadline:
                    raise task.took_too_long from None
            child.look()
            if control is not None:
                control.check()
        if frame is None:
            child.fail()
        return frame


class _Child:
    """A process and the three threads that serve its pipes. It is gone when the context is left."""

    def __init__(self, task: Task, head: bytes, data: bytes) -> None:
        self._task = task
        self._process = _start(task)
        self._said = bytearray()
        self._most = 0  # bytes of memory, as far as it was seen
        self.frames: SimpleQueue[tuple[bytes, bytes] | None] = SimpleQueue()
        pipes = _piped(self._process.stdin), _piped(self._process.stdout), _piped(self._process.stderr)
        self._threads = [
            threading.Thread(target=_feed, args=(pipes[0], head, data), daemon=True),
            threading.Thread(target=self._collect, args=(pipes[1],), daemon=True),
            threading.Thread(target=self._listen, args=(pipes[2],), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(_LAST_WAIT)

    def fail(self) -> NoReturn:
        """Raises the error that says how the child ended, which has closed its output without a whole answer."""
        memory = self._await_end()
        code = self._process.poll()
        if code == -getattr(signal, "SIGXCPU", 0) != 0:
            raise self._task.took_too_long
        if code in _ABORTS and memory > _MUCH * MEMORY:
            raise self._task.too_much_memory  # a C library that gets no more gives up the process
        self._kill()
        self._threads[2].join(_LAST_WAIT)
        said = self._said.decode(errors="replace")
        _log.error("The reader of %s ended with %s: %s", self._task.subject, code, said or "it said nothing")
        raise self._task.ended

    def look(self) -> None:
        """See how much memory the child has taken, where the system says so."""
        if sys.platform == "linux":
            with suppress(OSError, IndexError, ValueError):
                status = Path(f"/proc/{self._process.pid}/status").read_text("ascii", "replace")
                self._most = max(self._most, int(status.partition("VmHWM:")[2].split()[0]) * 1024)

    def _await_end(self) -> int:
        """Wait a second for the child to end. The most memory that it took, in bytes; 0 where that is not known."""
        if sys.platform != "linux":
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_LAST_WAIT)
            return 0
        import resource

        deadline = monotonic() + _LAST_WAIT
        while monotonic() < deadline:
            ended, status, usage = os.wait4(self._process.pid, os.WNOHANG)
            if ended:
                self._process.returncode = os.waitstatus_to_exitcode(status)
                # Counted from the fork on: what is no more than this process has ever had may be this one's.
                own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                return max(self._most, usage.ru_maxrss * 1024 if usage.ru_maxrss > own else 0)
            sleep(POLL / 4)
        return self._most

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)  # the child leads a group of its own

    def _collect(self, pipe: IO[bytes]) -> None:
        frame = None
        try:
            with pipe:
                frame = wire.take_frame(pipe, self._task.most_data)
        finally:
            self.frames.put(frame)

    def _listen(self, pipe: IO[bytes]) -> None:
        with pipe:
            while piece := os.read(pipe.fileno(), _KEPT):
                self._said += piece
                del self._said[:-_KEPT]


def _start(task: Task) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, and nothing of the source is in the command
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(sys.executable).anchor,  # where no file of the user's is
            env=environment(task.network),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise task.not_started(error) from error


def _piped(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("The child was started without a pipe.")
    return pipe


def _feed(pipe: IO[bytes], *pieces: bytes) -> None:
    # A child that has ended takes no more; its end is told by its output.
    with suppress(OSError), pipe:
        for piece in pieces:
            pipe.write(piece)
