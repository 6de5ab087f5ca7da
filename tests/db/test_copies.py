"""Saved copies written out of the library, into a folder or a zip."""

import hashlib
import shutil
import sqlite3
import subprocess
import tracemalloc
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.copies import SUMS, CopyOut
from annotator.domain.errors import Refused
from annotator.domain.evidence import KeptFile
from db.copies import taken, write_copies
from db.errors import LibraryDamaged
from db.store import Store

LOG, MINUTES = b"The lamp was dark for 41 nights.\n" * 3, b"Present: all.\n"


class StopError(Refused):
    """Somebody does not want it any more."""


def copies(store: Store) -> list[CopyOut]:
    """Two that are kept, and between them one that is not."""
    found = []
    for name, data in (("001 Keeper’s log.txt", LOG), ("002 Gone.txt", b"gone"), ("003 Minutes.txt", MINUTES)):
        sha256 = store.files.keep(data) if data != b"gone" else hashlib.sha256(data).hexdigest()
        found.append(CopyOut(KeptFile(name[4:], "text/plain", sha256, len(data)), name))
    return found


def test_a_folder_holds_the_copies_and_their_sums(store: Store, tmp_path: Path) -> None:
    wanted, folder = copies(store), tmp_path / "out" / "copies"
    missing = write_copies(store.files, wanted, folder)
    assert [one.name for one in missing] == ["002 Gone.txt"]
    assert sorted(path.name for path in folder.iterdir()) == ["001 Keeper’s log.txt", "003 Minutes.txt", SUMS]
    assert (folder / "001 Keeper’s log.txt").read_bytes() == LOG
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=folder, check=True, capture_output=True)


def test_a_zip_holds_the_same_in_a_folder(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "Ferry copies.zip"
    assert len(write_copies(store.files, copies(store), target)) == 1
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert archive.read("Ferry copies/003 Minutes.txt") == MINUTES
    assert names == [f"Ferry copies/{name}" for name in ("001 Keeper’s log.txt", "003 Minutes.txt", SUMS)]
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-q", target.name], cwd=tmp_path, check=True, capture_output=True)
        assert (tmp_path / "Ferry copies" / "001 Keeper’s log.txt").read_bytes() == LOG


@pytest.mark.parametrize("name", ["copies", "copies.zip"])
def test_what_is_there_is_replaced_only_where_that_is_said(store: Store, tmp_path: Path, name: str) -> None:
    wanted, target = copies(store), tmp_path / name
    write_copies(store.files, wanted, target)
    there = taken(wanted, target)
    assert there
    before = {path: path.read_bytes() for path in there}
    with pytest.raises(Refused, match="exists already and was left as it is"):
        write_copies(store.files, wanted, target)
    assert {path: path.read_bytes() for path in there} == before
    write_copies(store.files, wanted, target, force=True)


def test_a_folders_other_files_are_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    write_copies(store.files, copies(store), tmp_path)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["copies", "copies.zip"])
def test_stopped_it_leaves_no_file_that_is_not_whole(store: Store, tmp_path: Path, name: str) -> None:
    large = bytes(range(256)) * (3 * 4096)  # 3 MiB, in three chunks
    copy = CopyOut(KeptFile("b.bin", "x/y", store.files.keep(large), len(large)), "001 b.bin")
    told: list[int] = []

    def check() -> None:
        if told:
            raise StopError("Stopped.")

    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(StopError):
        write_copies(store.files, [copy], out / name, check=check, tell=lambda done, _: told.append(done))
    assert [path for path in out.rglob("*") if path.is_file()] == []


def test_progress_goes_over_all_files(store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_copies(store.files, copies(store), tmp_path / "a.zip", tell=lambda *how_far: told.append(how_far))
    total = len(LOG) + len(MINUTES)
    assert told[-1] == (total, total) and told == sorted(told)


def test_a_damaged_copy_is_not_written(store: Store, library: Path, tmp_path: Path) -> None:
    wanted = copies(store)
    with closing(sqlite3.connect(library)) as sql, sql:
        sql.execute("UPDATE file_chunk SET data = x'00'")
    with pytest.raises(LibraryDamaged):
        write_copies(store.files, wanted, tmp_path / "copies.zip")
    assert not (tmp_path / "copies.zip").exists()


def test_a_large_copy_is_never_held_whole(store: Store, tmp_path: Path) -> None:
    path, size = tmp_path / "large.bin", 64 * 1024 * 1024
    with path.open("wb") as out:
        out.truncate(size)
    content = store.files.keep_file(path)
    copy = CopyOut(KeptFile("large.bin", "x/y", content.sha256, size), "001 large.bin")
    tracemalloc.start()
    for name in ("copies", "copies.zip"):
        write_copies(store.files, [copy], tmp_path / name)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 16 * 1024 * 1024
    assert (tmp_path / "copies" / "001 large.bin").stat().st_size == size
