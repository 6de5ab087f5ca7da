"""Capturing the page at a source's address: `evidence capture`."""

import click

from annotator.cli.changes import carry_out
from annotator.cli.naming_records import find_evidence
from annotator.cli.options import TEXT, Command, Session, pass_session
from annotator.cli.output import local, say, say_json, sentence, short
from annotator.domain.errors import Refused


@click.command("capture", cls=Command)
@click.argument("evidence", metavar="EVIDENCE", type=TEXT)
@click.option("--allow-private", is_flag=True, help="Also an address of this machine or its private network.")
@pass_session
def capture(session: Session, evidence: str, allow_private: bool) -> None:
    """Fetch the page at the source's address and keep it as the saved copy.

    The address that it came from in the end, what the server said of it, and when, are kept with it."""
    from annotator.domain.archives import memento_of
    from annotator.domain.interchange import evidence_to_json
    from annotator.domain.sourcing import edit_source
    from annotator.readers.address.capture import capture_page

    with session.store() as store:
        desk, _, use = find_evidence(store, evidence)
        source = desk.house.source(use.source_id)
        address = source.url or source.archive_url
        if address is None:
            raise Refused(f"“{short(source.name)}” has no address to capture.")
        caught = capture_page(address, allow_private=allow_private)
        store.files.keep(caught.data)
        kept = {"archive_url": caught.capture.url} if memento_of(caught.capture.url) and not source.archive_url else {}
        changes = edit_source(source, file=caught.file, captured=caught.capture, **kept)
        carry_out(store, desk, changes, session)
        after = evidence_to_json(use, desk.house.sources)
    if session.json:
        say_json(after)
    else:
        where, size = short(caught.capture.url, 200), f"{caught.file.size:,}"
        say(sentence(f"captured {where}, {size} bytes, of {local(caught.capture.at)}"))
