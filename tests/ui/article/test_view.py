"""Claims in the text: what is painted where, and what a click on it says."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.domain.article import Hanging, Suggestion, Version
from annotator.domain.claim import Placed, Status
from annotator.ui.article.colours import fill_of
from annotator.ui.article.document import cuts_of
from annotator.ui.article.find import Finder
from annotator.ui.article.segments import Look
from annotator.ui.article.view import ArticleView
from annotator.ui.offsets import Offsets
from annotator.ui.theme import DARK, LIGHT, Density
from annotator.workspace.marks import Mark

from .conftest import Show, fill_at, point_of, settle
from .texts import HARBOUR, long_version, mark_of, marks_of, place_of, version_of

V, D, U, N = Status.VERIFIED, Status.DISPUTED, Status.UNSOURCED, Status.UNCHECKED
LEFT = Qt.MouseButton.LeftButton


def fill(status: Status, *, current: bool = False) -> str:
    colour = fill_of(Look(status, status, current), LIGHT)
    assert colour is not None
    return colour.name()


def image(view: ArticleView) -> QImage:
    view.clearFocus()
    return view.viewport().grab().toImage()


def click(qtbot: QtBot, view: ArticleView, offset: int) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=point_of(view, offset))


# Highlights


def test_each_claim_is_painted_where_its_passage_is(view: ArticleView, show: Show) -> None:
    version = version_of(*HARBOUR)
    marks = [
        mark_of(version, "sold eleven", 1, V),
        mark_of(version, "👩‍🔬 last year", 2, D),
        mark_of(version, "أحد عشر ألف", 3, U),
        mark_of(version, "counts\u2028rolls", 4, N),
    ]
    show(version, *marks)
    for mark in marks:
        assert mark.status is not None
        assert fill_at(view, mark.start) == fill(mark.status)
        assert fill_at(view, mark.end - 1) == fill(mark.status)
        assert fill_at(view, mark.start - 1) == LIGHT.page
        assert fill_at(view, mark.end) == LIGHT.page


def test_a_nested_claim_shows_inside_the_outer_which_shows_on_both_sides(view: ArticleView, show: Show) -> None:
    version = version_of("She said the ferry carries bread, every day.")
    outer, inner = mark_of(version, "She said the ferry carries bread", 5, V), mark_of(version, "the ferry", 6, D)
    show(version, outer, inner)
    assert fill_at(view, outer.start) == fill_at(view, inner.end + 3) == fill(V)
    assert fill_at(view, inner.start) == fill_at(view, inner.end - 1) == fill(D)
    view.select_claim("c5")
    assert fill_at(view, inner.start) == fill_at(view, outer.start) == fill(V, current=True)
    view.select_claim("c6")
    assert fill_at(view, inner.start) == fill(D, current=True)
    assert fill_at(view, outer.start) == fill(V)
    view.select_claim(None)
    assert fill_at(view, inner.start) == fill(D)


def laid_over(view: ArticleView, version: Version, offset: int) -> QTextCharFormat:
    """The format laid over the character at `offset`."""
    position = Offsets(version.text).to_qt(offset)
    block = view.document().findBlock(position)
    ranges = block.layout().formats()
    for laid in ranges:
        if laid.start <= position - block.position() < laid.start + laid.length:
            return QTextCharFormat(laid.format)
    return QTextCharFormat()


def test_statuses_differ_in_underline_and_waived_text_is_muted(view: ArticleView, show: Show) -> None:
    version = version_of("one two three four five six")
    marks = [
        mark_of(version, word, n, s)
        for n, (word, s) in enumerate(zip(["one", "two", "three", "four"], (V, D, U, N), strict=True), 1)
    ]
    waived = Mark(*place_of(version, "five"), "w")
    show(version, *marks, waived)
    image(view)
    lines = [laid_over(view, version, mark.start).underlineStyle() for mark in marks]
    assert lines == [LIGHT.status(s).underline for s in (V, D, U, N)]
    laid = laid_over(view, version, waived.start)
    assert laid.foreground().color().name() == LIGHT.muted
    assert laid.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert fill_at(view, waived.start) == LIGHT.page


def test_highlighting_keeps_bold_and_moves_no_letter(view: ArticleView, show: Show) -> None:
    version = version_of(*HARBOUR, "Waffles, offices and fjords: affluent flights fill five fine files. " * 6)
    show(version)
    plain = [view.range_rects(n, n + 1) for n in range(len(version.text))]
    marks = [
        mark_of(version, "bakery sold eleven thou", 1, V),
        mark_of(version, "ffluent f", 2, D),
        mark_of(version, "ffices", 3, U),
        mark_of(version, "المخبز أحد", 4, N),
    ]
    show(version, *marks)
    image(view)
    for before, offset in zip(plain, range(len(version.text)), strict=True):
        for a, b in zip(before, view.range_rects(offset, offset + 1), strict=True):
            assert (a.topLeft() - b.topLeft()).manhattanLength() <= 4
    bold = version.text.index("eleven")
    block = view.document().findBlockByNumber(2)
    assert (
        next(f for f in block.textFormats() if f.start <= bold - version.blocks[2].start < f.start + f.length)
        .format.font()
        .bold()
    )


def test_what_is_painted_is_what_qt_itself_would_lay_out(view: ArticleView, show: Show) -> None:
    version = version_of(*HARBOUR)
    show(version, mark_of(version, "sold eleven thousand rolls 👩‍🔬 last", 1, V), mark_of(version, "أحد عشر", 2, D))
    ours = image(view)
    view.document().markContentsDirty(0, view.document().characterCount())
    assert image(view) == ours


def test_highlights_stay_through_scrolling_resizing_and_another_look(
    qtbot: QtBot, view: ArticleView, show: Show
) -> None:
    version = long_version(80)
    marks = [Mark(b.start, b.start + 9, f"p{n}", f"c{n}", n, V) for n, b in enumerate(version.blocks)]
    show(version, *marks)
    for index in (0, 40, 79, 2):
        view.restore_place(marks[index].start)
        settle(qtbot, view)
        view.reveal(marks[index].start, marks[index].end)
        settle(qtbot, view)
        assert fill_at(view, marks[index].start) == fill(V)
    view.resize(430, 400)
    settle(qtbot, view)
    view.reveal(marks[2].start, marks[2].end)
    settle(qtbot, view)
    assert fill_at(view, marks[2].start) == fill(V)
    view.resize(900, 600)
    settle(qtbot, view)
    assert fill_at(view, marks[2].start) == fill(V)
    view.set_theme(DARK, Density.COMPACT)
    settle(qtbot, view)
    assert fill_at(view, marks[2].start) == DARK.status(V).fill


def test_a_change_shows_at_once_where_it_is_seen_and_later_where_it_is_not(qtbot: QtBot, view: ArticleView) -> None:
    version = long_version(80)
    index = marks_of(version)
    view.set_version(version, index)
    near, far = version.blocks[1], version.blocks[70]
    for number, block in enumerate((near, far)):
        index.put(Mark(block.start, block.start + 9, f"p{number}", f"c{number}", number, D))
        view.refresh([(block.start, block.start + 9)])
    assert fill_at(view, near.start) == fill(D)
    view.reveal(far.start, far.end)
    settle(qtbot, view)
    assert fill_at(view, far.start) == fill(D)
    index.discard("p1")
    view.refresh([(far.start, far.start + 9)])
    assert fill_at(view, far.start) == LIGHT.page


def test_a_change_elsewhere_leaves_the_layout_alone(view: ArticleView) -> None:
    version = long_version(80)
    index = marks_of(version)
    view.set_version(version, index)
    relaid: list[int] = []
    view.document().documentLayout().update.connect(lambda *_: relaid.append(1))
    index.put(Mark(0, 9, "p", "c", 1, V))
    view.refresh([(0, 9)])
    assert fill_at(view, 0) == fill(V)
    assert relaid == []


def test_find_hits_look_like_no_status_and_end(view: ArticleView, show: Show) -> None:
    version = version_of("The ferry and the Ferry")
    show(version, mark_of(version, "the Ferry", 1, V))
    found = fill_of(Look(found=True), LIGHT)
    assert found is not None
    view.set_find_hits(Finder(version).find("ferry"))
    assert fill_at(view, 4) == fill_at(view, 19) == found.name()
    assert fill_at(view, 15) == fill(V)
    view.set_find_hits(None)
    assert fill_at(view, 4) == LIGHT.page
    assert fill_at(view, 19) == fill(V)


def test_a_new_version_begins_afresh(view: ArticleView, show: Show) -> None:
    first = version_of("The ferry carries bread.")
    show(first, mark_of(first, "ferry", 1, V))
    view.select_claim("c1")
    view.set_find_hits(Finder(first).find("bread"))
    second = version_of("The ferry carries bread.")
    show(second, mark_of(second, "The", 1, V))
    assert fill_at(view, 0) == fill(V)
    assert fill_at(view, 4) == fill_at(view, 18) == LIGHT.page


def test_in_a_very_long_paragraph_claims_and_hits_show_across_its_cuts(
    qtbot: QtBot, view: ArticleView, show: Show
) -> None:
    version = version_of("The ferry 😀 carries bread. " * 1500)
    cut = next(cuts_of(version.text, 0, len(version.text)))
    claim = Mark(cut - 12, cut + 12, "p", "c", 1, V)
    show(version, claim)
    view.reveal(claim.start, claim.end)
    settle(qtbot, view)
    assert fill_at(view, claim.start) == fill_at(view, claim.end - 1) == fill(V)
    assert [badge.text for badge in view.gutter.badges()] == ["1"]
    with qtbot.waitSignal(view.claim_clicked):
        click(qtbot, view, claim.end - 1)
    words = version.text[cut - 6 : cut + 7]
    view.set_find_hits(Finder(version).find(words))
    found = fill_of(Look(found=True), LIGHT)
    assert found is not None
    assert fill_at(view, cut - 6) == fill_at(view, cut + 6) == found.name()


def test_controls_that_turn_text_round_are_made_visible(view: ArticleView, show: Show) -> None:
    hidden, plain = version_of("The sum was \u202e024 pounds."), version_of("The sum was 024 pounds.")
    ink = QColor(LIGHT.status(D).ink).rgb()

    def painted(picture: QImage) -> bool:
        return any(picture.pixel(x, y) == ink for x in range(picture.width()) for y in range(60))

    show(plain)
    assert not painted(image(view))
    show(hidden)
    assert painted(image(view))


# Clicks


def test_a_click_says_which_claim_it_hit(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = version_of(*HARBOUR)
    show(version, mark_of(version, "eleven thousand rolls 👩‍🔬", 1, V), mark_of(version, "عشر ألف", 2, D))
    said: list[str] = []
    view.claim_clicked.connect(said.append)
    for quote in ("thousand", "rolls", "ألف", "Thursday", "👩‍🔬"):
        click(qtbot, view, place_of(version, quote)[0])
    assert said == ["c1", "c1", "c2", "c1"]
    assert view.selected_range() is None


def test_clicking_again_goes_through_those_that_overlap(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = version_of("She said the ferry carries bread, every day.")
    show(
        version,
        mark_of(version, "She said the ferry carries bread", 5, V),
        mark_of(version, "the ferry", 6, D),
        Mark(0, len(version.text), "w"),
    )
    said: list[str] = []
    view.claim_clicked.connect(said.append)
    view.claim_clicked.connect(view.select_claim)
    at = version.text.index("ferry")
    for _ in range(3):
        click(qtbot, view, at)
    assert said == ["c6", "c5", "c6"]
    view.select_claim(None)
    click(qtbot, view, at)
    assert said[-1] == "c6"


def test_a_drag_over_a_claim_is_no_click(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = version_of("The ferry carries bread.")
    show(version, mark_of(version, "ferry carries", 1, V))
    with qtbot.assertNotEmitted(view.claim_clicked):
        QTest.mousePress(view.viewport(), LEFT, pos=point_of(view, 5))
        QTest.mouseMove(view.viewport(), point_of(view, 12))
        QTest.mouseRelease(view.viewport(), LEFT, pos=point_of(view, 12))
    assert view.selected_range() is not None


def test_a_click_beside_the_text_hits_nothing(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = version_of("The ferry", "Next")
    show(version, mark_of(version, "The ferry", 1, V))
    end = view.range_rects(0, 9)[0]
    with qtbot.assertNotEmitted(view.claim_clicked):
        QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(end.right() + 20, end.center().y()))


def test_pointing_at_text_tells_of_its_claims_and_links(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = version_of(*HARBOUR)
    show(version, mark_of(version, "its owner said", 7, D))
    at = point_of(view, version.text.index("owner"))
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
    assert "Claim 7, disputed" in QToolTip.text()
    assert "https://example.org/bakery?a=1&amp;b=&lt;2&gt;" in QToolTip.text()
    QToolTip.hideText()


def tip_at(view: ArticleView, offset: int) -> str:
    at = point_of(view, offset)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_pointing_at_text_tells_what_is_open_about_its_place(view: ArticleView, show: Show) -> None:
    version = version_of("The ferry carries bread every day.")
    show(
        version,
        mark_of(version, "ferry", 7, D)._replace(state=Placed.MOVED),
        mark_of(version, "bread", 8, V)._replace(reread=True),
        Mark(*place_of(version, "every day"), "w", reason="opinion", state=Placed.MOVED),
    )
    assert tip_at(view, 5) == "Claim 7, disputed; moved, to be confirmed"
    assert tip_at(view, version.text.index("bread")) == "Claim 8, verified; something else in its sentence changed"
    assert tip_at(view, version.text.index("every")).endswith("opinion</span>; moved, to be confirmed")


def test_the_words_of_a_suggested_source_have_a_corner_and_tell_the_note(view: ArticleView, show: Show) -> None:
    plain = version_of("The ferry 😀 carries bread.", "باع المخبز أحد عشر ألف رغيف.")
    notes = (
        Suggestion(Hanging.FOOTNOTE, *place_of(plain, "😀 carries"), "The port's log, <b>page 4</b>"),
        Suggestion(Hanging.COMMENT, *place_of(plain, "المخبز"), "Who counted?", "Ed Moss"),
    )
    noted = replace(plain, suggestions=notes)

    def cornered(offset: int) -> bool:
        """Whether the ink of a corner is at the top of the character's further end, where no letter is."""
        rect = view.range_rects(offset, offset + 1)[0]
        picture = view.viewport().grab().toImage()
        ink = QColor(LIGHT.muted).rgb()
        return any(picture.pixel(x, rect.top()) == ink for x in range(rect.left() - 1, rect.right() + 1))

    last = [plain.text.index("carries") + 6, plain.text.index("المخبز") + 5]
    show(plain)
    assert [cornered(offset) for offset in last] == [False, False]
    assert tip_at(view, last[0]) == ""
    show(noted)
    assert [cornered(offset) for offset in last] == [True, True]
    assert not cornered(plain.text.index("ferry"))
    assert tip_at(view, last[0]) == "<span>Author’s footnote: The port&#x27;s log, &lt;b&gt;page 4&lt;/b&gt;</span>"
    assert tip_at(view, last[1]) == "<span>Comment by Ed Moss: Who counted?</span>"
    show(plain)
    assert not cornered(last[0]), "of another version nothing stays"


def test_the_view_has_its_names(view: ArticleView) -> None:
    assert view.objectName() == "articleView"
    assert view.accessibleName() == "Article"
