"""What the reviewer sees when the program has a bug: that nothing is lost, and where the log is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from annotator.ui.plain import plain_label

_MOST_KEPT = 20


class CrashDialog(QDialog):
    """Says in words what happened. The details are only copied, never shown."""

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self._details: list[str] = []
        text = self.tr("The program made a mistake and could not finish what you asked for.")
        safe = self.tr("Nothing that was saved is lost: every change is in the library as soon as it shows.")
        self._log = plain_label(self.tr("The log is at {path}").format(path=log), self, wrap=True)
        self._log.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        for label in (plain_label(text, self, wrap=True), plain_label(safe, self, wrap=True), self._log):
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(self._make_buttons())
        self.setMinimumWidth(460)

    def add_details(self, details: str) -> None:
        """Take one more traceback to be copied; the first ones are kept, they tell most."""
        if len(self._details) < _MOST_KEPT:
            self._details.append(details)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(parent=self)
        self.copy_button = QPushButton(self.tr("Copy details"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.copy_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._details))
        self.copy_button.setText(self.tr("Copied"))
