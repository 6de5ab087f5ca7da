"""The guide's chapter on the sample review can be followed in the window, and every figure and sentence is so."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from annotator.app import demo, open_first
from annotator.ui.claims.tabs import EVIDENCE, QUERIES
from annotator.workspace.claim_cells import Column
from annotator.workspace.reporting import ExportOrder
from tests.test_docs import GUIDE, section
from tests.window.desk import CONTROL, SHIFT, Desk, MakeDesk
from tests.window.test_asking import chip, dialog, finish, part, type_text
from tests.window.test_open_items import listed
from tests.window.test_open_items import show as show_open

Key = Qt.Key
CHAPTER = section(GUIDE, "A worked example")
ARCHIVED = "https://web.archive.org/web/20250312090000/https://selkirk.example/works/traffic"


def told(text: str) -> str:
    """The text, which the chapter has."""
    assert text in CHAPTER
    return text


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo(folder)
    return folder / "demo.sqlite"


@pytest.fixture
def reader(make_desk: MakeDesk, tmp_path: Path, sample: Path) -> Desk:
    """A window as `make run` opens it on the sample's library, with a third person at it."""
    library = tmp_path / "demo" / "demo.sqlite"
    library.parent.mkdir()
    shutil.copyfile(sample, library)
    desk = make_desk("Ana Reyes", library)
    open_first(desk.window)
    desk.wait(lambda: "% of words" in desk.figures())
    return desk


def rules(desk: Desk) -> str:
    return desk.widget(QPushButton, "rulesButton").text()


def click_entry(desk: Desk, number: int, name: str, row: int) -> None:
    """Select the claim, show the tab, and click the row of its list."""
    desk.click_row(number)
    tabs = desk.widget(QTabBar, "detailTabs")
    tab = QUERIES if name == "queryList" else EVIDENCE
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(tab).center())
    entries = desk.widget(QListWidget, name)
    place = entries.visualItemRect(entries.item(row)).center()
    QTest.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=place)


def answer(desk: Desk, number: int, text: str) -> None:
    desk.click_row(number)
    desk.press(Key.Key_Q, SHIFT)
    asked = dialog(desk, "answerDialog")
    type_text(asked, "answerText", told(text))
    finish(asked)


def decide(desk: Desk, number: int, row: int, reason: str, button: str) -> None:
    click_entry(desk, number, "queryList", row)
    desk.press(Key.Key_Return)
    asked = dialog(desk, "decideDialog")
    type_text(asked, "decideReason", told(reason), QLineEdit)
    found = next(one for one in asked.findChildren(QPushButton) if one.text() == told(button))
    desk.click(found)


def ready(desk: Desk) -> tuple[str, list[str]]:
    """What the list of open items says, and its lines."""
    shown = show_open(desk)
    said = part(shown, QLabel, "openItemsReady").text(), listed(shown)
    shown.reject()
    return said


def test_it_opens_with_the_figures_told(reader: Desk) -> None:
    assert reader.figures().replace("   ·   ", ", ") == told(
        "13 claims, 11 checked, 5 signed off, 1 query open, 38% of words looked at"
    )
    said, lines = ready(reader)
    assert said == told("20% ready to publish: 64 of 315 words.")
    headings = [line for line in lines if line.endswith(")")]
    assert f"{len(lines) - len(headings)} items" == told("22 items")
    waived = [waiver.exact for waiver in reader.waivers()]
    assert waived == [told("Opponents say the city ignored warnings about flooding.")]


def test_a_copy_opens_at_its_quote(reader: Desk) -> None:
    reader.click_row(6)
    reader.press(Key.Key_B)
    reader.wait(lambda: reader.window.copy_showing.shown)
    assert reader.widget(QLabel, "copyFlag").text() == told("The quote stands in this copy.")
    reader.press(Key.Key_Escape)
    assert not reader.window.copy_showing.shown


