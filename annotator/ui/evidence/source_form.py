"""The half of the dialog that says what the source is: one of the library's, searched for, or a new one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from annotator.domain.evidence import KeptFile, Kind, Source
from annotator.ui.choice import ChoiceBox
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.evidence.kinds import kind_word
from annotator.ui.evidence.words import source_label
from annotator.ui.plain import one_line, plain_label, tool_tip

_TEXTS = ("title", "author", "publisher", "url", "archive_url", "published", "channel")
_MOST_OFFERED = 8


class SourceForm(QWidget):
    """`source` is the library's own that is used, None for a new one; `file` the saved copy: kept, or still a path."""

    source_chosen = Signal(str)  # the id of one of the library's
    new_wanted = Signal()  # a new one in place of that
    browse_wanted = Signal()
    address_typed = Signal(str)
    kind_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.source: Source | None = None
        self.file: Path | KeptFile | None = None
        self._begun: dict[str, Any] = {}
        self._make_fields()
        self._labels: dict[str, QLabel] = {}
        self._form = self._lay_out()
        self._model = QStandardItemModel(self)
        self._complete()
        self.new.clicked.connect(self.new_wanted)
        self.choose.clicked.connect(self.browse_wanted)
        self.remove.clicked.connect(lambda: self.set_file(None))
        self.texts["url"].textChanged.connect(self.address_typed)
        self.show_source(None)

    def _make_fields(self) -> None:
        self.search = self._line("evidenceSearch", self.tr("Find a source"))
        self.search.setPlaceholderText(self.tr("Search the library’s sources"))
        self.known = plain_label(parent=self, wrap=True)
        self.known.setObjectName("evidenceKnown")
        self.new = self._button("evidenceNew", self.tr("Enter a new one"))
        self.kind = ChoiceBox(self)
        self.kind.setObjectName("evidenceKind")
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.texts = {name: self._line(*named) for name, named in zip(_TEXTS, self._names(), strict=True)}
        self._file = ElidedLabel(self)
        self._file.setObjectName("evidenceFile")
        self.choose = self._button("evidenceChoose", self.tr("Choose…"))
        self.choose.setAccessibleName(self.tr("Choose a file as saved copy"))
        self.remove = self._button("evidenceRemoveCopy", self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove the saved copy"))
        self.confidential = QCheckBox(self.tr("Confidential: stays in the house"), self)
        self.confidential.setObjectName("evidenceConfidential")

    def offer(self, sources: Iterable[Source]) -> None:
        """The sources that can be searched for."""
        self._model.clear()
        for label, key in sorted((source_label(s), s.id) for s in sources if s.removed_at is None):
            item = QStandardItem(label)
            item.setData(key, Qt.ItemDataRole.UserRole)
            item.setToolTip(tool_tip(label))
            self._model.appendRow(item)

    def show_source(self, source: Source | None, note: str = "") -> None:
        """Fill the fields with that source; for a new one in place of one of the library's, empty them. `note` says
        what follows of it being one of those."""
        before = self.source
        self.source = source
        if source is not None:
            self._list_kinds(source.kind)
            for name, field in self.texts.items():
                field.setText(getattr(source, name) or "")
                field.setCursorPosition(0)
            self.confidential.setChecked(source.confidential)
            self.set_file(source.file)
            self.search.clear()
        else:
            self._list_kinds(self.current_kind if before is None and self.kind.count() else Kind.OTHER)
            self._empty(before is not None)
        self._begun = self._values()
        self.known.setText(note)
        self._form.setRowVisible(self.known, bool(note))
        self._form.setRowVisible(self.new, source is not None)

    @property
    def current_kind(self) -> Kind:
        """The kind chosen."""
        return Kind(self.kind.currentData())  # which Qt makes a plain text of

    @property
    def label_width(self) -> int:
        """The width of the widest label that is to be seen, in pixels."""
        found = (self._form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(self._form.rowCount()))
        labels = (item.widget() for item in found if item is not None)
        return max(label.sizeHint().width() for label in labels if label is not None and not label.isHidden())

    def set_kind(self, kind: Kind) -> None:
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def set_file(self, file: Path | KeptFile | None) -> None:
        """The saved copy, or none."""
        self.file = file
        words = one_line(file.name) if file else self.tr("none")
        if isinstance(file, KeptFile):
            self._file.setToolTip(tool_tip(f"{file.name}, {file.size:,} bytes, SHA-256 {file.sha256}"))
        else:
            self._file.setToolTip(tool_tip(str(file)) if file else "")
        self._file.setText(words)
        self._file.setAccessibleName(self.tr("Saved copy: {name}").format(name=words))
        self.remove.setEnabled(file is not None)

    def values(self) -> dict[str, Any]:
        """What is to be set of the source: of a new one all there is, of another what differs from how it was shown.
        A copy that is not kept yet is left out."""
        values = self._values()
        if isinstance(values["file"], Path):
            del values["file"]
        if self.source is None:
            return {name: value for name, value in values.items() if value not in (None, "", False)}
        return {name: value for name, value in values.items() if value != self._begun[name]}

    def _values(self) -> dict[str, Any]:
        texts = {name: field.text() for name, field in self.texts.items()}
        if self.source is None:
            for name in (name for name in _TEXTS if not self._applies(name)):
                texts[name] = ""
        return {
            **texts, "kind": self.current_kind, "confidential": self.confidential.isChecked(), "file": self.file,
        }  # fmt: skip

    def _empty(self, everything: bool) -> None:
        for field in self.texts.values() if everything else ():
            field.clear()
        if everything:
            self.confidential.setChecked(False)
        self.set_file(None if everything else self.file)

    def _list_kinds(self, current: Kind) -> None:
        """What is no calculation does not become one: its uses would have none."""
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in Kind:
            if kind is not Kind.CALCULATION or current is kind or self.source is None:
                words = kind_word(kind)
                self.kind.addItem(words[:1].upper() + words[1:], kind)
        self.kind.setCurrentIndex(self.kind.findData(current))
        self.kind.blockSignals(False)
        self._follow_kind()

    def _follow_kind(self) -> None:
        """Of an interview, who was asked and when, and how it was held; of a calculation, what it is called."""
        interview = self.current_kind is Kind.INTERVIEW
        words = {
            "author": self.tr("Person") if interview else self.tr("Author"),
            "published": self.tr("Date") if interview else self.tr("Published"),
        }
        for name, label in words.items():
            self._labels[name].setText(label)
            self.texts[name].setAccessibleName(label)
        for name, field in self.texts.items():
            kept = name != "channel" and self.source is not None and bool(field.text())
            self._form.setRowVisible(field, self._applies(name) or kept)
        self.texts["title"].setPlaceholderText(self.tr("What is computed") if self._is_computed else "")
        self.kind_changed.emit()

    @property
    def _is_computed(self) -> bool:
        return self.current_kind is Kind.CALCULATION

    def _applies(self, name: str) -> bool:
        """Whether a source of that kind has the field."""
        if name == "channel":
            return self.current_kind is Kind.INTERVIEW
        return name == "title" or not self._is_computed

    def _chosen(self, index: QModelIndex) -> None:
        self.source_chosen.emit(index.data(Qt.ItemDataRole.UserRole))

    def _complete(self) -> None:
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(self.tr("Sources found"))
        self.search.setCompleter(completer)
        # The completer writes what was chosen into the field, and only then is it taken.
        chosen = completer.activated[QModelIndex]  # type: ignore[index]  # one of two signals of that name
        chosen.connect(self._chosen, Qt.ConnectionType.QueuedConnection)

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("evidenceTitle", self.tr("Title")),
            ("evidenceAuthor", self.tr("Author")),
            ("evidencePublisher", self.tr("Publisher")),
            ("evidenceUrl", self.tr("Address")),
            ("evidenceArchive", self.tr("Archived at")),
            ("evidencePublished", self.tr("Published")),
            ("evidenceChannel", self.tr("Held by")),
        )

    def _line(self, name: str, words: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        return edit

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> QFormLayout:
        copy = QHBoxLayout()
        for part, stretch in ((self._file, 1), (self.choose, 0), (self.remove, 0)):
            copy.addWidget(part, stretch)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Source"), self.search)
        form.addRow("", self.known)
        form.addRow("", self.new)
        form.addRow(self.tr("Kind"), self.kind)
        for name, field in self.texts.items():
            self._labels[name] = plain_label(field.accessibleName(), self)
            form.addRow(self._labels[name], field)
        self.texts["channel"].setPlaceholderText(self.tr("telephone, in person, e-mail …"))
        self.texts["url"].setPlaceholderText("https://…")
        form.addRow(self.tr("Saved copy"), copy)
        form.addRow("", self.confidential)
        return form
