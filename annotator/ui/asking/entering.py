"""Between a dialog and the library: what is typed stays in the dialog until the library has taken it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.change import Change, HistoryRow
from annotator.domain.claim import Claim, Correction
from annotator.domain.records import LogEntry, Query
from annotator.ui.asking.words import part_of
from annotator.ui.viewing import Viewing
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.asking.dialogs import AskingDialog

Wanted = TypeVar("Wanted", Query, Correction, LogEntry)


@dataclass(slots=True)
class Meant:
    """The claims that a dialog is about, and which of their parts, as the reviewer has seen them."""

    claims: list[Claim]
    key: str = ""

    @property
    def claim(self) -> Claim:
        return self.claims[0]

    @property
    def query(self) -> Query:
        return self._part(Query)

    @property
    def correction(self) -> Correction:
        return self._part(Correction)

    @property
    def entry(self) -> LogEntry:
        return self._part(LogEntry)

    def renew(self, claims: Sequence[Claim]) -> None:
        """The claims as they are now, once the reviewer knows what others have changed; what is gone stays as it
        was, and is refused again."""
        if len(claims) == len(self.claims) and (not self.key or part_of(claims[0], self.key)):
            self.claims = list(claims)

    def _part(self, kind: type[Wanted]) -> Wanted:
        part = part_of(self.claim, self.key)
        if not isinstance(part, kind):
            raise TypeError(f"{self.key} is no {kind.__name__}")
        return part


class Entering(QObject):
    """Shows dialogs, and carries out what is entered in them."""

    def __init__(self, workspace: Workspace, viewing: Viewing, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._viewing = viewing
        self._sentence = ""
        workspace.refused.connect(self._refused)

    @staticmethod
    def about(claims: list[Claim], key: str = "") -> Meant:
        """What a dialog is to be about: these claims, or the part of that id of the first."""
        return Meant(claims, key)

    def show(
        self,
        dialog: "AskingDialog",
        meant: Meant,
        make: Callable[[object], list[Change]],
        after: Callable[[list[HistoryRow]], object] = bool,
    ) -> None:
        """Open the dialog; once it is done, make the changes, close it and call `after` with their rows. What is
        refused is said in the dialog, which stays."""

        def done(value: object) -> None:
            self._sentence = ""
            rows = self._workspace.do(lambda: make(value))
            if self._sentence:
                dialog.say(self._sentence)
                self._workspace.look_for_others()
                meant.renew(self._workspace.standing([claim.id for claim in meant.claims]))
                return
            dialog.accept()
            if rows:
                after(rows)

        dialog.set_theme(self._viewing.theme, self._viewing.density)
        dialog.done_wanted.connect(done)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refused(self, sentence: str) -> None:
        self._sentence = sentence
