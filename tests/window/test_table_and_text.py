"""Table and article in step: rows, highlights, numbers in the gutter and marks in the overview."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtTest import QTest

from annotator.domain.claim import Status
from annotator.ui.article.badges import Badge
from annotator.ui.theme import LIGHT
from tests.window.desk import LONG, Desk, MakeDesk

Key = Qt.Key
FIRST, LAST = "Mile 1 was paved in 1901", "It took 62 weeks"


def long_desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    desk.open_text(LONG)
    return desk


def badges(desk: Desk) -> dict[str, Badge]:
    desk.window.repaint()
    return {badge.text: badge for badge in desk.view.gutter.badges()}


def test_a_claim_is_a_row_a_highlight_a_number_and_a_mark(desk: Desk) -> None:
    assert desk.fill_at("three years late") is None
    claim = desk.mark("three years late", Key.Key_2)
    desk.window.repaint()

    style = LIGHT.status(Status.DISPUTED)
    assert desk.rows() == ["Three years late"]
    assert desk.column(2) == ["Disputed"]
    shape = desk.format_at("three years late")
    assert shape is not None
    assert shape.underlineStyle() is style.underline
    badge = badges(desk)[str(claim.number)]
    line = desk.view.range_rects(*desk.range_of("three years late"))[0]
    assert line.top() <= badge.rect.center().y() <= line.bottom(), "the number is level with its line"

    overview = desk.window.article_pane.overview
    picture = overview.grab().toImage()
    row = overview.row_of(desk.range_of("three years late")[0]) + 1
    colours = {picture.pixelColor(x, row).name() for x in range(picture.width())}
    assert QColor(style.ink).name() in colours


def test_statuses_differ_by_underline_and_not_by_colour_alone(desk: Desk) -> None:
    quotes = ("opened on Monday", "three years late", "cost 4.2 million", "Nobody was hurt")
    for quote, key in zip(quotes, (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_0), strict=True):
        desk.mark(quote, key)
    shapes = [desk.format_at(quote) for quote in quotes]
    styles = [shape.underlineStyle() for shape in shapes if shape is not None]
    assert len(set(styles)) == 4
    assert QTextCharFormat.UnderlineStyle.NoUnderline not in styles
    assert sorted(desk.column(2)) == ["Disputed", "Unchecked", "Unsourced", "Verified"]


def test_a_row_brings_its_passage_into_view_and_marks_it(make_desk: MakeDesk) -> None:
    desk = long_desk(make_desk)
    first, last = desk.mark(FIRST), desk.mark(LAST)
    desk.view.restore_place(0)
    plain = desk.fill_at(FIRST)
    desk.view.restore_place(desk.range_of(LAST)[0])
    assert not desk.shows(FIRST)

    desk.click_row(first.number)

    assert desk.selected() == [first.number]
    assert desk.shows(FIRST)
    assert desk.fill_at(FIRST) != plain, "the current claim is marked more strongly"
    desk.click_row(last.number)
    assert desk.shows(LAST) and not desk.shows(FIRST)
    desk.press(Key.Key_Up)
    assert desk.selected() == [first.number] and desk.shows(FIRST)


def test_a_click_on_a_highlight_selects_its_row(make_desk: MakeDesk) -> None:
    desk = long_desk(make_desk)
    numbers = [desk.mark(f"It took {mile + 2} weeks").number for mile in range(1, 41)]
    desk.click_text("It took 3 weeks")
    assert desk.selected() == [numbers[0]]
    row = desk.model.row_of(desk.claim(numbers[0]).id)
    assert row is not None
    assert desk.table.viewport().rect().intersects(desk.table.visualRect(desk.model.index(row, 1)))
    desk.click_text("the foreman wrote")
    assert desk.selected() == [numbers[0]], "a click beside all claims leaves the row"


def test_clicking_again_goes_through_the_claims_that_overlap(desk: Desk) -> None:
    outer = desk.mark("“It will last a century,” the mayor said").number
    inner = desk.mark("last a century").number
    picked = []
    for _ in range(3):
        desk.click_text("last a century")
        picked += desk.selected()
    assert picked == [inner, outer, inner], "the innermost first, then round again"


def test_a_number_in_the_gutter_selects_its_claim_and_keys_mean_it(desk: Desk) -> None:
    claim = desk.mark("Nobody was hurt")
    desk.mark("opened on Monday")
    desk.put_caret("The north bridge")
    place = badges(desk)[str(claim.number)].rect.center().toPoint()
    QTest.mouseClick(desk.view.gutter, Qt.MouseButton.LeftButton, pos=place)
    assert desk.selected() == [claim.number]

    desk.press(Key.Key_1)

    assert desk.claim(claim.number).status is Status.VERIFIED
    assert len(desk.claims()) == 2


def test_a_click_in_the_overview_goes_there(make_desk: MakeDesk) -> None:
    desk = long_desk(make_desk)
    desk.mark(LAST)
    desk.view.restore_place(0)
    overview = desk.window.article_pane.overview
    row = overview.row_of(desk.range_of(LAST)[0])
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(overview.width() // 2, row))
    assert desk.shows(LAST)


def test_j_and_k_go_from_claim_to_claim_and_keys_mean_the_one_shown(make_desk: MakeDesk) -> None:
    desk = long_desk(make_desk)
    first, last = desk.mark(FIRST), desk.mark(LAST)
    desk.put_caret("The long road")
    desk.press(Key.Key_K)
    assert desk.selected() == [first.number] and desk.shows(FIRST)
    desk.press(Key.Key_J)
    assert desk.selected() == [last.number] and desk.shows(LAST)
    desk.press(Key.Key_2)
    assert desk.statuses() == [Status.UNCHECKED, Status.DISPUTED]
    desk.press(Key.Key_J)
    assert desk.selected() == [last.number], "there is none after the last"


def test_the_statement_stands_for_the_quote_in_the_table(desk: Desk) -> None:
    desk.mark("three years late")
    desk.write("statementEdit", "The bridge opened three years after the date it was promised for")
    assert desk.rows() == ["The bridge opened three years after the date it was promised for"]


def test_a_claim_of_two_passages_shows_at_both(make_desk: MakeDesk) -> None:
    desk = long_desk(make_desk)
    claim = desk.mark(FIRST, Key.Key_1)
    desk.select(LAST)
    desk.press(Key.Key_A)
    assert desk.fill_at(LAST) is not None
    assert str(claim.number) in badges(desk)
    quotes = desk.window.claims_pane.details.findChild(type(desk.window.claims_pane.details._quotes), "quoteList")
    assert quotes is not None and quotes.count() == 2
    QTest.mouseClick(quotes.viewport(), Qt.MouseButton.LeftButton, pos=quotes.visualItemRect(quotes.item(0)).center())
    assert desk.shows(FIRST)
