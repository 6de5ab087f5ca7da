"""One claim with all that is kept under it: `claim show`."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from annotator.cli.changes import say_claim
from annotator.cli.naming import Removed, find_claim
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import local, say, say_table, short, tail

if TYPE_CHECKING:
    from annotator.domain.claim import Claim, Correction
    from annotator.domain.replay import Desk

_LONG = 400


@click.command("show", cls=Command)
@click.argument("claim", metavar="CLAIM", type=TEXT)
@pass_session
def show(session: Session, claim: str) -> None:
    """Show a claim with its passages, evidence, queries, log, corrections, notes and signatures."""
    with session.store() as store:
        desk, found = find_claim(store, claim, Removed.TAKEN)
    if not say_claim(desk, found, session):
        _say_claim(desk, found)


def _say_claim(desk: "Desk", claim: "Claim") -> None:
    from annotator.cli.asking import entry_row, query_row
    from annotator.cli.evidence import evidence_row
    from annotator.cli.record_words import standing_words
    from annotator.cli.words import open_words

    say(f"Claim {claim.number}: “{short(claim.text, _LONG)}”")
    _say_facts(claim, standing_words(claim, desk.house.sources))
    passages = claim.passages
    _say_list("Passages", ((tail(p.id), f"{open_words([p])}“{short(p.exact)}”") for p in passages))
    _say_list("Rules", _rule_rows(desk, claim))
    _say_list("Evidence", (evidence_row(use, desk.house.source(use.source_id)) for use in claim.evidence))
    _say_list("Queries", (query_row(query, claim) for query in claim.queries))
    _say_list("Log", (entry_row(entry, claim) for entry in claim.log))
    _say_list("Corrections", (_correction_row(one) for one in claim.corrections))
    _say_list("Notes", ((local(note.at), note.by, f"“{short(note.text, _LONG)}”") for note in claim.notes))
    _say_list("Signatures", _signature_rows(desk, claim))


def _say_facts(claim: "Claim", standing: str) -> None:
    from annotator.domain.asking import waited_for

    facts = (
        ("Id", claim.id),
        ("Status", standing),
        ("Checked", claim.checked and f"{local(claim.checked.at)} by {claim.checked.by}"),
        ("Waits for", ", ".join(waited_for(claim))),
        ("Rating", claim.rating and f"{claim.rating.scale}: {claim.rating.value}"),
        ("About", str(claim.about)),
        ("Claimant", claim.claimant),
        ("Said at", claim.said_at),
        ("Assignee", claim.assignee),
        ("Labels", ", ".join(claim.labels)),
        ("Appearances", ", ".join(claim.appearances)),
        ("Reasoning", claim.reasoning),
        ("Review URL", claim.review_url),
        ("In the bin since", claim.removed_at and local(claim.removed_at)),
    )
    for name, value in facts:
        if value:
            say(f"{name}: {short(value, _LONG)}")


def _say_list(heading: str, rows: "Iterable[Sequence[str]]") -> None:
    listed = [("   ", *row) for row in rows]
    if listed:
        say()
        say(heading)
        say_table(listed)


def _rule_rows(desk: "Desk", claim: "Claim") -> list[tuple[str, ...]]:
    """The claim's checklist: each rule, whether it is met, and what is missing."""
    from annotator.domain.rules import checklist, rules_of

    checks = checklist(claim, desk.house.sources, rules_of(desk.house.settings), desk.claims)
    return [
        ("met" if check.met else "not met", check.rule.words if check.met else f"{check.rule.words}: {check.missing}")
        for check in checks
    ]


def _correction_row(one: "Correction") -> tuple[str, ...]:
    decided = "open" if one.decision is None else f"{one.decision} by {one.decided_by}"
    return tail(one.id), decided + (f" ({short(one.reason)})" if one.reason else ""), one.by, f"“{short(one.text)}”"


def _signature_rows(desk: "Desk", claim: "Claim") -> list[tuple[str, ...]]:
    from annotator.domain.signing import holds

    return [
        (
            local(one.at),
            one.by,
            "holds" if holds(claim, one, desk.house.sources) else "void, as something changed since",
        )
        for one in claim.sign_offs
    ]
