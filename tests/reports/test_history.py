"""The history as reports tell it."""

from dataclasses import replace

from annotator.domain.change import Change, Subject
from annotator.domain.claim import Status
from annotator.reports.content.history import history_lines
from annotator.reports.content.language import tongue_of
from tests.recording import Recorder, article_of
from tests.reports.lighthouse import lighthouse_review


def words_of(recorder: Recorder) -> list[str]:
    return [words for _, _, words in history_lines(tongue_of("en"), recorder.review)]


def test_each_action_with_who_and_when() -> None:
    recorder = Recorder(article_of("Six swans."))
    recorder.mark("Six", Status.VERIFIED, "Theo Lin")
    recorder.undo(1, "Ada Quist")
    lines = list(history_lines(tongue_of("en"), recorder.review))
    assert lines == [
        ("13 March 2025, 09:42 UTC", "Theo Lin", "claim 1 marked on “Six”, verified"),
        ("13 March 2025, 09:44 UTC", "Ada Quist", "undid 1: claim 1 marked on “Six”, verified"),
    ]


def test_notes_queries_and_log_stay_in_the_house() -> None:
    told = " ".join(words for _, _, words in history_lines(tongue_of("en"), lighthouse_review()))
    assert "evidence for claim 1" in told and "claim 1 signed off" in told
    assert not [word for word in ("note", "query", "treasurer", "contact") if word in told]


def test_the_note_on_a_piece_of_evidence_stays_there_too() -> None:
    review = lighthouse_review()
    row = next(row for row in review.history if row.subject.kind == "evidence")
    subject = Subject(row.subject.article, "evidence", row.subject.id, row.subject.claim)
    change = Change("evidence.edit", subject, {"note": None}, {"note": "Met at the mill."})
    noted = replace(row, action=change.action, before=change.before, after=change.after, group=900, seq=900)
    lines = list(history_lines(tongue_of("en"), replace(review, history=(*review.history, noted))))
    assert len(lines) == len(list(history_lines(tongue_of("en"), review)))
