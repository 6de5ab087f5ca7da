"""Faces: those the system has, in order, and of the size asked for."""

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from pytestqt.qtbot import QtBot

from annotator.ui.fonts import READING_SIZES, code_font, reading_font, ui_font
from annotator.ui.theme import Density


def test_a_face_names_only_families_that_are_there(qtbot: QtBot) -> None:
    installed = set(QFontDatabase.families())
    for font in (reading_font(16), ui_font(13), code_font(13)):
        if font.families() != QFont().families():
            assert set(font.families()) <= installed


def test_sizes_are_pixels_or_those_of_a_density(qtbot: QtBot) -> None:
    assert reading_font(16).pixelSize() == 16
    assert reading_font(Density.COMPACT).pixelSize() == READING_SIZES[Density.COMPACT]
    assert ui_font(Density.COMFORTABLE).pixelSize() > ui_font(Density.COMPACT).pixelSize()


def test_weights_are_kept(qtbot: QtBot) -> None:
    assert ui_font(13, QFont.Weight.DemiBold).weight() == QFont.Weight.DemiBold


def test_code_is_set_in_equal_widths(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(code_font(13))
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("mmmm")
