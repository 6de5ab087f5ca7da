"""Emptying the bin: what goes, what stays, that nothing is left of what went, and that the space is given back."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain import actions, article_actions, sourcing, waiving
from annotator.domain.article import Article, SourceFile
from annotator.domain.asking import ask, log_attempt
from annotator.domain.change import LIBRARY
from annotator.domain.claim import Status
from annotator.domain.correcting import propose_correction
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import KeptFile, Source
from annotator.domain.records import Addressee, Attempt, Role
from annotator.domain.signing import sign_article, sign_claims
from annotator.domain.times import now
from db.check import check
from db.drafts import Draft
from db.engine import connect
from db.errors import LibraryLocked, LibraryReadOnly, NothingToUndo, StoreError
from db.intake import CHUNK
from db.schema import metadata
from db.store import Store
from tests.db.conftest import BY, draft, mark

OTHER = "Theo Lin"
LONG_AGO = "2025-03-01T08:00:00.000000Z"
PROOF = random.Random(1).randbytes(3 * CHUNK)


def everything(store: Store, source: Source, *, proof: bytes = PROOF) -> Article:
    """An article with a row in every table that an article's rows are in."""
    lines = ("A ferry crosses at noon. It is 40 metres long.", "Tickets cost 12 euros.")
    sha256 = store.files.keep(proof)
    given = replace(draft(lines), title="The lost ferry", source=SourceFile("ferry.txt", "text/plain", sha256))
    article = store.add_article(given, BY)
    claim = mark(store, article, "40 metres long")
    add = sourcing.add_source(source) if source.id not in store.house().sources else []
    store.apply([*add, *sourcing.add_evidence(article, [claim], source)], BY)
    store.apply(actions.write_note(article, claim, "Asked the captain.", by=BY, at=now()), BY)
    store.apply(propose_correction(article, claim, "42 metres long", by=BY, at=now()), BY)
    store.apply(ask(article, claim, Addressee.AUTHOR, "Who measured it?", by=BY, at=now()), BY)
    store.apply(log_attempt(article, [claim], Attempt.CONTACT, "the yard", by=BY, at=now()), BY)
    store.apply(actions.set_status(article, [claim], Status.VERIFIED, by=BY, at=now()), BY)
    desk = store.desk(article.id)
    store.apply(sign_claims(article, [desk.claims[claim.id]], desk.house.sources, by=OTHER, at=now()), OTHER)
    store.apply(waiving.waive(article, 0, 7, by=BY, at=now()), BY)
    store.update_article(article.id, draft((lines[0], "Tickets cost 14 euros.")), BY)
    desk = store.desk(article.id)
    parts = (desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources)
    store.apply(sign_article(*parts, Role.EDITOR, by=OTHER, at=now()), OTHER)
    store.drafts.keep(OTHER, Draft(claim.id, "note", "The captain sa"))
    return store.article(article.id)


def removed(store: Store, article: Article, at: str = LONG_AGO) -> None:
    store.apply(article_actions.remove_article(article, at=at), BY)


def contents(library: Path) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with closing(sqlite3.connect(library)) as sql:
        return {name: [repr(row) for row in sql.execute(f'SELECT * FROM "{name}"')] for name in metadata.tables}  # noqa: S608


def survey(**values: object) -> Source:
    return sourcing.new_source(title="Survey of the yard", **values)


def test_nothing_is_left_of_an_article_but_a_row_that_says_so(store: Store, library: Path, article: Article) -> None:
    source = survey()
    gone = everything(store, source)
    touched = {name for name, rows in contents(library).items() if any(gone.id in row for row in rows)}
    claims = [claim.id for claim in store.claims(gone.id)]
    parts = {name for name, rows in contents(library).items() if any(key in row for row in rows for key in claims)}
    assert touched | parts >= {name for name in metadata.tables if name not in (
        "library", "source", "house", "file", "file_chunk",
    )}  # fmt: skip
    removed(store, gone)
    mark(store, article, "900 lorries")
    stays, head = store.review(article.id), store.review(gone.id).history[-1]

    done = store.bin.purge(OTHER)
    assert [(one.id, one.title, one.claims, one.head_hash) for one in done.articles] == [
        (gone.id, "The lost ferry", 1, head.hash)
    ]
    words = ["ferry", "40 metres", "captain", "Who measured it", "12 euros", *claims]
    left = [(name, row) for name, rows in contents(library).items() for row in rows if gone.id in row]
    (row,) = [row for row in store.history(LIBRARY) if row.action == "article.purge"]
    assert [name for name, _ in left] == ["history"] and "article.purge" in left[0][1]
    assert not [
        (name, one, word)
        for name, rows in contents(library).items()
        for one in rows
        for word in words
        if word in one and "article.purge" not in one
    ]
    assert (row.by, row.subject.id, row.after) == (OTHER, gone.id, None)
    assert row.before == {
        "title": "The lost ferry", "claims": 1, "removed_at": LONG_AGO, "head_seq": head.seq, "head_hash": head.hash,
    }  # fmt: skip
    assert check(library) == []
    assert store.review(article.id) == stays
    assert store.house().sources == {source.id: source}
    with pytest.raises(StoreError):
        store.article(gone.id)


