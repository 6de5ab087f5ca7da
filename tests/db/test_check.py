"""What a check finds: whatever somebody else wrote into a library is named, and nothing makes the check itself fail."""

import hashlib
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain import actions, article_actions, waiving
from annotator.domain.article import Article
from annotator.domain.change import HistoryRow, Subject, chained_hash
from annotator.domain.claim import Status
from annotator.domain.sourcing import add_source, new_source
from annotator.domain.times import now
from db.check import check
from db.engine import connect
from db.errors import LibraryDamaged, LibraryForeign, LibraryMissing
from db.store import Store
from tests.db.conftest import BY, draft, give, mark


@pytest.fixture
def worked(store: Store, library: Path, article: Article) -> Article:
    """An article with a bit of everything: two claims, one verified with a note, a waiver, an undo and a redo."""
    first = mark(store, article, "three years late")
    give(store, article, first, Status.VERIFIED)
    store.apply(actions.write_note(article, first, "Asked the mayor.", by=BY, at=now()), BY)
    store.apply(waiving.waive(article, 0, 9, by=BY, at=now()), BY)
    mark(store, article, "قال الوزير")
    store.apply(article_actions.edit_article(article, title="The old bridge"), BY)
    store.undo(article.id, BY)
    store.redo(article.id, BY)
    assert check(library) == []
    return article


def tampered(library: Path, *statements: str) -> list[str]:
    with closing(connect(library)) as sql:
        sql.execute("PRAGMA foreign_keys=OFF")
        sql.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            sql.execute(statement)
    return check(library)


NOT_AS_LEFT = "The article is not as its history leaves it."
OTHER_TEXT = "The text of version 1 is not the one it was made with."


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE claim SET statement = 'No.' WHERE number = 1", "Claim 1 is not as its history leaves it."),
        ("UPDATE claim SET checked_by = 'Nobody' WHERE number = 1", "Claim 1 is not as its history leaves it."),
        ("UPDATE claim SET changed_by = 'Nobody' WHERE number = 2", "Claim 2 is not as its history leaves it."),
        ("UPDATE claim SET removed_at = '2025-01-01T00:00:00.000000Z'", "Claim 2 is not as its history leaves it."),
        ("UPDATE claim SET number = 7 WHERE number = 2", "Claim 7 is not as its history leaves it."),
        ("UPDATE note SET text = 'Asked nobody.'", "Claim 1 is not as its history leaves it."),
        ("DELETE FROM note", "Claim 1 is not as its history leaves it."),
        ("DELETE FROM waiver", "The waivers are not as their history leaves them."),
        ("UPDATE waiver SET reason = 'other'", "The waivers are not as their history leaves them."),
        ("UPDATE article SET title = 'Another'", NOT_AS_LEFT),
        ("UPDATE article SET url = 'https://x.example'", NOT_AS_LEFT),
        (
            "UPDATE article SET removed_at = '2025-01-01T00:00:00.000000Z'",
            "The article is not as its history leaves it.",
        ),
        (
            "UPDATE version SET text = replace(text, 'hurt', 'dead')",
            "The text of version 1 is not the one it was made with.",
        ),
        ("UPDATE history SET role = 'do' WHERE role = 'undo'", "is kept as do, but is undo."),
        ("UPDATE article SET last_number = 1", "would get a number that has been given before."),
        ("UPDATE article SET head_hash = ''", "History ends at row"),
        ("UPDATE article SET head_seq = 3", "but the article says row 3."),
        ("UPDATE history SET hash = lower(hex(zeroblob(32))) WHERE seq = 4", "History row 4 does not match its hash."),
        ("UPDATE claim SET status = 'maybe' WHERE number = 1", "CHECK constraint failed"),
        ("UPDATE passage SET claim_id = 'nobody'", "points to a row of claim that is not there."),
        ("DROP TABLE note", "The table note is missing."),
        ("UPDATE passage SET exact = exact || '!'", "Claim 1 cannot be read"),
        ("UPDATE passage SET start = NULL", "Claim 2 cannot be read"),
        ("UPDATE claim SET labels = 'nonsense' WHERE number = 2", "Claim 2 cannot be read"),
        ("UPDATE version SET blocks = '[1]'", "The article cannot be read"),
        ("UPDATE waiver SET start = 50", "A waiver cannot be read"),
        ("UPDATE history SET after = '{' WHERE seq = 3", "History row 3 cannot be read"),
        ("UPDATE history SET subject = 'x' WHERE seq = 3", "History row 3 cannot be read"),
    ],
)
def test_whatever_was_tampered_with_is_named(
    store: Store, library: Path, worked: Article, statement: str, named: str
) -> None:
    store.close()
    problems = tampered(library, statement)
    assert any(named in problem for problem in problems), problems


@pytest.mark.usefixtures("worked")
def test_a_text_and_its_hash_changed_together_are_named(store: Store, library: Path) -> None:
    store.close()
    with closing(connect(library)) as sql:
        (text,) = sql.execute("SELECT text FROM version").fetchone()
        text = text.replace("Nobody was hurt", "Nobody was dead")
        sql.execute("UPDATE version SET text = ?, text_sha256 = ?", (text, hashlib.sha256(text.encode()).hexdigest()))
    assert any("The article is not as its history leaves it." in problem for problem in check(library))


