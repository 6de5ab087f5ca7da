"""Keeps article and table in step: two views of the one workspace, each following what is done in the other."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.change import HistoryRow
from annotator.domain.claim import About, Claim, Status
from annotator.domain.errors import AnnotatorError
from annotator.ui.article.pane import ArticlePane
from annotator.ui.checking import Checking, Pane
from annotator.ui.claims.pane import ClaimsPane
from annotator.workspace.workspace import Workspace


class Following(QObject):
    """Connects the workspace with the two panes, and the panes with one another."""

    refused = Signal(str)  # a sentence: why something could not be read

    def __init__(
        self, workspace: Workspace, article: ArticlePane, claims: ClaimsPane, checking: Checking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._article = article
        self._claims = claims
        self._checking = checking
        self._taking_in = False  # while rows come and go, what is selected says nothing of the reviewer
        self._selected: tuple[int, int] | None = None
        self._from_article = False
        workspace.claims_changed.connect(self._take_in)
        workspace.sources_changed.connect(self._sources_changed)
        workspace.marks_changed.connect(article.refresh)
        article.view.claim_clicked.connect(self.select_claim)
        article.view.selectionChanged.connect(self._text_selected)
        claims.table.rows_selected.connect(self._rows_selected)
        claims.table.claim_chosen.connect(self._row_chosen)
        claims.details.status_chosen.connect(self._set_status)
        claims.details.reason_chosen.connect(self._set_reason)
        claims.details.about_chosen.connect(self._set_about)
        claims.details.history_wanted.connect(self._fill_history)
        claims.details.passage_chosen.connect(self._reveal_passage)
        claims.details.left.connect(self._leave_details)

    def show_article(self) -> None:
        """Give the panes what the workspace has open."""
        workspace = self._workspace
        if workspace.desk is None or workspace.marks is None:
            self._claims.set_article(None)
            self._claims.model.load(())
            self._article.clear()
        else:
            article = workspace.article
            self._claims.set_article(article)
            house = workspace.desk.house
            self._claims.model.load(workspace.desk.claims.values(), house.sources, house.settings)
            self._article.set_version(workspace.version, workspace.marks, article.direction)

    def use_article(self) -> None:
        """The article is the pane in use, whatever has the focus."""
        self._checking.pane = Pane.ARTICLE

    def select_claim(self, key: str) -> None:
        """The claim is gone to in the article: have its row shown and selected, the caret in its words."""
        self.use_article()
        self._claims.show_row(key)
        self._checking.select_claim(key)

    def follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember which pane is in use, and from which one the details were gone to; toolbar and menus leave it as
        it was."""
        if new is None:
            return
        details = self._claims.details
        if details.isAncestorOf(new) and old is not None and not details.isAncestorOf(old):
            self._from_article = self._article.isAncestorOf(old)
        if self._article.isAncestorOf(new):
            self.use_article()
        elif self._claims.isAncestorOf(new):
            self._checking.pane = Pane.CLAIMS

    def _leave_details(self) -> None:
        """Back to where the reviewer came from; to the table is the details' own way."""
        if self._from_article:
            self._article.view.setFocus()

    def show_touched(self, rows: Iterable[HistoryRow]) -> None:
        """After an undo or redo: bring what it changed into view, and select it unless some of it is selected."""
        touched = dict.fromkeys(
            row.subject.claim or row.subject.id for row in rows if row.subject.kind not in ("article", "waiver")
        )
        standing = self._workspace.standing(touched)
        selected = [key for key in self._claims.table.selected_ids() if key in touched]
        if selected:
            self._checking.reveal(selected[0])
        elif standing:
            self._claims.show_row(standing[0].id)
            self._checking.show_claim(standing[0].id)
            if len(standing) > 1:
                self._claims.table.select_claims(claim.id for claim in standing)

    def _take_in(self, changed: Sequence[Claim], gone: Sequence[str]) -> None:
        held = self._workspace.desk.claims if self._workspace.desk else {}
        removed = [held[key] for key in gone if key in held]  # in the bin, but calculations may rest on them
        self._taking_in = True
        self._claims.model.update([*changed, *removed], gone)
        self._taking_in = False

    def _sources_changed(self, claims: Sequence[Claim]) -> None:
        self._claims.model.sources_changed([claim.id for claim in claims])
        self._claims.details.follow_sources([claim.id for claim in claims])

    def _text_selected(self) -> None:
        """At once, not when a drag has ended: a menu's action may follow in the same moment."""
        before, self._selected = self._selected, self._article.view.selected_range()
        if self._selected not in (None, before):
            self.use_article()

    def _rows_selected(self, keys: list[str]) -> None:
        self._article.view.select_claim(keys[0] if keys else None)
        if keys and not self._taking_in and not self._checking.selecting:
            self._checking.pane = Pane.CLAIMS

    def _row_chosen(self, key: str) -> None:
        self._checking.pane = Pane.CLAIMS
        self._checking.reveal(key)

    def _set_status(self, status: Status) -> None:
        self._checking.give_status(self._checking.chosen(), status)

    def _set_reason(self, reason: str | None) -> None:
        claims = self._checking.chosen()
        if claims:
            self._workspace.set_status(claims, claims[0].status, reason)

    def _set_about(self, about: About) -> None:
        claim = self._claims.details.claim
        if claim is not None:
            self._workspace.edit_claim(claim, about=about)

    def _fill_history(self, key: str) -> None:
        try:
            rows = self._workspace.store.history(self._workspace.article.id, claim_id=key)
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return
        self._claims.details.set_history(rows, self._workspace.sources)

    def _reveal_passage(self, key: str) -> None:
        mark = self._workspace.marks.get(key) if self._workspace.marks else None
        if mark is not None:
            self._article.view.reveal(mark.start, mark.end)
