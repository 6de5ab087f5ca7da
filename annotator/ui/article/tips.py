"""What is said of a mark in the text, in its tool tip."""

from PySide6.QtCore import QCoreApplication

from annotator.domain.claim import Placed
from annotator.ui.plain import tool_tip
from annotator.ui.theme import Theme
from annotator.workspace.marks import Mark


def mark_tip(mark: Mark, theme: Theme) -> str:
    """The mark's claim and status, or why it needs no check, and what is open about its place."""
    if mark.status is None:
        words = _tr("No check needed")
        words = f"{words}: {tool_tip(mark.reason)}" if mark.reason else words
    else:
        status = theme.status(mark.status).label.lower()
        words = _tr("Claim {number}, {status}").format(number=mark.number, status=status)
    if mark.state is Placed.MOVED:
        return _tr("{mark}; moved, to be confirmed").format(mark=words)
    if mark.reread:
        return _tr("{mark}; something else in its sentence changed").format(mark=words)
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleTips", text)
