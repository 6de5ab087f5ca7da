"""How a row is painted whose claim has a place to settle."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Claim, Placed, Status
from annotator.ui.claims.table import ClaimsTable
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from annotator.workspace.claim_cells import Column
from annotator.workspace.claims_model import ClaimsModel
from tests.ui.test_theme import contrast
from tests.workspace.making import claim

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def moved(made: Claim) -> Claim:
    return replace(made, passages=tuple(replace(one, state=Placed.MOVED) for one in made.passages))


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[ClaimsTable]:
    """The first row's place is certain, the second's is not."""
    model = ClaimsModel()
    model.load([claim(1, "the bridge opened"), moved(claim(2, "the bridge opened"))])
    made = ClaimsTable(model)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    qtbot.waitExposed(made)
    yield made


def cell(table: ClaimsTable, row: int) -> QImage:
    """The Claim cell of that row, as it is painted."""
    model = table.model()
    return table.viewport().grab(table.visualRect(model.index(row, Column.CLAIM))).toImage()


def inked(picture: QImage, ink: str, left: int = 0) -> int:
    """How many dots are of that ink, from that column on."""
    wanted = QColor(ink).rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(left, picture.width()) for y in range(picture.height() - 1))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("density", list(Density))
def test_what_is_open_stands_out_before_the_claims_own_words(
    table: ClaimsTable, theme: Theme, density: Density
) -> None:
    table.set_theme(theme, density)
    ink = theme.status(Status.UNSOURCED).ink
    certain, unsure = cell(table, 0), cell(table, 1)
    assert inked(certain, ink) == 0 < inked(unsure, ink)
    assert inked(unsure, theme.text, 60) > 0.5 * inked(certain, theme.text), "its own words are there too"
    assert min(contrast(ink, behind) for behind in (theme.page, theme.row)) >= 4.5


def test_it_goes_once_the_place_is_confirmed(table: ClaimsTable) -> None:
    model = table.model()
    assert isinstance(model, ClaimsModel)
    before = cell(table, 0)
    model.update([claim(2, "the bridge opened")])
    assert cell(table, 1) == before
    model.update([moved(claim(1, "the bridge opened"))])
    assert cell(table, 0) != before


def test_a_narrow_column_and_text_that_runs_leftwards_are_painted(table: ClaimsTable) -> None:
    model = table.model()
    assert isinstance(model, ClaimsModel)
    model.load([moved(claim(1, "باع المخبز أحد عشر ألف رغيف"))])
    wide = cell(table, 0)
    assert inked(wide, LIGHT.text, wide.width() // 2) > 0, "its words begin on the right"
    table.resize(408, 200)
    assert cell(table, 0).width() < 60
