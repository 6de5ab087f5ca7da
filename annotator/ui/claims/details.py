"""The details of what is selected in the claims table: one claim in full, or what can be done to several."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from annotator.domain.article import Article
from annotator.domain.change import HistoryRow
from annotator.domain.claim import Claim
from annotator.domain.evidence import Source
from annotator.domain.signing import UNSIGNED, Signature
from annotator.ui.claims.details_layout import DetailsLayout
from annotator.ui.claims.draft_offer import DraftOffer
from annotator.ui.claims.edits import Edits
from annotator.ui.claims.facts import FactsRow
from annotator.ui.claims.fields import TextField
from annotator.ui.claims.foot import DetailsFoot
from annotator.ui.claims.head import DetailsHead
from annotator.ui.claims.places import Places
from annotator.ui.claims.quotes import Quotes
from annotator.ui.claims.rare_parts import RareParts
from annotator.ui.claims.style import details_style, set_style
from annotator.ui.claims.tabs import EVIDENCE, NOTES, QUERIES, DetailTabs
from annotator.ui.fonts import reading_font, ui_font
from annotator.ui.plain import one_line, plain_label
from annotator.ui.rules.line import RulesLine
from annotator.ui.theme import LIGHT, Density, Theme

if TYPE_CHECKING:
    from annotator.domain.rules import Check


class ClaimDetails(QFrame):
    """Says what the reviewer did and shows what it is given: what is so is for others to say.

    Text is one change per edit: `statement_edited` and its like come at focus-out, on Ctrl+Enter, when another
    claim is shown, and by `commit`; `draft_changed` within a second of typing. `evidence` lists the claim's evidence,
    `queries` its queries, corrections and log.
    """

    status_chosen = Signal(object)  # a Status, for all claims shown
    reason_chosen = Signal(object)  # a reason or None, for all claims shown
    about_chosen = Signal(object)  # an About, for the claim shown
    statement_edited = Signal(str, str, str)  # claim's id, text, the text that the edit was begun from
    note_edited = Signal(str, str, str)  # the same of this reviewer's newest note
    claimant_edited = Signal(str, str, str)  # and of who makes the claim
    text_typed = Signal()  # something is typed that is not kept anywhere yet
    draft_changed = Signal(str, str, str)  # claim's id, field, text so far
    draft_dropped = Signal(str, str)  # claim's id, field: nothing is being typed there any more
    history_wanted = Signal(str)  # claim's id: answer with `set_history`
    passage_chosen = Signal(str)  # passage's id: show it in the article
    place_confirmed = Signal(list)  # ids of passages that stand where they are
    place_wanted = Signal(str)  # a passage's id: what is selected in the article is its place
    place_let_go = Signal(list)  # ids of passages that have no place
    link_opened = Signal(str)  # an address that a suggested source names
    evidence_wanted = Signal()  # another piece of evidence is to be entered
    signature_wanted = Signal()  # the reviewer signs the claims shown
    checklist_wanted = Signal()  # the rules for the claim shown are to be seen in full
    rating_wanted = Signal()  # another rating is to be chosen
    claim_shown = Signal(str)  # claim's id, another than before
    left = Signal()  # the reviewer is done with a field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimDetails")
        self.setAccessibleName(self.tr("Claim details"))
        set_style(self, details_style(LIGHT))  # before there is anything in it, which would be styled once more
        self._claim: Claim | None = None
        self._reviewer = ""
        self._places: Places | None = None
        self.signature: Callable[[Claim], Signature] = lambda _: UNSIGNED  # how a claim is signed
        self.checklist: Callable[[Claim], tuple[Check, ...]] = lambda _: ()  # how it stands by the rules
        self._make_parts()
        self._edits = Edits(self._fields, self._offer, self)
        self._connect()
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self.show_claim(None, "")

    @property
    def claim(self) -> Claim | None:
        """The one claim shown."""
        return self._claim

    def set_article(self, article: Article | None) -> None:
        """The article whose claims are shown from now on: its newest version says where their passages stand."""
        newest = article.newest if article and article.versions else None
        self._places = Places(newest) if newest else None
        self._rare.set_version(newest)
        if self._claim is not None:
            self._show_facts(self._claim)

    def show_claim(self, claim: Claim | None, reviewer: str) -> None:
        """Show that claim, or nothing. Of the same claim, changed, what is being typed stays as it is."""
        self.show_claims([] if claim is None else [claim], reviewer)

    def show_claims(self, claims: Sequence[Claim], reviewer: str) -> None:
        """Show one claim in full; of several, how many they are and the statuses to choose from for all."""
        one = claims[0] if len(claims) == 1 else None
        shown = self._claim
        if one is not None and shown is not None and (one.id, reviewer) == (shown.id, self._reviewer):
            self._follow(one)
            return
        self._edits.turn_to(one.id if one is not None else None)
        self._claim, self._reviewer = one, reviewer
        for part in (self.statement, self._tabs):
            part.setVisible(one is not None)
        self._layout.fit(self.height(), one=self._claim is not None)
        self._foot.setVisible(bool(claims))
        self._hint.setVisible(one is None)
        self._warning.hide()
        if one is None:
            self._show_many(claims)
        else:
            self._show_one(one)

    def commit(self) -> None:
        """End the edits under way: before closing, undo, export and the like."""
        self._edits.commit()

    def refuse_edit(self, claim_id: str, field: str, text: str) -> None:
        """An edit was not taken: the text stays in its field, also when that claim is shown again later."""
        self._edits.refuse(claim_id, field, text)

    def know_theirs(self, claim_id: str, field: str) -> None:
        """The reviewer has been told what others have written there: committing again replaces it."""
        self._edits.know_theirs(claim_id, field)

    def offer_draft(self, field: str, text: str) -> None:
        """Offer a draft of the claim shown again; `field` is `statement`, `claimant` or `note`."""
        self._edits.offer(field, text)

    def follow_sources(self, claim_ids: Collection[str]) -> None:
        """Sources have changed that evidence of those claims rests on."""
        if self._claim is not None and self._claim.id in claim_ids:
            self._show_facts(self._claim)

    def set_history(self, rows: Sequence[HistoryRow], sources: Mapping[str, Source] | None = None) -> None:
        """The history of the claim shown, in order of `seq`; the answer to `history_wanted`."""
        self._tabs.set_history(rows, sources or {})

    def focus_statement(self) -> None:
        """Put the caret into the statement."""
        self._focus(self.statement)

    def focus_note(self) -> None:
        """Put the caret into the note."""
        self._tabs.turn_to(NOTES)
        self._focus(self._tabs.note)

    def show_evidence(self, key: str) -> None:
        """Turn to the claim's evidence, and make that of the id the current one."""
        self._tabs.turn_to(EVIDENCE)
        self._tabs.evidence.show_entry(key)

    def show_query(self, key: str) -> None:
        """Turn to the claim's queries and log, and make the entry of the id the current one."""
        self._tabs.turn_to(QUERIES)
        self._tabs.queries.show_entry(key)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed, or everything again."""
        for part in (self._edits, self._facts, self._head, self._rare, self._foot):
            part.set_read_only(read_only)

    def set_theme(self, theme: Theme, density: Density) -> None:
        set_style(self, details_style(theme))
        self._layout.set_density(density)
        self.statement.setFont(reading_font(density))
        for label in (self._hint, self._warning):
            label.setFont(ui_font(density))
            label.setContentsMargins(3, 0, 0, 0)
        for part in (
            self._head, self._offer, self._facts, self._rules, self._quotes, self._tabs, self._rare, self._foot,
        ):  # fmt: skip
            part.set_theme(theme, density)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.fit(self.height(), one=self._claim is not None)

    # Showing

    def _show_one(self, claim: Claim) -> None:
        self.statement.show_text(claim.statement or "")
        self._facts.claimant.show_text(claim.claimant or "")
        self._tabs.show_claim(claim, self._reviewer)
        self._show_facts(claim)
        self._edits.show_refused()
        self.claim_shown.emit(claim.id)

    def _follow(self, claim: Claim) -> None:
        self._claim = claim
        self.statement.follow_text(claim.statement or "")
        self._facts.claimant.follow_text(claim.claimant or "")
        self._tabs.follow_claim(claim)
        self._show_facts(claim)

    def _show_facts(self, claim: Claim) -> None:
        quote = claim.passages[0].exact if claim.passages else ""
        self._head.show_one(claim, self._places)
        self.statement.setPlaceholderText(quote or self.tr("Write what is claimed"))
        self._facts.show_one(claim)
        self._rules.show_claim(claim, self.checklist(claim))
        self._quotes.show_claim(claim, self._places)
        self._rare.show_claim(claim)
        self._foot.show_signature(self.signature(claim))
        self._show_hidden(claim)

    def _show_hidden(self, claim: Claim) -> None:
        # A field cannot show what turns its text about; a label can.
        seen = one_line(claim.text)
        hides = "⟨U+" in seen and "⟨U+" not in claim.text
        self._warning.setText(self.tr("Holds hidden characters: {text}").format(text=seen) if hides else "")
        self._warning.setVisible(hides)

    def _show_many(self, claims: Sequence[Claim]) -> None:
        self._facts.show_many(claims)
        self._rules.show_claim(None, ())
        self._quotes.show_claim(None, None)
        self._rare.show_claim(None)
        self._foot.show_signature(UNSIGNED)
        self._head.show_many(claims)
        if claims:
            self._hint.setText(self.tr("A status chosen here is given to all of them."))
        else:
            self._hint.setText(self.tr("Select a row of the table, or text in the article to make a claim of it."))

    # What the reviewer does

    def _edited(self, field: str, key: str, text: str, begun_from: str) -> None:
        told = {"statement": self.statement_edited, "claimant": self.claimant_edited, "note": self.note_edited}
        told[field].emit(key, text, begun_from)

    def _restored(self, field: str) -> None:
        if field == "note":
            self._tabs.turn_to(NOTES)
        self._focus(self._fields[field])

    def _focus(self, field: TextField) -> None:
        if self._claim is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _history_shown(self) -> None:
        if self._claim is not None:
            self.history_wanted.emit(self._claim.id)

    # Setting up

    def _make_parts(self) -> None:
        self._head = DetailsHead(self)
        self._hint = plain_label(parent=self, wrap=True)
        self._hint.setProperty("muted", "true")
        self._offer = DraftOffer(self)
        self.statement = TextField(self, single=True)
        self.statement.setObjectName("statementEdit")
        self.statement.setAccessibleName(self.tr("Statement"))
        self._warning = plain_label(parent=self, wrap=True)
        self._warning.setObjectName("hiddenCharacters")
        self._facts = FactsRow(self)
        self._rules = RulesLine(self)
        self._quotes = Quotes(self)
        self._tabs = DetailTabs(self)
        self.evidence, self.queries = self._tabs.evidence, self._tabs.queries
        self._foot = DetailsFoot(self)
        self._fields = {"statement": self.statement, "claimant": self._facts.claimant, "note": self._tabs.note}
        above = (
            self._head, self._hint, self._offer, self.statement, self._warning, self._facts, self._rules, self._quotes,
        )  # fmt: skip
        self._layout = DetailsLayout(self, above, self._facts, self._rules, self._quotes, self._tabs, self._foot)
        self._rare = RareParts(self, self._layout, self.statement, self._quotes)

    def _connect(self) -> None:
        self._head.status_chosen.connect(self.status_chosen)
        self._facts.reason_chosen.connect(self.reason_chosen)
        self._facts.about_chosen.connect(self.about_chosen)
        self._quotes.passage_chosen.connect(self.passage_chosen)
        self._rare.place_confirmed.connect(self.place_confirmed)
        self._rare.place_wanted.connect(self.place_wanted)
        self._rare.place_let_go.connect(self.place_let_go)
        self._rare.link_opened.connect(self.link_opened)
        self._rare.left.connect(self.left)
        self._rules.checklist_wanted.connect(self.checklist_wanted)
        self._rules.rating_wanted.connect(self.rating_wanted)
        self._foot.evidence_wanted.connect(self.evidence_wanted)
        self._foot.note_wanted.connect(self.focus_note)
        self._foot.signature_wanted.connect(self.signature_wanted)
        self._tabs.history_shown.connect(self._history_shown)
        self._edits.edited.connect(self._edited)
        self._edits.drafted.connect(self.draft_changed)
        self._edits.dropped.connect(self.draft_dropped)
        self._edits.restored.connect(self._restored)
        self._edits.typed.connect(self.text_typed)
        self._edits.left.connect(self.left)
