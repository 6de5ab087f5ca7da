"""Evidence: `evidence add|set|remove|list|save|calculate|capture|check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.calculating import calculate
from annotator.cli.capturing import capture
from annotator.cli.changes import carry_out, one_or_all, say_rows, say_written, to_standard_output
from annotator.cli.comparing import check
from annotator.cli.naming import find_claim, find_claims
from annotator.cli.naming_records import find_evidence, find_source
from annotator.cli.options import NAMING_HELP, PATH, TEXT, Group, Session, pass_session
from annotator.cli.output import remark, say, say_json, say_table, short, tail, write, write_bytes
from annotator.cli.sourcing import SOURCE_OPTIONS, source_for, source_values, use_values, with_source, with_use
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.change import Change
    from annotator.domain.evidence import Evidence, Source
    from annotator.domain.house import House
    from annotator.domain.replay import Desk
    from db.store import Store


@click.group("evidence", cls=Group, epilog=NAMING_HELP)
def evidence() -> None:
    """Hold sources for or against claims."""


evidence.add_command(calculate)
evidence.add_command(capture)
evidence.add_command(check)


@evidence.command("add")
@click.argument("claims", metavar="CLAIM...", type=TEXT, nargs=-1, required=True)
@click.option(
    "--source", "known", metavar="SOURCE", type=TEXT, help="A source of the library's, in place of a new one."
)
@with_use
@with_source
@pass_session
def add(session: Session, /, claims: tuple[str, ...], known: str | None, **said: Any) -> None:
    """Hold a source for or against claims, and print the id of the evidence.

    Of several claims each gets its own, in one step. A source whose address or file is known already is used again.
    """
    from annotator.domain.sourcing import add_evidence

    with session.store() as store:
        desk, found = find_claims(store, claims)
        source, changes = _source(store, desk.house, known, said)
        added = add_evidence(desk.article, found, source, **use_values(said))
        carry_out(store, desk, changes + added, session)
    keys = [change.subject.id for change in added]
    if session.json:
        made = {use.id: use for claim in found for use in desk.claims[claim.id].evidence}
        say_json(one_or_all([_json(made[key], desk) for key in keys]))
    else:
        write("".join(f"{key}\n" for key in keys))


@evidence.command("set")
@click.argument("evidence", metavar="EVIDENCE", type=TEXT)
@click.option("--source", "known", metavar="SOURCE", type=TEXT, help="Another source of the library's for it.")
@with_use
@with_source
@pass_session
def set_fields(session: Session, /, evidence: str, known: str | None, **said: Any) -> None:
    """Change evidence, all as one change. An empty text clears a field.

    What is said of the source is changed wherever the source is used.
    """
    from annotator.domain.sourcing import edit_evidence, edit_source

    if known is None and all(value is None for value in said.values()):
        raise click.UsageError("Say what to set.")
    with session.store() as store:
        desk, claim, use = find_evidence(store, evidence)
        source = desk.house.source(use.source_id) if known is None else find_source(desk.house, known)
        values = use_values(said) | ({} if known is None else {"source_id": source.id})
        edits = edit_source(source, **source_values(store, said))
        if edits and (others := store.uses().get(source.id, 0) - (known is None)) > 0:
            times = "once" if others == 1 else f"{others:,} times"
            remark(f"“{short(source.name)}” is used {times} elsewhere, too; it is changed there as well.")
        changes = edits + edit_evidence(desk.article, claim, use, **values)
        rows = carry_out(store, desk, changes, session)
    if session.json:
        say_json(_json(next(one for one in desk.claims[claim.id].evidence if one.id == use.id), desk))
    else:
        say_rows(desk, rows, "That")


@evidence.command("remove")
@click.argument("evidence", metavar="EVIDENCE", type=TEXT)
@pass_session
def remove(session: Session, evidence: str) -> None:
    """Take evidence from its claim. The source stays in the library.

    With --json, what was taken away."""
    from annotator.domain.sourcing import remove_evidence

    with session.store() as store:
        desk, claim, use = find_evidence(store, evidence)
        rows = carry_out(store, desk, remove_evidence(desk.article, claim, use), session)
    if session.json:
        say_json(_json(use, desk))
    else:
        say_rows(desk, rows, "That")


@evidence.command("list")
@click.argument("claim", metavar="CLAIM", type=TEXT)
@pass_session
def list_evidence(session: Session, claim: str) -> None:
    """List a claim's evidence."""
    with session.store() as store:
        desk, found = find_claim(store, claim)
    if session.json:
        say_json([_json(use, desk) for use in found.evidence])
    elif found.evidence:
        say_table(evidence_row(use, desk.house.source(use.source_id)) for use in found.evidence)
    else:
        say(f"Claim {found.number} has no evidence.")


@evidence.command("save")
@click.argument("evidence", metavar="EVIDENCE", type=TEXT)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Where to write it; standard output without.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@pass_session
def save(session: Session, evidence: str, output: Path | None, force: bool) -> None:
    """Save the copy that is kept of the source.

    Byte for byte, as it came."""
    with session.store() as store:
        desk, _, use = find_evidence(store, evidence)
        source = desk.house.source(use.source_id)
        if source.file is None:
            raise Refused(f"No copy of “{short(source.name)}” is kept.")
        if to_standard_output(session, output) or output is None:
            for chunk in store.files.open_chunks(source.file.sha256):
                write_bytes(chunk)
            return
        content = store.files.write_out(source.file.sha256, output, force=force)
    say_written(session, output, content.size, evidence=use.id, sha256=content.sha256)


def evidence_row(use: "Evidence", source: "Source") -> tuple[str, ...]:
    """A line of a list of evidence: id, stance, tier, kind, what it is and where in it."""
    where = f", {short(use.locator, 40)}" if use.locator else ""
    quote = f": “{short(use.quote)}”" if use.quote else ""
    held = ", confidential" if source.confidential else ""
    name = short(source.name)
    if use.calculation is not None:
        computed = _computed(use.calculation)
        name = computed if source.name == source.kind else f"{name}: {computed}"
    return tail(use.id), str(use.stance), str(use.tier), f"{source.kind}{held}", f"{name}{where}{quote}"


def _computed(calculation: "Mapping[str, Any]") -> str:
    """What was computed and what it came to, as the window's list has it."""
    came_to = " ".join(str(calculation[key]) for key in ("result", "unit") if calculation.get(key))
    formula = str(calculation.get("formula") or "a calculation that cannot be read")
    return short(f"{formula} = {came_to}" if came_to else formula)


def _source(store: "Store", house: "House", known: str | None, said: dict[str, Any]) -> "tuple[Source, list[Change]]":
    """The source that the evidence is to rest on, and what brings it into the library."""
    if known is None:
        return source_for(house, source_values(store, said))
    if given := [name for name in SOURCE_OPTIONS if said[name] is not None]:
        raise click.UsageError(
            f"--source names one that is known; leave out --{given[0].replace('_', '-')}, or use source set."
        )
    return find_source(house, known), []


def _json(use: "Evidence", desk: "Desk") -> dict[str, Any]:
    from annotator.domain.interchange import evidence_to_json

    return evidence_to_json(use, desk.house.sources)
