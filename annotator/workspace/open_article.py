"""The article that is open, in memory: what stands there, where its marks lie, and who is told when that changes."""

from collections.abc import Container, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.article import Article, Version
from annotator.domain.change import HistoryRow
from annotator.domain.claim import Claim, Waiver
from annotator.domain.evidence import Source
from annotator.domain.replay import Desk
from annotator.domain.sentences import Range
from annotator.workspace.counting import CoverageCounting
from annotator.workspace.coverage import CoverageCounter
from annotator.workspace.jobs import Jobs
from annotator.workspace.marks import Mark, MarkIndex, marks_of_claim, marks_of_waiver


class OpenArticle(QObject):
    """Signals carry values. Ranges are code points of the newest version's text."""

    article_opened = Signal()  # another article, another version of it, or none: `desk` is new
    article_changed = Signal()  # the open article's title and the like
    articles_changed = Signal()  # the list of articles
    claims_changed = Signal(object, object)  # list of changed Claims, list of ids of those that are gone
    waivers_changed = Signal()  # some of them, to be found in `desk`
    marks_changed = Signal(object)  # list of ranges whose marks changed
    coverage_changed = Signal()
    undo_changed = Signal()
    history_grew = Signal()
    sources_changed = Signal(object)  # list of Claims, themselves unchanged, whose evidence rests on sources that are
    house_changed = Signal()  # what the house sets for itself: rules, scales

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.desk: Desk | None = None
        self.marks: MarkIndex | None = None
        self._counting = CoverageCounting(jobs, self)
        self._counting.changed.connect(self.coverage_changed)

    @property
    def article(self) -> Article:
        """The open article. Only to be asked where one is open."""
        if self.desk is None:
            raise RuntimeError("no article is open")
        return self.desk.article

    @property
    def coverage(self) -> CoverageCounter | None:
        """The coverage of the version that is open, None while no article is."""
        return self._counting.counter

    @property
    def version(self) -> Version:
        return self.article.newest

    @property
    def sources(self) -> Mapping[str, Source]:
        """The library's sources by their ids, removed ones too; none while no article is open."""
        return self.desk.house.sources if self.desk else {}

    def has_confidential(self) -> bool:
        """Whether evidence of a claim rests on a confidential source."""
        used = {use.source_id for claim in self.desk.claims.values() for use in claim.evidence} if self.desk else ()
        return any(self.sources[key].confidential for key in used if key in self.sources)

    def claim(self, key: str) -> Claim:
        """The claim of that id, removed or not. Raises KeyError."""
        if self.desk is None:
            raise KeyError(key)
        return self.desk.claims[key]

    def standing(self, keys: Iterable[str]) -> list[Claim]:
        """Those of the claims that are there and not removed."""
        claims = self.desk.claims if self.desk else {}
        return [claims[key] for key in keys if key in claims and claims[key].removed_at is None]

    def waivers(self, keys: Iterable[str]) -> list[Waiver]:
        """The waivers of those ids, removed or not. Raises KeyError."""
        return [self.desk.waivers[key] for key in keys] if self.desk else []

    def covered_around(self, offset: int) -> list[Range]:
        """The ranges of the marks in the block at `offset`."""
        if self.marks is None:
            return []
        return [(mark.start, mark.end) for mark in self.marks.in_block(self.version.block_at(offset))]

    def count_coverage(self) -> None:
        """Count the open text's words, and those covered, in a worker, unless that is under way or done;
        `coverage_changed` follows. To be called once the article is painted."""
        self._counting.count()

    def _show(self, desk: Desk | None) -> None:
        """Have that open, or nothing."""
        self._counting.stop()
        self.desk, self.marks = desk, None
        if desk is not None:
            self.marks = MarkIndex(desk.article.newest, self._marks_of(desk.claims, desk.waivers))
            self._counting.show(desk.article.newest, self.marks)
        self.article_opened.emit()
        self.undo_changed.emit()
        self.coverage_changed.emit()

    def _take_in(self, rows: Sequence[HistoryRow]) -> None:
        """Fold the rows into what is open, and tell whom it concerns."""
        desk, marks = self.desk, self.marks
        if desk is None or marks is None:
            return
        subjects = [row.subject for row in rows]
        claims = dict.fromkeys(s.claim or s.id for s in subjects if s.claim or s.kind == "claim")
        waivers = dict.fromkeys(s.id for s in subjects if s.kind == "waiver")
        before = set(self._marks_of(claims, waivers))
        for row in rows:
            desk.fold(row)
        after = set(self._marks_of(claims, waivers))
        self._replace_marks(marks, before - after, after - before)
        self._tell_of_sources({s.id for s in subjects if s.kind == "source"}, claims)
        if claims:
            changed = self.standing(claims)
            standing = {claim.id for claim in changed}
            self.claims_changed.emit(changed, [key for key in claims if key not in standing])
        if waivers:
            self.waivers_changed.emit()
        if any(s.kind == "house" for s in subjects):
            self.house_changed.emit()
        if any(s.kind == "article" or (s.kind == "sign_off" and not s.claim) for s in subjects):
            self.article_changed.emit()
            self.articles_changed.emit()
        self.undo_changed.emit()
        self.history_grew.emit()

    def _tell_of_sources(self, sources: set[str], claims: Container[str]) -> None:
        """Which claims, beside those that changed themselves, rest on sources that did."""
        if not sources or self.desk is None:
            return
        resting = [
            claim
            for claim in self.desk.claims.values()
            if claim.removed_at is None and any(use.source_id in sources for use in claim.evidence)
        ]
        self.sources_changed.emit([claim for claim in resting if claim.id not in claims])

    def _replace_marks(self, marks: MarkIndex, old: set[Mark], new: set[Mark]) -> None:
        if not old and not new:
            return
        for mark in old:
            marks.discard(mark.id)
        for mark in new:
            marks.put(mark)
        # Another status changes no coverage: only where a range has come or gone, its blocks are counted again.
        moved = {mark[:2] for mark in old} ^ {mark[:2] for mark in new}
        if moved:
            self._counting.touch(block for mark in old | new if mark[:2] in moved for block in marks.blocks_of(mark))
        self.marks_changed.emit(list({mark[:2] for mark in old | new}))

    def _marks_of(self, claims: Iterable[str], waivers: Iterable[str]) -> list[Mark]:
        """Those of the claims and waivers of these ids, as far as there are such."""
        desk = self.desk
        if desk is None:
            return []
        number = desk.article.newest.number
        marks = [mark for key in claims if key in desk.claims for mark in marks_of_claim(desk.claims[key], number)]
        return marks + [
            mark for key in waivers if key in desk.waivers for mark in marks_of_waiver(desk.waivers[key], number)
        ]
