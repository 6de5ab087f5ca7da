"""Makes the application and its window."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.settings import Settings, read_settings
from annotator.ui.crash_dialog import CrashReporter
from annotator.ui.icons import icon
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import LIGHT
from db.store import Store


def build_window(library: str | Path, settings: Settings | None = None) -> MainWindow:
    """The main window on the library, which is made where it is not there, ready to show; with the article that was
    open last. Needs a QApplication. Raises StoreError or SettingsError."""
    app = application()
    settings = settings or read_settings(library=Path(library))
    store = Store.open(library)
    window = MainWindow(app, store, settings, settings.file.with_name("window.ini"))
    last = window.state.last_article
    if last is not None and any(article.id == last and article.removed_at is None for article in store.articles()):
        window.open_article(last)
    return window


def application() -> QApplication:
    """The one QApplication of the process, made where it is not there yet."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise RuntimeError("this process has a QCoreApplication without widgets")
    return app


def run(library: Path, settings: Settings, file: Path | None = None, log: Path | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit code. On `file`, if given: the article that was
    read from it before, else a new one; on the sample article where the library is empty."""
    app = application()
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    window = build_window(library, settings)
    window.setWindowIcon(icon("app", LIGHT.accent))
    if log is not None:
        reporter = CrashReporter(log, window)
        window.jobs.crashed.connect(lambda error: reporter.report(type(error), error, error.__traceback__))
        reporter.install()
    if file is not None:
        window.opening.open_file(str(file))
    elif not window.store.read_only and not window.store.articles():
        open_sample(window)
    window.show()
    return app.exec()


def open_sample(window: MainWindow) -> None:
    """Put the sample article into the library and open it."""
    import resources
    from annotator.readers import read_file

    draft = read_file(resources.path("samples/harbour-tunnel.md"))
    window.open_article(window.workspace.add_article(draft))
