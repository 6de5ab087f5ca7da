"""Colours that are mixed from the theme's: the current claim's fill, and that of what find has found. What lies on a
place that is to be settled is hatched, and its underline broken: no status looks so."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QTextCharFormat

from annotator.domain.claim import Status
from annotator.ui.article.segments import Look
from annotator.ui.theme import Theme

Underline = QTextCharFormat.UnderlineStyle
# Violet: no status has it, nor has the selection.
_FOUND_LIGHT, _FOUND_DARK = "#e2d4fb", "#503c7d"
_STRONGER = 0.16
# A hatch covers less than a fill does, and is drawn in more of the ink.
_HATCH, _CURRENT_HATCH = 0.2, 0.32


def mixed(first: str, second: str, share: float) -> QColor:
    """`second` mixed into `first`, in that share."""
    a, b = QColor(first), QColor(second)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs))


def fill_of(look: Look, theme: Theme) -> QColor | None:
    """The background of text that looks so; None where it is the page's."""
    if look.found:
        return QColor(_FOUND_DARK if theme.dark else _FOUND_LIGHT)
    if look.fill is None:
        return QColor(theme.status(Status.UNCHECKED).fill) if look.waived and look.unsure else None
    style = theme.status(look.fill)
    if look.unsure:
        return mixed(style.fill, style.ink, _CURRENT_HATCH if look.current else _HATCH)
    return mixed(style.fill, style.ink, _STRONGER) if look.current else QColor(style.fill)


def format_of(look: Look, theme: Theme) -> QTextCharFormat:
    """What is laid over the text's own format, which keeps its face, weight and slant."""
    result = QTextCharFormat()
    fill = fill_of(look, theme)
    if fill is not None:
        hatched = look.unsure and not look.found
        result.setBackground(QBrush(fill, Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern))
    if look.current or look.found or (look.unsure and not look.waived):
        # Links and muted text would fall under a contrast of 4.5:1 on these fills.
        result.setForeground(QBrush(QColor(theme.text)))
    elif look.waived:
        result.setForeground(QBrush(QColor(theme.muted)))
    if look.line is not None:
        result.setUnderlineStyle(Underline.DashDotDotLine if look.unsure else theme.status(look.line).underline)
        result.setUnderlineColor(QColor(theme.status(look.line).ink))
    elif look.waived:
        result.setUnderlineStyle(Underline.DashDotDotLine if look.unsure else Underline.DotLine)
        result.setUnderlineColor(QColor(theme.muted))
    return result
