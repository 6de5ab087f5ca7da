"""Saved copies: read to be seen beside a claim, searched for a quote, captured from an address. The functions are a
worker's: they open the library for themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from annotator.domain.article import ArticleDraft, Version, version_from
from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import Capture, Evidence, KeptFile, Source
from annotator.domain.sentences import Range
from annotator.domain.times import now
from annotator.readers.copies import PICTURES, may_be_read, read_every_way, stand_in, suffix_of
from annotator.workspace.jobs import Jobs, Progress
from db.store import Store


class ReadCopy(NamedTuple):
    """A saved copy as a reader has read it, and the places of the quote that was looked for, in code points. Of a web
    page it is the reading that the quote stands in; `remarks` are a reader's sentences on it."""

    version: Version
    direction: str
    places: tuple[Range, ...]
    remarks: tuple[str, ...] = ()


class Caught(NamedTuple):
    """A page that was captured and is kept: its file, the capture, and the address it came from in the end."""

    file: KeptFile
    capture: Capture


def read_copy(library: Path, file: KeptFile, quote: str, progress: Progress) -> ReadCopy:
    """Read the kept file by a process apart, and find the quote in it. Raises an AnnotatorError."""
    with Store.open(library, make=False) as store:
        data = store.files.read(file.sha256)
    progress.check()
    return _found(read_every_way(data, file.name, progress), quote)


def places_of(version: Version, quote: str, _: Progress) -> tuple[Range, ...]:
    """The places of the quote in a copy that has been read."""
    from annotator.readers.quoted import find_quote

    return tuple(find_quote(version.text, quote))


def stands_in(library: Path, file: KeptFile, quotes: Iterable[str], progress: Progress) -> dict[str, bool]:
    """Of each quote, whether it stands in the kept file, in any reading of it. Raises an AnnotatorError."""
    with Store.open(library, make=False) as store:
        data = store.files.read(file.sha256)
    progress.check()
    return stand_in(data, file.name, quotes, progress)


def capture(library: Path, address: str, allow_private: bool, progress: Progress) -> Caught:
    """Fetch what is at the address, keep it, and say what a source needs of it. Raises an AnnotatorError, of which
    PrivateAddress says that it is for the reviewer to decide."""
    from annotator.readers.address.capture import capture_page

    captured = capture_page(address, allow_private=allow_private, check=progress.check)
    with Store.open(library, make=False) as store:
        store.files.keep(captured.data, progress.check)
    return Caught(captured.file, captured.capture)


def is_picture(file: KeptFile) -> bool:
    """Whether the copy is a picture that can be shown."""
    return suffix_of(file) in PICTURES or file.media_type.partition("/")[0] == "image"


def _found(drafts: list[ArticleDraft], quote: str) -> ReadCopy:
    from annotator.readers.quoted import find_quote

    for draft in drafts if quote else ():
        if places := find_quote(draft.text, quote):
            return _copy(draft, tuple(places))
    return _copy(drafts[0], ())


def _copy(draft: ArticleDraft, places: tuple[Range, ...]) -> ReadCopy:
    return ReadCopy(version_from(draft, 1, now()), draft.direction, places, tuple(draft.remarks))


@dataclass(frozen=True, slots=True)
class _Asked:
    file: KeptFile
    quotes: frozenset[str]


class QuotesFound(QObject):
    """Whether quotes stand in the saved copies of their sources: asked once of each file and quote, one file after the
    other. A copy that no reader can read is asked no more."""

    changed = Signal()

    def __init__(self, library: Path, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._known: dict[tuple[str, str], bool] = {}
        self._unreadable: set[str] = set()
        self._waiting: dict[str, _Asked] = {}
        self._busy = False

    def stands(self, use: Evidence, source: Source) -> bool | None:
        """Whether the quote stands in the copy; None where there is no quote or no copy, or it is not known."""
        if not use.quote or source.file is None:
            return None
        return self._known.get((source.file.sha256, use.quote))

    def learn(self, sha256: str, quote: str, stands: bool) -> None:
        """It has been seen whether the quote stands there."""
        if quote and self._known.get((sha256, quote)) is not stands:
            self._known[sha256, quote] = stands
            self.changed.emit()

    def ask(self, evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> None:
        """Find out about these, what is not known, in a worker; `changed` follows."""
        for use in evidence:
            file = sources[use.source_id].file if use.source_id in sources else None
            if file is None or not use.quote or (file.sha256, use.quote) in self._known:
                continue
            if file.sha256 not in self._unreadable and may_be_read(file):
                before = self._waiting.get(file.sha256)
                quotes = before.quotes if before else frozenset()
                self._waiting[file.sha256] = _Asked(file, quotes | {use.quote})
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        asked = self._waiting.pop(next(iter(self._waiting)))
        self._busy = True
        job = self._jobs.run(stands_in, self._library, asked.file, asked.quotes)
        job.done.connect(partial(self._answered, asked.file.sha256))
        job.failed.connect(partial(self._failed, asked.file.sha256))
        job.crashed.connect(partial(self._failed, asked.file.sha256))

    def _answered(self, sha256: str, stands: Mapping[str, bool]) -> None:
        self._known.update({(sha256, quote): found for quote, found in stands.items()})
        self._go_on()
        self.changed.emit()

    def _failed(self, sha256: str, _: AnnotatorError) -> None:
        self._unreadable.add(sha256)  # what opens it says why
        self._go_on()

    def _go_on(self) -> None:
        self._busy = False
        self._next()
