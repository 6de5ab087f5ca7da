"""The real window, off screen, on a copy of a workload's library."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.app import application, build_window
from annotator.settings import Settings
from annotator.ui.main_window import MainWindow
from benchmarks.measuring import Bench, Painting, longest_stall, run_until, turn
from benchmarks.workload import REVIEWER

_SIZE = QSize(1440, 900)
_REST = 0.25  # seconds


class Stage:
    """A window that is shown and painted, with nothing open."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        application()
        library = bench.workload.copy(bench.folder)
        settings = Settings(bench.folder / "settings.ini", REVIEWER, library, theme="light")
        self.window: MainWindow = build_window(library, settings)
        self.window.resize(_SIZE)
        self.article = self.window.article_pane.view
        self.table = self.window.claims_pane.table
        Painting(bench, self.window).after(self.window.show)
        self.window.activateWindow()
        self.rest()

    def painting(self, *widgets: QWidget) -> Painting:
        """A watch on these widgets; on article and table where none are named."""
        return Painting(self.bench, *(widgets or (self.article.viewport(), self.table.viewport())))

    def open(self) -> None:
        """Open the workload's article, and wait until everything that follows is done."""
        self.window.open_article(self.bench.workload.article)
        self.settle()

    def settle(self) -> None:
        """Wait until the text is laid out to its end and the workers are done."""
        document = self.article.document()
        run_until(lambda: document.lastBlock().layout().lineCount() > 0)
        self.rest()
        run_until(lambda: not self.window.jobs.busy)
        self.rest()

    def rest(self) -> None:
        """Give the window a moment for what it does later."""
        longest_stall(self.bench, _REST)

    def act(self, name: str) -> Callable[[], None]:
        """The action of that name, as its key triggers it."""
        return self.window.commands[name].trigger

    def shows(self, offset: int) -> bool:
        """Whether the character at `offset` is in sight."""
        return bool(self.article.range_rects(offset, offset + 1))

    def highlighted(self) -> bool:
        """Whether what is in sight at the text's beginning has its highlights."""
        workspace, document = self.window.workspace, self.article.document()
        shown = [at for at, block in enumerate(workspace.version.blocks[:3]) if self.shows(block.start)]
        held = [at for at in shown if workspace.marks is not None and workspace.marks.in_block(at)]
        return bool(shown) and all(document.findBlockByNumber(at).layout().formats() for at in held)

    def close(self) -> None:
        self.window.close()
        turn()


def type_words(field: QLineEdit, words: str, viewport: QWidget) -> None:
    """Have `words` in the field, and the viewport painted anew whether or not that changes it."""
    field.setText(words)
    viewport.update()
