"""What differs between two texts, in the colours and lines of one of them, over the highlights of its claims."""

from enum import Enum

from PySide6.QtGui import QBrush, QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from annotator.domain.claim import Status
from annotator.ui.article.colours import format_of, mixed
from annotator.ui.article.highlighter import Highlighter
from annotator.ui.article.segments import Look
from annotator.ui.theme import Theme


class Side(Enum):
    OLDER = "older"
    NEWER = "newer"


# More of the colour than a claim's fill has, so that what differs stands out from it, and yet from the text.
_SHARES = {True: 0.22, False: 0.15}
_CURRENT = 0.12


def difference_fill(theme: Theme, side: Side, *, current: bool = False) -> QColor:
    """The background of words removed or inserted; stronger within the current claim."""
    style = theme.status(Status.DISPUTED if side is Side.OLDER else Status.VERIFIED)
    return mixed(style.fill, style.ink, _SHARES[theme.dark] + (_CURRENT if current else 0.0))


def difference_ink(theme: Theme, side: Side) -> QColor:
    """The colour of the lines through words removed and under words inserted."""
    return QColor(theme.status(Status.DISPUTED if side is Side.OLDER else Status.VERIFIED).ink)


class DifferenceHighlighter(Highlighter):
    """The highlighter of one of two texts: in place of find hits it shows what differs. A claim's underline stays
    what it is, so words removed are struck out here, and the view underlines those inserted."""

    def __init__(self, view: QTextEdit, theme: Theme, side: Side) -> None:
        super().__init__(view, theme)
        self._side = side

    def _format(self, look: Look) -> QTextCharFormat:
        found = self._formats.get(look)
        if found is None:
            found = format_of(look._replace(found=False), self._theme)
            if look.found:
                found.setBackground(QBrush(difference_fill(self._theme, self._side, current=look.current)))
                # Links and muted text would fall under a contrast of 4.5:1 on these fills.
                found.setForeground(QBrush(QColor(self._theme.text)))
                found.setFontStrikeOut(self._side is Side.OLDER)
            self._formats[look] = found
        return found
