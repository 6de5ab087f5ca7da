"""Every action of the window in one table: its name, words, keys, icon and menu."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.icons import icon
from annotator.ui.theme import Density, Theme
from annotator.ui.words import action_words

MENUS = ("File", "Edit", "Claim", "Go", "View", "Help")


class ActionSpec(NamedTuple):
    """`keys` are shortcuts, the first the one shown. `rule` draws a line above it in the menu. `article` and `writes`
    say that it needs an open article, and a library that may be written."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    rule: bool = False
    checkable: bool = False
    article: bool = False
    writes: bool = False


ACTIONS = (
    ActionSpec("actionOpen", "File", "Open…", ("Ctrl+O",), "open", writes=True),
    ActionSpec("actionPaste", "File", "Paste text as article…", ("Ctrl+Shift+V",), "paste", writes=True),
    ActionSpec("actionArticles", "File", "Articles…", ("Ctrl+L",), "articles"),
    ActionSpec("actionSources", "File", "Sources…", ("Ctrl+Shift+L",), "evidence"),
    ActionSpec("actionOpenAddress", "File", "Open address…", ("Ctrl+Shift+A",), "globe", writes=True),
    ActionSpec(
        "actionUpdateArticle", "File", "Update article…", ("Ctrl+U",), "update", rule=True, article=True, writes=True
    ),
    ActionSpec("actionVersions", "File", "Compare versions…", ("Ctrl+Shift+U",), article=True),
    ActionSpec("actionReadOtherwise", "File", "Read web page otherwise…", ("Ctrl+Alt+R",), article=True, writes=True),
    ActionSpec("actionSaveSource", "File", "Save source file…", ("Ctrl+Alt+E",), article=True),
    ActionSpec("actionImportAnnotations", "File", "Import annotations…", ("Ctrl+Alt+A",), article=True, writes=True),
    ActionSpec("actionExport", "File", "Export report…", ("Ctrl+E",), "export", rule=True, article=True),
    ActionSpec("actionOpenLibrary", "File", "Open library…", ("Ctrl+Shift+O",), rule=True),
    ActionSpec("actionLibrary", "File", "Size and bin of library…", ("Ctrl+Alt+B",)),
    ActionSpec("actionHouseRules", "File", "Rules, scales, reports…", ("Ctrl+Alt+H",)),
    ActionSpec("actionReviewer", "File", "Reviewer…", ("Ctrl+R",), "person"),
    ActionSpec("actionQuit", "File", "Quit", ("Ctrl+Q",), rule=True),
    ActionSpec("actionUndo", "Edit", "Undo", ("Ctrl+Z",), "undo", article=True, writes=True),
    ActionSpec("actionRedo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", article=True, writes=True),
    ActionSpec("actionCopy", "Edit", "Copy selected text", ("Ctrl+C",), "copy", rule=True, article=True),
    ActionSpec("actionFind", "Edit", "Find in article", ("Ctrl+F",), "find", rule=True, article=True),
    ActionSpec("actionFindNext", "Edit", "Find next", ("F3",), article=True),
    ActionSpec("actionFindPrevious", "Edit", "Find previous", ("Shift+F3",), article=True),
    ActionSpec("actionFilter", "Edit", "Filter claims", ("Ctrl+Shift+F",), "filter", article=True),
    ActionSpec("actionNewClaim", "Claim", "Claim", ("C",), "claim", article=True, writes=True),
    ActionSpec("actionVerified", "Claim", "Verified", ("1",), "verified", article=True, writes=True),
    ActionSpec("actionDisputed", "Claim", "Disputed", ("2",), "disputed", article=True, writes=True),
    ActionSpec("actionUnsourced", "Claim", "Unsourced", ("3",), "unsourced", article=True, writes=True),
    ActionSpec("actionUnchecked", "Claim", "Unchecked", ("0",), "unchecked", article=True, writes=True),
    ActionSpec(
        "actionAddPassage", "Claim", "Add selection to claim", ("A",), "plus", rule=True, article=True, writes=True
    ),
    ActionSpec("actionMovePassage", "Claim", "Move claim to selection", ("R",), article=True, writes=True),
    ActionSpec("actionSplitClaim", "Claim", "Split claim at caret", ("S",), article=True, writes=True),
    ActionSpec("actionConfirmPlace", "Claim", "Confirm place", ("Y",), rule=True, article=True, writes=True),
    ActionSpec("actionLetGo", "Claim", "Let go of place", ("L",), article=True, writes=True),
    ActionSpec("actionAddEvidence", "Claim", "Add evidence…", ("E",), "evidence", rule=True, article=True, writes=True),
    ActionSpec("actionRepeatSource", "Claim", "Same source again", ("Shift+E",), article=True, writes=True),
    ActionSpec("actionShowCopy", "Claim", "Saved copy beside the claim", ("B",), article=True),
    ActionSpec("actionCapture", "Claim", "Capture page", ("Ctrl+Shift+C",), "globe", article=True, writes=True),
    ActionSpec("actionEditStatement", "Claim", "Edit statement", ("F2",), "edit", rule=True, article=True, writes=True),
    ActionSpec("actionEditNote", "Claim", "Write note", ("M",), "note", article=True, writes=True),
    ActionSpec("actionProposeCorrection", "Claim", "Propose correction…", ("P",), article=True, writes=True),
    ActionSpec("actionAsk", "Claim", "Ask a query…", ("Q",), "help", rule=True, article=True, writes=True),
    ActionSpec("actionAnswer", "Claim", "Answer query…", ("Shift+Q",), article=True, writes=True),
    ActionSpec("actionReadAnswers", "Claim", "Read answers…", ("Ctrl+Shift+Q",), article=True, writes=True),
    ActionSpec("actionLog", "Claim", "Log contact or search…", ("T",), article=True, writes=True),
    ActionSpec("actionAssign", "Claim", "Assign to…", ("Shift+A",), "person", article=True, writes=True),
    ActionSpec("actionRate", "Claim", "Rate…", ("V",), article=True, writes=True),
    ActionSpec("actionClaimDetails", "Claim", "Details for publication…", ("D",), article=True, writes=True),
    ActionSpec("actionChecklist", "Claim", "Rules for this claim", ("I",), "check", article=True),
    ActionSpec("actionSignOff", "Claim", "Sign off", ("G",), "verified", rule=True, article=True, writes=True),
    ActionSpec("actionSignOffReady", "Claim", "Sign off all ready ones", ("Shift+G",), article=True, writes=True),
    ActionSpec(
        "actionOwnSignOff", "Claim", "One-person desk: own checks may be signed off", ("Ctrl+Alt+G",), checkable=True
    ),
    ActionSpec("actionWithdrawSignOff", "Claim", "Take back signature", ("Ctrl+Shift+G",), article=True, writes=True),
    ActionSpec("actionSignArticle", "Claim", "Sign article…", ("Ctrl+G",), article=True, writes=True),
    ActionSpec("actionRemoveClaim", "Claim", "Remove claim", ("Del",), "trash", article=True, writes=True),
    ActionSpec(
        "actionNoCheckNeeded", "Claim", "No check needed", ("X",), "waive", rule=True, article=True, writes=True
    ),
    ActionSpec(
        "actionWaiveRest", "Claim", "No check needed for rest of sentence", ("Shift+X",), article=True, writes=True
    ),
    ActionSpec("actionCheckAgain", "Claim", "To be checked again", ("Ctrl+Shift+X",), article=True, writes=True),
    ActionSpec("actionNextUncovered", "Go", "Next not looked at", ("N",), "next", article=True),
    ActionSpec("actionNextClaim", "Go", "Next claim", ("J",), "down", article=True),
    ActionSpec("actionPreviousClaim", "Go", "Previous claim", ("K",), "up", article=True),
    ActionSpec("actionOpenItems", "Go", "Open items…", ("O",), article=True),
    ActionSpec("actionWaitingFor", "Go", "Waiting for…", ("Ctrl+Alt+W",), article=True),
    ActionSpec("actionStep", "Go", "Select next clause or sentence", ("Space",), rule=True, article=True),
    ActionSpec("actionNarrow", "Go", "Narrow to clause", ("W",), article=True),
    ActionSpec("actionClearSelection", "Go", "Clear selection", ("Esc",), article=True),
    ActionSpec("actionFocusArticle", "Go", "Go to article", ("Ctrl+1",), rule=True, article=True),
    ActionSpec("actionFocusClaims", "Go", "Go to claims", ("Ctrl+2",), article=True),
    ActionSpec("actionFocusDetails", "Go", "Go to claim details", ("Ctrl+3",), article=True),
    ActionSpec("actionHistory", "View", "History…", ("Ctrl+H",), article=True),
    ActionSpec("actionSummary", "View", "What has happened since…", ("Ctrl+Shift+H",), article=True),
    ActionSpec("actionThemeSystem", "View", "Colours of the system", ("Ctrl+Alt+S",), rule=True, checkable=True),
    ActionSpec("actionThemeLight", "View", "Light", ("Ctrl+Alt+L",), checkable=True),
    ActionSpec("actionThemeDark", "View", "Dark", ("Ctrl+Alt+D",), checkable=True),
    ActionSpec("actionCompact", "View", "Compact", ("Ctrl+D",), rule=True, checkable=True),
    ActionSpec("actionShortcuts", "Help", "Keyboard shortcuts", ("?", "F1"), "help"),
    ActionSpec("actionAbout", "Help", "About", ("Shift+F1",)),
)
# Of the other menus, what only means something with the article in sight.
_IN_ARTICLE = ("actionCopy", "actionFind", "actionFindNext", "actionFindPrevious", "actionFilter")


