"""The window on screens of several sizes and scales, each in a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.window.on_a_screen import screen_file

ROOT = Path(__file__).resolve().parents[2]


def run(folder: Path, what: str, width: int, height: int, scale: int = 1) -> None:
    platform = f"offscreen:configfile={screen_file(folder, width, height)}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": str(scale)}
    words = [sys.executable, "-m", "tests.window.on_a_screen", what]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, env=environment, cwd=folder)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 720, 1), (2560, 1440, 2)], ids=["1280x720", "at 200 % scaling"]
)
def test_everything_shows_without_clipping(tmp_path: Path, width: int, height: int, scale: int) -> None:
    run(tmp_path, "everything_fits", width, height, scale)


def test_sizes_columns_and_sorting_are_kept(tmp_path: Path) -> None:
    run(tmp_path, "sizes_are_kept", 1920, 1080)


def test_the_compact_density_shows_much_at_once(tmp_path: Path) -> None:
    run(tmp_path, "much_is_shown", 1440, 900)
