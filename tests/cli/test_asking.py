"""Queries and the log by command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program


@pytest.fixture
def claims(program: Program, article: str) -> list[str]:
    """The ids of two claims of the article."""
    return [program.done("claim", "add", article, "--quote", quote).id for quote in ("1,200 people", "more boats")]


def test_a_query_gets_a_number_and_keeps_it(program: Program, article: str, claims: list[str]) -> None:
    told = program.done("query", "ask", claims[1], "--to", "author", " Who counted? ").out
    assert told == "Query 1 to the author on claim 2: “Who counted?”.\n"
    second = program.done("query", "ask", claims[0], "--to", "Lawyer", "May we print this?", "--json").json
    assert second == {
        "id": second["id"],
        "number": 2,
        "to": "lawyer",
        "text": "May we print this?",
        "state": "open",
        "answer": None,
        "by": "Mara Boyd",
        "at": second["at"],
        "claim": claims[0],
    }
    program.done("undo", article)
    third = program.done("query", "ask", claims[0], "--to", "editor", "Do we need this?", "--json").json
    assert third["number"] == 3, "a number once given is never given again"


def test_a_query_is_answered_reopened_reworded_and_withdrawn(program: Program, article: str, claims: list[str]) -> None:
    key = program.done("query", "ask", claims[0], "--to", "author", "Who counted?", "--json").json["id"]
    name = f"{article}:q1"
    assert program.done("query", "answer", name, "The port.").out == "Query 1 on claim 1 answered: “The port.”.\n"
    assert "only an open one" in program.refused("query", "edit", name, "Who?")
    later = program.done("query", "answer", name, "The gate keeper.", "--json").json
    assert (later["state"], later["answer"]) == ("answered", "The gate keeper.")
    assert "nothing was changed" in program.done("query", "answer", name, "The gate keeper.").out
    assert program.done("query", "reopen", key).out == "Query 1 on claim 1 open again.\n"
    reworded = program.done("query", "edit", key[-8:], "Who counted them?", "--json").json
    assert (reworded["text"], reworded["state"], reworded["answer"]) == ("Who counted them?", "open", None)
    assert program.done("query", "withdraw", f"{article}:Q01", "--json").json["state"] == "withdrawn"
    program.done("undo", article)
    assert program.done("query", "list", article, "--json").json[0]["state"] == "open"


def test_queries_are_listed_by_number_addressee_and_state(program: Program, article: str, claims: list[str]) -> None:
    for claim, to, text in ((claims[1], "author", "A?"), (claims[0], "editor", "B?"), (claims[0], "author", "C?")):
        program.done("query", "ask", claim, "--to", to, text)
    program.done("query", "answer", f"{article}:q3", "Because.")

    def texts(*words: str) -> list[str]:
        return [one["text"] for one in program.done("query", "list", article, *words, "--json").json]

    assert texts() == ["A?", "B?", "C?"]
    assert texts("--to", "author") == ["A?", "C?"]
    assert texts("--state", "open", "--to", "author") == ["A?"]
    assert texts("--state", "withdrawn") == []
    told = program.done("query", "list", article).out.splitlines()
    assert [line.split()[:3] for line in told] == [["q1", "claim", "2"], ["q2", "claim", "1"], ["q3", "claim", "1"]]
    assert told[2].endswith("“C?” – “Because.”")
    assert program.done("query", "list", article, "--state", "withdrawn").out == "No queries.\n"


def test_what_is_no_query_is_refused(program: Program, article: str, claims: list[str]) -> None:
    assert "needs its question" in program.refused("query", "ask", claims[0], "--to", "author", "  ")
    program.refused("query", "ask", claims[0], "Who?", code=2)
    program.refused("query", "ask", claims[0], "--to", "reader", "Who?", code=2)
    assert "has no query 1" in program.refused("query", "answer", f"{article}:q1", "Me.")
    assert "No query is called" in program.refused("query", "answer", f"{article}:1", "Me.")
    program.done("query", "ask", claims[0], "--to", "author", "Who?")
    assert "needs its words" in program.refused("query", "answer", f"{article}:q1", " ")
    program.done("claim", "remove", claims[0])
    assert "Claim 1 is removed" in program.refused("query", "answer", f"{article}:q1", "Me.")
    assert program.done("query", "list", article, "--json").json == []


def test_a_contact_is_logged_for_several_claims_in_one_step(program: Program, article: str, claims: list[str]) -> None:
    ids = program.done("log", "contact", *claims, "--with", "Port office", "--how", "by telephone").out.split()
    listed = program.done("log", "list", article, "--json").json
    assert [(one["id"], one["claim"]) for one in listed] == list(zip(ids, claims, strict=True))
    assert {name: listed[0][name] for name in ("kind", "with", "how", "outcome", "by")} == {
        "kind": "contact",
        "with": "Port office",
        "how": "by telephone",
        "outcome": None,
        "by": "Mara Boyd",
    }
    undone = program.done("undo", article).out
    assert undone.count("contact with “Port office” logged for claim") == 2
    assert program.done("log", "list", article).out == "Nothing is logged.\n"


def test_who_is_waited_for_shows_and_an_outcome_ends_it(program: Program, article: str, claims: list[str]) -> None:
    entry = program.done("log", "contact", claims[0], "--with", "Port office").id
    program.done("query", "ask", claims[1], "--to", "author", "Who?")

    def waiting() -> list[str]:
        return [claim["id"] for claim in program.done("claims", article, "--waiting", "--json").json]

    assert waiting() == claims
    assert "Waits for: Port office" in program.done("claim", "show", claims[0]).out
    assert "no answer yet" in program.done("log", "list", article, "--waiting").out
    told = program.done("log", "set", entry, "--outcome", "They will count again.").out
    assert told == "Log of claim 1: outcome “They will count again.”.\n"
    assert waiting() == [claims[1]]
    assert program.done("log", "list", article, "--waiting", "--json").json == []
    program.done("query", "withdraw", f"{article}:q1")
    assert program.done("claims", article, "--waiting").out == "No claims.\n"


def test_whom_claims_wait_for_is_listed_with_the_claims_of_each(
    program: Program, article: str, claims: list[str]
) -> None:
    assert program.done("waiting", article).out == "No claim waits for anybody.\n"
    for claim in claims:
        program.done("query", "ask", claim, "--to", "author", "Who says so?")
    entry = program.done("log", "contact", claims[1], "--with", "Port office", "--how", "by telephone").id
    author, port = program.done("waiting", article, "--json").json
    assert (author["whom"], [one["number"] for one in author["claims"]]) == ("author", [1, 2])
    assert (port["whom"], [(one["claim"], one["log"]) for one in port["claims"]]) == (
        *("Port office", [(claims[1], [entry])]),
    )
    lines = [" ".join(line.split()) for line in program.done("waiting", article).out.splitlines()]
    assert lines[:3] == ["author: 2 claims", "claim 1 q1 “Who says so?”", "claim 2 q2 “Who says so?”"]
    assert lines[3] == "Port office: 1 claim"
    assert lines[4].startswith("claim 2 contact of ") and lines[4].endswith(", by telephone")
    program.done("query", "answer", f"{article}:q1", "The port.")
    assert [one["number"] for one in program.done("waiting", article, "--json").json[0]["claims"]] == [2]
    program.done("claim", "remove", claims[1])
    assert program.done("waiting", article, "--json").json == []


def test_a_search_is_no_waiting(program: Program, article: str, claims: list[str]) -> None:
    made = program.done("log", "search", claims[0], "--in", "Port archive", "--how", "ferry 1200", "--json").json
    assert (made["kind"], made["with"], made["how"], made["claim"]) == (
        *("search", "Port archive", "ferry 1200"),
        claims[0],
    )
    assert "search in “Port archive”, ferry 1200\n" in program.done("log", "list", article).out
    assert program.done("claims", article, "--waiting", "--json").json == []


def test_an_entry_is_changed_and_taken_out(program: Program, article: str, claims: list[str]) -> None:
    entry = program.done("log", "search", claims[0], "--in", "Archive", "--outcome", "Nothing.").id
    changed = program.done("log", "set", entry[-8:], "--in", "Port archive", "--outcome", "", "--json").json
    assert (changed["with"], changed["outcome"]) == ("Port archive", None)
    assert "needs with whom or where" in program.refused("log", "set", entry, "--in", " ")
    assert "nothing was changed" in program.done("log", "set", entry, "--in", "Port archive").out
    program.refused("log", "set", entry, code=2)
    told = program.done("log", "remove", entry).out
    assert told == "Search in “Port archive” taken out of the log of claim 1.\n"
    assert program.done("log", "list", article, "--json").json == []
    program.done("undo", article)
    assert program.done("log", "remove", entry, "--json").json["id"] == entry


@pytest.mark.parametrize(
    "words", [["contact"], ["contact", "--with", "Ann"], ["search", "1234", "--with", "Ann"], ["search", "1234"]]
)
def test_a_log_needs_claims_and_whom_or_where(program: Program, words: list[str]) -> None:
    program.refused("log", *words, code=2)


def test_claims_are_filtered_by_whom_they_are_assigned_to(program: Program, article: str, claims: list[str]) -> None:
    program.done("claim", "set", claims[1], "--assignee", "Theo Lin")

    def found(name: str) -> list[str]:
        return [claim["id"] for claim in program.done("claims", article, "--assignee", name, "--json").json]

    assert (found("theo lin"), found(""), found("Theo")) == ([claims[1]], [claims[0]], [])
    assert "Assignee: Theo Lin" in program.done("claim", "show", claims[1]).out


def test_history_tells_the_record_of_the_checking(program: Program, article: str, claims: list[str]) -> None:
    program.done("evidence", "add", claims[0], "--title", "Log", "--stance", "refutes")
    use = program.done("evidence", "add", claims[0], "--title", "Count", "--stance", "context").id
    program.done("evidence", "set", use, "--tier", "primary", "--source", "Log")
    program.done("query", "ask", claims[0], "--to", "editor", "Keep it?")
    program.done("query", "withdraw", f"{article}:q1")
    program.done("log", "contact", claims[0], "--with", "Ann Orr", "--outcome", "She agrees.")
    told = [line.split("Mara Boyd  ")[1] for line in program.done("history", article).out.splitlines()[3:]]
    assert told == [
        "evidence against claim 1: “Log”",
        "context for claim 1: “Count”",
        "evidence under claim 1, “Count”: tier “primary”, was “secondary”; source “Log”, was “Count”",
        "query 1 to the editor on claim 1: “Keep it?”",
        "query 1 on claim 1 withdrawn",
        "contact with “Ann Orr” logged for claim 1",
    ]


def test_answers_come_back_in_the_table_they_went_out_in(program: Program, article: str) -> None:
    number = program.done("claim", "add", article, "--quote", "1,200 people", "--json").json["number"]
    program.done("query", "ask", f"{article}:{number}", "--to", "author", "Who counted them?")
    program.done("query", "ask", f"{article}:{number}", "--to", "lawyer", "May we?")
    program.done("export", article, "--format", "open-items-html", "--to", "author", "-o", "items.html")
    page = Path("items.html").read_text("utf-8")
    Path("items.html").write_text(page.replace('class="answer">', 'class="answer">The port did.'), "utf-8")
    assert program.done("query", "answers", article, "items.html").out == "1 query answered.\n"
    first, second = program.done("query", "list", article, "--json").json
    assert (first["state"], first["answer"], second["state"]) == ("answered", "The port did.", "open")
    program.done("undo", article)
    assert program.done("query", "list", article, "--json").json[0]["state"] == "open"
    Path("other.txt").write_text("Nothing.", "utf-8")
    assert "no table of questions" in program.refused("query", "answers", article, "other.txt")
    assert "Open items go to one person" in program.refused("export", article, "--format", "open-items-text")
