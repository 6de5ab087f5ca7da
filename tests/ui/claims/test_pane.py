"""The claims side as a whole: filter, chips, table and details in step."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from annotator.domain.article import BlockKind
from annotator.domain.claim import Status
from annotator.ui.claims.pane import ClaimsPane
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from annotator.workspace.claims_model import ClaimsModel
from tests.workspace.making import article, claim, note

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
Key = Qt.Key
ARTICLE = article([(BlockKind.PARAGRAPH, "The bridge opened. " * 200)])


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ClaimsPane]:
    made = ClaimsPane(ClaimsModel())
    qtbot.addWidget(made)
    made.set_article(ARTICLE)
    made.set_reviewer("Mara Boyd")
    made.model.load(
        claim(n, f"quote {n}", n, status=Status.VERIFIED if n % 3 else Status.UNCHECKED) for n in range(1, 13)
    )
    made.resize(690, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made


def shown(pane: ClaimsPane) -> list[int]:
    return [pane.model.claim_at(row).number for row in range(pane.model.rowCount())]


def title(pane: ClaimsPane) -> str:
    found = pane.findChild(QLabel, "claimTitle")
    assert isinstance(found, QLabel)
    return found.text()


def chip(pane: ClaimsPane, name: str) -> QPushButton:
    found = pane.findChild(QPushButton, f"statusChip{name}")
    assert isinstance(found, QPushButton)
    return found


def statement(pane: ClaimsPane) -> QPlainTextEdit:
    return pane.details.statement


def test_its_parts_have_their_names(pane: ClaimsPane) -> None:
    named = [(QTableView, "claimsTable"), (QLineEdit, "claimFilter"), (QPlainTextEdit, "statementEdit")]
    assert all(pane.findChild(kind, name) is not None for kind, name in named)
    assert pane.details.objectName() == "claimDetails"


# Filter and chips


def test_typing_filters_and_esc_shows_all_again(qtbot: QtBot, pane: ClaimsPane) -> None:
    escape = QAction(pane)
    escape.setShortcut("Esc")
    pane.addAction(escape)
    pane.focus_filter()
    QTest.keyClicks(pane.filter, "quote 1")
    assert shown(pane) == [1, 10, 11, 12]
    with qtbot.assertNotEmitted(escape.triggered):
        QTest.keyClick(pane.filter, Key.Key_Escape)
    assert (len(shown(pane)), pane.filter.hasFocus()) == (12, True)
    QTest.keyClick(pane.filter, Key.Key_Escape)
    assert pane.table.hasFocus()


def test_chip_and_filter_work_together_and_leave_the_counts(pane: ClaimsPane) -> None:
    QTest.mouseClick(chip(pane, "Unchecked"), Qt.MouseButton.LeftButton)
    pane.filter.setText("quote 1")
    assert shown(pane) == [12]
    heard = [chip(pane, name).accessibleName() for name in ("All", "Verified", "Unchecked")]
    assert heard == ["All, 12 claims", "Verified, 8 claims", "Unchecked, 4 claims"]
    pane.clear_filter()
    assert len(shown(pane)) == 12
    assert chip(pane, "All").isChecked()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Down])
def test_the_filter_leads_to_the_first_row(pane: ClaimsPane, key: Qt.Key) -> None:
    pane.focus_filter()
    pane.filter.setText("quote 7")
    QTest.keyClick(pane.filter, key)
    assert (pane.table.hasFocus(), pane.table.selected_ids()) == (True, ["c0007"])


def test_counts_follow_changes(pane: ClaimsPane) -> None:
    pane.model.update([claim(3, "quote 3", 3, status=Status.DISPUTED)], ["c0006"])
    heard = [chip(pane, name).accessibleName() for name in ("All", "Disputed", "Unchecked")]
    assert heard == ["All, 11 claims", "Disputed, 1 claim", "Unchecked, 2 claims"]


def test_a_row_that_the_filter_hides_is_shown_when_wanted(pane: ClaimsPane) -> None:
    pane.filter.setText("quote 7")
    pane.chips.choose(Status.VERIFIED)
    pane.show_row("c0007")
    assert shown(pane) == [7]
    pane.show_row("c0003")
    assert len(shown(pane)) == 12
    pane.filter.setText("quote 7")
    pane.show_row("gone")
    assert shown(pane) == [7]


# Table and details


def test_details_follow_the_selection_at_once(pane: ClaimsPane) -> None:
    assert title(pane) == "No claim selected"
    pane.table.selectRow(4)
    assert title(pane) == "Claim 5"
    pane.table.selectAll()
    assert title(pane) == "12 claims selected"
    pane.model.load([])
    assert title(pane) == "No claim selected"


def test_details_follow_changes_of_the_selected_claim(pane: ClaimsPane) -> None:
    pane.table.select_claim("c0005")
    pane.model.update([replace(claim(5, "quote 5", 5), statement="A statement"), claim(6, "quote 6", 6)])
    assert statement(pane).toPlainText() == "A statement"
    pane.model.update([claim(5, "quote 5", 900, statement="Moved")])
    assert statement(pane).toPlainText() == "Moved"


def test_typing_goes_to_the_claim_it_was_typed_for(pane: ClaimsPane) -> None:
    edits: list[tuple[str, str]] = []
    pane.details.statement_edited.connect(lambda key, text: edits.append((key, text)))
    pane.table.selectRow(4)
    QTest.keyClicks(statement(pane), "Five")
    pane.table.selectRow(5)
    QTest.keyClicks(statement(pane), "Six")
    pane.details.commit()
    assert edits == [("c0005", "Five"), ("c0006", "Six")]


def test_typing_outlasts_a_new_order_and_rows_coming_and_going(pane: ClaimsPane) -> None:
    edits: list[tuple[str, str]] = []
    pane.details.statement_edited.connect(lambda key, text: edits.append((key, text)))
    pane.table.select_claim("c0005")
    QTest.keyClicks(statement(pane), "Half")
    pane.table.cycle_sort(2)
    pane.model.update([claim(n, f"quote {n}", n) for n in range(100, 160)], ["c0001"])
    pane.filter.setText("quote 5")
    assert (statement(pane).toPlainText(), edits) == ("Half", [])


def test_enter_leads_into_the_statement_and_esc_back(pane: ClaimsPane) -> None:
    pane.table.select_claim("c0005")
    pane.focus_table()
    QTest.keyClick(pane.table, Key.Key_Return)
    assert statement(pane).hasFocus()
    QTest.keyClick(statement(pane), Key.Key_Escape)
    assert pane.table.hasFocus()


def test_the_note_belongs_to_the_reviewer(pane: ClaimsPane) -> None:
    pane.model.update([replace(claim(5, "quote 5", 5), notes=(note("n1", "Ask the harbour master"),))])
    pane.table.select_claim("c0005")
    field = pane.findChild(QPlainTextEdit, "noteEdit")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == ""
    pane.set_reviewer("Theo Lin")
    assert field.toPlainText() == "Ask the harbour master"


def test_scrolling_over_the_reason_changes_no_claim(qtbot: QtBot, pane: ClaimsPane) -> None:
    pane.model.update([claim(5, "quote 5", 5, status=Status.DISPUTED, reason="wrong")])
    pane.table.select_claim("c0005")
    chooser = pane.findChild(QComboBox, "reasonChooser")
    assert isinstance(chooser, QComboBox)
    middle = QPointF(chooser.rect().center())
    turned = QWheelEvent(
        *(middle, chooser.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    with qtbot.assertNotEmitted(pane.details.reason_chosen):
        QApplication.sendEvent(chooser, turned)
    assert chooser.currentText() == "wrong"


# Room and looks


def test_it_fits_beside_an_article_at_1280_by_720(pane: ClaimsPane) -> None:
    pane.model.load(claim(n, f"quote {n}", n) for n in range(1, 10_001))
    pane.table.select_claim("c0005")
    least = pane.minimumSizeHint()
    assert (least.width() <= 640, least.height() <= 600) == (True, True)


def test_the_splitter_comes_back(qtbot: QtBot, pane: ClaimsPane) -> None:
    pane.splitter.setSizes([200, 400])
    sizes = pane.splitter.sizes()
    other = ClaimsPane(ClaimsModel())
    qtbot.addWidget(other)
    other.resize(pane.size())
    assert other.restore_splitter(pane.save_splitter())
    other.show()
    qtbot.waitExposed(other)
    assert other.splitter.sizes() == sizes


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_ink_can_be_read_on_every_ground_it_is_painted_on(theme: Theme) -> None:
    inks = [theme.text, theme.muted, *(theme.status(status).ink for status in Status)]
    pairs = [*product(inks, (theme.page, theme.row)), (theme.muted, theme.hover), (theme.text, theme.control)]
    pairs += [(theme.status(status).ink, theme.status(status).fill) for status in Status]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize(("theme", "density"), list(product([LIGHT, DARK], Density)))
def test_it_can_be_painted_in_any_theme_and_density(pane: ClaimsPane, theme: Theme, density: Density) -> None:
    pane.table.select_claim("c0005")
    pane.set_theme(theme, density)
    image = pane.grab().toImage()
    assert image.pixelColor(2, 300).name() == theme.window
    assert image.pixelColor(pane.width() // 2, pane.height() - 20).name() == theme.page
