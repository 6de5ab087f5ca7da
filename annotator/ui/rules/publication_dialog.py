"""What a claim needs for publication beside statement and status: reasoning, the review's address, and the like."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.claim import Claim
from annotator.ui.plain import one_line, plain_label

Values = dict[str, Any]


class PublicationDialog(QDialog):
    """`take` gets what was changed, by the claim's fields, and returns why that was refused: then the dialog stays,
    with all that was typed."""

    def __init__(self, claim: Claim, take: Callable[[Values], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("publicationDialog")
        self.setWindowTitle(self.tr("Details for publication"))
        self._take = take
        self._warned = False  # that what was typed is not saved
        self.reasoning = self._text("publicationReasoning", self.tr("Reasoning"))
        self.appearances = self._text("publicationAppearances", self.tr("Appearances"), lines=3)
        self.appearances.setPlaceholderText(self.tr("Addresses where the claim was made, one a line"))
        self.review_url = self._line("publicationReviewUrl", self.tr("Address of the review"), "https://")
        self.said_at = self._line("publicationSaidAt", self.tr("When it was said"), self.tr("2025-03-14"))
        self.labels = self._line("publicationLabels", self.tr("Labels"), self.tr("With commas between"))
        self.problem = plain_label(parent=self, wrap=True)
        self.problem.setObjectName("publicationProblem")
        self.problem.hide()
        self._lay_out(claim)
        self.reasoning.setPlainText(claim.reasoning or "")
        self.appearances.setPlainText("\n".join(claim.appearances))
        self.review_url.setText(claim.review_url or "")
        self.said_at.setText(claim.said_at or "")
        self.labels.setText(", ".join(claim.labels))
        self._begun_from = self.values()
        self.reasoning.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(620, 520)

    def values(self) -> Values:
        """What the fields hold, by the claim's own names."""
        return {
            "reasoning": self.reasoning.toPlainText().strip(),
            "review_url": self.review_url.text().strip(),
            "said_at": self.said_at.text().strip(),
            "appearances": tuple(self.appearances.toPlainText().split()),
            "labels": tuple(dict.fromkeys(kept for part in self.labels.text().split(",") if (kept := part.strip()))),
        }

    def accept(self) -> None:
        changed = {name: value for name, value in self.values().items() if value != self._begun_from[name]}
        problem = self._take(changed) if changed else ""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            super().accept()

    def reject(self) -> None:
        """What was typed is not thrown away by a key: the second time, it is."""
        if self.values() != self._begun_from and not self._warned:
            self._warned = True
            self.problem.setText(self.tr("What you typed is not saved. Cancel again to give it up."))
            self.problem.show()
            return
        super().reject()

    def _text(self, name: str, label: str, lines: int = 6) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(label)
        edit.setTabChangesFocus(True)
        edit.setMinimumHeight(lines * edit.fontMetrics().lineSpacing())
        return edit

    def _line(self, name: str, label: str, hint: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(label)
        edit.setPlaceholderText(hint)
        return edit

    def _lay_out(self, claim: Claim) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for edit in (self.reasoning, self.review_url, self.said_at, self.appearances, self.labels):
            form.addRow(edit.accessibleName(), edit)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        done = QPushButton(self.tr("Save"), self)
        done.setObjectName("publicationDone")
        done.setShortcut("Ctrl+Return")
        done.setToolTip(self.tr("Save (Ctrl+Enter)"))
        done.setDefault(True)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        words = self.tr("Claim {number}: {text}").format(number=f"{claim.number:,}", text=one_line(claim.text, 200))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(words, self, wrap=True))
        layout.addLayout(form, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
