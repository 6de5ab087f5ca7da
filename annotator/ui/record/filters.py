"""What of history is to be shown: a row of fields, each empty for all."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from annotator.domain.errors import Refused
from annotator.domain.history.wanted import KINDS, Wanted, since_of, until_of
from annotator.ui.choice import ChoiceBox
from annotator.ui.line_edits import colour_clear_button, make_clearable
from annotator.ui.plain import one_line
from annotator.ui.theme import Theme

SOURCES = "sources"  # in place of a kind: the library's own history
_SOON_MS = 200  # after the last key


class HistoryFilters(QWidget):
    """Says `changed` soon after the last key. What is asked for are `wanted`, `text` and `of_library`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.changed)
        self.search = self._edit("historySearch", self.tr("Search history"), self.tr("Search"))
        self.claim = self._edit("historyClaim", self.tr("Only the claim of this number"), self.tr("Claim no."))
        self.since = self._edit("historySince", self.tr("From this day on"), self.tr("From 2025-03-14"))
        self.until = self._edit("historyUntil", self.tr("As far as this day"), self.tr("To today"))
        for day in (self.since, self.until):
            day.setToolTip(self.tr("A day such as 2025-03-14, today or yesterday; or a moment, 2025-03-14T09:30"))
        self.person = self._box("historyPerson", self.tr("Whose changes"))
        self.kind = self._box("historyKind", self.tr("Which kind of change"))
        self._fill_kinds()
        self.set_people(())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part, share in (
            (self.search, 3), (self.claim, 1), (self.person, 2), (self.kind, 2), (self.since, 2), (self.until, 2),
        ):  # fmt: skip
            row.addWidget(part, share)
        self._soon.stop()  # filling the lists is no choice
        self.claim.setMinimumWidth(112)

    @property
    def text(self) -> str:
        """What the words of a change are to have."""
        return self.search.text().strip()

    @property
    def of_library(self) -> bool:
        """Whether the library's own history is asked for, of its sources and settings."""
        return bool(self.kind.currentData() == SOURCES)

    def number(self) -> int | None:
        """The number of the claim that is asked for. Raises Refused where it is none."""
        word = self.claim.text().strip().removeprefix("#")
        if not word:
            return None
        if not (word.isascii() and word.isdigit() and len(word) < 10):
            raise Refused(self.tr("A claim is meant by its number."))
        return int(word)

    def wanted(self, claim: str | None) -> Wanted:
        """What is asked for, of the claim of that id. Raises Refused where a day is none."""
        since, until = self.since.text().strip(), self.until.text().strip()
        kind = self.kind.currentData()
        return Wanted(
            claim,
            self.person.currentData(),
            since_of(since) if since else None,
            until_of(until) if until else None,
            kind if kind in KINDS else None,
        )

    def set_people(self, people: Sequence[str]) -> None:
        """Whose changes there are; the chosen one stays chosen."""
        chosen = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(self.tr("Everybody"), None)
        for name in people:
            self.person.addItem(one_line(name, 60), name)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self.person.blockSignals(False)

    def clear(self) -> None:
        """Ask for all."""
        for edit in (self.search, self.claim, self.since, self.until):
            edit.clear()
        self.person.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self._soon.stop()

    def stop(self) -> None:
        """Say nothing more of what was typed last."""
        self._soon.stop()

    def set_theme(self, theme: Theme) -> None:
        for edit in (self.search, self.claim, self.since, self.until):
            colour_clear_button(edit, theme)

    def _edit(self, name: str, spoken: str, shown: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(spoken)
        edit.setPlaceholderText(shown)
        make_clearable(edit)
        edit.textChanged.connect(lambda: self._soon.start())
        return edit

    def _box(self, name: str, spoken: str) -> QComboBox:
        box = ChoiceBox(self)
        box.setObjectName(name)
        box.setAccessibleName(spoken)
        box.setMinimumContentsLength(8)
        box.currentIndexChanged.connect(lambda: self._soon.start())
        return box

    def _fill_kinds(self) -> None:
        words = {
            "status": self.tr("Statuses"),
            "claim": self.tr("Claims"),
            "passage": self.tr("Passages"),
            "evidence": self.tr("Evidence"),
            "note": self.tr("Notes"),
            "query": self.tr("Queries"),
            "log": self.tr("Log"),
            "correction": self.tr("Corrections"),
            "signature": self.tr("Signatures"),
            "waiver": self.tr("No check needed"),
            "version": self.tr("Versions"),
            "article": self.tr("Article"),
            "undo": self.tr("Undo and redo"),
        }
        self.kind.addItem(self.tr("All changes"), None)
        for name in KINDS:
            self.kind.addItem(words[name], name)
        self.kind.addItem(self.tr("Sources of the library"), SOURCES)
