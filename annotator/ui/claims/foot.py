"""The foot of the details: what is added to the claim most often, and the second checker's signature."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.domain.signing import UNSIGNED, Signature, Signed
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.fonts import ui_font
from annotator.ui.icons import icon
from annotator.ui.theme import Density, Theme
from annotator.workspace.claim_cells import signed_sentence


class DetailsFoot(QWidget):
    """Buttons, and between them who has signed, while somebody has."""

    evidence_wanted = Signal()
    note_wanted = Signal()
    signature_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = self._button("addEvidenceButton", self.tr("Add evidence"), "E")
        self.note = self._button("addNoteButton", self.tr("Add note"), "M")
        self.signed = ElidedLabel(self)
        self.signed.setObjectName("signedBy")
        self.signed.setProperty("void", "false")
        self.signed.setProperty("muted", "true")
        self.sign = self._button("signOffButton", self.tr("Sign off as second checker"), "G")
        self._signature = UNSIGNED
        self._tight = False
        self._words = {button: button.text() for button in (self.evidence, self.note, self.sign)}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.evidence, self.note):
            layout.addWidget(part)
        layout.addWidget(self.signed, 1)
        layout.addWidget(self.sign)
        self.evidence.clicked.connect(self.evidence_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.sign.clicked.connect(self.signature_wanted)

    def set_tight(self, tight: bool) -> None:
        """Have room for icons alone, or for words and signature."""
        if tight == self._tight:
            return
        self._tight = tight
        for button, words in self._words.items():
            button.setText("" if tight else words)
        self.signed.setVisible(not tight)

    def show_signature(self, signature: Signature) -> None:
        """Say who has signed the claim, and whether that holds."""
        self._signature = signature
        words = signed_sentence(signature) if signature.sign_off else ""
        self.signed.setText(words)
        self.signed.setToolTip(words)
        self._colour()

    def set_read_only(self, read_only: bool) -> None:
        for button in (self.evidence, self.note, self.sign):
            button.setEnabled(not read_only)

    def set_theme(self, theme: Theme, density: Density) -> None:
        for part in (self.evidence, self.note, self.signed, self.sign):
            part.setFont(ui_font(density))
        for button, name in ((self.evidence, "plus"), (self.note, "note"), (self.sign, "verified")):
            button.setIcon(icon(name, theme.accent if name == "plus" else theme.text))

    def _colour(self) -> None:
        void = "true" if self._signature.state is Signed.VOID else "false"
        if self.signed.property("void") == void:
            return  # to ask for the style makes its class in Python, which takes 8 ms once
        self.signed.setProperty("void", void)
        self.signed.setProperty("muted", "false" if void == "true" else "true")
        self.signed.style().unpolish(self.signed)
        self.signed.style().polish(self.signed)

    def _button(self, name: str, words: str, key: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAccessibleDescription(self.tr("Key {key}").format(key=key))
        button.setToolTip(f"{words} ({key})")
        OwnKeys(PRESSING, self).put_on(button)
        return button
