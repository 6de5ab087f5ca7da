"""Files kept whole: what a version was read from."""

import hashlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import Refused
from db.check import check
from db.engine import connect
from db.errors import LibraryDamaged, StoreError
from db.files import CHUNK
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


def test_one_that_was_broken_off_counts_for_nothing_and_can_be_kept_again(store: Store) -> None:
    data = random.Random(2).randbytes(20 * CHUNK)
    calls = 0

    def cancel() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise Refused("Cancelled.")

    with pytest.raises(Refused):
        store.files.keep(data, cancel)
    sha256 = hashlib.sha256(data).hexdigest()
    assert not store.files.holds(sha256)
    with pytest.raises(StoreError, match="not kept"):
        store.files.read(sha256)
    assert store.files.keep(data) == sha256
    assert store.files.read(sha256) == data


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
