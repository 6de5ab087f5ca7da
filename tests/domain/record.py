"""A desk on which the record of a checking is made, with the library's sources beside it."""

from annotator.domain.change import LIBRARY, Change, HistoryRow
from annotator.domain.claim import Claim, Status
from annotator.domain.evidence import Source
from annotator.domain.replay import Desk
from annotator.domain.sourcing import add_evidence, add_source, new_source
from tests.recording import MADE, Recorder, article_of

BY, SECOND = "Mara Boyd", "Theo Lin"
TEXT = "The dike is 40 km long, the warden said. It was raised in 1953. Nobody has measured it since."


class Record(Recorder):
    """A recorder that folds changes to sources, too, into the house of its desk."""

    def __init__(self) -> None:
        super().__init__(article_of(TEXT, byline="By Mara Boyd and Ann Orr"))
        self.queries = 0

    def do(self, changes: list[Change], by: str = BY) -> None:
        """Carry out one action's changes, each with its number where it is a query's."""
        for change in changes:
            after = change.after
            if after is not None and change.subject.kind == "query" and after.get("number", 0) is None:
                self.queries += 1
                after = {**after, "number": self.queries}
            seq = (self.desk.house.seq if change.subject.article == LIBRARY else len(self.rows)) + 1
            row = HistoryRow(seq, seq, None, MADE, by, change.action, change.subject, change.before, after, "")
            self._keep(row) if change.subject.article != LIBRARY else self.desk.fold(row)

    def source(self, **values: object) -> Source:
        made = new_source(**values)
        self.do(add_source(made))
        return self.desk.house.sources[made.id]

    def use(self, claim: Claim, source: Source, **values: object) -> Claim:
        self.do(add_evidence(self.article, [self.claim(claim)], source, **values))
        return self.claim(claim)

    def claim(self, claim: Claim) -> Claim:
        """The claim as it is now."""
        return self.desk.claims[claim.id]

    def length(self, status: Status = Status.VERIFIED) -> Claim:
        return self.mark("40 km long", status)


__all__ = ["BY", "MADE", "SECOND", "TEXT", "Desk", "Record"]
