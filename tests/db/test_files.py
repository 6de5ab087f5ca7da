"""Files kept whole: what a version was read from, and copies of sources, of any size."""

import hashlib
import io
import os
import random
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import Refused
from db.check import check
from db.engine import connect
from db.errors import LibraryDamaged, StoreError
from db.intake import CHUNK
from db.store import Store


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 9 * CHUNK + 7])
def test_a_file_comes_back_byte_for_byte(store: Store, size: int) -> None:
    data = random.Random(size).randbytes(size)
    sha256 = store.files.keep(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert store.files.holds(sha256)
    assert store.files.read(sha256) == data


def test_it_is_kept_once_however_often_it_comes(store: Store, library: Path) -> None:
    for _ in range(3):
        store.files.keep(b"The same proof. " * 1000)
    with closing(sqlite3.connect(library)) as sql:
        assert sql.execute("SELECT COUNT(*) FROM file").fetchone() == (1,)
        assert sql.execute("SELECT COUNT(*), SUM(LENGTH(data)) < 1000 FROM file_chunk").fetchone() == (1, 1)


class Cancelled(Exception):
    """What a caller raises to stop."""


def test_one_that_was_broken_off_counts_for_nothing_and_can_be_kept_again(store: Store, library: Path) -> None:
    data = random.Random(2).randbytes(20 * CHUNK)
    sha256 = hashlib.sha256(data).hexdigest()

    def cancel() -> None:
        if chunks_in(library):
            raise Cancelled

    with pytest.raises(Cancelled):
        store.files.keep(data, cancel)
    assert 0 < chunks_in(library) < 20
    assert not store.files.holds(sha256)
    with pytest.raises(StoreError, match="not kept"):
        store.files.read(sha256)
    assert check(library) == []
    assert store.files.keep(data) == sha256
    assert store.files.read(sha256) == data


def chunks_in(library: Path) -> int:
    with closing(sqlite3.connect(library)) as sql:
        (number,) = sql.execute("SELECT COUNT(*) FROM file_chunk").fetchone()
    return int(number)


@pytest.mark.parametrize("hurt", ["UPDATE file_chunk SET data = x'00'", "DELETE FROM file_chunk WHERE ordinal = 1"])
def test_one_that_was_tampered_with_is_not_given_out_and_the_check_names_it(
    store: Store, library: Path, hurt: str
) -> None:
    sha256 = store.files.keep(random.Random(3).randbytes(2 * CHUNK))
    assert check(library) == []
    with closing(connect(library)) as sql:
        sql.execute(hurt)
    with pytest.raises(LibraryDamaged):
        store.files.read(sha256)
    assert check(library) == [f"The kept file {sha256} is damaged."]


@pytest.mark.parametrize("size", [0, 1, CHUNK, 9 * CHUNK + 7])
def test_a_file_on_disk_is_kept_and_written_out_again(store: Store, tmp_path: Path, size: int) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(random.Random(size).randbytes(size))
    heard: list[tuple[int, int]] = []
    kept = store.files.keep_file(film, tell=lambda done, total: heard.append((done, total)))
    assert kept == (hashlib.sha256(film.read_bytes()).hexdigest(), size)
    assert heard == sorted(heard) and heard[-1] == (2 * size, 2 * size)
    assert b"".join(store.files.open_chunks(kept.sha256)) == film.read_bytes()
    out = tmp_path / "out.mp4"
    store.files.write_out(kept.sha256, out)
    assert out.read_bytes() == film.read_bytes()
    stream = io.BytesIO()
    store.files.write_out(kept.sha256, stream)
    assert stream.getvalue() == film.read_bytes()


def test_what_is_compressed_already_is_not_compressed_again(store: Store, library: Path) -> None:
    store.files.keep(random.Random(4).randbytes(CHUNK))
    store.files.keep(b"A line of a table; 12,400; 3.1; harbour\n" * 20_000)
    with closing(sqlite3.connect(library)) as sql:
        sizes = sorted(size for (size,) in sql.execute("SELECT LENGTH(data) FROM file_chunk").fetchall())
    assert sizes[0] < 20_000 and CHUNK < sizes[1] <= len(zlib.compress(random.Random(4).randbytes(CHUNK), 0))


def test_one_that_changes_while_it_is_read_is_not_kept(store: Store, library: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    for changed in (b"2" * 7 * CHUNK, b"1" * 9 * CHUNK, b"1" * 3 * CHUNK, b""):
        table.write_bytes(b"1" * 7 * CHUNK)

        def rewrite(done: int, total: int, changed: bytes = changed) -> None:
            if total // 2 < done < total:  # in the midst of writing, which reads it again
                table.write_bytes(changed)

        with pytest.raises(Refused, match="changed while it was read; it was not kept"):
            store.files.keep_file(table, tell=rewrite)
        assert not store.files.holds(hashlib.sha256(b"1" * 7 * CHUNK).hexdigest())
    table.write_bytes(b"1" * 7 * CHUNK)
    assert store.files.read(store.files.keep_file(table).sha256) == table.read_bytes()


def test_what_is_no_file_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="“nowhere” is not there"):
        store.files.keep_file(tmp_path / "nowhere")
    with pytest.raises(Refused, match="is no file that can be kept"):
        store.files.keep_file(tmp_path)
    with pytest.raises(Refused, match="cannot be read"):
        store.files.keep_file(tmp_path / ("x" * 300))


@pytest.mark.skipif(os.name != "posix", reason="no named pipes")
def test_a_pipe_is_not_waited_for(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="is no file that can be kept"):
        store.files.keep_file(tmp_path / "pipe")


def test_writing_out_replaces_nothing_unasked_and_leaves_nothing_by_halves(
    store: Store, library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    sha256 = store.files.keep(random.Random(5).randbytes(3 * CHUNK))
    taken = folder / "taken"
    taken.write_text("mine")
    with pytest.raises(Refused, match="exists already"):
        store.files.write_out(sha256, taken)
    with pytest.raises(Refused, match="was not written"):
        store.files.write_out(sha256, folder / "nowhere" / "file")
    with closing(connect(library)) as sql:
        sql.execute("UPDATE file_chunk SET data = ? WHERE ordinal = 2", (zlib.compress(bytes(CHUNK)),))
    with pytest.raises(LibraryDamaged):
        store.files.write_out(sha256, taken, force=True)
    assert [file.name for file in folder.iterdir()] == ["taken"] and taken.read_text() == "mine"
    again = store.files.keep(random.Random(6).randbytes(10))
    store.files.write_out(again, taken, force=True)
    assert taken.read_bytes() == random.Random(6).randbytes(10)


def test_others_write_between_the_parts_of_a_large_file(store: Store, library: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(random.Random(7).randbytes(20 * CHUNK))
    written = 0

    def write() -> None:
        nonlocal written
        with Store.open(library) as other:
            other.files.keep(f"Note {written}".encode())
        written += 1

    kept = store.files.keep_file(film, write)
    assert store.files.holds(kept.sha256) and written > 20

    for _ in store.files.open_chunks(kept.sha256):
        write()  # nor does whoever reads keep others from it


KEEPING = """
import resource, sys
from pathlib import Path
from db.check import check
from db.store import Store
with Store.open(sys.argv[1]) as store:
    store.files.write_out(store.files.keep(b"small"), Path(sys.argv[2] + ".small"))
    assert check(Path(sys.argv[1])) == []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept = store.files.keep_file(Path(sys.argv[2]))
    store.files.write_out(kept.sha256, Path(sys.argv[2] + ".out"))
    assert check(Path(sys.argv[1])) == []
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units")
def test_a_large_file_is_never_held_in_memory(library: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as out:
        for part in range(80):
            out.write(random.Random(part).randbytes(CHUNK))
    words = [sys.executable, "-c", KEEPING, str(library), str(film)]
    ran = subprocess.run(words, stdout=subprocess.PIPE, check=True, cwd=Path(__file__).parents[2], timeout=300)
    assert int(ran.stdout) < 40 * 1024  # KiB: half of the file
    assert (tmp_path / "film.mp4.out").read_bytes() == film.read_bytes()
