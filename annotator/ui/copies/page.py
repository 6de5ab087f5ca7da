"""The page of a saved copy: what it is, whether the quote stands in it, and its text or picture."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from annotator.domain.sentences import Range
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.claims.style import set_style
from annotator.ui.copies.commands import Commands, key_of
from annotator.ui.copies.picture import PictureView
from annotator.ui.copies.style import page_style
from annotator.ui.copies.text import CopyText
from annotator.ui.fonts import ui_font
from annotator.ui.plain import plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.ui.versions.buttons import KeyButton
from annotator.workspace.copies import ReadCopy


class CopyPage(QWidget):
    """Says what the reviewer did and shows what it is given. Offsets are code points of the copy's text."""

    quote_chosen = Signal(str, object)  # the words selected, and the page they are on, or None
    program_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("copyPage")
        self.setAccessibleName(self.tr("Saved copy"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_style(self, page_style(LIGHT))
        self.text = CopyText(self)
        self.picture = PictureView(self)
        self._writable, self._quote = False, ""
        self.commands = Commands(
            self,
            {
                "quote": self._choose,
                "next": lambda: self._go(1),
                "previous": lambda: self._go(-1),
                "open": self.program_wanted.emit,
                "back": self._back,
            },
        )
        self._lay_out()
        self.text.selection_changed.connect(self._follow)
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def begin(self, title: str, quote: str, *, writable: bool) -> None:
        """A copy of that title is about to be shown, whose evidence has that quote."""
        self._title.setText(title)
        self._title.setToolTip("")
        self._quote, self._writable = quote, writable
        self.text.show_copy(None)
        self.picture.show_picture(None, "")
        self._tell(self.tr("Reading the copy…"), "")

    def show_copy(self, copy: ReadCopy) -> None:
        """Show the copy's text, at the quote where it stands there."""
        self._stack.setCurrentWidget(self.text)
        self.text.show_copy(copy)
        self.setFocusProxy(self.text)
        self._tell_places()

    def show_places(self, quote: str, places: Sequence[Range]) -> None:
        """The evidence has another quote now, which stands there."""
        self._quote = quote
        self.text.show_places(places)
        self._tell_places()

    def show_picture(self, image: QImage, name: str) -> None:
        """Show the picture."""
        self._stack.setCurrentWidget(self.picture)
        self.picture.show_picture(image, name)
        self.setFocusProxy(self.picture)
        self._tell(self.tr("A picture: no words can be looked for in it.") if self._quote else "", "")
        self._follow()

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take another look, at the same place."""
        set_style(self, page_style(theme))
        self.text.set_theme(theme, density)
        self._title.setFont(ui_font(density, QFont.Weight.DemiBold))
        self._flag.setFont(ui_font(density))
        compact = density is Density.COMPACT
        self._row.setContentsMargins(11, 4 if compact else 8, 11, 4 if compact else 8)
        for button in self._buttons:
            button.set_theme(theme, density)

    def _choose(self) -> None:
        selected = self.text.selected_range()
        if selected is not None and self._writable:
            self.quote_chosen.emit(self.text.selected_words(), self.text.page_at(selected[0]))

    def _go(self, step: int) -> None:
        self.text.go(step)
        self._tell_places()

    def _back(self) -> None:
        """Esc first ends a selection."""
        if self.text.isVisible() and self.text.selected_range() is not None:
            self.text.set_caret(self.text.caret())
        else:
            self.left.emit()

    def _tell_places(self) -> None:
        count = len(self.text.places)
        if not self._quote:
            self._tell(self.tr("This evidence has no quote yet: select its words here, and press U."), "")
        elif not count:
            self._tell(self.tr("The quote does not stand in this copy."), "no")
        elif count == 1:
            self._tell(self.tr("The quote stands in this copy."), "yes")
        else:
            words = self.tr("The quote stands in this copy: place {number} of {count}.")
            self._tell(words.format(number=self.text.place_number, count=count), "yes")
        self._follow()

    def _tell(self, words: str, stands: str) -> None:
        self._flag.setText(words)
        self._flag.setVisible(bool(words))
        self._flag.setProperty("stands", stands)
        self._flag.style().unpolish(self._flag)
        self._flag.style().polish(self._flag)

    def _follow(self, _: object = None) -> None:
        several = len(self.text.places) > 1 and self._stack.currentWidget() is self.text
        selected = self.text.selected_range() is not None and self._stack.currentWidget() is self.text
        self.commands.enable(next=several, previous=several, quote=self._writable and selected)
        for button in self._steps:  # without use, they leave their room to the title
            button.setVisible(several)

    def _made_head(self) -> QWidget:
        head = QWidget(self)
        head.setObjectName("copyHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(head)
        self._title.setObjectName("copyTitle")
        names = {"back": "copyBack", "quote": "copyQuote", "previous": "copyPrevious", "next": "copyNext"}
        drawings = {"back": "previous"}
        made = {
            command: KeyButton(self.commands[command], name, key_of(command), head, drawing=drawings.get(command, ""))
            for command, name in names.items()
        }
        self._buttons = tuple(made.values())
        self._steps = (made["previous"], made["next"])
        self._row = QHBoxLayout(head)
        self._row.setSpacing(8)
        self._row.addWidget(made["back"])
        self._row.addWidget(self._title, 1)
        for command in ("previous", "next", "quote"):
            self._row.addWidget(made[command])
        return head

    def _lay_out(self) -> None:
        head = self._made_head()
        self._flag = plain_label(parent=self, wrap=True)
        self._flag.setObjectName("copyFlag")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._flag)
        column.addLayout(self._stack, 1)
