"""The details with claims in them, and what tests read there."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QTabBar, QWidget

from annotator.domain.article import BlockKind
from annotator.domain.claim import Status
from annotator.ui.claims.details import ClaimDetails
from tests.workspace.making import article, claim

ARTICLE = article([(BlockKind.HEADING, "Bridge opens"), (BlockKind.PARAGRAPH, "It was built in 1961, she said.")])
BUILT = claim(6, "built in 1961", 20, status=Status.DISPUTED, reason="wrong", claimant="Dana Whitlock")
ME = "Mara Boyd"


class Told:
    """What the details said, in order."""

    def __init__(self, details: ClaimDetails) -> None:
        self.all: list[tuple[Any, ...]] = []
        for name in ("status_chosen", "reason_chosen", "about_chosen", "statement_edited", "claimant_edited",
                     "note_edited", "draft_changed", "draft_dropped", "history_wanted", "passage_chosen",
                     "claim_shown", "left"):  # fmt: skip
            getattr(details, name).connect(lambda *values, name=name: self.all.append((name, *values)))

    def of(self, name: str) -> list[tuple[Any, ...]]:
        return [values[1:] for values in self.all if values[0] == name]


Kind = TypeVar("Kind", bound=QWidget)


def part(details: ClaimDetails, kind: type[Kind], name: str) -> Kind:
    found = details.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def statement(details: ClaimDetails) -> QPlainTextEdit:
    return part(details, QPlainTextEdit, "statementEdit")


def note_edit(details: ClaimDetails) -> QPlainTextEdit:
    return part(details, QPlainTextEdit, "noteEdit")


def turn_to(details: ClaimDetails, tab: int) -> None:
    part(details, QTabBar, "detailTabs").setCurrentIndex(tab)


def lines(details: ClaimDetails, name: str) -> list[str]:
    shown = part(details, QListWidget, name)
    return [shown.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(shown.count())]


def pressed(details: ClaimDetails) -> list[str]:
    names = ("Verified", "Disputed", "Unsourced", "Unchecked")
    return [name for name in names if part(details, QPushButton, f"statusButton{name}").isChecked()]
