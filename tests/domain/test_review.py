"""A review's counts and coverage are of what stands."""

from dataclasses import replace

from annotator.domain import actions, waiving
from annotator.domain.claim import Status
from annotator.domain.coverage import Coverage
from annotator.domain.review import Review
from tests.recording import Recorder, article_of


def test_standing_claims_are_in_text_order_and_counted_by_status() -> None:
    recorder = Recorder(article_of("One two three four.", "Five six."))
    last = recorder.mark("Five six", Status.VERIFIED)
    inner = recorder.mark("two", Status.DISPUTED)
    outer = recorder.mark("two three")
    gone = recorder.mark("four", Status.UNSOURCED)
    recorder.apply(actions.remove_claims(recorder.article, [gone], at=recorder.at), "Mara Boyd")
    review = recorder.review
    assert [claim.id for claim in review.standing_claims] == [outer.id, inner.id, last.id]
    assert review.counts() == {Status.VERIFIED: 1, Status.DISPUTED: 1, Status.UNSOURCED: 0, Status.UNCHECKED: 1}


def test_coverage_is_of_standing_claims_and_waivers_of_the_newest_version() -> None:
    recorder = Recorder(article_of("One two three four.", "Five six."))
    recorder.mark("two three")
    gone = recorder.mark("four")
    recorder.apply(actions.remove_claims(recorder.article, [gone], at=recorder.at), "Mara Boyd")
    recorder.waive("six")
    recorder.waive("One")
    waiver = next(w for w in recorder.desk.waivers.values() if w.exact == "One")
    recorder.apply(waiving.remove_waivers(recorder.article, [waiver], at=recorder.at), "Mara Boyd")
    assert [w.exact for w in recorder.review.standing_waivers] == ["six"]
    assert recorder.review.coverage() == Coverage(6, 3)


def test_what_belongs_to_an_older_version_covers_nothing() -> None:
    recorder = Recorder(article_of("One two three four."))
    recorder.mark("two three")
    recorder.waive("four")
    review = recorder.review
    newer = replace(review.article.newest, number=2)
    updated = Review(replace(review.article, versions=(*review.article.versions, newer)), review.claims, review.waivers)
    assert updated.coverage() == Coverage(4, 0)
    assert updated.standing_waivers == []


def test_an_empty_review() -> None:
    review = Review(article_of("— * —"))
    assert review.coverage().percent == 100
    assert set(review.counts().values()) == {0}
