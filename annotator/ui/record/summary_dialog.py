"""What has happened since a moment: a sentence, and who did how much of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.history.summary import Summary
from annotator.ui.listing import ListTable
from annotator.ui.plain import one_line, plain_label

YESTERDAY, VISIT, DAY = "yesterday", "visit", "day"


class SummaryDialog(QDialog):
    """Asks since when, by `since_wanted`; whoever owns it answers with `show_summary` or `show_problem`."""

    since_wanted = Signal(str, str)  # YESTERDAY, VISIT or DAY, and of the last the words for it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summaryDialog")
        self.setWindowTitle(self.tr("What has happened since…"))
        self.setModal(False)
        self._choices = QButtonGroup(self)
        self.yesterday = self._choice("summaryYesterday", self.tr("&Yesterday"))
        self.visit = self._choice("summaryVisit", "")
        self.day = self._choice("summaryDay", self.tr("A &day:"))
        self.day_edit = QLineEdit(self)
        self.day_edit.setObjectName("summaryDayEdit")
        self.day_edit.setAccessibleName(self.tr("Since this day"))
        self.day_edit.setPlaceholderText(self.tr("2025-03-14, today"))
        self.sentence = plain_label(parent=self, wrap=True)
        self.sentence.setObjectName("summarySentence")
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._model = QStandardItemModel(0, 2, self)
        self.people = ListTable("summaryPeople", self.tr("Who did how much"), self, wrapped=True)
        self.people.setModel(self._model)
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(620, 380)

    def prepare(self, visit: str | None) -> None:
        """Offer the moment of the last visit, as it is told; None where there was none. Asks at once."""
        known = self.tr("I was here &last, {time}").format(time=visit) if visit else self.tr("I was here &last")
        self.visit.setText(known)
        self.visit.setEnabled(visit is not None)
        if self._choices.checkedButton() is None or not visit:
            (self.visit if visit else self.yesterday).setChecked(True)
        self._ask()

    def show_summary(self, summary: Summary, called: str) -> None:
        """What has happened since the moment so called."""
        self._tell(summary.sentence(called))
        self._model.setRowCount(0)
        for name, tally in summary.people:
            words = ", ".join(f"{count:,} {said}" for _, count, said in tally.counted())
            self._model.appendRow([_item(one_line(name)), _item(words)])
        self.people.setVisible(bool(summary.people))
        self.people.resizeRowsToContents()

    def show_problem(self, sentence: str) -> None:
        """Why nothing can be told."""
        self._tell(sentence)
        self._model.setRowCount(0)

    def _tell(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)

    def _choice(self, name: str, words: str) -> QRadioButton:
        button = QRadioButton(words, self)
        button.setObjectName(name)
        self._choices.addButton(button)
        return button

    def _lay_out(self) -> None:
        self._model.setHorizontalHeaderLabels([self.tr("Who"), self.tr("What")])
        header = self.people.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 150)
        since = QHBoxLayout()
        since.addWidget(self.day)
        since.addWidget(self.day_edit, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.yesterday)
        layout.addWidget(self.visit)
        layout.addLayout(since)
        layout.addSpacing(6)
        layout.addWidget(self.sentence)
        layout.addWidget(self.people, 1)
        layout.addStretch(0)

    def _connect(self) -> None:
        self._choices.buttonClicked.connect(lambda: self._ask())
        self.day_edit.textEdited.connect(lambda: self.day.setChecked(True))
        self.day_edit.returnPressed.connect(self._ask)
        self.day_edit.editingFinished.connect(lambda: self._ask() if self.day.isChecked() else None)
        self.day.clicked.connect(self.day_edit.setFocus)

    def _ask(self) -> None:
        if self.day.isChecked():
            words = self.day_edit.text().strip()
            if words:
                self.since_wanted.emit(DAY, words)
            else:
                self.show_problem(self.tr("Write the day, such as 2025-03-14, and press Enter."))
        else:
            self.since_wanted.emit(VISIT if self.visit.isChecked() else YESTERDAY, "")


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    return item
