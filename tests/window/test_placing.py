"""After an update: what is open is seen everywhere, and settled by key, by button and by menu."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QPushButton

from annotator.domain import actions
from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.claim import Claim, Passage, Placed, Status
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.times import now
from db.store import Store
from tests.window.clipping import clipped, overlapping
from tests.window.desk import CONTROL, Desk, MakeDesk
from tests.window.lighthouse import NEW, lighthouse
from tests.window.menus import choose, right_click_row, right_click_text, words
from tests.window.test_access import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
Key = Qt.Key
Hatch = Qt.BrushStyle.BDiagPattern


@pytest.fixture
def lit(make_desk: MakeDesk, library: Path) -> Desk:
    """A window with an article whose second version has left four claims and a waiver open."""
    with Store.open(library) as store:
        store.add_review(lighthouse(), "Mara Boyd")
    desk = make_desk()
    desk.window.open_article("lighthouse")
    return desk


def first(desk: Desk, number: int) -> Passage:
    """The first passage of that claim in the newest version, as another program reads it from the file."""
    return next(claim for claim in desk.claims_on_disk() if claim.number == number).passages[0]


def still_open(desk: Desk) -> list[int]:
    return sorted(claim.number for claim in desk.claims_on_disk() if claim.open_passages)


def button(desk: Desk, name: str) -> QPushButton:
    return desk.widget(QPushButton, name)


def hatched(desk: Desk, quote: str) -> bool:
    shape = desk.format_at(quote)
    return shape is not None and shape.background().style() is Hatch


# What is seen


def test_what_is_open_shows_in_table_text_and_figures(lit: Desk) -> None:
    assert lit.rows() == [
        "Moved: Nine years",
        "Moved: Lit again on Tuesday",
        "Reread: 40,000 visitors a year",
        "Tickets cost 6 euros",
        "Visible for 21 miles",
        "Cut from text: Made in Porto in 1911",
    ]
    assert lit.widget(QAbstractButton, "statusChipOpen").accessibleName() == "To settle, 4 claims"
    assert "4 to settle" in lit.figures()
    doubtful = ["lit again on Tuesday", "ten years after", "40,000 visitors", NEW[2]]
    assert [hatched(lit, quote) for quote in doubtful] == [True] * 4
    assert [hatched(lit, quote) for quote in ("nine years", "tickets cost", "visible for")] == [False] * 3
    assert sorted(badge.text for badge in lit.view.gutter.badges()) == ["1?", "2", "2?", "3?", "4", "5"]


def test_in_an_article_with_one_version_nothing_of_it_shows(desk: Desk) -> None:
    desk.mark("three years late")
    assert not desk.widget(QAbstractButton, "statusChipOpen").isVisible()
    assert "settle" not in desk.figures()
    assert desk.window.findChild(QPushButton, "placeConfirm") is None


# By keys


def test_all_of_it_is_settled_by_keys(lit: Desk) -> None:
    chip = lit.widget(QAbstractButton, "statusChipOpen")
    chip.setFocus()
    lit.press(Key.Key_Space)
    assert [row.partition(":")[0] for row in lit.rows()] == ["Moved", "Moved", "Reread", "Cut from text"]
    lit.press(Key.Key_2, CONTROL)
    for left in (3, 2, 1):
        lit.press(Key.Key_Y)
        assert (len(lit.rows()), f"{left} to settle" in lit.figures()) == (left, True)
    assert lit.selected() == [6], "the next one is at hand each time"
    lit.press(Key.Key_Y)
    assert "cut from the text" in lit.said()
    lit.select("The lamp is visible")
    lit.press(Key.Key_R)
    assert (still_open(lit), first(lit, 6).exact) == ([], "The lamp is visible")
    assert not chip.isVisible() and len(lit.rows()) == 6, "with the last one, all show again"
    assert "settle" not in lit.figures()
    assert lit.actions_on_disk() == ["passage.confirm"] * 3 + ["passage.place"]
    for left in (1, 2, 3, 4):
        lit.settle()
        lit.undo()
        assert len(still_open(lit)) == left
    assert "4 to settle" in lit.figures() and hatched(lit, "lit again on Tuesday")


def test_y_in_the_article_means_the_claim_under_the_caret(lit: Desk) -> None:
    key = first(lit, 1).id
    lit.put_caret("lit again on Tuesday")
    lit.press(Key.Key_Y)
    confirmed = first(lit, 1)
    assert (confirmed.id, confirmed.state, confirmed.exact) == (key, Placed.KEPT, "lit again on Tuesday")
    assert not hatched(lit, "lit again on Tuesday") and hatched(lit, "ten years after")
    assert lit.rows()[1] == "Lit again on Tuesday"
    lit.press(Key.Key_Y)
    assert lit.said() == "Its place is certain: there is nothing to settle."
    lit.put_caret("By Ines Calder")
    lit.press(Key.Key_L)
    assert lit.said() == "Put the caret into a claim, or select its row."
    assert lit.actions_on_disk() == ["passage.confirm"]


def test_going_to_a_claim_leads_to_what_is_open_in_it(lit: Desk) -> None:
    lit.view.setFocus()
    lit.press(Key.Key_J)
    assert (lit.selected(), lit.view.caret()) == ([2], lit.range_of("ten years after")[0])
    lit.press(Key.Key_Y)
    lit.press(Key.Key_J)
    lit.press(Key.Key_K)
    assert (lit.selected(), lit.view.caret()) == ([2], lit.range_of("nine years")[0]), "its first, once it is settled"


def test_l_lets_go_of_a_place_and_keeps_the_claim_with_its_old_quote(lit: Desk) -> None:
    lit.put_caret("lit again on Tuesday")
    lit.press(Key.Key_L)
    gone = first(lit, 1)
    assert (gone.state, gone.start, gone.exact) == (Placed.ORPHANED, None, "lit again on Monday")
    assert "Cut from text: Lit again on Monday" in lit.rows()
    assert lit.format_at("lit again on Tuesday") is None
    lit.settle()
    lit.undo()
    assert first(lit, 1).state is Placed.MOVED and hatched(lit, "lit again on Tuesday")


def test_several_rows_are_confirmed_in_one_step(lit: Desk) -> None:
    lit.click_row(2)
    for number in (1, 3, 6):
        lit.click_row(number, CONTROL)
    lit.press(Key.Key_Y)
    assert still_open(lit) == [6], "what has no place stays to be settled"
    lit.settle()
    lit.undo()
    assert still_open(lit) == [1, 2, 3, 6]


def test_r_places_the_passage_that_is_open_and_leaves_the_certain_one(lit: Desk) -> None:
    before = lit.claim(2)
    lit.click_row(2)
    lit.select("after the storm")
    lit.press(Key.Key_R)
    kept, placed = lit.claim(2).passages
    assert kept == before.passages[0]
    assert (placed.id, placed.exact, placed.state) == (before.passages[1].id, "after the storm", Placed.KEPT)
    assert placed.carried_from == before.passages[1].carried_from
    lit.select("Gull Rock 😀")
    lit.press(Key.Key_R)
    assert [one.exact for one in lit.claim(2).passages] == ["Gull Rock 😀", "after the storm"], "as ever"


def test_a_waiver_that_has_moved_is_confirmed_or_let_go_at_the_caret(lit: Desk) -> None:
    def states() -> list[Placed]:
        return [waiver.state for waiver in lit.on_disk().standing_waivers]

    lit.put_caret("mild evening")
    lit.press(Key.Key_Y)
    assert states() == [Placed.KEPT] and not hatched(lit, NEW[2])
    lit.settle()
    lit.undo()
    assert states() == [Placed.MOVED] and hatched(lit, NEW[2])
    lit.put_caret("mild evening")
    lit.press(Key.Key_L)
    assert states() == [] and lit.format_at(NEW[2]) is None


# By mouse


def test_the_details_say_what_was_and_settle_it(lit: Desk) -> None:
    lit.click_row(1)
    assert lit.widget(QLabel, "openPlaceWords").text() == "Moved with the text: was “lit again on Monday”"
    lit.click(button(lit, "placeConfirm"))
    assert still_open(lit) == [2, 3, 6]
    assert not button(lit, "placeConfirm").isVisible()
    lit.click_row(3)
    lit.click(button(lit, "placeLetGo"))
    assert first(lit, 3).state is Placed.ORPHANED
    lit.view.set_caret(0)
    lit.click(button(lit, "placeSelect"))
    assert lit.said() == "Select its words in the article first."
    lit.select("Critics doubt")
    lit.click(button(lit, "placeSelect"))
    assert (first(lit, 3).exact, still_open(lit)) == ("Critics doubt", [2, 6])
    assert lit.view.selected_range() is None
    assert lit.actions_on_disk() == ["passage.confirm", "passage.let-go", "passage.place"]


def test_what_is_being_typed_is_kept_when_a_place_is_settled(lit: Desk) -> None:
    lit.click_row(1)
    lit.type_into("statementEdit", "It was lit on Tuesday")
    lit.field("statementEdit").setFocus()
    lit.click(button(lit, "placeConfirm"))
    assert lit.claim(1).statement == "It was lit on Tuesday"
    assert still_open(lit) == [2, 3, 6]


def test_the_menus_offer_it_where_something_is_open(lit: Desk) -> None:
    settling = ["Confirm place", "Let go of place"]
    menu = right_click_row(lit, 1)
    assert words(menu)[:2] == settling
    choose(menu, "Confirm place")
    assert still_open(lit) == [2, 3, 6]
    menu = right_click_text(lit, "40,000 visitors")
    assert words(menu)[:2] == settling
    choose(menu, "Let go of place")
    assert first(lit, 3).state is Placed.ORPHANED
    menu = right_click_row(lit, 4)
    assert not set(words(menu)) & set(settling)
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Escape)
    menu = right_click_text(lit, "mild evening")
    assert words(menu)[0] == "Confirm place"
    choose(menu, "Confirm place")
    assert [waiver.state for waiver in lit.waivers() if waiver.version == 2] == [Placed.KEPT]


# Suggested sources


class Browser(QObject):
    """Stands in for the system's browser and mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    schemes = ("http", "https", "mailto", "file", "javascript", "ftp")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, made, "open")  # type: ignore[arg-type]  # PySide wants text
    yield made
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


