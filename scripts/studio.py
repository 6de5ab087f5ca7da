"""The window that pictures are taken of, on a library of its own, driven through the sample review."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from annotator.app import build_window
from annotator.domain.claim import Claim, Status
from annotator.readers import read
from annotator.settings import Settings
from annotator.ui.demo import Demonstration
from annotator.ui.main_window import MainWindow

LARGE, SMALL = (1440, 900), (1280, 720)
SELECTED = "taking a third of the traffic off the old swing bridge"
# Further articles of the library: name, text, and the quotes in it that are verified or only marked.
OTHERS = (
    (
        "bridge.md",
        "# Swing bridge stuck open for six hours\n\nBy Ola Brandt · The Port Ledger · 6 February 2025\n\n"
        "The bridge stood open from 7 a.m. to 1 p.m. on Wednesday. A bearing had failed.\n",
        ("from 7 a.m. to 1 p.m.", "A bearing had failed"),
        (),
    ),
    (
        "ferry.md",
        "# Ferry timetable doubles from May\n\nBy Ines Calder · The Port Ledger · 2 April 2025\n\n"
        "The ferry runs every ten minutes from 5 May. It carried 310,000 people last year.\n",
        ("every ten minutes",),
        ("It carried 310,000 people last year",),
    ),
    (
        "light.txt",
        "Why the lighthouse went dark\n\nBy Sam Oduya · Coast Weekly · 9 April 2025\n\n"
        "The lamp failed on Sunday night, the harbour office said.\n",
        (),
        (),
    ),
)


class Studio:
    """One window on a library of its own, driven through the sample review, in one theme."""

    def __init__(self, folder: Path, theme: str) -> None:
        self.folder = folder / theme
        self.folder.mkdir()
        library = self.folder / "port-ledger.sqlite"
        settings = Settings(self.folder / "settings.ini", "Mara Boyd", library, theme=theme)
        self.window: MainWindow = build_window(library, settings)
        self.demonstration = Demonstration(self.window, lambda _: None)
        self.demonstration.run(self.folder)
        self.sample = self.window.workspace.article.id
        self.window.activateWindow()

    def rest(self, size: tuple[int, int] = LARGE, density: str = "comfortable") -> MainWindow:
        """The window as the README shows it: claim 6 current, words selected, nothing said."""
        window = self.window
        window.viewing.choose(density=density)
        window.message_bar.clear()
        window.claims_pane.clear_filter()
        window.toolbar.find_edit.clear()
        window.resize(*size)
        wait()
        view = window.article_pane.view
        view.setFocus()
        self.show(6)
        start = window.workspace.version.text.index(SELECTED)
        view.set_selected_range(start, start + len(SELECTED))
        view.restore_place(0)
        wait()
        return window

    def claim(self, number: int) -> Claim:
        claims = self.window.workspace.standing(self.window.claims_pane.model.ids_between(0, 10_000))
        return next(claim for claim in claims if claim.number == number)

    def show(self, number: int) -> None:
        self.window.checking.show_claim(self.claim(number).id)

    def dialog(self, action: str, name: str) -> QDialog:
        """The dialog that the action opens, opened."""
        self.window.commands[action].trigger()
        wait()
        found = self.window.findChild(QDialog, name)
        if found is None:
            raise SystemExit(f"{action} opened no {name}.")
        found.resize(found.sizeHint())
        found.activateWindow()
        wait()
        return found

    def add_others(self) -> None:
        """The other articles, with their claims; the sample is open again afterwards."""
        window = self.window
        for name, text, verified, marked in OTHERS:
            window.open_article(window.workspace.add_article(read(text.encode(), name)))
            kept = window.workspace.version.text
            for quote in (*verified, *marked):
                start = kept.index(quote)
                status = Status.VERIFIED if quote in verified else Status.UNCHECKED
                window.workspace.mark_claim(start, start + len(quote), status)
        window.open_article(self.sample)


def wait(milliseconds: int = 400) -> None:
    """Let the window lay out, paint and count."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def grabbed(widget: QWidget, rect: QRect | None = None) -> QImage:
    return (widget.grab() if rect is None else widget.grab(rect)).toImage()
