"""What tests of calculations in the window have in common: a claim and a source, and a calculation made of them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QListWidget,
    QWidget,
)

from annotator.domain.evidence import Evidence, Kind, Source
from annotator.domain.sourcing import add_source, new_source
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.rules.checklist import ChecklistDialog
from tests.window.desk import Desk
from tests.window.evidence import choose_in, evidence, evidence_list, field, type_in
from tests.window.test_open_items import listed, show

Key = Qt.Key
FORMULA = "percent(cost - plan, plan)"


def make_source(desk: Desk, **values: object) -> Source:
    made = new_source(**values)
    assert desk.window.workspace.do(lambda: add_source(made))
    return made


def with_budget(desk: Desk) -> Desk:
    """Claim 1 gives the cost and claim 2, which is verified and selected, what is computed; the library has the
    budget's source."""
    make_source(desk, title="Budget of 2019", publisher="Ministry of Works", kind=Kind.DOCUMENT)
    desk.mark("cost 4.2 million", Key.Key_3)
    desk.mark("About 900 lorries", Key.Key_1)
    desk.write("noteEdit", "Computed.")
    return desk


def begin(desk: Desk) -> EvidenceDialog:
    """The dialog with a calculation chosen."""
    desk.press(Key.Key_E)
    dialog = desk.dialog(EvidenceDialog)
    choose_in(dialog, "evidenceKind", "Calculation")
    return dialog


def edit(desk: Desk) -> EvidenceDialog:
    desk.window.claims_pane.details.show_evidence(kept(desk).id)
    evidence_list(desk).setFocus()
    desk.press(Key.Key_Return)
    return desk.dialog(EvidenceDialog)


def fill(dialog: QWidget, **texts: str) -> None:
    """Type into the fields of those names."""
    for name, text in texts.items():
        part = field(dialog, name)
        part.setFocus()
        part.selectAll()
        QTest.keyClicks(part, text)


def offered(dialog: QWidget, name: str) -> QWidget:
    """The list of what fits what was typed into the field of that name."""
    completer = field(dialog, name).completer()
    popup = completer.popup() if completer is not None else None
    assert popup is not None and popup.isVisible()
    return popup


def result(dialog: QWidget) -> str:
    return label(dialog, "calculationResult").text()


def label(dialog: QWidget, name: str) -> QLabel:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found


def button(dialog: QWidget, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def make(desk: Desk) -> EvidenceDialog:
    """The overrun, of a cost from claim 1 and a plan from the budget; the dialog is not closed yet."""
    dialog = begin(desk)
    type_in(dialog, Title="Overrun")
    desk.click(button(dialog, "inputAdd"))
    fill(dialog, inputName1="cost", inputValue1="4.2", inputUnit1="million", inputName2="plan", inputValue2="3.5")
    choose_in(dialog, "inputFrom1", "Claim")
    fill(dialog, inputWhich1="1")
    QTest.keyClick(offered(dialog, "inputWhich1"), Key.Key_Tab)
    choose_in(dialog, "inputFrom2", "Source")
    which = field(dialog, "inputWhich2")
    fill(dialog, inputWhich2="budget")
    QTest.keyClick(offered(dialog, "inputWhich2"), Key.Key_Down)
    QTest.keyClick(offered(dialog, "inputWhich2"), Key.Key_Return)
    desk.wait(lambda: which.text().startswith("Budget of 2019 (document)"))
    fill(dialog, calculationFormula=FORMULA, calculationUnit="percent")
    choose_in(dialog, "calculationRounding", "Digits after the point")
    fill(dialog, calculationDigits="1")
    return dialog


def done(desk: Desk) -> EvidenceDialog:
    dialog = make(desk)
    QTest.keyClick(field(dialog, "calculationFormula"), Key.Key_Return)
    assert not dialog.isVisible(), dialog.notice.text
    return dialog


def missing(desk: Desk) -> str:
    """What the checklist of the selected claim says of calculations."""
    desk.press(Key.Key_I)
    dialog = desk.dialog(ChecklistDialog)
    lines = dialog.findChild(QListWidget, "checklist")
    assert isinstance(lines, QListWidget)
    words = [str(lines.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(lines.count())]
    dialog.reject()
    return next((said for said in words if "done again" in said), "")


def numbers_done(desk: Desk) -> list[int]:
    desk.window.claims_pane.filter.setText("is:done")
    found = [desk.model.claim_at(row).number for row in range(desk.model.rowCount())]
    desk.window.claims_pane.filter.clear()
    return found


def open_items(desk: Desk) -> str:
    dialog = show(desk)
    said = "\n".join(listed(dialog))
    dialog.close()
    return said


def kept(desk: Desk, number: int = 2) -> Evidence:
    (use,) = evidence(desk, number)
    return use
