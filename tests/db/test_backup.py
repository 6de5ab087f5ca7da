"""Backups: whole, verified, and never in place of something better."""

import os
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import Refused
from db import backup as module
from db.backup import backup, backup_before_upgrade, newest_good, restore, roll, rolling, verify
from db.check import check
from db.engine import connect
from db.errors import LibraryDamaged, LibraryForeign, LibraryLocked, LibraryMissing, LibraryReadOnly, LibraryUnreachable
from db.store import Store
from tests.db.conftest import mark


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != "settings")


def test_a_backup_is_the_library_its_owners_alone(store: Store, library: Path, article: Article) -> None:
    mark(store, article, "three years late")
    copy = backup(library, library.with_name("copy.sqlite"))
    assert copy.stat().st_mode & 0o777 == 0o600
    assert check(copy) == []
    with Store.open(copy) as other:
        assert other.review(article.id) == store.review(article.id)
    assert names(library.parent) == ["copy.sqlite", "library.sqlite"]


def test_a_backup_may_be_made_while_the_library_is_read(store: Store, library: Path, article: Article) -> None:
    with closing(connect(library)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM article").fetchall()
        backup(library, library.with_name("copy.sqlite"))


def test_a_damaged_library_takes_no_backups_place(store: Store, library: Path, article: Article) -> None:
    copy = backup(library, library.with_name("copy.sqlite"))
    good = copy.read_bytes()
    store.close()
    data = bytearray(library.read_bytes())
    data[4096 * 3 : 4096 * 5] = b"\x5a" * 8192
    library.write_bytes(data)
    with pytest.raises(LibraryDamaged):
        backup(library, copy)
    assert copy.read_bytes() == good
    assert names(library.parent) == ["copy.sqlite", "library.sqlite"]


def test_a_folder_that_is_not_there_is_said(store: Store, library: Path) -> None:
    with pytest.raises(LibraryUnreachable, match="cannot be written"):
        backup(library, library.parent / "nowhere" / "copy.sqlite")


def test_a_backup_before_an_upgrade_is_named_after_moment_and_revision(store: Store, library: Path) -> None:
    copy = backup_before_upgrade(library, "0001")
    assert copy.parent == library.parent
    assert copy.name.startswith("library.before-upgrade-from-0001.")
    verify(copy)


def test_what_is_no_database_is_not_verified(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("no database " * 1000)
    with pytest.raises(LibraryDamaged):
        verify(words)


def spoil(library: Path) -> None:
    data = bytearray(library.read_bytes())
    data[4096 * 3 : 4096 * 5] = b"\x5a" * 8192
    library.write_bytes(data)


def later(library: Path, hours: float) -> datetime:
    """A moment some hours after the newest rolling backup, at which the library was written, too."""
    newest = max(one.stat().st_mtime for one in [library, *rolling(library)])
    moment = newest + hours * 3600
    os.utime(library, (moment, moment))
    return datetime.fromtimestamp(moment, UTC)


def rolled(library: Path, at: datetime) -> Path:
    """The backup that was due at that moment, of that moment."""
    made = roll(library, at=at)
    assert made is not None
    os.utime(made, (at.timestamp(), at.timestamp()))
    return made


def test_three_rolling_backups_are_kept_the_newest_first(store: Store, library: Path, article: Article) -> None:
    other = library.with_name("library-2.backup.20260101T000000Z.sqlite")
    for mine in (other, library.with_name("library.backup.mine.sqlite")):
        mine.write_bytes(b"not one of them")
    backup_before_upgrade(library, "0001")
    made = [rolled(library, later(library, 1.5)) for _ in range(5)]
    assert rolling(library) == made[:1:-1]
    assert all(check(one) == [] and one.stat().st_mode & 0o777 == 0o600 for one in rolling(library))
    assert len(names(library.parent)) == 1 + 2 + 1 + 3 and other.exists()


def test_none_is_due_within_the_hour_or_without_a_change(store: Store, library: Path, article: Article) -> None:
    first = rolled(library, later(library, 1.5))
    soon = later(library, 0.9)
    assert roll(library, at=soon) is None and roll(library, at=soon, closing=True) is None
    moment = first.stat().st_mtime
    os.utime(library, (moment, moment))
    assert roll(library, at=datetime.fromtimestamp(moment, UTC) + timedelta(days=2)) is None
    assert roll(library, at=later(library, 1.1)) is not None


def test_a_large_library_is_backed_up_at_closing_alone(
    store: Store, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGE", library.stat().st_size - 1)
    assert roll(library) is None
    assert roll(library, closing=True) is not None


def test_a_damaged_library_costs_no_rolling_backup_and_the_newest_good_is_known(
    store: Store, library: Path, article: Article
) -> None:
    assert newest_good(library) is None
    made = [rolled(library, later(library, 1.5)) for _ in range(3)]
    store.close()
    spoil(library)
    with pytest.raises(LibraryDamaged):
        roll(library, at=later(library, 1.5))
    assert rolling(library) == made[::-1]
    spoil(made[2])
    assert newest_good(library) == made[1]


def test_a_restored_library_is_the_backup_and_what_was_there_is_kept(
    store: Store, library: Path, article: Article
) -> None:
    mark(store, article, "three years late")
    copy = backup(library, library.with_name("copy.sqlite"))
    then = store.review(article.id)
    mark(store, article, "900 lorries")
    since = store.review(article.id)
    aside = restore(library, copy, force=True)
    with pytest.raises(LibraryUnreachable, match="moved or deleted"):
        mark(store, article, "Nobody was hurt")
    store.close()
    assert aside is not None and aside.parent == library.parent
    for path, expected in ((library, then), (aside, since), (copy, then)):
        assert check(path) == [] and path.stat().st_mode & 0o777 == 0o600
        with Store.open(path) as opened:
            assert opened.review(article.id) == expected
    assert names(library.parent) == sorted(["copy.sqlite", "library.sqlite", aside.name])
    again = restore(library, copy, force=True)
    assert again is not None and again != aside and aside.exists()


def test_a_backup_is_restored_where_no_library_is(store: Store, library: Path, article: Article) -> None:
    copy = backup(library, library.with_name("copy.sqlite"))
    elsewhere = library.parent / "new" / "other.sqlite"
    assert restore(elsewhere, copy) is None
    with Store.open(elsewhere) as other:
        assert other.review(article.id) == store.review(article.id)


def test_a_damaged_library_with_its_unfinished_change_makes_way(store: Store, library: Path, article: Article) -> None:
    copy = backup(library, library.with_name("copy.sqlite"))
    store.close()
    library.write_bytes(b"SQLite format 3\0" + b"\x5a" * 8192)
    journal = library.with_name("library.sqlite-journal")
    journal.write_bytes(b"what another program left")
    aside = restore(library, copy, force=True)
    assert aside is not None and aside.read_bytes().endswith(b"\x5a" * 8192)
    assert not journal.exists() and check(library) == []


def test_what_is_no_sound_backup_is_not_restored(store: Store, library: Path, article: Article) -> None:
    copy = backup(library, library.with_name("copy.sqlite"))
    before = library.read_bytes()
    with pytest.raises(Refused, match="--force"):
        restore(library, copy)
    with pytest.raises(Refused, match="the library itself"):
        restore(library, library, force=True)
    with pytest.raises(LibraryMissing):
        restore(library, library.with_name("nowhere.sqlite"), force=True)
    with closing(connect(copy)) as sql:
        sql.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryForeign, match="newer version"):
        restore(library, copy, force=True)
    with closing(connect(copy)) as sql:
        sql.execute("PRAGMA application_id = 7")
    with pytest.raises(LibraryForeign, match="another program"):
        restore(library, copy, force=True)
    copy = backup(library, library.with_name("copy.sqlite"))
    spoil(copy)
    with pytest.raises(LibraryDamaged):
        restore(library, copy, force=True)
    assert library.read_bytes() == before
    assert names(library.parent) == ["copy.sqlite", "library.sqlite"]


def test_a_library_in_use_or_read_only_or_of_another_program_stays(
    store: Store, library: Path, article: Article
) -> None:
    copy = backup(library, library.with_name("copy.sqlite"))
    with closing(connect(library)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryLocked):
            restore(library, copy, force=True)
    library.chmod(0o400)
    with pytest.raises(LibraryReadOnly):
        restore(library, copy, force=True)
    library.chmod(0o600)
    with closing(connect(library)) as sql:
        sql.execute("PRAGMA application_id = 7")
    with pytest.raises(LibraryForeign):
        restore(library, copy, force=True)
    assert names(library.parent) == ["copy.sqlite", "library.sqlite"]
