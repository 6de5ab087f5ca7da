"""Upgrading an older library, by a migration that is made up here and remakes a table."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import db
from annotator.domain.article import Article
from annotator.domain.claim import Status
from db import upgrade
from db.backup import verify
from db.engine import connect
from db.errors import LibraryDamaged, LibraryForeign, LibraryLocked, LibraryReadOnly
from db.schema import REVISION
from db.store import Store
from tests.db.conftest import give, mark

NEXT = f"{int(REVISION) + 1:04}"
HEAD = f'''
"""Made up for a test."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{REVISION}"
branch_labels = None
depends_on = None


def upgrade() -> None:
'''
REMAKES_CLAIM = """
    with op.batch_alter_table("claim", recreate="always") as claim:
        claim.add_column(sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
"""
BREAKS_OFF = f"""{REMAKES_CLAIM}
    op.drop_table("draft")
    op.drop_table("nowhere")
"""
LOSES_CLAIMS = """
    op.execute("DELETE FROM claim")
"""
Newer = Callable[[str], None]


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newer:
    """Makes the program one whose newest migration does what is given."""

    def become(migration: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(Path(db.__file__).with_name("migrations"), folder)
        (folder / "versions" / f"{NEXT}_made_up.py").write_text(HEAD + migration)
        settings = upgrade.config()
        settings.set_main_option("script_location", str(folder).replace("%", "%%"))
        monkeypatch.setattr(upgrade, "config", lambda: settings)
        for module in ("db.upgrade", "db.store"):
            monkeypatch.setattr(f"{module}.REVISION", NEXT)

    return become


@pytest.fixture
def old(store: Store, library: Path, article: Article) -> Path:
    give(store, article, mark(store, article, "three years late"), Status.VERIFIED)
    store.close()
    return library


def backups(library: Path) -> list[Path]:
    return sorted(library.parent.glob(f"library.before-upgrade-from-{REVISION}.*.sqlite"))


def dump(library: Path) -> list[str]:
    with closing(sqlite3.connect(library)) as sql:
        return list(sql.iterdump())


def test_an_older_library_is_backed_up_then_upgraded(old: Path, article: Article, newer: Newer) -> None:
    before = dump(old)
    newer(REMAKES_CLAIM)
    with Store.open(old) as store:
        (claim,) = store.claims(article.id)
        assert claim.status is Status.VERIFIED
        assert claim.passages[0].exact == "three years late"
        give(store, article, claim, Status.DISPUTED)
    with closing(connect(old)) as sql:
        assert sql.execute("SELECT weight FROM claim").fetchall() == [(1,)]
        assert sql.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEXT,)]
        assert sql.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError):
            sql.execute("DELETE FROM claim")
    (kept,) = backups(old)
    verify(kept)
    assert dump(kept) == before
    assert kept.stat().st_mode & 0o777 == 0o600
    assert old.stat().st_mode & 0o777 == 0o600


def test_an_upgraded_library_is_not_upgraded_again(old: Path, newer: Newer) -> None:
    newer(REMAKES_CLAIM)
    for _ in range(2):
        Store.open(old).close()
    assert len(backups(old)) == 1


def test_a_table_made_anew_keeps_its_checks(old: Path, newer: Newer) -> None:
    newer(REMAKES_CLAIM)
    Store.open(old).close()
    with closing(connect(old)) as sql, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        sql.execute("UPDATE claim SET status = 'perhaps'")


def test_an_upgrade_that_breaks_off_changes_nothing(old: Path, newer: Newer) -> None:
    before = old.read_bytes()
    newer(BREAKS_OFF)
    with pytest.raises(Exception, match="no such table: nowhere"):  # a bug, so no StoreError
        Store.open(old)
    assert old.read_bytes() == before
    assert len(backups(old)) == 1


def test_an_upgrade_that_would_tear_parts_from_their_claims_changes_nothing(old: Path, newer: Newer) -> None:
    before = old.read_bytes()
    newer(LOSES_CLAIMS)
    with pytest.raises(LibraryDamaged, match="was not upgraded"):
        Store.open(old)
    assert old.read_bytes() == before


def test_a_read_only_older_library_is_neither_backed_up_nor_upgraded(old: Path, newer: Newer) -> None:
    old.chmod(0o444)
    before = old.read_bytes()
    newer(REMAKES_CLAIM)
    with pytest.raises(LibraryReadOnly, match="cannot be upgraded"):
        Store.open(old)
    assert old.read_bytes() == before
    assert backups(old) == []


def test_a_locked_older_library_stays_as_it_is(old: Path, newer: Newer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine.BUSY_SECONDS", 0.1)
    newer(REMAKES_CLAIM)
    with closing(connect(old)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryLocked):
            Store.open(old)
        other.execute("ROLLBACK")
    Store.open(old).close()


def test_a_revision_that_nobody_knows_is_newer(old: Path, newer: Newer) -> None:
    newer(REMAKES_CLAIM)
    with closing(connect(old)) as sql:
        sql.execute("UPDATE alembic_version SET version_num = ?", (f"{int(NEXT) + 1:04}",))
    with pytest.raises(LibraryForeign, match="newer version"):
        Store.open(old)
    assert backups(old) == []
