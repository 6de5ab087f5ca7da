"""The list of whom the article's claims wait for: for each person or addressee the claims, and what is asked."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from annotator.domain.asking import awaited, waiting_by_whom
from annotator.domain.claim import Claim
from annotator.domain.records import Addressee
from annotator.ui.asking.words import addressee_words, logged_words
from annotator.ui.plain import one_line, plain_label, tool_tip
from annotator.workspace.claim_cells import claim_words, local_time

_MOST = 200
_KEY = Qt.ItemDataRole.UserRole


class WaitingDialog(QDialog):
    """Not modal: it follows the claims while it is open."""

    claim_chosen = Signal(str)  # a claim's id

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("waitingDialog")
        self.setWindowTitle(self.tr("Waiting for"))
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("waitingTree")
        self.tree.setAccessibleName(self.tr("Whom the claims wait for"))
        self.tree.setHeaderLabels([self.tr("Claim"), self.tr("What is waited for")])
        self.tree.setAllColumnsShowFocus(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.itemActivated.connect(self._chosen)
        self._none = plain_label(self.tr("No claim waits for anybody."), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._none)

    def sizeHint(self) -> QSize:
        return QSize(720, 460)

    def show_claims(self, claims: Iterable[Claim]) -> None:
        """These claims, in text order, under each person or addressee that they wait for."""
        groups = waiting_by_whom(claims)
        current = self.tree.currentItem()
        at = self._key_of(current)
        self.tree.clear()
        for whom, waiting in groups.items():
            self._add(whom, waiting, at)
        self.tree.expandAll()
        self.tree.setColumnWidth(0, 360)
        self.tree.setVisible(bool(groups))
        self._none.setVisible(not groups)
        first = self.tree.topLevelItem(0)
        if self.tree.currentItem() is None and first is not None and (child := first.child(0)) is not None:
            self.tree.setCurrentItem(child)

    def _add(self, whom: str, claims: list[Claim], current: tuple[str, str]) -> None:
        name = addressee_words(Addressee(whom)) if whom in list(Addressee) else one_line(whom, 80)
        many = self.tr("{n} claims").format(n=f"{len(claims):,}")
        head = QTreeWidgetItem([name[:1].upper() + name[1:], self.tr("1 claim") if len(claims) == 1 else many])
        head.setData(0, _KEY, ("", whom))
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        self.tree.addTopLevelItem(head)
        for claim in claims:
            words = [f"{claim.number:,}  {claim_words(claim)[:_MOST]}", waited_words(claim, whom)]
            item = QTreeWidgetItem(words)
            item.setData(0, _KEY, (claim.id, whom))
            for column, text in enumerate(words):
                item.setToolTip(column, tool_tip(text))
            head.addChild(item)
            if (claim.id, whom) == current:
                self.tree.setCurrentItem(item)

    def _key_of(self, item: QTreeWidgetItem | None) -> tuple[str, str]:
        found = item.data(0, _KEY) if item is not None else None
        return tuple(found) if found else ("", "")

    def _chosen(self, item: QTreeWidgetItem) -> None:
        claim, _ = self._key_of(item)
        if claim:
            self.accept()
            self.claim_chosen.emit(claim)


def waited_words(claim: Claim, whom: str) -> str:
    """What the claim waits for of that person or addressee."""
    queries, entries = awaited(claim, whom)
    asked = [f"{query.number}: {one_line(query.text, _MOST)}" for query in queries]
    tried = [f"{logged_words(entry)}, {local_time(entry.at)}" for entry in entries]
    return "; ".join(asked + tried)
