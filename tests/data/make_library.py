"""Makes the stored library of the schema's present revision: `python -m tests.data.make_library FILE`.

Run it once for each revision, before the next migration is written; a stored library is never made again.
"""

import sys
from pathlib import Path

from annotator.domain import actions, waiving
from annotator.domain.article import ArticleDraft
from annotator.domain.claim import Status
from annotator.domain.correcting import propose_correction
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.times import now
from db.store import Store

BY = "Mara Boyd"


def fill(path: Path) -> None:
    """An article with two claims, a note, a waiver and an undo; then an update, a kept file and a correction."""
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
        store.apply(waiving.waive(article, start, start + 11, by=BY, at=now()), BY)
        store.apply(actions.remove_claims(article, [claim], at=now()), BY)
        store.undo(article.id, BY)
        changed = [DraftBlock(BlockKind.PARAGRAPH, [Run(line.replace("Friday", "Monday"))]) for line in lines]
        store.files.keep("\n".join(lines).encode())
        store.update_article(article.id, ArticleDraft("Mill reopens", *assemble(changed)), BY)
        claim = store.claims(article.id)[0]
        newest = store.article(article.id)
        store.apply(propose_correction(newest, claim, "turned on Tuesday", by=BY, at=now()), BY)


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