def ask_and_log(desk: Desk) -> None:
    desk.click_row(4)
    desk.press(Key.Key_Q)
    asked = dialog(desk, "queryDialog")
    type_text(asked, "queryText", told("Which year does the 38 percent start from?"))
    finish(asked)
    assert desk.said() == told("Query 2 to the author is asked.")
    assert chip(desk).accessibleName() == "Waiting, 3 claims"
    told("Waiting has 3 claims")
    answer(desk, 4, "I took the wrong year.")
    answer(desk, 6, "No, of all road tunnels.")
    click_entry(desk, 12, "queryList", 0)
    desk.press(Key.Key_Return)
    logged = dialog(desk, "logDialog")
    type_text(logged, "logOutcome", told("Table 7 is the audit's."), QLineEdit)
    finish(logged)
    assert not chip(desk).isVisible()
    desk.click_row(13)
    desk.press(Key.Key_T)
    logged = dialog(desk, "logDialog")
    type_text(logged, "logWhom", told("Brannock Civil"), QLineEdit)
    type_text(logged, "logOutcome", told("Our books do not say."), QLineEdit)
    finish(logged)
    desk.press(Key.Key_3)
    reasons = desk.widget(QComboBox, "reasonChooser")
    reasons.setCurrentIndex(reasons.findText(told("single source")))
    reasons.activated.emit(reasons.currentIndex())
    assert desk.claim(13).reason == "single source"
    assert rules(desk) == told("3 of 3 rules met.")


def decide_and_mend(desk: Desk) -> None:
    decide(desk, 4, 1, "The calculation is right.", "Accept")
    decide(desk, 6, 1, "The words of a quotation are not ours to change.", "Reject")
    assert [one.decision for number in (4, 6) for one in desk.claim(number).corrections] == ["accepted", "rejected"]
    desk.click_row(8)
    missing = "It needs a saved or archived copy for “Traffic forecast for the harbour crossing”, or 3 independent "
    assert rules(desk).endswith(told(missing + "secondary sources that support it."))
    desk.press(Key.Key_I)
    checklist = dialog(desk, "checklistDialog")
    assert part(checklist, QListWidget, "checklist").count() == 3
    QTest.keyClick(checklist, Key.Key_Escape)
    click_entry(desk, 8, "evidenceList", 0)
    desk.press(Key.Key_Return)
    edited = dialog(desk, "evidenceDialog")
    type_text(edited, "evidenceArchive", told(ARCHIVED), QLineEdit)
    QTest.keyClick(part(edited, QLineEdit, "evidenceArchive"), Key.Key_Return)
    desk.wait(lambda: rules(desk) == "3 of 3 rules met.")


def sign_claims(desk: Desk) -> None:
    desk.press(Key.Key_G, SHIFT)
    assert desk.said() == told("6 claims are signed off.")
    signed = desk.column(Column.SECOND)
    assert signed.count("✓ AR") == 6
    assert signed[12] == ""
    desk.click_row(1)
    desk.press(Key.Key_F2)
    desk.press(Key.Key_A, CONTROL)
    desk.enter(told("The tunnel opened on a Thursday."))
    desk.press(Key.Key_Return)
    assert desk.column(Column.SECOND)[0] == "✗ TL"
    desk.wait(lambda: told("1 signature void") in desk.figures())
    desk.settle()
    desk.undo()
    assert desk.column(Column.SECOND)[0] == "✓ TL"


def finish_article(desk: Desk) -> None:
    said, lines = ready(desk)
    assert said == told("33% ready to publish: 104 of 315 words.")
    assert [line for line in lines if line.endswith(")") or line.startswith("Claim")] == [
        *("Claims that fail a rule (1)", "Claim 12. Nobody has checked it yet.", "Sentences not wholly looked at (16)"),
    ]
    told("claim 12, which nobody has checked, and 16 sentences that were not wholly looked at")
    desk.press(Key.Key_1, CONTROL)
    desk.press(Key.Key_Home, CONTROL)
    desk.press(Key.Key_N)
    assert desk.selected_text() == told("City opens")
    desk.press(Key.Key_X)
    desk.wait(lambda: told("39% of words looked at") in desk.figures())
    desk.press(Key.Key_G, CONTROL)
    QTest.keyClick(dialog(desk, "signArticleDialog"), Key.Key_Return)
    assert desk.said() == told("Version 1 is signed by the checker ") + "Ana Reyes."
    desk.click_row(12)
    desk.press(Key.Key_1)
    desk.wait(lambda: told("checker’s signature void") in desk.figures())


def test_it_can_be_followed_to_its_end(reader: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    ask_and_log(reader)
    decide_and_mend(reader)
    sign_claims(reader)
    finish_article(reader)
    report = tmp_path / "report.html"
    with qtbot.waitSignal(reader.window.exporting.exported):
        reader.window.exporting.export(ExportOrder.one("html", str(report), replace=True))
    text = report.read_text("utf-8")
    assert told("A confidential source") in text
    for inside in ("An underwriter", "I took the wrong year.", "Our books do not say.", "Asked three insurers"):
        assert inside not in text
