"""Light, dark, the system's colours, and the two densities: switching keeps the place and everything legible."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from annotator.settings import read_settings
from annotator.ui import look
from annotator.ui.theme import DARK, LIGHT, Theme
from tests.window.desk import CONTROL, LONG, Desk, MakeDesk

Key = Qt.Key


@pytest.fixture
def worked(make_desk: MakeDesk) -> Desk:
    """A window scrolled to the middle of an article, with a selection and two rows selected."""
    desk = make_desk()
    desk.trigger("actionThemeLight")
    desk.open_text(LONG)
    for mile in (3, 28, 30):
        desk.mark(f"Mile {mile} was paved in {1900 + mile}", Key.Key_2)
    desk.click_row(1)
    desk.click_row(2, CONTROL)
    desk.view.restore_place(desk.range_of("Mile 27")[0])
    desk.view.set_selected_range(*desk.range_of("It took 31 weeks"))
    return desk


def place(desk: Desk) -> tuple[object, ...]:
    return (
        desk.view.scroll_place(),
        desk.selected_text(),
        desk.view.caret(),
        desk.selected(),
        desk.window.checking.pane,
    )


def background(desk: Desk) -> QColor:
    """The colour of the page beside the text, as it is painted."""
    picture = desk.view.viewport().grab().toImage()
    return picture.pixelColor(picture.width() - 2, 2)


@pytest.mark.parametrize("name", ["actionThemeDark", "actionThemeSystem", "actionCompact"])
def test_switching_keeps_the_place(worked: Desk, name: str) -> None:
    before = place(worked)
    worked.trigger(name)
    assert place(worked) == before
    assert worked.format_at("Mile 28 was") is not None, "highlights are there again"
    worked.trigger("actionThemeLight" if "Theme" in name else name)
    assert place(worked) == before


def test_light_and_dark_are_painted_and_ticked(worked: Desk) -> None:
    assert background(worked) == QColor(LIGHT.page)
    worked.trigger("actionThemeDark")
    assert background(worked) == QColor(DARK.page)
    ticked = [n for n in ("System", "Light", "Dark") if worked.action(f"actionTheme{n}").isChecked()]
    assert ticked == ["Dark"]
    fill = worked.fill_at("Mile 28 was")
    assert fill is not None and fill.lightness() < 128
    worked.trigger("actionThemeDark")
    assert worked.action("actionThemeDark").isChecked(), "choosing it again does not take its tick away"
    assert read_settings().theme == "dark"


def test_dark_paints_no_light_part(worked: Desk) -> None:
    worked.trigger("actionThemeDark")
    worked.view.set_caret(0)
    picture = worked.window.grab().toImage()
    dots = [(x, y) for x in range(4, picture.width(), 16) for y in range(4, picture.height(), 16)]
    light = [dot for dot in dots if picture.pixelColor(*dot).lightness() > 160]
    assert len(light) < 0.04 * len(dots), "only letters are light"


def test_the_system_is_followed_while_it_is_the_choice(worked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def turn(theme: Theme) -> None:
        """As a desktop does; off screen there is none to turn."""
        monkeypatch.setattr(look, "system_theme", lambda _: theme)
        worked.window._app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)

    turn(DARK)
    assert background(worked) == QColor(LIGHT.page), "light was chosen"
    worked.trigger("actionThemeSystem")
    assert background(worked) == QColor(DARK.page)
    before = place(worked)
    turn(LIGHT)
    assert background(worked) == QColor(LIGHT.page)
    assert place(worked) == before


def test_compact_shows_more(worked: Desk) -> None:
    def shown() -> tuple[int, int]:
        rect = worked.table.viewport().rect()
        return worked.view.verticalScrollBar().maximum(), rect.height() // worked.table.rowHeight(0)

    height, rows = shown()
    worked.trigger("actionCompact")
    assert shown()[0] < height and shown()[1] > rows
    assert worked.action("actionCompact").isChecked()
    assert read_settings().density == "compact"


def test_settings_that_cannot_be_kept_are_told_and_nothing_breaks(worked: Desk, tmp_path: Path) -> None:
    file = worked.window.settings.file
    file.unlink()
    file.mkdir()
    before = place(worked)
    worked.trigger("actionThemeDark")
    assert worked.window.message_bar.kind == "error" and str(file) in worked.said()
    assert place(worked) == before
