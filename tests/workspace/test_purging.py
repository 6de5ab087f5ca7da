"""What has lain in the bin for its days goes by itself: once a day, in a pause, and never over somebody's work."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from annotator.domain import article_actions
from annotator.domain.change import LIBRARY
from annotator.domain.times import now, to_moment
from annotator.workspace.jobs import Jobs
from annotator.workspace.purging import LATER_MS, Purging
from annotator.workspace.workspace import Workspace
from db.purge import Purge
from db.store import Store
from tests.db.conftest import draft
from tests.window.programs import locked

LONG_AGO = "2025-03-01T08:00:00.000000Z"


class Kept:
    """Where it is kept when the bin was last looked through."""

    purged: str | None = None


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(Store.open(tmp_path / "library.sqlite"), "Mara Boyd", Jobs())
    made.open_article(made.add_article(draft()))
    yield made
    made.stop()
    made.store.close()


def removed(workspace: Workspace, at: str = LONG_AGO) -> str:
    """An article that was put into the bin then; its id."""
    key = workspace.add_article(draft())
    workspace.change_article(key, lambda article: article_actions.remove_article(article, at=at))
    return key


def there(workspace: Workspace) -> set[str]:
    return {article.id for article in workspace.store.articles()}


def is_waiting(purging: Purging) -> bool:
    """Whether it has done what it could, and waits for another time."""
    return purging.waits_ms > LATER_MS // 2


def test_what_is_old_goes_and_nothing_younger(workspace: Workspace, qtbot: QtBot) -> None:
    old = removed(workspace)
    young = removed(workspace, to_moment(datetime.now(UTC) - timedelta(days=29)))
    purging, kept = Purging(workspace, Kept(), workspace, quiet_ms=1), there(workspace)
    with qtbot.waitSignal(purging.purged, timeout=10_000) as told:
        purging.begin()
    assert told.args is not None and isinstance(told.args[0], Purge)
    assert [one.id for one in told.args[0].articles] == [old]
    assert kept - there(workspace) == {old} and young in there(workspace)
    (row,) = [row for row in workspace.store.history(LIBRARY) if row.action == "article.purge"]
    assert (row.subject.id, row.by) == (old, "Mara Boyd")


def test_where_nothing_is_old_nothing_is_written_or_said(workspace: Workspace, qtbot: QtBot) -> None:
    removed(workspace, now())
    kept, before = Kept(), workspace.store.path.read_bytes()
    purging = Purging(workspace, kept, workspace, quiet_ms=1)
    with qtbot.assertNotEmitted(purging.purged):
        purging.begin()
        qtbot.waitUntil(lambda: kept.purged is not None)
    assert workspace.store.path.read_bytes() == before


def test_it_is_done_once_a_day(workspace: Workspace, qtbot: QtBot) -> None:
    moment = datetime(2026, 3, 14, 9, tzinfo=UTC)
    kept = Kept()
    kept.purged = to_moment(moment - timedelta(hours=23))
    purging = Purging(workspace, kept, workspace, quiet_ms=1, clock=lambda: moment)
    old = removed(workspace)
    purging.begin()
    qtbot.waitUntil(lambda: is_waiting(purging))
    assert old in there(workspace)
    kept.purged = to_moment(moment - timedelta(hours=24))
    with qtbot.waitSignal(purging.purged, timeout=10_000):
        purging.begin()
    assert old not in there(workspace) and kept.purged == to_moment(moment)


def test_not_while_somebody_is_at_work(workspace: Workspace, qtbot: QtBot) -> None:
    old, purging = removed(workspace), Purging(workspace, Kept(), workspace, quiet_ms=60_000)
    purging.begin()
    assert 0 < purging.waits_ms < 80_000
    purging.quiet_ms = 600_000
    workspace.mark_claim(0, 5)
    assert purging.waits_ms > 500_000
    assert old in there(workspace)


def test_while_another_writes_it_is_put_off_without_a_word(workspace: Workspace, qtbot: QtBot) -> None:
    old, kept = removed(workspace), Kept()
    purging = Purging(workspace, kept, workspace, quiet_ms=1)
    with locked(workspace.store.path, "IMMEDIATE"), qtbot.assertNotEmitted(purging.refused):
        purging.begin()
        qtbot.waitUntil(lambda: is_waiting(purging), timeout=20_000)
    assert kept.purged is None and old in there(workspace)
    with qtbot.waitSignal(purging.purged, timeout=10_000):
        purging.begin()
    assert old not in there(workspace)


def test_a_read_only_library_is_left_alone(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    removed(workspace)
    path = workspace.store.path
    path.chmod(0o400)
    reading, owner = Workspace(Store.open(path), "Mara Boyd", Jobs()), QObject()
    purging = Purging(reading, Kept(), owner, quiet_ms=1)
    purging.begin()
    assert purging.waits_ms < 0
    reading.stop()
    reading.store.close()
    path.chmod(0o600)


def test_what_stands_against_it_is_said_once(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    removed(workspace)
    purging = Purging(workspace, Kept(), workspace, quiet_ms=1)
    moved = workspace.store.path.rename(tmp_path / "elsewhere.sqlite")
    with qtbot.waitSignal(purging.refused, timeout=10_000) as told:
        purging.begin()
    assert told.args is not None and "library.sqlite" in told.args[0]
    moved.rename(workspace.store.path)
