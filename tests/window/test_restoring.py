"""Close and reopen: everything is as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.claim import Status
from tests.window.desk import LONG, SHIFT, Desk, MakeDesk

Key = Qt.Key


@pytest.fixture
def worked(make_desk: MakeDesk) -> Desk:
    """A window that was worked in: scrolled, sorted, dragged about."""
    desk = make_desk(size=(780, 700))
    desk.open_text(LONG)
    for mile in (3, 30, 50):
        desk.mark(f"Mile {mile} was paved in {1900 + mile}", Key.Key_2)
    desk.mark("It took 42 weeks")
    return desk


def test_article_place_selection_and_claims_are_as_they_were(worked: Desk, make_desk: MakeDesk) -> None:
    worked.click_row(2)
    worked.click_row(4, SHIFT)
    worked.view.set_selected_range(*worked.range_of("It took 40 weeks"))
    worked.view.restore_place(worked.range_of("Mile 37")[0])
    before = (worked.view.scroll_place(), worked.selected_text(), worked.selected(), worked.view.caret())
    assert before[1:3] == ("It took 40 weeks", [2, 4])
    worked.window.close()

    again = make_desk(size=None)

    assert again.article.title == worked.article.title
    assert (again.view.scroll_place(), again.selected_text(), again.selected(), again.view.caret()) == before
    assert [claim.number for claim in again.claims()] == [1, 2, 4, 3]
    assert again.statuses() == [Status.DISPUTED, Status.DISPUTED, Status.UNCHECKED, Status.DISPUTED]


def test_each_article_has_its_own_place(worked: Desk) -> None:
    first = worked.article.id
    worked.put_caret("Mile 50 was")
    worked.click_row(3)
    place = worked.view.scroll_place()
    worked.open_text("Elsewhere\n\nIt rained all day.\n", "b.txt")
    assert worked.view.caret() == 0 and worked.selected() == []
    worked.window.open_article(first)
    assert worked.view.scroll_place() == place
    assert worked.selected() == [3]


def test_the_article_open_last_is_open_again_unless_it_was_removed(worked: Desk, make_desk: MakeDesk) -> None:
    worked.open_text("Elsewhere\n\nIt rained all day.\n", "b.txt")
    worked.window.close()
    again = make_desk(size=None)
    assert again.article.title == "Elsewhere"
    again.window.dialogs._remove(again.article.id)
    again.window.close()
    third = make_desk(size=None)
    assert third.window.workspace.desk is None
    assert third.window.article_pane.empty.isVisible()
    assert third.figures() == "No article open"


def test_each_library_has_its_own_article(worked: Desk, make_desk: MakeDesk, tmp_path: Path) -> None:
    worked.window.close()
    other = make_desk(library=tmp_path / "other.sqlite", size=None)
    assert other.window.workspace.desk is None
    other.open_text()
    other.window.close()
    assert make_desk(size=None).article.title == "The long road"


def test_theme_and_density_are_kept(worked: Desk, make_desk: MakeDesk) -> None:
    worked.trigger("actionThemeDark")
    worked.trigger("actionCompact")
    worked.window.close()
    again = make_desk(size=None)
    assert again.window.viewing.theme.dark
    assert again.action("actionThemeDark").isChecked() and again.action("actionCompact").isChecked()
    again.trigger("actionThemeSystem")


def test_a_spoilt_state_file_loses_no_work(worked: Desk, make_desk: MakeDesk) -> None:
    worked.window.close()
    file = worked.window.settings.file.with_name("window.ini")
    assert file.is_file()
    text = file.read_text(encoding="utf-8").replace("place-", "place-\x00|9999999|-4|x")
    file.write_text(text.replace("geometry=", "geometry=zzz"), encoding="utf-8")
    again = make_desk()
    assert len(again.claims()) == 4


def test_a_window_closed_right_after_a_change_asks_the_library_nothing_more(desk: Desk) -> None:
    desk.mark("three years late")
    assert desk.window.undoing.asking
    desk.window.close()
    QApplication.processEvents()  # a use of the closed library would fail the test
    assert not desk.window.undoing.asking
