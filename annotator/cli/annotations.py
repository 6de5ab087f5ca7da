"""`annotations ARTICLE FILE`: annotations of other programs as claims of an article."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.naming import find_article
from annotator.cli.options import PATH, TEXT, Command, Session, pass_session
from annotator.cli.output import remark, say, say_json
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.annotating.importing import Imported


@click.command("annotations", cls=Command)
@click.argument("article", type=TEXT)
@click.argument("file", metavar="FILE", type=PATH)
@pass_session
def annotations(session: Session, article: str, file: Path) -> None:
    """Take annotations of other programs in as claims of ARTICLE.

    FILE is a file, or - for standard input: W3C Web Annotations (a collection, a page, one, or a list), or an export
    of Hypothesis. Each is placed where its quote stands for certain; what is not placed is told. What is here already
    is not taken again, so that a file can be imported once more."""
    from annotator.cli.sources import is_address, receive
    from annotator.domain.annotating.importing import import_annotations
    from annotator.domain.ratings import scales_of
    from annotator.domain.times import now
    from annotator.readers.apart import read_annotations_apart

    if is_address(file):
        raise Refused("Annotations are read from a file; save what is at that address as one.")
    received = receive(file, {})
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        found = read_annotations_apart(received.data, received.name)
        scales = scales_of(desk.house.settings)
        imported = import_annotations(desk, found, by=session.reviewer, at=now(), scales=scales)
        session.done = bool(store.apply(list(imported.changes), session.reviewer))
    for line in imported.remarks:
        remark(line)
    _tell(session, imported)


def _tell(session: Session, imported: "Imported") -> None:
    counts = imported.counts
    if session.json:
        numbers = {name: getattr(counts, name) for name in counts.NUMBERS}
        say_json({"claims": list(imported.claims), **numbers, "remarks": list(imported.remarks)})
    else:
        say(counts.sentence())
