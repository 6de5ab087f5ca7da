import logging
from pathlib import Path

import pytest

from annotator.logs import keep_log, log_file


@pytest.mark.skipif("sys.platform != 'linux'", reason="the folder is named by a variable only there")
def test_warnings_go_to_one_file_in_the_users_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "first"))
    first = keep_log()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "second"))
    second = keep_log()
    assert keep_log() == second == log_file() and first != second
    logging.getLogger("annotator.somewhere").warning("once")
    logging.getLogger("annotator.somewhere").info("never")
    assert first.read_text(encoding="utf-8") == ""
    assert second.read_text(encoding="utf-8").count("once") == 1
    assert "never" not in second.read_text(encoding="utf-8")
    assert second.stat().st_mode & 0o777 == 0o600
