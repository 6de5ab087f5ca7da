"""A review of an article that was updated: of each claim something else became, and corrections were proposed."""

from annotator.domain.actions import drop_passage, remove_claims
from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.claim import Claim, Decision, Status
from annotator.domain.correcting import decide_correction, propose_correction
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.placing import confirm_passage, confirm_waiver
from annotator.domain.updating import update_article
from tests.recording import MADE, Recorder, article_of

OLD = (
    "The mill turned again on Friday after six years. It had cost 90,000 to mend.",
    "It ground 40 sacks before noon. A fine sight it was, said the miller.",
    "The mayor said that the wheel weighs 3.2 tonnes.",
    "Entry is free on Sundays.",
)
NEW = (
    "The mill turned again on Saturday after six years. It had cost 90,000 to mend.",
    "It ground 40 sacks before two o'clock. A fine sight it was, said the baker.",
    "Entry is free on Sundays.",
)
MARA, INES = "Mara Boyd", "Ines Calder"


def updated_mill() -> Recorder:
    """Claim 1 was moved, 2 is kept, 3 is to be reread, 4 was cut, 5 has no passage; the waiver is to be reread."""
    recorder = Recorder(article_of(*OLD, title="The mill"))
    for quote in ("turned again on Friday", "Entry is free on Sundays", "40 sacks", "3.2 tonnes", "90,000"):
        recorder.mark(quote, Status.VERIFIED, MARA)
    recorder.waive("A fine sight it was")
    bare = claim_of(recorder, 5)
    recorder.edit(bare, statement="The mending cost 90,000.")
    recorder.apply(drop_passage(recorder.article, claim_of(recorder, 5), bare.passages[0]), MARA)
    first = claim_of(recorder, 1)
    propose(recorder, first, "turned again on Saturday")
    propose(recorder, first, "turned on Saturday", by="Theo Lin")
    rejected = claim_of(recorder, 1).corrections[1]
    said = decide_correction(
        recorder.article, claim_of(recorder, 1), rejected, Decision.REJECTED, "It had turned before.", by=INES
    )
    recorder.apply(said, INES)
    made = [DraftBlock(BlockKind.PARAGRAPH, [Run(words)]) for words in NEW]
    update = update_article(recorder.desk, ArticleDraft("The mill", *assemble(made)), at=MADE)
    recorder.desk.known = {(update.version.number, update.version.text_sha256): update.version}
    recorder.apply(update.changes, MARA)
    return recorder


def settled_mill() -> Recorder:
    """The same with every place confirmed; the claim that was cut is removed."""
    recorder = updated_mill()
    for number in (1, 3):
        claim = claim_of(recorder, number)
        recorder.apply(confirm_passage(recorder.article, claim, claim.passages[0]), MARA)
    (waiver,) = recorder.review.standing_waivers
    recorder.apply(confirm_waiver(recorder.article, waiver), MARA)
    recorder.apply(remove_claims(recorder.article, [claim_of(recorder, 4)], at=recorder.at), MARA)
    return recorder


def claim_of(recorder: Recorder, number: int) -> Claim:
    (found,) = [claim for claim in recorder.desk.claims.values() if claim.number == number]
    return found


def propose(recorder: Recorder, claim: Claim, text: str, by: str = MARA) -> None:
    known = claim_of(recorder, claim.number)
    recorder.apply(propose_correction(recorder.article, known, text, by=by, at=recorder.at), by)
