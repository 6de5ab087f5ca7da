"""The whole job without a mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QInputDialog,
    QLineEdit,
    QToolButton,
    QWidget,
)

from annotator.domain.claim import Status
from annotator.ui.articles_dialog import ArticlesDialog
from annotator.ui.exporting.dialog import ExportDialog
from annotator.ui.paste_dialog import PasteDialog
from annotator.ui.shortcuts_dialog import ShortcutsDialog
from annotator.ui.window_actions import ACTIONS
from tests.window.desk import BOTH, CONTROL, SHIFT, Desk, MakeDesk, in_use

Key = Qt.Key
ARTICLE = """Ferry link reopens

The ferry 🛳️ carried 1,200 people on its first day, the port said. More boats will come in June.

It was a lovely morning, and everyone waved.
"""


def test_the_whole_job_by_keyboard(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    paste_article(desk)
    mark_by_keys(desk)
    dispute_in_table(desk)
    assert [note.text for note in desk.claims()[0].notes] == ["The log says 1,214"]
    assert [waiver.exact for waiver in desk.waivers()] == [
        "Ferry link reopens",
        "the port said",
        "It was a lovely morning, and everyone waved",
    ]
    desk.wait(lambda: "100% of words" in desk.figures())
    export_by_keys(desk, tmp_path / "report.json")
    assert '"annotator/1"' in (tmp_path / "report.json").read_text(encoding="utf-8").replace(" ", "")


def paste_article(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(ARTICLE)
    desk.press(Key.Key_V, BOTH)
    paste = desk.dialog(PasteDialog)
    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        QTest.keyClick(paste.focusWidget(), Key.Key_Return, CONTROL)
    in_use(desk.qtbot, desk.window)
    assert QApplication.focusWidget() is desk.view, "the article is at hand at once"


def mark_by_keys(desk: Desk) -> None:
    # The headline by words, selected with Shift; then sentences and clauses.
    for _ in range(3):
        desk.press(Key.Key_Right, BOTH)
    desk.press(Key.Key_X)
    desk.press(Key.Key_N)
    desk.press(Key.Key_W)
    assert desk.selected_text() == "The ferry 🛳️ carried 1,200 people on its first day"
    desk.press(Key.Key_1)
    desk.press(Key.Key_F2)
    desk.enter("It carried 1,200")
    desk.press(Key.Key_Return, CONTROL)
    desk.press(Key.Key_M)
    desk.enter("The log says 1,214")
    desk.press(Key.Key_Escape)
    assert QApplication.focusWidget() is desk.view, "back where one came from"
    desk.press(Key.Key_X, SHIFT)
    desk.press(Key.Key_N)
    desk.press(Key.Key_C)
    desk.press(Key.Key_N)
    desk.press(Key.Key_X)
    desk.press(Key.Key_N)
    assert "Every word has been looked at" in desk.said()
    desk.press(Key.Key_Escape)
    assert desk.said() == ""


def dispute_in_table(desk: Desk) -> None:
    # The table: the second claim is disputed, with a reason.
    desk.press(Key.Key_2, CONTROL)
    desk.press(Key.Key_End)
    desk.press(Key.Key_2)
    chooser = desk.widget(QComboBox, "reasonChooser")
    tab_to(desk, chooser)
    QTest.keyClick(chooser, Key.Key_Down)
    desk.press(Key.Key_1, CONTROL)
    assert [(c.status, c.reason, c.statement) for c in desk.claims()] == [
        (Status.VERIFIED, None, "It carried 1,200"),
        (Status.DISPUTED, "wrong", None),
    ]


def export_by_keys(desk: Desk, path: Path) -> None:
    desk.press(Key.Key_E, CONTROL)
    export = desk.dialog(ExportDialog)
    for edit, text in ((export.folder_edit, str(path.parent)), (export.name_edit, path.stem)):
        tab_to(desk, edit)
        edit.selectAll()
        QTest.keyClicks(edit, text)
    tab_to(desk, export.formats)
    QTest.keyClick(export.formats, Key.Key_Space)  # not the web page
    while export.formats.current().name != "json":
        QTest.keyClick(export.formats, Key.Key_Down)
    QTest.keyClick(export.formats, Key.Key_Space)
    tab_to(desk, export.open_box)
    QTest.keyClick(export.open_box, Key.Key_Space)
    with desk.qtbot.waitSignal(desk.window.exporting.exported):
        QTest.keyClick(export.name_edit, Key.Key_Return)


def tab_to(desk: Desk, target: QWidget) -> None:
    """Go on with Tab until the focus is there."""
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is target:
            return
        QTest.keyClick(focus, Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {target.objectName()}")


def test_tab_leads_through_the_whole_window_and_back(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_2)
    desk.write("statementEdit", "It opened late")
    desk.press(Key.Key_1, CONTROL)
    there: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and focus not in there and len(there) < 80:
        there.append(focus)
        QTest.keyClick(focus, Key.Key_Tab)
    assert QApplication.focusWidget() is desk.view, "round and round, with no trap"
    names = {widget.objectName() for widget in there}
    assert {
        "articleView", "findEdit", "claimFilter", "statusChipAll", "claimsTable", "statusButtonDisputed",
        "statementEdit", "reasonChooser", "detailTabs", "statusReady", "statusReviewer",
    } <= names  # fmt: skip
    for widget in there:
        assert widget.isVisible() and widget.isEnabled()
    QTest.keyClick(desk.view, Key.Key_Backtab)
    assert QApplication.focusWidget() is there[-1], "and backwards"


def test_space_presses_the_button_that_has_the_focus(desk: Desk) -> None:
    button = next(
        b for b in desk.window.toolbar.findChildren(QToolButton) if b.defaultAction() is desk.action("actionArticles")
    )
    button.setFocus()
    desk.press(Key.Key_Space)
    dialog = desk.dialog(ArticlesDialog)
    QTest.keyClick(dialog, Key.Key_Escape)
    desk.mark("three years late")
    chip = desk.widget(QAbstractButton, "statusChipVerified")
    chip.setFocus()
    desk.press(Key.Key_Space)
    assert chip.isChecked()
    reviewer = desk.widget(QAbstractButton, "statusReviewer")
    reviewer.setFocus()
    desk.press(Key.Key_Space)
    assert desk.dialog(QDialog).objectName() == "reviewerDialog"
    assert desk.view.selected_range() is None


def test_another_reviewer_is_one_key_and_a_name(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_2)
    desk.press(Key.Key_R, CONTROL)
    dialog = desk.dialog(QInputDialog)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit) and name.selectedText() == "Mara Boyd", "typing takes its place"
    QTest.keyClicks(name, "Theo Lin")
    QTest.keyClick(name, Key.Key_Return)
    assert desk.widget(QAbstractButton, "statusReviewer").text() == "Theo Lin"
    desk.mark("Nobody was hurt", Key.Key_1)
    assert [claim.checked and claim.checked.by for claim in desk.claims_on_disk()] == ["Mara Boyd", "Theo Lin"]
    desk.press(Key.Key_R, CONTROL)
    assert desk.dialog(QInputDialog).textValue() == "Theo Lin"


def test_esc_clears_a_selection_and_leads_out_of_fields(desk: Desk) -> None:
    desk.select("three years late")
    desk.press(Key.Key_Escape)
    assert desk.view.selected_range() is None
    assert not desk.window.selecting.bar.isVisible()
    desk.press(Key.Key_F, BOTH)
    desk.press(Key.Key_Escape)
    assert desk.table.hasFocus()


def test_shift_and_arrows_select_and_the_bar_comes_up(desk: Desk) -> None:
    desk.put_caret("three years")
    desk.press(Key.Key_Left)
    for _ in range(2):
        desk.press(Key.Key_Right, BOTH)
    assert desk.selected_text().strip() == "three years"
    desk.wait(desk.window.selecting.bar.isVisible)


SPECS = [spec for spec in ACTIONS if spec.keys]


@pytest.mark.parametrize("key", [(spec.name, key) for spec in SPECS for key in spec.keys], ids=lambda key: f"{key[1]}")
def test_every_key_does_its_action_and_only_that(desk: Desk, key: tuple[str, str]) -> None:
    from PySide6.QtGui import QKeySequence

    name, keys = key
    desk.mark("three years late")
    desk.settle()
    desk.undo()
    desk.settle()
    desk.put_caret("Nobody")
    done: list[str] = []
    for action in desk.window.commands.by_name.values():
        action.setEnabled(True)
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, action=action: done.append(action.objectName()))
    pressed = QKeySequence(keys)[0]  # type: ignore[index]
    QTest.keyClick(desk.view, pressed.key(), pressed.keyboardModifiers())
    assert done == [name]


def test_the_shortcuts_are_listed_in_the_window(desk: Desk) -> None:
    desk.press(Key.Key_Question)
    listed = desk.dialog(ShortcutsDialog).shown()
    for spec in ACTIONS:
        row = next((keys for words, keys in listed if words == desk.action(spec.name).text().replace("&", "")), None)
        assert row is not None, spec.name
        if spec.keys:
            assert all(key in row for key in spec.keys), (spec.name, row)
