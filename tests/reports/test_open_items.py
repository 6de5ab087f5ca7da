"""What goes to author, editor, lawyer or checker: their questions, and nothing else of the record."""

from dataclasses import replace

import pytest

from annotator.domain.evidence import Evidence, Kind, Source
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState
from annotator.domain.review import Review
from annotator.reports import Options, ReportError, remarks, render
from annotator.reports.open_items.questions import addressees
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import unpacked
from tests.reports.reading import parsed
from tests.reports.test_payloads import DANGEROUS, PAYLOADS

NAMES = ["open-items", "open-items-html", "open-items-text"]


def query(number: int, to: Addressee, text: str, state: QueryState = QueryState.OPEN) -> Query:
    return Query(f"query-{number}", number, to, text, "Mara Boyd", MADE, state, "Yes." if state != "open" else None)


def asked() -> Review:
    """Two claims; open queries 1 and 4 to the author, 2 to the lawyer; 3 is answered, 5 names a confidential source."""
    recorder = Recorder(article_of("Two bells rang.", "The mayor heard them."))
    first, second = recorder.mark("Two bells rang."), recorder.mark("The mayor heard them.")
    recorder.note(first, "She seemed nervous.")
    review = recorder.review
    source = Source("source-1", Kind.INTERVIEW, author="Edda Voss", confidential=True)
    entry = LogEntry("entry-1", Attempt.CONTACT, "Town hall", "Mara Boyd", MADE)
    queries = {
        first.id: (query(4, Addressee.AUTHOR, "Which bells?\nAll of them?"), query(2, Addressee.LAWYER, "May we?")),
        second.id: (
            query(1, Addressee.AUTHOR, "Which mayor?"),
            query(3, Addressee.AUTHOR, "Why?", QueryState.ANSWERED),
            query(5, Addressee.AUTHOR, "Did edda voss say so?"),
        ),
    }
    use = (Evidence("use-1", "source-1", quote="I heard them."),)
    claims = [
        replace(c, queries=queries[c.id], log=(entry,), evidence=use if c.id == second.id else ())
        for c in review.claims
    ]
    return replace(review, claims=tuple(claims), sources=(source,))


def to(addressee: Addressee) -> Options:
    return Options(made=MADE, addressee=addressee)


def test_whom_questions_are_for() -> None:
    assert addressees(asked()) == [Addressee.AUTHOR, Addressee.LAWYER]


@pytest.mark.parametrize("name", NAMES)
def test_each_gets_their_own_open_questions_and_nothing_internal(name: str) -> None:
    report = unpacked(render(asked(), name, to(Addressee.AUTHOR))).decode()
    assert "Which bells?" in report and "Which mayor?" in report and "Questions to the author" in report
    assert report.index("Which mayor?") < report.index("Which bells?"), "in order of their numbers"
    for other in ("May we?", "Why?", "Edda Voss", "edda voss", "nervous", "Town hall", "I heard them."):
        assert other not in report
    assert "May we?" in unpacked(render(asked(), name, to(Addressee.LAWYER))).decode()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_out_is_said(name: str) -> None:
    assert remarks(asked(), name, to(Addressee.AUTHOR)) == [
        "Query 5 names a confidential source and was left out.",
    ]
    assert remarks(asked(), name, to(Addressee.EDITOR)) == ["There is no open query to the editor."]


@pytest.mark.parametrize("name", NAMES)
def test_where_several_are_asked_one_is_to_be_named(name: str) -> None:
    with pytest.raises(ReportError, match=r"^Open items go to one person; say which: author, lawyer\.$"):
        render(asked(), name, Options(made=MADE))


def test_the_page_has_a_table_to_be_filled_in() -> None:
    page = parsed(render(asked(), "open-items-html", to(Addressee.AUTHOR)).decode())
    rows = [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in page.xpath("//tr")]
    assert rows[0] == ["Query [article-1]", "Claim", "Question", "Answer"]
    assert rows[1] == ["q1", "The mayor heard them. Claim 2, paragraph 2", "Which mayor?", ""]


def test_text_for_mail_has_short_lines() -> None:
    review = asked()
    long = replace(query(1, Addressee.AUTHOR, "word " * 60), id="long")
    claims = (replace(review.claims[0], queries=(long,)),)
    text = render(replace(review, claims=claims), "open-items-text", to(Addressee.AUTHOR)).decode()
    assert max(map(len, text.splitlines())) <= 76
    assert text.split().count("word") == 60


def test_what_is_asked_about_stands_between_the_quotation_marks_of_the_language() -> None:
    text = render(asked(), "open-items-text", replace(to(Addressee.AUTHOR), language="de")).decode()
    assert "    „The mayor heard them.“\n" in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_acts(payload: str) -> None:
    review = asked()
    claims = (replace(review.claims[0], statement=payload, queries=(query(1, Addressee.AUTHOR, payload),)),)
    review = replace(review, article=replace(review.article, title=payload), claims=claims, sources=())
    page = parsed(render(review, "open-items-html", to(Addressee.AUTHOR)).decode())
    assert page.xpath(DANGEROUS) == page.xpath("//@style | //@href | //@src | //@onload") == []
