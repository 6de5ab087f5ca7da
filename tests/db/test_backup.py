"""Backups: whole, verified, and never in place of something better."""

from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.article import Article
from db.backup import backup, backup_before_upgrade, verify
from db.check import check
from db.engine import connect
from db.errors import LibraryDamaged, LibraryUnreachable
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
