"""Quotes against the saved copies of their sources: `evidence check`."""

from typing import TYPE_CHECKING, NamedTuple

import click

from annotator.cli.naming import find_article
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import say, say_json, say_table, short, tail
from annotator.domain.errors import AnnotatorError, Refused

if TYPE_CHECKING:
    from annotator.domain.claim import Claim
    from annotator.domain.evidence import Evidence, KeptFile, Source
    from db.store import Store


class _Quoted(NamedTuple):
    """Evidence with a quote, of a source whose copy is kept."""

    claim: "Claim"
    use: "Evidence"
    source: "Source"
    file: "KeptFile"


class _Seen(NamedTuple):
    """Whether the quote stands there; None where that cannot be told, and `why` not."""

    stands: bool | None
    why: str = ""


@click.command("check", cls=Command)
@click.argument("article", metavar="ARTICLE", type=TEXT)
@click.option("--claim", "number", type=int, metavar="NUMBER", help="Only that claim's evidence.")
@click.option("--missing", is_flag=True, help="Only quotes that do not stand in their copies.")
@pass_session
def check(session: Session, article: str, number: int | None, missing: bool) -> None:
    """Say of each quote whether it stands in the saved copy of its source.

    Copies are read as articles are, each by a process of its own."""
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        claims = sorted((c for c in desk.claims.values() if c.removed_at is None), key=lambda one: one.place)
        if number is not None and number not in {claim.number for claim in claims}:
            raise Refused(f"The article has no claim {number}.")
        sources = desk.house.sources
        quoted = [
            _Quoted(claim, use, sources[use.source_id], file)
            for claim in claims
            if number in (None, claim.number)
            for use in claim.evidence
            if use.quote and (file := sources[use.source_id].file)
        ]
        seen = _look(store, quoted)
    told = [one for one in quoted if not missing or seen[one.use.id].stands is False]
    if session.json:
        say_json([_json(one, seen[one.use.id]) for one in told])
    elif told:
        say_table(_row(one, seen[one.use.id]) for one in told)
    else:
        say("Every quote stands in its copy." if quoted else "No quote has a saved copy to stand in.")


def _look(store: "Store", quoted: list[_Quoted]) -> dict[str, _Seen]:
    """What is seen of each, by the evidence's id. A copy is read once, however many quotes are from it."""
    from annotator.readers.copies import may_be_read, stand_in

    by_file: dict[str, list[_Quoted]] = {}
    for one in quoted:
        by_file.setdefault(one.file.sha256, []).append(one)
    seen: dict[str, _Seen] = {}
    for sha256, held in by_file.items():
        file = held[0].file
        quotes = [one.use.quote or "" for one in held]
        if not store.files.holds(sha256):
            seen |= {one.use.id: _Seen(None, "The copy is not here.") for one in held}
        elif not may_be_read(file):
            seen |= {one.use.id: _Seen(None, "The copy is no text that can be read.") for one in held}
        else:
            try:
                stands = stand_in(store.files.read(sha256), file.name, quotes)
            except AnnotatorError as error:
                seen |= {one.use.id: _Seen(None, str(error)) for one in held}
            else:
                seen |= {one.use.id: _Seen(stands[one.use.quote or ""]) for one in held}
    return seen


def _row(one: _Quoted, seen: _Seen) -> tuple[str, ...]:
    words = {True: "stands", False: "does not stand", None: "not known"}[seen.stands]
    why = f" ({short(seen.why, 200)})" if seen.why else ""
    quote = f"“{short(one.use.quote or '')}”"
    return tail(one.use.id), f"claim {one.claim.number}", words, f"{short(one.source.name)}: {quote}{why}"


def _json(one: _Quoted, seen: _Seen) -> dict[str, object]:
    return {
        "evidence": one.use.id, "claim": one.claim.id, "number": one.claim.number, "quote": one.use.quote,
        "sha256": one.file.sha256, "stands": seen.stands, "why": seen.why or None,
    }  # fmt: skip
