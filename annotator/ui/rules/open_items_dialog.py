"""What is still open in the article, in groups, and how much of it is ready to publish."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from annotator.ui.choice import ChoiceBox
from annotator.ui.plain import plain_label
from annotator.ui.progress import ProgressLine
from annotator.ui.rules.open_items_model import OpenItemsModel, heading

if TYPE_CHECKING:
    from annotator.workspace.jobs import Job
    from annotator.workspace.open_items import Found


class OpenList(QListView):
    """`chosen` says that the reviewer wants to go to the item of that row."""

    chosen = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class OpenItemsDialog(QDialog):
    """Not modal: it can stay beside the window. `again_wanted` asks for another look; `item_chosen` carries an
    OpenItem."""

    item_chosen = Signal(object)
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openItemsDialog")
        self.setWindowTitle(self.tr("Open items"))
        self.setModal(False)
        self._found: Found | None = None
        self.ready = plain_label(parent=self, wrap=True)
        self.ready.setObjectName("openItemsReady")
        self.groups = ChoiceBox(self)
        self.groups.setObjectName("openItemsGroups")
        self.groups.setAccessibleName(self.tr("What is listed"))
        self.groups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.model = OpenItemsModel(self)
        self.list = OpenList(self)
        self.list.setObjectName("openItemsList")
        self.list.setAccessibleName(self.tr("Open items"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.progress = ProgressLine(self)
        self._lay_out()
        self.groups.activated.connect(self._show_group)
        self.list.chosen.connect(self._choose)
        self.list.doubleClicked.connect(lambda index: self._choose(index.row()))

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    def begin(self, job: "Job") -> None:
        """Another look is under way; what is listed stays until it has ended."""
        self.again_button.setEnabled(False)
        self.progress.begin(self.tr("Looking for what is open…"))
        self.progress.attend(job)

    def end(self, sentence: str = "") -> None:
        """The look has ended; the sentence says why it came to nothing, if it did."""
        self.again_button.setEnabled(True)
        self.progress.end()
        if sentence:
            self.ready.setText(sentence)

    def show_found(self, found: "Found") -> None:
        """Show what was found. The item that was current stays current, where it is there still."""
        current = self.model.item(self.list.currentIndex().row())
        shown = self.groups.currentData()
        self._found = found
        words = self.tr("{percent}% ready to publish: {ready} of {words} words.")
        said = words.format(percent=found.percent, ready=f"{found.ready:,}", words=f"{found.words:,}")
        self.ready.setText(said if found.items else self.tr("{said} Nothing is open.").format(said=said))
        counts = Counter(item.group for item in found.items)
        self.groups.clear()
        self.groups.addItem(self.tr("Everything ({count})").format(count=f"{len(found.items):,}"), "")
        for group in dict.fromkeys(item.group for item in found.items):
            self.groups.addItem(f"{heading(group)} ({counts[group]:,})", str(group))
        self.groups.setCurrentIndex(max(0, self.groups.findData(shown)))
        self._show_group()
        self._go_to(self.model.row_of(current))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Another article is open, or none."""
        self._found = None
        self.model.set_items(())
        self.groups.clear()
        self.ready.clear()

    def _show_group(self, _index: int = 0) -> None:
        items = self._found.items if self._found else ()
        shown = self.groups.currentData()
        only = next((item.group for item in items if str(item.group) == shown), None)
        self.model.set_items(items, only)
        self._go_to(self.model.row_of(None))

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0, QModelIndex()))

    def _choose(self, row: int) -> None:
        item = self.model.item(row)
        if item is not None:
            self.item_chosen.emit(item)

    def _lay_out(self) -> None:
        self.again_button = QPushButton(self.tr("Look again"), self)
        self.again_button.setObjectName("openItemsAgain")
        self.again_button.setShortcut("F5")
        self.again_button.setToolTip(self.tr("Look again (F5)"))
        self.again_button.setAutoDefault(False)
        self.again_button.clicked.connect(self.again_wanted)
        self.go_button = QPushButton(self.tr("Go there"), self)
        self.go_button.setObjectName("openItemsGo")
        self.go_button.setToolTip(self.tr("Go there (Enter)"))
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(lambda: self._choose(self.list.currentIndex().row()))
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.ready, 1)
        top.addWidget(self.groups)
        bottom.addWidget(self.again_button)
        bottom.addStretch(1)
        bottom.addWidget(self.go_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.progress)
        layout.addLayout(bottom)
