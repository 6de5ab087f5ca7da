"""The list of open items: headings with counts, and what stands under them."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.open_items import Group, OpenItem
from annotator.ui.rules.open_items_model import OpenItemsModel

ITEMS = (
    OpenItem(Group.RULES, "It needs a note.", "c1", 1_234, "noted", 0, 4),
    OpenItem(Group.RULES, "It needs <b>luck</b>.", "c2", 2, "lucky", 5, 9),
    OpenItem(Group.SENTENCES, "Not looked at: “It \u202erained”.", start=10, end=19),
)


@pytest.fixture
def model() -> OpenItemsModel:
    made = OpenItemsModel()
    made.set_items(ITEMS)
    return made


def shown(model: OpenItemsModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_items_stand_under_headings_with_counts(model: OpenItemsModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal).setParent(model)
    assert shown(model) == [
        "Claims that fail a rule (2)",
        "Claim 1,234. It needs a note.",
        "Claim 2. It needs <b>luck</b>.",
        "Sentences not wholly looked at (1)",
        "Not looked at: “It ⟨U+202E⟩rained”.",
    ]
    assert model.index(1, 0).data(Qt.ItemDataRole.UserRole) == "c1"


def test_a_heading_is_nothing_to_go_to(model: OpenItemsModel) -> None:
    assert [model.item(row) for row in (-1, 0, 1, 3, 4, 5)] == [None, None, ITEMS[0], None, ITEMS[2], None]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_tips_show_text_as_text(model: OpenItemsModel) -> None:
    assert "&lt;b&gt;luck" in model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_one_group_alone_has_no_heading(model: OpenItemsModel) -> None:
    model.set_items(ITEMS, Group.SENTENCES)
    assert shown(model) == ["Not looked at: “It ⟨U+202E⟩rained”."]


def test_the_same_item_is_found_again_else_the_first(model: OpenItemsModel) -> None:
    assert [model.row_of(item) for item in (ITEMS[2], None, OpenItem(Group.RULES, "Gone."))] == [4, 1, 1]
    model.set_items(())
    assert model.row_of(None) == -1
    assert model.rowCount(QModelIndex()) == 0
