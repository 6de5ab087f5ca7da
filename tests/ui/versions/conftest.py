"""The page on screen, doing with what it says as the window does."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.comparison import Comparison
from annotator.ui.versions.entries import Entry, Group
from annotator.ui.versions.page import VersionsPage
from annotator.ui.versions.text import VersionText
from annotator.ui.versions.words import text_of

from .reviewed import Reviewed, ferry


class Shown:
    """The page over a review. What it says is kept in `said` and, where `answers`, done."""

    def __init__(self, page: VersionsPage, review: Reviewed) -> None:
        self.page, self.review = page, review
        self.said: list[tuple[object, ...]] = []
        self.answers = True
        self.comparison: Comparison | None = None
        for name in (
            "confirmed", "placed", "let_go", "sentence_marked", "sentence_waived", "versions_wanted", "claim_wanted",
            "left",
        ):  # fmt: skip
            getattr(page, name).connect(self._keeper(name))

    def _keeper(self, name: str) -> Callable[..., None]:
        does: dict[str, Callable[..., None]] = {
            "confirmed": self.review.confirm,
            "placed": self.review.place,
            "let_go": self.review.let_go,
            "sentence_marked": self.review.claim_sentence,
            "sentence_waived": self.review.waive_sentence,
        }

        def keep(*args: object) -> None:
            self.said.append((name, *args))
            if self.answers and name in does:
                does[name](*args)
                self.take_in()

        return keep

    def compare(self, older: int = 1, newer: int = 2, *, writable: bool = True) -> None:
        self.comparison, found = self.review.compared(older, newer)
        self.page.show_comparison(self.review.article, self.comparison, found, writable=writable)

    def take_in(self) -> None:
        assert self.comparison is not None
        self.comparison = self.review.again(self.comparison)
        self.page.take_in(self.comparison)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focus = self.page.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    @property
    def older(self) -> VersionText:
        found = self.page.findChild(VersionText, "olderText")
        assert isinstance(found, VersionText)
        return found

    @property
    def newer(self) -> VersionText:
        found = self.page.findChild(VersionText, "newerText")
        assert isinstance(found, VersionText)
        return found

    def rows(self) -> list[str]:
        """The list as a screen reader tells it."""
        model = self.page.model
        roles = Qt.ItemDataRole
        return [str(model.index(row).data(roles.AccessibleTextRole)) for row in range(model.rowCount())]

    def in_group(self, group: Group) -> list[str]:
        """The claims' numbers, waivers' quotes and sentences of a group."""
        return [self.name(entry) for entry in self.page.model.entries() if entry.group is group]

    def selected(self) -> list[str]:
        return [self.name(entry) for entry in self.page.list.selected_entries()]

    def name(self, entry: Entry) -> str:
        return str(entry.claim.number) if entry.claim else text_of(entry) or self.page.model.sentence_text(entry)

    def select(self, *numbers: int) -> None:
        """Select the rows of the claims with these numbers."""
        flags = self.page.list.selectionModel().SelectionFlag
        for at, number in enumerate(numbers):
            entry = next(e for e in self.page.model.entries() if e.claim and e.claim.number == number)
            if not at:
                self.page.list.go_to(entry.key)
            else:
                index = self.page.model.index(self.page.model.row_of(entry.key) or 0)
                self.page.list.selectionModel().select(index, flags.Select | flags.Rows)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[VersionsPage]:
    made = VersionsPage()
    qtbot.addWidget(made)
    made.resize(1280, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.list.hasFocus)
    yield made


@pytest.fixture
def shown(page: VersionsPage) -> Shown:
    """The ferry's update, just made."""
    made = Shown(page, ferry())
    made.compare()
    return made


def settle(qtbot: QtBot, shown: Shown) -> None:
    """Wait until the places that were asked for are laid out and shown."""
    qtbot.waitUntil(lambda: not shown.older.placing and not shown.newer.placing, timeout=20_000)
