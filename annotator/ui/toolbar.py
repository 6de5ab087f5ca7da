"""The bar above the panes: the few actions used most, the find field, and the export."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolBar, QToolButton, QWidget

from annotator.ui.icons import icon
from annotator.ui.line_edits import colour_clear_button, make_clearable
from annotator.ui.plain import plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.ui.window_actions import WindowActions

_GROUPS = (
    (("actionOpen", "Open"), ("actionArticles", "Articles"), ("actionUpdateArticle", "Update article")),
    (("actionNewClaim", "Claim"), ("actionNextUncovered", "Next not looked at"), ("actionAddEvidence", "Add evidence")),
    (("actionUndo", "Undo"), ("actionRedo", "Redo")),
)
_KNOWN_BY_ICON = ("actionUndo", "actionRedo")
_ALL_WORDS = 1400  # pixels, below which those have no words
_FIND_MOST, _FIND_WORDS, _FIND_LEAST = 230, 210, 88  # pixels: at most, for all the words in it, and at least


class MainToolBar(QToolBar):
    """`find_edit` is named `findEdit`; `find_count` tells which hit of how many is shown."""

    def __init__(self, actions: WindowActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mainToolBar")
        self.setWindowTitle(self.tr("Tool bar"))
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._known_by_icon: list[QToolButton] = []
        for index, group in enumerate(_GROUPS):
            if index:
                self.addSeparator()
            for name, words in group:
                self._add(actions[name], self.tr(words))
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.find_count: QLabel = plain_label("", self)
        self.find_count.setObjectName("findCount")
        self.addWidget(self.find_count)
        self.find_edit = QLineEdit(self)
        self.find_edit.setObjectName("findEdit")
        self.find_edit.setAccessibleName(self.tr("Find in article"))
        self.find_edit.setPlaceholderText(self.tr("Find in article   Ctrl+F"))
        self.find_edit.setFixedWidth(_FIND_MOST)
        self._glass = self.find_edit.addAction(icon("find", LIGHT.muted), QLineEdit.ActionPosition.LeadingPosition)
        make_clearable(self.find_edit)
        self.addWidget(self.find_edit)
        self._add(actions["actionExport"], self.tr("Export report"))

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours."""
        self._glass.setIcon(icon("find", theme.muted))
        colour_clear_button(self.find_edit, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        style = beside if event.size().width() >= _ALL_WORDS else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._known_by_icon:
            button.setToolButtonStyle(style)
        self._fit()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # how many hits there are takes room, too
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Let the find field give way, so that no button is out of sight."""
        if (layout := self.layout()) is not None:
            layout.invalidate()  # it remembers how wide the field was
        others = self.sizeHint().width() - self.find_edit.width()
        width = max(_FIND_LEAST, min(_FIND_MOST, self.width() - others))
        self.find_edit.setFixedWidth(width)
        self.find_edit.setPlaceholderText(
            self.tr("Find in article   Ctrl+F") if width > _FIND_WORDS else self.tr("Find")
        )

    def _add(self, action: QAction, words: str) -> None:
        action.setIconText(words)
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(words)
            if action.objectName() in _KNOWN_BY_ICON:
                self._known_by_icon.append(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
