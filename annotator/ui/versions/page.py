"""The page of an update, or of any two versions: a list of what became of every claim, and the two texts beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Waiver
from annotator.domain.comparison import Comparison
from annotator.ui.claims.style import set_style
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.ui.versions.aligning import Differences
from annotator.ui.versions.commands import Commands
from annotator.ui.versions.entries import Entry, Group, entries_of
from annotator.ui.versions.head import VersionsHead
from annotator.ui.versions.marks import known_of
from annotator.ui.versions.model import VersionsModel
from annotator.ui.versions.side import VersionsSide
from annotator.ui.versions.style import page_style
from annotator.ui.versions.texts import TextsSide
from annotator.ui.versions.words import only_shown_words, settled_words, summary

if TYPE_CHECKING:
    from annotator.domain.carrying import Difference

_LIST_WIDTH, _LIST_LEAST = 380, 340


class VersionsPage(QWidget):
    """Says what the reviewer did and shows what it is given. Where the newer version is not the newest, or nothing
    may be written, it only shows. Offsets are code points of the newer text."""

    confirmed = Signal(object)  # ids of passages and waivers of the newer version
    placed = Signal(str, int, int)  # an id, and what is selected in the newer text
    let_go = Signal(object)  # ids
    sentence_marked = Signal(int, int)  # a new sentence, or what is selected, as a claim
    sentence_waived = Signal(int, int)  # the same as needing no check
    versions_wanted = Signal(int, int)  # numbers of an older and a newer version to compare
    claim_wanted = Signal(str)  # a claim's id: show it in the article
    left = Signal()  # back to the article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionsPage")
        self.setAccessibleName(self.tr("Versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_style(self, page_style(LIGHT))  # before there is anything in it, which would be styled once more
        self._comparison: Comparison | None = None
        self._writable = False
        self._newest = True
        self.model = VersionsModel(self)
        self.commands = Commands(self, self._slots())
        self._head = VersionsHead(self.commands, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._side = VersionsSide(self.model, self.commands, self._splitter)
        self._texts = TextsSide(self._splitter)
        self.list = self._side.list
        self._lay_out()
        self._connect()
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self._follow()
        self._side.tell("", done=False)

    def show_comparison(
        self,
        article: Article,
        comparison: Comparison,
        differences: "Sequence[Difference]",
        *,
        writable: bool,
        claims: Iterable[Claim] = (),
        waivers: Iterable[Waiver] = (),
        stood: Mapping[int, Iterable[Claim | Waiver]] | None = None,
    ) -> None:
        """Show the comparison of two of the article's versions. `differences` are where their texts differ, in order.
        `claims` and `waivers` are highlighted too where the comparison does not speak of them; a version of a number
        in `stood` has what is there highlighted instead, as it stood with that version."""
        older, newer = article.version(comparison.older), article.version(comparison.newer)
        self._comparison = comparison
        self._newest = newer.number == article.newest.number
        self._writable = writable and self._newest
        self._head.show_versions(article.versions, older, newer)
        stretches = Differences(differences, len(older.text), len(newer.text))
        known = known_of(comparison, claims, waivers)
        past = {number: {one.id: one for one in held} for number, held in (stood or {}).items()}
        self._texts.show_texts(article, older, newer, stretches, known, past)
        self.list.set_widest(max((fate.claim.number for fate in comparison.fates), default=0))
        self.list.quiet(True)
        self.model.load(entries_of(comparison), newer.text)
        self.list.quiet(False)
        self._select(next((entry.key for entry in self.model.open_from(None, 1)), None))
        self._tell()

    def take_in(self, comparison: Comparison, *, claims: Iterable[Claim] = (), waivers: Iterable[Waiver] = ()) -> None:
        """The same two versions after something was settled or undone. Where what was selected has left its group,
        the next open entry is selected; where some came back to be decided, the first of them."""
        selected = self.list.selected_entries()
        following = {entry.key: entry.group for entry in self.model.open_from(selected[-1] if selected else None, 1)}
        self._comparison = comparison
        self._texts.take_in(known_of(comparison, claims, waivers))
        self.list.quiet(True)
        self.model.take_in(entries_of(comparison))
        self.list.quiet(False)
        if any(self._left_its_row(entry) for entry in selected):
            self._texts.newer.set_caret(self._texts.newer.caret())
            chosen = {entry.key for entry in selected}
            self._select(next((key for key in following if key not in chosen and self._is_open(key)), None))
        else:
            waiting = (entry for entry in self.model.open_from(None, 1) if entry.group is not Group.CUT)
            key = next((entry.key for entry in waiting if following.get(entry.key) is not entry.group), None)
            if key is not None:
                self._select(key)
        self._follow()
        self._tell()

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take another look, at the same place."""
        set_style(self, page_style(theme))
        for part in (self._head, self._side, self._texts):
            part.set_theme(theme, density)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What was shown to a page without its size stands nowhere in particular; once it is laid out, it does.
        QTimer.singleShot(0, self, self._show_again)

    def _show_again(self) -> None:
        entry = self.list.current()
        if isinstance(entry, Entry):
            self.list.show_current()
            self._texts.show_entry(entry)

    # Going about

    def _select(self, key: str | None) -> None:
        if key is None:
            self.list.go_nowhere()
            self._texts.show_entry(None)
        else:
            self.list.go_to(key)
        self._follow()

    def _go(self, step: int) -> None:
        """Select the next open entry, or the one before; after the last comes the first."""
        found = next(self.model.open_from(self.list.current(), step), None)
        if found is not None:
            self._select(found.key)

    def _left_its_row(self, entry: Entry) -> bool:
        now = self.model.entry(entry.key)
        return now is None or (now.group, now.place) != (entry.group, entry.place)

    def _is_open(self, key: str) -> bool:
        entry = self.model.entry(key)
        return entry is not None and entry.open

    def _show(self, key: str) -> None:
        self._texts.show_entry(self.model.entry(key))

    def _choose(self, claim: str, *, in_older: bool) -> None:
        """Go to that claim's entry, the one at the caret where it has several, without moving the text that was
        clicked in."""
        entries = [e for e in self.model.entries() if e.claim is not None and e.claim.id == claim]
        view = self._texts.older if in_older else self._texts.newer
        places = [entry.old_place if in_older else entry.new_place for entry in entries]
        here = (e for e, at in zip(entries, places, strict=True) if at and at[0] <= view.caret() <= at[1])
        entry = next(here, entries[0] if entries else None)
        if entry is not None:
            self.list.quiet(True)
            self.list.go_to(entry.key)
            self.list.quiet(False)
            self._texts.show_entry(entry, from_older=in_older)
            self._follow()

    # What the reviewer does

    def _confirm(self) -> None:
        self._emit_ids(self.confirmed, [e for e in self.list.selected_entries() if e.to_confirm])

    def _let_go(self) -> None:
        self._emit_ids(self.let_go, [e for e in self.list.selected_entries() if e.to_let_go])

    def _emit_ids(self, signal: SignalInstance, entries: Iterable[Entry]) -> None:
        ids = [entry.settled_by for entry in entries]
        if ids and self._writable:
            signal.emit(ids)

    def _place(self) -> None:
        placed, selection = self._to_place(), self._texts.newer.selected_range()
        if placed is not None and selection is not None and self._writable:
            self.placed.emit(placed, *selection)

    def _to_place(self) -> str | None:
        entries = self.list.selected_entries() if sum(self.list.selected_counts().values()) == 1 else []
        return entries[0].settled_by if entries else None

    def _mark_sentences(self) -> None:
        for sentence in self._sentences():
            self.sentence_marked.emit(*sentence)

    def _waive_sentences(self) -> None:
        for sentence in self._sentences():
            self.sentence_waived.emit(*sentence)

    def _sentences(self) -> list[tuple[int, int]]:
        """What is selected in the newer text, where the focus is there, else the new sentences selected in the
        list."""
        selection = self._texts.newer.selected_range() if self._texts.newer.hasFocus() else None
        if selection is not None:
            return [selection]
        return [entry.sentence for entry in self.list.selected_entries() if entry.sentence is not None]

    def _see(self) -> None:
        current = self.list.current()
        if isinstance(current, Entry):
            self._want(current.key)

    def _want(self, key: str) -> None:
        entry = self.model.entry(key)
        if entry is not None and entry.claim is not None:
            self.claim_wanted.emit(entry.claim.id)

    def _back(self) -> None:
        """Esc first ends a selection in the text that has the focus."""
        for view in (self._texts.older, self._texts.newer):
            if view.hasFocus() and view.selected_range() is not None:
                view.set_caret(view.caret())
                return
        self.left.emit()

    # What can be done

    def _follow(self) -> None:
        """Offer what can be done with what is selected."""
        selected = self.list.selected_counts()
        moved, reread = selected[Group.MOVED], selected[Group.REREAD]
        selection = self._texts.newer.selected_range()
        sentence = bool(selected[Group.SENTENCES]) or (selection is not None and self._texts.newer.hasFocus())
        may = self._writable
        self.commands.enable(
            confirm=may and bool(moved or reread),
            place=may and selection is not None and self._to_place() is not None,
            let_go=may and bool(moved),
            claim=may and sentence,
            waive=may and sentence,
        )
        self._side.show_settling(may, selected)

    def _tell(self) -> None:
        """Say how many there are of each, and what is left."""
        fates = self._comparison.fates if self._comparison is not None else ()
        lost = len({fate.claim.id for fate in fates if fate.now.start is None})
        words = settled_words(self.model.counts, lost) if self._writable else only_shown_words(self._newest)
        self._head.summary.setText(summary(self.model.counts))
        self._side.tell(words, done=self._writable and bool(words) and not lost)

    # Setting up

    def _slots(self) -> dict[str, Callable[[], None]]:
        return {
            "confirm": self._confirm,
            "place": self._place,
            "let_go": self._let_go,
            "claim": self._mark_sentences,
            "waive": self._waive_sentences,
            "next": lambda: self._go(1),
            "previous": lambda: self._go(-1),
            "see": self._see,
            "back": self._back,
        }

    def _connect(self) -> None:
        self.list.entry_chosen.connect(self._show)
        self.list.entry_wanted.connect(self._want)
        self.list.selection_told.connect(self._follow)
        self._head.versions_chosen.connect(self.versions_wanted)
        self._texts.newer.selection_changed.connect(self._follow)
        self._texts.older.claim_clicked.connect(lambda claim: self._choose(claim, in_older=True))
        # A click in the newer text puts the caret where a selection is to begin: it must not choose another claim.
        self._texts.newer.gutter.badge_clicked.connect(lambda claims: self._choose(claims[0], in_older=False))

    def _lay_out(self) -> None:
        self.setFocusProxy(self.list)
        self._side.setMinimumWidth(_LIST_LEAST)
        self._splitter.setObjectName("versionsSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(5)
        self._splitter.addWidget(self._side)
        self._splitter.addWidget(self._texts)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_LIST_WIDTH, 1000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._splitter, 1)
