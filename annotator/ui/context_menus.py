"""The menus under the right mouse button and the menu key, made of the window's own actions."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.claim import WAIVER_REASONS, Claim, Waiver, is_open
from annotator.ui.article.view import ArticleView
from annotator.ui.checking import Checking, Pane
from annotator.ui.claims.table import ClaimsTable
from annotator.ui.following import Following
from annotator.ui.waiving import Waiving
from annotator.ui.window_actions import WindowActions

_RULE = ""
_MARKING = ("actionNewClaim", "actionVerified", "actionDisputed", "actionUnsourced", "actionNoCheckNeeded")
_STATUSES = ("actionVerified", "actionDisputed", "actionUnsourced", "actionUnchecked")
_WORDS = ("actionEditStatement", "actionEditNote")
_CHECKING_ONE = (_RULE, "actionAddEvidence", "actionAsk", "actionLog", "actionAssign")
_CHECKING_SEVERAL = (_RULE, "actionAddEvidence", "actionLog", "actionAssign")  # a query is on one claim
_PLACES = ("actionAddPassage", "actionMovePassage")
_SETTLING = ("actionConfirmPlace", "actionLetGo", _RULE)
_REMOVE = (_RULE, "actionRemoveClaim")


class ContextMenus(QObject):
    """Shows what can be done there. The actions act on what they act on by their keys; nothing is done here."""

    def __init__(
        self,
        actions: WindowActions,
        checking: Checking,
        waiving: Waiving,
        following: Following,
        view: ArticleView,
        table: ClaimsTable,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._checking = checking
        self._waiving = waiving
        self._following = following
        self._view = view
        self._table = table
        self._window = window
        view.menu_wanted.connect(self.show_in_article)
        for watched in (table, table.viewport()):
            watched.installEventFilter(self)

    def show_in_article(self, place: QPoint) -> None:
        """The menu of the selection, the claim or the words at the caret."""
        self._following.use_article()
        selected = self._view.selected_range()
        claim = None if selected else self._checking.claim_at_caret()
        if claim is not None:
            self._following.select_claim(claim.id)
        menu = self._menu("articleMenu", self.tr("Article"))
        if selected:
            self._fill(menu, (*_MARKING, _RULE, *self._placing(), _RULE, "actionCopy"))
        elif claim is not None:
            about = (_RULE, "actionSplitClaim", *_WORDS, *_checking([claim]))
            self._fill(menu, (*_settling([claim]), *_STATUSES, *about, *_REMOVE))
        elif not self._waiving.meant():
            self._fill(menu, (*_MARKING, "actionWaiveRest", _RULE, "actionNextUncovered"))
        self._add_waivers(menu, self._waiving.meant())
        menu.popup(place)

    def show_in_table(self, place: QPoint) -> None:
        """The menu of the selected rows; none where no row is selected."""
        self._checking.pane = Pane.CLAIMS
        chosen = self._checking.chosen()
        if not chosen:
            return
        menu = self._menu("claimsMenu", self.tr("Claims"))
        of_one = (_RULE, *_WORDS, *(self._placing() if self._view.selected_range() else ()))
        about = (*(of_one if len(chosen) == 1 else ()), *_checking(chosen))
        self._fill(menu, (*_settling(chosen), *_STATUSES, *about, *_REMOVE))
        menu.popup(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table's wishes for a menu: by the mouse at a row, by a key at the current one."""
        if isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            if not by_mouse:
                self._show_at_row()
            elif watched is self._table.viewport() and self._table.indexAt(event.pos()).isValid():
                self.show_in_table(event.globalPos())
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _asks(event):
            self._show_at_row()
            return True
        return super().eventFilter(watched, event)

    def _show_at_row(self) -> None:
        table = self._table
        row = table.visualRect(table.currentIndex()) & table.viewport().rect()
        self.show_in_table(table.viewport().mapToGlobal(row.bottomLeft()))

    def _placing(self) -> Sequence[str]:
        """What gives the current claim the selected words, where there is one."""
        return _PLACES if self._checking.current() is not None else ()

    def _menu(self, name: str, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        menu.setObjectName(name)
        menu.setAccessibleName(title)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill(self, menu: QMenu, names: Iterable[str]) -> None:
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()  # Qt shows one of several in a row, and none at the ends

    def _add_waivers(self, menu: QMenu, waivers: Sequence[Waiver]) -> None:
        """That the waivers need checking after all, and why they did not."""
        if not waivers:
            return
        menu.addSeparator()
        if any(is_open(waiver) for waiver in waivers):
            menu.addAction(self._actions["actionConfirmPlace"])
        menu.addAction(self._actions["actionCheckAgain"])
        reasons = menu.addMenu(self.tr("Reason"))
        reasons.setObjectName("reasonMenu")
        reasons.setEnabled(self._actions["actionCheckAgain"].isEnabled())
        group = QActionGroup(reasons)
        present = {waiver.reason for waiver in waivers}
        for reason in dict.fromkeys((*WAIVER_REASONS, *sorted(present))):
            action = QAction((reason[:1].upper() + reason[1:]).replace("&", "&&"), reasons)
            action.setData(reason)
            action.setCheckable(True)
            action.setChecked(present == {reason})
            group.addAction(action)
            reasons.addAction(action)
        group.triggered.connect(lambda action: self._waiving.give_reason(action.data()))


def _settling(claims: Iterable[Claim]) -> Sequence[str]:
    """What settles the places of those claims that an update has left open, where it has."""
    return _SETTLING if any(claim.open_passages for claim in claims) else ()


def _checking(claims: Sequence[Claim]) -> Sequence[str]:
    """What the checking of those claims needs: evidence, whom to ask, what was tried, whose they are."""
    return _CHECKING_ONE if len(claims) == 1 else _CHECKING_SEVERAL


def _asks(event: QKeyEvent) -> bool:
    """Shift+F10, which not every platform makes a menu's event of."""
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
