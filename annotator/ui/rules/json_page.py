"""A setting of the house as text: JSON, as `annotator rules --json` prints it and `rules set` takes it."""

import json
from typing import Any

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class JsonPage(QPlainTextEdit):
    """The setting of that name, under that heading."""

    def __init__(self, name: str, heading: str, *, writable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"house{name.capitalize()}")
        self.setAccessibleName(heading)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setTabChangesFocus(True)
        self.setReadOnly(not writable)
        self._shown = ""

    @property
    def is_changed(self) -> bool:
        return self.toPlainText() != self._shown

    def show_value(self, value: Any) -> str:
        """Show the setting as it is."""
        self._shown = json.dumps(value, ensure_ascii=False, indent=2)
        self.setPlainText(self._shown)
        return ""

    def taken(self) -> tuple[Any, str]:
        """What the setting is to be; or why that cannot be said."""
        try:
            value = json.loads(self.toPlainText())
        except json.JSONDecodeError as error:
            words = self.tr("This is no JSON: look at line {line}, column {column}.")
            return None, words.format(line=error.lineno, column=error.colno)
        except (RecursionError, ValueError):
            return None, self.tr("This is no JSON: it is nested too deep, or has a number too long to be read.")
        return (value, "") if value is not None else (None, self.tr("“null” is no setting."))

    def kept(self) -> None:
        """It was saved as it stands."""
        self._shown = self.toPlainText()
