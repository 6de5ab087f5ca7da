"""Export the review: the format, the file, and whether it opens when done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileInfo, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.plain import tool_tip
from annotator.ui.theme import Density, Theme

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_STEM_BYTES = 120


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What the reviewer chose last: to be kept, and offered again. None where nothing was chosen yet."""

    format: str | None = None
    folder: str | None = None
    open_when_done: bool = True


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """A report to be written: the format's name, the file's path, whether it opens when it is done, whether an
    existing file is replaced, and whether confidential sources are named in it."""

    format: str
    path: str
    open_when_done: bool = False
    replace: bool = False
    confidential: bool = False


class ExportDialog(QDialog):
    """`formats` are (name, label, suffix): `("html", "Web page", ".html")`. Use with `prepare()` and `open()`."""

    export_wanted = Signal(object)  # an ExportOrder

    def __init__(self, formats: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export report"))
        self._suffixes = {name: suffix for name, _label, suffix in formats}
        self._confirmed: Path | None = None
        self.formats = self._format_list(formats)
        self.path_edit = QLineEdit(self)
        self.path_edit.setObjectName("exportPath")
        self.path_edit.setAccessibleName(self.tr("File"))
        self.browse_button = QPushButton(self.tr("Browse…"), self)
        self.browse_button.setAutoDefault(False)
        self.open_box = QCheckBox(self.tr("Open it when done"), self)
        self.confidential_box = QCheckBox(self.tr("Name confidential sources, this once"), self)
        self.confidential_box.setObjectName("exportConfidential")
        self.notice = MessageBar(self)
        self.notice.setObjectName("exportNotice")
        self.export_button = QPushButton(self.tr("Export"), self)
        self.export_button.setDefault(True)
        self._lay_out()
        self.formats.currentItemChanged.connect(self._change_suffix)
        self.formats.itemDoubleClicked.connect(self._export)
        self.path_edit.textChanged.connect(self._start_over)
        # Of a long path, the end shows: the file's name.
        self.path_edit.editingFinished.connect(lambda: self.path_edit.end(False))
        self.browse_button.clicked.connect(self._browse)
        self.prepare("", ExportChoices())

    def sizeHint(self) -> QSize:
        return QSize(560, 360)

    def prepare(self, title: str, choices: ExportChoices, *, confidential: bool = False) -> None:
        """Offer a file named after the article's title, in the folder and format chosen last. Where there are
        `confidential` sources, whether they are named is asked each time anew."""
        self.confidential_box.setVisible(confidential)
        self.confidential_box.setChecked(False)
        names = list(self._suffixes)
        row = names.index(choices.format) if choices.format in self._suffixes else 0
        folder = Path(choices.folder) if choices.folder else Path.home()
        self.formats.setCurrentRow(row)
        self.path_edit.setText(str(folder / (file_stem(title) + self._suffixes[names[row]])))
        self.open_box.setChecked(choices.open_when_done)
        self._start_over()

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours where the dialog paints."""
        self.notice.set_theme(theme, density)

    def choices(self) -> ExportChoices:
        """What is chosen now, for the next time."""
        folder = str(self._path().parent) if self.path_edit.text().strip() else None
        return ExportChoices(self._format(), folder, self.open_box.isChecked())

    def _format_list(self, formats: Sequence[tuple[str, str, str]]) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("exportFormats")
        made.setAccessibleName(self.tr("Format"))
        for name, label, suffix in formats:
            made.addItem(_format_item(name, label, suffix))
        return made

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.path_edit, 1)
        line.addWidget(self.browse_button)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Format"), self.formats)
        form.addRow(self.tr("File"), line)
        form.addRow("", self.open_box)
        form.addRow("", self.confidential_box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._export)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(form, 1)
        layout.addWidget(self.notice)
        layout.addWidget(buttons)

    def _format(self) -> str:
        return list(self._suffixes)[max(0, self.formats.currentRow())]

    def _path(self) -> Path:
        return Path(self.path_edit.text().strip()).expanduser()

    def _change_suffix(self) -> None:
        """Give the file the new format's suffix, where it has one of a format's and not one of its own."""
        path = self.path_edit.text()
        known = max((s for s in self._suffixes.values() if path.lower().endswith(s.lower())), key=len, default="")
        if known:
            self.path_edit.setText(path[: -len(known)] + self._suffixes[self._format()])

    def _start_over(self) -> None:
        self._confirmed = None
        self.path_edit.setToolTip(tool_tip(self.path_edit.text()))
        self.notice.clear()
        self.export_button.setText(self.tr("Export"))
        self.export_button.setEnabled(bool(self.path_edit.text().strip()))

    def _browse(self) -> None:
        chooser = QFileDialog(self, self.tr("Export report"), str(self._path()))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Replacing is asked about in this dialog, once.
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.fileSelected.connect(self.path_edit.setText)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _export(self) -> None:
        path = self._path()
        problem = self._problem(path)
        if problem:
            self.notice.show_message(problem, MessageKind.WARNING)
            return
        if QFileInfo(path).exists() and self._confirmed != path:
            self._confirmed = path
            asked = self.tr("{name} exists already. Replace it?").format(name=path.name)
            self.notice.show_message(asked, MessageKind.WARNING)
            self.export_button.setText(self.tr("Replace"))
            return
        self.accept()
        self.export_wanted.emit(
            ExportOrder(
                self._format(),
                str(path),
                open_when_done=self.open_box.isChecked(),
                replace=self._confirmed == path,
                confidential=self.confidential_box.isChecked(),
            )
        )

    def _problem(self, path: Path) -> str:
        if not path.is_absolute():
            return self.tr("Give the whole path of the file, from its drive or root on.")
        if QFileInfo(path).isDir():
            return self.tr("{name} is a folder. Name a file in it.").format(name=path)
        if not QFileInfo(path.parent).isDir():
            return self.tr("There is no folder {name}.").format(name=path.parent)
        return ""


def file_stem(title: str) -> str:
    """A file name without suffix, made of `title`: fit for every system, at most 120 bytes of UTF-8."""
    stem = " ".join(_UNFIT.sub(" ", title).split()).strip(". ")
    stem = stem.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").strip(". ")
    return f"{stem} report" if _RESERVED.match(stem) else stem or "report"


def _format_item(name: str, label: str, suffix: str) -> QListWidgetItem:
    item = QListWidgetItem(f"{label} ({suffix})")
    item.setData(Qt.ItemDataRole.UserRole, name)
    return item
