"""Rules and scales of the house, as text: JSON, as `annotator rules --json` prints it and `rules set` takes it."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.plain import plain_label


class Setting(NamedTuple):
    """One of the house's settings: its name in the library, its heading, its value now, and whether that is the
    house's own or comes with the program."""

    name: str
    heading: str
    value: Any
    own: bool


class HouseDialog(QDialog):
    """`take` gets a setting's name and its new value, None for the program's own, and returns why that was refused.
    `read` gives the settings as they are."""

    def __init__(
        self,
        read: Callable[[], list[Setting]],
        take: Callable[[str, Any], str],
        *,
        writable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("houseDialog")
        self.setWindowTitle(self.tr("Rules and scales"))
        self._read, self._take, self._writable = read, take, writable
        self._warned = False
        self._shown: dict[str, str] = {}
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("houseTabs")
        self.edits: dict[str, QPlainTextEdit] = {}
        self.problem = plain_label(parent=self, wrap=True)
        self.problem.setObjectName("houseProblem")
        self._owner = plain_label(parent=self)
        self._owner.setObjectName("houseOwner")
        for setting in read():
            self.edits[setting.name] = self._edit(setting)
            self.tabs.addTab(self.edits[setting.name], setting.heading)
        self._lay_out()
        self._show_all()
        self.tabs.currentChanged.connect(self._turned)
        next(iter(self.edits.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    def accept(self) -> None:
        """Save what was changed; where it cannot be read, say what is wrong with it, and stay."""
        for index, (name, edit) in enumerate(self.edits.items()):
            if edit.toPlainText() == self._shown[name]:
                continue
            problem = self._save(name, edit.toPlainText())
            if problem:
                self.tabs.setCurrentIndex(index)
                self.problem.setText(problem)
                return
            self._shown[name] = edit.toPlainText()
        super().accept()

    def reject(self) -> None:
        """What was typed is not thrown away by a key: the second time, it is."""
        changed = any(edit.toPlainText() != self._shown[name] for name, edit in self.edits.items())
        if changed and not self._warned:
            self._warned = True
            self.problem.setText(self.tr("What you typed is not saved. Cancel again to give it up."))
            return
        super().reject()

    def _save(self, name: str, text: str) -> str:
        try:
            value = json.loads(text)
        except json.JSONDecodeError as error:
            words = self.tr("This is no JSON: look at line {line}, column {column}.")
            return words.format(line=error.lineno, column=error.colno)
        except (RecursionError, ValueError):
            return self.tr("This is no JSON: it is nested too deep, or has a number too long to be read.")
        return self.tr("“null” is no setting.") if value is None else self._take(name, value)

    def _reset(self) -> None:
        problem = self._take(list(self.edits)[self.tabs.currentIndex()], None)
        if not problem:
            self._show_all(only=self.tabs.currentIndex())
        self.problem.setText(problem)

    def _show_all(self, only: int | None = None) -> None:
        for index, setting in enumerate(self._read()):
            if only in (None, index):
                text = json.dumps(setting.value, ensure_ascii=False, indent=2)
                self._shown[setting.name] = text
                self.edits[setting.name].setPlainText(text)
        self._turned()

    def _turned(self) -> None:
        setting = self._read()[self.tabs.currentIndex()]
        own = self.tr("This library’s own.") if setting.own else self.tr("As they come with the program.")
        self._owner.setText(own)
        self.reset_button.setEnabled(setting.own and self._writable)
        self.problem.setText("")

    def _edit(self, setting: Setting) -> QPlainTextEdit:
        edit = QPlainTextEdit(self.tabs)
        edit.setObjectName(f"house{setting.name.capitalize()}")
        edit.setAccessibleName(setting.heading)
        edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        edit.setTabChangesFocus(True)
        edit.setReadOnly(not self._writable)
        return edit

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        done = QPushButton(self.tr("Save"), self)
        done.setObjectName("houseDone")
        done.setShortcut("Ctrl+Return")
        done.setToolTip(self.tr("Save (Ctrl+Enter)"))
        done.setDefault(True)
        done.setEnabled(self._writable)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        self.reset_button = QPushButton(self.tr("Back to the program’s own"), self)
        self.reset_button.setObjectName("houseReset")
        self.reset_button.setAutoDefault(False)
        self.reset_button.clicked.connect(self._reset)
        buttons.addButton(self.reset_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        words = self.tr("They hold for every article of the library. Undo takes a change back.")
        layout.addWidget(plain_label(words, self, wrap=True))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._owner)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
