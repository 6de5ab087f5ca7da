"""Paste a text as an article: its title is guessed, and whatever else is known of it may be given."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.paste_edit import PasteEdit
from annotator.ui.plain import one_line, plain_label
from annotator.workspace.sources import PastedArticle

_TITLE_LENGTH = 120


class PasteDialog(QDialog):
    """Use with `open()` and `accepted`: `values()` is then what was pasted. It keeps its text until `reset()`."""

    pasted = Signal(PastedArticle)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pasteDialog")
        self.setWindowTitle(self.tr("Paste article"))
        self.text_edit = PasteEdit(self)
        self.text_edit.setObjectName("pasteText")
        self.text_edit.setAccessibleName(self.tr("Text of the article"))
        self.title_edit = self._line("pasteTitle", self.tr("Title"))
        self.url_edit = self._line("pasteUrl", self.tr("URL"), "https://")
        self.author_edit = self._line("pasteAuthor", self.tr("Author"))
        self.date_edit = self._line("pasteDate", self.tr("Date"), self.tr("As the source gives it"))
        self.text_edit.changed.connect(self._follow_text)
        self._lay_out()
        self._follow_text()
        self.accepted.connect(lambda: self.pasted.emit(self.values()))

    def sizeHint(self) -> QSize:
        return QSize(720, 560)

    def set_text(self, text: str) -> None:
        """Put `text` in place of what is there."""
        self.text_edit.set_text(text)

    def take(self, data: QMimeData) -> None:
        """Put what the clipboard holds in place of what is there, with its HTML where it has some."""
        self.text_edit.set_text("")
        self.text_edit.insertFromMimeData(data)

    def values(self) -> PastedArticle:
        """What the dialog holds now. The text is as it was pasted but for its line breaks, which are `\\n`."""
        return PastedArticle(
            text=self.text_edit.text(),
            title=self.title_edit.text().strip() or self._guess(),
            url=self.url_edit.text().strip(),
            author=self.author_edit.text().strip(),
            published=self.date_edit.text().strip(),
            html=self.text_edit.html(),
        )

    def reset(self) -> None:
        """Empty every field: what was pasted is in the library."""
        self.text_edit.set_text("")
        for edit in (self.title_edit, self.url_edit, self.author_edit, self.date_edit):
            edit.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, name: str, label: str, hint: str = "") -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(label)
        edit.setPlaceholderText(hint)
        return edit

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for edit in (self.title_edit, self.url_edit, self.author_edit, self.date_edit):
            form.addRow(edit.accessibleName(), edit)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.add_button = QPushButton(self.tr("Add article"), self)
        self.add_button.setShortcut("Ctrl+Return")
        self.add_button.setToolTip(self.tr("Add article (Ctrl+Enter)"))
        self.add_button.setDefault(True)
        buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(self.tr("Only the text is needed. Its title is guessed where none is given.")))
        layout.addWidget(self.text_edit, 1)
        layout.addWidget(self.text_edit.notice)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def _follow_text(self) -> None:
        guess = self._guess()
        self.title_edit.setPlaceholderText(guess)
        self.add_button.setEnabled(self.text_edit.has_words())

    def _guess(self) -> str:
        return one_line(self.text_edit.first_line().lstrip("# "), _TITLE_LENGTH) or self.tr("Untitled")
