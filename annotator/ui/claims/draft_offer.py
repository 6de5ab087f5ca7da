"""The strip that offers text again which was being typed when the program ended."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.ui.claims.head import ElidedLabel
from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.fonts import ui_font
from annotator.ui.plain import one_line, tool_tip
from annotator.ui.theme import Density, Theme


class DraftOffer(QFrame):
    """Offers one draft after the other, each to be restored or discarded. Hidden while there is none."""

    restored = Signal(str, str)  # field, text
    discarded = Signal(str)  # field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draftOffer")
        self.setAccessibleName(self.tr("Text not finished"))
        self._drafts: dict[str, str] = {}
        self._words = ElidedLabel(self)
        self._words.setObjectName("draftWords")
        self._restore = QPushButton(self.tr("Restore"), self)
        self._restore.setObjectName("draftRestore")
        self._restore.clicked.connect(self._take)
        self._discard = QPushButton(self.tr("Discard"), self)
        self._discard.setObjectName("draftDiscard")
        self._discard.clicked.connect(self._drop)
        OwnKeys(PRESSING, self).put_on(self._restore, self._discard)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 4, 4)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._restore)
        layout.addWidget(self._discard)
        self.hide()

    def offer(self, field: str, text: str) -> None:
        """Offer that draft too, in place of an earlier one of its field."""
        self._drafts[field] = text
        self._show_first()

    def clear(self) -> None:
        """Offer nothing any more; the drafts are not discarded."""
        self._drafts.clear()
        self._show_first()

    def forget(self, field: str) -> None:
        """Offer that field's draft no more; it is not discarded."""
        if self._drafts.pop(field, None) is not None:
            self._show_first()

    def set_theme(self, theme: Theme, density: Density) -> None:
        for part in (self._words, self._restore, self._discard):
            part.setFont(ui_font(density))

    def _take(self) -> None:
        field = next(iter(self._drafts))
        text = self._drafts.pop(field)
        self._show_first()
        self.restored.emit(field, text)

    def _drop(self) -> None:
        field = next(iter(self._drafts))
        del self._drafts[field]
        self._show_first()
        self.discarded.emit(field)

    def _show_first(self) -> None:
        if not self._drafts:
            self.hide()
            return
        field, text = next(iter(self._drafts.items()))
        names = {
            "statement": self.tr("Statement not finished"),
            "claimant": self.tr("Claimant not finished"),
            "note": self.tr("Note not finished"),
        }
        words = self.tr("{name}: “{text}”").format(name=names[field], text=one_line(text))
        self._words.setText(words)
        self._words.setToolTip(tool_tip(text))
        self.setAccessibleDescription(words)
        self.show()
