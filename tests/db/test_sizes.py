"""What takes a library's space: that the parts are told apart, and that nothing is counted twice or left out."""

import random
from dataclasses import replace
from pathlib import Path

from annotator.domain import actions, sourcing
from annotator.domain.article import Article, SourceFile
from annotator.domain.evidence import KeptFile
from annotator.domain.times import now
from db.intake import CHUNK
from db.sizes import ArticleSize, Sizes
from db.store import Store
from tests.db.conftest import BY, draft, mark


def size_of(store: Store, article: Article) -> ArticleSize:
    return next(one for one in store.space.sizes().articles if one.id == article.id)


def parts(sizes: Sizes) -> list[int]:
    records = [part for one in sizes.articles for part in (one.texts, one.claims, one.history)]
    return [*records, sizes.used_files, sizes.unused_files, sizes.house, sizes.free, sizes.rest]


def test_the_parts_make_the_whole_file(store: Store, library: Path, article: Article) -> None:
    mark(store, article, "three years late")
    store.files.keep(random.Random(1).randbytes(3 * CHUNK))
    store.apply(sourcing.add_source(sourcing.new_source(title="Survey")), BY)
    sizes = store.space.sizes()
    assert sizes.total == library.stat().st_size == sum(parts(sizes))
    assert all(part >= 0 for part in parts(sizes))
    assert 0 < sizes.rest < 300_000, "pages that are not full"


def test_each_part_grows_with_what_is_in_it(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    before = size_of(store, article)
    assert before.texts > len(article.newest.text.encode()), "in bytes, not in characters"
    note = "Es war später. " * 1000
    store.apply(actions.write_note(article, claim, note, by=BY, at=now()), BY)
    after = size_of(store, article)
    for grown in (after.claims - before.claims, after.history - before.history):
        assert len(note.strip().encode()) <= grown < len(note.encode()) + 1000
    assert (after.texts, after.files) == (before.texts, 0)
    store.update_article(article.id, draft(("The bridge. " * 5000,)), BY)
    assert size_of(store, article).texts - after.texts >= 60_000 - 1
    settings = store.space.sizes().house
    store.apply(sourcing.add_source(sourcing.new_source(title="Survey " * 1000)), BY)
    assert store.space.sizes().house - settings > 2 * 6000, "the source, and that it was added"


def test_files_count_for_whom_they_are_and_once_in_all(store: Store, article: Article) -> None:
    proof, copy, neither = (random.Random(seed).randbytes(seed * 100_000) for seed in (1, 2, 4))
    sha256 = store.files.keep(proof)
    given = replace(draft(), source=SourceFile("proof.txt", "text/plain", sha256))
    first, second = store.add_article(given, BY), store.add_article(given, BY)
    claim = mark(store, second, "three years late")
    file = KeptFile("copy.pdf", "application/pdf", store.files.keep(copy), len(copy))
    source, unused = sourcing.new_source(file=file), sourcing.new_source(title="None", file=file)
    store.apply([*sourcing.add_source(source), *sourcing.add_evidence(second, [claim], source)], BY)
    store.apply(sourcing.add_source(unused), BY)
    store.files.keep(neither)
    sizes = store.space.sizes()
    assert 400_000 <= sizes.unused_files < 401_000
    assert 300_000 <= sizes.used_files < 301_000
    assert 100_000 <= size_of(store, first).files < 101_000
    assert 300_000 <= size_of(store, second).files < 301_000
    assert size_of(store, article).files == 0
    assert [one.id for one in sizes.articles] == [second.id, first.id, article.id], "the largest first"


def test_a_file_of_which_a_part_was_written_is_no_used_one(store: Store) -> None:
    def stop() -> None:
        if store.space.sizes().unused_files:
            raise InterruptedError

    data = random.Random(5).randbytes(12 * CHUNK)
    try:
        store.files.keep(data, stop)
    except InterruptedError:
        sizes = store.space.sizes()
        assert 0 < sizes.unused_files < len(data) and sizes.used_files == 0
    else:
        raise AssertionError("it was to be broken off")


def test_an_empty_library_has_no_articles(store: Store, library: Path) -> None:
    sizes = store.space.sizes()
    assert sizes.articles == () and sizes.used_files == sizes.unused_files == sizes.house == 0
    assert sizes.total == sizes.rest == library.stat().st_size
