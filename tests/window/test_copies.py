"""A saved copy beside its claim, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from annotator.domain.evidence import KeptFile
from annotator.domain.sourcing import add_evidence, add_source, new_source
from annotator.readers import read
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.copies.page import CopyPage
from annotator.workspace.evidence import media_type_of
from tests.window.desk import CONTROL, NONE, SHIFT, Desk
from tests.window.evidence import evidence_list

Key = Qt.Key
PAGE = """<!doctype html><html lang="en"><head><title>Bridge report</title></head><body><nav>Home News</nav><article>
<h1>Report on the north bridge</h1>
<p>The council took over the north bridge in 2022 and promised to reopen it within the year, which it did not.</p>
<p>The bridge reopened three years late, the engineers write. It cost “4.2 million”, which is twice what was planned
for it. No worker was hurt, and the ferry went on every day.</p>
<p>The bridge reopened three years late, as the harbour office had warned in a letter of its own in spring.</p>
</article></body></html>"""
PDF = Path(__file__).parents[1] / "data" / "sources" / "libreoffice.pdf"


def with_copy(desk: Desk, data: bytes, name: str, **values: str) -> str:
    """Evidence with that file as its saved copy, under the selected claim; its id."""
    workspace = desk.window.workspace
    file = KeptFile(name, media_type_of(name), desk.window.store.files.keep(data), len(data))
    source = new_source(title=name, file=file)
    claim = desk.current()
    rows = workspace.do(lambda: [*add_source(source), *add_evidence(workspace.article, [claim], source, **values)])
    return next(row.subject.id for row in rows if row.subject.kind == "evidence")


def opened(desk: Desk, key: str) -> CopyPage:
    """The page, once it shows that evidence's copy."""
    details = desk.window.claims_pane.details
    details.show_evidence(key)
    details.evidence.setFocus()
    desk.press(Key.Key_Return, CONTROL)
    desk.wait(lambda: desk.window.copy_showing.shown)
    return desk.widget(CopyPage, "copyPage")


def flag(desk: Desk) -> str:
    return desk.widget(QLabel, "copyFlag").text()


def test_a_copy_opens_at_the_quote_and_the_next_key_goes_to_its_next_place(marked: Desk) -> None:
    key = with_copy(marked, PAGE.encode(), "report.html", quote="reopened three years late")
    page = opened(marked, key)
    assert flag(marked) == "The quote stands in this copy: place 1 of 2."
    text = page.text._version.text
    assert [text[slice(*place)] for place in page.text.places] == ["reopened three years late"] * 2
    assert page.text.caret() == page.text.places[0][0]
    marked.press(Key.Key_N)
    assert flag(marked) == "The quote stands in this copy: place 2 of 2."
    assert page.text.caret() == page.text.places[1][0]
    marked.press(Key.Key_B)
    assert page.text.caret() == page.text.places[0][0]


def test_a_quote_with_one_place_leaves_the_room_of_the_steps_to_the_title(marked: Desk) -> None:
    marked.window.resize(1280, 720)
    opened(marked, with_copy(marked, PAGE.encode(), "engineers-report.html", quote="cost “4.2 million”"))
    assert not marked.widget(QPushButton, "copyNext").isVisible()
    assert not marked.widget(QPushButton, "copyPrevious").isVisible()
    title = marked.widget(ElidedLabel, "copyTitle")
    assert title.text() == "engineers-report.html · claim 1"
    marked.wait(lambda: title.fontMetrics().horizontalAdvance(title.text()) <= title.width())
    marked.press(Key.Key_Escape)
    opened(marked, with_copy(marked, PAGE.encode(), "report.html", quote="reopened three years late"))
    assert marked.widget(QPushButton, "copyNext").isVisible()
    assert marked.widget(QPushButton, "copyPrevious").isVisible()


def test_the_quote_is_highlighted_where_it_stands_and_nothing_else(marked: Desk) -> None:
    page = opened(marked, with_copy(marked, PAGE.encode(), "report.html", quote='cost "4.2 million"'))
    page.text.viewport().repaint()
    start, end = page.text.places[0]
    block = page.text.document().findBlock(page.text._offsets.to_qt(start))
    shapes = block.layout().formats()
    found = [(block.position() + shape.start, shape.length) for shape in shapes if shape.format.background() != 0]
    assert (page.text._offsets.to_qt(start), end - start) in found
    assert page.text._version.text[start:end] == "cost “4.2 million”"


