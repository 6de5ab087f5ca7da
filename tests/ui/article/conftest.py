"""A view and a pane on screen, and where things lie in them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.domain.article import Version
from annotator.ui.article.pane import ArticlePane
from annotator.ui.article.view import ArticleView
from annotator.workspace.marks import Mark

from .texts import marks_of


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    """An empty view, shown."""
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(650, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def pane(qtbot: QtBot) -> ArticlePane:
    """An empty pane, shown."""
    made = ArticlePane()
    qtbot.addWidget(made)
    made.resize(669, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


Show = Callable[..., Version]


@pytest.fixture
def show(view: ArticleView) -> Show:
    """Shows a version with these marks in the view, and gives it back."""

    def shown(version: Version, *marks: Mark, direction: str = "ltr") -> Version:
        view.set_version(version, marks_of(version, *marks), direction)
        return version

    return shown


def settle(qtbot: QtBot, view: ArticleView) -> None:
    """Wait until the place that was asked for is laid out and shown."""
    qtbot.waitUntil(lambda: not view.placing, timeout=20_000)


def point_of(view: ArticleView, offset: int) -> QPoint:
    """The middle of the character at `offset`, in the viewport's coordinates."""
    return view.range_rects(offset, offset + 1)[0].center()


def before(view: ArticleView, offset: int) -> QPoint:
    """Just inside the left half of the character at `offset`."""
    rect = view.range_rects(offset, offset + 1)[0]
    return QPoint(rect.left() + 2, rect.center().y())


def fill_at(view: ArticleView, offset: int) -> str:
    """The colour behind the character at `offset`, as it is painted."""
    rect = view.range_rects(offset, offset + 1)[0]
    return QColor(view.viewport().grab().toImage().pixel(rect.left() + 2, rect.top() + 2)).name()
