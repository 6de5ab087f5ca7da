"""The program's own icons, tinted: one drawing each, rendered at every size and scaling the window uses."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

# Edges in logical pixels. With each scaling that a screen has, a drawing of its own, not a scaled one.
# (An icon engine would draw on demand, but one written in Python dies when Qt clones it.)
_SIZES = (16, 20)
_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)
_FADED = 0.45
_PLACEHOLDER = "currentColor"


def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """The icon of that name in `colour` (`#rrggbb`); in `disabled` where its action is, or faded where that is None.

    Drawn for the scalings of the screens there are: ask again where another one comes. Raises FileNotFoundError where
    there is no such icon. Needs a QGuiApplication.
    """
    return _icon(name, colour, disabled, frozenset(screen.devicePixelRatio() for screen in QGuiApplication.screens()))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of `size` logical pixels for a screen scaled by `ratio`."""
    return _pixmap(name, colour, size, ratio)


def app_icon() -> QIcon:
    """The program's icon, in its own colours."""
    result = QIcon()
    for size in _APP_SIZES:
        result.addPixmap(_pixmap("app", _PLACEHOLDER, size, 1.0))
    return result


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str | None, ratios: frozenset[float]) -> QIcon:
    result = QIcon()
    for size in _SIZES:
        for ratio in sorted(ratios):
            normal = _pixmap(name, colour, size, ratio)
            # Without one of its own, Qt would tint a selected icon with the highlight.
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
                result.addPixmap(normal, mode)
            off = _faded(normal) if disabled is None else _pixmap(name, disabled, size, ratio)
            result.addPixmap(off, QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=2048)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = _renderer(name, colour)
    edge = round(size * ratio)
    result = QPixmap(QSize(edge, edge))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(resources.text(f"icons/{name}.svg").replace(_PLACEHOLDER, colour).encode())


def _faded(normal: QPixmap) -> QPixmap:
    result = QPixmap(normal.size())
    result.setDevicePixelRatio(normal.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setOpacity(_FADED)
    painter.drawPixmap(0, 0, normal)
    painter.end()
    return result
