"""The icons are tinted, tell the statuses apart by shape, and are drawn anew for each scaling."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPixmap
from pytestqt.qtbot import QtBot

import resources
from annotator.ui import icons
from annotator.ui.theme import DARK, LIGHT

NAMES = sorted(path.stem for path in resources.path("icons").glob("*.svg"))
TINTED = [name for name in NAMES if name != "app"]


def off_colour(pixmap: QPixmap, colour: str) -> int:
    """How far the pixels that nothing shines through are from `colour`, at most, in steps of 255 a channel."""
    image, wanted = pixmap.toImage(), QColor(colour)
    every = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    opaque = [(c.red(), c.green(), c.blue()) for c in every if c.alpha() == 255]
    assert opaque
    return max(
        abs(a - b) for c in opaque for a, b in zip(c, (wanted.red(), wanted.green(), wanted.blue()), strict=True)
    )


def alpha(pixmap: QPixmap) -> list[int]:
    image = pixmap.toImage()
    return [image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width())]


@pytest.mark.parametrize("name", TINTED)
def test_every_icon_takes_its_colour_and_no_other(qtbot: QtBot, name: str) -> None:
    # Qt rounds where two strokes meet.
    assert off_colour(icons.pixmap(name, "#2457c5", 48), "#2457c5") <= 1


@pytest.mark.parametrize("name", NAMES)
def test_no_icon_is_cut_off_at_the_edge(qtbot: QtBot, name: str) -> None:
    image = icons.pixmap(name, "#000000", 48).toImage()
    last = image.width() - 1
    edge = [(x, y) for x in range(last + 1) for y in (0, last)] + [(x, y) for x in (0, last) for y in range(last + 1)]
    assert not any(image.pixelColor(x, y).alpha() for x, y in edge)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_statuses_differ_in_shape_not_only_in_colour(qtbot: QtBot, theme: object) -> None:
    names = [style.icon for style in LIGHT.statuses.values()]
    shapes = [tuple(alpha(icons.pixmap(name, "#000000", 16))) for name in names]
    assert len(set(shapes)) == len(names) == 4


def test_at_200_percent_the_icon_has_twice_the_pixels_and_details_of_its_own(qtbot: QtBot) -> None:
    once, twice = icons.pixmap("verified", "#1b7340", 16), icons.pixmap("verified", "#1b7340", 16, 2.0)
    assert twice.size() == QSize(32, 32)
    assert twice.deviceIndependentSize().toSize() == QSize(16, 16)
    blown_up = once.scaled(32, 32, mode=Qt.TransformationMode.FastTransformation)
    assert twice.toImage() != blown_up.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def test_an_icon_gives_the_drawing_made_for_the_screens_scaling(qtbot: QtBot) -> None:
    icon, ratio = icons.icon("open", "#1f2328"), QGuiApplication.primaryScreen().devicePixelRatio()
    for size in (16, 20):
        wanted = icons.pixmap("open", "#1f2328", size, ratio)
        assert icon.pixmap(QSize(size, size), ratio).toImage() == wanted.toImage()


def test_a_disabled_icon_has_its_own_colour(qtbot: QtBot) -> None:
    icon = icons.icon("undo", "#1f2328", "#565f6a")
    assert off_colour(icon.pixmap(QSize(16, 16), 2.0, QIcon.Mode.Disabled), "#565f6a") <= 1


def test_a_disabled_icon_without_one_is_faded(qtbot: QtBot) -> None:
    icon = icons.icon("undo", "#1f2328")
    normal, off = (alpha(icon.pixmap(QSize(16, 16), 1.0, mode)) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert 0 < max(off) < max(normal)


def test_a_selected_icon_keeps_its_colour(qtbot: QtBot) -> None:
    icon = icons.icon("disputed", "#b3261e")
    assert off_colour(icon.pixmap(QSize(16, 16), 2.0, QIcon.Mode.Selected), "#b3261e") <= 1


def test_an_icon_that_does_not_exist_is_a_bug_and_says_so(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", "#000000")


def test_the_programs_icon_has_colours_of_its_own(qtbot: QtBot) -> None:
    image = icons.app_icon().pixmap(QSize(64, 64), 1.0).toImage()
    assert image.pixelColor(32, 8) == QColor("#2457c5")
