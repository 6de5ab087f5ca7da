"""The real window on a real library of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.app import build_window
from annotator.settings import read_settings
from annotator.ui.main_window import MainWindow
from tests.window.calculating import with_budget
from tests.window.desk import Desk, MakeDesk, in_use


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def make_desk(qtbot: QtBot, library: Path) -> Iterator[MakeDesk]:
    """Makes desks on the library of this test, or on another; closes their windows at the end."""
    windows: list[MainWindow] = []
    own = library

    def make(
        reviewer: str = "Mara Boyd", library: Path | None = None, size: tuple[int, int] | None = (1440, 900)
    ) -> Desk:
        library = library or own
        window = build_window(library, read_settings(library=library, reviewer=reviewer))
        qtbot.addWidget(window)
        windows.append(window)
        if size is not None:
            window.resize(*size)
        window.show()
        in_use(qtbot, window)
        return Desk(qtbot, window)

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A window with the test's article open and nothing marked in it."""
    made = make_desk()
    made.open_text()
    return made


@pytest.fixture
def marked(desk: Desk) -> Desk:
    """Two claims; the row of the first is selected."""
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    desk.click_row(1)
    return desk


@pytest.fixture
def budget(desk: Desk) -> Desk:
    """What a calculation can be made of."""
    return with_budget(desk)
