"""A program of its own with the real window on a screen of a given size: `python -m tests.window.on_a_screen WHAT`.

Ends with an AssertionError where something is not as it should be.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QTabWidget, QWidget

from annotator.app import build_window, open_sample
from annotator.domain.evidence import Kind
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.main_window import MainWindow
from tests.window.clipping import clipped, overlapping

WINDOW = QSize(1280, 720)
DIALOGS = tuple(
    f"action{name}"
    for name in (
        "Paste", "Articles", "Sources", "UpdateArticle", "Export", "Library", "HouseRules", "Reviewer", "Shortcuts",
        "AddEvidence", "ProposeCorrection", "Ask", "Log", "Assign", "Rate", "ClaimDetails", "Checklist", "SignArticle",
        "History", "Summary",
    )
)  # fmt: skip


def let_live(milliseconds: int = 60) -> None:
    """Let the window lay out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shown(window: MainWindow) -> MainWindow:
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    let_live()
    return window


def with_work() -> MainWindow:
    """The sample with claims of every status, one of them disputed for a reason and selected."""
    window = build_window("library.sqlite")
    open_sample(window)
    window.resize(WINDOW)
    shown(window)
    text = window.workspace.version.text
    quotes = ("opened to traffic on Thursday", "two years behind schedule", "46,000 vehicles a day", "built in 1961")
    for quote, name in zip(quotes, ("Verified", "Disputed", "Unsourced", "Unchecked"), strict=True):
        start = text.index(quote)
        window.article_pane.view.set_selected_range(start, start + len(quote))
        window.commands[f"action{name}"].trigger()
    claim = next(c for c in window.claims_pane.model._rows.claims.values() if c.status == "disputed")
    window.checking.show_claim(claim.id)
    window.workspace.set_status([claim], claim.status, "sources conflict")
    window.workspace.edit_claim(claim, statement="The tunnel opened two years after the date it was promised for")
    let_live(300)
    return window


def check_fits(part: QWidget, what: str) -> None:
    faults = [f"{what}: {fault}" for fault in clipped(part) + overlapping(part)]
    assert not faults, "\n".join(faults)


def everything_fits() -> None:
    """Nothing is cut off at 1280x720: in both densities and themes, with bars and without, in the dialogs."""
    window = with_work()
    assert window.size() == WINDOW, f"the window needs {window.size()}"
    screen = window.screen().availableGeometry().size()
    for name in ("actionThemeLight", "actionCompact", "actionThemeDark", "actionCompact"):
        window.commands[name].trigger()
        let_live()
        assert window.size() == WINDOW
        check_fits(window, name)
    window.say_error("Something was not done, and here is why: " + "a long story, " * 30)
    window.progress.begin("Reading a file…")
    for tab in range(4):
        window.claims_pane.details._tabs.turn_to(tab)
        let_live()
        check_fits(window, f"tab {tab}, with a message and progress")
    for name in DIALOGS:
        window.commands[name].trigger()
        let_live()
        dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
        assert dialog.width() <= screen.width() and dialog.height() <= screen.height(), f"{name}: {dialog.size()}"
        check_fits(dialog, name)
        for tabs in dialog.findChildren(QTabWidget):
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)
                let_live()
                check_fits(dialog, f"{name}, page {tabs.tabText(at)}")
        if isinstance(dialog, EvidenceDialog):
            check_calculation(dialog)
        dialog.close()
    check_rows(window)
    save_picture(window)


def check_calculation(dialog: EvidenceDialog) -> None:
    """With the editor of a calculation, and more inputs than are seen at once."""
    size = dialog.screen().availableGeometry().size()
    dialog.source.set_kind(Kind.CALCULATION)
    for _ in range(5):
        dialog.calculation.inputs.add_row()
    let_live()
    assert dialog.width() <= size.width() and dialog.height() <= size.height(), f"calculation: {dialog.size()}"
    check_fits(dialog, "a calculation")


def check_rows(window: MainWindow) -> None:
    """The article and the table show a useful amount at this size."""
    window.message_bar.clear()
    window.progress.end()
    let_live()
    view, table = window.article_pane.view, window.claims_pane.table
    assert view.viewport().height() > 400, view.viewport().size()
    assert table.viewport().height() // table.rowHeight(0) >= 5, table.viewport().size()
    chips = [b for b in window.findChildren(QAbstractButton) if b.objectName().startswith("statusChip")]
    assert [chip.objectName() for chip in chips if not chip.isVisible()] == ["statusChipWaiting", "statusChipOpen"]
    assert len(chips) == 7


def much_is_shown() -> None:
    """In the compact density, 250 words and 16 rows at 1440x900."""
    window = with_work()
    window.resize(1440, 900)
    window.commands["actionCompact"].trigger()
    let_live()
    view, table = window.article_pane.view, window.claims_pane.table
    text, height = window.workspace.version.text, view.viewport().height()
    ends = (rects[0].bottom() for at in range(len(text)) if (rects := view.range_rects(at, at + 1)))
    shown = sum(1 for bottom in ends if bottom <= height)
    assert len(text[:shown].split()) >= 250, text[:shown]
    assert table.viewport().height() // table.rowHeight(0) >= 16


def save_picture(window: MainWindow) -> None:
    if "PICTURE" in os.environ:
        window.grab().save(os.environ["PICTURE"])


def sizes_are_kept() -> None:
    """Window, splitters, columns and sorting are the same after closing and opening."""
    window = with_work()
    window.resize(1187, 803)
    window.splitter.setSizes([500, 686])
    window.claims_pane.splitter.setSizes([300, 400])
    table = window.claims_pane.table
    table.horizontalHeader().resizeSection(2, 140)
    table.cycle_sort(0)
    table.cycle_sort(0)
    let_live()
    before = measures(window)
    assert before[:2] == [1187, 803] and before[-1] == "4321"
    window.close()
    again = shown(build_window("library.sqlite"))
    assert measures(again) == before, f"{measures(again)} was {before}"
    again.showMaximized()
    let_live()
    again.close()
    third = shown(build_window("library.sqlite"))
    assert third.isMaximized()
    third.showNormal()
    let_live()
    assert measures(third)[:2] == [1187, 803]


def measures(window: MainWindow) -> list[object]:
    model = window.claims_pane.model
    numbers = "".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    sizes = [window.width(), window.height(), *window.splitter.sizes(), *window.claims_pane.splitter.sizes()]
    return [*sizes, *(window.claims_pane.table.columnWidth(column) for column in range(6)), numbers]


def main(what: str) -> None:
    QApplication([])
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    assert QApplication.primaryScreen().devicePixelRatio() == scale
    {"everything_fits": everything_fits, "sizes_are_kept": sizes_are_kept, "much_is_shown": much_is_shown}[what]()


def screen_file(folder: Path, width: int, height: int) -> Path:
    """The off-screen platform's description of one screen of so many pixels."""
    file = folder / "screen.json"
    screen = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return file


if __name__ == "__main__":
    main(sys.argv[1])
