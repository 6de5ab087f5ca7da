"""The window's status bar: how far the article is checked, and whether all of it is on disk."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from annotator.domain.coverage import Coverage
from annotator.ui.plain import one_line, plain_label, tool_tip
from annotator.ui.theme import LIGHT, Density, Theme

_DOT = "   ·   "
_NAME_LENGTH = 40


class Figures(NamedTuple):
    """What the status bar tells. `claims` is None while no article is open.

    `unsettled` is how many claims have a place that an update has left open; `signed` and `void` how many have a
    second checker's signature that holds, or none but such as hold no more; `queries` how many are open;
    `article_signed` are the roles in which
    the article is signed, and whether each signature holds; `ready` how many percent of the article are ready to
    publish, None while that is not known. `saved` is when the last change came to
    be on disk (any aware datetime; shown in local time), None before the first; `saving` while something typed is not
    there yet. `library` is the file's path.
    """

    reviewer: str
    library: str
    claims: int | None = None
    checked: int = 0
    coverage: Coverage | None = None
    saved: datetime | None = None
    saving: bool = False
    read_only: bool = False
    unsettled: int = 0
    signed: int = 0
    void: int = 0
    article_signed: tuple[tuple[str, bool], ...] = ()
    queries: int = 0
    ready: int | None = None


class StatusLine(QStatusBar):
    """For `QMainWindow.setStatusBar`."""

    reviewer_clicked = Signal()
    ready_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAccessibleName(self.tr("Status"))
        self.setSizeGripEnabled(False)
        self._named: tuple[str, str] | None = None
        self.counts = self._label("statusCounts")
        self.saved = self._label("statusSaved")
        self.library = self._label("statusLibrary")
        self.ready = self._button("statusReady", self.tr("How much is ready to publish; shows what is open"))
        self.ready.clicked.connect(self.ready_clicked)
        self.reviewer = self._button("statusReviewer", self.tr("Change the reviewer"))
        self.reviewer.clicked.connect(self.reviewer_clicked)
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.counts, 1)
        self.addPermanentWidget(self._right())
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def set_figures(self, figures: Figures) -> None:
        """Show `figures`, and nothing else."""
        self.counts.setText(_DOT.join(self._counts(figures)))
        self._show_ready(figures)
        self.saved.setText(self._saved(figures))
        if (figures.reviewer, figures.library) != self._named:
            self._named = (figures.reviewer, figures.library)
            self._name(*self._named)

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's quieter text and the density's height."""
        edge = 3 if density is Density.COMFORTABLE else 0
        self.setContentsMargins(8, edge, 8, edge)
        colours = self.palette()
        colours.setColor(colours.ColorRole.WindowText, theme.muted)
        for label in self.findChildren(QLabel):
            label.setPalette(colours)

    def _name(self, reviewer: str, library: str) -> None:
        name = one_line(reviewer, _NAME_LENGTH)
        self.reviewer.setText(name.replace("&", "&&"))
        self.reviewer.setAccessibleName(self.tr("Reviewer: {name}").format(name=name))
        self.library.setText(self.tr("Library: {name}").format(name=one_line(_file_name(library), _NAME_LENGTH)))
        self.library.setToolTip(tool_tip(library))

    def _right(self) -> QWidget:
        """What is ready, saved state, reviewer and library in one row, a dot between two."""
        right = QWidget(self)
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._behind_ready = plain_label("·", right)
        for part in (
            self.ready, self._behind_ready, self.saved, plain_label("·", right), self.reviewer, plain_label("·", right),
            self.library,
        ):  # fmt: skip
            row.addWidget(part)
        for part in (self.ready, self._behind_ready):
            part.hide()
        return right

    def _show_ready(self, figures: Figures) -> None:
        known = "…" if figures.ready is None else str(figures.ready)
        self.ready.setText(self.tr("{n}% ready").format(n=known))
        spoken = self.tr("{n}% ready to publish") if figures.ready is not None else self.tr("What is ready is counted")
        self.ready.setAccessibleName(spoken.format(n=known))
        for part in (self.ready, self._behind_ready):
            part.setVisible(figures.claims is not None)

    def _button(self, name: str, tip: str) -> "_NameButton":
        button = _NameButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tip)
        return button

    def _label(self, name: str) -> QLabel:
        label = plain_label(parent=self)
        label.setObjectName(name)
        return label

    def _counts(self, figures: Figures) -> list[str]:
        if figures.claims is None:
            return [self.tr("No article open")]
        claims = self.tr("1 claim") if figures.claims == 1 else self.tr("{n} claims").format(n=f"{figures.claims:,}")
        parts = [claims, self.tr("{n} checked").format(n=f"{figures.checked:,}")]
        if figures.unsettled:
            parts.append(self.tr("{n} to settle").format(n=f"{figures.unsettled:,}"))
        if figures.signed:
            parts.append(self.tr("{n} signed off").format(n=f"{figures.signed:,}"))
        if figures.void:
            void = self.tr("1 signature void") if figures.void == 1 else self.tr("{n} signatures void")
            parts.append(void.format(n=f"{figures.void:,}"))
        if figures.queries:
            asked = self.tr("1 query open") if figures.queries == 1 else self.tr("{n} queries open")
            parts.append(asked.format(n=f"{figures.queries:,}"))
        for role, holds in figures.article_signed:
            words = self.tr("signed by {role}") if holds else self.tr("{role}’s signature void")
            parts.append(words.format(role=role))
        if figures.coverage is not None:
            parts.append(self.tr("{n}% of words looked at").format(n=figures.coverage.percent))
        return parts

    def _saved(self, figures: Figures) -> str:
        if figures.read_only:
            return self.tr("Read-only")
        if figures.saving:
            return self.tr("Saving…")
        if figures.saved is None:
            return self.tr("Nothing to save")
        return self.tr("Saved {time}").format(time=f"{figures.saved.astimezone():%H:%M}")


class _NameButton(QToolButton):
    """No wider than the name, so that it stands among the labels as one of them."""

    def sizeHint(self) -> QSize:
        name = self.text().replace("&&", "&")
        return QSize(self.fontMetrics().horizontalAdvance(name) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _file_name(library: str) -> str:
    return library.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
