"""A process that writes claims to a library and tells each one that is acknowledged: FILE ARTICLE REVIEWER COUNT."""

import sys
from pathlib import Path

from annotator.domain import actions
from annotator.domain.times import now
from db.store import Store


def main(library: str, article_id: str, reviewer: str, count: str) -> None:
    with Store.open(Path(library)) as store:
        article = store.article(article_id)
        for turn in range(int(count)):
            start = turn % 20
            changes = actions.mark_claim(article, start, start + 12, by=reviewer, at=now())
            rows = store.apply(changes, reviewer)
            print(rows[-1].seq, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
