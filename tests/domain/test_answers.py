"""Answers that come back in the table of open items."""

import pytest

from annotator.domain.answers import Answer, Returned, answers_in, keep_answers, mark_of, written_elsewhere
from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.asking import ask, withdraw_query
from annotator.domain.claim import Claim
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.errors import Refused
from annotator.domain.records import Addressee, QueryState
from tests.recording import MADE, Recorder, article_of


def asked() -> tuple[Recorder, Claim]:
    """A claim with two queries, 1 and 2."""
    recorder = Recorder(article_of("Two bells rang."))
    claim = recorder.mark("Two bells")
    for number, text in enumerate(("Which bells?", "When?"), 1):
        (change,) = ask(recorder.article, claim, Addressee.AUTHOR, text, by="Mara Boyd", at=MADE)
        after = {**(change.after or {}), "number": number}
        recorder.apply([type(change)(change.action, change.subject, None, after)], "Mara Boyd")
    return recorder, recorder.desk.claims[claim.id]


def draft_of(*rows: str) -> ArticleDraft:
    blocks = [DraftBlock(BlockKind.TABLE_ROW, [Run(row)]) for row in rows]
    text, made = assemble([DraftBlock(BlockKind.PARAGRAPH, [Run("Questions")]), *blocks])
    return ArticleDraft("Questions", text, made)


def head(recorder: Recorder) -> str:
    return f"Query {mark_of(recorder.article)}\tClaim\tQuestion\tAnswer"


def test_the_answers_of_the_table() -> None:
    recorder, _ = asked()
    draft = draft_of(
        head(recorder), "q1\tTwo bells\tWhich bells?\tThe harbour’s,\u2028both.", "Q2\tTwo bells\tWhen?\t "
    )
    assert answers_in(draft, recorder.article) == Returned([Answer(1, "The harbour’s,\nboth.")], {2: "When?"}, [])


def test_answers_are_kept_with_their_queries() -> None:
    recorder, claim = asked()
    found = keep_answers(recorder.article, [claim], [Answer(2, "At noon."), Answer(1, "Both.")])
    recorder.apply(found.changes, "Mara Boyd")
    first, second = recorder.desk.claims[claim.id].queries
    assert (first.answer, second.answer) == ("Both.", "At noon.")
    assert first.state is second.state is QueryState.ANSWERED
    assert (found.number, found.remarks) == (2, [])
    again = keep_answers(recorder.article, recorder.desk.claims.values(), [Answer(2, "At noon.")])
    assert (again.changes, again.number) == ([], 0)


def test_what_cannot_be_answered_is_said() -> None:
    recorder, claim = asked()
    recorder.apply(withdraw_query(recorder.article, claim, claim.queries[0]), "Mara Boyd")
    found = keep_answers(recorder.article, recorder.desk.claims.values(), [Answer(1, "Both."), Answer(9, "Yes.")])
    assert found.changes == []
    assert found.remarks == [
        "Query 1 was withdrawn; its answer was not kept.",
        "There is no query 9 any more.",
    ]


def test_rows_of_one_query_are_one_answer_and_those_of_another_article_are_nobodys() -> None:
    recorder, _ = asked()
    other = "Query [0123456789ab]\tClaim\tQuestion\tAnswer"
    draft = draft_of(
        "q2\tTwo bells\tWhen?\tAt noon.", head(recorder), "q1\ta\tb\tOne.", "q1\t\t\tTwo.", other, "q1\ta\tb\tNo."
    )
    assert answers_in(draft, recorder.article).answers == [Answer(2, "At noon."), Answer(1, "One.\nTwo.")]


def test_rows_that_name_no_query_are_said() -> None:
    recorder, _ = asked()
    draft = draft_of(head(recorder), "\t\t\tAnd at dusk.", "q1 and q2\ta\tb\tAt noon.", "q1 Two bells Both.")
    assert answers_in(draft, recorder.article) == Returned(
        [],
        {},
        [
            "A row names no query; “And at dusk.” was not kept.",
            "A row names no query; “At noon.” was not kept.",
            "A row names no query; “q1 Two bells Both.” was not kept.",
        ],
    )


def test_what_was_written_where_the_question_stood_is_said() -> None:
    recorder, claim = asked()
    draft = draft_of(head(recorder), "q1\tTwo bells\tWhich\u2028bells?", "q2\tTwo bells\tWhen? At noon.")
    returned = answers_in(draft, recorder.article)
    assert returned == Returned([], {1: "Which\nbells?", 2: "When? At noon."}, [])
    assert written_elsewhere([claim], returned.unanswered) == [
        "Query 2 has no answer; where its question stood is now “When? At noon.”."
    ]


def test_another_file_or_another_articles_is_refused() -> None:
    recorder, _ = asked()
    with pytest.raises(Refused, match=r"^There is no table of questions in that file\.$"):
        answers_in(draft_of("a\tb"), recorder.article)
    with pytest.raises(Refused, match=r"^Those are answers about another article\.$"):
        answers_in(draft_of("Query [0123456789ab]\tClaim\tQuestion\tAnswer", "q1\ta\tb\tc"), recorder.article)
