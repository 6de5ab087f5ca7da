"""What few claims have in the details: a place to settle, and the author's suggested sources."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Claim, Placed
from annotator.ui.claims.details import ClaimDetails
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from tests.ui.test_theme import contrast
from tests.window.lighthouse import lighthouse

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
ME = "Mara Boyd"
REVIEW = lighthouse()
BUTTONS = ("placeConfirm", "placeSelect", "placeLetGo")


@pytest.fixture
def details(qtbot: QtBot) -> Iterator[ClaimDetails]:
    made = ClaimDetails()
    qtbot.addWidget(made)
    made.resize(700, 340)
    made.set_article(REVIEW.article)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made


class Told:
    """What the details said about places and links, in order."""

    def __init__(self, details: ClaimDetails) -> None:
        self.all: list[tuple[Any, ...]] = []
        for name in ("place_confirmed", "place_wanted", "place_let_go", "link_opened", "left"):
            getattr(details, name).connect(lambda *values, name=name: self.all.append((name, *values)))


def claim(number: int) -> Claim:
    return REVIEW.claims[number - 1]


def button(details: ClaimDetails, name: str) -> QPushButton:
    found = details.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def offered(details: ClaimDetails) -> list[str]:
    return [name for name in BUTTONS if (b := details.findChild(QPushButton, name)) is not None and b.isVisible()]


def words(details: ClaimDetails) -> str:
    label = details.findChild(QLabel, "openPlaceWords")
    return label.text() if isinstance(label, QLabel) and label.isVisible() else ""


def suggestions(details: ClaimDetails) -> list[str]:
    shown = details.findChild(QListWidget, "suggestionList")
    if not isinstance(shown, QListWidget) or not shown.isVisible():
        return []
    return [shown.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(shown.count())]


# A place to settle


@pytest.mark.parametrize(
    ("number", "said", "buttons"),
    [
        (1, "Moved with the text: was “lit again on Monday”", BUTTONS),
        (2, "Moved with the text: was “nine years after the storm”", BUTTONS),
        (3, "Something else in this sentence changed.", BUTTONS),
        (4, "", ()),
        (6, "Cut from text: was “made in Porto in 1911” in version 1", ("placeSelect",)),
    ],
)
def test_what_is_open_is_said_and_what_can_be_done(
    details: ClaimDetails, number: int, said: str, buttons: tuple[str, ...]
) -> None:
    details.show_claim(claim(number), ME)
    assert (words(details), offered(details)) == (said, list(buttons))


def test_the_same_words_in_another_place_are_not_told_twice(details: ClaimDetails) -> None:
    kept = claim(5).passages[0]
    details.show_claim(replace(claim(5), passages=(replace(kept, state=Placed.MOVED),)), ME)
    assert words(details) == "Moved with the text: the same words stand in another place."


def test_of_an_orphan_of_an_orphan_the_version_is_told_that_had_its_words(details: ClaimDetails) -> None:
    one = claim(6)
    again = replace(one.passages[0], id="third", version=3, carried_from=one.passages[0].id)
    details.show_claim(replace(one, passages=(again,), earlier=one.all_passages), ME)
    assert words(details).endswith("in version 1")


def test_the_buttons_say_which_passage_is_meant(details: ClaimDetails) -> None:
    details.show_claim(claim(2), ME)
    told, key = Told(details), claim(2).passages[1].id
    for name in BUTTONS:
        QTest.mouseClick(button(details, name), Qt.MouseButton.LeftButton)
    assert told.all == [("place_confirmed", [key]), ("place_wanted", key), ("place_let_go", [key])]


def test_several_are_settled_one_after_the_other(details: ClaimDetails) -> None:
    first, second = claim(2).passages
    both = replace(claim(2), passages=(replace(first, reread=True), second))
    details.show_claim(both, ME)
    assert words(details) == "1 of 2 to settle. Something else in this sentence changed."
    details.show_claim(claim(2), ME)
    assert words(details) == "Moved with the text: was “nine years after the storm”"


def test_nothing_is_taken_from_claims_whose_place_is_certain(details: ClaimDetails) -> None:
    def heights() -> tuple[int, int]:
        layout = details.layout()
        assert layout is not None
        layout.activate()
        return details.minimumSizeHint().height(), details.sizeHint().height()

    details.show_claim(claim(4), ME)
    before = heights()
    assert not any(details.findChild(QWidget, name) for name in ("openPlace", "suggestionList")), "not even made"
    details.show_claim(claim(3), ME)
    assert heights() > before
    details.show_claim(claim(4), ME)
    assert heights() == before
    details.show_claims([claim(1), claim(3)], ME)
    assert (words(details), suggestions(details)) == ("", [])
    details.show_claims([], ME)
    assert (words(details), suggestions(details)) == ("", [])


def test_by_keys_one_comes_from_the_statement_to_the_buttons_and_leaves_when_all_is_settled(
    qtbot: QtBot, details: ClaimDetails
) -> None:
    details.show_claim(claim(1), ME)
    told = Told(details)
    settled = replace(claim(1), passages=(replace(claim(1).passages[0], state=Placed.KEPT),))
    details.place_confirmed.connect(lambda _: details.show_claim(settled, ME))
    details.statement.setFocus()
    qtbot.waitUntil(details.statement.hasFocus)
    for name in BUTTONS:
        QTest.keyClick(details.window().focusWidget(), Qt.Key.Key_Tab)
        assert button(details, name).hasFocus(), name
    button(details, "placeConfirm").setFocus()
    QTest.keyClick(button(details, "placeConfirm"), Qt.Key.Key_Space)
    assert words(details) == ""
    assert told.all == [("place_confirmed", [claim(1).passages[0].id]), ("left",)]


def test_read_only_shows_it_and_lets_nothing_be_settled(details: ClaimDetails) -> None:
    details.set_read_only(True)
    details.show_claim(claim(1), ME)
    assert words(details) and not any(button(details, name).isEnabled() for name in BUTTONS)
    details.set_read_only(False)
    assert all(button(details, name).isEnabled() for name in BUTTONS)


def test_the_quote_of_what_was_cut_is_struck_and_its_place_says_so(details: ClaimDetails) -> None:
    details.show_claim(claim(6), ME)
    about = details.findChild(QLabel, "claimAbout")
    assert isinstance(about, QLabel) and about.text() == "cut from text"
    details.show_claim(replace(claim(6), statement="The lamp was made in Porto."), ME)
    quotes = details.findChild(QListWidget, "quoteList")
    assert isinstance(quotes, QListWidget)
    assert quotes.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "“made in Porto in 1911”, cut from text"
    struck = quotes.viewport().grab().toImage()
    details.show_claim(replace(claim(5), statement="It is seen from afar."), ME)
    whole = quotes.viewport().grab().toImage()

    def ruled(picture: Any) -> bool:
        """Whether a line goes all through the words."""
        dark = [
            sum(picture.pixelColor(x, y) != picture.pixelColor(picture.width() // 2, y) for x in range(8, 90))
            for y in range(2, picture.height() // 2 + 8)
        ]
        return bool(max(dark) >= 78)

    assert (ruled(struck), ruled(whole)) == (True, False)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("density", list(Density))
def test_it_can_be_read_in_every_look(details: ClaimDetails, theme: Theme, density: Density) -> None:
    details.show_claim(claim(3), ME)
    details.set_theme(theme, density)
    row = details.findChild(QWidget, "openPlace")
    assert isinstance(row, QWidget)
    picture = row.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert theme.row in colours
    assert max(contrast(colour, theme.row) for colour in colours) >= 4.5
    assert contrast(theme.text, theme.page) >= 4.5
    heights = {button(details, name).height() for name in BUTTONS}
    assert len(heights) == 1


def test_a_hostile_quote_is_text(details: ClaimDetails) -> None:
    bad = "<img src=x>\u202e" + "long " * 200
    old = replace(claim(1).earlier[0], exact=bad, end=(claim(1).earlier[0].start or 0) + len(bad))
    details.show_claim(replace(claim(1), earlier=(old,)), ME)
    label = details.findChild(QLabel, "openPlaceWords")
    assert isinstance(label, QLabel)
    assert "\u202e" not in label.text() and len(label.text()) < 150
    assert "<img" not in label.toolTip()


# Suggested sources


def test_notes_on_a_claims_words_are_listed_with_their_links(details: ClaimDetails) -> None:
    details.show_claim(claim(5), ME)
    assert suggestions(details) == ["Author’s footnote: List of Lights 2024, page 31, lights.example/31"]
    details.show_claim(claim(3), ME)
    assert suggestions(details) == [
        "Comment by Ed Moss: Who counted?, port.example/tickets/2025",
        "desk@port.example",
    ]
    details.show_claim(claim(4), ME)
    assert suggestions(details) == []


def test_a_link_is_told_when_it_is_activated(details: ClaimDetails) -> None:
    details.show_claim(claim(3), ME)
    told = Told(details)
    shown = details.findChild(QListWidget, "suggestionList")
    assert isinstance(shown, QListWidget)
    for row in range(2):
        shown.setCurrentRow(row)
        QTest.keyClick(shown, Qt.Key.Key_Return)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(0)).center())
    assert told.all == [
        ("link_opened", "https://port.example/tickets/2025"),
        ("link_opened", "mailto:desk@port.example"),
    ]


def test_a_note_without_a_link_opens_nothing(details: ClaimDetails) -> None:
    version = REVIEW.article.newest
    bare = tuple(replace(one, links=()) for one in version.suggestions)
    details.set_article(replace(REVIEW.article, versions=(replace(version, suggestions=bare),)))
    details.show_claim(claim(5), ME)
    told = Told(details)
    shown = details.findChild(QListWidget, "suggestionList")
    assert isinstance(shown, QListWidget)
    shown.setCurrentRow(0)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert told.all == []
    details.set_article(None)
    details.show_claim(claim(5), ME)
    assert suggestions(details) == []


@pytest.mark.parametrize("density", Density)
def test_no_note_is_scrolled_for_less_than_a_line(details: ClaimDetails, density: Density) -> None:
    version = REVIEW.article.newest
    details.set_theme(LIGHT, density)
    scrolled = set()
    for words in range(0, 120, 5):
        notes = tuple(replace(one, text="A long story. " * (words // 3) or "Ask.") for one in version.suggestions)
        details.set_article(replace(REVIEW.article, versions=(replace(version, suggestions=notes),)))
        for number, width in ((5, 700), (3, 700), (3, 520), (5, 640)):
            details.resize(width, 340)
            details.show_claim(claim(number), ME)
            QApplication.processEvents()
            shown = details.findChild(QListWidget, "suggestionList")
            assert isinstance(shown, QListWidget)
            shown.doItemsLayout()
            bar = shown.verticalScrollBar()
            assert bar.maximum() == 0 or bar.maximum() >= shown.fontMetrics().lineSpacing(), (words, number, width)
            assert bar.isVisible() is (bar.maximum() > 0)
            scrolled.add(bar.isVisible())
    assert scrolled == {True, False}


def test_a_note_that_was_scrolled_is_shown_whole_where_there_is_room(details: ClaimDetails) -> None:
    version = REVIEW.article.newest
    notes = tuple(replace(one, text="A long story. " * 18) for one in version.suggestions)
    details.set_article(replace(REVIEW.article, versions=(replace(version, suggestions=notes),)))
    details.show_claim(claim(5), ME)
    shown = details.findChild(QListWidget, "suggestionList")
    assert isinstance(shown, QListWidget)
    seen = []
    for width in (500, 1200, 500, 1200):
        details.resize(width, 340)
        QApplication.processEvents()
        seen.append(shown.verticalScrollBar().isVisible())
    assert seen == [True, False, True, False]


def test_a_long_note_is_scrolled_and_takes_little_room(details: ClaimDetails) -> None:
    version = REVIEW.article.newest
    long = tuple(replace(one, text="A long story. " * 30) for one in version.suggestions)
    details.set_article(replace(REVIEW.article, versions=(replace(version, suggestions=long),)))
    details.show_claim(claim(5), ME)
    shown = details.findChild(QListWidget, "suggestionList")
    assert isinstance(shown, QListWidget)
    assert shown.height() <= 3 * shown.fontMetrics().lineSpacing() + 12
    assert shown.verticalScrollBar().maximum() > 0
