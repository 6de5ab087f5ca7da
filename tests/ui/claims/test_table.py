"""The claims table: what is selected in it, and that this outlasts whatever the model does."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import settings, stateful
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QColor, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Claim, Status
from annotator.ui.claims.table import ClaimsTable
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from annotator.workspace.claim_cells import Column
from annotator.workspace.claims_model import ClaimsModel
from tests.workspace.making import claim

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
Key = Qt.Key
Flag = QItemSelectionModel.SelectionFlag
VERIFIED, UNCHECKED = Status.VERIFIED, Status.UNCHECKED


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[ClaimsTable]:
    model = ClaimsModel()
    model.load(claim(n, f"quote {n}") for n in range(1, 31))
    made = ClaimsTable(model)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made


class Told:
    """What a table said."""

    def __init__(self, table: ClaimsTable) -> None:
        self.selected: list[list[str]] = []
        self.chosen: list[str] = []
        table.rows_selected.connect(self.selected.append)
        table.claim_chosen.connect(self.chosen.append)


def model_of(table: ClaimsTable) -> ClaimsModel:
    model = table.model()
    assert isinstance(model, ClaimsModel)
    return model


def click(qtbot: QtBot, table: ClaimsTable, row: int, modifier: Qt.KeyboardModifier | None = None) -> None:
    at = table.visualRect(model_of(table).index(row, Column.CLAIM)).center()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier or none, at)


def test_it_has_its_name_and_columns(table: ClaimsTable) -> None:
    assert (table.objectName(), table.accessibleName()) == ("claimsTable", "Claims")
    assert model_of(table).columnCount() == 7
    assert table.horizontalHeader().count() == 7


def test_a_click_selects_the_row_and_says_so(qtbot: QtBot, table: ClaimsTable) -> None:
    told = Told(table)
    click(qtbot, table, 2)
    assert (told.selected, told.chosen) == ([["c0003"]], ["c0003"])
    assert table.current_id() == "c0003"


def test_keys_go_through_the_rows_and_extend(qtbot: QtBot, table: ClaimsTable) -> None:
    table.select_claim("c0003")
    told = Told(table)
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told.selected == [["c0004"], ["c0004", "c0005"]]
    QTest.keyClick(table, Key.Key_End)
    assert (table.current_id(), table.selected_ids()) == ("c0030", ["c0030"])
    QTest.keyClick(table, Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.selected_ids()) == 30
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Home)
    assert table.selected_ids() == ["c0001"]


def test_letters_select_nothing(qtbot: QtBot, table: ClaimsTable) -> None:
    table.select_claim("c0003")
    QTest.keyClicks(table, "quote 9")
    assert table.current_id() == "c0003"


def test_coming_into_the_table_goes_to_no_claim(qtbot: QtBot, table: ClaimsTable) -> None:
    table.clearFocus()
    told = Told(table)
    table.setFocus()
    assert (told.selected, told.chosen) == ([], [])


def test_tab_leaves_the_table(qtbot: QtBot, table: ClaimsTable) -> None:
    assert not table.tabKeyNavigation()


def test_ids_come_in_the_order_of_the_table_once_each(qtbot: QtBot, table: ClaimsTable) -> None:
    for row in (8, 2, 5):
        click(qtbot, table, row, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ids() == ["c0003", "c0006", "c0009"]
    click(qtbot, table, 5, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ids() == ["c0003", "c0009"]


def test_a_selection_in_many_pieces_is_told_once(qtbot: QtBot, table: ClaimsTable) -> None:
    model_of(table).load(claim(n) for n in range(1, 121))
    told = Told(table)
    for row in range(0, 120, 2):
        table.selectionModel().select(model_of(table).index(row, 0), Flag.Select | Flag.Rows)
    qtbot.waitUntil(lambda: told.selected[-1:] == [[f"c{n:04}" for n in range(1, 121, 2)]])
    assert len(told.selected) < 30


# Being told what to select


def test_select_claim_brings_the_row_into_view_without_choosing_it(table: ClaimsTable) -> None:
    told = Told(table)
    assert table.select_claim("c0028")
    assert (told.selected, told.chosen) == ([["c0028"]], [])
    row = table.visualRect(model_of(table).index(27, 1))
    assert table.viewport().rect().contains(row.center())


def test_select_claim_need_not_scroll(table: ClaimsTable) -> None:
    before = table.verticalScrollBar().value()
    assert table.select_claim("c0028", scroll=False)
    assert table.verticalScrollBar().value() == before
    assert table.hasAutoScroll()


def test_a_hidden_or_unknown_claim_is_not_selected(table: ClaimsTable) -> None:
    table.select_claim("c0002")
    model_of(table).set_filter("quote 2", None)
    assert not table.select_claim("c0003")
    assert not table.select_claim("nobody")
    assert table.selected_ids() == ["c0002"]


def test_several_claims_are_selected_again(table: ClaimsTable) -> None:
    told = Told(table)
    table.select_claims(["c0009", "c0004", "gone", "c0005"])
    assert (told.selected, told.chosen) == ([["c0004", "c0005", "c0009"]], [])


def test_rows_selected_by_program_count_as_gone_to(table: ClaimsTable) -> None:
    told = Told(table)
    table.selectRow(4)
    assert (told.selected, told.chosen) == ([["c0005"]], ["c0005"])


# What outlasts the model's changes


def test_a_changed_row_stays_selected_and_nothing_is_said(table: ClaimsTable) -> None:
    table.select_claims(["c0004", "c0009"])
    told = Told(table)
    model_of(table).update([claim(4, status=VERIFIED), claim(40, start=150)])
    assert table.selected_ids() == ["c0004", "c0009"]
    assert (told.selected, told.chosen) == ([], [])


def test_a_new_order_keeps_selection_and_current_row(table: ClaimsTable) -> None:
    table.select_claim("c0004")
    told = Told(table)
    model_of(table).sort(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    assert (table.selected_ids(), table.current_id(), told.selected) == (["c0004"], "c0004", [])
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_a_filter_takes_only_hidden_rows_out_of_the_selection(table: ClaimsTable) -> None:
    table.select_claims(["c0002", "c0003", "c0020"])
    told = Told(table)
    model_of(table).set_filter("quote 2", None)
    assert (table.selected_ids(), told.selected, told.chosen) == (["c0002", "c0020"], [["c0002", "c0020"]], [])


def test_all_of_many_rows_selected_stay_selected_under_a_filter(qtbot: QtBot) -> None:
    model = ClaimsModel()
    model.load(claim(n, f"quote {n}") for n in range(1, 2001))
    table = ClaimsTable(model)
    qtbot.addWidget(table)
    table.selectAll()
    model.set_filter("quote 19", None)
    assert table.selected_ids() == [
        "c0019",
        *[f"c{n:04}" for n in range(190, 200)],
        *[f"c{n}" for n in range(1900, 2000)],
    ]
    assert table.verticalHeader().count() == 111


def test_the_row_that_takes_the_place_of_the_one_that_left_is_next(table: ClaimsTable) -> None:
    model_of(table).set_filter("", UNCHECKED)
    table.select_claim("c0004")
    told = Told(table)
    model_of(table).update([claim(4, status=VERIFIED)])
    assert (told.selected, told.chosen) == ([["c0005"]], ["c0005"])
    QTest.keyClick(table, Key.Key_Down)
    assert table.selected_ids() == ["c0006"]


def test_after_the_last_row_the_one_before_it_is_next(table: ClaimsTable) -> None:
    table.select_claims(["c0010", "c0029", "c0030"])
    model_of(table).update([], ["c0010", "c0029", "c0030"])
    assert table.selected_ids() == ["c0011"]
    table.select_claim("c0028")
    model_of(table).update([], ["c0028"])
    assert table.selected_ids() == ["c0027"]


def test_a_row_that_leaves_while_one_works_elsewhere_moves_no_article(qtbot: QtBot, table: ClaimsTable) -> None:
    table.select_claim("c0004")
    table.clearFocus()
    told = Told(table)
    model_of(table).update([], ["c0004"])
    assert (told.selected, told.chosen) == ([["c0005"]], [])


def test_nothing_is_selected_when_nothing_was(table: ClaimsTable) -> None:
    told = Told(table)
    model_of(table).update([], ["c0001"])
    assert (table.selected_ids(), told.selected) == ([], [])


def test_another_article_has_nothing_selected(table: ClaimsTable) -> None:
    table.select_claim("c0004")
    told = Told(table)
    model_of(table).load([claim(1), claim(2)])
    assert (told.selected, told.chosen, table.current_id()) == ([[]], [], None)


# Order by headings


def test_headings_sort_forwards_backwards_and_in_text_order_again(qtbot: QtBot, table: ClaimsTable) -> None:
    model = model_of(table)
    model.load([claim(1, start=300), claim(2, start=200), claim(3, start=100)])
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(Column.NUMBER) + 10, header.height() // 2)
    seen = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        seen.append([model.claim_at(row).number for row in range(3)])
    assert seen == [[1, 2, 3], [3, 2, 1], [3, 2, 1]]
    assert header.sortIndicatorSection() == -1


def test_keys_sort_too(qtbot: QtBot, table: ClaimsTable) -> None:
    model_of(table).update([claim(7, status=VERIFIED)])
    for first in ("c0007", "c0001", "c0001"):
        QTest.keyClick(table, Key.Key_3, Qt.KeyboardModifier.AltModifier)
        assert model_of(table).claim_at(0).id == first


def test_columns_come_back(qtbot: QtBot, table: ClaimsTable) -> None:
    table.horizontalHeader().resizeSection(Column.STATUS, 171)
    table.cycle_sort(Column.NUMBER)
    table.cycle_sort(Column.NUMBER)
    state = table.save_columns()
    model = ClaimsModel()
    model.load([claim(1), claim(2)])
    again = ClaimsTable(model)
    qtbot.addWidget(again)
    again.resize(700, 300)
    assert again.restore_columns(state)
    assert again.horizontalHeader().sectionSize(Column.STATUS) == 171
    assert [model.claim_at(row).number for row in range(2)] == [2, 1]
    assert not again.restore_columns(QByteArray(b"not that"))


def test_columns_that_were_kept_when_there_were_fewer_come_back(qtbot: QtBot, table: ClaimsTable) -> None:
    before = QStandardItemModel(1, Column.RULES)
    fewer = QHeaderView(Qt.Orientation.Horizontal)
    qtbot.addWidget(fewer)
    fewer.setModel(before)
    fewer.resizeSection(Column.STATUS, 171)
    assert table.restore_columns(fewer.saveState())
    header = table.horizontalHeader()
    assert (header.count(), header.sectionSize(Column.STATUS)) == (len(Column), 171)
    assert not header.isSectionHidden(Column.RULES) and header.sectionSize(Column.RULES) > 0


def test_the_claim_column_takes_what_room_there_is(table: ClaimsTable) -> None:
    header = table.horizontalHeader()
    assert sum(header.sectionSize(column) for column in Column) == table.viewport().width()
    table.resize(900, 300)
    assert sum(header.sectionSize(column) for column in Column) == table.viewport().width()


# Looks


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_rows_are_painted_in_the_theme(qtbot: QtBot, table: ClaimsTable, theme: Theme) -> None:
    table.set_theme(theme, Density.COMFORTABLE)
    model_of(table).update([claim(1, status=VERIFIED)])
    table.select_claim("c0002")
    image = table.viewport().grab().toImage()
    row = table.visualRect(model_of(table).index(1, Column.SECOND))
    assert image.pixelColor(row.center()) == QColor(theme.row)
    status = table.visualRect(model_of(table).index(0, Column.STATUS))
    inks = {image.pixelColor(x, y).name() for x in range(status.left(), status.right()) for y in range(status.height())}
    assert theme.status(VERIFIED).ink in inks


def test_the_compact_density_has_more_rows(table: ClaimsTable) -> None:
    heights = []
    for density in Density:
        table.set_theme(LIGHT, density)
        heights.append(table.rowHeight(0))
    assert heights[0] > heights[1]


def test_an_empty_table_says_why(table: ClaimsTable) -> None:
    model_of(table).set_filter("nowhere to be found", None)
    assert table.empty_words() == "No claim matches the filter."
    table.viewport().grab()
    model_of(table).load([])
    assert table.empty_words() == "", "without an article there is nothing to select text in"
    table.has_article = True
    assert table.empty_words().startswith("No claims yet.")


# Against a naive account of what is selected


class TableAndNaive(stateful.RuleBasedStateMachine):
    """What is selected is what was selected and is still shown, whatever happens to the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.model = ClaimsModel()
        self.claims = {f"c{n:04}": claim(n, f"quote {n}") for n in range(1, 201)}
        self.model.load(self.claims.values())
        self.table = ClaimsTable(self.model)
        self.selected: set[str] = set()
        self.needle = ""

    @stateful.rule(data=st.data())
    def select(self, data: st.DataObject) -> None:
        keys = data.draw(st.sampled_from([set(self.claims), set(sorted(self.claims)[::3]), {"c0007", "c0150"}]))
        self.table.select_claims(keys)
        self.selected = keys & self._visible()

    @stateful.rule(needle=st.sampled_from(["", "quote 1", "7", "nothing"]))
    def filter(self, needle: str) -> None:
        self.needle = needle
        self.model.set_filter(needle, None)
        self.selected &= self._visible()

    @stateful.rule(column=st.integers(0, 5))
    def sort(self, column: int) -> None:
        self.table.cycle_sort(column)

    @stateful.rule(step=st.integers(1, 40), status=st.sampled_from(list(Status)))
    def set_status(self, step: int, status: Status) -> None:
        self._update([replace(c, status=status) for c in list(self.claims.values())[::step]])

    @stateful.rule(number=st.integers(1, 200), start=st.integers(0, 20_000))
    def move(self, number: int, start: int) -> None:
        self._update([claim(number, f"quote {number}", start)])

    @stateful.invariant()
    def selection_is_that_of_the_naive_account(self) -> None:
        assert set(self.table.selected_ids()) == self.selected
        assert self.table.verticalHeader().count() == self.model.rowCount()

    def teardown(self) -> None:
        self.table.deleteLater()

    def _visible(self) -> set[str]:
        return {key for key, one in self.claims.items() if self.needle in f"#{one.number} {one.passages[0].exact}"}

    def _update(self, changed: list[Claim]) -> None:
        self.claims.update({one.id: one for one in changed})
        self.model.update(changed)


@pytest.mark.usefixtures("qtbot")
def test_against_a_naive_account() -> None:
    stateful.run_state_machine_as_test(TableAndNaive, settings=settings(max_examples=25, stateful_step_count=20))
