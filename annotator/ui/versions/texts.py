"""The right side of the page of an update: the two texts, each under its name."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.article import Article, Version
from annotator.domain.sentences import Range
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.fonts import ui_font
from annotator.ui.plain import plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.ui.versions.aligning import Differences
from annotator.ui.versions.alignment import Alignment
from annotator.ui.versions.entries import Entry
from annotator.ui.versions.highlighting import Side
from annotator.ui.versions.marks import Known, VersionMarks
from annotator.ui.versions.text import VersionText


class TextsSide(QWidget):
    """Shows an entry's two places beside one another. Offsets are code points."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("versionsTexts")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._names: list[QLabel] = []
        self._legends: list[ElidedLabel] = []
        self._captions: list[QHBoxLayout] = []
        self.older = self._column(Side.OLDER, "olderText", self.tr("Struck out: no longer there"))
        rule = QFrame(self)
        rule.setObjectName("versionsRule")
        rule.setFixedWidth(1)
        self._row.addWidget(rule)
        self.newer = self._column(Side.NEWER, "newerText", self.tr("Underlined in green: new"))
        self._alignment = Alignment(self.older, self.newer, self)
        self._marks: tuple[VersionMarks, VersionMarks] | None = None
        self._past: Mapping[int, Known] = {}

    def show_texts(
        self,
        article: Article,
        older: Version,
        newer: Version,
        differences: Differences,
        known: Known,
        past: Mapping[int, Known],
    ) -> None:
        """Show these two versions of the article from their beginnings, with their own marks: `known` as all is now,
        `past` by the number of a version as it was then."""
        self._alignment.differences = differences
        self._past = past
        self._marks = (
            VersionMarks(older, past.get(older.number, known)),
            VersionMarks(newer, past.get(newer.number, known)),
        )
        self.older.show_version(older, self._marks[0].index, differences.removed, article.direction)
        self.newer.show_version(newer, self._marks[1].index, differences.inserted, article.direction)
        for view, name, version in zip((self.older, self.newer), self._names, (older, newer), strict=True):
            words = self.tr("Version {number}").format(number=version.number)
            name.setText(words)
            view.setAccessibleName(self.tr("Text of version {number}").format(number=version.number))

    def take_in(self, known: Known) -> None:
        """Bring the marks up to date."""
        if self._marks is not None:
            for view, marks in zip((self.older, self.newer), self._marks, strict=True):
                past = marks.index.version.number in self._past
                if not past and (changed := marks.update(known)):
                    view.refresh(changed)

    def show_entry(self, entry: Entry | None, *, from_older: bool = False) -> None:
        """Make the entry the current one in both texts, and bring its places into view; where it has none, the place
        beside the other. `from_older` leaves the older text where it is as far as can be."""
        if entry is None:
            self.older.set_current(None, None)
            self.newer.set_current(None, None)
            return
        old, new = self.places_of(entry)
        claim = entry.claim.id if entry.claim is not None else None
        self.older.set_current(claim, old)
        self.newer.set_current(claim, new)
        self._alignment.show(old, new, from_older=from_older or entry.new_place is None)

    def places_of(self, entry: Entry) -> tuple[Range, Range]:
        """Where the entry stands in the older and in the newer text; an empty range where it would stand."""
        old, new, differences = entry.old_place, entry.new_place, self._alignment.differences
        if old is None:
            at = int(differences.to_older(new[0])) if new is not None else 0
            old = (at, at)
        if new is None:
            at = int(differences.to_newer(old[0]))
            new = (at, at)
        return old, new

    def set_theme(self, theme: Theme, density: Density) -> None:
        for view in (self.older, self.newer):
            view.set_theme(theme, density)
        above = 4 if density is Density.COMPACT else 7
        for name, legend, caption in zip(self._names, self._legends, self._captions, strict=True):
            name.setFont(ui_font(12, QFont.Weight.DemiBold))
            legend.setFont(ui_font(12))
            caption.setContentsMargins(18, above, 14, above)

    def _column(self, side: Side, name: str, legend: str) -> VersionText:
        head = QFrame(self)
        head.setObjectName("versionsCaption")
        view = VersionText(side, LIGHT, Density.COMFORTABLE, self)
        view.setObjectName(name)
        called, explained = plain_label(parent=head), ElidedLabel(head)
        explained.setText(legend)
        explained.setProperty("muted", "true")
        caption = QHBoxLayout(head)
        caption.setSpacing(10)
        caption.addWidget(called)
        caption.addWidget(explained, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(view, 1)
        self._row.addLayout(column, 1)
        self._names.append(called)
        self._legends.append(explained)
        self._captions.append(caption)
        return view
