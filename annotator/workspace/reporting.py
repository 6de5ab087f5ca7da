"""Reports taken out of the library, several at once, with the saved copies beside them. The functions are a worker's:
they open the library for themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.errors import AnnotatorError
from annotator.domain.scope import Scope
from annotator.workspace.jobs import Cancelled, Progress
from db.store import Store

if TYPE_CHECKING:
    from annotator.domain.review import Review
    from annotator.reports.options import Options

_STEPS = 1000  # of the progress, for each thing written


class ReportFile(NamedTuple):
    """A report to be written: the format's name, the file's path, and whom it is for, where it is for one person."""

    format: str
    path: Path
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """The reports to be written of an article, and how. `copies` is the folder, or the zip, that the saved copies go
    to. Only what is among `replace` may be written over. Confidential sources are named only where `confidential`."""

    files: tuple[ReportFile, ...]
    scope: Scope = field(default_factory=Scope)
    language: str = "en"
    confidential: bool = False
    copies: Path | None = None
    open_when_done: bool = False
    replace: frozenset[Path] = frozenset()

    @classmethod
    def one(
        cls, format_name: str, path: str | Path, *, replace: bool = False, open_when_done: bool = False
    ) -> "ExportOrder":
        """A single report on the whole article."""
        replaced = frozenset([Path(path)] if replace else [])
        return cls((ReportFile(format_name, Path(path)),), replace=replaced, open_when_done=open_when_done)

    @property
    def targets(self) -> tuple[Path, ...]:
        """What is written, in this order: the reports, and the copies."""
        return (*(file.path for file in self.files), *([self.copies] if self.copies is not None else []))


class NotWritten(NamedTuple):
    """What was not written, and why, in a sentence."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, in order, and what was not. `cancelled` where the reviewer stopped it; `missing` is how many
    copies the library does not keep."""

    written: tuple[Path, ...]
    failed: tuple[NotWritten, ...] = ()
    cancelled: bool = False
    missing: int = 0


def options_of(store: Store, order: ExportOrder, check: Callable[[], None]) -> "Options":
    """How the reports of the order are made. Raises Refused where a setting of the house cannot be read."""
    from annotator.reports.options import house_options

    return house_options(
        store.path, store.house().settings,
        language=order.language, scope=order.scope, confidential=order.confidential, check=check,
    )  # fmt: skip


def write_reports(library: Path, article_id: str, order: ExportOrder, progress: Progress) -> Exported:
    """Write what is ordered, one after the other, each whole or not at all. Where one cannot be written the others are
    nevertheless; cancelled, those written by then stay. Raises StoreError where the article cannot be read."""
    with Store.open(library, make=False) as store:
        review = store.review(article_id)
        writing = _Writing(store, review, options_of(store, order, progress.check), order, progress)
        return writing.write()


def write_data_set(
    library: Path, articles: Sequence[str], format_name: str, path: Path, replace: bool, progress: Progress
) -> Path:
    """Write one report on all of those articles. Raises an AnnotatorError; then `path` is as it was."""
    from annotator.reports import render_many, write_whole

    with Store.open(library, make=False) as store:
        reviews = []
        for number, article in enumerate(articles):
            progress.tell(number, len(articles))
            reviews.append(store.review(article))
        options = options_of(store, ExportOrder(()), progress.check)
    data = render_many(reviews, format_name, options)
    progress.check()
    write_whole(path, data, force=replace)
    return path


class _Writing:
    """One order being carried out."""

    def __init__(
        self, store: Store, review: "Review", options: "Options", order: ExportOrder, progress: Progress
    ) -> None:
        self._store, self._review, self._options = store, review, options
        self._order, self._progress = order, progress
        self._written: list[Path] = []
        self._failed: list[NotWritten] = []
        self._missing = 0

    def write(self) -> Exported:
        total = len(self._order.targets) * _STEPS
        try:
            for number, file in enumerate(self._order.files):
                self._progress.tell(number * _STEPS, total)
                self._try(file.path, lambda file=file: self._report(file))  # type: ignore[misc]
            if self._order.copies is not None:
                self._progress.tell(total - _STEPS, total)
                self._try(self._order.copies, self._copies)
        except Cancelled:
            return self._result(cancelled=True)
        return self._result()

    def _result(self, *, cancelled: bool = False) -> Exported:
        return Exported(tuple(self._written), tuple(self._failed), cancelled, self._missing)

    def _try(self, path: Path, write: Callable[[], None]) -> None:
        try:
            write()
        except Cancelled:
            raise
        except AnnotatorError as error:
            self._failed.append(NotWritten(path, str(error)))
        else:
            self._written.append(path)

    def _report(self, file: ReportFile) -> None:
        from dataclasses import replace

        from annotator.reports import render, write_whole

        data = render(self._review, file.format, replace(self._options, addressee=file.addressee))
        self._progress.check()
        write_whole(file.path, data, force=file.path in self._order.replace)

    def _copies(self) -> None:
        from annotator.domain.copies import copies_of
        from annotator.domain.disclosure import disclosed
        from annotator.domain.scope import scoped
        from db.copies import write_copies

        order, total = self._order, len(self._order.targets) * _STEPS
        target = order.targets[-1]
        review = self._review if order.confidential else disclosed(self._review)
        missing = write_copies(
            self._store.files, copies_of(scoped(review, order.scope, history=False)), target,
            force=target in order.replace, check=self._progress.check,
            tell=lambda done, size: self._progress.tell(total - _STEPS + _STEPS * done // max(1, size), total),
        )  # fmt: skip
        self._missing = len(missing)


def target_at(order: ExportOrder, done: int) -> Path:
    """Which of the order's targets is being written when the progress has come to `done`."""
    return order.targets[min(done // _STEPS, len(order.targets) - 1)]
