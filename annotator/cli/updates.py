"""New versions of an article: `update`, and `resolve` for what an update could not place for certain."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.changes import SO_ALREADY, carry_out
from annotator.cli.naming import find_article, find_marked
from annotator.cli.options import PATH, TEXT, Command, Range, Session, pass_session, with_range
from annotator.cli.output import remark, say, say_json, say_table, short, tail
from annotator.cli.sources import draft_of, receive, with_reading

if TYPE_CHECKING:
    from annotator.domain.actions import Changes
    from annotator.domain.claim import Passage, Waiver
    from annotator.domain.comparison import Comparison, Fate
    from annotator.domain.replay import Desk


@click.command("update", cls=Command)
@click.argument("article", type=TEXT)
@click.argument("source", type=PATH)
@with_reading
@pass_session
def update(session: Session, /, article: str, source: Path, **said: Any) -> None:
    """Give ARTICLE the text of SOURCE as its next version.

    Claims and waivers are carried over. SOURCE is a file, an http(s) address, or - for standard input."""
    from annotator.domain.comparison import compare
    from annotator.domain.marking import refuse_marked

    with session.store() as store:
        key = find_article(store, article).id
        received = receive(source, said)
        draft = draft_of(received, said)
        refuse_marked(draft, received.name or "Standard input")
        store.files.keep(received.data)
        store.update_article(key, draft, session.reviewer)
        session.done = True
        desk = store.desk(key)
    number = desk.article.newest.number
    comparison = compare(desk.article, desk.claims.values(), desk.waivers.values(), number - 1, number)
    for line in draft.remarks:
        remark(line)
    if session.json:
        say_json(_comparison_json(desk, comparison))
    else:
        _say_comparison(desk, comparison)


@click.command("resolve", cls=Command)
@click.argument("passage", type=TEXT)
@click.option("--confirm", is_flag=True, help="It is where it should be, as it reads now.")
@with_range
@click.option("--orphan", is_flag=True, help="It has no place in the text any more; a waiver goes.")
@pass_session
def resolve(session: Session, /, passage: str, confirm: bool, orphan: bool, **said: Any) -> None:
    """Settle the place of PASSAGE after an update: confirm it, place it anew, or let it go.

    PASSAGE can be a waiver, too."""
    place = Range(**said)
    if [confirm, place.given, orphan].count(True) != 1:
        raise click.UsageError("Say one of --confirm, a place (--quote, or --start and --end), and --orphan.")
    with session.store() as store:
        desk, claim, found = find_marked(store, passage)
        at = place.within(desk.article.newest) if place.given else None
        changes = _settled(desk, claim, found, at, confirm)
        carry_out(store, desk, changes, session)
    if session.json:
        say_json(_marked_json(desk, claim, found.id))
    elif changes:
        named = f"Claim {desk.claims[claim].number}" if claim else f"The waiver on “{short(found.exact)}”"
        say(f"{named} {'is confirmed' if confirm else 'has its new place' if at else 'is let go'}.")
    else:
        say(SO_ALREADY)


def _settled(
    desk: "Desk", claim: str | None, found: "Passage | Waiver", at: tuple[int, int] | None, confirm: bool
) -> "Changes":
    from annotator.domain import placing
    from annotator.domain.claim import Waiver
    from annotator.domain.times import now

    article = desk.article
    if isinstance(found, Waiver):
        if confirm:
            return placing.confirm_waiver(article, found)
        return placing.place_waiver(article, found, *at) if at else placing.let_go_waiver(article, found, at=now())
    owner = desk.claims[claim or ""]
    if confirm:
        return placing.confirm_passage(article, owner, found)
    return placing.place_passage(article, owner, found, *at) if at else placing.let_go_passage(article, owner, found)


def _marked_json(desk: "Desk", claim: str | None, key: str) -> dict[str, Any]:
    from annotator.domain.interchange import passage_to_json, waiver_to_json

    if claim is None:
        return waiver_to_json(desk.waivers[key])
    owner = desk.claims[claim]
    found = [passage for passage in owner.passages if passage.id == key]
    return {"claim": owner.id, "number": owner.number, **(passage_to_json(found[0]) if found else {})}


def _comparison_json(desk: "Desk", comparison: "Comparison") -> dict[str, Any]:
    from annotator.domain.interchange import article_to_json, waiver_to_json
    from annotator.domain.outcome import Outcome

    text, newer = desk.article.newest.text, comparison.newer
    outcomes = (Outcome.KEPT, Outcome.REREAD, Outcome.MOVED, Outcome.ORPHANED)
    corrected = [(made.claim, made.correction, _range(text, made.start, made.end)) for made in comparison.corrections]
    return {
        "article": article_to_json(desk.article, texts=False),
        "version": newer,
        **{str(outcome): [_fate_json(fate) for fate in comparison.of(outcome)] for outcome in outcomes},
        "new_sentences": [{"version": newer, **_range(text, *where)} for where in comparison.new_sentences],
        "corrections": [{"claim": c.id, "number": c.number, "id": made.id, **at} for c, made, at in corrected],
        "waivers": {
            str(outcome): [
                {**waiver_to_json(fate.now or fate.was), "score": round(fate.score, 4), "was": _place(fate.was)}
                for fate in comparison.waivers_of(outcome)
            ]
            for outcome in outcomes
        },
    }


def _range(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "exact": text[start:end]}


def _fate_json(fate: "Fate") -> dict[str, Any]:
    from annotator.domain.interchange import passage_to_json

    return {
        **passage_to_json(fate.now),
        "claim": fate.claim.id,
        "number": fate.claim.number,
        "score": round(fate.score, 4),
        "was": _place(fate.was),
    }


def _place(was: "Passage | Waiver") -> dict[str, Any]:
    return {"start": was.start, "end": was.end, "exact": was.exact}


def _say_comparison(desk: "Desk", comparison: "Comparison") -> None:
    from annotator.domain.outcome import OUTCOME_WORDS, Outcome

    counts = ", ".join(f"{len(comparison.of(outcome)):,} {OUTCOME_WORDS[outcome]}" for outcome in Outcome)
    fresh = len(comparison.new_sentences)
    say(f"Version {comparison.newer}: {counts}; {fresh:,} new sentence{'' if fresh == 1 else 's'} without a claim.")
    say_table(
        (OUTCOME_WORDS[outcome], f"claim {fate.claim.number}", tail(fate.now.id), _told(fate))
        for outcome in (Outcome.REREAD, Outcome.MOVED, Outcome.ORPHANED)
        for fate in comparison.of(outcome)
    )
    say_table(
        (OUTCOME_WORDS[outcome], "waiver", tail(fate.now.id) if fate.now else "", f"“{short(fate.was.exact)}”")
        for outcome in (Outcome.REREAD, Outcome.MOVED, Outcome.ORPHANED)
        for fate in comparison.waivers_of(outcome)
    )
    for made in comparison.corrections:
        say(f"Correction made: claim {made.claim.number}, “{short(made.correction.text)}”")
    if any(comparison.of(outcome) for outcome in (Outcome.REREAD, Outcome.MOVED, Outcome.ORPHANED)):
        say("Settle each with annotator resolve ID --confirm, --quote TEXT or --orphan.")


def _told(fate: "Fate") -> str:
    if fate.was.exact == fate.now.exact:
        return f"“{short(fate.now.exact)}”"
    return f"“{short(fate.was.exact, 40)}” now “{short(fate.now.exact, 40)}”"
