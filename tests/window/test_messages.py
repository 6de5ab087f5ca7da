"""When what the message bar says goes: information with the next thing done, what has to be known when it is over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.window.desk import CONTROL, Desk
from tests.window.programs import locked

Key = Qt.Key


@pytest.fixture
def told(marked: Desk) -> Desk:
    """A window that has just said something for information."""
    marked.window.say("The report is written.")
    return marked


def test_information_goes_with_the_next_key(told: Desk) -> None:
    told.press(Key.Key_J)
    assert told.said() == ""
    assert told.selected() == [2]


def test_and_with_a_change_made_without_one(told: Desk) -> None:
    told.click(told.widget(QPushButton, "statusButtonDisputed"))
    assert told.said() == ""


def test_and_by_itself(told: Desk) -> None:
    told.window.message_bar.set_linger(20)
    told.window.say("The report is written.")
    told.wait(lambda: told.said() == "")


def test_what_the_next_key_says_is_said(told: Desk) -> None:
    told.press(Key.Key_K)
    assert told.said() == "That is the first claim."
    told.press(Key.Key_K)
    assert told.said() == "That is the first claim.", "and again"


def test_an_error_outlasts_what_changes_nothing(told: Desk) -> None:
    with locked(told.window.store.path, "IMMEDIATE"):
        told.press(Key.Key_1)
    told.window.message_bar.set_linger(1)
    told.press(Key.Key_J)
    assert "locked" in told.said()
    told.press(Key.Key_1)
    assert told.said() == ""


def test_an_article_in_the_bin_is_told_as_long_as_it_is(told: Desk) -> None:
    from annotator.domain import article_actions
    from annotator.domain.times import now

    told.window.workspace.change_article(
        told.article.id, lambda article: article_actions.remove_article(article, at=now())
    )
    assert "in the bin" in told.said()
    told.press(Key.Key_J)
    told.press(Key.Key_F, CONTROL)
    assert "in the bin" in told.said()
    told.trigger("actionUndo")
    assert told.said() == ""
