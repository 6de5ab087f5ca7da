"""The beginning of a report as it will be, and what is to be known before it goes out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.exporting.pages import PagesView
from annotator.ui.exporting.reading import reading_document
from annotator.ui.fonts import code_font, ui_font
from annotator.ui.plain import one_line, plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.previewing import Looks, Preview

_WIDEST = 260  # pixels of a column
_REMARKS = 96  # pixels that remarks have at most


class PreviewPane(QWidget):
    """Empty until it is given something; what it shows stays while the next is made."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._density = LIGHT, Density.COMFORTABLE
        self._shown: Preview | None = None
        self.title = plain_label(parent=self)
        self.title.setFont(ui_font(Density.COMFORTABLE, self.title.font().Weight.DemiBold))
        self.note = plain_label(parent=self)
        self.note.setObjectName("exportPreviewNote")
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stack = QStackedWidget(self)
        self.stack.setObjectName("exportPreview")
        self.stack.setAccessibleName(self.tr("Preview"))
        self.text = self._text_view()
        self.table = self._table_view()
        self.pages = PagesView(self)
        self.pages.setAccessibleName(self.tr("Pages"))
        self.word = plain_label(parent=self, wrap=True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for view in (self.word, self.text, self.table, self.pages):
            self.stack.addWidget(view)
        self.remarks_label = QLabel(self.tr("To know before it goes out"), self)
        self.remarks = self._remarks_list()
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show nothing, and hold nothing."""
        self._shown = None
        self.pages.show_pages(())
        self._say("")
        self._show_remarks(())
        self.title.setText(self.tr("Preview"))
        self.note.setText("")

    def begin(self, label: str) -> None:
        """Another preview is being made."""
        self.title.setText(self.tr("Preview: {format}").format(format=label))
        self.note.setText(self.tr("Being made…"))

    def show_problem(self, sentence: str) -> None:
        """Say why there is none."""
        self._shown = None
        self._say(one_line(sentence))
        self._show_remarks(())
        self.note.setText("")

    def show_preview(self, preview: Preview) -> None:
        """Show it, from the beginning."""
        self._shown = preview
        if not (preview.pages or preview.rows or preview.text.strip() or preview.blocks):
            self.show_problem(self.tr("There is nothing in it."))
            self._show_remarks(preview.remarks)
            return
        show = {Looks.PAGES: self._show_pages, Looks.TABLE: self._show_table}.get(preview.looks, self._show_text)
        show(preview)
        self._show_remarks(preview.remarks)
        words = [self.tr("What it says, not how it looks.")] if preview.in_words else []
        words += [self.tr("Only the beginning.")] if preview.cut else []
        self.note.setText(" ".join(words))

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._theme, self._density = theme, density
        self.pages.set_theme(theme)
        if self._shown is not None and self._shown.looks in (Looks.READING, Looks.TEXT):
            self._show_text(self._shown)

    def _say(self, sentence: str) -> None:
        self.word.setText(sentence)
        self.stack.setCurrentWidget(self.word)

    def _show_pages(self, preview: Preview) -> None:
        self.pages.show_pages(preview.pages)
        self.stack.setCurrentWidget(self.pages)

    def _show_table(self, preview: Preview) -> None:
        head, *rows = preview.rows or ((),)
        self.table.clear()
        self.table.setColumnCount(len(head))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels([one_line(cell) for cell in head])
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                self.table.setItem(at, column, QTableWidgetItem(one_line(cell)))
        self.table.resizeColumnsToContents()
        for column in range(len(head)):
            self.table.setColumnWidth(column, min(_WIDEST, self.table.columnWidth(column)))
        self.stack.setCurrentWidget(self.table)

    def _show_text(self, preview: Preview) -> None:
        if preview.looks is Looks.READING:
            document = reading_document(preview.blocks, self._theme, self._density)
        else:
            document = QTextDocument()
            document.setUndoRedoEnabled(False)
            document.setDefaultFont(code_font(12))
            document.setDocumentMargin(12)
            document.setPlainText(preview.text)
        document.setParent(self.text)
        self.text.setDocument(document)  # which deletes the one before
        self.stack.setCurrentWidget(self.text)

    def _show_remarks(self, remarks: tuple[str, ...]) -> None:
        self.remarks.clear()
        self.remarks.addItems([one_line(remark) for remark in remarks])
        rows = sum(self.remarks.sizeHintForRow(row) for row in range(self.remarks.count()))
        self.remarks.setFixedHeight(min(_REMARKS, rows + 2 * self.remarks.frameWidth() + 4))
        for part in (self.remarks, self.remarks_label):
            part.setVisible(bool(remarks))

    def _text_view(self) -> QTextEdit:
        view = QTextEdit(self)
        view.setReadOnly(True)
        view.setAcceptRichText(False)
        view.setTabChangesFocus(True)
        view.setAccessibleName(self.tr("Preview"))
        return view

    def _table_view(self) -> QTableWidget:
        view = QTableWidget(self)
        view.setAccessibleName(self.tr("Preview"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.horizontalHeader().setResizeContentsPrecision(20)  # rows that say how wide a column is
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return view

    def _remarks_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("exportRemarks")
        made.setAccessibleName(self.remarks_label.text())
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        return made

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.title, self.note):
            layout.addWidget(part)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.remarks_label)
        layout.addWidget(self.remarks)
