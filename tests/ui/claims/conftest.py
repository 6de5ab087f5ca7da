"""The details, shown."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.claims.details import ClaimDetails
from tests.ui.claims.shown_details import ARTICLE


@pytest.fixture
def details(qtbot: QtBot) -> Iterator[ClaimDetails]:
    made = ClaimDetails()
    qtbot.addWidget(made)
    made.resize(700, 320)
    made.set_article(ARTICLE)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
