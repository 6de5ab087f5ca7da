"""Export reports: which formats, of what, where to, and a look at each before it is written."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.reports import Format, Group
from annotator.ui.exporting.choices import ChoicesForm, Offer, Remembered, known_formats
from annotator.ui.exporting.files import Place, file_stem, is_there, named, place_of
from annotator.ui.exporting.format_list import FormatList
from annotator.ui.exporting.preview import PreviewPane
from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.plain import tool_tip
from annotator.ui.theme import Density, Theme
from annotator.workspace.reporting import ExportOrder

_SIZE = QSize(1100, 670)
_LEFT = 420  # pixels


class PreviewWanted(NamedTuple):
    """The format that is to be looked at, how it would be made now, and whom it would be for."""

    format: Format
    order: ExportOrder
    addressee: str | None


class ExportDialog(QDialog):
    """Use with `prepare()` and `open()`. It writes nothing: `export_wanted` carries an ExportOrder, `preview_wanted` a
    PreviewWanted; whoever makes that shows it in `preview`."""

    export_wanted = Signal(object)
    preview_wanted = Signal(object)

    def __init__(self, formats: Iterable[Format], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export report"))
        self._confirmed: frozenset[Path] = frozenset()
        self._preparing = True
        self.formats = FormatList(formats, self)
        self.choices = ChoicesForm(self)
        self.preview = PreviewPane(self)
        self.folder_edit = self._line("exportFolder", self.tr("Folder"))
        self.name_edit = self._line("exportName", self.tr("File name"))
        self.browse_button = QPushButton(self.tr("Browse…"), self)
        self.browse_button.setObjectName("exportBrowse")
        self.browse_button.setAutoDefault(False)
        self.open_box = QCheckBox(self.tr("Open when done"), self)
        self.open_box.setObjectName("exportOpen")
        self.notice = MessageBar(self)
        self.notice.setObjectName("exportNotice")
        self.export_button = QPushButton(self.tr("Export"), self)
        self.export_button.setObjectName("exportDone")
        self.export_button.setDefault(True)
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        return _SIZE

    def prepare(self, offer: Offer, remembered: Remembered) -> None:
        """Offer what there is of an article, chosen as it was last, under a name made of its title."""
        self._preparing = True
        self.choices.offer(offer, remembered)
        offered = [group for group in Group if group is not Group.OTHERS or offer.addressees]
        self.formats.offer_groups(offered, self.tr("No query is open."))
        self.formats.tick(known_formats(remembered.formats))
        self.folder_edit.setText(remembered.folder or str(Path.home()))
        self.folder_edit.setCursorPosition(0)
        self.name_edit.setText(file_stem(offer.title))
        self.name_edit.setCursorPosition(0)
        self.open_box.setChecked(remembered.open_when_done)
        self._preparing = False
        self.preview.clear()
        self._start_over()
        self._want_preview()

    def remembered(self) -> Remembered:
        """What is chosen now, for the next time."""
        chosen, folder = self.choices, self.folder_edit.text().strip()
        formats = tuple(known.name for known in self.formats.ticked())
        return Remembered(
            formats, folder or None, chosen.language, chosen.history, chosen.copies, self.open_box.isChecked()
        )

    def order(self) -> ExportOrder:
        """What is chosen now, to be written."""
        chosen, place = self.choices, self._place()
        return ExportOrder(
            tuple(place.files(self.formats.ticked(), chosen.addressees)), chosen.scope, chosen.language,
            chosen.confidential, place.copies(chosen.copies), self.open_box.isChecked(), self._confirmed,
        )  # fmt: skip

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours where the dialog paints."""
        self.notice.set_theme(theme, density)
        self.formats.set_theme(theme)
        self.preview.set_theme(theme, density)

    def _connect(self) -> None:
        self.formats.ticked_changed.connect(self._start_over)
        self.formats.current_changed.connect(self._want_preview)
        self.choices.changed.connect(self._start_over)
        self.choices.changed.connect(self._want_preview)
        for edit in (self.folder_edit, self.name_edit):
            edit.textChanged.connect(self._start_over)
        self.browse_button.clicked.connect(self._browse)

    def _line(self, name: str, spoken: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(spoken)
        return edit

    def _place(self) -> Place:
        return place_of(self.folder_edit.text(), self.name_edit.text())

    def _start_over(self) -> None:
        """Something else would be written now: nothing of it has been agreed to."""
        if self._preparing:
            return
        self._confirmed = frozenset()
        files = self.order().files
        names = {file.format: [one.path.name for one in files if one.format == file.format] for file in files}
        self.formats.show_files(names)
        self.folder_edit.setToolTip(tool_tip(self.folder_edit.text()))
        self.notice.clear()
        self.export_button.setText(self.tr("Export"))
        written = bool(files) and bool(self.folder_edit.text().strip()) and bool(self._place().stem)
        self.export_button.setEnabled(written)

    def _want_preview(self) -> None:
        if self._preparing:
            return
        current, chosen = self.formats.current(), self.choices
        people = chosen.addressees or chosen.possible_addressees
        addressee = people[0] if people and current.group is Group.OTHERS else None
        self.preview_wanted.emit(PreviewWanted(current, self.order(), addressee))

    def _browse(self) -> None:
        chooser = QFileDialog(self, self.tr("Folder for the reports"), str(self._place().folder))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.folder_edit.setText)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _export(self) -> None:
        problem = self._place().problem()
        if problem:
            self.notice.show_message(problem, MessageKind.WARNING)
            return
        there = [path for path in self.order().targets if is_there(path)]
        if not self._confirmed >= set(there):
            self._ask(there)
            return
        self.accept()
        self.export_wanted.emit(self.order())

    def _ask(self, there: Sequence[Path]) -> None:
        """What is there already is replaced only after another press."""
        self._confirmed = frozenset(there)
        one = self.tr("{names} exists already. Replace it?")
        several = self.tr("{names} exist already. Replace them?")
        words = (one if len(there) == 1 else several).format(names=named(there))
        self.notice.show_message(words, MessageKind.WARNING)
        self.export_button.setText(self.tr("Replace"))

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.formats, 1)
        column.addWidget(self.choices)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(left)
        sides.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(sides, 1)
        layout.addLayout(self._place_row())
        layout.addWidget(self.notice)
        layout.addLayout(self._button_row())

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for edit, stretch in ((self.folder_edit, 1), (self.name_edit, 1)):
            label = QLabel(edit.accessibleName(), self)
            label.setBuddy(edit)
            row.addWidget(label)
            row.addWidget(edit, stretch)
            if edit is self.folder_edit:
                row.addWidget(self.browse_button)
                row.addSpacing(8)
        return row

    def _button_row(self) -> QHBoxLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._export)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.open_box)
        row.addWidget(buttons, 1)
        return row
