"""Choosing a rating: a verdict on one of the scales, and whether the status that it suggests is taken as well."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.claim import Claim, Rating, Status
from annotator.domain.ratings import Scales, find_scale, suggested_status
from annotator.ui.choice import ChoiceBox
from annotator.ui.plain import one_line, plain_label
from annotator.workspace.claim_cells import status_word


class Rated(NamedTuple):
    """What was chosen: a rating, None to take it away, and a status to be set with it, if any."""

    rating: Rating | None
    status: Status | None


class RatingDialog(QDialog):
    """`take` gets what was chosen, and returns why that was refused: then the dialog stays and says so. `scale` is
    the name of the one to begin with, where the claims have no rating in common."""

    def __init__(
        self,
        claims: Sequence[Claim],
        scales: Scales,
        scale: str,
        take: Callable[[Rated], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ratingDialog")
        self.setWindowTitle(self.tr("Rating"))
        self._scales, self._take = scales, take
        ratings = {claim.rating for claim in claims}
        common = ratings.pop() if len(ratings) == 1 else None
        self._make_fields()
        self._lay_out(claims, rated=any(claim.rating for claim in claims))
        self.scale.currentIndexChanged.connect(self._show_values)
        self.values.currentRowChanged.connect(self._show_suggested)
        self.values.itemActivated.connect(self.accept)
        self._begin(common, scale)

    def _make_fields(self) -> None:
        self.scale = ChoiceBox(self)
        self.scale.setObjectName("ratingScale")
        self.scale.setAccessibleName(self.tr("Scale"))
        self.scale.addItems([one_line(one.name) for one in self._scales])
        self.values = QListWidget(self)
        self.values.setObjectName("ratingValues")
        self.values.setAccessibleName(self.tr("Rating"))
        self.with_status = QCheckBox(self)
        self.with_status.setObjectName("ratingStatus")
        self.problem = plain_label(parent=self, wrap=True)
        self.problem.setObjectName("ratingProblem")
        self.problem.hide()

    def sizeHint(self) -> QSize:
        return QSize(420, 460)

    @property
    def chosen(self) -> Rating | None:
        """The rating that is chosen now."""
        scale, row = self._scales[self.scale.currentIndex()], self.values.currentRow()
        return Rating(scale.name, scale.values[row].value) if 0 <= row < len(scale.values) else None

    def accept(self) -> None:
        rating = self.chosen
        if rating is not None:
            suggested = suggested_status(self._scales, rating)
            wanted = self.with_status.isChecked() and self.with_status.isEnabled()
            self._end(Rated(rating, suggested if wanted else None))

    def _end(self, rated: Rated) -> None:
        problem = self._take(rated)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            super().accept()

    def _begin(self, common: Rating | None, scale: str) -> None:
        found = find_scale(self._scales, common.scale if common else scale)
        self.scale.setCurrentIndex(self._scales.index(found) if found else 0)
        self._show_values()
        if common is not None and found is not None and (value := found.find(common.value)):
            self.values.setCurrentRow(found.values.index(value))
        self.values.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_values(self) -> None:
        self.values.clear()
        self.values.addItems([one_line(value.value) for value in self._scales[self.scale.currentIndex()].values])
        self.values.setCurrentRow(0)
        self._show_suggested()

    def _show_suggested(self) -> None:
        suggested = suggested_status(self._scales, self.chosen)
        words = self.tr("Set the status that it suggests: {status}").format(
            status=status_word(suggested).lower() if suggested else self.tr("none")
        )
        self.with_status.setText(words)
        self.with_status.setEnabled(suggested is not None)
        self._done.setEnabled(self.chosen is not None)

    def _lay_out(self, claims: Sequence[Claim], *, rated: bool) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self._done = QPushButton(self.tr("Rate"), self)
        self._done.setObjectName("ratingDone")
        self._done.setDefault(True)
        buttons.addButton(self._done, QDialogButtonBox.ButtonRole.AcceptRole)
        self.none_button = QPushButton(self.tr("No rating"), self)
        self.none_button.setObjectName("ratingNone")
        self.none_button.setAutoDefault(False)
        self.none_button.setEnabled(rated)
        self.none_button.clicked.connect(lambda: self._end(Rated(None, None)))
        buttons.addButton(self.none_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        many = self.tr("{count} claims").format(count=f"{len(claims):,}")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Scale"), self.scale)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(one_line(claims[0].text, 200) if len(claims) == 1 else many, self, wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.values, 1)
        layout.addWidget(self.with_status)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
