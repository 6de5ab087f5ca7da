"""What the house sets for itself, a page for each: rules and scales as text, the style of its reports as a form."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from annotator.domain.style import SETTING as STYLE
from annotator.ui.plain import plain_label
from annotator.ui.rules.json_page import JsonPage
from annotator.ui.rules.style_page import StylePage, Templates


class Setting(NamedTuple):
    """One of the house's settings: its name in the library, its heading, its value now, and whether that is the
    house's own or comes with the program."""

    name: str
    heading: str
    value: Any
    own: bool


class HouseDialog(QDialog):
    """`take` gets a setting's name and its new value, None for the program's own, and returns why that was refused.
    `read` gives the settings as they are, `templates` is about the reports' templates."""

    def __init__(
        self,
        read: Callable[[], list[Setting]],
        take: Callable[[str, Any], str],
        templates: Templates,
        *,
        writable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("houseDialog")
        self.setWindowTitle(self.tr("Rules, scales, reports"))
        self._read, self._take, self._writable = read, take, writable
        self._warned = False
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("houseTabs")
        self.tabs.setAccessibleName(self.tr("What the library sets for itself"))
        self.pages: dict[str, JsonPage | StylePage] = {}
        self.problem = plain_label(parent=self, wrap=True)
        self.problem.setObjectName("houseProblem")
        self._owner = plain_label(parent=self)
        self._owner.setObjectName("houseOwner")
        for setting in read():
            self.pages[setting.name] = page = self._page(setting, templates)
            self.tabs.addTab(page, setting.heading)
        self._lay_out()
        self.problem.setText(self._show_all())
        self.tabs.currentChanged.connect(self._turned)
        next(iter(self.pages.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    def accept(self) -> None:
        """Save what was changed; where it cannot be read, say what is wrong with it, and stay."""
        for index, (name, page) in enumerate(self.pages.items()):
            if not page.is_changed:
                continue
            value, problem = page.taken()
            problem = problem or self._take(name, value)
            if problem:
                self.tabs.setCurrentIndex(index)
                self.problem.setText(problem)
                return
            page.kept()
        super().accept()

    def reject(self) -> None:
        """What was typed is not thrown away by a key: the second time, it is."""
        changed = any(page.is_changed for page in self.pages.values())
        if changed and not self._warned:
            self._warned = True
            self.problem.setText(self.tr("What you typed is not saved. Cancel again to give it up."))
            return
        super().reject()

    def _reset(self) -> None:
        index = self.tabs.currentIndex()
        problem = self._take(list(self.pages)[index], None)
        self.problem.setText(problem or self._show_all(only=index))

    def _show_all(self, only: int | None = None) -> str:
        """Show the settings as they are. Returns why one of them cannot be shown."""
        problems = [
            self.pages[setting.name].show_value(setting.value)
            for index, setting in enumerate(self._read())
            if only in (None, index)
        ]
        self._turned()
        return next(filter(None, problems), "")

    def _turned(self) -> None:
        setting = self._read()[self.tabs.currentIndex()]
        own = self.tr("This library’s own.") if setting.own else self.tr("As they come with the program.")
        self._owner.setText(own)
        self.reset_button.setEnabled(setting.own and self._writable)
        self.problem.setText("")

    def _page(self, setting: Setting, templates: Templates) -> JsonPage | StylePage:
        if setting.name != STYLE:
            return JsonPage(setting.name, setting.heading, writable=self._writable, parent=self.tabs)
        page = StylePage(templates, writable=self._writable, parent=self.tabs)
        page.said.connect(self.problem.setText)
        return page

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
