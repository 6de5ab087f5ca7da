"""A library of this test, with one article in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain import actions
from annotator.domain.article import Article, ArticleDraft, BlockKind
from annotator.domain.change import HistoryRow
from annotator.domain.claim import Claim, Status
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.times import now
from db.store import Store

BY = "Mara Boyd"
LINES = (
    "The north bridge opened on Monday 😀, three years late. It cost 4.2 million, the mayor said 👩‍🔬.",
    "قال الوزير إن الجسر مفتوح الآن. وأكد المتحدث أن العمل انتهى.",
    "About 900 lorries cross it each day; in winter there are 1,200. Nobody was hurt.",
)


def draft(lines: tuple[str, ...] = LINES) -> ArticleDraft:
    text, blocks = assemble([DraftBlock(BlockKind.PARAGRAPH, [Run(line)]) for line in lines])
    return ArticleDraft("The bridge", text, blocks)


def mark(store: Store, article: Article, quote: str, by: str = BY, status: Status = Status.UNCHECKED) -> Claim:
    """A claim on the quote, in the store."""
    start = article.newest.text.index(quote)
    rows = store.apply(actions.mark_claim(article, start, start + len(quote), by=by, at=now(), status=status), by)
    return store.claim(rows[0].subject.id)[1]


def give(store: Store, article: Article, claim: Claim, status: Status, by: str = BY) -> list[HistoryRow]:
    return store.apply(actions.set_status(article, [claim], status, by=by, at=now()), by)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    with Store.open(library) as opened:
        yield opened


@pytest.fixture
def article(store: Store) -> Article:
    return store.add_article(draft(), BY)
