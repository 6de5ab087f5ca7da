"""Bringing an older library up to date, after a backup of it. Alembic is imported here alone, when it is needed."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from db.backup import backup_before_upgrade
from db.engine import check_header, make_engine, writing
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
    backup_before_upgrade(path, check_header(path))
    engine = make_engine(path, read_only=False)
    try:
        with writing(engine, path) as connection:
            settings = config()
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
    finally:
        engine.dispose()
