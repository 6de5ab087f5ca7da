"""A library that is locked, out of reach or on a full disk: said in words, nothing half written, and it passes."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain import actions
from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.times import now
from db.backup import backup
from db.check import check
from db.errors import Conflict, LibraryLocked, LibraryUnreachable
from db.store import Store
from tests.db.conftest import BY, give, mark
from tests.db.processes import python

HOLD = """
import sqlite3, sys
sql = sqlite3.connect(sys.argv[1], isolation_level=None)
sql.execute(sys.argv[2])
sql.execute("SELECT count(*) FROM article").fetchone()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock is waited for 2 s, which one test elsewhere does; here less."""
    monkeypatch.setattr("db.engine.BUSY_SECONDS", 0.1)


class Holder:
    """Another program that holds the library by the way it began its transaction, until it is let go."""

    def __init__(self, library: Path, begin: str) -> None:
        self._process = python("-c", HOLD, str(library), begin, stdout=subprocess.PIPE, stdin=subprocess.PIPE)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"

    def let_go(self) -> None:
        self._process.communicate()


@pytest.fixture
def locked(store: Store, library: Path, article: Article) -> Iterator[Holder]:
    mark(store, article, "three years late")
    holder = Holder(library, "BEGIN EXCLUSIVE")
    yield holder
    holder.let_go()


def test_while_a_library_is_held_nothing_can_be_done_and_afterwards_everything(
    store: Store, library: Path, article: Article, locked: Holder
) -> None:
    attempts = (
        lambda: store.claims(article.id),
        lambda: store.undo(article.id, BY),
        lambda: mark(store, article, "Nobody was hurt"),
        lambda: Store.open(library),
        lambda: check(library),
        lambda: backup(library, library.with_name("copy.sqlite")),
    )
    for attempt in attempts:
        with pytest.raises(LibraryLocked, match="locked by another program") as refusal:
            attempt()
        assert ("not made" in str(refusal.value)) is (attempt in attempts[1:3]), "only of a change"
    assert store.data_version_if_free() is None
    locked.let_go()
    assert [claim.number for claim in store.claims(article.id)] == [1]
    assert store.data_version_if_free() is not None
    mark(store, article, "Nobody was hurt")
    store.undo(article.id, BY)
    assert check(library) == []
    assert {file.name for file in library.parent.iterdir() if file.is_file()} == {library.name}


def test_somebody_who_reads_for_long_holds_a_change_up_and_it_is_not_half_made(
    store: Store, library: Path, article: Article
) -> None:
    claim = mark(store, article, "three years late")
    reader = Holder(library, "BEGIN")
    before = store.review(article.id)
    with pytest.raises(LibraryLocked):
        give(store, article, claim, Status.VERIFIED)
    assert store.review(article.id) == before
    reader.let_go()
    give(store, article, claim, Status.VERIFIED)
    assert check(library) == []


def test_a_library_that_is_away_is_neither_read_nor_written_until_it_is_back(
    store: Store, library: Path, article: Article
) -> None:
    claim = mark(store, article, "three years late")
    seen = store.data_version()
    away = library.rename(library.with_name("away.sqlite"))
    with pytest.raises(LibraryUnreachable):
        give(store, article, claim, Status.VERIFIED)
    with pytest.raises(LibraryUnreachable):
        store.claims(article.id)
    assert store.data_version_if_free() is None
    assert not library.exists()
    with Store.open(away) as elsewhere:
        give(elsewhere, article, claim, Status.DISPUTED, "Theo Lin")
    away.rename(library)
    assert store.data_version() != seen
    assert store.claim(claim.id)[1].status is Status.DISPUTED
    give(store, article, store.claim(claim.id)[1], Status.VERIFIED)
    assert check(library) == []


def test_a_folder_that_is_gone_is_said(store: Store, library: Path, article: Article) -> None:
    gone = library.parent.rename(library.parent.with_name("gone"))
    with pytest.raises(LibraryUnreachable):
        mark(store, article, "three years late")
    with pytest.raises(LibraryUnreachable):
        mark(store, article, "three years late")
    gone.rename(library.parent)
    mark(store, article, "three years late")


FULL = """
import resource, sys
from pathlib import Path
from annotator.domain import actions
from annotator.domain.times import now
from db.errors import LibraryUnreachable
from db.store import Store

library, key, by = Path(sys.argv[1]), sys.argv[2], "Mara Boyd"
with Store.open(library) as store:
    (claim,) = store.claims(key)
    def note(text):
        rows = store.apply(actions.write_note(store.article(key), claim, text, by=by, at=now()), by)
        print(rows[-1].seq, flush=True)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.stat().st_size + 100_000, unlimited[1]))
    try:
        while True:
            note("x" * 20_000)
    except LibraryUnreachable as error:
        print(error, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    note("There is room again.")
"""


def test_a_file_that_may_not_grow_loses_nothing_and_grows_again(store: Store, library: Path, article: Article) -> None:
    pytest.importorskip("resource", reason="this system cannot limit the size of files")
    mark(store, article, "three years late")
    told = python("-c", FULL, str(library), article.id, stdout=subprocess.PIPE).communicate()[0].splitlines()
    *written, words, last = told
    assert len(written) >= 2
    assert "the change was not made" in words
    assert int(last) == int(written[-1]) + 1
    assert [row.seq for row in store.history(article.id)][-1] == int(last)
    assert check(library) == []


def test_a_group_is_written_whole_or_not_at_all(store: Store, library: Path, article: Article) -> None:
    before = store.review(article.id)
    changes = [
        change for start in range(40) for change in actions.mark_claim(article, start, start + 9, by=BY, at=now())
    ]
    with pytest.raises(Conflict):
        store.apply([*changes, changes[-1]], BY)  # the last passage twice
    assert store.review(article.id) == before
    assert len(store.apply(changes, BY)) == 80
    assert check(library) == []
