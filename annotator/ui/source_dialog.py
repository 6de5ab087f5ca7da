"""Name a source: an address or a file, typed, chosen or dropped; or go on to pasting text."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.article.drops import dropped_files, dropped_text, welcome
from annotator.ui.opening import file_dialog, is_address
from annotator.ui.plain import plain_label
from annotator.workspace.sources import AddressSource, FileSource

_WIDTH = 620


class SourceDialog(QDialog):
    """Use with `open()`. `done_words` is what its button says."""

    source_chosen = Signal(object)  # a Source
    paste_wanted = Signal()

    def __init__(self, title: str, words: str, done_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sourceDialog")
        self.setWindowTitle(title)
        self.setAcceptDrops(True)
        self.source_edit = QLineEdit(self)
        self.source_edit.setObjectName("sourceEdit")
        self.source_edit.setAccessibleName(self.tr("Address or file"))
        self.source_edit.setPlaceholderText(self.tr("https://… or a file"))
        self.source_edit.textChanged.connect(self._follow_text)
        self.browse_button = QPushButton(self.tr("Choose a file…"), self)
        self.browse_button.setObjectName("sourceBrowse")
        self.browse_button.setAutoDefault(False)
        self.browse_button.clicked.connect(self._browse)
        self.problem = plain_label(parent=self, wrap=True)
        self.problem.setObjectName("sourceProblem")
        self.problem.hide()
        self._lay_out(words, done_words)
        self._follow_text()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(_WIDTH, layout.totalHeightForWidth(_WIDTH) if layout is not None else 0)

    def accept(self) -> None:
        """Say which source was chosen; where there is none of that name, say so and stay."""
        text = self.source_edit.text().strip()
        if is_address(text):
            self.source_chosen.emit(AddressSource(text))
        else:
            path = Path(text).expanduser()
            try:
                there = path.is_file()
            except (OSError, ValueError):  # no file can be so called
                there = False
            if not there:
                self._say(self.tr("That is neither an http or https address nor a file that is there."))
                return
            self.source_chosen.emit(FileSource(path))
        super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.source_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(welcome(event))

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        self.source_edit.setText(files[0] if files else dropped_text(event).strip())
        event.acceptProposedAction()

    def _lay_out(self, words: str, done_words: str) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.done_button = QPushButton(done_words, self)
        self.done_button.setObjectName("sourceDone")
        self.done_button.setDefault(True)
        buttons.addButton(self.done_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.paste_button = QPushButton(self.tr("Paste text instead…"), self)
        self.paste_button.setObjectName("sourcePaste")
        self.paste_button.setAutoDefault(False)
        buttons.addButton(self.paste_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.paste_button.clicked.connect(self._paste)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.source_edit, 1)
        row.addWidget(self.browse_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(words, self, wrap=True))
        layout.addLayout(row)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def _say(self, problem: str) -> None:
        """Tell the problem, or none. It has room while there is one; a dialog that was made higher has that already."""
        layout = self.layout()
        if layout is None or problem == self.problem.text():
            return
        slack = self.height() - layout.totalHeightForWidth(self.width())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        layout.activate()
        if self.isVisible() and slack <= 0:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _follow_text(self) -> None:
        self._say("")
        self.done_button.setEnabled(bool(self.source_edit.text().strip()))

    def _browse(self) -> None:
        dialog = file_dialog(self, self.tr("Choose a file"), "")
        dialog.fileSelected.connect(self.source_edit.setText)
        dialog.open()

    def _paste(self) -> None:
        self.reject()
        self.paste_wanted.emit()
