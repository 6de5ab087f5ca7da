"""Open items that came back filled in: `query answers`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.changes import carry_out
from annotator.cli.naming import find_article
from annotator.cli.options import PATH, TEXT, Command, Session, pass_session
from annotator.cli.output import remark, say, say_json

if TYPE_CHECKING:
    from annotator.domain.article import ArticleDraft


@click.command("answers", cls=Command)
@click.argument("article", metavar="ARTICLE", type=TEXT)
@click.argument("file", metavar="FILE", type=PATH)
@pass_session
def answers(session: Session, article: str, file: Path) -> None:
    """Keep the answers in FILE, which is a table of open items of ARTICLE that came back filled in."""
    from annotator.domain.answers import answers_in, keep_answers, written_elsewhere
    from annotator.readers.apart import read_file_apart

    draft = read_file_apart(file, form=True).draft
    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        returned = answers_in(draft, desk.article)
        elsewhere = written_elsewhere(desk.claims.values(), returned.unanswered)
        found = keep_answers(desk.article, desk.claims.values(), returned.answers)
        carry_out(store, desk, found.changes, session)
    remarks = [*draft.remarks, *_beside(draft), *returned.remarks, *elsewhere, *found.remarks]
    for line in remarks:
        remark(line)
    if session.json:
        say_json({"article": desk.article.id, "answered": found.number, "remarks": remarks})
    else:
        say(f"{found.number:,} {'query' if found.number == 1 else 'queries'} answered.")


def _beside(draft: "ArticleDraft") -> Iterator[str]:
    """That something was written beside the table, where an answer may be."""
    number = len(draft.suggestions)
    if number:
        notes, were = ("comment or note", "was") if number == 1 else ("comments or notes", "were")
        yield f"The file has {number:,} {notes} beside its text; {'it' if number == 1 else 'they'} {were} not read."
