"""The chain of hashes: verifiable from what is exported, and broken by any tampering, which is named."""

import hashlib
import json
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.interchange import to_json
from db.check import check
from db.engine import connect
from db.store import Store
from tests.db.conftest import give, mark


@pytest.fixture
def worked(store: Store, article: Article) -> Article:
    give(store, article, mark(store, article, "three years late"), Status.VERIFIED)
    mark(store, article, "قال الوزير")
    return article


def test_anybody_can_verify_the_chain_from_the_export(store: Store, worked: Article) -> None:
    rows = to_json(store.review(worked.id))["history"]
    previous = ""
    for number, row in enumerate(rows, 1):
        assert row["seq"] == number
        body = {name: value for name, value in row.items() if name != "hash"}
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        previous = hashlib.sha256((previous + text).encode()).hexdigest()
        assert row["hash"] == previous


def test_an_untouched_library_is_sound(store: Store, worked: Article, library: Path) -> None:
    assert check(library) == []


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        ("UPDATE history SET by = 'Nobody' WHERE seq = 2", "row 2"),
        ("""UPDATE history SET after = '{"status":"disputed"}' WHERE action = 'claim.status'""", "row 4"),
        ("DELETE FROM history WHERE seq = 3", "row 3"),
        ("DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)", "ends at row"),
        ("UPDATE claim SET status = 'disputed' WHERE number = 1", "Claim 1"),
        ('UPDATE passage SET start = start + 1, "end" = "end" + 1', "place"),
    ],
)
def test_tampering_is_named(store: Store, worked: Article, library: Path, tampering: str, named: str) -> None:
    store.close()
    with closing(connect(library)) as sql:
        sql.execute(tampering)
    problems = check(library)
    assert problems
    assert any(named in problem for problem in problems), problems


def test_rows_that_changed_places_are_named(store: Store, worked: Article, library: Path) -> None:
    store.close()
    with closing(connect(library)) as sql:
        sql.execute("UPDATE history SET seq = 100 WHERE seq = 2")
        sql.execute("UPDATE history SET seq = 2 WHERE seq = 3")
        sql.execute("UPDATE history SET seq = 3 WHERE seq = 100")
    assert check(library)
