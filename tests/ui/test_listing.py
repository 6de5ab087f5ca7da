"""The tables of dialogs: rows that follow the width, and no frame around a single cell of a chosen row."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator.ui import look
from annotator.ui.listing import ListTable
from annotator.ui.theme import LIGHT, Density
from tests.window.desk import in_use

LONG = "As it was noted in the minutes of the works committee, a sum not exceeding $310 million."


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    made = QDialog()
    made.setStyleSheet(look.style_sheet(LIGHT, Density.COMFORTABLE))
    made.setPalette(look.palette(LIGHT))
    qtbot.addWidget(made)
    return made


def table(qtbot: QtBot, dialog: QDialog, words: str, *, wrapped: bool) -> ListTable:
    made = ListTable("list", "List", dialog, wrapped=wrapped)
    model = QStandardItemModel(0, 2, made)
    model.appendRow([QStandardItem("quote"), QStandardItem(words)])
    made.show_model(model, {0: 80}, 1)
    made.resize(900, 200)
    dialog.resize(900, 200)
    dialog.show()
    in_use(qtbot, dialog)
    return made


def test_the_rows_of_a_wrapped_table_follow_its_width(qtbot: QtBot, dialog: QDialog) -> None:
    made = table(qtbot, dialog, LONG, wrapped=True)
    made.resizeRowsToContents()
    wide = made.rowHeight(0)
    made.resize(300, 200)
    qtbot.waitUntil(lambda: made.rowHeight(0) > wide)
    made.resize(900, 200)
    qtbot.waitUntil(lambda: made.rowHeight(0) == wide)


def test_others_keep_their_rows(qtbot: QtBot, dialog: QDialog) -> None:
    made = table(qtbot, dialog, LONG, wrapped=False)
    high = made.rowHeight(0)
    made.resize(300, 200)
    QApplication.processEvents()
    assert made.rowHeight(0) == high


@pytest.mark.parametrize("column", [0, 1])
def test_of_the_chosen_row_no_cell_is_framed(qtbot: QtBot, dialog: QDialog, column: int) -> None:
    made = table(qtbot, dialog, "310", wrapped=False)
    made.setCurrentIndex(made.model().index(0, column))
    made.setFocus(Qt.FocusReason.OtherFocusReason)
    cell = made.visualRect(made.model().index(0, column))
    picture = made.viewport().grab(cell).toImage()
    middle = cell.height() // 2
    seen = {picture.pixelColor(x, middle).name() for x in (0, 1, cell.width() - 2)}
    seen |= {picture.pixelColor(cell.width() - 4, y).name() for y in range(1, cell.height() - 2)}
    assert seen == {LIGHT.row}
