"""Rolling backups: made once the reviewer pauses, in a worker, and told of where they cannot be."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.workspace.backing_up import BackingUp
from annotator.workspace.jobs import Jobs
from annotator.workspace.workspace import Workspace
from db.backup import rolling, verify
from db.store import Store
from tests.db.conftest import draft


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Workspace:
    jobs = Jobs()
    made = Workspace(Store.open(tmp_path / "library.sqlite"), "Mara Boyd", jobs)
    made.open_article(made.add_article(draft()))
    return made


def close(workspace: Workspace) -> None:
    workspace.stop()
    workspace.store.close()


def test_a_backup_is_made_once_the_reviewer_pauses(workspace: Workspace, qtbot: QtBot) -> None:
    backing_up = BackingUp(workspace, workspace, quiet_ms=1)
    path = workspace.store.path
    workspace.mark_claim(0, 5, Status.VERIFIED)
    qtbot.waitUntil(lambda: len(rolling(path)) == 1, timeout=10_000)
    close(workspace)
    backing_up.close()
    (kept,) = rolling(path)
    verify(kept)
    with Store.open(kept, make=False) as store:
        assert [claim.status for claim in store.claims(store.articles()[0].id)] == [Status.VERIFIED]


def test_without_a_change_there_is_none(workspace: Workspace) -> None:
    backing_up = BackingUp(workspace, workspace, quiet_ms=1)
    close(workspace)
    backing_up.close()
    assert rolling(workspace.store.path) == []


def test_where_it_cannot_be_made_somebody_is_told(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    backing_up = BackingUp(workspace, workspace, quiet_ms=1)
    moved = tmp_path / "elsewhere.sqlite"
    with qtbot.waitSignal(backing_up.refused, timeout=10_000) as told:
        workspace.mark_claim(0, 5)
        workspace.store.path.rename(moved)
    assert told.args is not None
    assert "library.sqlite" in told.args[0]
    close(workspace)