def as_word() -> bytes:
    return (PDF.parent / "libreoffice.docx").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "quote"),
    [
        ("report.html", lambda: PAGE.encode(), "No worker was hurt"),
        ("lamp.pdf", PDF.read_bytes, ""),
        ("lamp.docx", as_word, ""),
        ("log.txt", lambda: b"The log says that it reopened three years late.", "three years late"),
    ],
    ids=["web page", "PDF", "Word", "text"],
)
def test_a_double_click_opens_each_kind_of_copy_at_its_quote(
    marked: Desk, name: str, data: Callable[[], bytes], quote: str
) -> None:
    words = quote or " ".join(max(read(data(), name).text.split("\n"), key=len).split(" ")[:6])
    with_copy(marked, data(), name, quote=words)
    entries = evidence_list(marked)
    middle = entries.visualItemRect(entries.item(0)).center()
    QTest.mouseDClick(entries.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    marked.wait(lambda: marked.window.copy_showing.shown)
    page = marked.widget(CopyPage, "copyPage")
    text = page.text._version.text
    assert flag(marked).startswith("The quote stands in this copy")
    start, end = page.text.places[0]
    assert text[start:end] == words
    assert page.text.caret() == start
    assert marked.table.isVisible() and marked.widget(QLabel, "copyTitle").text() == f"{name} · claim 1"


def test_esc_goes_back_to_an_article_that_is_as_it_was(marked: Desk) -> None:
    marked.select("900 lorries")
    marked.click_row(1)
    before = (marked.view.selected_range(), marked.view.scroll_place(), marked.window.splitter.sizes())
    opened(marked, with_copy(marked, PAGE.encode(), "report.html"))
    assert not marked.view.isVisible()
    assert marked.window.splitter.sizes() == before[2]
    assert not marked.action("actionNewClaim").isEnabled()
    marked.press(Key.Key_Escape)
    assert marked.view.isVisible()
    assert (marked.view.selected_range(), marked.view.scroll_place(), marked.window.splitter.sizes()) == before
    assert marked.window.claims_pane.details.evidence.hasFocus()
    assert marked.action("actionNewClaim").isEnabled()


def test_a_status_can_be_given_beside_the_copy(marked: Desk) -> None:
    opened(marked, with_copy(marked, PAGE.encode(), "report.html"))
    marked.press(Key.Key_1)
    assert marked.claim(1).status == "verified"
    assert marked.claim(2).status == "unchecked"


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Key.Key_Q, NONE, "queryDialog"),
        (Key.Key_T, NONE, "logDialog"),
        (Key.Key_P, NONE, "correctionDialog"),
        (Key.Key_A, SHIFT, "assignDialog"),
        (Key.Key_V, NONE, "ratingDialog"),
        (Key.Key_D, NONE, "publicationDialog"),
        (Key.Key_I, NONE, "checklistDialog"),
        (Key.Key_G, CONTROL, "signArticleDialog"),
    ],
)
def test_what_means_the_selected_claim_is_done_beside_the_copy_too(
    marked: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, name: str
) -> None:
    page = opened(marked, with_copy(marked, PAGE.encode(), "report.html"))
    marked.press(key, modifiers)
    asked = marked.dialog(QDialog)
    assert asked.objectName() == name
    asked.reject()
    assert page.isVisible()


def test_a_quote_that_does_not_stand_there_is_flagged_in_copy_and_list(marked: Desk) -> None:
    key = with_copy(marked, PAGE.encode(), "report.html", quote="reopened two years late")
    showing, evidence = marked.window.copy_showing, marked.window.claims_pane.details.evidence
    use = marked.current().evidence[0]
    source = marked.window.workspace.sources[use.source_id]
    marked.wait(lambda: showing.quotes.stands(use, source) is False)  # without anybody opening it
    shown = [evidence.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(evidence.count())]
    assert "The quote does not stand in the saved copy" in shown[0]
    page = opened(marked, key)
    assert flag(marked) == "The quote does not stand in this copy."
    assert page.text.places == ()


def test_words_selected_in_the_copy_become_the_quote_and_undo_takes_that_back(marked: Desk) -> None:
    page = opened(marked, with_copy(marked, PAGE.encode(), "report.html", quote="reopened two years late"))
    start = page.text._version.text.index("No worker was hurt")
    page.text.set_selected_range(start, start + len("No worker was hurt"))
    marked.press(Key.Key_U)
    assert marked.current().evidence[0].quote == "No worker was hurt"
    assert marked.current().evidence[0].locator is None
    marked.wait(lambda: flag(marked) == "The quote stands in this copy.")
    marked.undo()
    assert marked.current().evidence[0].quote == "reopened two years late"
    marked.wait(lambda: flag(marked) == "The quote does not stand in this copy.")


def test_of_a_copy_with_pages_the_page_becomes_the_locator_where_there_is_none(marked: Desk) -> None:
    page = opened(marked, with_copy(marked, PDF.read_bytes(), "lamp.pdf"))
    text = page.text._version.text
    block = next(b for b in page.text._version.blocks if b.page is not None and b.end - b.start > 40)
    page.text.set_selected_range(block.start, block.start + 30)
    marked.press(Key.Key_U)
    use = marked.current().evidence[0]
    assert use.locator == f"p. {block.page}"
    assert use.quote == text[block.start : block.start + 30].strip()
    assert marked.actions_on_disk()[-1] == "evidence.edit"


def picture(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def test_a_picture_is_shown_within_the_room_there_is(marked: Desk) -> None:
    page = opened(marked, with_copy(marked, picture(3000, 1000), "bridge.png"))
    assert page.picture.isVisible()
    assert "3000 × 1000" in page.picture.accessibleName()
    grabbed = page.picture.grab().toImage()
    assert grabbed.pixelColor(grabbed.rect().center()) == QColor("#336699")
    assert grabbed.pixelColor(grabbed.width() // 2, 4) != QColor("#336699")


@pytest.mark.parametrize(
    ("data", "name"), [(b"\x89PNG\r\n\x1a\nno picture", "bad.png"), (b"%PDF-1.7 nothing", "bad.pdf")]
)
def test_what_cannot_be_read_is_said_and_the_article_stays(marked: Desk, data: bytes, name: str) -> None:
    key = with_copy(marked, data, name)
    details = marked.window.claims_pane.details
    details.show_evidence(key)
    details.evidence.setFocus()
    marked.press(Key.Key_Return, CONTROL)
    marked.wait(lambda: name in marked.said())
    assert marked.view.isVisible()
    assert not marked.window.copy_showing.shown


def test_another_article_ends_what_is_shown_beside(marked: Desk) -> None:
    opened(marked, with_copy(marked, PAGE.encode(), "report.html"))
    marked.open_text("Another article\n\nIt has its own words.\n", "other.txt")
    assert not marked.window.copy_showing.shown
    assert marked.view.isVisible()
    assert marked.window.splitter.count() == 2
