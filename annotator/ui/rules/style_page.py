"""How the house's reports look, as a form: name, web address, colour, logo, method, and where its own templates go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QColor, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import (
    QColorDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import InvalidValue, Refused
from annotator.domain.style import ENOUGH, HouseStyle, contrast, contrast_words, method_from, style_from, style_to_json
from annotator.ui.plain import one_line, plain_label
from annotator.ui.rules.logo_field import LogoField, ReadLogo

_SWATCH = 22  # pixels
_LINES = 5  # of the method, at least


@dataclass(frozen=True, slots=True)
class Templates:
    """The folder where a library's own stand, the names that there are, and what writes the program's there: it
    returns what to say of it. `read_logo` starts reading a picture."""

    folder: Path
    names: tuple[str, ...]
    write: Callable[[], str]
    read_logo: ReadLogo


class StylePage(QWidget):
    said = Signal(str)  # a sentence: what was refused or done

    def __init__(self, templates: Templates, *, writable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("houseStyle")
        self._templates = templates
        self._shown = HouseStyle()
        self.name = self._line("styleName", self.tr("Name"), writable)
        self.url = self._line("styleUrl", self.tr("Web address"), writable)
        self.url.setPlaceholderText("https://")
        self.colour = self._line("styleColour", self.tr("Colour"), writable)
        self.colour.setPlaceholderText("#1a5fb4")
        self.colour.setValidator(QRegularExpressionValidator(QRegularExpression("#?[0-9A-Fa-f]{0,6}"), self))
        self.colour.textChanged.connect(self._show_colour)
        self.swatch = QFrame(self)
        self.swatch.setObjectName("styleSwatch")
        self.swatch.setFixedSize(_SWATCH, _SWATCH)
        self.swatch.setAutoFillBackground(True)
        self.light = plain_label(parent=self)
        self.light.setObjectName("styleLight")
        self.pick = self._button("stylePick", self.tr("Choose…"), self.tr("Choose a colour"), writable)
        self.pick.clicked.connect(self._pick_colour)
        self.logo = LogoField(templates.read_logo, writable=writable, parent=self)
        self.logo.refused.connect(self.said)
        self.method = self._method(writable)
        self.templates = plain_label(self._templates_words(), self, wrap=True)
        self.templates.setObjectName("styleTemplates")
        words = self.tr("Write our templates there")
        self.write = self._button("styleWriteTemplates", words, words, True)
        self.write.clicked.connect(lambda: self.said.emit(templates.write()))
        self._lay_out()
        self._show_colour()

    @property
    def is_changed(self) -> bool:
        return self._fields() != self._fields_of(self._shown)

    def show_value(self, value: Any) -> str:
        """Show the style as the library keeps it. Returns why it cannot be read, where it cannot."""
        try:
            self._shown, problem = style_from(value), ""
        except Refused as error:
            self._shown, problem = HouseStyle(), str(error)
        self.name.setText(self._shown.name)
        self.url.setText(self._shown.url)
        self.colour.setText(self._shown.colour or "")
        self.method.setPlainText(self._shown.method)
        self.logo.show_logo(self._shown.logo)
        return problem

    def taken(self) -> tuple[Any, str]:
        """What the style is to be, None where it is none; or why that cannot be said."""
        name, url, colour, logo, method = self._fields()
        try:
            style = style_from(
                style_to_json(HouseStyle(" ".join(name.split()), url, colour or None, logo, method_from(method)))
            )
        except (InvalidValue, Refused) as error:
            return None, str(error)
        return (None if style == HouseStyle() else style_to_json(style)), ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The pages of tabs are not asked how high they are at a width: what wraps would lie under the method.
        self.templates.setMinimumHeight(self.templates.heightForWidth(self.templates.width()))

    def kept(self) -> None:
        """It was saved as it stands."""
        value, _ = self.taken()
        self.show_value(value or style_to_json(HouseStyle()))

    def _fields(self) -> tuple[Any, ...]:
        colour = self.colour.text().strip().lower()
        colour = f"#{colour}" if colour and not colour.startswith("#") else colour
        return (
            self.name.text().strip(), self.url.text().strip(), colour, self.logo.logo, self.method.toPlainText().strip()
        )  # fmt: skip

    @staticmethod
    def _fields_of(style: HouseStyle) -> tuple[Any, ...]:
        return style.name, style.url, style.colour or "", style.logo, style.method

    # The colour

    def _show_colour(self) -> None:
        colour = self._fields()[2]
        known = len(colour) == len("#rrggbb")
        palette = self.swatch.palette()
        palette.setColor(self.swatch.backgroundRole(), QColor(colour) if known else self.palette().window().color())
        self.swatch.setPalette(palette)
        light = known and contrast(colour) < ENOUGH
        words = self.tr("Too light for text on white: {contrast}, where 4.5:1 is needed.")
        self.light.setText(words.format(contrast=contrast_words(colour)) if light else "")
        self.light.setVisible(light)

    def _pick_colour(self) -> None:
        dialog = QColorDialog(QColor(self._fields()[2] or "#1a5fb4"), self)
        dialog.setObjectName("styleColourDialog")
        dialog.setWindowTitle(self.tr("Colour of the house"))
        dialog.colorSelected.connect(lambda colour: self.colour.setText(colour.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Making

    def _templates_words(self) -> str:
        words = self.tr("Own templates in the folder {folder} stand in for ours of the same name: {names}.")
        return words.format(folder=one_line(str(self._templates.folder)), names=", ".join(self._templates.names))

    def _line(self, name: str, words: str, writable: bool) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        edit.setReadOnly(not writable)
        return edit

    def _button(self, name: str, text: str, words: str, enabled: bool) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.setEnabled(enabled)
        return button

    def _method(self, writable: bool) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setObjectName("styleMethod")
        edit.setAccessibleName(self.tr("Method"))
        edit.setPlaceholderText(self.tr("How the house checks, in its own words; a paragraph a line."))
        edit.setTabChangesFocus(True)
        edit.setReadOnly(not writable)
        edit.setMinimumHeight(_LINES * edit.fontMetrics().lineSpacing())
        return edit

    def _lay_out(self) -> None:
        colour = QHBoxLayout()
        for part in (self.colour, self.swatch, self.pick):
            colour.addWidget(part)
        colour.addStretch()
        self.colour.setMaximumWidth(self.colour.fontMetrics().horizontalAdvance("#") * 14)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget | QLayout], ...] = (
            (self.tr("Name"), self.name), (self.tr("Web address"), self.url), (self.tr("Colour"), colour),
            ("", self.light), (self.tr("Logo"), self.logo), (self.tr("Method"), self.method),
        )  # fmt: skip
        for words, field in rows:
            form.addRow(words, field)
        written = QHBoxLayout()
        written.addWidget(self.write)
        written.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addLayout(form, 1)
        layout.addWidget(self.templates)
        layout.addLayout(written)
