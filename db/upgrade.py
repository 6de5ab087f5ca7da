"""Bringing an older library up to date, after a backup of it. Alembic is imported here alone, when it is needed."""

from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from db.backup import backup_before_upgrade
from db.engine import check_header, make_engine, writing
from db.errors import LibraryDamaged, told
from db.schema import REVISION


def config() -> Config:
    """Alembic's configuration: the migrations beside this module."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return made


def is_older(revision: str) -> bool:
    """Whether the revision is one of ours that came before the newest."""
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    return revision in known and revision != REVISION


def upgrade(path: Path) -> None:
    """Back the library up, then run every migration it lacks in one transaction. Raises StoreError."""
    kept = backup_before_upgrade(path, check_header(path))
    engine = make_engine(path, read_only=False)
    try:
        with told(path), closing(engine.raw_connection()) as connection:
            # A table that a migration makes anew is dropped first, with all that refers to it still there. Within a
            # transaction SQLite would not hear of it.
            connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with writing(engine, path) as sql:
            settings = config()
            settings.attributes["connection"] = sql
            command.upgrade(settings, "head")
            if sql.exec_driver_sql("PRAGMA foreign_key_check").all():
                raise LibraryDamaged(
                    f"The library {path} is damaged: its parts do not fit together. It was not upgraded and is as it "
                    f"was; a copy of it is at {kept}."
                )
    finally:
        engine.dispose()
