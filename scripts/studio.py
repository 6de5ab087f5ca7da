"""The window that pictures are taken of, on a library of its own, driven through the sample review."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

import resources
from annotator.app import build_window
from annotator.domain.claim import Claim, Status
from annotator.domain.correcting import propose_correction
from annotator.domain.times import now
from annotator.readers import read, read_file
from annotator.settings import Settings
from annotator.ui.demo import SAMPLE, Demonstration
from annotator.ui.main_window import MainWindow
from annotator.workspace.sources import FileSource

Found = TypeVar("Found", bound=QWidget)
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

# What the author has done to the sample since: what stood there, and what does now.
EDITS = (
    ("38 percent more than", "33 percent more than"),
    ("runs 3.2 kilometres (2 miles)", "runs 3.4 kilometres (2.1 miles)"),
    (
        " Residents of the Quayside district have complained of cracked walls since boring began, and one insurer has "
        "reportedly stopped writing policies there.",
        "",
    ),
    ("on 27 March. Mayor", "on 27 March. The vote was put off twice in February. Mayor"),
)
TAKEN_UP = ("Construction took 71 months", "Engineers expect")  # the paragraph that now stands before the other
CORRECTIONS = {4: "33 percent more than the $310 million the council approved in 2019"}
WORD_DOCUMENT = Path(__file__).parents[1] / "tests" / "data" / "sources" / "libreoffice.docx"


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

    def update(self) -> MainWindow:
        """The window on the page of an update: the sample's next version, or that version again."""
        window = self.window
        if len(window.workspace.article.versions) == 1:
            self.rest()
            for number, wording in CORRECTIONS.items():
                self._propose(self.claim(number), wording)
            file = self.folder / "harbour-tunnel-2.md"
            file.write_text(edited(resources.text(SAMPLE)), "utf-8")
            self._shown(lambda: window.updating.update_from(FileSource(file)))
        else:
            self._shown(window.commands["actionVersions"].trigger)
        return window

    def _propose(self, claim: Claim, wording: str) -> None:
        workspace = self.window.workspace
        workspace.do(lambda: propose_correction(workspace.article, claim, wording, by=workspace.reviewer, at=now()))

    def _shown(self, begin: Callable[[], object]) -> None:
        """Begin, and wait for the page."""
        loop, updating, refused = QEventLoop(), self.window.updating, list[str]()
        updating.page_shown.connect(loop.quit)
        updating.refused.connect(refused.append)
        updating.refused.connect(loop.quit)
        begin()
        loop.exec()
        if refused:
            raise SystemExit(refused[0])
        wait()

    def open_document(self) -> MainWindow:
        """The window on a Word document with notes, a claim made where one of them hangs."""
        window = self.window
        window.resize(LARGE[0], SMALL[1])
        window.open_article(window.workspace.add_article(read_file(WORD_DOCUMENT)))
        version = window.workspace.version
        note = version.suggestions[0]
        window.workspace.mark_claim(note.start, note.end, Status.UNCHECKED)
        wait()
        return window


def part(whole: QWidget, kind: type[Found], name: str) -> Found:
    """The widget of that name in the window or dialog."""
    found = whole.findChild(kind, name)
    if not isinstance(found, kind):
        raise SystemExit(f"There is no {name}.")
    return found


def edited(text: str) -> str:
    """The sample as its author has edited it since."""
    for before, after in EDITS:
        if before not in text:
            raise SystemExit(f"The sample does not say “{before}” any more.")
        text = text.replace(before, after)
    paragraphs = text.split("\n\n")
    taken, before = (next(p for p in paragraphs if p.startswith(begins)) for begins in TAKEN_UP)
    paragraphs.remove(taken)
    paragraphs.insert(paragraphs.index(before), taken)
    return "\n\n".join(paragraphs)


def wait(milliseconds: int = 400) -> None:
    """Let the window lay out, paint and count."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def grabbed(widget: QWidget, rect: QRect | None = None) -> QImage:
    return (widget.grab() if rect is None else widget.grab(rect)).toImage()
