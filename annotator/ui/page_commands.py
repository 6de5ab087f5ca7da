"""Actions of a page that can take the article's place: with keys that work wherever on that page the focus is."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_SHOWN = {"Return": "Enter", "Ctrl+Return": "Ctrl+Enter"}


class Command(NamedTuple):
    """`tip` says what it does; of the keys, the first is the one shown."""

    name: str
    words: str
    tip: str
    keys: tuple[str, ...]

    @property
    def key(self) -> str:
        return _SHOWN.get(self.keys[0], self.keys[0])


class PageCommands(QObject):
    """The actions by their names. Their shortcuts are the page's, which has to be in the window for them. `context` is
    that of the words' translations."""

    def __init__(
        self, page: QWidget, context: str, commands: Iterable[Command], slots: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(page)
        self.by_name: dict[str, QAction] = {}
        for command in commands:
            action = QAction(QCoreApplication.translate(context, command.words), self)
            action.setToolTip(QCoreApplication.translate(context, command.tip))
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(_without_arguments(slots[command.name]))
            page.addAction(action)
            self.by_name[command.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def enable(self, **able: bool) -> None:
        """Which of these can be done now."""
        for name, can in able.items():
            self.by_name[name].setEnabled(can)


def key_in(commands: Iterable[Command], name: str) -> str:
    """The key that a button shows for the command of that name."""
    return next(command.key for command in commands if command.name == name)


def keys_of(commands: Iterable[Command], context: str) -> list[tuple[str, str]]:
    """What each does, and the key, for the list of shortcuts."""
    return [(QCoreApplication.translate(context, command.tip), command.key) for command in commands]


def _without_arguments(slot: Callable[[], object]) -> Callable[[bool], None]:
    def triggered(_checked: bool) -> None:
        slot()

    return triggered
