"""The inputs of a calculation: a row for each, under heads, with a button for one more."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.calculation import Input
from annotator.ui.evidence.input_row import SHARES, SPACING, InputRow
from annotator.ui.evidence.origins import Origins
from annotator.ui.plain import plain_label
from annotator.ui.theme import Theme

_MOST_SEEN = 4  # rows; the others are scrolled to


class InputRows(QWidget):
    """At least one row stands at all times; rows in which nothing is entered do not count."""

    changed = Signal()

    def __init__(self, origins: Origins, parent: QWidget) -> None:
        super().__init__(parent)
        self._origins = origins
        self._theme: Theme | None = None
        self._before: QWidget | None = None
        self.rows: list[InputRow] = []
        self.add = QPushButton(self.tr("Add input"), self)
        self.add.setObjectName("inputAdd")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.add_row)
        self._make_area()
        self._beside = QSpacerItem(0, 0)
        self._heads = self._made_heads()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addLayout(self._heads)
        layout.addWidget(self._area)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_inputs(())

    def _make_area(self) -> None:
        """The rows, which scroll where there are many."""
        self._area = QScrollArea(self)
        self._area.setAccessibleName(self.tr("Inputs"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().rangeChanged.connect(self._show_last)
        self._held = QWidget(self._area)
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        self._column.addStretch(1)
        self._area.setWidget(self._held)

    def show_inputs(self, inputs: Iterable[Input]) -> None:
        """A row for each of them, in place of those that stand."""
        for row in self.rows:
            self._drop(row)
        self.rows = []
        for given in inputs:
            self._append().show_input(given)
        if not self.rows:
            self._append()
        self._settle()

    def add_row(self) -> None:
        """One more, which is gone to."""
        row = self._append()
        self._settle()
        row.name.setFocus(Qt.FocusReason.TabFocusReason)

    def follow(self, before: QWidget) -> None:
        """What Tab leads from into the first row: rows come and go, and have no place of their own in its order."""
        self._before = before
        self._order()

    def made(self) -> tuple[Input, ...]:
        """The inputs that have been entered. Raises Refused."""
        return tuple(row.made() for row in self.rows if not row.is_empty)

    @property
    def state(self) -> tuple[tuple[str, ...], ...]:
        """What the rows say, to be compared."""
        return tuple(row.state for row in self.rows if not row.is_empty)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)

    def _append(self) -> InputRow:
        row = InputRow(self._origins, self._held)
        row.changed.connect(self.changed)
        row.remove_wanted.connect(lambda: self._remove(row))
        if self._theme is not None:
            row.set_theme(self._theme)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.show()  # at once: it may be typed into next
        return row

    def _order(self) -> None:
        """Tab goes through the rows and then to the button below them."""
        before = self._before
        for part in (*(part for row in self.rows for part in row.parts), self.add):
            if before is not None:
                QWidget.setTabOrder(before, part)
            before = part

    def _remove(self, row: InputRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        if not self.rows:
            self._append()
        self.rows[max(at - 1, 0)].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self._settle()
        self.changed.emit()

    def _drop(self, row: InputRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _show_last(self, _: int, most: int) -> None:
        """A row that was added is scrolled to, once there is room for it."""
        if self.rows[-1].name.hasFocus():
            self._area.verticalScrollBar().setValue(most)

    def _settle(self) -> None:
        """Number the rows, and show as many as there is room for."""
        for place, row in enumerate(self.rows, start=1):
            row.set_place(place)
        self._order()
        seen = min(len(self.rows), _MOST_SEEN)
        height = seen * self.rows[0].sizeHint().height() + (seen - 1) * SPACING
        self._area.setFixedHeight(height)
        bar = self._area.verticalScrollBar().sizeHint().width() if len(self.rows) > _MOST_SEEN else 0
        self._beside.changeSize(SPACING + self.rows[0].remove.sizeHint().width() + bar, 0)
        self._heads.invalidate()

    def _made_heads(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        words = (self.tr("Input"), self.tr("Value"), self.tr("Unit"), self.tr("Taken from"), "")
        for text, share in zip(words, SHARES, strict=True):
            label = plain_label(text, self)
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            policy.setHorizontalStretch(share)
            label.setSizePolicy(policy)
            row.addWidget(label, share)
        row.addItem(self._beside)
        return row
