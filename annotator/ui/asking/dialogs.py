"""The dialogs of the room: a few fields each. What is typed stays until it has been taken."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.hidden import shown
from annotator.domain.records import Addressee, Attempt, LogEntry
from annotator.ui.asking.words import addressee_words
from annotator.ui.choice import ChoiceBox
from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.plain import plain_label
from annotator.ui.theme import Density, Theme

_WIDTH = 560
_LINES = 5
_MOST_SHOWN = 1200  # code points of what a dialog is about


class AskingDialog(QDialog):
    """Fields under `words`, and a button for each way to be done. Use with `open()`. It stays, with all that is typed,
    until it is `accept`ed from outside or cancelled. `name` is what its parts' names begin with."""

    done_wanted = Signal(object)  # the value of the button pressed

    def __init__(self, name: str, title: str, words: str, buttons: Sequence[tuple[str, object]], parent: QWidget):
        super().__init__(parent)
        self._name = name
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)
        self.notice = MessageBar(self)
        self.notice.setObjectName(f"{name}Notice")
        self._form = QFormLayout()
        self._form.setVerticalSpacing(6)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        about = shown(words)
        layout.addWidget(plain_label(about[:_MOST_SHOWN] + ("…" if len(about) > _MOST_SHOWN else ""), self, wrap=True))
        layout.addLayout(self._form, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self._buttons(buttons))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # from a text, in which Enter begins a line
            QShortcut(QKeySequence(keys), self).activated.connect(lambda: self._done(buttons[0][1]))

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours where the dialog paints."""
        self.notice.set_theme(theme, density)

    def say(self, sentence: str) -> None:
        """Why it was not done."""
        self.notice.show_message(sentence, MessageKind.ERROR)

    def add_text(self, part: str, words: str, text: str = "") -> QPlainTextEdit:
        """A field of several lines, in which Tab goes on."""
        edit = QPlainTextEdit(self)
        edit.setTabChangesFocus(True)
        edit.setMinimumHeight(_LINES * edit.fontMetrics().lineSpacing())
        edit.setPlainText(text)
        self._add(edit, part, words)
        return edit

    def add_line(self, part: str, words: str, text: str = "", hint: str = "") -> QLineEdit:
        edit = QLineEdit(text, self)
        edit.setPlaceholderText(hint)
        self._add(edit, part, words)
        return edit

    def add_choice(self, part: str, words: str, choices: Sequence[str] = (), *, free: bool = False) -> QComboBox:
        """A choice among these words or, where `free`, any others."""
        box = ChoiceBox(self)
        box.setEditable(free)
        box.addItems(list(choices))
        self._add(box, part, words)
        edit = box.lineEdit()
        if edit is not None:
            edit.setAccessibleName(words)
        return box

    def name_field(self, field: QWidget, words: str) -> None:
        """Other words for a field."""
        field.setAccessibleName(words)
        label = self._form.labelForField(field)
        if isinstance(label, QLabel):
            label.setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        empty = (one for one in self._fields if isinstance(one, QPlainTextEdit | QLineEdit))
        next(empty, self._fields[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, field: QWidget, part: str, words: str) -> None:
        field.setObjectName(f"{self._name}{part}")
        field.setAccessibleName(words)
        self._form.addRow(words, field)
        self._fields.append(field)

    def _buttons(self, buttons: Sequence[tuple[str, object]]) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        for at, (words, value) in enumerate(buttons):
            button = QPushButton(words, self)
            button.setObjectName(f"{self._name}Done" if at == 0 else f"{self._name}Other")
            if at == 0:
                self.done_button = button
            button.setDefault(at == 0)
            button.setAutoDefault(at == 0)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _=False, value=value: self._done(value))
        box.rejected.connect(self.reject)
        return box

    def _done(self, value: object) -> None:
        self.notice.clear()
        self.done_wanted.emit(value)


class QueryDialog(AskingDialog):
    """A new query: to whom, and what."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__("query", parent.tr("Ask a query"), words, [(parent.tr("Ask"), None)], parent)
        self.to = self.add_choice("To", self.tr("To"), [addressee_words(one).capitalize() for one in Addressee])
        self.text = self.add_text("Text", self.tr("Query"))

    @property
    def addressee(self) -> Addressee:
        return list(Addressee)[self.to.currentIndex()]


class LogDialog(AskingDialog):
    """What was tried: `entry` is what is edited, None for a new one, whose kind can be chosen."""

    def __init__(self, words: str, parent: QWidget, entry: LogEntry | None = None) -> None:
        title = parent.tr("Edit the log") if entry else parent.tr("Log what was tried")
        super().__init__("log", title, words, [(parent.tr("Save") if entry else parent.tr("Log"), None)], parent)
        self._kind = entry.kind if entry else Attempt.CONTACT
        self.choice = None
        if entry is None:
            kinds = [self.tr("Contact with somebody"), self.tr("Search that found nothing")]
            self.choice = self.add_choice("Kind", self.tr("What"), kinds)
            self.choice.currentIndexChanged.connect(self._name_fields)
        self.whom = self.add_line("Whom", self.tr("With whom"), entry.with_whom if entry else "")
        how = (entry.how or "") if entry else ""
        self.how = self.add_line("How", self.tr("How"), how)
        self.outcome = self.add_line("Outcome", self.tr("Outcome"), (entry.outcome or "") if entry else "")
        self._name_fields()

    @property
    def kind(self) -> Attempt:
        return list(Attempt)[self.choice.currentIndex()] if self.choice is not None else self._kind

    def _name_fields(self) -> None:
        contact = self.kind is Attempt.CONTACT
        self.name_field(self.whom, self.tr("With whom") if contact else self.tr("Where"))
        self.how.setPlaceholderText(self.tr("by phone, by e-mail …") if contact else self.tr("words looked for …"))
        waits = self.tr("Empty while the answer is being waited for")
        self.outcome.setPlaceholderText(waits if contact else self.tr("nothing found, access refused …"))


class CorrectionDialog(AskingDialog):
    """What is to stand in place of the words `begun_from`."""

    def __init__(self, words: str, begun_from: str, parent: QWidget) -> None:
        super().__init__("correction", parent.tr("Propose a correction"), words, [(parent.tr("Propose"), None)], parent)
        self.text = self.add_text("Text", self.tr("Instead"), begun_from)
        self.text.selectAll()
