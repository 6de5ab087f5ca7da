"""What can be done on the page of an update: actions with keys that work wherever on it the focus is."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Key = Qt.Key
# Name, words, what it does, keys; the first key is the one shown.
_COMMANDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("confirm", "Confirm", "The claim stands where it is shown, as it now reads", ("Return", "Enter")),
    ("place", "Place at selection", "What is selected in the newer text is the claim’s place", ("R",)),
    ("let_go", "Let go", "The claim has no place in the newer text, and stays in the table", ("Del",)),
    ("claim", "Claim", "Make a claim of the sentence", ("C",)),
    ("waive", "No check needed", "The sentence needs no check", ("X",)),
    ("next", "Next open", "Go to the next one that is to be decided", ("J",)),
    ("previous", "Previous open", "Go to the one before it that is to be decided", ("K",)),
    ("see", "Show in article", "Leave, and show the claim in the article", ("Ctrl+Return", "Ctrl+Enter")),
    ("back", "Back", "Back to the article", ("Esc",)),
)
SETTLING = ("confirm", "place", "let_go", "claim", "waive")
_SHOWN = {"Return": "Enter", "Ctrl+Return": "Ctrl+Enter"}


class Commands(QObject):
    """The actions by their names. Their shortcuts are the page's, which has to be in the window for them."""

    def __init__(self, page: QWidget, slots: dict[str, Callable[[], None]]) -> None:
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


def version_keys() -> list[tuple[str, str]]:
    """What each does, and the keys, for the list of shortcuts."""
    return [(_tr(tip), ", ".join(_SHOWN.get(key, key) for key in keys[:1])) for _, _, tip, keys in _COMMANDS]


def _without_arguments(slot: Callable[[], None]) -> Callable[[bool], None]:
    def triggered(_checked: bool) -> None:
        slot()

    return triggered


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionsPage", text)
