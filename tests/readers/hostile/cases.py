"""A hostile file: how it is made, and what it must come to."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.readers.address.server import Site, served

SECRET = "The reviewer keeps this to herself."  # noqa: S105


@dataclass(frozen=True, slots=True)
class Canary:
    """What no reader may touch: a web server that notes each request, a file with a secret, and a pipe that would
    notice being read."""

    site: Site
    file: Path
    pipe: Path
    _descriptor: int

    @property
    def web(self) -> str:
        """An address that answers; a path may follow."""
        return self.site.address("")

    @property
    def uri(self) -> str:
        """The secret file, as an address."""
        return self.file.as_uri()

    @property
    def references(self) -> tuple[str, ...]:
        """Addresses of all that must not be touched."""
        return (f"{self.web}/canary", self.uri, self.pipe.as_uri(), str(self.file), str(self.pipe))

    def touched(self) -> list[str]:
        """What was touched; nothing, if all is well."""
        found = self.site.paths[:]
        self.site.requests.clear()
        left = os.read(self._descriptor, 1024).decode()
        os.write(self._descriptor, SECRET.encode())
        return found if left == SECRET else [*found, str(self.pipe)]


@contextmanager
def canary_in(folder: Path) -> Iterator[Canary]:
    """A canary whose files are in `folder`."""
    file, pipe = folder / "secret.txt", folder / "secret.pipe"
    file.write_text(SECRET, encoding="utf-8")
    os.mkfifo(pipe)
    descriptor = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    os.write(descriptor, SECRET.encode())
    try:
        with served() as site:
            site.put("/canary", SECRET.encode())
            yield Canary(site, file, pipe, descriptor)
    finally:
        os.close(descriptor)


Content = bytes | str
Make = Content | Callable[[Canary], Content]


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file by its `name`, whose suffix counts. It is read, with `text` in it and `remark` in what is said of
    the reading; or refused in a sentence that `sentence` (a regular expression) matches. Where both are given, either
    will do."""

    title: str
    name: str
    make: Make
    text: str | None = None
    sentence: str | None = None
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.name.rpartition('.')[2]}: {self.title}"

    def data(self, canary: Canary) -> bytes:
        """The file's bytes, made now: some are large."""
        content = self.make(canary) if callable(self.make) else self.make
        return content.encode() if isinstance(content, str) else content


def reads(title: str, name: str, make: Make, text: str = "Lower Quay", remark: str = "") -> Case:
    return Case(title, name, make, text, None, remark)


def refuses(title: str, name: str, make: Make, sentence: str) -> Case:
    return Case(title, name, make, None, sentence)


def either(title: str, name: str, make: Make, sentence: str, text: str = "") -> Case:
    return Case(title, name, make, text, sentence)
