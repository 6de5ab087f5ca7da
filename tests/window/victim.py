"""A program of its own with the real window, made to be killed: `python -m tests.window.victim WHAT LIBRARY`.

It tells on standard output, one line of JSON each, what the window has acknowledged; whoever reads a line may rely on
it being in the library.
"""

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.app import build_window
from annotator.ui.main_window import MainWindow

KEYS = (Qt.Key.Key_C, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_X)


def tell(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key)
    if window.message_bar.isVisible() and window.message_bar.kind == "error":
        raise SystemExit(f"refused: {window.message_bar.text}")


def work(window: MainWindow) -> None:
    """Mark, tag, note and remove for ever; each change is told once the window has it."""
    chance, view, workspace = random.SystemRandom(), window.article_pane.view, window.workspace
    text = workspace.version.text
    starts = [at + 1 for at, character in enumerate(text) if character == " "]
    while True:
        start = chance.choice(starts)
        view.setFocus()
        view.set_selected_range(start, min(len(text), start + chance.randint(4, 40)))
        press(window, chance.choice(KEYS))
        if chance.random() < 0.3:
            window.claims_pane.details.focus_note()
            QTest.keyClicks(window.focusWidget(), "checked ")
            press(window, Qt.Key.Key_Escape)
        if chance.random() < 0.2:
            press(window, Qt.Key.Key_Delete)
        desk = workspace.desk
        assert desk is not None
        tell({"seq": desk.seq, "claims": len([c for c in desk.claims.values() if c.removed_at is None])})


def typing(window: MainWindow) -> None:
    """Type into the first claim's statement, and tell when the window says that it is saved."""
    window.checking.show_claim(window.claims_pane.model.claim_at(0).id)
    window.claims_pane.details.focus_statement()
    field = window.findChild(QPlainTextEdit, "statementEdit")
    assert field is not None
    QTest.keyClicks(field, "It opened three ye")
    until(lambda: window.status_line.saved.text().startswith("Saved"))
    tell("saved")


def until(so: Callable[[], bool]) -> None:
    """Let the window live until that is so."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.exit() if so() else None)
    timer.start(5)
    loop.exec()


def main(what: str, library: Path) -> None:
    app = QApplication([])
    window = build_window(library)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    until(window.isActiveWindow)
    tell("ready")
    {"work": work, "typing": typing}[what](window)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
