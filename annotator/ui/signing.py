"""Signing off: the second checker's signature on claims, and signatures on the article."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain import signing
from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.records import ARTICLE_ROLES, Role, SignOff
from annotator.domain.times import now
from annotator.ui.checking import Checking
from annotator.workspace.workspace import Workspace


class Signing(QObject):
    """`own` says whether this desk lets a checker sign what they checked themselves."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(self, workspace: Workspace, checking: Checking, own: Callable[[], bool], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._own = own
        self._window = window

    def sign(self) -> None:
        """Sign the claim that is meant, or those of the selected rows."""
        claims = self._checking.meant()
        if not claims:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))
            return
        self._sign(claims)

    def sign_ready(self) -> None:
        """Sign every claim that can be signed and on which no signature holds."""
        workspace = self._workspace
        if workspace.desk is None:
            return
        claims = workspace.desk.claims.values()
        ready = signing.ready_to_sign(claims, workspace.sources, workspace.reviewer, own=self._own())
        if ready:
            self._sign(ready)
        else:
            self.said.emit(self.tr("There is no claim that you can sign off now."))

    def withdraw(self) -> None:
        """Take back this reviewer's own signatures on the claims that are meant."""
        workspace, by = self._workspace, self._workspace.reviewer
        claims = self._checking.meant()
        own = [(claim, sign_off) for claim in claims for sign_off in claim.sign_offs if sign_off.by == by]
        if not own:
            self.said.emit(self.tr("There is no signature of yours to take back."))
            return
        workspace.do(
            lambda: [
                change
                for claim, sign_off in own
                for change in signing.withdraw_sign_off(workspace.article, sign_off, claim, by=by)
            ]
        )

    def ask_role(self) -> None:
        """Ask as what the reviewer signs this version of the article, and sign it; or which signature of theirs on it
        they take back."""
        if self._workspace.desk is None:
            return
        from annotator.ui.asking.dialogs import AskingDialog

        ways: dict[str, Callable[[], None]] = {
            str(role).capitalize(): partial(self._sign_article, role) for role in ARTICLE_ROLES
        }
        for sign_off in self._own_on_version():
            words = self.tr("Take back my signature as {role}").format(role=sign_off.role)
            ways[words] = partial(self._withdraw_from_article, sign_off)
        words = self.tr("Version {number} and all its claims, as they are now. Any change to them makes it void.")
        about = words.format(number=self._workspace.version.number)
        sign, take_back = self.tr("Sign"), self.tr("Take back")
        dialog = AskingDialog("signArticle", self.tr("Sign article"), about, [(sign, None)], self._window)
        chosen = dialog.add_choice("Role", self.tr("As"), list(ways))
        chosen.currentIndexChanged.connect(
            lambda index: dialog.done_button.setText(sign if index < len(ARTICLE_ROLES) else take_back)
        )

        def done(_: object) -> None:
            dialog.accept()
            ways[chosen.currentText()]()

        dialog.done_wanted.connect(done)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _sign(self, claims: Sequence[Claim]) -> None:
        workspace, by = self._workspace, self._workspace.reviewer

        def made() -> list[Change]:
            return signing.sign_claims(workspace.article, claims, workspace.sources, by=by, at=now(), own=self._own())

        rows = workspace.do(made)
        if len(rows) == 1:
            self.said.emit(self.tr("Claim {number} is signed off.").format(number=f"{claims[0].number:,}"))
        elif rows:
            self.said.emit(self.tr("{count} claims are signed off.").format(count=f"{len(rows):,}"))

    def _sign_article(self, role: Role) -> None:
        workspace, desk = self._workspace, self._workspace.desk
        if desk is None:
            return
        record = (desk.article, desk.claims.values(), desk.waivers.values(), workspace.sources)
        rows = workspace.do(lambda: signing.sign_article(*record, role, by=workspace.reviewer, at=now()))
        if rows:
            words = self.tr("Version {number} is signed by the {role} {name}.")
            self.said.emit(words.format(number=workspace.version.number, role=role, name=workspace.reviewer))

    def _own_on_version(self) -> list[SignOff]:
        """The reviewer's own signatures on the newest version, one of each role."""
        workspace = self._workspace
        own = [
            one
            for one in workspace.article.sign_offs
            if one.by == workspace.reviewer and one.version == workspace.version.number
        ]
        return list({one.role: one for one in own}.values())

    def _withdraw_from_article(self, sign_off: SignOff) -> None:
        workspace, by = self._workspace, self._workspace.reviewer
        if workspace.do(lambda: signing.withdraw_sign_off(workspace.article, sign_off, by=by)):
            self.said.emit(self.tr("Your signature as {role} is taken back.").format(role=sign_off.role))
