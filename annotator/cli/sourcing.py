"""The options that say what a source is and how it is used, and what they make: a source, a kept file."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.options import PATH, TEXT, Decorated, with_options
from annotator.cli.output import remark, short, tail
from annotator.domain.evidence import KeptFile, Kind, Source, Stance, Tier

if TYPE_CHECKING:
    from annotator.domain.change import Change
    from annotator.domain.house import House
    from db.store import Store

KIND = click.Choice([str(kind) for kind in Kind], case_sensitive=False)
STANCE = click.Choice([str(stance) for stance in Stance], case_sensitive=False)
TIER = click.Choice([str(tier) for tier in Tier], case_sensitive=False)
_SOURCE = ("kind", "title", "author", "publisher", "url", "archive_url", "published", "channel", "confidential")
SOURCE_OPTIONS = (*_SOURCE, "file")
_USE = ("stance", "tier", "locator", "quote", "note", "seen")
_UNKNOWN_TYPE = "application/octet-stream"


def with_source(command: Decorated) -> Decorated:
    """The options for what a source is. An empty text clears the field."""
    return with_options(
        command,
        click.option("--kind", type=KIND, help="What kind of thing the source is."),
        click.option("--title", type=TEXT, help="Its title."),
        click.option("--author", type=TEXT, help="Who wrote it; of an interview, who was asked."),
        click.option("--publisher", type=TEXT, help="Who published it."),
        click.option("--url", type=TEXT, help="Its address. One in a web archive says the page's own, too."),
        click.option("--archive-url", type=TEXT, help="The address of an archive's copy of it."),
        click.option("--published", type=TEXT, help="When it was published; of an interview, its date."),
        click.option("--channel", type=TEXT, help="How an interview was held: by telephone, in person …"),
        click.option(
            "--confidential/--not-confidential",
            default=None,
            help="Whether who or what it is stays in the house.",
        ),
        click.option("--file", type=PATH, metavar="FILE", help="The copy of it to keep."),
    )


def with_use(command: Decorated) -> Decorated:
    """The options for a source's use under a claim."""
    return with_options(
        command,
        click.option("--stance", type=STANCE, help="What the source says to the claim."),
        click.option("--tier", type=TIER, help="How near it is to the fact, in this use."),
        click.option("--locator", type=TEXT, help="Where in it: a page, a timestamp, a table …"),
        click.option("--quote", type=TEXT, help="What it says there, in its own words."),
        click.option("--note", type=TEXT, help="A note on this use of it."),
        click.option("--seen", type=TEXT, help="When you saw it."),
    )


def source_values(store: "Store", said: Mapping[str, Any]) -> dict[str, Any]:
    """What the options of `with_source` said, in the domain's types. The file is kept by then. Raises Refused
    where it cannot be read."""
    values = {name: said[name] for name in _SOURCE if said[name] is not None}
    if said["file"] is not None:
        values["file"] = _kept(store, said["file"])
    return values


def use_values(said: Mapping[str, Any]) -> dict[str, Any]:
    """What the options of `with_use` said."""
    return {name: said[name] for name in _USE if said[name] is not None}


def source_for(house: "House", values: Mapping[str, Any]) -> "tuple[Source, list[Change]]":
    """The source of those `values`, and the changes that bring it into the library. One that is known already by its
    address or file is used again: it takes what it lacks and keeps what it has. Remarks say so."""
    from annotator.domain.sourcing import add_source, edit_source, known_source, new_source

    made = new_source(**values)
    sha256 = made.file.sha256 if made.file else None
    known = known_source(house.sources.values(), url=made.url, sha256=sha256)
    known = known or known_source(house.sources.values(), url=made.archive_url)
    if known is None:
        return made, add_source(made)
    fresh, other = _lacking(known, made)
    remark(f"That source is known already, as “{short(known.name)}” ({tail(known.id)}); it is used again.")
    if fresh:
        remark(f"New there: {_listed(fresh)}.")
    if other:
        remark(f"Left as it is there: {_listed(other)}; annotator source set {tail(known.id)} changes it.")
    return known, edit_source(known, **fresh)


def _lacking(known: Source, made: Source) -> tuple[dict[str, Any], list[str]]:
    """What `made` says and `known` does not, and the names of what it says otherwise."""
    fresh: dict[str, Any] = {}
    other: list[str] = []
    for name in SOURCE_OPTIONS:
        here, there = getattr(known, name), getattr(made, name)
        if there in (None, False, Kind.OTHER) or here == there:
            continue
        if here in (None, False, Kind.OTHER):
            fresh[name] = there
        elif name not in ("url", "archive_url"):
            other.append(name)
    return fresh, other


def _listed(names: Iterable[str]) -> str:
    return ", ".join({"file": "saved copy", "url": "URL"}.get(name, name.replace("_url", " URL")) for name in names)


def _kept(store: "Store", file: Path) -> KeptFile:
    from mimetypes import MimeTypes

    content = store.files.keep_file(file)
    media_type, encoding = MimeTypes().guess_type(file.name)
    return KeptFile(
        file.name, media_type if media_type and not encoding else _UNKNOWN_TYPE, content.sha256, content.size
    )
