"""Proposed corrections: made, decided on, withdrawn, and found again in the next version of the text."""

import pytest

from annotator.domain import correcting
from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.claim import Claim, Decision
from annotator.domain.comparison import compare
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.errors import Refused
from annotator.domain.updating import update_article
from tests.recording import MADE, Recorder, article_of

OLD = "The bridge cost 4.2 million, the mayor said. It was built in 1971."
BY = "Mara Boyd"


def proposed(recorder: Recorder, quote: str, text: str) -> Claim:
    claim = recorder.mark(quote)
    recorder.apply(correcting.propose_correction(recorder.article, claim, text, by=BY, at=MADE), BY)
    return recorder.desk.claims[claim.id]


def made(recorder: Recorder, text: str) -> list[str]:
    """The corrections that the text makes as the next version, as they stand in it."""
    lines, blocks = assemble([DraftBlock(BlockKind.PARAGRAPH, [Run(text)])])
    update = update_article(recorder.desk, ArticleDraft("An article", lines, blocks), at=MADE)
    recorder.desk.known = {(update.version.number, update.version.text_sha256): update.version}
    recorder.apply(update.changes, BY)
    desk = recorder.desk
    found = compare(desk.article, desk.claims.values(), desk.waivers.values(), 1, 2).corrections
    return [update.version.text[one.start : one.end] for one in found]


def test_a_proposal_is_decided_on_and_withdrawn() -> None:
    recorder = Recorder(article_of(OLD))
    claim = proposed(recorder, "cost 4.2 million", "  cost 4.4 million ")
    (correction,) = claim.corrections
    assert (correction.text, correction.by, correction.decision) == ("cost 4.4 million", BY, None)
    assert correcting.propose_correction(recorder.article, claim, "cost 4.4 million", by=BY, at=MADE) == []
    decision = correcting.decide_correction(
        recorder.article, claim, correction, Decision.REJECTED, "He said so.", by="Ed"
    )
    recorder.apply(decision, "Ed")
    (decided,) = recorder.desk.claims[claim.id].corrections
    assert (decided.decision, decided.decided_by, decided.reason) == (Decision.REJECTED, "Ed", "He said so.")
    recorder.apply(correcting.withdraw_correction(recorder.article, claim, decided), BY)
    assert recorder.desk.claims[claim.id].corrections == ()


def test_an_empty_proposal_is_refused() -> None:
    recorder = Recorder(article_of(OLD))
    with pytest.raises(Refused, match="needs its wording"):
        correcting.propose_correction(recorder.article, recorder.mark("4.2 million"), " \n", by=BY, at=MADE)


def test_the_words_that_stand_there_are_no_proposal() -> None:
    recorder = Recorder(article_of(OLD))
    with pytest.raises(Refused, match="how it reads already"):
        correcting.propose_correction(recorder.article, recorder.mark("4.2 million"), " 4.2 million", by=BY, at=MADE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OLD.replace("4.2", "4.4"), ["cost 4.4 million"]),
        (OLD.replace("1971", "1972"), []),
        (OLD.replace("cost 4.2 million", "was paid for with 4.4 million"), []),
    ],
)
def test_the_next_version_tells_whether_it_was_made(text: str, found: list[str]) -> None:
    recorder = Recorder(article_of(OLD))
    proposed(recorder, "cost 4.2 million", "cost 4.4 million")
    assert made(recorder, text) == found


def test_typographic_signs_make_no_difference_and_what_stood_there_before_is_not_made_now() -> None:
    recorder = Recorder(article_of('He called it "fine". The rest is silence.'))
    proposed(recorder, 'called it "fine"', "called it “very fine”")
    assert made(recorder, 'He called it "very fine". The rest is silence.') == ['called it "very fine"']
    other = Recorder(article_of(OLD))
    proposed(other, "cost 4.2 million", "built in 1971")
    assert made(other, OLD.replace("4.2", "4.4")) == []


def test_a_rejected_one_is_not_asked_for() -> None:
    recorder = Recorder(article_of(OLD))
    claim = proposed(recorder, "cost 4.2 million", "cost 4.4 million")
    (correction,) = claim.corrections
    recorder.apply(correcting.decide_correction(recorder.article, claim, correction, Decision.REJECTED, by="Ed"), "Ed")
    assert made(recorder, OLD.replace("4.2", "4.4")) == []


def test_one_whose_words_were_cut_is_found_in_a_new_sentence() -> None:
    recorder = Recorder(article_of(OLD))
    proposed(recorder, "It was built in 1971.", "The ferry will run again.")
    text = "The bridge cost 4.2 million, the mayor said. Nobody knows more. The ferry will run again."
    assert made(recorder, text) == ["The ferry will run again."]
