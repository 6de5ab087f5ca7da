"""What the tests of evidence share: entering it, pasting it, and what is there afterwards."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from annotator.domain.evidence import Evidence, Source
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.evidence.list import EvidenceList
from db.store import Store
from tests.window.desk import CONTROL, Desk

Key = Qt.Key
PAPER = b"Council minutes: the bridge cost 4.2 million and opened three years late.\n"


def shown(desk: Desk) -> list[str]:
    """What a screen reader says of each entry."""
    entries = evidence_list(desk)
    return [entries.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(entries.count())]


def evidence_list(desk: Desk) -> EvidenceList:
    return desk.window.evidencing.list


def evidence(desk: Desk, number: int) -> tuple[Evidence, ...]:
    """The evidence of the claim of that number, as another program reads it from the file."""
    return next(claim for claim in desk.claims_on_disk() if claim.number == number).evidence


def source_of(desk: Desk, use: Evidence) -> Source:
    with Store.open(desk.window.store.path, make=False) as store:
        return store.house().source(use.source_id)


def field(dialog: QWidget, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def choose_in(dialog: QWidget, name: str, words_: str) -> None:
    box = dialog.findChild(QComboBox, name)
    assert box is not None, name
    box.setCurrentText(words_)
    assert box.currentText() == words_


def type_in(dialog: QWidget, **texts: str) -> None:
    """Type into the fields of those names, `Title` for `evidenceTitle`."""
    for name, text in texts.items():
        part = dialog.findChild(QWidget, f"evidence{name}")
        assert isinstance(part, QLineEdit | QPlainTextEdit), name
        part.setFocus()
        part.selectAll()
        QTest.keyClicks(part, text)


def add(desk: Desk, **texts: str) -> None:
    """Add evidence by the key and the dialog."""
    desk.press(Key.Key_E)
    dialog = desk.dialog(EvidenceDialog)
    type_in(dialog, **texts)
    QTest.keyClick(dialog, Key.Key_Return)
    assert not dialog.isVisible()


def paste(desk: Desk, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    evidence_list(desk).setFocus()
    desk.press(Key.Key_V, CONTROL)


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def of_files(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
