"""A combo box as dialogs have it: framed like the fields beside it by the style sheet, which leaves it no arrow."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox

from annotator.ui.icons import icon

_ARROW = 20  # pixels


class ChoiceBox(QComboBox):
    """A QComboBox with an arrow of ours."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        icon("down", ink).paint(painter, self.rect().adjusted(self.width() - _ARROW - 2, 0, -2, 0))
        painter.end()
