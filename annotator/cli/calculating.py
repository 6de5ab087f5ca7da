"""`evidence calculate`: a calculation as evidence, computed from its inputs."""

from typing import TYPE_CHECKING, Any

import click

from annotator.cli.changes import carry_out
from annotator.cli.naming import find_claim
from annotator.cli.naming_records import find_evidence, find_source
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import say, say_json
from annotator.cli.sourcing import STANCE, TIER
from annotator.domain.errors import Refused
from annotator.domain.evidence import Kind, Stance, Tier

if TYPE_CHECKING:
    from annotator.domain.calculation import Calculation, Input
    from annotator.domain.claim import Claim
    from annotator.domain.replay import Desk
    from db.store import Store


@click.command("calculate", cls=Command)
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.option("--formula", type=TEXT, help="The formula, over the names of the inputs: percent(cost - old, old).")
@click.option(
    "--input",
    "inputs",
    type=TEXT,
    multiple=True,
    metavar="NAME=NUMBER[ UNIT]",
    help="An input; repeat it for each. From a claim of the article: NAME=NUMBER@claim:3; from a source of the "
    "library: NAME=NUMBER@source:SOURCE.",
)
@click.option("--digits", type=int, help="Round the result to so many digits after the point.")
@click.option("--significant", type=int, help="Round it to so many significant figures.")
@click.option("--unit", type=TEXT, help="The result's unit.")
@click.option("--title", type=TEXT, help="What the calculation is called.")
@click.option("--stance", type=STANCE, default=str(Stance.SUPPORTS), show_default=True, help="What it says.")
@click.option("--tier", type=TIER, default=str(Tier.PRIMARY), show_default=True, help="How near it is to the fact.")
@click.option("--again", metavar="EVIDENCE", type=TEXT, help="Compute the claim's calculation there once more.")
@pass_session
def calculate(session: Session, /, claim: str, again: str | None, **said: Any) -> None:
    """Compute a formula and keep it as evidence under CLAIM.

    Prints the result. When a claim or a source that an input is from changes, CLAIM is open again, until it is
    computed again with --again."""
    from annotator.domain.calculation import calculated, calculation_from, calculation_to_json

    with session.store() as store:
        desk, found = find_claim(store, claim)
        use = find_evidence(store, again)[2] if again is not None else None
        if use is not None and use not in found.evidence:
            raise Refused(f"That is no evidence of claim {found.number}.")
        if use is not None and use.calculation is None:
            raise Refused("That evidence is no calculation.")
        wanted = calculation_from(use.calculation) if use is not None else None
        made = calculated(_asked(store, desk, said, wanted), desk.house.sources, desk.claims, of_claim=found.id)
        value = calculation_to_json(made)
        if use is not None:
            from annotator.domain.sourcing import edit_evidence

            carry_out(store, desk, edit_evidence(desk.article, found, use, calculation=value), session)
        else:
            _add(store, desk, found, value, session, said)
    if session.json:
        say_json(value)
    else:
        say(f"{made.result} {made.unit}" if made.unit else made.result)


def _add(
    store: "Store", desk: "Desk", claim: "Claim", value: dict[str, Any], session: Session, said: dict[str, Any]
) -> None:
    from annotator.domain.sourcing import add_evidence, add_source, new_source

    source = new_source(kind=Kind.CALCULATION, title=said["title"])
    held = {"stance": said["stance"], "tier": said["tier"], "calculation": value}
    changes = [*add_source(source), *add_evidence(desk.article, [claim], source, **held)]
    carry_out(store, desk, changes, session)


def _asked(store: "Store", desk: "Desk", said: dict[str, Any], old: "Calculation | None") -> "Calculation":
    """The calculation that the options say; what they leave out is as in the `old` one."""
    from annotator.domain.calculation import Calculation, Rounding

    formula, unit = said["formula"], said["unit"]
    if formula is None and old is None:
        raise click.UsageError("Say --formula, or --again.")
    rounding = old.rounding if old else None
    if said["digits"] is not None or said["significant"] is not None:
        rounding = Rounding(said["digits"], said["significant"])
    inputs = {one.name: one for one in old.inputs} if old else {}
    inputs |= {one.name: one for one in (_input(store, desk, word) for word in said["inputs"])}
    return Calculation(
        tuple(inputs.values()),
        formula if formula is not None else old.formula if old else "",
        "",
        rounding,
        unit if unit is not None else old.unit if old else None,
    )


def _input(store: "Store", desk: "Desk", word: str) -> "Input":
    """`cost=412`, `cost=412 million`, `cost=412@claim:3`, `cost=412@source:SOURCE`."""
    from annotator.domain.calculation import Input, as_number

    name, equals, rest = word.partition("=")
    if not equals:
        raise click.BadParameter("an input is written NAME=NUMBER.", param_hint="'--input'")
    number, _, origin = rest.partition("@")
    unit = number.lstrip("0123456789.,'’+-−–\u00a0\u202f ").strip()
    kind, _, key = origin.partition(":")
    claim_id = source_id = None
    if kind == "claim":
        claim_id = find_claim(store, key if not key.strip().isdigit() else f"{desk.article.id}:{key.strip()}")[1].id
    elif kind == "source":
        source_id = find_source(desk.house, key).id
    elif origin:
        raise click.BadParameter("after @ stands claim:NUMBER or source:SOURCE.", param_hint="'--input'")
    value = as_number(number.strip().removesuffix(unit) or number)
    return Input(name.strip(), value, unit or None, claim_id, source_id)
