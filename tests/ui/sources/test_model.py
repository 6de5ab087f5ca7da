"""The rows of the list of sources."""

from dataclasses import replace

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.domain.evidence import Kind, Source
from annotator.ui.sources.model import Column, SourcesModel
from annotator.ui.theme import DARK

SOURCES = [
    Source("s1", Kind.STATISTICS, "Harbour accounts", "Ada Lund", "Harbour office", published="2024"),
    Source("s2", Kind.NEWS, "Bridge stands open", url="https://ledger.example/bridge", archive_url="https://a.example"),
    Source("s3", Kind.INTERVIEW, None, "Sam Oduya", confidential=True),
    Source("s4", Kind.OTHER, "Old one", removed_at="2025-03-01T09:42:00.000000Z"),
]


def model(qtbot: QtBot) -> SourcesModel:
    made = SourcesModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setParent(made)
    made.set_sources(SOURCES, {"s1": 12})
    made.sort(Column.TITLE)
    return made


def column(made: SourcesModel, which: Column) -> list[str]:
    return [made.index(row, which).data() for row in range(made.rowCount())]


def test_each_column_says_what_it_is_for(qtbot: QtBot) -> None:
    made = model(qtbot)
    assert column(made, Column.TITLE) == ["Bridge stands open", "Harbour accounts", "Sam Oduya"]
    assert column(made, Column.KIND) == ["News report", "Statistics", "Interview"]
    assert column(made, Column.COPY) == ["archived", "–", "–"]
    assert column(made, Column.USES) == ["0", "12", "0"]
    assert not made.index(0, Column.KIND).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_search_looks_at_title_author_publisher_address_kind_and_uses(qtbot: QtBot) -> None:
    made = model(qtbot)
    for words, found in (
        ("accounts", ["s1"]), ("ODUYA", ["s3"]), ("harbour office", ["s1"]), ("ledger.example", ["s2"]),
        ("statistics", ["s1"]), ("12", ["s1"]), ("no such", []), ("", ["s2", "s1", "s3"]),
    ):  # fmt: skip
        made.search(words)
        assert [made.source(row).id for row in range(made.rowCount())] == found, words


def test_a_source_that_has_changed_is_found_by_its_new_words(qtbot: QtBot) -> None:
    made = model(qtbot)
    made.search("quay")
    assert made.rowCount() == 0
    made.set_sources([replace(SOURCES[0], title="Quay accounts")], {"s1": 13})
    assert column(made, Column.TITLE) == ["Quay accounts"]
    made.search("12")
    assert made.rowCount() == 0


def test_sorting_takes_persistent_indexes_along(qtbot: QtBot) -> None:
    made = model(qtbot)
    held = QPersistentModelIndex(made.index(0, Column.TITLE))
    made.sort(Column.USES, Qt.SortOrder.DescendingOrder)
    assert made.source(0).id == "s1"
    assert held.data() == "Bridge stands open"


def test_the_bin_shows_the_removed_ones(qtbot: QtBot) -> None:
    made = model(qtbot)
    made.set_theme(DARK)
    assert made.total == 3
    made.show_bin(True)
    assert column(made, Column.TITLE) == ["Old one"]
    assert made.total == 1


def test_hostile_text_is_one_line_with_its_controls_named(qtbot: QtBot) -> None:
    made = model(qtbot)
    made.set_sources([Source("x", title="<b>One</b>\nline\u202e")], {})
    assert made.index(0, Column.TITLE).data() == "<b>One</b> line⟨U+202E⟩"
