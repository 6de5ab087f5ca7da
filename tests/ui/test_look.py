"""One call gives the whole program its look."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui import fonts, look
from annotator.ui.theme import DARK, LIGHT, Density, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which looks as before when the test is over."""
    colours, font, sheet = QPalette(qapp.palette()), qapp.font(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)
    qapp.setFont(font)


def colours_of(theme: Theme) -> set[str]:
    own = {value for value in (getattr(theme, name) for name in theme._fields) if isinstance(value, str)}
    return own | {colour for style in theme.statuses.values() for colour in (style.ink, style.fill)}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_widgets_are_painted_in_the_themes_colours(app: QApplication, qtbot: QtBot, theme: Theme) -> None:
    look.apply(app, theme, Density.COMFORTABLE)
    button, default = QPushButton("Add"), QPushButton("Add article")
    default.setDefault(True)
    for widget, ground in ((button, theme.page), (default, theme.accent)):
        qtbot.addWidget(widget)
        widget.resize(120, 32)
        assert widget.grab().toImage().pixelColor(12, 6).name() == ground


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_hints_in_empty_fields_keep_their_contrast(app: QApplication, qtbot: QtBot, theme: Theme) -> None:
    look.apply(app, theme, Density.COMFORTABLE)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.ensurePolished()
    assert edit.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(theme.muted)


def test_a_selected_row_is_quieter_than_selected_text(app: QApplication, qtbot: QtBot) -> None:
    look.apply(app, LIGHT, Density.COMFORTABLE)
    rows, edit = QListWidget(), QLineEdit()
    for widget in (rows, edit):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert rows.palette().color(QPalette.ColorRole.Highlight) == QColor(LIGHT.row)
    assert edit.palette().color(QPalette.ColorRole.Highlight) == QColor(LIGHT.selection)


def test_changing_the_theme_repaints_what_is_there(app: QApplication, qtbot: QtBot) -> None:
    look.apply(app, LIGHT, Density.COMFORTABLE)
    button = QPushButton("Add")
    qtbot.addWidget(button)
    button.resize(120, 32)
    look.apply(app, DARK, Density.COMFORTABLE)
    assert button.grab().toImage().pixelColor(12, 6).name() == DARK.page


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_button_reached_by_tab_has_one_ring_and_no_second_box(app: QApplication, qtbot: QtBot, theme: Theme) -> None:
    look.apply(app, theme, Density.COMFORTABLE)
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(window), QPushButton(window)]
    for place, button in enumerate(buttons):
        button.setGeometry(10, 10 + 50 * place, 120, 32)
    with qtbot.waitActive(window):
        window.show()
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert buttons[1].hasFocus()
    image = buttons[1].grab().toImage()
    inside = {image.pixelColor(x, y).name() for x in range(6, 114) for y in range(3, 29)}
    assert inside == {theme.page}
    assert image.pixelColor(60, 0).name() == theme.accent


def test_compact_is_smaller(app: QApplication, qtbot: QtBot) -> None:
    heights = []
    for density in (Density.COMFORTABLE, Density.COMPACT):
        look.apply(app, LIGHT, density)
        button = QPushButton("Add")
        qtbot.addWidget(button)
        heights.append(button.sizeHint().height())
    assert heights[1] < heights[0]


def test_the_font_is_that_of_controls(app: QApplication) -> None:
    look.apply(app, LIGHT, Density.COMPACT)
    assert app.font().families() == fonts.ui_font(Density.COMPACT).families()
    assert app.font().pixelSize() == fonts.ui_font(Density.COMPACT).pixelSize()


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_style_sheet_has_no_colour_that_the_theme_lacks(theme: Theme, density: Density) -> None:
    sheet = look.style_sheet(theme, density)
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", sheet)) <= colours_of(theme)


def test_without_a_word_from_the_system_it_is_light(app: QApplication) -> None:
    assert look.system_theme(app) is LIGHT
