"""What can be done beside a saved copy: actions with keys that work wherever on its page the focus is."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

# Name, words, what it does, keys; the first key is the one shown.
_COMMANDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("quote", "Set as quote", "The words selected in the copy are the evidence’s quote", ("U",)),
    ("next", "Next place", "Go to the next place of the quote in the copy", ("N",)),
    ("previous", "Previous place", "Go to the place of the quote before it", ("B",)),
    ("open", "Open in its program", "Open the copy in the system’s program for it", ("Ctrl+Return", "Ctrl+Enter")),
    ("back", "Back", "From the copy back to the article", ("Esc",)),
)
_SHOWN = {"Ctrl+Return": "Ctrl+Enter"}


class Commands(QObject):
    """The actions by their names. Their shortcuts are the page's."""

    def __init__(self, page: QWidget, slots: dict[str, Callable[[], object]]) -> None:
        super().__init__(page)
        self.by_name: dict[str, QAction] = {}
        for name, words, tip, keys in _COMMANDS:
            action = QAction(_tr(words), self)
            action.setToolTip(_tr(tip))
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(_without_arguments(slots[name]))
            page.addAction(action)
            self.by_name[name] = action

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def enable(self, **able: bool) -> None:
        """Which of these can be done now."""
        for name, can in able.items():
            self.by_name[name].setEnabled(can)


def key_of(name: str) -> str:
    """The key that a button shows for that action."""
    key = next(keys[0] for known, _, _, keys in _COMMANDS if known == name)
    return _SHOWN.get(key, key)


def copy_keys() -> list[tuple[str, str]]:
    """What each does, and the keys, for the list of shortcuts."""
    return [(_tr(tip), _SHOWN.get(keys[0], keys[0])) for _, _, tip, keys in _COMMANDS]


def _without_arguments(slot: Callable[[], object]) -> Callable[[bool], None]:
    def triggered(_checked: bool) -> None:
        slot()

    return triggered


def _tr(text: str) -> str:
    return QCoreApplication.translate("CopyPage", text)
