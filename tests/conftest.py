"""What every test needs: settings and window state of its own, never the user's."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# No time limit for an example: tests never assert on wall time. A run finds the same as the one before it; other
# examples are looked for with make test ARGS=--hypothesis-profile=explore.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of this test, which is not there yet."""
    file = tmp_path / "settings" / "settings.ini"
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(file))
    monkeypatch.delenv("ANNOTATOR_LIBRARY", raising=False)
    monkeypatch.delenv("ANNOTATOR_REVIEWER", raising=False)
    return file


def pytest_sessionfinish() -> None:
    """Empty the clipboard. Off screen it is kept until the process ends, when what Python has put there cannot be
    taken down any more."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
