"""What is asked: `query ask|edit|answer|answers|withdraw|reopen|list`. What was tried: `log contact|search|…`."""

from typing import TYPE_CHECKING, Any

import click

from annotator.cli.answering import answers
from annotator.cli.changes import carry_out, one_or_all, say_rows
from annotator.cli.naming import find_article, find_claim, find_claims
from annotator.cli.naming_records import find_entry, find_query
from annotator.cli.options import NAMING_HELP, TEXT, Decorated, Group, Session, pass_session, with_options
from annotator.cli.output import local, say, say_json, say_table, short, tail, write
from annotator.domain.records import Addressee, Attempt, QueryState

if TYPE_CHECKING:
    from annotator.domain.change import Change
    from annotator.domain.claim import Claim
    from annotator.domain.records import LogEntry, Query
    from annotator.domain.replay import Desk
    from db.store import Store

TO = click.Choice([str(one) for one in Addressee], case_sensitive=False)
STATE = click.Choice([str(one) for one in QueryState], case_sensitive=False)


@click.group("query", cls=Group, epilog=NAMING_HELP)
def query() -> None:
    """Ask author, editor, lawyer or checker."""


@query.command("ask")
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.argument("text", type=TEXT)
@click.option("--to", required=True, type=TO, help="Whom it goes to.")
@pass_session
def ask(session: Session, claim: str, text: str, to: str) -> None:
    """Ask TEXT about a claim. The query gets a number, which it keeps."""
    from annotator.domain import asking
    from annotator.domain.times import now

    with session.store() as store:
        desk, found = find_claim(store, claim)
        changes = asking.ask(desk.article, found, Addressee(to), text, by=session.reviewer, at=now())
        _finish_query(store, desk, found, changes[0].subject.id, changes, session)


@query.command("edit")
@click.argument("query", metavar="QUERY", type=TEXT)
@click.argument("text", type=TEXT)
@pass_session
def edit(session: Session, query: str, text: str) -> None:
    """Reword a query that is open."""
    from annotator.domain.asking import reword_query

    with session.store() as store:
        desk, claim, found = find_query(store, query)
        _finish_query(store, desk, claim, found.id, reword_query(desk.article, claim, found, text), session)


@query.command("answer")
@click.argument("query", metavar="QUERY", type=TEXT)
@click.argument("text", type=TEXT)
@pass_session
def answer(session: Session, query: str, text: str) -> None:
    """Keep the answer that came, in place of an earlier one."""
    from annotator.domain.asking import answer_query

    with session.store() as store:
        desk, claim, found = find_query(store, query)
        _finish_query(store, desk, claim, found.id, answer_query(desk.article, claim, found, text), session)


@query.command("withdraw")
@click.argument("query", metavar="QUERY", type=TEXT)
@pass_session
def withdraw(session: Session, query: str) -> None:
    """Ask a query no more. It keeps its number."""
    from annotator.domain.asking import withdraw_query

    with session.store() as store:
        desk, claim, found = find_query(store, query)
        _finish_query(store, desk, claim, found.id, withdraw_query(desk.article, claim, found), session)


@query.command("reopen")
@click.argument("query", metavar="QUERY", type=TEXT)
@pass_session
def reopen(session: Session, query: str) -> None:
    """Ask a query again; an answer that it had goes."""
    from annotator.domain.asking import reopen_query

    with session.store() as store:
        desk, claim, found = find_query(store, query)
        _finish_query(store, desk, claim, found.id, reopen_query(desk.article, claim, found), session)


@query.command("list")
@click.argument("article", metavar="ARTICLE", type=TEXT)
@click.option("--to", type=TO, help="Only those that go there.")
@click.option("--state", type=STATE, help="Only those that are so.")
@pass_session
def list_queries(session: Session, article: str, to: str | None, state: str | None) -> None:
    """List an article's queries."""
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
    asked = [(one, claim) for claim in _standing(desk) for one in claim.queries]
    listed = sorted(
        ((one, c) for one, c in asked if to in (None, one.to) and state in (None, one.state)),
        key=lambda pair: (pair[0].number, pair[0].id),
    )
    if session.json:
        say_json([_query_json(one, claim) for one, claim in listed])
    elif listed:
        say_table(query_row(one, claim) for one, claim in listed)
    else:
        say("No queries.")


query.add_command(answers)


@click.group("log", cls=Group, epilog=NAMING_HELP)
def log() -> None:
    """Log whom you tried to reach, and where you looked in vain."""


def _with_outcome(command: Decorated) -> Decorated:
    return with_options(
        command,
        click.option("--how", type=TEXT, help="How: by telephone, by mail; or the words searched for."),
        click.option("--outcome", type=TEXT, help="What came of it; without, a contact is waited for."),
    )


@log.command("contact")
@click.argument("claims", metavar="CLAIM...", type=TEXT, nargs=-1, required=True)
@click.option("--with", "with_whom", metavar="NAME", type=TEXT, required=True, help="With whom.")
@_with_outcome
@pass_session
def contact(session: Session, /, claims: tuple[str, ...], with_whom: str, **said: str | None) -> None:
    """Log an attempt to reach somebody about claims, and print the entries' ids."""
    _log(session, claims, Attempt.CONTACT, with_whom, said)