def test_a_purge_gives_the_space_back(store: Store, library: Path, article: Article) -> None:
    store.files.keep(PROOF[:-1])
    before = library.stat().st_size
    gone = everything(store, survey())
    removed(store, gone)
    assert library.stat().st_size > before + len(PROOF)
    done = store.bin.purge(BY, 0)
    assert {one.size for one in done.files} == {len(PROOF), len(PROOF) - 1}
    assert library.stat().st_size < before - len(PROOF) + 100_000
    assert done.freed > 2 * len(PROOF)
    sizes = store.space.sizes()
    assert (sizes.total, sizes.free) == (library.stat().st_size, 0)
    assert check(library) == []


def test_what_is_not_old_or_was_restored_stays(store: Store, library: Path, article: Article) -> None:
    first, second = everything(store, survey()), everything(store, survey())
    removed(store, first, at=now())
    removed(store, second)
    store.apply(article_actions.restore_article(store.article(second.id)), BY)
    before = contents(library)
    assert store.bin.due() == store.bin.purge(BY)
    assert contents(library) == before
    assert [one.id for one in store.bin.due(0).articles] == [first.id]
    assert contents(library) == before, "to ask changes nothing"
    with pytest.raises(InvalidValue):
        store.bin.purge(BY, 10**9)


def test_a_source_in_the_bin_goes_once_nothing_uses_it(store: Store, library: Path, article: Article) -> None:
    used, unused, input_, standing = survey(), survey(), survey(), survey()
    store.apply([change for one in (used, unused, input_, standing) for change in sourcing.add_source(one)], BY)
    gone = everything(store, used)
    claim = mark(store, article, "900 lorries")
    sums = {"inputs": [{"name": "a", "value": "1", "source": input_.id}], "formula": "a", "result": "1"}
    store.apply(sourcing.add_evidence(article, [claim], standing, calculation=sums), BY)
    store.apply(sourcing.remove_source(unused, 0, at=LONG_AGO), BY)
    for held, one in ((gone, used), (article, input_)):  # while its claims were in the bin, too
        store.apply(actions.remove_claims(held, store.claims(held.id), at=now()), BY)
        store.apply(sourcing.remove_source(one, 0, at=LONG_AGO), BY)
        store.apply([c for one in store.claims(held.id) for c in actions.restore_claim(held, one)], BY)
    assert [one.id for one in store.bin.purge(BY).sources] == [unused.id]
    assert set(store.house().sources) == {used.id, input_.id, standing.id}
    removed(store, gone)
    assert [one.id for one in store.bin.due().sources] == [used.id], "with the article that uses it"
    assert [one.id for one in store.bin.purge(BY).sources] == [used.id]
    assert set(store.house().sources) == {input_.id, standing.id}
    assert check(library) == []


def test_a_file_stays_while_anything_may_ask_for_it(store: Store, library: Path, article: Article) -> None:
    def kept(data: bytes) -> KeptFile:
        return KeptFile("copy.txt", "text/plain", store.files.keep(data), len(data))

    of_source, replaced, alone = kept(b"of a source"), kept(b"replaced since"), kept(b"never used")
    first, second = survey(file=of_source), survey(file=replaced)
    store.apply(sourcing.add_source(first) + sourcing.add_source(second), BY)
    store.apply(sourcing.edit_source(second, file=None), BY)
    of_withdrawn = store.files.keep(b"of a version that was taken back")
    new = replace(draft(("Another text.",)), source=SourceFile("b.txt", "text/plain", of_withdrawn))
    store.update_article(article.id, new, BY)
    store.undo(article.id, BY)
    assert store.bin.purge(BY).files == (), "kept today"
    with closing(connect(library)) as sql:
        sql.execute("UPDATE file SET kept_at = ?", (LONG_AGO,))
    assert [one.sha256 for one in store.bin.purge(BY).files] == [alone.sha256]
    assert not store.files.holds(alone.sha256)
    store.undo(article.id, BY)
    assert store.house().source(second.id).file == replaced
    store.redo(article.id, BY)
    assert all(store.files.holds(one) for one in (of_source.sha256, replaced.sha256, of_withdrawn))
    assert check(library) == []


def test_one_that_is_kept_again_is_not_taken_before_it_is_used(store: Store, library: Path) -> None:
    sha256 = store.files.keep(PROOF)
    with closing(connect(library)) as sql:
        sql.execute("UPDATE file SET kept_at = ?", (LONG_AGO,))
    store.files.keep(PROOF)
    assert store.bin.purge(BY).files == () and store.files.read(sha256) == PROOF


class Cancelled(Exception):
    """What a caller raises to stop."""


def test_what_was_broken_off_is_swept(store: Store, library: Path) -> None:
    def cancel() -> None:
        with closing(sqlite3.connect(library)) as sql:
            if sql.execute("SELECT 1 FROM file_chunk").fetchone():
                raise Cancelled

    before = library.stat().st_size
    with pytest.raises(Cancelled):
        store.files.keep(random.Random(2).randbytes(12 * CHUNK), cancel)
    assert store.bin.due().unfinished == 1
    done = store.bin.purge(BY)
    assert (done.unfinished, done.files) == (1, ()) and done.freed > 3 * CHUNK
    assert library.stat().st_size <= before
    assert contents(library)["file_chunk"] == []


