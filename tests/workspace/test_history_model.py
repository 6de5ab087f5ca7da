"""The list of history: its model, and that only what is shown is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.domain import actions
from annotator.domain.article import Article
from annotator.domain.change import LIBRARY
from annotator.domain.claim import Status
from annotator.domain.history.names import Names
from annotator.domain.history.wanted import Wanted
from annotator.domain.sourcing import add_evidence, add_source, new_source
from annotator.domain.times import now
from annotator.readers import read
from annotator.workspace.history_entries import find_groups
from annotator.workspace.history_model import Column, HistoryModel
from annotator.workspace.jobs import Progress
from db.store import Store

BY = "Mara Boyd"
WORDS = "Lamps\n\n" + " ".join(f"Lamp{number} burnt for {number} nights." for number in range(1, 81))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.sqlite") as opened:
        yield opened


@pytest.fixture
def article(store: Store) -> Article:
    """80 claims made one by one, all verified at once, one with evidence, and that taken back."""
    made = store.article(store.add_article(read(WORDS.encode(), "lamps.txt"), BY).id)
    for number in range(1, 81):
        start = made.newest.text.index(f"Lamp{number} ")
        store.apply(actions.mark_claim(made, start, start + len(f"Lamp{number}"), by=BY, at=now()), BY)
    claims = store.claims(made.id)
    store.apply(actions.set_status(made, claims, Status.VERIFIED, by=BY, at=now()), BY)
    source = new_source(title="Keeper's log")
    store.apply([*add_source(source), *add_evidence(made, claims[:1], source)], "Theo Lin")
    store.undo(made.id, "Theo Lin")
    return made


def shown(store: Store, article: Article, wanted: Wanted = Wanted(), text: str = "", chain: str = "") -> HistoryModel:  # noqa: B008
    chain, names = chain or article.id, Names.on(store.desk(article.id), full=True)
    groups = find_groups(store.path, chain, wanted, text, names, Progress(lambda done, total: None))
    model = HistoryModel()
    model.set_groups(store, chain, groups, names)
    return model


def column(model: HistoryModel, which: Column) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtbot: QtBot, store: Store, article: Article) -> None:
    model = shown(store, article)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 84
    model.set_groups(store, article.id, (), Names())
    assert model.rowCount() == 0


def test_one_action_is_one_row_however_many_claims_it_changed(store: Store, article: Article) -> None:
    model = shown(store, article)
    assert column(model, Column.WHAT)[:3] == [
        "Undid: evidence for claim 1: “Keeper's log”",
        "Evidence for claim 1: “Keeper's log”",
        "Claim 1 set to verified, was unchecked; claim 2 set to verified, was unchecked; claim 3 set to verified, was "
        "unchecked; and 77 more",
    ]
    assert column(model, Column.CLAIM)[:4] == ["1", "1", "several", "80"]
    assert column(model, Column.WHO)[:3] == ["Theo Lin", "Theo Lin", BY]
    assert model.index(0, Column.CLAIM).data(Qt.ItemDataRole.AccessibleTextRole) == "Claim 1"


def test_only_what_is_shown_is_read(store: Store, article: Article) -> None:
    model = shown(store, article)
    assert not model._held
    model.index(70, Column.WHAT).data()
    assert len(model._held) < 40


def test_a_row_is_found_by_its_group(store: Store, article: Article) -> None:
    model = shown(store, article)
    for row in range(model.rowCount()):
        assert model.row_of(model.index(row, 0).data(Qt.ItemDataRole.UserRole)) == row
    assert model.row_of(3) is None, "the second row of a group"


def test_search_goes_by_the_words_and_the_person(store: Store, article: Article) -> None:
    assert column(shown(store, article, text="LAMP77 marked"), Column.CLAIM) == ["77"]
    assert column(shown(store, article, text="marked “lamp7”"), Column.CLAIM) == ["7"]
    assert len(column(shown(store, article, text="theo keeper's"), Column.WHAT)) == 2
    assert column(shown(store, article, Wanted(by=BY), "keeper"), Column.WHAT) == []


def test_what_is_gone_keeps_its_number(store: Store, article: Article) -> None:
    start = article.newest.text.index("nights")
    store.apply(actions.mark_claim(article, start, start + 6, by=BY, at=now()), BY)
    key = store.claims(article.id)[-1].id
    claim = next(one for one in store.claims(article.id) if one.id == key)
    store.apply(actions.edit_claim(article, claim, statement="Of nights."), BY)
    store.undo(article.id, BY)
    store.undo(article.id, BY)
    assert shown(store, article).index(2, Column.WHAT).data() == "Claim 81: statement “Of nights.”"


def test_the_librarys_own_history(store: Store, article: Article) -> None:
    assert column(shown(store, article, chain=LIBRARY), Column.WHAT) == ["Source added: “Keeper's log”"]