def test_a_suggested_sources_link_is_opened(lit: Desk, browser: Browser) -> None:
    lit.click_row(3)
    shown = lit.widget(QListWidget, "suggestionList")
    shown.setFocus()
    for key in (Key.Key_Home, Key.Key_Return, Key.Key_Down, Key.Key_Return):
        lit.press(key)
    assert browser.opened == ["https://port.example/tickets/2025", "mailto:desk@port.example"]


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "ftp://port.example/x", "//port.example", "C:\\x.exe", ""]
)
def test_no_other_link_is(lit: Desk, browser: Browser, link: str) -> None:
    lit.window.placing.open_link(link)
    assert browser.opened == []
    assert lit.said().startswith("Only web and mail addresses are opened")


# The window as a whole


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
@pytest.mark.parametrize("action", ["actionThemeLight", "actionThemeDark", "actionCompact"])
def test_everything_fits_and_has_a_name(lit: Desk, size: tuple[int, int], action: str) -> None:
    lit.trigger(action)
    lit.window.resize(*size)
    for number in (3, 2, 6):
        lit.click_row(number)
        QApplication.processEvents()
        assert (lit.window.width(), lit.window.height()) == size
        assert clipped(lit.window) + overlapping(lit.window) == []
        assert nameless(lit.window) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file modes are POSIX's")