def test_a_purge_in_the_midst_of_keeping_a_file_leaves_it_whole(store: Store, library: Path) -> None:
    data, times = random.Random(3).randbytes(10 * CHUNK), 0

    def purge() -> None:
        nonlocal times
        times += 1
        if times == 13:  # some of it is written
            with Store.open(library) as other:
                assert other.bin.purge(OTHER).unfinished == 1

    sha256 = store.files.keep(data, purge)
    assert times > 13 and store.files.read(sha256) == data


def test_a_purge_that_is_broken_off_is_finished_by_the_next(store: Store, library: Path, article: Article) -> None:
    gone = everything(store, survey(), proof=random.Random(4).randbytes(10 * CHUNK))
    removed(store, gone)
    for number in (0, 2, 3, 5):  # articles, files, what they consist of, the space
        left = iter(range(number))

        def cancel(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            store.bin.purge(BY, 0, cancel)
        assert check(library) == []
    store.bin.purge(BY, 0)
    rows = contents(library)
    assert rows["file"] == rows["file_chunk"] == [] and len(rows["article"]) == 1
    assert store.space.sizes().free == 0


def test_a_file_goes_with_the_last_article_that_has_it(store: Store, library: Path) -> None:
    first, second = everything(store, survey()), everything(store, survey())
    for one in (first, second):
        removed(store, one, at=now())
    (sha256,) = {one.sha256 for one in store.bin.due(0, sparing=True).files}
    left = iter(range(2))

    def cancel() -> None:
        if next(left, None) is None:
            raise Cancelled

    with pytest.raises(Cancelled):  # the first has gone
        store.bin.purge(BY, 0, cancel, sparing=True)
    (stays,) = store.articles()
    assert store.files.read(sha256) == PROOF
    store.apply(article_actions.restore_article(store.article(stays.id)), BY)
    assert store.bin.purge(BY, 0, sparing=True).files == () and store.files.holds(sha256)
    removed(store, store.article(stays.id), at=now())
    assert [one.sha256 for one in store.bin.purge(BY, 0, sparing=True).files] == [sha256]
    assert contents(library)["file_chunk"] == []


def test_where_somebody_may_be_at_work_new_files_and_those_undo_may_want_are_spared(
    store: Store, library: Path, article: Article
) -> None:
    new, let_go = store.files.keep(b"about to be used"), store.files.keep(b"let go of")
    source = survey(file=KeptFile("copy.txt", "text/plain", let_go, 9))
    store.apply(sourcing.add_source(source), BY)
    store.apply(sourcing.edit_source(source, file=None), BY)
    gone = everything(store, survey())
    removed(store, gone, at=now())
    (sha256,) = (version.source.sha256 for version in gone.versions if version.source)
    assert [one.sha256 for one in store.bin.purge(BY, 0, sparing=True).files] == [sha256]
    assert store.files.holds(new) and store.files.holds(let_go)
    assert {one.sha256 for one in store.bin.purge(BY, 0).files} == {new, let_go}


def test_it_is_told_how_far_a_purge_is(store: Store, library: Path, article: Article) -> None:
    told: list[tuple[int, int]] = []
    removed(store, everything(store, survey(), proof=random.Random(5).randbytes(20 * CHUNK)))
    store.bin.purge(BY, 0, tell=lambda done, total: told.append((done, total)))
    assert told == sorted(told) and len({total for _, total in told}) == 1
    assert len(told) > 8 and told[-1][0] >= 0.9 * told[-1][1]


def test_undo_and_redo_go_on_after_a_purge(store: Store, library: Path, article: Article) -> None:
    standing, leaving = survey(), survey()
    store.apply(sourcing.add_source(leaving), BY)
    store.apply(sourcing.remove_source(leaving, 0, at=LONG_AGO), BY)
    gone = everything(store, survey())
    removed(store, gone)
    store.bin.purge(BY)
    with pytest.raises(NothingToUndo):
        store.undo(LIBRARY, BY)
    assert store.offered(LIBRARY, BY) == (None, None)
    store.apply(sourcing.add_source(standing), BY)
    store.apply(sourcing.edit_source(standing, title="Survey of the harbour"), BY)
    store.bin.purge(OTHER, 0)
    store.undo(article.id, BY)
    assert store.house().source(standing.id).title == "Survey of the yard"
    store.redo(article.id, BY)
    mark(store, article, "900 lorries")
    store.undo(article.id, BY)
    assert store.claims(article.id) == []
    assert check(library) == []


def test_who_may_not_write_purges_nothing(store: Store, library: Path, article: Article) -> None:
    removed(store, article)
    before = contents(library)
    with closing(connect(library)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryLocked):
            store.bin.purge(BY)
    library.chmod(0o400)
    with Store.open(library) as reading, pytest.raises(LibraryReadOnly):
        reading.bin.purge(BY)
    assert contents(library) == before
