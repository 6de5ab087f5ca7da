"""The head of the page of an update: which two versions are compared, where the newer came from, and the counts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.article import Version
from annotator.ui.claims.chooser import Chooser
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.fonts import ui_font
from annotator.ui.plain import plain_label
from annotator.ui.theme import Density, Theme
from annotator.ui.versions.buttons import KeyButton
from annotator.ui.versions.commands import Commands, key_of
from annotator.ui.versions.words import source_words


class VersionsHead(QWidget):
    """`versions_chosen` carries the numbers of an older and a newer version, other than those shown."""

    versions_chosen = Signal(int, int)

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("versionsHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown = (0, 0)
        self._numbers: list[int] = []
        self.back = KeyButton(commands["back"], "versionsBack", key_of("back"), self, drawing="previous")
        self._older = self._chooser("olderVersion", self.tr("Older version"))
        self._newer = self._chooser("newerVersion", self.tr("Newer version"))
        self._older.other_chosen.connect(self._older_chosen)
        self._newer.other_chosen.connect(self._newer_chosen)
        self._arrow = plain_label("→", self)
        self._arrow.setAccessibleName(self.tr("to"))
        self._source = ElidedLabel(self)
        self._source.setObjectName("versionsSource")
        self.summary = plain_label(parent=self)
        self.summary.setObjectName("versionsSummary")
        self._lay_out()

    def show_versions(self, versions: Sequence[Version], older: Version, newer: Version) -> None:
        """Show these two, and offer every older and every newer one."""
        self._shown = (older.number, newer.number)
        self._numbers = [version.number for version in versions]
        words = [(number, self.tr("Version {number}").format(number=number)) for number in self._numbers]
        self._older.show_choice(words[:-1], older.number)
        self._newer.show_choice(words[1:], newer.number)
        self._source.setText(f"· {source_words(newer)}")

    def set_theme(self, theme: Theme, density: Density) -> None:
        compact = density is Density.COMPACT
        self._row.setContentsMargins(11, 4 if compact else 8, 14, 4 if compact else 8)
        self.back.set_theme(theme, density)
        for chooser in (self._older, self._newer):
            chooser.theme = theme
            chooser.setFont(ui_font(density, QFont.Weight.DemiBold))
            chooser.setFixedHeight(QFontMetrics(chooser.font()).height() + (6 if compact else 12))
            chooser.updateGeometry()
        for label in (self._arrow, self._source, self.summary):
            label.setFont(ui_font(density))

    def _older_chosen(self, number: int) -> None:
        newer = self._shown[1]
        after = self._numbers[self._numbers.index(number) + 1]
        self.versions_chosen.emit(number, newer if newer > number else after)

    def _newer_chosen(self, number: int) -> None:
        older = self._shown[0]
        before = self._numbers[self._numbers.index(number) - 1]
        self.versions_chosen.emit(older if older < number else before, number)

    def _chooser(self, name: str, words: str) -> Chooser:
        chooser = Chooser(name, self)
        chooser.setAccessibleName(words)
        chooser.setToolTip(words)
        chooser.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return chooser

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        for part in (self.back, self._older, self._arrow, self._newer):
            self._row.addWidget(part)
        self._row.addWidget(self._source, 1)
        self._row.addWidget(self.summary)
