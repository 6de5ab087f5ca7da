"""The open article's versions, as the window sees them: updating, comparing, and settling what an update left open."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from annotator.domain.article import Article
from annotator.domain.change import Change
from annotator.domain.claim import Claim, Passage, Waiver
from annotator.domain.replay import Desk, desk_before_update
from annotator.domain.times import now
from annotator.workspace.jobs import Job, Progress
from annotator.workspace.sources import Source, take_in_update
from annotator.workspace.workspace import Workspace
from db.store import Store

# What compares is heavy, and comes when it is wanted.
if TYPE_CHECKING:
    from annotator.domain.carrying import Difference
    from annotator.domain.comparison import Comparison


class Compared(NamedTuple):
    """Two versions side by side: what became of the claims, and every stretch of text that differs."""

    comparison: "Comparison"
    differences: "Sequence[Difference]"
    stood: Mapping[int, Desk]  # by its number, how all was with a version that is not the newest, as far as is known


class Versions(QObject):
    """Changes go through the workspace, like all others: each method that makes one says whether it was made."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace

    def update(self, source: Source) -> Job:
        """Make what the source holds the open article's next version, in a worker; `done` has a TakenIn. The
        workspace takes it in like any change of the file."""
        workspace = self._workspace
        path, article = workspace.store.path, workspace.article.id
        return workspace.jobs.run(take_in_update, path, workspace.reviewer, article, source)

    def compare(self, older: int, newer: int) -> Job:
        """Compare the two versions of those numbers, in a worker; `done` has a Compared."""
        desk = self._workspace.desk
        claims, waivers = (tuple(desk.claims.values()), tuple(desk.waivers.values())) if desk else ((), ())
        workspace = self._workspace
        return workspace.jobs.run(
            compare_versions, workspace.store.path, workspace.article, claims, waivers, (older, newer)
        )

    def compare_again(self, comparison: "Comparison") -> "Comparison":
        """The same two versions as they stand now."""
        from annotator.domain.comparison import compare_again

        desk = self._workspace.desk
        return compare_again(comparison, desk.claims.values(), desk.waivers.values()) if desk else comparison

    def confirm(self, keys: Iterable[str]) -> bool:
        """The passages and waivers of those ids are where they should be, as they read now."""
        from annotator.domain import placing

        return self._settle(
            keys,
            lambda article, claim, passage: placing.confirm_passage(article, claim, passage),
            lambda article, waiver: placing.confirm_waiver(article, waiver),
        )

    def place(self, key: str, start: int, end: int) -> bool:
        """`[start, end)` of the newest text, in code points, as the place of the passage or waiver of that id."""
        from annotator.domain import placing

        return self._settle(
            [key],
            lambda article, claim, passage: placing.place_passage(article, claim, passage, start, end),
            lambda article, waiver: placing.place_waiver(article, waiver, start, end),
        )

    def let_go(self, keys: Iterable[str]) -> bool:
        """The passages and waivers of those ids have no place in the newest text."""
        from annotator.domain import placing

        at = now()
        return self._settle(
            keys,
            lambda article, claim, passage: placing.let_go_passage(article, claim, passage),
            lambda article, waiver: placing.let_go_waiver(article, waiver, at=at),
        )

    def _settle(
        self,
        keys: Iterable[str],
        of_passage: Callable[[Article, Claim, Passage], list[Change]],
        of_waiver: Callable[[Article, Waiver], list[Change]],
    ) -> bool:
        """One group for all of them. Ids that are no longer there are passed over."""
        desk = self._workspace.desk
        if desk is None:
            return False
        held = desk
        wanted = list(dict.fromkeys(keys))

        def changes() -> list[Change]:
            passages = {p.id: (claim, p) for claim in held.claims.values() for p in claim.passages}
            made: list[Change] = []
            for key in wanted:
                if key in passages:
                    made += of_passage(held.article, *passages[key])
                elif key in held.waivers and held.waivers[key].version == held.article.newest.number:
                    made += of_waiver(held.article, held.waivers[key])
            return made

        return bool(self._workspace.do(changes))


def compare_versions(
    library: Path,
    article: Article,
    claims: Sequence[Claim],
    waivers: Sequence[Waiver],
    numbers: tuple[int, int],
    progress: Progress,
) -> Compared:
    """The two versions of those numbers side by side. For a worker."""
    older, newer = numbers
    from annotator.domain.carrying import differences
    from annotator.domain.comparison import compare

    with Store.open(library, make=False) as store:
        history = store.history(article.id)
    progress.check()
    stood = {number: desk for number in numbers if (desk := desk_before_update(article, history, number)) is not None}
    found = compare(article, claims, waivers, older, newer, progress.tell)
    return Compared(found, differences(article.version(older), article.version(newer), progress.tell), stood)