def test_a_library_that_may_not_be_written_shows_it_and_settles_nothing(lit: Desk, make_desk: MakeDesk) -> None:
    path = lit.window.store.path
    lit.window.close()
    path.chmod(0o400)
    desk = make_desk()
    path.chmod(0o600)
    assert desk.window.store.read_only
    desk.window.open_article("lighthouse")
    desk.click_row(1)
    assert desk.rows()[0].startswith("Moved: ")
    assert not any(button(desk, name).isEnabled() for name in ("placeConfirm", "placeSelect", "placeLetGo"))
    assert not desk.action("actionConfirmPlace").isEnabled()


# A real update


def draft(*paragraphs: str) -> ArticleDraft:
    drafts = [DraftBlock(BlockKind.PARAGRAPH, [Run(words)]) for words in paragraphs]
    return ArticleDraft("The ferry", *assemble(drafts))


def test_an_update_by_another_program_is_settled_in_the_open_window(make_desk: MakeDesk, library: Path) -> None:
    old = "The ferry to Gull Rock sank on Monday, three miles off the coast. Nobody was hurt, the port said."
    new = "The ferry to Gull Rock sank on Sunday, three miles off the coast."
    with Store.open(library) as store:
        article = store.add_article(draft(old), "Theo Lin")
        for quote in ("sank on Monday", "three miles off the coast", "Nobody was hurt"):
            start = old.index(quote)
            made = actions.mark_claim(article, start, start + len(quote), by="Theo Lin", at=now())
            store.apply(made, "Theo Lin")
        desk = make_desk()
        desk.window.open_article(article.id)
        assert "settle" not in desk.figures()
        store.update_article(article.id, draft(new), "Theo Lin")
    desk.wait(lambda: desk.text == new)
    by_number: dict[int, Claim] = {claim.number: claim for claim in desk.claims()}
    assert by_number[3].passages[0].state is Placed.ORPHANED
    assert by_number[1].open_passages and by_number[1].passages[0].state is not Placed.ORPHANED
    assert desk.rows()[-1] == "Cut from text: Nobody was hurt"
    count = len([claim for claim in by_number.values() if claim.open_passages])
    assert f"{count} to settle" in desk.figures()
    desk.click_row(1)
    assert "sank on Monday" in desk.widget(QLabel, "openPlaceWords").text()
    desk.press(Key.Key_Y)
    desk.press(Key.Key_1)
    confirmed = next(claim for claim in desk.claims_on_disk() if claim.number == 1)
    assert (confirmed.status, confirmed.open_passages) == (Status.VERIFIED, ())
    assert confirmed.earlier[0].exact == "sank on Monday", "the version before is as it was"
