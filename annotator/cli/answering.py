"""Open items that came back filled in: `query answers`."""

from pathlib import Path

import click

from annotator.cli.changes import carry_out
from annotator.cli.naming import find_article
from annotator.cli.options import PATH, TEXT, Command, Session, pass_session
from annotator.cli.output import remark, say, say_json


@click.command("answers", cls=Command)
@click.argument("article", metavar="ARTICLE", type=TEXT)
@click.argument("file", metavar="FILE", type=PATH)
@pass_session
def answers(session: Session, article: str, file: Path) -> None:
    """Keep the answers in FILE, which is a table of open items of ARTICLE that came back filled in."""
    from annotator.domain.answers import answers_in, keep_returned
    from annotator.readers.apart import read_file_apart

    draft = read_file_apart(file, form=True).draft
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        returned = answers_in(draft, desk.article)
        found = keep_returned(desk.article, desk.claims.values(), draft, returned)
        carry_out(store, desk, found.changes, session)
    for line in found.remarks:
        remark(line)
    if session.json:
        say_json({"article": desk.article.id, "answered": found.number, "remarks": found.remarks})
    else:
        say(f"{found.number:,} {'query' if found.number == 1 else 'queries'} answered.")
