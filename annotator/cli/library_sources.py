"""The library's sources, which evidence rests on: `source list|show|add|set|remove|restore|import|export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.changes import say_house_rows, say_written, to_standard_output
from annotator.cli.naming import Removed, find_article
from annotator.cli.naming_records import find_source
from annotator.cli.options import NAMING_HELP, PATH, TEXT, Group, Session, pass_session
from annotator.cli.output import local, remark, say, say_json, say_table, sentence, short, tail, write, write_bytes
from annotator.cli.sourcing import source_for, source_values, with_source

if TYPE_CHECKING:
    from annotator.domain.change import Change
    from annotator.domain.evidence import Source
    from db.store import Store

FORMAT = click.Choice(["csl", "bibtex"], case_sensitive=False)
_SEARCHED = ("title", "author", "publisher", "url", "archive_url", "published", "kind")


@click.group("source", cls=Group, epilog=NAMING_HELP)
def source() -> None:
    """Keep the sources that evidence rests on, in all articles."""


@source.command("list")
@click.option("--search", type=TEXT, metavar="TEXT", help="Only those with these words, in any field.")
@click.option("--removed", is_flag=True, help="Those in the bin instead.")
@pass_session
def list_sources(session: Session, search: str | None, removed: bool) -> None:
    """List the sources, with how often each is used."""
    with session.store() as store:
        house, uses = store.house(), store.uses()
    listed = [one for one in house.sources.values() if (one.removed_at is not None) is removed and _has(one, search)]
    listed.sort(key=lambda one: (one.name.casefold(), one.id))
    if session.json:
        say_json([_json(one, uses) for one in listed])
    elif listed:
        say_table(
            (tail(one.id), str(one.kind), _times(uses.get(one.id, 0)), "confidential" if one.confidential else "",
             short(", ".join(filter(None, dict.fromkeys((one.name, one.author, one.publisher, one.published))))))
            for one in listed
        )  # fmt: skip
    else:
        say("No sources.")


@source.command("show")
@click.argument("source", metavar="SOURCE", type=TEXT)
@pass_session
def show(session: Session, source: str) -> None:
    """Show a source, and the claims that it is evidence for or against."""
    with session.store() as store:
        found = find_source(store.house(), source, Removed.TAKEN)
        used = _used(store, found)
    if session.json:
        places = [{"article": article, "claim": claim, "evidence": use} for article, claim, use, _ in used]
        say_json({**_json(found, {found.id: len(used)}), "used_by": places})
        return
    _say_source(found)
    say(sentence(_times(len(used))))
    say_table((" " * 4, tail(use), words) for _, _, use, words in used)


@source.command("add")
@with_source
@pass_session
def add(session: Session, /, **said: Any) -> None:
    """Keep a source that no claim rests on yet, and print its id.

    One whose address or file is known already is not added again."""
    with session.store() as store:
        house = store.house()
        made, changes = source_for(house, source_values(store, said))
        _carry_out(store, changes, session)
        after = store.house().source(made.id)
        uses = store.uses()
    if session.json:
        say_json(_json(after, uses))
    else:
        write(made.id + "\n")


@source.command("set")
@click.argument("source", metavar="SOURCE", type=TEXT)
@with_source
@pass_session
def set_fields(session: Session, /, source: str, **said: Any) -> None:
    """Change a source, wherever it is used. An empty text clears a field."""
    from annotator.domain.sourcing import edit_source

    if all(value is None for value in said.values()):
        raise click.UsageError("Say what to set.")
    with session.store() as store:
        found = find_source(store.house(), source)
        _finish(store, found, edit_source(found, **source_values(store, said)), session)


@source.command("remove")
@click.argument("source", metavar="SOURCE", type=TEXT)
@pass_session
def remove(session: Session, source: str) -> None:
    """Put a source in the bin. It is refused while evidence rests on it."""
    from annotator.domain.sourcing import remove_source
    from annotator.domain.times import now

    with session.store() as store:
        found = find_source(store.house(), source, Removed.TAKEN)
        _finish(store, found, remove_source(found, store.uses().get(found.id, 0), at=now()), session)


@source.command("restore")
@click.argument("source", metavar="SOURCE", type=TEXT)
@pass_session
def restore(session: Session, source: str) -> None:
    """Take a source out of the bin."""
    from annotator.domain.sourcing import restore_source

    with session.store() as store:
        found = find_source(store.house(), source, Removed.WANTED)
        _finish(store, found, restore_source(found), session)


@source.command("import")
@click.argument("file", metavar="FILE", type=PATH)
@pass_session
def import_sources(session: Session, file: Path) -> None:
    """Import sources from CSL-JSON or BibTeX, and print the ids of those that are new.

    FILE is a file, or - for standard input. A source whose address is known already is left as it is."""
    from annotator.cli.sources import receive
    from annotator.domain.sourcing import add_source, known_source
    from annotator.readers.bibliography import read_bibliography

    received = receive(file, {})
    found = read_bibliography(received.data, received.name)
    with session.store() as store:
        known, fresh = list(store.house().sources.values()), []
        for one in found:
            if known_source(known, url=one.url) or known_source(known, url=one.archive_url):
                continue
            known.append(one)
            fresh.append(one)
        _carry_out(store, [change for one in fresh for change in add_source(one)], session)
    if count := len(found) - len(fresh):
        remark(f"{count:,} of the {len(found):,} sources {'is' if count == 1 else 'are'} known already.")
    if session.json:
        say_json([_json(one, {}) for one in fresh])
    else:
        write("".join(f"{one.id}\n" for one in fresh))


@source.command("export")
@click.option("--format", "name", required=True, type=FORMAT, help="CSL-JSON or BibTeX.")
@click.option("--article", metavar="ARTICLE", type=TEXT, help="Only the sources that its claims rest on.")
@click.option("--with-confidential", is_flag=True, help="The confidential ones, too, with all that is known of them.")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Where to write it; standard output without.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@pass_session
def export(
    session: Session, name: str, article: str | None, with_confidential: bool, output: Path | None, force: bool
) -> None:
    """Export sources. Confidential ones stay in the library unless you say otherwise."""
    from annotator.reports import write_whole
    from annotator.reports.sources.bibliography import to_bibtex, to_csl

    with session.store() as store:
        listed = _standing(store, article)
    taken = [one for one in listed if with_confidential or not one.confidential]
    if left := len(listed) - len(taken):
        remark(f"{left:,} confidential source{' was' if left == 1 else 's were'} left out (--with-confidential).")
    data = (to_csl if name == "csl" else to_bibtex)(taken, confidential=with_confidential)
    if to_standard_output(session, output) or output is None:
        write_bytes(data)
        return
    write_whole(output, data, force)
    say_written(session, output, len(data), format=name, sources=len(taken))


def _standing(store: "Store", article: str | None) -> "list[Source]":
    from annotator.domain.house import used_sources

    if article is None:
        listed = [one for one in store.house().sources.values() if one.removed_at is None]
    else:
        desk = store.desk(find_article(store, article).id)
        claims = [claim for claim in desk.claims.values() if claim.removed_at is None]
        listed = list(used_sources(desk.house.sources, claims))
    return sorted(listed, key=lambda one: (one.name.casefold(), one.id))


def _used(store: "Store", source: "Source") -> list[tuple[str, str, str, str]]:
    """Where the source is used: ids of article, claim and evidence, and words for people."""
    from annotator.domain.sourcing import uses_of

    found = []
    for article in store.articles():
        for claim in uses_of(source.id, (c for c in store.claims(article.id) if c.removed_at is None)):
            words = f"“{short(article.title, 40)}” claim {claim.number}: “{short(claim.text)}”"
            uses = [use for use in claim.evidence if use.source_id == source.id]
            found += [(article.id, claim.id, use.id, f"{use.stance}, {words}") for use in uses]
    return found


def _say_source(source: "Source") -> None:
    from annotator.domain.archives import memento_of

    memento = memento_of(source.archive_url) if source.archive_url else None
    archived = f"{source.archive_url}, archived {local(memento.at)}" if memento else source.archive_url
    copy = source.file and f"{source.file.name}, {source.file.size:,} bytes, SHA-256 {source.file.sha256}"
    facts = (
        ("Id", source.id),
        ("Kind", str(source.kind)),
        ("Title", source.title),
        ("Author", source.author),
        ("Publisher", source.publisher),
        ("URL", source.url),
        ("Archive URL", archived),
        ("Published", source.published),
        ("Channel", source.channel),
        ("Confidential", "yes" if source.confidential else None),
        ("Saved copy", copy),
        ("Captured", source.captured and f"{source.captured.url}, {local(source.captured.at)}"),
        ("In the bin since", source.removed_at and local(source.removed_at)),
    )
    for name, value in facts:
        if value:
            say(f"{name}: {short(value, 400)}")


def _has(source: "Source", search: str | None) -> bool:
    """Whether each of the words searched for is in some field of the source."""
    fields = [str(value) for name in _SEARCHED if (value := getattr(source, name)) is not None]
    held = "\n".join([*fields, source.file.name if source.file else ""]).casefold()
    return all(word in held for word in (search or "").casefold().split())


def _times(uses: int) -> str:
    return "not used" if uses == 0 else "used once" if uses == 1 else f"used {uses:,} times"


def _json(source: "Source", uses: dict[str, int]) -> dict[str, Any]:
    from annotator.domain.interchange import source_to_json

    return source_to_json(source, uses.get(source.id, 0))


def _carry_out(store: "Store", changes: "list[Change]", session: Session) -> None:
    session.done = bool(store.apply(changes, session.reviewer))


def _finish(store: "Store", source: "Source", changes: "list[Change]", session: Session) -> None:
    """Carry out `changes` and tell the source as it is then."""
    rows = store.apply(changes, session.reviewer)
    session.done = bool(rows)
    house = store.house()
    if session.json:
        say_json(_json(house.source(source.id), store.uses()))
    else:
        say_house_rows(house, rows, f"“{short(source.name)}”")
