"""How the house's reports look, set in the window: a form, its pictures and colours, and templates of one's own."""

import os
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from annotator.domain.style import SETTING, HouseStyle, give_style, style_of
from annotator.reports.options import Options, house_options
from annotator.reports.templates import own_templates, template_names
from annotator.ui.rules.house_dialog import HouseDialog
from annotator.ui.rules.style_page import StylePage
from db.store import Store
from tests.window.desk import CONTROL, Desk, MakeDesk

Key = Qt.Key
Part = TypeVar("Part", bound=QWidget)


def open_form(desk: Desk) -> HouseDialog:
    desk.trigger("actionHouseRules")
    dialog = desk.dialog(HouseDialog)
    dialog.tabs.setCurrentIndex(2)
    assert dialog.tabs.tabText(2) == "Reports"
    return dialog


def part(dialog: HouseDialog, kind: type[Part], name: str) -> Part:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def said(dialog: HouseDialog) -> str:
    return part(dialog, QLabel, "houseProblem").text()


def enter(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def given(desk: Desk) -> Options:
    """What reports are given."""
    with Store.open(desk.window.store.path, make=False) as store:
        return house_options(desk.window.store.path, store.house().settings)


def use_logo(desk: Desk, dialog: HouseDialog, file: Path) -> None:
    page = dialog.pages[SETTING]
    assert isinstance(page, StylePage)
    page.logo.use_file(str(file))
    desk.wait(lambda: part(dialog, QPushButton, "styleLogoChoose").isEnabled())


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#1a5fb4"))
    assert image.save(str(tmp_path / "logo.png"))
    return tmp_path / "logo.png"


def test_a_style_is_set_in_the_form_and_undo_takes_it_back(desk: Desk, picture: Path) -> None:
    dialog = open_form(desk)
    enter(part(dialog, QLineEdit, "styleName"), "The Port Ledger")
    enter(part(dialog, QLineEdit, "styleUrl"), "https://ledger.example")
    enter(part(dialog, QLineEdit, "styleColour"), "1A5FB4")
    use_logo(desk, dialog, picture)
    method = part(dialog, QPlainTextEdit, "styleMethod")
    method.setPlainText("We ask.\n\nWe ask again.")
    QTest.keyClick(method, Key.Key_Return, CONTROL)
    desk.wait(lambda: desk.window.findChild(HouseDialog, "houseDialog") is None)
    style = given(desk).style
    assert (style.name, style.url, style.colour) == ("The Port Ledger", "https://ledger.example", "#1a5fb4")
    assert style.logo is not None and style.logo.data == picture.read_bytes()
    assert style.method == "We ask.\nWe ask again."
    desk.undo()
    assert given(desk).style == HouseStyle()


def test_what_is_set_is_shown_and_single_parts_are_taken_away(desk: Desk, picture: Path) -> None:
    dialog = open_form(desk)
    enter(part(dialog, QLineEdit, "styleName"), "The Port Ledger")
    use_logo(desk, dialog, picture)
    dialog.accept()
    dialog = open_form(desk)
    assert part(dialog, QLabel, "styleLogo").accessibleName() == "Logo, 300 × 100 pixels"
    assert not part(dialog, QLabel, "styleLogo").pixmap().isNull()
    assert part(dialog, QLabel, "houseOwner").text() == "This library’s own."
    desk.click(part(dialog, QPushButton, "styleLogoRemove"))
    assert part(dialog, QLabel, "styleLogo").text() == "None"
    dialog.accept()
    assert given(desk).style == HouseStyle("The Port Ledger")
    dialog = open_form(desk)
    desk.click(part(dialog, QPushButton, "houseReset"))
    assert part(dialog, QLineEdit, "styleName").text() == ""
    assert given(desk).style == HouseStyle()
    dialog.accept()
    assert not dialog.isVisible()


def test_nothing_changed_is_no_change(desk: Desk) -> None:
    dialog = open_form(desk)
    before = desk.window.store.house().seq
    dialog.accept()
    assert desk.window.store.house().seq == before


def test_the_colour_is_seen_and_one_too_light_for_text_is_told(desk: Desk) -> None:
    dialog = open_form(desk)
    colour, light = part(dialog, QLineEdit, "styleColour"), part(dialog, QLabel, "styleLight")
    enter(colour, "#f6d32d")
    assert light.isVisible() and "1.4:1" in light.text()
    swatch = part(dialog, QWidget, "styleSwatch")
    assert swatch.grab().toImage().pixelColor(QPoint(11, 11)) == QColor("#f6d32d")
    enter(colour, "#777777")
    assert "4.4:1" in light.text(), "4.48 is not 4.5"
    enter(colour, "#1a5fb4")
    assert not light.isVisible()
    desk.click(part(dialog, QPushButton, "stylePick"))
    picker = dialog.findChild(QColorDialog, "styleColourDialog")
    assert isinstance(picker, QColorDialog) and picker.currentColor() == QColor("#1a5fb4")
    picker.setCurrentColor(QColor("#33aa55"))
    picker.accept()
    assert colour.text() == "#33aa55"


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("styleUrl", "javascript:alert(1)", "is no web address"),
        ("styleColour", "#12", "“#12” is no colour"),
        ("styleName", "n" * 501, "longer than 500 characters"),
    ],
)
def test_what_is_no_style_is_refused_and_stays_in_the_form(desk: Desk, name: str, text: str, problem: str) -> None:
    dialog = open_form(desk)
    edit = part(dialog, QLineEdit, name)
    edit.setText(text)
    dialog.accept()
    assert dialog.isVisible() and problem in said(dialog) and edit.text() == text
    dialog.reject()
    assert dialog.isVisible(), "what was typed is not thrown away at once"
    dialog.reject()
    assert not dialog.isVisible() and given(desk).style == HouseStyle()


