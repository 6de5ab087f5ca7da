"""Locks, full disks, moved files, kill -9, and several writers at once."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Status
from db.check import check
from db.drafts import Draft
from db.engine import connect
from db.errors import LibraryLocked, LibraryUnreachable
from db.store import Store
from tests.db.conftest import BY, draft, give, mark

KILLS = 50
ROOT = Path(__file__).parents[2]


def write(library: Path, article: Article, reviewer: str, count: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.db.writer", str(library), article.id, reviewer, str(count)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def test_a_lock_is_told_changes_nothing_and_passes(store: Store, library: Path, article: Article) -> None:
    claim = mark(store, article, "three years late")
    before = store.review(article.id)
    with closing(connect(library)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryLocked, match="locked by another program"):
            give(store, article, claim, Status.VERIFIED)
        other.execute("ROLLBACK")
    assert store.review(article.id) == before
    give(store, article, claim, Status.VERIFIED)
    assert store.claim(claim.id)[1].status is Status.VERIFIED


def test_a_library_that_went_away_is_told_and_works_again_when_it_is_back(
    store: Store, library: Path, article: Article
) -> None:
    claim = mark(store, article, "three years late")
    aside = library.with_name("aside.sqlite")
    library.rename(aside)
    with pytest.raises(LibraryUnreachable):
        give(store, article, claim, Status.VERIFIED)
    shutil.copy(aside, library)
    give(store, article, claim, Status.VERIFIED)
    assert check(library) == []
    assert store.claim(claim.id)[1].status is Status.VERIFIED


@pytest.fixture
def small_disk() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("a small disk can be mounted by the superuser alone")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk_is_told_and_nothing_before_it_is_lost(small_disk: Path) -> None:
    library = small_disk / "library.sqlite"
    filler = small_disk / "filler"
    with Store.open(library) as store:
        article = store.add_article(draft(), BY)
        claim = mark(store, article, "three years late")
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(4096)):
                pass
        before = store.review(article.id)
        with pytest.raises(LibraryUnreachable, match="disk"):
            for _ in range(200):
                mark(store, article, "Nobody was hurt")
                before = store.review(article.id)
        assert store.review(article.id) == before
        filler.unlink()
        give(store, article, claim, Status.VERIFIED)
    assert check(library) == []


def test_killed_at_any_moment_nothing_acknowledged_is_lost(store: Store, library: Path, article: Article) -> None:
    chance = random.Random(7)
    told = 1
    for turn in range(KILLS):
        with write(library, article, f"Reviewer {turn}", 10_000) as victim:
            assert victim.stdout is not None
            for _ in range(chance.randint(1, 12)):
                told = max(told, int(victim.stdout.readline()))
            victim.send_signal(signal.SIGKILL)
            told = max([told, *map(int, victim.stdout.read().split())])
    rows = store.history(article.id)
    assert rows[-1].seq >= told
    assert check(library) == []


def test_four_writers_at_once_are_none_refused(store: Store, library: Path, article: Article) -> None:
    # Few enough that on a busy machine none waits for longer than the library lets a writer wait.
    writers = [write(library, article, f"Reviewer {turn}", 20) for turn in range(4)]
    told = [sorted(map(int, writer.communicate()[0].split())) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert [len(seqs) for seqs in told] == [20] * 4
    assert len({seq for seqs in told for seq in seqs}) == 80
    assert sorted(claim.number for claim in store.claims(article.id)) == list(range(1, 81))
    assert check(library) == []


def test_typing_is_kept_until_it_is_dropped(store: Store, library: Path, article: Article) -> None:
    claim = mark(store, article, "three years late")
    for text in ("It", "It took", "It took three"):
        store.drafts.keep(BY, Draft(claim.id, "statement", text))
    store.drafts.keep("Theo Lin", Draft(claim.id, "statement", "Another's"))
    with Store.open(library) as again:
        assert again.drafts.left(BY) == [Draft(claim.id, "statement", "It took three")]
        again.drafts.drop(BY, claim.id, "statement")
    assert store.drafts.left(BY) == []
