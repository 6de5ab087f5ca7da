"""Evidence in the window: what its keys, its list and what is dropped do to the claims that are meant."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.claim import Claim
from annotator.domain.evidence import Evidence, Source, Stance, Tier
from annotator.domain.sourcing import add_evidence, remove_evidence
from annotator.ui.checking import Checking
from annotator.ui.claims.details import ClaimDetails
from annotator.ui.claims.table import ClaimsTable
from annotator.ui.evidence.drops import Drops
from annotator.ui.evidence.words import citation, today
from annotator.ui.plain import one_line
from annotator.ui.viewing import Viewing
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.evidence.copies import Copies
    from annotator.ui.evidence.given import Given
    from annotator.ui.evidence.taking import Taking


class Evidencing(QObject):
    """`list` is the list in the details. The last source used is this window's, for as long as it is open."""

    said = Signal(str)  # a sentence for the message bar
    refused = Signal(str)  # a sentence: why not
    began = Signal(str, object)  # what is under way, and its Job

    def __init__(
        self, workspace: Workspace, checking: Checking, details: ClaimDetails, viewing: Viewing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._details = details
        self._viewing = viewing
        self._window = window
        self._last: tuple[str, Tier] | None = None
        self.list = details.evidence
        self.list.sources = lambda: workspace.sources
        self._drops = Drops((details, self.list, self.list.viewport()), self)
        self._connect()

    # A start waits for neither.

    @cached_property
    def copies(self) -> "Copies":
        """Saved copies and addresses, seen and saved out."""
        from annotator.ui.evidence.copies import Copies

        copies = Copies(self._workspace, self._window)
        self._pass_on(copies)
        return copies

    @cached_property
    def taking(self) -> "Taking":
        """What makes evidence of what is pasted or dropped."""
        from annotator.ui.evidence.taking import Taking

        taking = Taking(self._workspace, self)
        self._pass_on(taking)
        taking.done.connect(self._used)
        return taking

    # Adding

    def add(self) -> None:
        """Ask for evidence of the claim that is meant, or of those of the selected rows."""
        if claims := self._meant():
            self._show(claims)
            self._enter(claims)

    def add_here(self) -> None:
        """The same of the claims that the details show."""
        if claims := self._checking.chosen():
            self._enter(claims)

    def repeat(self) -> None:
        """The last source used, for the claims that are meant, at once."""
        source = self._workspace.sources.get(self._last[0]) if self._last else None
        if self._last is None or source is None or source.removed_at is not None:
            self.said.emit(self.tr("No source has been used in this window yet; E adds one."))
            return
        claims, tier = self._meant(), self._last[1]
        values = {"stance": Stance.SUPPORTS, "tier": tier, "seen": today()}
        rows = self._workspace.do(lambda: add_evidence(self._workspace.article, claims, source, **values))
        if rows:
            self._show(claims)
            self._details.show_evidence(rows[0].subject.id)
            words = self.tr("“{name}” supports claim {numbers}, too. Enter in the list says where in it.")
            numbers = ", ".join(f"{claim.number:,}" for claim in claims)
            self.said.emit(words.format(name=one_line(source.name, 120), numbers=one_line(numbers, 60)))

    def take(self, given: "Given") -> None:
        """What was pasted or dropped, as evidence for the claims that the details show."""
        claims = self._checking.chosen()
        if self._workspace.store.read_only:
            self.said.emit(self.tr("This library is read-only: no evidence can be added."))
        elif claims:
            self.taking.take(given, claims)
        else:
            self.said.emit(self.tr("Select a claim first."))

    def take_rows(self, table: ClaimsTable) -> None:
        """Let sources be dropped on the table's rows."""

        def claim_at(place: QPoint) -> str | None:
            index = table.indexAt(place)
            return table.claim_id(index) if index.isValid() else None

        def take_for(given: "Given", claim: str) -> None:
            if claim not in table.selected_ids():  # else all selected ones are meant
                self._checking.show_claim(claim)
            self.take(given)

        self._drops.watch_rows(table.viewport(), claim_at)
        self._drops.given_to.connect(take_for)

    # With one piece of evidence

    def edit(self, key: str) -> None:
        """Edit the evidence, and its source."""
        found = self._found(key)
        if found is not None and self._writable():
            claim, use, _ = found
            self._enter([claim], use)

    def remove(self, key: str) -> None:
        """Take the evidence from its claim."""
        found = self._found(key)
        if found is not None and self._writable():
            claim, use, _ = found
            self._workspace.do(lambda: remove_evidence(self._workspace.article, claim, use))

    def open_copy(self, key: str) -> None:
        """Show the saved copy of the evidence's source."""
        self._with_source(key, self.copies.open_copy)

    def copy_citation(self, key: str) -> None:
        """Put the source, as a reader is referred to it, on the clipboard."""
        if found := self._found(key):
            _, use, source = found
            QGuiApplication.clipboard().setText(citation(use, source))
            self.said.emit(self.tr("The citation is copied."))

    def show_menu(self, key: str, place: QPoint) -> None:
        """What can be done with the evidence, at that place on the screen."""
        found = self._found(key)
        if found is None:
            return
        source, writable = found[2], not self._workspace.store.read_only
        menu = QMenu(self.tr("Evidence"), self._window)
        menu.setObjectName("evidenceMenu")
        menu.setAccessibleName(menu.title())
        menu.aboutToHide.connect(menu.deleteLater)
        has_address, has_copy = bool(source.url or source.archive_url), source.file is not None
        entries: Sequence[tuple[str, str, bool, Callable[[str], object]]] = (
            (self.tr("Edit evidence…"), "Return", writable, self.edit),
            ("", "", True, self.edit),
            (self.tr("Open saved copy"), "Ctrl+Return", has_copy, self.list.copy_wanted.emit),
            (self.tr("Save copy as…"), "Ctrl+S", has_copy, self.list.save_wanted.emit),
            (self.tr("Open address"), "Shift+Return", has_address, self.list.address_wanted.emit),
            (self.tr("Open archived address"), "", bool(source.archive_url), self._open_archived),
            (self.tr("Copy citation"), "Ctrl+C", True, self.copy_citation),
            ("", "", True, self.edit),
            (self.tr("Remove evidence"), "Del", writable, self.remove),
        )
        for words, keys, able, slot in entries:
            if words:
                _add(menu, words, keys, able, partial(slot, key))
            else:
                menu.addSeparator()
        menu.popup(place)

    def stop(self) -> None:
        """The window is closing."""
        if "copies" in vars(self):  # else none was ever shown
            self.copies.stop()

    def _open_archived(self, key: str) -> None:
        self._with_source(key, partial(self.copies.open_address, archived=True))

    def _with_source(self, key: str, do: Callable[[Source], object]) -> None:
        if found := self._found(key):
            do(found[2])

    def _enter(self, claims: Sequence[Claim], use: Evidence | None = None) -> None:
        from annotator.ui.evidence.entering import Entering

        entering = Entering(self._workspace, self._viewing, claims, use, self._window)
        if use is None:
            entering.dialog.show_use(None, seen=today())
        else:
            entering.dialog.show_use(use)
            entering.use_source(use.source_id)
        entering.done.connect(self._used)
        entering.dialog.open()

    def _used(self, source: str, key: str) -> None:
        """The source is the last one used, and its evidence is shown. A calculation is of its claim alone."""
        found = self._found(key)
        if found is None or found[1].calculation is None:
            self._last = (source, found[1].tier if found else Tier.SECONDARY)
        self._details.show_evidence(key)

    def _found(self, key: str) -> tuple[Claim, Evidence, Source] | None:
        """The evidence of that id, under which claim, and its source; None where it is there no more."""
        desk = self._workspace.desk
        for claim in desk.claims.values() if desk else ():
            for use in claim.evidence if claim.removed_at is None else ():
                if use.id == key:
                    return claim, use, self._workspace.sources[use.source_id]
        return None

    def _show(self, claims: Sequence[Claim]) -> None:
        """Have the details show the claim at the caret, where that is the one that is meant."""
        if claims != self._checking.chosen():
            self._checking.show_claim(claims[0].id)

    def _meant(self) -> list[Claim]:
        claims = self._checking.meant()
        if not claims:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))
        return claims

    def _writable(self) -> bool:
        if self._workspace.store.read_only:
            self.said.emit(self.tr("This library is read-only: everything can be read, nothing changed."))
        return not self._workspace.store.read_only

    def _follow_sources(self) -> None:
        if self._details.claim is not None:
            self.list.show_claim(self._details.claim)

    def _connect(self) -> None:
        shown = self.list
        shown.edit_wanted.connect(self.edit)
        shown.remove_wanted.connect(self.remove)
        shown.save_wanted.connect(lambda key: self._with_source(key, self.copies.save_copy))
        shown.address_wanted.connect(lambda key: self._with_source(key, self.copies.open_address))
        shown.citation_wanted.connect(self.copy_citation)
        shown.menu_wanted.connect(self.show_menu)
        shown.paste_wanted.connect(self._drops.paste)
        self._drops.writable = not self._workspace.store.read_only
        self._drops.given.connect(self.take)
        self._workspace.sources_changed.connect(self._follow_sources)
        self._details.evidence_wanted.connect(self.add_here)

    def _pass_on(self, part: "Copies | Taking") -> None:
        """What the part says is this one's to say."""
        part.began.connect(self.began)
        part.said.connect(self.said)
        part.refused.connect(self.refused)


def _add(menu: QMenu, words: str, keys: str, able: bool, slot: Callable[[], object]) -> None:
    action = QAction(words, menu)
    if keys:
        action.setShortcut(keys)
        action.setShortcutVisibleInContextMenu(True)
    action.setEnabled(able)
    action.triggered.connect(lambda: slot())
    menu.addAction(action)
