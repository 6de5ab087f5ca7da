"""A slim line that shows how far a background job is, with Cancel."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from annotator.ui.plain import one_line, plain_label
from annotator.ui.theme import LIGHT, Density, Theme

if TYPE_CHECKING:
    from annotator.workspace.jobs import Job

_STEPS = 1000


class ProgressLine(QFrame):
    """Hidden but while a job runs. `cancelled` says that the reviewer wants it stopped; `end()` is still called."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressLine")
        self._text = plain_label(parent=self)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel_button.clicked.connect(self._cancel)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 2)
        self._row.addWidget(self.bar, 3)
        self._row.addWidget(self.cancel_button)
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self.hide()

    def follow(self, text: str, job: "Job") -> None:
        """Show how far the job is, until it is over; Cancel cancels it."""
        self.begin(text)
        self.attend(job)
        for ended in (job.done, job.failed, job.crashed):
            ended.connect(self.end)

    def attend(self, job: "Job") -> None:
        """Show the job's figures once the line has begun, and let Cancel cancel it; the line's end is for others."""
        job.advanced.connect(self.advance)
        self.cancelled.connect(job.cancel)

    def begin(self, text: str) -> None:
        """Show the line for a job, with no figure until `advance` brings one."""
        self._text.setText(one_line(text))
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self._text.text())
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Cancel"))
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text.text()))

    def go_on(self, text: str) -> None:
        """Say what the job is at now."""
        if one_line(text) != self._text.text():
            self._text.setText(one_line(text))
            self.bar.setAccessibleName(self._text.text())

    def advance(self, done: int, total: int) -> None:
        """Show `done` of `total`, in whatever unit the job counts; a total of 0 is one not known."""
        if total <= 0:
            self.bar.setRange(0, 0)
            return
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(_STEPS * min(max(done, 0), total) // total)

    def end(self) -> None:
        """Hide the line: the job is over."""
        self.hide()
        self.bar.setRange(0, _STEPS)

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the density's margins; the colours are the application's."""
        edge = 4 if density is Density.COMFORTABLE else 1
        self._row.setContentsMargins(14, edge, 8, edge)

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("Cancelling…"))
        self.cancelled.emit()
