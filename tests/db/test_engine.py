"""Making and opening the file: its mode, several programs at once, and what a program that was killed has left."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.article import Article
from db import engine
from db.backup import backup
from db.check import check
from db.errors import LibraryDamaged, LibraryForeign, LibraryMissing, LibraryReadOnly, LibraryUnreachable
from db.store import Store
from tests.db.conftest import BY, draft, mark
from tests.db.processes import python

# Begins a change of so many pages that SQLite writes some of them to the file before the change is whole, then dies.
DIE_IN_THE_MIDST = """
import os, signal, sqlite3, sys
sql = sqlite3.connect(sys.argv[1], isolation_level=None)
sql.execute("PRAGMA cache_size=1")
sql.execute("BEGIN IMMEDIATE")
sql.execute("CREATE TABLE filler (x)")
for statement in sys.argv[2:]:
    sql.execute(statement)
for _ in range(200):
    sql.execute("INSERT INTO filler VALUES (zeroblob(4000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def die_in_the_midst(library: Path, *statements: str) -> None:
    assert python("-c", DIE_IN_THE_MIDST, str(library), *statements).wait() < 0
    assert library.with_name(library.name + "-journal").stat().st_size > 0


@pytest.mark.usefixtures("umask")
def test_a_library_is_its_owners_alone_whatever_the_umask(library: Path) -> None:
    Store.open(library).close()
    assert library.stat().st_mode & 0o777 == 0o600


def test_an_empty_file_becomes_a_library_of_its_owners_alone(library: Path) -> None:
    library.touch(mode=0o644)
    with Store.open(library) as store:
        store.add_article(draft(), BY)
    assert library.stat().st_mode & 0o777 == 0o600
    assert check(library) == []


@pytest.mark.parametrize(
    "name", ["my library.sqlite", "50%41 ?#&.sqlite", "مكتبة 😀.sqlite", 'it\'s "mine"; --', "caf\udce9"]
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    library = tmp_path / "a folder that is not there" / name
    with Store.open(library) as store:
        store.add_article(draft(), BY)
    with Store.open(library, make=False) as store:
        assert len(store.articles()) == 1
    assert [file.name for file in library.parent.iterdir()] == [name]


@pytest.mark.parametrize("empty", [False, True], ids=["missing", "empty"])
def test_programs_that_make_one_library_at_once_share_it(library: Path, empty: bool) -> None:
    if empty:
        library.touch()
    code = (
        "import sys; from db.store import Store; from tests.db.conftest import draft\n"
        "print(Store.open(sys.argv[1]).add_article(draft(), sys.argv[2]).id)"
    )
    running = [python("-c", code, str(library), f"Reviewer {n}", stdout=subprocess.PIPE) for n in range(4)]
    made = sorted(process.communicate()[0].strip() for process in running)
    with Store.open(library) as store:
        assert sorted(article.id for article in store.articles()) == made
    assert check(library) == []


def test_what_a_killed_program_left_half_done_is_taken_back(store: Store, library: Path, article: Article) -> None:
    mark(store, article, "three years late")
    store.close()
    before = library.read_bytes()
    die_in_the_midst(library, "UPDATE article SET title = 'Half'")
    assert library.read_bytes() != before
    with Store.open(library) as again:
        assert again.article(article.id) == article
        mark(again, article, "Nobody was hurt")
    assert check(library) == []


def test_checking_takes_back_what_was_left_half_done(store: Store, library: Path, article: Article) -> None:
    store.close()
    die_in_the_midst(library, "UPDATE article SET title = 'Half'")
    assert check(library) == []


def test_a_backup_takes_back_what_was_left_half_done(store: Store, library: Path, article: Article) -> None:
    store.close()
    die_in_the_midst(library, "UPDATE article SET title = 'Half'")
    with Store.open(backup(library, library.with_name("copy.sqlite"))) as copy:
        assert copy.article(article.id) == article


def test_a_library_that_was_half_made_is_made(library: Path) -> None:
    library.touch()
    die_in_the_midst(library, "PRAGMA application_id = 77", "CREATE TABLE article (id)")
    assert library.stat().st_size > 0
    with Store.open(library) as store:
        store.add_article(draft(), BY)
    assert check(library) == []


def test_read_only_with_a_change_half_done_says_what_to_do(store: Store, library: Path, article: Article) -> None:
    store.close()
    die_in_the_midst(library)
    library.chmod(0o444)
    before = library.read_bytes()
    with pytest.raises(LibraryReadOnly, match="make it writable"):
        Store.open(library)
    assert library.read_bytes() == before
    library.chmod(0o600)
    with Store.open(library) as again:
        assert again.article(article.id) == article


def test_another_programs_database_gets_no_file_beside_it(tmp_path: Path) -> None:
    other = tmp_path / "browser.db"
    with closing(sqlite3.connect(other)) as sql:
        sql.execute("PRAGMA journal_mode=WAL")
        sql.execute("CREATE TABLE visits (x)")
    before = other.read_bytes()
    with pytest.raises(LibraryForeign, match="another program"):
        Store.open(other)
    assert other.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["browser.db"]


@pytest.mark.parametrize("loss", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_library_without_a_version_is_damaged(store: Store, library: Path, loss: str) -> None:
    store.close()
    with closing(engine.connect(library)) as sql:
        sql.execute(loss)
    before = library.read_bytes()
    with pytest.raises(LibraryDamaged, match="does not say its version"):
        Store.open(library)
    assert library.read_bytes() == before


def test_a_library_cut_short_is_damaged(store: Store, library: Path, article: Article) -> None:
    store.close()
    data = library.read_bytes()
    library.write_bytes(data[: len(data) // 2 // 4096 * 4096])
    with pytest.raises(LibraryDamaged):
        Store.open(library)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="is a folder"):
        Store.open(tmp_path)
    for make in (True, False):
        with pytest.raises(LibraryUnreachable, match="too long"):
            Store.open(tmp_path / ("x" * 300), make=make)
    (tmp_path / "file").touch()
    with pytest.raises(LibraryUnreachable, match="cannot be made"):
        Store.open(tmp_path / "file" / "library.sqlite")
    with pytest.raises(LibraryMissing, match="is empty"):
        Store.open(tmp_path / "file", make=False)


def test_an_error_while_connecting_leaves_no_connection(tmp_path: Path) -> None:
    # An open one is said by Python 3.13, and any warning fails a test.
    words = tmp_path / "words.txt"
    words.write_text("no database " * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        engine.connect(words)
    assert sys.exc_info() == (None, None, None)
