"""Edit a source of the library, wherever it is used."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QWidget,
)

from annotator.domain.evidence import Source
from annotator.ui.evidence.source_form import SourceForm
from annotator.ui.noticed_dialog import FormDialog
from annotator.ui.plain import plain_label
from annotator.ui.sources.words import kept_words

_WIDTH = 640


class SourceEditDialog(FormDialog):
    """Use with `open()`. It stays, with all that is typed, until it is `accept`ed from outside or cancelled."""

    save_wanted = Signal()
    capture_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("source", self.tr("Source"), parent)
        self.setObjectName("sourceEditDialog")
        self.form = SourceForm(self)
        self.used = plain_label(self.tr("Looking where it is used…"), self, wrap=True)
        self.used.setObjectName("sourceUsed")
        self.kept = plain_label(parent=self, wrap=True)
        self.kept.setObjectName("sourceKept")
        self.kept.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._make_notice()
        self._make_done("sourceSave", self.tr("Save"))
        self.copy_button = self._button("sourceSaveCopy", self.tr("Save copy as…"))
        self.capture_button = self._button("sourceCapture", self.tr("Capture page"))
        self.copy_button.clicked.connect(self.save_wanted)
        self.capture_button.clicked.connect(self.capture_wanted)
        self.form.browse_wanted.connect(self._browse)
        self.setMinimumWidth(_WIDTH)
        self._lay_out()

    def show_source(self, source: Source, *, writable: bool) -> None:
        """Fill the fields; what is typed in them is gone."""
        self.form.show_source(source)
        layout = self.form.layout()
        if isinstance(layout, QFormLayout):
            for row in (self.form.search, self.form.new, self.form.known):
                layout.setRowVisible(row, False)
        words = kept_words(source)
        self.kept.setText(words)
        self.kept.setVisible(bool(words))
        self.copy_button.setEnabled(source.file is not None)
        self.capture_button.setEnabled(writable and bool(source.url or source.archive_url))
        self.done_button.setEnabled(writable)
        self.form.setEnabled(writable)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the saved copy"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.form.set_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        copy = QHBoxLayout()
        copy.addWidget(self.copy_button)
        copy.addWidget(self.capture_button)
        copy.addStretch(1)
        parts = (self.used, self.form, self.kept, copy, self.notice, self.progress, self._make_foot())
        self._stack(*parts, stretched=1)
