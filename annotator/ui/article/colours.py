"""Colours that are mixed from the theme's: the current claim's fill, and that of what find has found."""

from PySide6.QtGui import QBrush, QColor, QTextCharFormat

from annotator.ui.article.segments import Look
from annotator.ui.theme import Theme

Underline = QTextCharFormat.UnderlineStyle
# Violet: no status has it, nor has the selection.
_FOUND_LIGHT, _FOUND_DARK = "#e2d4fb", "#503c7d"
_STRONGER = 0.16


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
        return None
    style = theme.status(look.fill)
    return mixed(style.fill, style.ink, _STRONGER) if look.current else QColor(style.fill)


def format_of(look: Look, theme: Theme) -> QTextCharFormat:
    """What is laid over the text's own format, which keeps its face, weight and slant."""
    result = QTextCharFormat()
    fill = fill_of(look, theme)
    if fill is not None:
        result.setBackground(QBrush(fill))
    if look.current or look.found:
        # Links and muted text would fall under a contrast of 4.5:1 on these fills.
        result.setForeground(QBrush(QColor(theme.text)))
    elif look.waived:
        result.setForeground(QBrush(QColor(theme.muted)))
    if look.line is not None:
        result.setUnderlineStyle(theme.status(look.line).underline)
        result.setUnderlineColor(QColor(theme.status(look.line).ink))
    elif look.waived:
        result.setUnderlineStyle(Underline.DotLine)
        result.setUnderlineColor(QColor(theme.muted))
    return result
