"""Copies of sources: kept by a worker, and written out."""

import hashlib
from pathlib import Path

import pytest

from annotator.domain.errors import Refused
from annotator.domain.evidence import KeptFile, Kind
from annotator.workspace.evidence import ToKeep, keep_files, kind_of_file, write_copy
from annotator.workspace.jobs import Cancelled, Progress
from db.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    Store.open(path).close()
    return path


def test_files_are_kept_in_order_and_told_of_all_together(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF minutes" * 1000)
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: told.append((done, total)))
    kept = keep_files(library, [ToKeep("minutes.pdf", path), ToKeep("Image.png", make=lambda: b"png")], [], progress)
    data = path.read_bytes()
    assert kept == [
        KeptFile("minutes.pdf", "application/pdf", hashlib.sha256(data).hexdigest(), len(data)),
        KeptFile("Image.png", "image/png", hashlib.sha256(b"png").hexdigest(), 3),
    ]
    assert told == sorted(told)
    assert told[-1] == (2 * len(data), 2 * len(data))
    with Store.open(library, make=False) as store:
        assert store.files.read(kept[0].sha256) == data


def test_what_cannot_be_read_is_refused_by_name(library: Path, tmp_path: Path) -> None:
    progress = Progress(lambda done, total: None)
    for one in (ToKeep("gone.pdf", tmp_path / "gone.pdf"), ToKeep("Image.png", make=bytes)):
        with pytest.raises(Refused, match=one.name):
            keep_files(library, [one], [], progress)


def test_cancelled_nothing_is_kept(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"minutes")
    progress = Progress(lambda done, total: None)
    progress.stop()
    with pytest.raises(Cancelled):
        keep_files(library, [ToKeep("minutes.pdf", path)], [], progress)


def test_a_copy_is_written_and_nothing_overwritten_unless_that_is_wanted(library: Path, tmp_path: Path) -> None:
    progress = Progress(lambda done, total: None)
    (kept,) = keep_files(library, [ToKeep("a.txt", make=lambda: b"text")], [], progress)
    target = tmp_path / "out.txt"
    assert write_copy(library, kept, target, False, progress) == target
    target.write_bytes(b"other")
    with pytest.raises(Refused, match="exists already"):
        write_copy(library, kept, target, False, progress)
    assert target.read_bytes() == b"other"
    write_copy(library, kept, target, True, progress)
    assert target.read_bytes() == b"text"


def test_the_kind_that_a_files_name_says() -> None:
    kinds = {name: kind_of_file(name) for name in ("a.JPG", "a.mp4", "a.pdf", "a.csv", "a", "a.png.gz")}
    assert [name for name, kind in kinds.items() if kind is Kind.IMAGE] == ["a.JPG", "a.mp4"]
