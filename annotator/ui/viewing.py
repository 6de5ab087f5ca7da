"""How the window looks: the system's colours or those chosen, in one of two densities."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import AnnotatorError
from annotator.settings import Settings
from annotator.ui import look
from annotator.ui.theme import DARK, LIGHT, Density, Theme

SetTheme = Callable[[Theme, Density], object]


class Viewing(QObject):
    """Follows the settings and the system, and tells every part that paints."""

    settings_changed = Signal(object)  # Settings
    refused = Signal(str)  # a sentence: why a choice could not be kept

    def __init__(self, app: QApplication, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._parts: list[SetTheme] = []
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        app.screenAdded.connect(self.tell)

    @property
    def theme(self) -> Theme:
        chosen = {"light": LIGHT, "dark": DARK}.get(self._settings.theme)
        return chosen or look.system_theme(self._app)

    @property
    def density(self) -> Density:
        return Density(self._settings.density)

    def show_on(self, *parts: SetTheme) -> None:
        """Have those told whenever the look changes."""
        self._parts += parts

    def choose(self, **values: Any) -> None:
        """Choose `theme` (`system`, `light`, `dark`), `density` or another setting; the choice is kept on disk."""
        try:
            self._settings = self._settings.changed(**values)
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return
        self.settings_changed.emit(self._settings)
        if values.keys() & {"theme", "density"}:
            self.apply()

    def toggle_density(self) -> None:
        """The other density."""
        compact = self.density is Density.COMPACT
        self.choose(density=Density.COMFORTABLE if compact else Density.COMPACT)

    def toggle_own_sign_off(self) -> None:
        """Whether a checker may sign off what they checked themselves: the other way."""
        self.choose(own_sign_off=not self._settings.own_sign_off)

    @property
    def own_sign_off(self) -> bool:
        """Whether a checker may sign off what they checked themselves."""
        return self._settings.own_sign_off

    @property
    def chosen_theme(self) -> str:
        """`system`, `light` or `dark`."""
        return self._settings.theme

    def stop(self) -> None:
        """Follow the system no more: the window is closing."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._follow_system)
        self._app.screenAdded.disconnect(self.tell)

    def begin(self) -> None:
        """Give the look that is in force to what is made from now on: done before there are widgets, it does not go
        through each of them."""
        look.apply(self._app, self.theme, self.density)

    def apply(self) -> None:
        """Give everything the look that is in force."""
        self.begin()
        self.tell()

    def tell(self) -> None:
        """Tell every part the look that is in force: icons are drawn for the screens there are."""
        for part in self._parts:
            part(self.theme, self.density)

    def _follow_system(self) -> None:
        if self._settings.theme == "system":
            self.apply()
