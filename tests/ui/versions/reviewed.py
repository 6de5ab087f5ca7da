"""A review whose article gets another version, as the program makes it, and what settling makes of it."""

from collections.abc import Callable, Iterable

from annotator.domain import actions, placing, waiving
from annotator.domain.article import Article, ArticleDraft, BlockKind
from annotator.domain.carrying import Difference, differences
from annotator.domain.change import Change
from annotator.domain.claim import Claim, Passage, Status, Waiver
from annotator.domain.comparison import Comparison, compare, compare_again
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.updating import update_article
from tests.recording import Recorder, article_of

OLD = (
    "The ferry Linnet 🚢 carried 4,100 passengers in May, its owner said.",
    "Engineers expect her to last until 2040, although she was built in 1974.",
    "Rust was found in two of her nine tanks.",
    "A ticket costs six crowns. Children pay nothing.",
    "Fishermen find the new timetable absurd.",
    "She sails from the north quay at nine.",
)
NEW = (
    "The ferry Linnet 🚢 carried 4,300 passengers in May, its owner said.",
    "Critics doubt that she will last until 2040, although she was built in 1974.",
    "A lift for prams was put in last winter, below the bridge.",
    "Fishermen find the new timetable absurd.",
    "A ticket costs six crowns. Children pay nothing.",
    "She sails from the north quay at nine.",
)
BY = "Mara Boyd"
OfPassage = Callable[[Claim, Passage], list[Change]]
OfWaiver = Callable[[Waiver], list[Change]]


class Reviewed:
    """A desk on which versions come in and open places are settled."""

    def __init__(self, *paragraphs: str, direction: str = "ltr") -> None:
        self.recorder = Recorder(article_of(*(paragraphs or OLD), direction=direction))

    @property
    def article(self) -> Article:
        return self.recorder.article

    @property
    def claims(self) -> list[Claim]:
        return list(self.recorder.desk.claims.values())

    @property
    def waivers(self) -> list[Waiver]:
        return list(self.recorder.desk.waivers.values())

    def mark(self, quote: str, status: Status = Status.UNCHECKED, statement: str | None = None) -> str:
        """A claim on the quote; returns its id."""
        claim = self.recorder.mark(quote, status)
        if statement is not None:
            self.recorder.edit(claim, statement=statement)
        return claim.id

    def update(self, *paragraphs: str) -> None:
        """A next version of these paragraphs."""
        made = [DraftBlock(BlockKind.PARAGRAPH, [Run(words)]) for words in paragraphs or NEW]
        draft = ArticleDraft(self.article.title, *assemble(made))
        update = update_article(self.recorder.desk, draft, at=self.recorder.at)
        known = {(version.number, version.text_sha256): version for version in self.article.versions}
        known[update.version.number, update.version.text_sha256] = update.version
        self.recorder.desk.known = known
        self.recorder.apply(update.changes, BY)

    def place_of(self, quote: str, number: int | None = None) -> tuple[int, int]:
        """Where the quote stands in the version of that number, the newest by default."""
        version = self.article.newest if number is None else self.article.version(number)
        start = version.text.index(quote)
        return start, start + len(quote)

    # Comparing

    def compared(self, older: int = 1, newer: int = 2) -> tuple[Comparison, list[Difference]]:
        found = compare(self.article, self.claims, self.waivers, older, newer)
        return found, list(differences(self.article.version(older), self.article.version(newer)))

    def again(self, comparison: Comparison) -> Comparison:
        return compare_again(comparison, self.claims, self.waivers)

    # Settling

    def confirm(self, keys: Iterable[str]) -> None:
        self._settle(
            keys,
            lambda claim, passage: placing.confirm_passage(self.article, claim, passage),
            lambda waiver: placing.confirm_waiver(self.article, waiver),
        )

    def let_go(self, keys: Iterable[str]) -> None:
        self._settle(
            keys,
            lambda claim, passage: placing.let_go_passage(self.article, claim, passage),
            lambda waiver: placing.let_go_waiver(self.article, waiver, at=self.recorder.at),
        )

    def place(self, key: str, start: int, end: int) -> None:
        self._settle(
            [key],
            lambda claim, passage: actions.place_passage(self.article, claim, passage, start, end),
            lambda waiver: placing.place_waiver(self.article, waiver, start, end),
        )

    def claim_sentence(self, start: int, end: int) -> None:
        changes = actions.mark_claim(self.article, start, end, by=BY, at=self.recorder.at)
        self.recorder.apply(changes, BY)

    def waive_sentence(self, start: int, end: int) -> None:
        changes = waiving.waive(self.article, start, end, "background", by=BY, at=self.recorder.at)
        self.recorder.apply(changes, BY)

    def undo(self) -> None:
        """Take the newest action back."""
        self.recorder.undo(self.recorder.rows[-1].group)

    def _settle(self, keys: Iterable[str], of_passage: OfPassage, of_waiver: OfWaiver) -> None:
        passages = {p.id: (claim, p) for claim in self.claims for p in claim.passages}
        changes: list[Change] = []
        for key in keys:
            if key in passages:
                changes += of_passage(*passages[key])
            else:
                changes += of_waiver(self.recorder.desk.waivers[key])
        assert changes, "there was something to settle"
        self.recorder.apply(changes, BY)


def ferry() -> Reviewed:
    """One claim of each outcome: 1 moved, 2 to be reread, 3 cut from the text, 4 moved as it stands, 5 kept. The
    first waiver is kept, the second was cut. The lift is new."""
    review = Reviewed()
    review.mark("4,100 passengers in May", Status.VERIFIED, "The ferry carried 4,100 passengers in May 2025.")
    review.mark("built in 1974", Status.VERIFIED)
    review.mark("two of her nine tanks", Status.DISPUTED)
    review.mark("six crowns", Status.UNSOURCED)
    review.mark("north quay")
    review.recorder.waive("Fishermen find the new timetable absurd.", "opinion")
    review.recorder.waive("Rust was found", "background")
    review.update()
    return review
