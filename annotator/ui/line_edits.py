"""Line edits of the window: the buttons that Qt puts into them are named, which Qt leaves to whoever asks for them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from annotator.ui.icons import icon
from annotator.ui.theme import Theme

_CLEAR = "_q_qlineeditclearaction"  # Qt's own name for it


def make_clearable(edit: QLineEdit) -> None:
    """Give the field, which is named itself, a button that clears it, and names to all its buttons."""
    edit.setClearButtonEnabled(True)
    clear = QCoreApplication.translate("LineEdits", "Clear")
    for button in edit.findChildren(QToolButton):
        clears = button.defaultAction().objectName() == _CLEAR
        button.setAccessibleName(f"{clear}: {edit.accessibleName()}" if clears else edit.accessibleName())


def colour_clear_button(edit: QLineEdit, theme: Theme) -> None:
    """Draw the button's icon in the theme's colours: Qt's own is made for light windows."""
    clear = edit.findChild(QAction, _CLEAR)
    if clear is not None:
        clear.setIcon(icon("close", theme.muted))
