"""How every command that changes something does it: domain changes, one `apply`, and the state after it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click import UsageError

from annotator.cli.options import Session
from annotator.cli.output import remark, say, say_json, sentence

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.domain.change import Change, HistoryRow
    from annotator.domain.claim import Claim
    from annotator.domain.house import House
    from annotator.domain.replay import Desk
    from db.store import Store


SO_ALREADY = "That is so already; nothing was changed."


def carry_out(store: "Store", desk: "Desk", changes: "list[Change]", session: Session) -> "list[HistoryRow]":
    """Apply `changes` as one group in the reviewer's name; `desk` then stands as the library does."""
    rows = store.apply(changes, session.reviewer)
    session.done = bool(rows)
    for row in rows:
        desk.fold(row)
    return rows


def warn_of_byline(article: "Article", by: str) -> None:
    """A remark where somebody checks what they wrote."""
    from annotator.domain.signing import is_own_byline

    if is_own_byline(article, by):
        remark(f"You are checking your own article: its byline names {by}.")


def change_house(
    session: Session,
    changes_of: "Callable[[House], list[Change]]",
    done: str,
    shape: Callable[[Mapping[str, Any]], Any] = lambda settings: settings,
) -> None:
    """Change what the house sets for the library, and say `done`; with --json, the settings that hold then, in that
    shape."""
    with session.store() as store:
        changes = changes_of(store.house())
        session.done = bool(store.apply(changes, session.reviewer))
        settings = store.house().settings if session.json else {}
    if session.json:
        say_json(shape(settings))
    else:
        say(done if changes else SO_ALREADY)


def say_claim(desk: "Desk", claim: "Claim", session: Session) -> bool:
    """The claim as JSON, where that is asked for. Returns whether it was."""
    if session.json:
        from annotator.domain.interchange import claim_to_json

        say_json(claim_to_json(claim, desk.article, desk.house.sources))
    return session.json


def say_rows(desk: "Desk", rows: "list[HistoryRow]", so_already: str) -> None:
    """What was done, for people; `so_already` where that is nothing."""
    if not rows:
        say(f"{so_already} is so already; nothing was changed.")
        return
    from annotator.cli.words import Names, group_words

    say(sentence(group_words(rows, Names.on(desk, rows))))


def say_house_rows(house: "House", rows: "list[HistoryRow]", so_already: str) -> None:
    """What was done to the library's sources, like `say_rows`."""
    if not rows:
        say(f"{so_already} is so already; nothing was changed.")
        return
    from annotator.cli.words import Names, group_words

    say(sentence(group_words(rows, Names(sources={one.id: one.name for one in house.sources.values()}))))


def finish_claim(store: "Store", desk: "Desk", claim: "Claim", changes: "list[Change]", session: Session) -> None:
    """Carry out `changes` and tell the claim as it is then."""
    rows = carry_out(store, desk, changes, session)
    if not say_claim(desk, desk.claims[claim.id], session):
        say_rows(desk, rows, f"Claim {claim.number}")


def say_claims_changed(
    desk: "Desk", claims: "Sequence[Claim]", rows: "list[HistoryRow]", session: Session, *, several: bool = False
) -> None:
    """The claims as they are after `rows`: as JSON one value for one claim, unless `several` says that there could be
    more, else an array."""
    if session.json:
        from annotator.domain.interchange import claim_to_json

        after = [claim_to_json(desk.claims[claim.id], desk.article, desk.house.sources) for claim in claims]
        say_json(one_or_all(after) if not several else after)
    else:
        numbers = " and ".join(filter(None, [", ".join(str(c.number) for c in claims[:-1]), str(claims[-1].number)]))
        say_rows(desk, rows, f"Claim{'s' if len(claims) > 1 else ''} {numbers}")


def one_or_all(values: list[Any]) -> Any:
    """The one value alone, or all of several."""
    return values[0] if len(values) == 1 else values


def to_standard_output(session: Session, output: Path | None) -> bool:
    """Whether a file's bytes go there and to no file. Raises UsageError where JSON is to go there, too."""
    if output is not None and output != Path("-"):
        return False
    if session.json:
        raise UsageError("With --json, name the file with -o.")
    return True


def say_written(session: Session, output: Path, size: int, **told: Any) -> None:
    """That the file is written; as JSON with what `told` holds."""
    session.done = True
    if session.json:
        say_json({**told, "file": str(output), "size": size})
    else:
        say(f"Written to {output}.")


def say_article(desk: "Desk", session: Session) -> bool:
    """The article without its texts as JSON, where that is asked for. Returns whether it was."""
    if session.json:
        say_articles([desk])
    return session.json


def say_articles(desks: Sequence["Desk"]) -> None:
    """One article without its texts as JSON; several as an array."""
    shapes = [_article_json(desk) for desk in desks]
    say_json(shapes[0] if len(shapes) == 1 else shapes)


def _article_json(desk: "Desk") -> dict[str, Any]:
    from annotator.domain.interchange import article_to_json
    from annotator.domain.signing import article_holds

    holding = article_holds(desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources)
    return article_to_json(desk.article, texts=False, holding=holding)
