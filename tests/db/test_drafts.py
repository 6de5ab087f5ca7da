"""Text being typed: on disk once it is said to be, whatever becomes of the program; outside history."""

import subprocess
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import InvalidValue
from db.check import check
from db.drafts import Draft
from db.errors import LibraryReadOnly
from db.store import Store
from tests.db.conftest import BY, mark
from tests.db.processes import python

TYPE = """
import sys
from pathlib import Path
from db.drafts import Draft
from db.store import Store
store = Store.open(Path(sys.argv[1]))
for turn in range(1_000_000):
    store.drafts.keep("Mara Boyd", Draft(sys.argv[2], "note", f"Typed {turn}"))
    print(turn, flush=True)
"""


def test_drafts_of_several_fields_come_back_oldest_first(store: Store) -> None:
    for field, text in (("statement", "a"), ("note", "b"), ("statement", "c")):
        store.drafts.keep(BY, Draft("c1", field, text))
    assert store.drafts.left(BY) == [Draft("c1", "note", "b"), Draft("c1", "statement", "c")]
    store.drafts.drop(BY, "c1", "note")
    store.drafts.drop(BY, "c1", "nothing of the kind")
    assert store.drafts.left(BY) == [Draft("c1", "statement", "c")]
    assert store.drafts.left("Theo Lin") == []


def test_a_draft_is_no_change(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    before = store.review(article.id)
    store.drafts.keep(BY, Draft(claim.id, "statement", "It took"))
    assert store.review(article.id) == before
    store.undo(article.id, BY)
    assert store.drafts.left(BY) == [Draft(claim.id, "statement", "It took")]


def test_after_a_crash_the_last_that_was_acknowledged_is_there(store: Store, library: Path, article: Article) -> None:
    claim = mark(store, article, "three years late")
    typist = python("-c", TYPE, str(library), claim.id, stdout=subprocess.PIPE)
    assert typist.stdout is not None
    for _ in range(20):
        told = int(typist.stdout.readline())
    typist.kill()
    told = max([told, *map(int, typist.stdout.read().split())])
    typist.wait()
    typist.stdout.close()
    (left,) = store.drafts.left(BY)
    assert int(left.text.removeprefix("Typed ")) in (told, told + 1)
    assert check(library) == []


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d"])
def test_what_cannot_be_kept_is_said(store: Store, text: str) -> None:
    store.drafts.keep(BY, Draft("c1", "note", "before"))
    with pytest.raises(InvalidValue, match="what you are typing"):
        store.drafts.keep(BY, Draft("c1", "note", text))
    assert store.drafts.left(BY) == [Draft("c1", "note", "before")]


def test_a_read_only_library_keeps_none(store: Store, library: Path) -> None:
    store.close()
    library.chmod(0o444)
    with Store.open(library) as reader:
        with pytest.raises(LibraryReadOnly):
            reader.drafts.keep(BY, Draft("c1", "note", "text"))
        assert reader.drafts.left(BY) == []
