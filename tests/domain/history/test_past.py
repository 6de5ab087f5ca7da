"""A claim as it was, made so again; what cannot come back is said."""

from dataclasses import replace

import pytest

from annotator.domain import actions
from annotator.domain.asking import ask
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import Refused
from annotator.domain.history.past import STAYS, Reverting, claim_as_of, group_at, is_whole, revert_claim
from annotator.domain.history.portrait import portrait
from annotator.domain.records import Addressee
from annotator.domain.sourcing import edit_evidence, remove_evidence, remove_source
from tests.domain.record import BY, MADE, Record


@pytest.fixture
def record() -> Record:
    return Record()


def as_of(record: Record, claim: Claim, group: int) -> Claim | None:
    rows = [row for row in record.rows if claim.id in (row.subject.id, row.subject.claim)]
    return claim_as_of(record.article, record.desk.claims.get(claim.id), rows, group)


def back(record: Record, claim: Claim, then: Claim) -> Reverting:
    """Make the claim as it was then."""
    reverting = revert_claim(record.article, record.claim(claim), then, record.desk.house.sources)
    record.do(reverting.changes)
    return reverting


def same(one: Claim, other: Claim) -> bool:
    return replace(one, changed=other.changed) == other


def test_at_every_change_it_is_what_it_was(record: Record) -> None:
    claim = record.length(Status.UNCHECKED)
    seen = {record.rows[-1].group: record.claim(claim)}

    def done() -> None:
        seen[record.rows[-1].group] = record.claim(claim)

    record.do(actions.set_status(record.article, [claim], Status.DISPUTED, "wrong", by=BY, at=MADE))
    done()
    record.edit(claim, statement="The dike is 41 km long.", labels=["length"])
    done()
    used = record.use(claim, record.source(title="Survey"), locator="p. 2")
    done()
    record.do(edit_evidence(record.article, used, used.evidence[0], quote="41.2 km"))
    done()
    record.do(ask(record.article, record.claim(claim), Addressee.AUTHOR, "Whose figure?", by=BY, at=MADE))
    record.note(claim, "Seen.")
    record.also(claim, "raised in 1953")
    done()
    for group, stood in seen.items():
        then = as_of(record, claim, group)
        assert then is not None and same(then, stood), group
        assert (then.changed.by, then.changed.at) == tuple(stood.changed), group
    assert as_of(record, claim, 0) is None


def test_one_that_is_gone_is_still_told(record: Record) -> None:
    claim = record.length()
    record.undo(1)
    assert claim.id not in record.desk.claims
    then = as_of(record, claim, 1)
    assert then is not None and then.status is Status.VERIFIED and then.passages[0].exact == "40 km long"
    assert as_of(record, claim, 99) is None


def test_everything_comes_back_that_can(record: Record) -> None:
    claim = record.use(record.length(), record.source(title="Survey"), locator="p. 2")
    stood, group = claim, record.rows[-1].group
    record.do(remove_evidence(record.article, claim, claim.evidence[0]))
    record.edit(claim, statement="Another.", assignee="Ann")
    record.do(actions.set_status(record.article, [record.claim(claim)], Status.UNCHECKED, by=BY, at=MADE))
    record.also(claim, "raised in 1953")
    record.note(claim, "Stays.")
    then = as_of(record, claim, group)
    assert then is not None
    assert back(record, claim, then).left == (STAYS,)
    now = record.claim(claim)
    assert same(replace(now, notes=()), stood) and [note.text for note in now.notes] == ["Stays."]
    assert back(record, claim, then).changes == []


def test_out_of_the_bin_it_comes_as_well(record: Record) -> None:
    claim = record.length()
    record.do(actions.remove_claims(record.article, [claim], at=MADE))
    then = as_of(record, claim, 1)
    assert then is not None
    back(record, claim, then)
    assert record.claim(claim).removed_at is None


def test_evidence_of_a_source_in_the_bin_does_not(record: Record) -> None:
    source = record.source(title="Survey")
    claim = record.use(record.length(), source)
    group = record.rows[-1].group
    record.do(remove_evidence(record.article, claim, claim.evidence[0]))
    record.do(remove_source(source, 0, at=MADE))
    then = as_of(record, claim, group)
    assert then is not None
    assert back(record, claim, then).left[0] == "A piece of evidence does not come back: “Survey” is in the bin."
    assert record.claim(claim).evidence == ()


def test_passages_of_an_older_version_do_not(record: Record) -> None:
    claim = record.length()
    then = as_of(record, claim, 1)
    assert then is not None
    newer = replace(record.article, versions=(*record.article.versions, replace(record.article.newest, number=2)))
    reverting = revert_claim(newer, replace(claim, statement="New."), then, {})
    assert [change.subject.kind for change in reverting.changes] == ["claim"]
    assert reverting.left[0] == "Its passages stay as they are: the article has been updated to version 2 since."


def test_history_that_begins_later_is_followed_as_far_as_it_goes(record: Record) -> None:
    claim = record.length()
    record.edit(claim, statement="First.")
    record.edit(claim, statement="Second.")
    later = record.rows[-1:]
    assert not is_whole(later) and is_whole(record.rows)
    then = claim_as_of(record.article, record.claim(claim), later, 0)
    assert then is not None and then.statement == "First."


def test_history_that_cannot_be_followed_is_refused(record: Record) -> None:
    claim = record.length()
    record.edit(claim, statement="First.")
    odd = replace(record.rows[-1], before={"colour": "red"}, after={"colour": "blue"})
    with pytest.raises(Refused, match="History row 3 cannot be followed back"):
        claim_as_of(record.article, record.claim(claim), [*record.rows[:-1], odd], 1)


def test_a_moment_is_the_last_change_by_then(record: Record) -> None:
    claim = record.length()
    record.edit(claim, statement="First.")
    assert group_at(record.rows, record.rows[0].at) == 1
    assert group_at(record.rows, "2000-01-01T00:00:00.000000Z") == 0


def test_a_portrait_names_all_there_is(record: Record) -> None:
    claim = record.use(record.length(), record.source(title="Survey"), locator="p. 2", quote="40.1 km")
    record.note(claim, "Seen.")
    assert portrait(record.claim(claim), record.desk.house.sources) == [
        ("status", "verified, Mara Boyd"),
        ("passage", "“40 km long”, version 1"),
        ("evidence", "supports, secondary: Survey, p. 2, “40.1 km”"),
        ("note", "Seen. (Theo Lin)"),
    ]
