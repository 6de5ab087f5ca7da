"""A saved copy in place of the article: opened from the list of evidence, left by Esc, the article as it was."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import Evidence, KeptFile, Source
from annotator.domain.sourcing import edit_evidence
from annotator.ui.checking import Pane
from annotator.ui.plain import one_line
from annotator.ui.theme import Density, Theme
from annotator.workspace.jobs import Cancelled, Job

# What knows copies knows readers, which a start need not wait for.
if TYPE_CHECKING:
    from annotator.ui.copies.capturing import Ask, Capturing
    from annotator.ui.copies.page import CopyPage
    from annotator.ui.main_window import MainWindow
    from annotator.workspace.copies import QuotesFound, ReadCopy

Found = tuple[Claim, Evidence, Source]
# What means the selected claims, and so something beside a copy.
BESIDE = frozenset(
    [
        *("actionVerified", "actionDisputed", "actionUnsourced", "actionUnchecked", "actionAddEvidence"),
        *("actionRepeatSource", "actionEditStatement", "actionEditNote", "actionCapture", "actionFilter"),
        *("actionProposeCorrection", "actionAsk", "actionAnswer", "actionLog", "actionAssign", "actionRate"),
        *("actionClaimDetails", "actionChecklist", "actionSignOff", "actionSignOffReady", "actionWithdrawSignOff"),
        *("actionOwnSignOff", "actionSignArticle"),
        *("actionFocusClaims", "actionFocusDetails"),
    ]
)


class CopyShowing(QObject):
    """Between the workspace and the page, which stands in the article pane's place while it shows."""

    said = Signal(str)
    refused = Signal(str)
    began = Signal(str, object)  # what is under way, and its Job
    page_shown = Signal(bool)

    def __init__(self, window: "MainWindow", ask: "Ask") -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._ask_reviewer = ask
        self._page: CopyPage | None = None
        self._copy: ReadCopy | None = None
        self._quote: str | None = None
        self.key = ""  # the evidence whose copy is shown or being read, empty where none is
        self._list = window.claims_pane.details.evidence
        self._list.stands = self._stands
        self._workspace.article_opened.connect(self.leave)
        self._workspace.claims_changed.connect(self._claims_changed)
        self._workspace.sources_changed.connect(self._claims_changed)
        window.claims_pane.details.claim_shown.connect(self._ask)

    @cached_property
    def quotes(self) -> "QuotesFound":
        """Which quotes stand in their copies; made when the first quote is looked for."""
        from annotator.workspace.copies import QuotesFound

        quotes = QuotesFound(self._window.store.path, self._window.jobs, self)
        quotes.changed.connect(self._show_flags)
        return quotes

    @cached_property
    def _capturing(self) -> "Capturing":
        from annotator.ui.copies.capturing import Capturing

        capturing = Capturing(self._workspace, lambda key: self._workspace.sources.get(key), self)
        capturing.said.connect(self.said)
        capturing.refused.connect(self.refused)
        capturing.began.connect(self.began)
        return capturing

    def show(self, key: str) -> None:
        """Show the saved copy of the evidence's source beside its claim."""
        from annotator.readers.copies import may_be_read
        from annotator.workspace.copies import is_picture, read_copy

        found = self._found(key)
        if found is None:
            return
        _, use, source = found
        if source.file is None:
            self.said.emit(self.tr("There is no saved copy of “{name}”.").format(name=one_line(source.name, 120)))
        elif is_picture(source.file):
            self._begin(use, source, self._read_picture(source.file))
        elif may_be_read(source.file):
            path, quote = self._workspace.store.path, use.quote or ""
            job = self._workspace.jobs.run(read_copy, path, source.file, quote)
            job.done.connect(partial(self._show_copy, use.id, source.file.sha256, quote))
            self._begin(use, source, job)
        else:
            self._window.evidencing.open_copy(key)

    def show_current(self) -> None:
        """Show the copy of the evidence that is current in the list, else of the first that has one."""
        if use := self._current(with_copy=True):
            self.show(use.id)

    def capture_current(self) -> None:
        """Capture the page of the evidence that is current in the list, else of the first."""
        if use := self._current(with_copy=False):
            self._capturing.capture(use.source_id, self._ask_reviewer)

    def _current(self, *, with_copy: bool) -> Evidence | None:
        claim = self._window.checking.current()
        evidence = sorted(claim.evidence, key=lambda use: (use.ordinal, use.id)) if claim else []
        current = self._window.claims_pane.details.evidence.key
        chosen = [use for use in evidence if use.id == current] or [
            use for use in evidence if not with_copy or self._workspace.sources[use.source_id].file is not None
        ]
        if not chosen:
            words = self.tr("That claim has no evidence with a saved copy.") if with_copy and evidence else ""
            self.said.emit(words or self.tr("Select a claim that has evidence."))
        return chosen[0] if chosen else None

    def leave(self) -> None:
        """Back to the article, as it was."""
        self.key, self._copy, self._quote = "", None, None
        if self._page is None or not self.shown:
            return
        self._page.hide()
        self._page.text.show_copy(None)
        self._window.article_pane.show()
        self.page_shown.emit(False)
        if self._window.isActiveWindow():
            self._window.claims_pane.details.evidence.setFocus()

    @property
    def shown(self) -> bool:
        """Whether a copy shows in place of the article."""
        return self._page is not None and not self._page.isHidden()

    def set_theme(self, theme: Theme, density: Density) -> None:
        if self._page is not None:
            self._page.set_theme(theme, density)

    # Reading

    def _begin(self, use: Evidence, source: Source, job: Job) -> None:
        self.key, self._quote = use.id, None
        job.failed.connect(partial(self._not_read, use.id))
        self.began.emit(self.tr("Reading {name}…").format(name=one_line(source.name, 120)), job)

    def _read_picture(self, file: KeptFile) -> Job:
        from annotator.ui.copies.picture import read_picture

        job = self._workspace.jobs.run(read_picture, self._workspace.store.path, file)
        job.done.connect(lambda image: self._show_picture(image, file))
        return job

    def _show_copy(self, key: str, sha256: str, quote: str, copy: "ReadCopy") -> None:
        self.quotes.learn(sha256, quote, bool(copy.places))
        page = self._page_for(key)
        if page is None:
            return
        self._copy, self._quote = copy, quote
        page.show_copy(copy)
        page.setFocus()
        if copy.remarks:
            self.said.emit(" ".join(copy.remarks))
        self._follow()

    def _show_picture(self, image: QImage, file: KeptFile) -> None:
        page = self._page_for(self.key)
        if page is not None:
            page.show_picture(image, one_line(file.name, 120))
            page.setFocus()

    def _not_read(self, key: str, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(self.tr("Cancelled; the copy was not opened."))
        else:
            words = self.tr("{why} The copy can still be saved, or opened in its own program, from the list.")
            self.refused.emit(words.format(why=error))
        if key == self.key and not self.shown:
            self.key = ""

    def _page_for(self, key: str) -> "CopyPage | None":
        """The page, in the article's place, for that evidence; None where another copy was asked for since."""
        found = self._found(key) if key == self.key else None
        if found is None:
            return None
        claim, use, source = found
        page = self._made_page()
        if not self.shown:
            self._window.article_pane.hide()
            page.show()
            self._window.checking.pane = Pane.CLAIMS
            self.page_shown.emit(True)
        name = source.file.name if source.file else source.name
        title = self.tr("{name} · claim {number}").format(name=one_line(name, 120), number=f"{claim.number:,}")
        writable = not self._workspace.store.read_only and self._workspace.article.removed_at is None
        page.begin(title, use.quote or "", writable=writable)
        return page

    def _made_page(self) -> "CopyPage":
        if self._page is None:
            from annotator.ui.copies.page import CopyPage

            self._page = page = CopyPage(self._window.reading)
            page.hide()
            page.set_theme(self._window.viewing.theme, self._window.viewing.density)
            if (room := self._window.reading.layout()) is not None:
                room.addWidget(page)
            page.quote_chosen.connect(self._set_quote)
            page.program_wanted.connect(lambda: self._window.evidencing.open_copy(self.key))
            page.left.connect(self.leave)
        return self._page

    # What the evidence says

    def _set_quote(self, words: str, page: int | None) -> None:
        """The words as the evidence's quote; their page as its locator, where it has none."""
        found = self._found(self.key)
        if found is None:
            self.said.emit(self.tr("The evidence is not there any more."))
            return
        claim, use, _ = found
        values = {"quote": words}
        if page is not None and not use.locator:
            values["locator"] = self.tr("p. {page}").format(page=page)
        rows = self._workspace.do(lambda: edit_evidence(self._workspace.article, claim, use, **values))
        if rows:
            self.said.emit(self.tr("That is the evidence’s quote now."))

    def _claims_changed(self, claims: object, _: object = None) -> None:
        for claim in claims if isinstance(claims, list) else ():
            self._look_for_quotes(claim)
        self._follow()

    def _ask(self, *_: object) -> None:
        claim = self._window.claims_pane.details.claim
        if claim is not None:
            self._look_for_quotes(claim)

    def _look_for_quotes(self, claim: Claim) -> None:
        if any(_can_stand(use, self._workspace.sources.get(use.source_id)) for use in claim.evidence):
            self.quotes.ask(claim.evidence, self._workspace.sources)

    def _stands(self, use: Evidence, source: Source) -> bool | None:
        return self.quotes.stands(use, source) if _can_stand(use, source) else None

    def _show_flags(self) -> None:
        claim = self._window.claims_pane.details.claim
        if claim is not None:
            self._list.show_claim(claim)

    def _follow(self) -> None:
        """Find the quote again where the evidence has another one; leave where it is gone."""
        if not self.shown or not self.key:
            return
        found = self._found(self.key)
        if found is None:
            self.leave()
            return
        quote, file = found[1].quote or "", found[2].file
        if self._copy is None or quote == self._quote or file is None:
            return
        from annotator.workspace.copies import places_of

        self._quote = quote
        job = self._workspace.jobs.run(places_of, self._copy.version, quote)
        job.done.connect(partial(self._show_places, self.key, file.sha256, quote))

    def _show_places(self, key: str, sha256: str, quote: str, places: tuple[tuple[int, int], ...]) -> None:
        if places:  # where it is not in this reading, it may stand in another
            self.quotes.learn(sha256, quote, True)
        if self._page is not None and key == self.key and quote == self._quote:
            self._page.show_places(quote, places)

    def _found(self, key: str) -> Found | None:
        desk = self._workspace.desk
        for claim in desk.claims.values() if desk else ():
            for use in claim.evidence if claim.removed_at is None else ():
                if use.id == key:
                    return claim, use, self._workspace.sources[use.source_id]
        return None


def _can_stand(use: Evidence, source: Source | None) -> bool:
    """Whether there is a quote, and a copy for it to stand in."""
    return bool(use.quote) and source is not None and source.file is not None
