"""What evidence needs of the disk: copies kept in the library, and written out of it. The functions are a worker's:
they open the library for themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import Refused
from annotator.domain.evidence import KeptFile, Kind
from annotator.workspace.jobs import Job, Jobs, Progress
from db.store import Store

_UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class ToKeep:
    """A file to be kept: the one at `path`, or what `make` returns, under that name."""

    name: str
    path: Path | None = None
    make: Callable[[], bytes] | None = None


def keep_in(jobs: Jobs, library: Path, wanted: Sequence[ToKeep]) -> Job:
    """`keep_files` in a worker. Where it ends before a file is whole, as when it is cancelled, what was written of
    that file is taken away again by a worker of its own, which nobody need wait for."""
    left: list[str] = []
    job = jobs.run(keep_files, library, wanted, left)
    job.failed.connect(lambda _: jobs.run(sweep, library, left) if left else None)
    return job


def keep_files(library: Path, wanted: Sequence[ToKeep], left: list[str], progress: Progress) -> list[KeptFile]:
    """Keep each of them, in order. Raises an AnnotatorError; then what was kept by then is used by nothing, and a
    purge takes it away; the SHA-256 of a file that was begun and is not whole is put to `left`."""
    sizes = [_size(one) for one in wanted]
    total, before, kept = 2 * sum(sizes), 0, []
    with Store.open(library, make=False) as store:
        try:
            for one, size in zip(wanted, sizes, strict=True):
                progress.tell(before, total)
                kept.append(_keep(store, one, progress, before, total))
                before += 2 * size
        finally:
            left += [store.files.begun] if store.files.begun else []
    return kept


def sweep(library: Path, left: Sequence[str], progress: Progress) -> None:
    """Take away what was written of files that are not whole. Raises a StoreError; the next purge does it then."""
    with Store.open(library, make=False) as store:
        store.bin.sweep(left, progress.check)


def write_copy(library: Path, file: KeptFile, target: Path, force: bool, progress: Progress) -> Path:
    """Write the kept file to `target`, in place of what is there where `force`, and return that. Raises an
    AnnotatorError; then `target` is as it was."""
    with Store.open(library, make=False) as store:
        store.files.write_out(file.sha256, target, force=force, check=progress.check, tell=progress.tell)
    return target


def media_type_of(name: str) -> str:
    """The media type that a file's name says."""
    from mimetypes import MimeTypes

    media_type, encoding = MimeTypes().guess_type(name)
    return media_type if media_type and not encoding else _UNKNOWN_TYPE


def kind_of_file(name: str) -> Kind:
    """The kind of source that a file of that name most likely is."""
    pictured = media_type_of(name).partition("/")[0] in ("image", "video")
    return Kind.IMAGE if pictured else Kind.DOCUMENT


def _keep(store: Store, one: ToKeep, progress: Progress, before: int, total: int) -> KeptFile:
    if one.path is not None:
        content = store.files.keep_file(
            one.path, check=progress.check, tell=lambda done, _: progress.tell(before + done, total)
        )
        return KeptFile(one.name, media_type_of(one.name), content.sha256, content.size)
    data = one.make() if one.make else b""
    if not data:
        raise Refused(f"“{one.name}” is empty; nothing was kept.")
    return KeptFile(one.name, media_type_of(one.name), store.files.keep(data, progress.check), len(data))


def _size(one: ToKeep) -> int:
    """In bytes, for the progress alone; 0 where it cannot be told."""
    try:
        return one.path.stat().st_size if one.path else 0
    except OSError:
        return 0
