"""The installed PySide6 keeps count of its references: 6.12.0 on Python 3.11 loses one of None at every void call."""

import os
import subprocess
import sys

VOID_CALLS = """
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

application = QGuiApplication([])
document = QTextDocument("ferry")
cursor = QTextCursor(document)
for call in range(100_000):
    cursor.setPosition(call % 5)
print(cursor.position())
"""


def test_100_000_void_calls_do_not_abort_the_interpreter() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", VOID_CALLS], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "4\n"), done.stderr
