"""Judging: checklist, rating, details for publication, and what a house sets for itself; each dialog is imported when
it is first wanted."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.domain import actions
from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.times import now
from annotator.ui.checking import Checking
from annotator.ui.claims.details import ClaimDetails
from annotator.ui.rules.refusals import attempt
from annotator.ui.viewing import Viewing
from annotator.workspace.claims_model import ClaimsModel
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.rules.house_dialog import Setting
    from annotator.ui.rules.publication_dialog import Values
    from annotator.ui.rules.rating_dialog import Rated


class Judging(QObject):
    """Asks with dialogs, and makes changes of the answers."""

    said = Signal(str)  # a sentence for the message bar
    warned = Signal(str)  # one that stays there until it is closed

    def __init__(
        self, workspace: Workspace, checking: Checking, model: ClaimsModel, viewing: Viewing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace, self._checking, self._model = workspace, checking, model
        self._viewing, self._window = viewing, window
        self._scale = ""  # the one that was used last
        self._warned: set[tuple[str, str]] = set()  # article and reviewer
        workspace.claims_changed.connect(self._watch_claims)
        workspace.article_changed.connect(self._watch_article)
        workspace.house_changed.connect(model.rules_changed)

    def follow(self, details: ClaimDetails) -> None:
        """Answer what is pressed in the details."""
        details.checklist_wanted.connect(self.show_checklist)
        details.rating_wanted.connect(self.rate)

    def show_checklist(self) -> None:
        """The rules that apply to the claim that is meant."""
        claim = self._one()
        if claim is None:
            return
        from annotator.ui.rules.checklist import ChecklistDialog

        checks = self._model.checklist(claim)
        dialog = ChecklistDialog(claim, checks, self._model.rules_fault, self._window)
        dialog.set_theme(self._viewing.theme, self._viewing.density)
        dialog.house_wanted.connect(self.show_house)
        _open(dialog)

    def rate(self) -> None:
        """Ask for a rating of all claims that are meant."""
        claims = self._checking.meant()
        if not claims:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))
            return
        from annotator.domain.errors import Refused
        from annotator.domain.ratings import scales_of
        from annotator.ui.rules.rating_dialog import RatingDialog

        try:
            scales = scales_of(self._settings())
        except Refused as error:
            self.warned.emit(str(error))
            return
        keys = [claim.id for claim in claims]
        _open(RatingDialog(claims, scales, self._scale, partial(self._take_rating, keys), self._window))

    def edit_publication(self) -> None:
        """Ask for the details for publication of the claim that is meant."""
        claim = self._one()
        if claim is None:
            return
        from annotator.ui.rules.publication_dialog import PublicationDialog

        _open(PublicationDialog(claim, _Editing(self._workspace, claim).take, self._window))

    def show_house(self) -> None:
        """What the library sets for itself, to be read and edited."""
        from annotator.ui.rules.house_dialog import HouseDialog
        from annotator.ui.rules.own_templates import templates_of

        writable = not self._workspace.store.read_only
        templates = templates_of(self._workspace)
        _open(HouseDialog(self._house, self._set_house, templates, writable=writable, parent=self._window))

    # What is meant

    def _one(self) -> Claim | None:
        meant = self._checking.meant()
        if not meant:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))
        elif len(meant) > 1:
            self.said.emit(self.tr("Select one claim alone."))
        return meant[0] if len(meant) == 1 else None

    # Changing

    def _take_rating(self, keys: Sequence[str], rated: "Rated") -> str:
        workspace = self._workspace

        def made() -> list[Change]:
            claims = workspace.standing(keys)
            changes: list[Change] = []
            for claim in claims:
                changes += actions.edit_claim(workspace.article, claim, rating=rated.rating)
            if rated.status is not None:
                others = [claim for claim in claims if claim.status is not rated.status]
                changes += actions.set_status(workspace.article, others, rated.status, by=workspace.reviewer, at=now())
            return changes

        self._scale = rated.rating.scale if rated.rating else self._scale
        return attempt(workspace, made)

    def _settings(self) -> dict[str, Any]:
        desk = self._workspace.desk
        return desk.house.settings if desk else self._workspace.store.house().settings

    def _house(self) -> "list[Setting]":
        from annotator.domain import ratings, rules, style
        from annotator.domain.checking.defaults import RULES
        from annotator.domain.checking.scales import SCALES
        from annotator.ui.rules.house_dialog import Setting

        settings = self._settings()
        shipped: tuple[tuple[str, str, Any], ...] = (
            (rules.SETTING, self.tr("Rules"), RULES),
            (ratings.SETTING, self.tr("Scales"), SCALES),
            (style.SETTING, self.tr("Reports"), style.style_to_json(style.HouseStyle())),
        )
        return [Setting(name, words, settings.get(name, default), name in settings) for name, words, default in shipped]

    def _set_house(self, name: str, value: Any) -> str:
        from annotator.domain import ratings, rules, style

        workspace = self._workspace
        setters = {
            rules.SETTING: rules.set_rules, ratings.SETTING: ratings.set_scales, style.SETTING: style.set_style
        }  # fmt: skip

        def made() -> list[Change]:
            house = workspace.desk.house if workspace.desk else workspace.store.house()
            if value is None:
                return rules.set_for_house(house, name, None)
            return setters[name](house, value)

        return attempt(workspace, made)

    # The reviewer's own byline

    def _watch_claims(self, changed: Sequence[Claim], _gone: Sequence[str]) -> None:
        me = self._workspace.reviewer
        if any((c.checked and c.checked.by == me) or any(s.by == me for s in c.sign_offs) for c in changed):
            self._warn_of_byline()

    def _watch_article(self) -> None:
        desk = self._workspace.desk
        if desk is not None and any(one.by == self._workspace.reviewer for one in desk.article.sign_offs):
            self._warn_of_byline()

    def _warn_of_byline(self) -> None:
        """Say once for each article that the reviewer checks what they wrote. The record says it by itself: the byline
        names whoever `checked` the claim, or signed."""
        workspace = self._workspace
        key = (workspace.article.id, workspace.reviewer)
        if key in self._warned:
            return
        from annotator.domain.signing import is_own_byline

        if is_own_byline(workspace.article, workspace.reviewer):
            self._warned.add(key)
            words = self.tr("This article is under your own byline, {name}: the record shows that you checked it.")
            sentence = words.format(name=workspace.reviewer)
            # After what is said of the change itself, which would take its place.
            QTimer.singleShot(0, self, lambda: self.warned.emit(sentence))


class _Editing:
    """Changes fields of one claim, as it was when the edit began; where others have changed one of them since and
    that was said, as it is now."""

    def __init__(self, workspace: Workspace, claim: Claim) -> None:
        self._workspace, self._claim = workspace, claim

    def take(self, values: "Values") -> str:
        workspace = self._workspace
        problem = attempt(workspace, lambda: actions.edit_claim(workspace.article, self._claim, **values))
        if problem:
            workspace.look_for_others()
            self._claim = workspace.claim(self._claim.id)
        return problem


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
