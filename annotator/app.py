"""Makes the application and its window."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.collecting import much_that_stays
from annotator.domain.errors import AnnotatorError
from annotator.settings import Settings, read_settings
from annotator.ui.crash_reporter import CrashReporter
from annotator.ui.icons import app_icon
from annotator.ui.look import make_application
from annotator.ui.main_window import MainWindow
from annotator.ui.qt_messages import log_qt_messages
from db.store import Store


def build_window(library: str | Path, settings: Settings | None = None) -> MainWindow:
    """The main window on the library, which is made where it is not there, ready to show; with the article that was
    open last. Needs a QApplication. Raises StoreError or SettingsError."""
    app = application()
    settings = settings or read_settings(library=Path(library))
    store = Store.open(library)
    with much_that_stays():
        window = MainWindow(app, store, settings, settings.file.with_name("window.ini"), build_window)
    last = window.state.last_article
    if last is not None and any(article.id == last and article.removed_at is None for article in store.articles()):
        window.open_article(last)
    return window


def application() -> QApplication:
    """The one QApplication of the process, made where it is not there yet."""
    app = QApplication.instance() or make_application(sys.argv[0])
    if not isinstance(app, QApplication):
        raise RuntimeError("this process has a QCoreApplication without widgets")
    return app


def run(library: Path, settings: Settings, file: Path | None = None, log: Path | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit code. On `file`, if given: the article that was
    read from it before, else a new one; where none was open last, on what `open_first` finds."""
    app = application()
    log_qt_messages()
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    try:
        window = build_window(library, settings)
    except AnnotatorError as error:
        _tell(app, str(error))
        raise
    windows = _Windows(window, log)
    windows.begin(file)
    return app.exec()


class _Windows:
    """The window, and whichever takes its place: each with the program's icon, and its crashes reported to the log."""

    def __init__(self, window: MainWindow, log: Path | None) -> None:
        self._log = log
        self._shown = window
        self._attend(window)

    def begin(self, file: Path | None) -> None:
        """Show the window, on the file where there is one."""
        if file is not None:
            self._shown.opening.open_file(str(file))
        elif self._shown.workspace.desk is None:
            open_first(self._shown)
        self._shown.show()

    def _attend(self, window: MainWindow) -> None:
        window.setWindowIcon(app_icon())
        if self._log is not None:
            reporter = CrashReporter(self._log, window)
            window.jobs.crashed.connect(lambda error: reporter.report(type(error), error, error.__traceback__))
            reporter.install()
        window.libraries.moved.connect(self._replace_by)

    def _replace_by(self, other: MainWindow) -> None:
        self._attend(other)
        before, self._shown = self._shown, other
        before.deleteLater()


def _tell(app: QApplication, sentence: str) -> None:
    """Say why there is no window, to somebody who may have no terminal to read it in."""
    if app.platformName() not in ("offscreen", "minimal"):
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Critical, "Annotator", "")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.exec()


def open_first(window: MainWindow) -> None:
    """What a library opens on where no article was open last: its only article, or the sample where it is empty."""
    articles = window.store.articles()
    there = [article for article in articles if article.removed_at is None]
    if len(there) == 1:
        window.open_article(there[0].id)
    elif not articles and not window.store.read_only:
        open_sample(window)


def open_sample(window: MainWindow) -> None:
    """Put the sample article into the library and open it."""
    import resources
    from annotator.readers import read_file

    sample = resources.path("samples/harbour-tunnel.md")
    window.store.files.keep(sample.read_bytes())
    window.open_article(window.workspace.add_article(read_file(sample)))


def demo(output: Path) -> None:
    """Drive the real window, off screen, through the main job on the sample article, telling each step on standard
    output. Leaves `window.png`, `report.html`, `report.json` and the library `demo.sqlite` in `output`, which is
    there; an earlier demo's are replaced."""
    from annotator.ui.demo import Demonstration

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application()
    log_qt_messages()
    library = output / "demo.sqlite"
    library.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini", "Mara Boyd", library, theme="light")
        window = build_window(library, settings)
        try:
            Demonstration(window, print).run(output)
        finally:
            window.close()
    print(f"The library: {library}")
