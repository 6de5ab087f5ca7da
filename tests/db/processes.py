"""Other programs at work on a library, for tests."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]


def python(*words: str, stdout: int | IO[str] | None = None, stdin: int | None = None) -> subprocess.Popen[str]:
    """This Python, with the program's modules at hand."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=environment, stdout=stdout, stdin=stdin, text=True)
