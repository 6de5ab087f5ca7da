"""What every test needs: settings and window state of its own, never the user's."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of this test, which is not there yet."""
    file = tmp_path / "settings" / "settings.ini"
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(file))
    monkeypatch.delenv("ANNOTATOR_LIBRARY", raising=False)
    monkeypatch.delenv("ANNOTATOR_REVIEWER", raising=False)
    return file