class WindowActions:
    """The window's QActions by name, each with a slot given by `slots`."""

    def __init__(self, parent: QWidget, theme: Theme, slots: dict[str, Callable[[], object]]) -> None:
        self.by_name: dict[str, QAction] = {}
        self._article, self._writable, self._elsewhere = False, True, False
        self._kept: frozenset[str] = frozenset()
        for spec in ACTIONS:
            action = QAction(QCoreApplication.translate("Actions", spec.text), parent)
            action.setObjectName(spec.name)
            action.setWhatsThis(action.text())
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutVisibleInContextMenu(True)
            action.setCheckable(spec.checkable)
            action.triggered.connect(_without_arguments(slots[spec.name]))
            parent.addAction(action)
            self.by_name[spec.name] = action
        self.set_theme(theme)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def enable(self, *, article: bool, writable: bool) -> None:
        """Offer only what can be done: with an article open or without, on a library that may be written or not."""
        self._article, self._writable = article, writable
        self._enable()

    def leave_article(self, elsewhere: bool, kept: frozenset[str] = frozenset()) -> None:
        """Whether something else is shown in place of article and claims, with keys of its own. Actions `kept` are
        offered all the same."""
        self._elsewhere, self._kept = elsewhere, kept
        self._enable()

    def _enable(self) -> None:
        for spec in ACTIONS:
            able = (self._article or not spec.article) and (self._writable or not spec.writes)
            away = self._elsewhere and (spec.menu in ("Claim", "Go") or spec.name in _IN_ARTICLE)
            self.by_name[spec.name].setEnabled(able and (not away or spec.name in self._kept))

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Name the actions that undo and redo would take, as history calls them; None where there is none."""
        for name, words, action in (("actionUndo", "Undo", undo), ("actionRedo", "Redo", redo)):
            said = QCoreApplication.translate("Actions", words)
            self.by_name[name].setText(f"{said}: {action_words(action)}" if action else said)
            self.by_name[name].setIconText(said)
            self.by_name[name].setEnabled(action is not None and self._writable)

    def allow(self, name: str) -> None:
        """Let undo or redo be tried, while it is still to be asked what it would take."""
        self.by_name[name].setEnabled(self._writable)

    def show_choices(self, theme: str, density: Density, own_sign_off: bool) -> None:
        """Tick the theme (`system`, `light`, `dark`) and the density that are in force, and whether one's own checks
        may be signed off."""
        for name in ("System", "Light", "Dark"):
            self.by_name[f"actionTheme{name}"].setChecked(theme == name.lower())
        self.by_name["actionCompact"].setChecked(density is Density.COMPACT)
        self.by_name["actionOwnSignOff"].setChecked(own_sign_off)

    def set_theme(self, theme: Theme, _density: Density = Density.COMFORTABLE) -> None:
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
