"""Every action of the window in one table: its name, words, keys, icon and menu."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.icons import icon
from annotator.ui.theme import Theme

MENUS = ("File", "Edit", "Claim", "Go", "View", "Help")


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """`keys` are shortcuts, the first the one shown. `rule` draws a line above it in the menu."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    rule: bool = False
    checkable: bool = False


ACTIONS = (
    ActionSpec("actionOpen", "File", "Open…", ("Ctrl+O",), "open"),
    ActionSpec("actionPaste", "File", "Paste text as article…", ("Ctrl+Shift+V",), "paste"),
    ActionSpec("actionArticles", "File", "Articles…", ("Ctrl+L",), "articles"),
    ActionSpec("actionExport", "File", "Export report…", ("Ctrl+E",), "export", rule=True),
    ActionSpec("actionReviewer", "File", "Reviewer…", (), "person", rule=True),
    ActionSpec("actionQuit", "File", "Quit", ("Ctrl+Q",), rule=True),
    ActionSpec("actionUndo", "Edit", "Undo", ("Ctrl+Z",), "undo"),
    ActionSpec("actionRedo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    ActionSpec("actionCopy", "Edit", "Copy selected text", ("Ctrl+C",), "copy", rule=True),
    ActionSpec("actionFind", "Edit", "Find in article", ("Ctrl+F",), "find", rule=True),
    ActionSpec("actionFindNext", "Edit", "Find next", ("F3",)),
    ActionSpec("actionFindPrevious", "Edit", "Find previous", ("Shift+F3",)),
    ActionSpec("actionFilter", "Edit", "Filter claims", ("Ctrl+Shift+F",), "filter"),
    ActionSpec("actionNewClaim", "Claim", "Claim", ("C",), "claim"),
    ActionSpec("actionVerified", "Claim", "Verified", ("1",), "verified"),
    ActionSpec("actionDisputed", "Claim", "Disputed", ("2",), "disputed"),
    ActionSpec("actionUnsourced", "Claim", "Unsourced", ("3",), "unsourced"),
    ActionSpec("actionUnchecked", "Claim", "Unchecked", ("0",), "unchecked"),
    ActionSpec("actionAddPassage", "Claim", "Add selection to claim", ("A",), "plus", rule=True),
    ActionSpec("actionMovePassage", "Claim", "Move claim to selection", ("R",)),
    ActionSpec("actionSplitClaim", "Claim", "Split claim at caret", ("S",)),
    ActionSpec("actionEditStatement", "Claim", "Edit statement", ("F2", "E"), "edit", rule=True),
    ActionSpec("actionEditNote", "Claim", "Write note", ("M",), "note"),
    ActionSpec("actionRemoveClaim", "Claim", "Remove claim", ("Del",), "trash"),
    ActionSpec("actionNoCheckNeeded", "Claim", "No check needed", ("X",), "waive", rule=True),
    ActionSpec("actionWaiveRest", "Claim", "No check needed for rest of sentence", ("Shift+X",)),
    ActionSpec("actionNextUncovered", "Go", "Next not looked at", ("N",), "next"),
    ActionSpec("actionNextClaim", "Go", "Next claim", ("J",), "down"),
    ActionSpec("actionPreviousClaim", "Go", "Previous claim", ("K",), "up"),
    ActionSpec("actionStep", "Go", "Select next clause or sentence", ("Space",), rule=True),
    ActionSpec("actionNarrow", "Go", "Narrow to clause", ("W",)),
    ActionSpec("actionClearSelection", "Go", "Clear selection", ("Esc",)),
    ActionSpec("actionFocusArticle", "Go", "Go to article", ("Ctrl+1",), rule=True),
    ActionSpec("actionFocusClaims", "Go", "Go to claims", ("Ctrl+2",)),
    ActionSpec("actionFocusDetails", "Go", "Go to claim details", ("Ctrl+3",)),
    ActionSpec("actionThemeSystem", "View", "Colours of the system", checkable=True),
    ActionSpec("actionThemeLight", "View", "Light", checkable=True),
    ActionSpec("actionThemeDark", "View", "Dark", checkable=True),
    ActionSpec("actionCompact", "View", "Compact", ("Ctrl+D",), rule=True, checkable=True),
    ActionSpec("actionShortcuts", "Help", "Keyboard shortcuts", ("?",), "help"),
    ActionSpec("actionAbout", "Help", "About"),
)


class WindowActions:
    """The window's QActions by name, each with a slot given by `slots`."""

    def __init__(self, parent: QWidget, theme: Theme, slots: dict[str, Callable[[], object]]) -> None:
        self.by_name: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(QCoreApplication.translate("Actions", spec.text), parent)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.checkable)
            action.triggered.connect(_without_arguments(slots[spec.name]))
            parent.addAction(action)
            self.by_name[spec.name] = action
        self.set_theme(theme)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        inks = {f"action{style.label}": style.ink for style in theme.statuses.values()}
        inks["actionNewClaim"] = theme.accent
        for spec in ACTIONS:
            if spec.icon:
                self.by_name[spec.name].setIcon(icon(spec.icon, inks.get(spec.name, theme.text)))

    def fill(self, bar: QMenuBar) -> None:
        """The menus, with every action in one."""
        menus: dict[str, QMenu] = {}
        for name in MENUS:
            menus[name] = bar.addMenu(QCoreApplication.translate("Actions", "&" + name))
        for spec in ACTIONS:
            if spec.rule:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(self.by_name[spec.name])


def _without_arguments(slot: Callable[[], object]) -> Callable[[bool], None]:
    def triggered(_checked: bool) -> None:
        slot()

    return triggered
