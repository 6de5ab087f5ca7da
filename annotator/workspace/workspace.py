"""The open library and article, as the window sees them; the one way from the window to the file.

Every change goes to the file first. What comes back, the rows of history, is folded into memory; so are the rows
that somebody else has written. Where the file refuses, memory stays as it was and `refused` says why.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.collecting import much_that_stays
from annotator.domain import actions, waiving
from annotator.domain.article import Article, ArticleDraft
from annotator.domain.change import LIBRARY, PURGED, Change, HistoryRow
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.times import now
from annotator.workspace.jobs import Jobs
from annotator.workspace.open_article import OpenArticle
from db.errors import Conflict
from db.store import Store

POLL_MS = 500


class Workspace(OpenArticle):
    """The open article, and what the reviewer does to it and to the library."""

    version_changing = Signal()  # the open article is about to be shown in another version
    article_purged = Signal(str)  # the title of the article that was open, which is no more
    saved = Signal(str)  # the moment of the newest change of this window
    refused = Signal(str)  # a sentence: why a change was not made
    overtaken = Signal()  # somebody else's change was the reason: the sentence has both versions

    def __init__(self, store: Store, reviewer: str, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self.store = store
        self.reviewer = reviewer
        self._data_version = store.data_version()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look_for_others)
        self._poll.start()
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self.look_for_others)

    def open_article(self, article_id: str) -> None:
        """Open the article in place of the one that is open. Raises StoreError; then that one stays."""
        with much_that_stays():
            self._show(self.store.desk(article_id))

    def close_article(self) -> None:
        """Have no article open."""
        self._show(None)

    def stop(self) -> None:
        """Look no more at the file, and wait for the work under way: the window is closing."""
        self._poll.stop()
        self._look.stop()
        self._counting.stop()
        self.jobs.finish()

    def add_article(self, draft: ArticleDraft) -> str:
        """Keep the draft as a new article and return its id. Raises StoreError."""
        article = self.store.add_article(draft, self.reviewer)
        self.articles_changed.emit()
        self.saved.emit(article.imported)
        return article.id

    # Changes: each returns whether it was made; a refusal is told by `refused`

    def mark_claim(self, start: int, end: int, status: Status = Status.UNCHECKED) -> str | None:
        """A new claim on `[start, end)`; returns its id, None where it was refused."""
        rows = self.do(lambda: actions.mark_claim(self.article, start, end, status=status, by=self.reviewer, at=now()))
        return rows[0].subject.id if rows else None

    def add_passage(self, claim: Claim, start: int, end: int) -> bool:
        return bool(self.do(lambda: actions.add_passage(self.article, claim, start, end)))

    def move_passage(self, claim: Claim, start: int, end: int) -> bool:
        """`[start, end)` as the place of the claim's first passage or, where an update has left places open, of the
        first of those."""
        meant = next(iter(claim.open_passages), None)
        return bool(self.do(lambda: actions.move_passage(self.article, claim, start, end, meant)))

    def split_claim(self, claim: Claim, offset: int) -> str | None:
        """Split the claim at `offset`; returns the new claim's id, None where it was refused."""
        rows = self.do(lambda: actions.split_claim(self.article, claim, offset, by=self.reviewer, at=now()))
        return next((row.subject.id for row in rows if row.subject.kind == "claim"), None)

    def set_status(self, claims: Sequence[Claim], status: Status, reason: str | None = None) -> bool:
        return bool(
            self.do(lambda: actions.set_status(self.article, claims, status, reason, by=self.reviewer, at=now()))
        )

    def edit_claim(self, claim: Claim, **values: Any) -> bool:
        return bool(self.do(lambda: actions.edit_claim(self.article, claim, **values)))

    def write_note(self, claim: Claim, text: str, begun_from: str) -> bool:
        """`text` as this reviewer's newest note on the claim, made where there is none; refused where that note is
        not what the edit was begun from."""
        note = actions.newest_note(claim, self.reviewer)
        note = note and replace(note, text=begun_from)
        return bool(
            self.do(lambda: actions.write_note(self.article, claim, text, by=self.reviewer, at=now(), note=note))
        )

    def remove_claims(self, claims: Sequence[Claim]) -> bool:
        return bool(self.do(lambda: actions.remove_claims(self.article, claims, at=now())))

    def waive(self, start: int, end: int) -> bool:
        return bool(self.do(lambda: waiving.waive(self.article, start, end, by=self.reviewer, at=now())))

    def waive_rest(self, offset: int) -> bool:
        """What no claim or waiver holds yet of the sentence at `offset`, as needing no check."""
        covered = self.covered_around(offset)
        return bool(self.do(lambda: waiving.waive_rest(self.article, offset, covered, by=self.reviewer, at=now())))

    def unwaive(self, keys: Iterable[str]) -> bool:
        return bool(self.do(lambda: waiving.remove_waivers(self.article, self.waivers(keys), at=now())))

    def set_waiver_reason(self, keys: Iterable[str], reason: str) -> bool:
        return bool(self.do(lambda: waiving.set_waiver_reason(self.article, self.waivers(keys), reason)))

    def undo(self) -> list[HistoryRow]:
        """Take back this reviewer's newest action in the article; its rows, none where it was refused."""
        return self._write(lambda: self.store.undo(self.article.id, self.reviewer))

    def redo(self) -> list[HistoryRow]:
        """Do again what was undone last."""
        return self._write(lambda: self.store.redo(self.article.id, self.reviewer))

    def undo_library(self) -> list[HistoryRow]:
        """Take back this reviewer's newest action on the library's sources and settings."""
        return self._write(lambda: self.store.undo(LIBRARY, self.reviewer))

    def redo_library(self) -> list[HistoryRow]:
        """Do again what was undone last of those."""
        return self._write(lambda: self.store.redo(LIBRARY, self.reviewer))

    def change_article(self, article_id: str, make: Callable[[Article], list[Change]]) -> bool:
        """Change an article that need not be the open one (rename, remove, restore)."""
        if self.desk is not None and self.desk.article.id == article_id:
            return bool(self.do(lambda: make(self.article)))
        try:
            self.store.apply(make(self.store.article(article_id)), self.reviewer)
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return False
        self.articles_changed.emit()
        return True

    # Following the file

    def look_for_others(self) -> None:
        """Take in what another window or program has written since."""
        seen = self.store.data_version_if_free()
        if seen is None or seen == self._data_version:
            return
        try:
            rows = self._unseen() if self.desk else []
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return
        self._data_version = seen
        self._fold(rows)
        self.articles_changed.emit()

    def do(self, make: Callable[[], list[Change]]) -> list[HistoryRow]:
        """Carry out the changes that `make` makes of what is open; their rows, none where they were refused."""
        return self._write(lambda: self.store.apply(make(), self.reviewer))

    def _write(self, write: Callable[[], list[HistoryRow]]) -> list[HistoryRow]:
        try:
            rows = write()
            if rows and self._overtaken(rows):
                rows = self._unseen()  # somebody else was quicker: their rows come first
        except AnnotatorError as error:
            self.refused.emit(str(error))
            if isinstance(error, Conflict):
                self.overtaken.emit()
            self._data_version = -1  # look again, whoever wrote, once whoever asked for the change knows
            self._look.start()
            return []
        if rows:
            self._fold(rows)
            self.saved.emit(rows[-1].at)
        return rows

    def _unseen(self) -> list[HistoryRow]:
        """What history has of the library and of the open article beyond what is in memory."""
        desk = self.desk
        if desk is None:
            return []
        return [*self.store.history(LIBRARY, desk.house.seq), *self.store.history(desk.article.id, desk.seq)]

    def _overtaken(self, rows: Sequence[HistoryRow]) -> bool:
        """Whether others wrote, in the article or the library, between what is in memory and `rows`."""
        if self.desk is None:
            return False
        seen = {LIBRARY: self.desk.house.seq, self.desk.article.id: self.desk.seq}
        first = {row.subject.article: row.seq for row in reversed(rows)}
        return any(seq > seen.get(chain, seq) + 1 for chain, seq in first.items())

    def _fold(self, rows: Sequence[HistoryRow]) -> None:
        desk = self.desk
        if not rows or desk is None:
            return
        if any(row.action == PURGED and row.subject.id == desk.article.id for row in rows):
            self.close_article()
            self.article_purged.emit(desk.article.title)
        elif any(row.subject.kind == "version" for row in rows):
            self._take_in_version()
        else:
            self._take_in(rows)

    def _take_in_version(self) -> None:
        """An update, or the undo of one: history holds no texts, so that the article is read again."""
        self.version_changing.emit()
        try:
            with much_that_stays():
                self._show(self.store.desk(self.article.id))
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return
        self.articles_changed.emit()
        self.history_grew.emit()
