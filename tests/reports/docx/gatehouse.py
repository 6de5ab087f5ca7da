"""A review of everything that makes a text hard: all kinds of blocks, formats and links, both directions, emoji, claims
that overlap, nest, reach over paragraphs and cells, and corrections."""

from typing import NamedTuple

from annotator.domain.actions import mark_claim
from annotator.domain.article import BlockKind
from annotator.domain.claim import Claim, Decision, Status
from annotator.domain.correcting import decide_correction, propose_correction
from annotator.domain.draft import DraftBlock, Run
from tests.recording import Recorder, article_of

KINDS = BlockKind


class Given(NamedTuple):
    """A claim from the beginning of one text to the end of another."""

    first: str
    last: str


GIVEN = (
    Given("Gatehouse", "closed"),
    Given("The gatehouse", "1644."),
    Given("gatehouse of", "was built in 1644"),
    Given("built in", "1644"),
    Given("in 1644. It", "It lost its roof"),
    Given("lost its roof", "lost its roof"),
    Given("lost its roof", "lost its roof"),
    Given("a second stair", "three bells"),
    Given("kept three bells", "in the tower."),
    Given("“Nobody rang", "in the war,”"),
    Given("أُغلق البرج", "عام 1944"),
    Given("1944", "1944"),
    Given("The plaque says", "בשנת"),
    Given("🗳️ a vote", "👩‍👩‍👧 all"),
    Given("10,400", "10,400"),
    Given("1911\t9,800", "1961\t10,400"),
    Given("e\u0301clair", "e\u0301clair"),
    Given("tower = 3", "tower = 3"),
    Given("x < y && z", "x < y && z"),
)


def gatehouse() -> Recorder:
    drafts = [
        DraftBlock(KINDS.HEADING, [Run("Gatehouse closed")], 1),
        DraftBlock(KINDS.PARAGRAPH, [Run("The "), Run("gatehouse", bold=True), Run(" of Skerry was "),
                                     Run("built in 1644", href="https://skerry.example/a?b=1&c=[2]"),
                                     Run(". It lost its roof "), Run("twice", italic=True), Run(".")]),
        DraftBlock(KINDS.HEADING, [Run("What it held")], 2),
        DraftBlock(KINDS.LIST_ITEM, [Run("a porter")], 1),
        DraftBlock(KINDS.LIST_ITEM, [Run("a second stair")], 2),
        DraftBlock(KINDS.LIST_ITEM, [Run("its keepers kept three bells")], 1),
        DraftBlock(KINDS.PARAGRAPH, [Run("All hung in the tower. Now  two  spaces.")]),
        DraftBlock(KINDS.QUOTATION, [Run("“Nobody rang them\nin the war,” said the porter.")]),
        DraftBlock(KINDS.PARAGRAPH, [Run("أُغلق البرج عام 1944، ثم فُتح.")]),
        DraftBlock(KINDS.PARAGRAPH, [Run("The plaque says נבנה בשנת 1644 twice.")]),
        DraftBlock(KINDS.CAPTION, [Run("There was 🗳️ a vote: 👩‍👩‍👧 all for it.")]),
        DraftBlock(KINDS.TABLE_ROW, [Run("Year\tPeople\tBells")]),
        DraftBlock(KINDS.TABLE_ROW, [Run("1911\t9,800")]),
        DraftBlock(KINDS.TABLE_ROW, [Run("1961\t10,400\t3")]),
        DraftBlock(KINDS.CODE, [Run("tower = 3\n  if x < y && z: ring()")]),
        DraftBlock(KINDS.PARAGRAPH, [Run("An e\u0301clair is &amp; stays {{ DDEAUTO }} a cake.")]),
    ]  # fmt: skip
    recorder = Recorder(
        article_of(
            *drafts, title="Gatehouse closed", byline="By Ada Quist", language="en", publication="The Skerry Post"
        )
    )
    text = recorder.article.newest.text
    for index, given in enumerate(GIVEN):
        start = text.index(given.first)
        end = text.index(given.last, start) + len(given.last)
        made = mark_claim(recorder.article, start, end, by="Mara Boyd", at=recorder.at, status=list(Status)[index % 4])
        recorder.apply(made, "Mara Boyd")
    _corrected(recorder)
    return recorder


def claim_on(recorder: Recorder, first: str) -> Claim:
    """The first claim whose quote begins so."""
    return next(c for c in recorder.desk.claims.values() if c.passages[0].exact.startswith(first))


def _corrected(recorder: Recorder) -> None:
    for first, text, decision in (
        ("built in", "built in 1646", Decision.ACCEPTED),
        ("lost its roof", "lost half its roof", None),
        ("kept three bells", "kept four bells, all\nof them in the tower.", None),
        ("“Nobody rang", "“Nobody rang them,”", Decision.REJECTED),
        ("أُغلق", "أُغلق البرج عام 1945", None),
        ("10,400", "10,500", None),
        ("🗳️ a vote", "🗳️ no vote: 👩‍👩‍👧 all", None),
    ):
        claim = claim_on(recorder, first)
        recorder.apply(propose_correction(recorder.article, claim, text, by="Theo Lin", at=recorder.at), "Theo Lin")
        if decision:
            made = recorder.desk.claims[claim.id]
            said = decide_correction(
                recorder.article, made, made.corrections[0], decision, "As it is.", by="Ines Calder"
            )
            recorder.apply(said, "Ines Calder")
