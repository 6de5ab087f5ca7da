"""The lower half of the details: evidence, queries, notes and history of one claim, a tab each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from annotator.domain.actions import newest_note
from annotator.domain.change import HistoryRow
from annotator.domain.claim import Claim
from annotator.domain.evidence import Source
from annotator.ui.asking.list import QueryList
from annotator.ui.claims.fields import TextField
from annotator.ui.claims.history import history_lines
from annotator.ui.claims.lists import Line, QuietList
from annotator.ui.evidence.list import EvidenceList
from annotator.ui.fonts import ui_font
from annotator.ui.plain import one_line
from annotator.ui.theme import Density, Theme
from annotator.workspace.claim_cells import local_time

EVIDENCE, QUERIES, NOTES, HISTORY = range(4)


class DetailTabs(QWidget):
    """`note` is this reviewer's newest note; the list beside it holds all others."""

    history_shown = Signal()  # the history is looked at, and is not filled

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self._reviewer = ""
        self._filled = False
        self._pages = QStackedWidget(self)
        self._noting = QWidget(self._pages)
        self.evidence = EvidenceList(self._pages)
        self.queries = QueryList(self._pages)
        self.note = TextField(self._noting, lines=5, margin=4)
        self.note.setObjectName("noteEdit")
        self.note.setAccessibleName(self.tr("Your note"))
        self.note.setPlaceholderText(self.tr("Write a note: it stays in the house"))
        self.notes = QuietList("noteList", self._noting)
        self.notes.setAccessibleName(self.tr("Other notes"))
        self.history = QuietList("historyList", self._pages, beside=True)
        self.history.setAccessibleName(self.tr("History"))
        self.bar = QTabBar(self)
        self.bar.setObjectName("detailTabs")
        self.bar.setAccessibleName(self.tr("Evidence, queries, notes and history"))
        self._lay_out()
        self.bar.currentChanged.connect(self._turned)
        self.turn_to(EVIDENCE)

    def show_claim(self, claim: Claim, reviewer: str) -> None:
        """Another claim: its notes, its history to be asked for."""
        self._take(claim, reviewer)
        self.note.show_text(self._own_note())
        self._history_gone()

    def follow_claim(self, claim: Claim) -> None:
        """The same claim, changed. What is being typed stays."""
        if claim is self._claim:
            return
        self._take(claim, self._reviewer)
        self.note.follow_text(self._own_note())
        self._history_gone()

    def set_history(self, rows: Sequence[HistoryRow], sources: Mapping[str, Source]) -> None:
        """The claim's history, in order of `seq`; `sources` are the library's."""
        lines = history_lines(rows, sources)
        self.history.set_lines(lines)
        self._filled = True
        self._name(HISTORY, self.tr("History {count}").format(count=len(lines)))

    def turn_to(self, tab: int) -> None:
        self.bar.setCurrentIndex(tab)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.bar.setFont(ui_font(density))
        self.note.setFont(ui_font(density))
        for part in (self.evidence, self.queries, self.notes, self.history):
            part.set_theme(theme, density)

    def _take(self, claim: Claim, reviewer: str) -> None:
        self._claim, self._reviewer = claim, reviewer
        own = newest_note(claim, reviewer)
        others = [note for note in reversed(claim.notes) if note is not own]
        self.notes.set_lines(Line(n.text, f"{one_line(n.by)}, {local_time(n.at)}", n.id) for n in others)
        self.notes.setVisible(bool(others))
        self.evidence.show_claim(claim)
        self.queries.show_claim(claim)
        self._name(EVIDENCE, self.tr("Evidence {count}").format(count=len(claim.evidence)))
        self._name(QUERIES, self.tr("Queries {count}").format(count=len(claim.queries)))
        self._name(NOTES, self.tr("Notes {count}").format(count=len(claim.notes)))

    def _name(self, tab: int, words: str) -> None:
        if self.bar.tabText(tab) != words:  # Qt lays all tabs out anew, whatever the words
            self.bar.setTabText(tab, words)

    def _own_note(self) -> str:
        own = newest_note(self._claim, self._reviewer) if self._claim else None
        return own.text if own else ""

    def _history_gone(self) -> None:
        self._filled = False
        if self.bar.currentIndex() == HISTORY:
            self.history_shown.emit()
            return
        self.history.clear()
        self._name(HISTORY, self.tr("History"))

    def _turned(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        if tab == HISTORY and not self._filled:
            self.history_shown.emit()

    def _lay_out(self) -> None:
        self.bar.setExpanding(True)
        self.bar.setDocumentMode(True)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)
        for words in (self.tr("Evidence"), self.tr("Queries"), self.tr("Notes"), self.tr("History")):
            self.bar.addTab(words)
        column = QVBoxLayout(self._noting)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addWidget(self.notes, 1)
        column.addStretch(0)
        column.setAlignment(self.note, Qt.AlignmentFlag.AlignTop)
        for page in (self.evidence, self.queries, self._noting, self.history):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.top = QHBoxLayout()  # where there is little room, what else stands beside the tabs
        self.top.setSpacing(6)
        self.top.addWidget(self.bar, 1)
        layout.addLayout(self.top)
        layout.addWidget(self._pages, 1)
