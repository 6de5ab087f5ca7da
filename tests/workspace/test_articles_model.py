"""The article list's rows: what they say, their order, and what a search leaves."""

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article, ArticleSummary
from annotator.domain.times import from_moment
from annotator.workspace.articles_model import ArticlesModel, Column

Role = Qt.ItemDataRole
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def summary(
    key: str, title: str, *, claims: int = 0, checked: int = 0, day: int = 1, removed: bool = False, **more: str
) -> ArticleSummary:
    article = Article(
        id=key,
        title=title,
        imported=f"2025-03-{day:02}T09:42:00.000000Z",
        removed_at=f"2025-04-{day:02}T09:42:00.000000Z" if removed else None,
        byline=more.get("byline"),
        publication=more.get("publication"),
        url=more.get("url"),
        published=more.get("published"),
    )
    return ArticleSummary(article, claims, checked)


BRIDGE = summary("a1", "Bridge closed", claims=13, checked=8, day=1, publication="Quay Radio", published="2025-02-28")
FERRY = summary(
    "a2", "ferry fares rise", claims=4, checked=4, day=3, publication="The Port Ledger", byline="Ines Calder"
)
STRIKE = summary("a3", "Bakery strike", day=2, url="https://example.org/strike")
BINNED = summary("a4", "Old news", day=4, removed=True)


@pytest.fixture
def model(qtbot: QtBot) -> ArticlesModel:
    made = ArticlesModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    assert tester.parent() is made
    made.set_articles([BRIDGE, FERRY, STRIKE, BINNED])
    return made


def column(model: ArticlesModel, which: Column) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_newest_first_and_without_the_bin(model: ArticlesModel) -> None:
    assert column(model, Column.TITLE) == ["ferry fares rise", "Bakery strike", "Bridge closed"]


def test_a_row_says_what_is_known(model: ArticlesModel) -> None:
    row = [model.index(2, which) for which in Column]
    imported = from_moment(BRIDGE.article.imported).astimezone()
    when = f"{imported.day} {imported:%b %Y, %H:%M}"
    assert [index.data() for index in row] == ["Bridge closed", "Quay Radio", "2025-02-28", "8 of 13, 61%", when]
    assert {index.data(Role.UserRole) for index in row} == {"a1"}


def test_unknown_things_are_left_empty_and_no_claims_are_said(model: ArticlesModel) -> None:
    assert [model.index(1, which).data() for which in (Column.PUBLICATION, Column.DATE)] == ["", ""]
    assert model.index(1, Column.CHECKED).data() == "No claims"


@pytest.mark.parametrize(
    ("checked", "words"), [(0, "0 of 300, 0%"), (299, "299 of 300, 99%"), (300, "300 of 300, 100%")]
)
def test_100_percent_is_shown_only_when_nothing_is_left(model: ArticlesModel, checked: int, words: str) -> None:
    model.set_articles([summary("a9", "Census", claims=300, checked=checked)])
    assert model.index(0, Column.CHECKED).data() == words


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        (Column.TITLE, ["a3", "a1", "a2"]),
        (Column.PUBLICATION, ["a3", "a1", "a2"]),
        (Column.CHECKED, ["a3", "a1", "a2"]),
        (Column.IMPORTED, ["a1", "a3", "a2"]),
    ],
)
def test_each_column_sorts_both_ways(model: ArticlesModel, which: Column, ids: list[str]) -> None:
    model.sort(which, UP)
    assert [model.article_id(row) for row in range(3)] == ids
    model.sort(which, DOWN)
    assert [model.article_id(row) for row in range(3)] == ids[::-1]


def test_sorting_takes_the_selected_rows_along(model: ArticlesModel) -> None:
    kept = QPersistentModelIndex(model.index(2, Column.CHECKED))
    model.sort(Column.TITLE, UP)
    assert kept.row() == 1
    assert kept.data(Role.UserRole) == "a1"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("FERRY", ["a2"]),
        ("calder port", ["a2"]),
        ("example.org", ["a3"]),
        ("b", ["a3", "a1"]),
        ("zebra", []),
        ("old", []),
    ],
)
def test_search_wants_every_word_somewhere(model: ArticlesModel, text: str, ids: list[str]) -> None:
    model.search(text)
    assert [model.article_id(row) for row in range(model.rowCount())] == ids


def test_the_bin_shows_the_removed_ones_and_when(model: ArticlesModel) -> None:
    model.show_bin(True)
    assert column(model, Column.TITLE) == ["Old news"]
    assert model.headerData(Column.IMPORTED, Qt.Orientation.Horizontal) == "Removed"
    assert "Apr 2025" in model.index(0, Column.IMPORTED).data()
    assert not model.flags(model.index(0, Column.TITLE)) & Qt.ItemFlag.ItemIsEditable


def test_a_new_title_is_asked_for_and_shown_once_it_is_so(model: ArticlesModel, qtbot: QtBot) -> None:
    index = model.index(0, Column.TITLE)
    with qtbot.waitSignal(model.renamed) as caught:
        assert model.setData(index, "  Ferry fares\nto rise ")
    assert caught.args == ["a2", "Ferry fares to rise"]
    assert index.data() == "ferry fares rise"
    with qtbot.waitSignal(model.dataChanged):
        model.put(summary("a2", "Ferry fares to rise", day=3))
    assert index.data() == "Ferry fares to rise"


@pytest.mark.parametrize("title", ["", " \n ", "ferry fares rise"])
def test_no_title_or_the_same_changes_nothing(model: ArticlesModel, qtbot: QtBot, title: str) -> None:
    with qtbot.assertNotEmitted(model.renamed):
        assert not model.setData(model.index(0, Column.TITLE), title)


def test_only_titles_can_be_edited(model: ArticlesModel) -> None:
    editable = [which for which in Column if model.flags(model.index(0, which)) & Qt.ItemFlag.ItemIsEditable]
    assert editable == [Column.TITLE]
    assert not model.setData(model.index(0, Column.DATE), "2025")


def test_put_adds_an_article_and_takes_a_removed_one_away(model: ArticlesModel) -> None:
    model.put(summary("a5", "Census delayed", day=5))
    assert model.row_of("a5") == 0
    model.put(summary("a5", "Census delayed", day=5, removed=True))
    assert model.row_of("a5") is None
    assert model.total == 3


def test_a_title_of_several_lines_is_shown_on_one(model: ArticlesModel) -> None:
    model.set_articles([summary("a6", "Two\nlines\u2028here")])
    assert model.index(0, Column.TITLE).data() == "Two lines here"


def test_ten_thousand_articles(qtbot: QtBot) -> None:
    model = ArticlesModel()  # without the tester, which looks at each of them again and again
    model.set_articles([summary(f"n{n:05}", f"Article {n}", claims=n % 7, day=1 + n % 28) for n in range(10_000)])
    model.sort(Column.TITLE, DOWN)
    assert model.index(0, Column.TITLE).data() == "Article 9999"
    model.search("article 1234")
    assert set(column(model, Column.TITLE)) == {"Article 1234"}
    assert model.total == 10_000