def test_a_picture_that_is_none_is_refused_and_the_logo_stays(desk: Desk, tmp_path: Path, picture: Path) -> None:
    dialog = open_form(desk)
    use_logo(desk, dialog, picture)
    bad = {
        "torn.png": (picture.read_bytes()[:60], "“torn.png” "),
        "web.gif": (b"GIF89a" + bytes(40), "A logo is a PNG or JPEG picture."),
        "large.png": (picture.read_bytes() + bytes(300_000), "A logo has at most 256 KB."),
        "bomb.png": (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\2\0\0\0\0\0\0\0", "more than 100 million pixels"
        ),
    }  # fmt: skip
    for name, (data, problem) in bad.items():
        (tmp_path / name).write_bytes(data)
        use_logo(desk, dialog, tmp_path / name)
        assert problem in said(dialog)
    os.mkfifo(tmp_path / "pipe.png")
    use_logo(desk, dialog, tmp_path / "pipe.png")
    assert "is not an ordinary file" in said(dialog)
    dialog.accept()
    logo = given(desk).style.logo
    assert logo is not None and logo.data == picture.read_bytes()


def test_templates_are_written_beside_the_library_and_used(desk: Desk) -> None:
    dialog = open_form(desk)
    folder = own_templates(desk.window.store.path)
    words = part(dialog, QLabel, "styleTemplates").text()
    assert all(name in words for name in template_names()) and folder.name in words
    desk.click(part(dialog, QPushButton, "styleWriteTemplates"))
    assert "Written to" in said(dialog)
    assert sorted(path.name for path in folder.iterdir()) == template_names()
    (folder / "report.css").write_text("body { color: rebeccapurple }", encoding="utf-8")
    desk.click(part(dialog, QPushButton, "styleWriteTemplates"))
    assert "were left as they are" in said(dialog)
    assert "rebeccapurple" in given(desk).template("report.css")


def test_another_windows_style_comes_in(desk: Desk, make_desk: MakeDesk) -> None:
    ben = make_desk("Ben Orr")
    with Store.open(ben.window.store.path) as store:
        store.apply(give_style(store.house(), HouseStyle("Ben’s")), "Ben Orr")
    workspace = desk.window.workspace
    desk.wait(lambda: workspace.desk is not None and style_of(workspace.desk.house.settings).name == "Ben’s")
    assert part(open_form(desk), QLineEdit, "styleName").text() == "Ben’s"


def test_a_conflict_is_told_and_the_form_stays(desk: Desk) -> None:
    dialog = open_form(desk)
    desk.window.workspace._poll.stop()  # so that the other change has not been seen yet
    with Store.open(desk.window.store.path) as store:
        store.apply(give_style(store.house(), HouseStyle("Ben’s")), "Ben Orr")
    enter(part(dialog, QLineEdit, "styleName"), "Ours")
    dialog.accept()
    assert dialog.isVisible() and said(dialog)
    assert given(desk).style.name == "Ben’s"


def test_a_library_that_is_only_read_shows_it(make_desk: MakeDesk, library: Path) -> None:
    with Store.open(library) as store:
        store.apply(give_style(store.house(), HouseStyle("The Port Ledger")), "Ben Orr")
    library.chmod(0o400)
    desk = make_desk()
    if not desk.window.store.read_only:
        pytest.skip("this user writes to what is read-only")
    dialog = open_form(desk)
    assert part(dialog, QLineEdit, "styleName").text() == "The Port Ledger"
    assert part(dialog, QLineEdit, "styleName").isReadOnly()
    assert not part(dialog, QPushButton, "houseDone").isEnabled()


def test_a_style_that_came_in_damaged_is_told(desk: Desk) -> None:
    from annotator.domain.rules import set_for_house

    workspace = desk.window.workspace
    assert workspace.do(lambda: set_for_house(workspace.store.house(), SETTING, {"colour": "blue"}))
    dialog = open_form(desk)
    assert part(dialog, QLineEdit, "styleColour").text() == ""
    enter(part(dialog, QLineEdit, "styleName"), "Ours")
    dialog.accept()
    assert given(desk).style == HouseStyle("Ours")
