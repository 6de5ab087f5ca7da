"""The status line's figures, kept true: counts, coverage, and whether all that was typed is on disk."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from annotator.domain.claim import Status
from annotator.domain.signing import Digests, Signed, article_holds
from annotator.domain.times import from_moment
from annotator.ui.status_line import Figures, StatusLine
from annotator.workspace.claims_model import ClaimsModel
from annotator.workspace.readiness import Readiness
from annotator.workspace.workspace import Workspace


class Standing(QObject):
    """Follows the workspace; what is typed and not on disk yet it is told."""

    def __init__(self, workspace: Workspace, model: ClaimsModel, line: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model
        self._line = line
        self._saved_at: datetime | None = None
        self._typing = False
        self._judged: tuple[str, int, int] | None = None  # the article, and how far its and the library's history
        self._held: dict[str, bool] = {}
        self._digests = Digests()
        self._judge = QTimer(self, singleShot=True, interval=0)
        self._judge.timeout.connect(self._judge_signatures)
        self.readiness = Readiness(workspace, self)
        for changed in (
            self.readiness.changed,
            workspace.claims_changed,
            workspace.coverage_changed,
            workspace.article_changed,
            workspace.sources_changed,
        ):
            changed.connect(self.show)
        workspace.saved.connect(self._saved)

    def typed(self) -> None:
        """Something is typed that is not on disk."""
        self._typing = True
        self.show()

    def kept(self) -> None:
        """What was typed is on disk, as a draft, or is what was there before."""
        self._saved_at, self._typing = datetime.now(UTC), False
        self.show()

    def show(self, *_: object) -> None:
        """Show the figures as they are now."""
        model, workspace, signed = self._model, self._workspace, self._model.signed
        self._line.set_figures(
            Figures(
                reviewer=workspace.reviewer,
                library=str(workspace.store.path),
                claims=model.total if workspace.desk else None,
                checked=model.total - model.counts[Status.UNCHECKED],
                coverage=workspace.coverage.value if workspace.coverage else None,
                saved=self._saved_at,
                saving=self._typing,
                read_only=workspace.store.read_only,
                unsettled=model.unsettled if workspace.desk else 0,
                signed=signed[Signed.HOLDS],
                void=signed[Signed.VOID],
                article_signed=self._article_signed(),
                queries=model.open_queries if workspace.desk else 0,
                ready=self.readiness.percent,
            )
        )

    def _article_signed(self) -> tuple[tuple[str, bool], ...]:
        """Of each role the newest signature on the article, as it was last judged; that is done once the change is
        painted."""
        desk = self._workspace.desk
        if desk is None or not desk.article.sign_offs:
            return ()
        if self._judged != (desk.article.id, desk.seq, desk.house.seq):
            self._judge.start()
        held = {str(one.role): self._held[one.id] for one in desk.article.sign_offs if one.id in self._held}
        return tuple(held.items())

    def _judge_signatures(self) -> None:
        desk = self._workspace.desk
        if desk is None:
            return
        before, self._judged = self._judged, (desk.article.id, desk.seq, desk.house.seq)
        if before is None or (before[0], before[2]) != (self._judged[0], self._judged[2]):
            self._digests = Digests()  # of another article, or of sources that have changed
        record = (desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources)
        self._held = article_holds(*record, self._digests)
        self.show()

    def _saved(self, moment: str) -> None:
        self._saved_at = from_moment(moment)
        self.show()
