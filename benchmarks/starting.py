"""One cold start: the process that `cold_start` starts. Says when it had painted, and what CPU time that took.

python -m benchmarks.starting bare
python -m benchmarks.starting empty|last LIBRARY ARTICLE
"""

import sys
import tempfile
import time
from pathlib import Path


def bare() -> None:
    """The least that a window and a library need: the two imports, and an empty window painted."""
    import sqlalchemy  # noqa: F401
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.show()
    app.processEvents()


def program(last: bool, library: Path, article: str) -> None:
    """What `annotator` does until its window is painted."""
    from annotator.collecting import much_that_stays

    with much_that_stays():
        import annotator.cli  # noqa: F401
        from annotator.app import application, build_window
        from annotator.settings import Settings
        from annotator.ui.icons import app_icon
        from annotator.ui.qt_messages import log_qt_messages
        from annotator.ui.window_state import WindowState

    app = application()
    log_qt_messages()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini", "Bench", library, theme="light")
        if last:
            WindowState(Path(folder) / "window.ini", library).last_article = article
        window = build_window(library, settings)
        window.setWindowIcon(app_icon())
        window.show()
        app.processEvents()
        if last and window.workspace.article.id != article:
            raise RuntimeError("the last article was not opened")


def main() -> None:
    kind, *rest = sys.argv[1:]
    if kind == "bare":
        bare()
    else:
        program(kind == "last", Path(rest[0]), rest[1])
    sys.stdout.write(f"{time.monotonic()} {time.process_time()}\n")


if __name__ == "__main__":
    main()