def test_a_chain_that_holds_but_says_nonsense_is_named(store: Store, article: Article, tmp_path: Path) -> None:
    """As a review may bring that somebody made up."""
    review = store.review(article.id)
    subject = Subject(article.id, "claim", "c1")
    row = HistoryRow(2, 2, None, now(), BY, "claim.edit", subject, {"colour": "red"}, {"colour": "blue"}, "")
    made_up = replace(row, hash=chained_hash(review.history[0].hash, row))
    with Store.open(tmp_path / "other.sqlite") as other:
        other.add_review(replace(review, history=(*review.history, made_up)), BY)
    assert check(tmp_path / "other.sqlite") == ["The bridge: History row 2 cannot be followed ('c1')."]


def test_each_article_is_checked_and_named(store: Store, library: Path, article: Article) -> None:
    other = store.add_article(replace(draft(), title="The tunnel"), BY)
    mark(store, other, "three years late")
    store.close()
    assert tampered(library, "UPDATE claim SET statement = 'No.'") == [
        "The tunnel: Claim 1 is not as its history leaves it."
    ]
    assert article.title == "The bridge"


def test_a_review_that_came_without_a_history_is_sound(
    store: Store, library: Path, worked: Article, tmp_path: Path
) -> None:
    bare = replace(store.review(worked.id), history=())
    elsewhere = tmp_path / "elsewhere.sqlite"
    with Store.open(elsewhere) as other:
        other.add_review(bare, BY)
        mark(other, worked, "Nobody was hurt")
    assert check(elsewhere) == []


def test_a_damaged_page_is_named_or_said(store: Store, library: Path, worked: Article) -> None:
    store.close()
    whole = library.read_bytes()
    for page in range(2, len(whole) // 4096 + 1):
        data = bytearray(whole)
        data[(page - 1) * 4096 : page * 4096] = b"\x5a" * 4096
        library.write_bytes(data)
        with suppress(LibraryDamaged):
            assert check(library)
        assert library.read_bytes() == bytes(data)


def test_a_library_of_another_version_is_not_called_damaged(store: Store, library: Path) -> None:
    store.close()
    with closing(connect(library)) as sql:
        sql.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryForeign, match="is of version 9999"):
        check(library)


def test_what_is_not_there_is_not_made(library: Path) -> None:
    with pytest.raises(LibraryMissing):
        check(library)
    assert not library.exists()


def test_a_read_only_library_can_be_checked(store: Store, library: Path, worked: Article) -> None:
    store.close()
    library.chmod(0o444)
    before = library.read_bytes()
    assert check(library) == []
    assert library.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE history SET by = 'Nobody' WHERE {chain} AND seq = 2", "History row 2 does not match its hash."),
        ("UPDATE history SET at = '2025-01-01T00:00:00.000000Z' WHERE {chain} AND seq = 2", "row 2 does not match"),
        ("UPDATE history SET action = 'x' WHERE {chain} AND seq = 2", "History row 2 does not match its hash."),
        ("UPDATE history SET after = '{{}}' WHERE {chain} AND seq = 2", "History row 2 does not match its hash."),
        ("DELETE FROM history WHERE {chain} AND seq = 2", "History row 2 missing before row 3."),
        ("DELETE FROM history WHERE {chain} AND seq = 1", "History row 1 missing before row 2."),
        ("DELETE FROM history WHERE {chain} AND seq >= 3", "History ends at row 2, but"),
        ("DELETE FROM history WHERE {chain}", "History ends at row 0, but"),
    ],
)
@pytest.mark.parametrize("of_library", [False, True])
@pytest.mark.usefixtures("worked")
def test_every_way_to_tamper_with_a_chain_is_named(
    store: Store, library: Path, statement: str, named: str, of_library: bool
) -> None:
    for title in ("Survey", "Log", "Letter"):
        store.apply(add_source(new_source(title=title)), BY)
    store.close()
    chain = f"article_id {'=' if of_library else '<>'} 'library'"
    problems = tampered(library, statement.format(chain=chain))
    assert any(named in problem for problem in problems), problems
    assert all(problem.startswith("Sources: " if of_library else "The old bridge: ") for problem in problems), problems


@pytest.mark.parametrize("of_library", [False, True])
@pytest.mark.usefixtures("worked")
def test_rows_that_were_swapped_are_named(store: Store, library: Path, of_library: bool) -> None:
    for title in ("Survey", "Log", "Letter"):
        store.apply(add_source(new_source(title=title)), BY)
    store.close()
    swap = "UPDATE history SET seq = {new} WHERE article_id {chain} 'library' AND seq = {old}"
    turns = [{"old": 2, "new": 1000}, {"old": 3, "new": 2}, {"old": 1000, "new": 3}]
    problems = tampered(library, *(swap.format(chain="=" if of_library else "<>", **turn) for turn in turns))
    for seq in (2, 3):
        assert any(f"History row {seq} does not match its hash." in problem for problem in problems), problems
