"""The choice of a status' reason."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.claim import REASONS, Status
from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.fonts import ui_font
from annotator.ui.icons import icon
from annotator.ui.plain import plain_label
from annotator.ui.theme import LIGHT, Density, Theme

_SIDE = 7
_ARROW = 16


class ReasonRow(QWidget):
    """“Reason” and the reasons that the status may carry; hidden for a status that takes none."""

    reason_chosen = Signal(object)  # a reason, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason: str | None = None
        self._label = plain_label(self.tr("Reason"), self)
        self._label.setProperty("muted", "true")
        self.chooser = _Chooser(self)
        self.chooser.setObjectName("reasonChooser")
        self.chooser.setAccessibleName(self.tr("Reason of the status"))
        self.chooser.activated.connect(self._chosen)
        OwnKeys(PRESSING, self).put_on(self.chooser)
        self._label.setBuddy(self.chooser)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._label)
        layout.addWidget(self.chooser)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_reason(self, status: Status | None, reason: str | None) -> None:
        """The reasons of that status, the present one chosen; one that is not in the list is added to it."""
        reasons = list(REASONS.get(status, ())) if status is not None else []
        self._reason = reason
        self.setVisible(bool(reasons))
        if reason is not None and reason not in reasons:
            reasons.append(reason)
        listed = [None, *reasons]
        if [self.chooser.itemData(at) for at in range(self.chooser.count())] != listed:
            self.chooser.clear()
            for known in listed:
                self.chooser.addItem(self.tr("none given") if known is None else known, known)
        self.chooser.setCurrentIndex(listed.index(reason))

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.chooser.theme = theme
        for part in (self._label, self.chooser):
            part.setFont(ui_font(density))

    def _chosen(self, at: int) -> None:
        reason = self.chooser.itemData(at)
        # It shows what is so, not what was chosen: the change may be refused.
        self.chooser.setCurrentIndex(self.chooser.findData(self._reason))
        if reason != self._reason:
            self.reason_chosen.emit(reason)


class _Chooser(QComboBox):
    """A combo box that looks like the words it stands among until it is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        words = (self.itemText(at) for at in range(self.count()))
        width = max((self.fontMetrics().horizontalAdvance(text) for text in words), default=40)
        return QSize(width + 2 * _SIDE + _ARROW + 4, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The pointer passes over it while scrolling: that must change no claim.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.border), 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.page))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(_SIDE, 0, -_ARROW, 0), middle, self.currentText())
        arrow = self.rect().adjusted(self.width() - _ARROW - 4, 0, -4, 0)
        icon("down", theme.muted).paint(painter, arrow)
        painter.end()
