"""Reviews for tests, made as the program makes them: actions to changes, changes to history, history to values."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from annotator.domain import actions, waiving
from annotator.domain.article import Article, Block, BlockKind, SourceFile, Version
from annotator.domain.change import GENESIS, Change, HistoryRow, Subject, chained_hash
from annotator.domain.claim import Claim, Status
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.replay import Desk
from annotator.domain.review import Review
from annotator.domain.times import to_moment

MORNING = datetime(2025, 3, 13, 9, 42, tzinfo=UTC)
MADE = to_moment(MORNING + timedelta(days=1))


def version_of(text: str, blocks: tuple[Block, ...], number: int = 1, source: SourceFile | None = None) -> Version:
    return Version(number, to_moment(MORNING), text, hashlib.sha256(text.encode()).hexdigest(), blocks, source)


def article_of(*drafts: DraftBlock | str, **metadata: Any) -> Article:
    """An article of those blocks; a string is a paragraph."""
    made = [d if isinstance(d, DraftBlock) else DraftBlock(BlockKind.PARAGRAPH, [Run(d)]) for d in drafts]
    metadata.setdefault("title", "An article")
    return Article(id="article-1", imported=to_moment(MORNING), versions=(version_of(*assemble(made)),), **metadata)


class Recorder:
    """Keeps an article's history as the library does, with ids and times that are the same in every run."""

    def __init__(self, article: Article) -> None:
        self.desk = Desk(article)
        self.rows: list[HistoryRow] = []
        self._ids: dict[str, str] = {}

    @property
    def article(self) -> Article:
        return self.desk.article

    @property
    def review(self) -> Review:
        waivers = tuple(self.desk.waivers.values())
        return Review(self.article, tuple(self.desk.claims.values()), waivers, tuple(self.rows))

    @property
    def at(self) -> str:
        return to_moment(MORNING + timedelta(minutes=len(self.rows)))

    def mark(
        self, quote: str, status: Status = Status.UNCHECKED, by: str = "Mara Boyd", begin: int = 0, **values: Any
    ) -> Claim:
        """A claim on the first place of `quote` from the offset `begin` on."""
        start = self.article.newest.text.index(quote, begin)
        changes = actions.mark_claim(
            self.article, start, start + len(quote), by=by, at=self.at, status=status, **values
        )
        return self.desk.claims[self.apply(changes, by)]

    def edit(self, claim: Claim, **values: Any) -> None:
        self.apply(actions.edit_claim(self.article, self.desk.claims[claim.id], **values), "Mara Boyd")

    def note(self, claim: Claim, text: str, by: str = "Theo Lin") -> None:
        self.apply(actions.write_note(self.article, self.desk.claims[claim.id], text, by=by, at=self.at), by)

    def also(self, claim: Claim, quote: str) -> None:
        start = self.article.newest.text.index(quote)
        changes = actions.add_passage(self.article, self.desk.claims[claim.id], start, start + len(quote))
        self.apply(changes, "Mara Boyd")

    def waive(self, quote: str, reason: str = "opinion", by: str = "Theo Lin", begin: int = 0) -> None:
        start = self.article.newest.text.index(quote, begin)
        self.apply(waiving.waive(self.article, start, start + len(quote), reason, by=by, at=self.at), by)

    def apply(self, changes: Iterable[Change], by: str) -> str:
        """Record and fold the changes of one action; returns the id of its first subject."""
        group, at, first = len(self.rows) + 1, self.at, ""
        for change in changes:
            row = self._row(change, group, by, at)
            self._keep(row)
            first = first or row.subject.id
        return first

    def undo(self, group: int, by: str = "Mara Boyd") -> None:
        """Take back the rows of that group, which may itself be an undo."""
        first = len(self.rows) + 1
        for row in reversed([row for row in self.rows if row.group == group]):
            seq = len(self.rows) + 1
            back = HistoryRow(seq, first, group, self.at, by, "undo", row.subject, row.after, row.before, "")
            self._keep(back)

    def _keep(self, row: HistoryRow) -> None:
        hashed = replace(row, hash=chained_hash(self.rows[-1].hash if self.rows else GENESIS, row))
        self.rows.append(hashed)
        self.desk.fold(hashed)

    def _row(self, change: Change, group: int, by: str, at: str) -> HistoryRow:
        old = change.subject
        subject = Subject(old.article, old.kind, self._named(old.id), old.claim and self._named(old.claim))
        after = None if change.after is None else dict(change.after)
        if after is not None and after.get("number", 0) is None:
            after["number"] = max((claim.number for claim in self.desk.claims.values()), default=0) + 1
        seq = len(self.rows) + 1
        return HistoryRow(seq, group, None, at, by, change.action, subject, change.before, after, "")

    def _named(self, key: str) -> str:
        if key in self._ids.values() or key == self.article.id:
            return key
        return self._ids.setdefault(key, f"00000000-0000-7000-8000-{len(self._ids) + 1:012}")
