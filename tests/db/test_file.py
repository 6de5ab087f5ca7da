"""The file: its settings, its header, its schema, and what is not opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from annotator.domain.article import Article
from db.check import check
from db.engine import connect
from db.errors import LibraryDamaged, LibraryForeign, LibraryMissing, LibraryReadOnly
from db.schema import APPLICATION_ID, REVISION, metadata
from db.store import Store
from db.upgrade import config
from tests.db.conftest import draft, mark

STORED = sorted((Path(__file__).parents[1] / "data").glob("library-*.sqlite"))


def test_the_settings_are_those_that_lose_nothing(store: Store, library: Path) -> None:
    with closing(connect(library)) as sql:
        found = {
            name: sql.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                *("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout"),
                *("application_id", "auto_vacuum"),
            )
        }
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "busy_timeout": 2000,
        "application_id": APPLICATION_ID,
        "auto_vacuum": 2,
    }
    assert library.stat().st_mode & 0o777 == 0o600


def test_the_migrations_make_the_schema_that_the_program_uses() -> None:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as sql:
        settings = config()
        settings.attributes["connection"] = sql
        command.upgrade(settings, "head")
        assert compare_metadata(MigrationContext.configure(sql), metadata) == []
        migrated = _definitions(sql)
    engine.dispose()
    fresh = sa.create_engine("sqlite://")
    with fresh.begin() as sql:
        metadata.create_all(sql)
        assert _definitions(sql) == migrated
    fresh.dispose()


def _definitions(sql: sa.Connection) -> dict[str, object]:
    """What each table is made of, in no order."""
    look = sa.inspect(sql)
    parts = (
        *(look.get_columns, look.get_check_constraints, look.get_foreign_keys),
        *(look.get_indexes, look.get_unique_constraints, look.get_pk_constraint),
    )
    tables = (name for name in look.get_table_names() if name != "alembic_version")
    return {name: [sorted(map(_plain, _listed(part(name)))) for part in parts] for name in tables}


def _plain(found: object) -> str:
    """The part in words; what SQLAlchemy made an object of would show its address."""
    if not isinstance(found, dict) or "dialect_options" not in found:
        return str(found)
    return str({**found, "dialect_options": {name: str(value) for name, value in found["dialect_options"].items()}})


def _listed(found: object) -> list[object]:
    return found if isinstance(found, list) else [found]


def test_the_library_of_every_earlier_revision_is_stored() -> None:
    assert [path.stem for path in STORED] == [f"library-{number:04}" for number in range(1, int(REVISION))]


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_stored_library_opens_and_is_sound(tmp_path: Path, stored: Path) -> None:
    copy = tmp_path / "old.sqlite"
    copy.write_bytes(stored.read_bytes())
    with Store.open(copy) as store:
        (article,) = store.articles()
        claims = store.claims(article.id)
        first = article.versions[0].number
        marked = [next(p.exact for p in claim.all_passages if p.version == first) for claim in claims]
        assert marked == ["turned on Friday", "قال الوزير نعم"]
        assert [note.text for note in claims[0].notes] == ["Asked the miller."]
        offered = store.offered(article.id, "Mara Boyd")
        assert (offered.undo or offered.redo) is not None
    assert check(copy) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE claim SET status = 'true'",
        "UPDATE claim SET about = 'weather'",
        "UPDATE passage SET state = 'somewhere'",
        "UPDATE history SET role = 'mend'",
        "UPDATE passage SET claim_id = 'nobody'",
    ],
)
def test_the_database_itself_refuses_what_is_no_word_of_ours(
    store: Store, library: Path, article: Article, wrong: str
) -> None:
    mark(store, article, "three years late")
    with closing(connect(library)) as sql, pytest.raises(sqlite3.IntegrityError):
        sql.execute(wrong)


def test_a_missing_library_is_made_only_where_asked(library: Path) -> None:
    with pytest.raises(LibraryMissing):
        Store.open(library, make=False)
    assert not library.exists()
    library.touch()
    Store.open(library).close()
    assert check(library) == []


def test_a_newer_library_is_left_as_it_is(store: Store, library: Path) -> None:
    store.close()
    with closing(connect(library)) as sql:
        sql.execute("UPDATE alembic_version SET version_num = '9999'")
    before = library.read_bytes()
    with pytest.raises(LibraryForeign, match="newer version"):
        Store.open(library)
    assert library.read_bytes() == before


def test_another_programs_file_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as sql:
        sql.execute("CREATE TABLE t (x)")
    words = tmp_path / "words.txt"
    words.write_text("This is no database, but some words.\n" * 40)
    for path, error in ((other, LibraryForeign), (words, LibraryDamaged)):
        before = path.read_bytes()
        with pytest.raises(error):
            Store.open(path)
        assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["other.sqlite", "words.txt"]


def test_a_damaged_library_is_said_and_not_written(store: Store, library: Path, article: Article) -> None:
    store.close()
    data = bytearray(library.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    library.write_bytes(bytes(data))
    with pytest.raises(LibraryDamaged), Store.open(library) as damaged:
        damaged.articles()
    assert library.read_bytes() == bytes(data)


def test_a_read_only_library_can_be_read_and_not_written(store: Store, library: Path, article: Article) -> None:
    mark(store, article, "three years late")
    store.close()
    library.chmod(0o444)
    before = library.read_bytes()
    with Store.open(library) as reader:
        assert reader.read_only
        assert len(reader.claims(article.id)) == 1
        with pytest.raises(LibraryReadOnly):
            mark(reader, article, "Nobody was hurt")
        with pytest.raises(LibraryReadOnly):
            reader.add_article(draft(), "Mara Boyd")
    assert library.read_bytes() == before


def test_a_closed_library_is_not_opened_again_by_using_it(store: Store, article: Article) -> None:
    store.close()
    for use in (
        store.articles,
        lambda: store.offered(article.id, "Mara Boyd"),
        lambda: store.undo(article.id, "Mara Boyd"),
        lambda: store.drafts.left("Mara Boyd"),
        store.data_version_if_free,
    ):
        with pytest.raises(RuntimeError, match="is closed"):
            use()