@log.command("search")
@click.argument("claims", metavar="CLAIM...", type=TEXT, nargs=-1, required=True)
@click.option("--in", "where", metavar="WHERE", type=TEXT, required=True, help="Where you looked.")
@_with_outcome
@pass_session
def search(session: Session, /, claims: tuple[str, ...], where: str, **said: str | None) -> None:
    """Log a search for claims that found nothing, and print the entries' ids."""
    _log(session, claims, Attempt.SEARCH, where, said)


@log.command("set")
@click.argument("entry", metavar="ENTRY", type=TEXT)
@click.option("--with", "--in", "with_whom", metavar="NAME", type=TEXT, help="With whom, or where.")
@_with_outcome
@pass_session
def set_fields(session: Session, /, entry: str, **said: str | None) -> None:
    """Change an entry, as when an answer has come. An empty text clears a field."""
    from annotator.domain.asking import edit_log_entry

    values = {name: value for name, value in said.items() if value is not None}
    if not values:
        raise click.UsageError("Say what to set.")
    with session.store() as store:
        desk, claim, found = find_entry(store, entry)
        rows = carry_out(store, desk, edit_log_entry(desk.article, claim, found, **values), session)
    if session.json:
        say_json(_entry_json(next(one for one in desk.claims[claim.id].log if one.id == found.id), claim))
    else:
        say_rows(desk, rows, "That")


@log.command("remove")
@click.argument("entry", metavar="ENTRY", type=TEXT)
@pass_session
def remove(session: Session, entry: str) -> None:
    """Take an entry out of the log.

    With --json, what was taken out."""
    from annotator.domain.asking import remove_log_entry

    with session.store() as store:
        desk, claim, found = find_entry(store, entry)
        rows = carry_out(store, desk, remove_log_entry(desk.article, claim, found), session)
    if session.json:
        say_json(_entry_json(found, claim))
    else:
        say_rows(desk, rows, "That")


@log.command("list")
@click.argument("article", metavar="ARTICLE", type=TEXT)
@click.option("--waiting", is_flag=True, help="Only contacts without an outcome.")
@pass_session
def list_entries(session: Session, article: str, waiting: bool) -> None:
    """List what was logged for an article's claims, the newest last."""
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
    logged = [(one, claim) for claim in _standing(desk) for one in claim.log]
    listed = sorted(
        ((one, c) for one, c in logged if not waiting or (one.kind is Attempt.CONTACT and not one.outcome)),
        key=lambda pair: (pair[0].at, pair[1].number, pair[0].ordinal),
    )
    if session.json:
        say_json([_entry_json(one, claim) for one, claim in listed])
    elif listed:
        say_table(entry_row(one, claim) for one, claim in listed)
    else:
        say("Nothing is logged.")


def query_row(query: "Query", claim: "Claim") -> tuple[str, ...]:
    """A line of a list of queries."""
    answer = f" – “{short(query.answer)}”" if query.answer else ""
    text = f"“{short(query.text)}”{answer}"
    return f"q{query.number}".rjust(5), f"claim {claim.number}", f"to {query.to}", str(query.state), query.by, text


def entry_row(entry: "LogEntry", claim: "Claim") -> tuple[str, ...]:
    """A line of a log."""
    from annotator.cli.record_words import attempt_words

    how = f", {short(entry.how)}" if entry.how else ""
    came = "" if entry.kind is Attempt.SEARCH else ": no answer yet"
    outcome = f": “{short(entry.outcome)}”" if entry.outcome else came
    words = f"{attempt_words(entry.kind, entry.with_whom)}{how}{outcome}"
    return tail(entry.id), local(entry.at), f"claim {claim.number}", entry.by, words


def _log(session: Session, claims: tuple[str, ...], kind: Attempt, whom: str, said: dict[str, str | None]) -> None:
    from annotator.domain.asking import log_attempt
    from annotator.domain.times import now

    with session.store() as store:
        desk, found = find_claims(store, claims)
        how, outcome = said["how"], said["outcome"]
        changes = log_attempt(desk.article, found, kind, whom, how=how, outcome=outcome, by=session.reviewer, at=now())
        carry_out(store, desk, changes, session)
    keys = [change.subject.id for change in changes]
    if session.json:
        made = {entry.id: (entry, claim) for claim in found for entry in desk.claims[claim.id].log}
        say_json(one_or_all([_entry_json(*made[key]) for key in keys]))
    else:
        write("".join(f"{key}\n" for key in keys))


def _finish_query(
    store: "Store", desk: "Desk", claim: "Claim", key: str, changes: "list[Change]", session: Session
) -> None:
    """Carry out `changes` and tell the query as it is then."""
    rows = carry_out(store, desk, changes, session)
    after = next(one for one in desk.claims[claim.id].queries if one.id == key)
    if session.json:
        say_json(_query_json(after, claim))
    else:
        say_rows(desk, rows, f"Query {after.number}")


def _standing(desk: "Desk") -> "list[Claim]":
    return [claim for claim in desk.claims.values() if claim.removed_at is None]


def _query_json(query: "Query", claim: "Claim") -> dict[str, Any]:
    """The query of a review's shape, with the claim that it is on."""
    from annotator.domain.interchange import query_to_json

    return {**query_to_json(query), "claim": claim.id}


def _entry_json(entry: "LogEntry", claim: "Claim") -> dict[str, Any]:
    from annotator.domain.interchange import entry_to_json

    return {**entry_to_json(entry), "claim": claim.id}
