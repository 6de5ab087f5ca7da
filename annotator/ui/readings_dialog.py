"""How much of a web page is taken: the article alone, a second way of finding it, or the whole page."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QRadioButton, QVBoxLayout, QWidget

from annotator.domain.article import Reading
from annotator.ui.plain import plain_label


class ReadingsDialog(QDialog):
    """Use with `open()`."""

    reading_chosen = Signal(Reading)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("readingsDialog")
        self.setWindowTitle(self.tr("Read web page otherwise"))
        words = {
            Reading.ARTICLE: self.tr("The &article alone, as it was found first"),
            Reading.SECOND: self.tr("What a &second way of finding the article makes of the page"),
            Reading.PAGE: self.tr("The &whole page"),
        }
        self.buttons = {reading: QRadioButton(said, self) for reading, said in words.items()}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        about = self.tr("The page that the library keeps is read again; what comes of it is the next version.")
        layout.addWidget(plain_label(about, self, wrap=True))
        for reading, button in self.buttons.items():
            button.setObjectName(f"reading-{reading}")
            layout.addWidget(button)
        self.buttons[Reading.SECOND].setChecked(True)
        layout.addStretch(1)
        layout.addWidget(self._end())

    def sizeHint(self) -> QSize:
        return QSize(480, 220)

    def accept(self) -> None:
        super().accept()
        self.reading_chosen.emit(next(reading for reading, button in self.buttons.items() if button.isChecked()))

    def _end(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        done = QPushButton(self.tr("Read again"), self)
        done.setObjectName("readingsDone")
        done.setDefault(True)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
