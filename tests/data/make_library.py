"""Makes the stored library of the schema's present revision: `python -m tests.data.make_library FILE`.

Run it once for each revision, before the next migration is written; a stored library is never made again.
"""

import sys
from pathlib import Path

from annotator.domain import actions
from annotator.domain.article import ArticleDraft
from annotator.domain.claim import Status
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.times import now
from db.store import Store

BY = "Mara Boyd"


def fill(path: Path) -> None:
    """An article with two claims, a note, a waiver and an undo."""
    from annotator.domain.article import BlockKind

    lines = ("Mill reopens 😀", "It turned on Friday. قال الوزير نعم. Nobody came.")
    text, blocks = assemble([DraftBlock(BlockKind.PARAGRAPH, [Run(line)]) for line in lines])
    with Store.open(path) as store:
        article = store.add_article(ArticleDraft("Mill reopens", text, blocks), BY)
        for quote, status in (("turned on Friday", Status.VERIFIED), ("قال الوزير نعم", Status.DISPUTED)):
            start = text.index(quote)
            store.apply(actions.mark_claim(article, start, start + len(quote), status=status, by=BY, at=now()), BY)
        claim = store.claims(article.id)[0]
        store.apply(actions.write_note(article, claim, "Asked the miller.", by=BY, at=now()), BY)
        start = text.index("Nobody came")
        store.apply(actions.waive(article, start, start + 11, by=BY, at=now()), BY)
        store.apply(actions.remove_claims(article, [claim], at=now()), BY)
        store.undo(article.id, BY)


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
