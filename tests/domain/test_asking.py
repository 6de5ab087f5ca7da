"""Queries and the log: what they become, and whom a claim waits for."""

import pytest

from annotator.domain import asking
from annotator.domain.claim import Claim
from annotator.domain.errors import InvalidValue, Refused
from annotator.domain.records import Addressee, Attempt, Query, QueryState
from tests.domain.record import BY, MADE, Record


@pytest.fixture
def record() -> Record:
    return Record()


def asked(record: Record, claim: Claim, text: str = "Who measured it?", to: Addressee = Addressee.AUTHOR) -> Query:
    record.do(asking.ask(record.article, record.claim(claim), to, text, by=BY, at=MADE))
    return record.claim(claim).queries[-1]


def test_a_query_is_asked_and_its_number_is_left_to_the_library(record: Record) -> None:
    claim = record.length()
    (change,) = asking.ask(record.article, claim, Addressee.EDITOR, "  Keep it? ", by=BY, at=MADE)
    assert change.after is not None and change.after["number"] is None
    query = asked(record, claim, "  Keep it? ", Addressee.EDITOR)
    assert (query.number, query.to, query.text, query.state, query.by, query.at) == (
        *(1, Addressee.EDITOR, "Keep it?", QueryState.OPEN),
        *(BY, MADE),
    )


def test_an_answer_closes_it_and_reopening_takes_the_answer_away(record: Record) -> None:
    claim = record.length()
    query = asked(record, claim)
    record.do(asking.answer_query(record.article, record.claim(claim), query, " The warden. "))
    (answered,) = record.claim(claim).queries
    assert (answered.state, answered.answer) == (QueryState.ANSWERED, "The warden.")
    assert asking.answer_query(record.article, record.claim(claim), answered, "The warden.") == []
    record.do(asking.reopen_query(record.article, record.claim(claim), answered))
    assert record.claim(claim).queries == (query,)


def test_only_an_open_query_is_reworded(record: Record) -> None:
    claim = record.length()
    query = asked(record, claim)
    record.do(asking.reword_query(record.article, claim, query, "Who measured it, and when?"))
    record.do(asking.withdraw_query(record.article, claim, record.claim(claim).queries[0]))
    (withdrawn,) = record.claim(claim).queries
    assert (withdrawn.text, withdrawn.state) == ("Who measured it, and when?", QueryState.WITHDRAWN)
    with pytest.raises(Refused, match="Query 1 is withdrawn; only an open one"):
        asking.reword_query(record.article, claim, withdrawn, "Who?")


def test_empty_words_are_refused(record: Record) -> None:
    claim = record.length()
    query = asked(record, claim)
    with pytest.raises(Refused, match="needs its question"):
        asking.ask(record.article, claim, Addressee.AUTHOR, " \n", by=BY, at=MADE)
    with pytest.raises(Refused, match="needs its question"):
        asking.reword_query(record.article, claim, query, "")
    with pytest.raises(Refused, match="needs its words"):
        asking.answer_query(record.article, claim, query, " ")
    for kind, said in ((Attempt.CONTACT, "needs a name"), (Attempt.SEARCH, "needs where")):
        with pytest.raises(Refused, match=said):
            asking.log_attempt(record.article, [claim], kind, " ", by=BY, at=MADE)
    with pytest.raises(InvalidValue, match="needs its answer"):
        Query("q-1", 1, Addressee.AUTHOR, "Who?", BY, MADE, QueryState.ANSWERED)


def test_an_attempt_is_logged_under_each_claim(record: Record) -> None:
    first, second = record.length(), record.mark("raised in 1953")
    for whom in ("The warden", "The mill"):
        claims = [record.claim(claim) for claim in (first, second)]
        record.do(asking.log_attempt(record.article, claims, Attempt.CONTACT, whom, how=" ", by=BY, at=MADE))
    for claim in (first, second):
        log = record.claim(claim).log
        assert [(entry.with_whom, entry.how, entry.ordinal) for entry in log] == [
            *[("The warden", None, 0), ("The mill", None, 1)]
        ]
    assert len({entry.id for claim in record.desk.claims.values() for entry in claim.log}) == 4


def test_an_entry_is_changed_and_taken_out(record: Record) -> None:
    claim = record.length()
    record.do(asking.log_attempt(record.article, [claim], Attempt.SEARCH, "Archive", how="dike", by=BY, at=MADE))
    (entry,) = record.claim(claim).log
    assert asking.edit_log_entry(record.article, claim, entry, how="dike ") == []
    with pytest.raises(Refused, match="needs with whom or where"):
        asking.edit_log_entry(record.article, claim, entry, with_whom="")
    record.do(asking.edit_log_entry(record.article, claim, entry, outcome="Nothing.", how=""))
    (changed,) = record.claim(claim).log
    assert (changed.with_whom, changed.how, changed.outcome) == ("Archive", None, "Nothing.")
    record.do(asking.remove_log_entry(record.article, record.claim(claim), changed))
    assert record.claim(claim).log == ()


def test_a_claim_waits_for_open_queries_and_contacts_without_outcome(record: Record) -> None:
    claim = record.length()
    assert not asking.is_waiting(claim)
    query = asked(record, claim)
    asked(record, claim, "Where?")
    for kind, whom, outcome in (
        (Attempt.CONTACT, "The warden", None),
        (Attempt.CONTACT, "The mill", "They know nothing."),
        (Attempt.SEARCH, "Archive", None),
    ):
        now = [record.claim(claim)]
        record.do(asking.log_attempt(record.article, now, kind, whom, outcome=outcome, by=BY, at=MADE))
    assert asking.waited_for(record.claim(claim)) == ["author", "The warden"]
    record.do(asking.answer_query(record.article, record.claim(claim), query, "The mill."))
    assert asking.waited_for(record.claim(claim)) == ["author", "The warden"], "another query is open"
    record.do(asking.withdraw_query(record.article, record.claim(claim), record.claim(claim).queries[1]))
    entry = record.claim(claim).log[0]
    record.do(asking.edit_log_entry(record.article, record.claim(claim), entry, outcome="40 km, he says."))
    assert asking.waited_for(record.claim(claim)) == [] and not asking.is_waiting(record.claim(claim))
