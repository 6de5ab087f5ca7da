"""What the window opens on at its start."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.app import build_window, open_first
from annotator.domain import article_actions
from annotator.domain.times import now
from annotator.readers import read
from annotator.ui.main_window import MainWindow
from db.store import Store
from tests.cli.conftest import process_environment


def started(qtbot: QtBot, library: Path, *titles: str) -> MainWindow:
    """A window on a library that has these articles and was never shown."""
    with Store.open(library) as store:
        for title in titles:
            store.add_article(read(f"# {title}\n\nIt opened on Monday.\n".encode(), "text.md"), "Mara Boyd")
    window = build_window(library)
    qtbot.addWidget(window)
    open_first(window)
    return window


def opened(window: MainWindow) -> str | None:
    return window.workspace.article.title if window.workspace.desk else None


def test_an_empty_library_opens_on_the_sample(qtbot: QtBot, tmp_path: Path) -> None:
    window = started(qtbot, tmp_path / "library.sqlite")
    assert opened(window) == "City opens $412 million harbour tunnel two years late"


def test_a_library_with_one_article_opens_on_it(qtbot: QtBot, tmp_path: Path) -> None:
    assert opened(started(qtbot, tmp_path / "library.sqlite", "Bridge")) == "Bridge"


def test_of_several_none_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    assert opened(started(qtbot, tmp_path / "library.sqlite", "Bridge", "Ferry")) is None


def test_what_is_in_the_bin_is_not_opened(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    with Store.open(library) as store:
        article = store.add_article(read(b"# Bridge\n\nIt opened.\n", "text.md"), "Mara Boyd")
        store.apply(article_actions.remove_article(article, at=now()), "Mara Boyd")
    assert opened(started(qtbot, library)) is None
    assert opened(started(qtbot, library, "Ferry")) == "Ferry"


# Whole rooms, and single modules, that a start has no use for.
LATE = (
    *("html", "lxml", "alembic", "jinja2", "annotator.readers", "annotator.reports", "annotator.workspace.space"),
    *(
        "db.purge",
        "db.sizes",
        "db.chronicle",
        "db.importing",
        "annotator.ui.evidence.given",
        "annotator.ui.copies.page",
    ),
    *("annotator.workspace.copies", "annotator.ui.asking.entering", "annotator.ui.evidence.copies"),
)


def test_a_window_with_nothing_open_loads_what_it_shows_and_no_more(tmp_path: Path) -> None:
    code = (
        "import sys; from annotator.app import application, build_window; application();"
        "build_window(sys.argv[1]).show(); application().processEvents();"
        f"sys.exit(', '.join(sorted(set(sys.modules) & set({LATE!r}))) or None)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "new.sqlite")],
        capture_output=True,
        text=True,
        check=False,
        env=process_environment(),
    )
    assert (ran.returncode, ran.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (0, "")
