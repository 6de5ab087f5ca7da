"""The library's size, what takes it, and its bin: looked at, emptied by hand, and emptied by time."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget

from annotator.domain import article_actions, sourcing
from annotator.domain.article import SourceFile
from annotator.domain.change import LIBRARY
from annotator.domain.evidence import KeptFile
from annotator.domain.times import now
from annotator.readers import read
from annotator.ui.articles_dialog import ArticlesDialog
from annotator.ui.library.dialog import LibraryDialog
from db.check import check
from db.intake import CHUNK
from db.store import Store
from tests.window.desk import Desk, MakeDesk
from tests.window.programs import locked
from tests.window.test_access import nameless

LONG_AGO = "2025-03-01T08:00:00.000000Z"
MIB = CHUNK
Key = Qt.Key


def with_a_file(desk: Desk, title: str, size: int) -> str:
    """An article that was read from a file of that size, which cannot be compressed; its id."""
    store = desk.window.store
    sha256 = store.files.keep(random.Random(title).randbytes(size))
    draft = replace(read(f"{title}\n\nIt sold 40 pies.\n".encode(), "a.txt"), title=title)
    return desk.window.workspace.add_article(replace(draft, source=SourceFile("a.bin", "text/plain", sha256)))


def remove(desk: Desk, key: str, at: str | None = None) -> None:
    desk.window.workspace.change_article(key, lambda one: article_actions.remove_article(one, at=at or now()))


def library_dialog(desk: Desk) -> LibraryDialog:
    """The dialog, opened and looked to the end."""
    desk.trigger("actionLibrary")
    dialog = desk.dialog(LibraryDialog)
    looked(desk, dialog)
    return dialog


def looked(desk: Desk, dialog: LibraryDialog) -> None:
    desk.wait(
        lambda: not desk.window.jobs.busy and not dialog.progress.isVisible() and label(dialog, "librarySize"), 60_000
    )


def label(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def table(dialog: QWidget, name: str) -> list[list[str]]:
    found = dialog.findChild(QTableView, name)
    assert found is not None, name
    model = found.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def press(dialog: QWidget, words: str) -> None:
    """Press the button of these words that can be seen."""
    (button,) = [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def purge(desk: Desk, dialog: LibraryDialog) -> str:
    """Empty the bin, and wait; what the dialog says then."""
    press(dialog, "Purge…")
    press(dialog, "Delete for good")
    desk.wait(lambda: dialog.notice.text.startswith("Deleted for good"), 60_000)
    looked(desk, dialog)
    return dialog.notice.text


def purged(desk: Desk) -> list[str]:
    """The titles that the library's history says were purged."""
    with Store.open(desk.window.store.path, make=False) as store:
        rows = [row for row in store.history(LIBRARY) if row.action == "article.purge"]
    return [row.before["title"] for row in rows if row.before]


def test_the_size_and_what_takes_it_are_shown(desk: Desk) -> None:
    with_a_file(desk, "The lost ferry", 3 * MIB)
    desk.mark("three years late")
    desk.press(Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    dialog = desk.dialog(LibraryDialog)
    looked(desk, dialog)
    path = desk.window.store.path
    assert label(dialog, "libraryPath") == str(path)
    assert label(dialog, "librarySize") == f"{path.stat().st_size / 1_000_000:.1f} MB"
    space = table(dialog, "librarySpace")
    assert space[0][:2] == ["Source files of articles, and saved copies of evidence", "3.1 MB"]
    assert sum(float(row[2].rstrip("%")) for row in space) == pytest.approx(100, abs=1)
    articles = table(dialog, "libraryArticles")
    assert [row[0] for row in articles] == ["The lost ferry", "Bridge reopens after three years"]
    assert articles[0][4] == "3.1 MB"
    assert table(dialog, "libraryBin") == []
    assert label(dialog, "libraryBack") == "There is nothing to purge."
    assert not dialog.purge_button.isEnabled()


def test_a_removed_article_is_purged_and_its_space_given_back(desk: Desk) -> None:
    gone, path = with_a_file(desk, "The lost ferry", 4 * MIB), desk.window.store.path
    desk.trigger("actionArticles")
    articles = desk.dialog(ArticlesDialog)
    articles.article_removed.emit(gone)
    articles.close()
    before = path.stat().st_size
    dialog = library_dialog(desk)
    ((title, kind, since, size),) = table(dialog, "libraryBin")
    assert (title, kind, size) == ("The lost ferry", "Article, 0 claims", "4.2 MB")
    assert since.split(",")[0].endswith(now()[:4]), "the day on which it was removed"
    assert label(dialog, "libraryBack") == "Purging gives back about 4.2 MB."

    press(dialog, "Purge…")
    assert "“The lost ferry”" in dialog.notice.text and "cannot be undone" in dialog.notice.text
    assert path.stat().st_size == before, "nothing goes before it is confirmed"
    press(dialog, "Delete for good")
    desk.wait(lambda: dialog.notice.text.startswith("Deleted for good: “The lost ferry”"))
    looked(desk, dialog)

    assert before - path.stat().st_size > 4 * MIB - 100_000
    assert label(dialog, "librarySize") == f"{path.stat().st_size / 1000:.1f} kB"
    assert table(dialog, "libraryBin") == []
    assert purged(desk) == ["The lost ferry"]
    assert check(path) == []


def test_undo_offers_nothing_of_what_was_purged(desk: Desk) -> None:
    open_ = desk.article.id
    desk.mark("three years late")
    remove(desk, open_)
    desk.wait(lambda: desk.said() == "This article is in the bin. Undo brings it back.")
    dialog = library_dialog(desk)
    purge(desk, dialog)
    desk.wait(lambda: desk.window.workspace.desk is None)
    assert (
        desk.said()
        == "“Bridge reopens after three years” was in the bin and is deleted for good, so that it was closed."
    )
    desk.wait(lambda: not desk.action("actionUndo").isEnabled() and not desk.action("actionRedo").isEnabled())
    assert desk.figures() == "No article open"
    other = desk.open_text("Elsewhere\n\nIt rained all day.\n", "b.txt")
    assert desk.article.id == other
    desk.settle()
    assert not desk.action("actionUndo").isEnabled()
    desk.mark("It rained")
    desk.undo()
    assert desk.claims() == []


def test_undo_passes_over_a_source_that_was_purged(desk: Desk) -> None:
    source = sourcing.new_source(title="Survey of the yard")
    desk.window.workspace.do(lambda: sourcing.add_source(source))
    claim = desk.mark("three years late")
    desk.window.workspace.do(lambda: sourcing.add_evidence(desk.article, [claim], source))
    (use,) = desk.claims_on_disk()[0].evidence
    desk.window.workspace.do(lambda: sourcing.remove_evidence(desk.article, desk.claim(1), use))
    desk.window.workspace.do(lambda: sourcing.remove_source(source, 0, at=now()))
    desk.settle()
    assert desk.action("actionUndo").text() == "Undo: remove source"
    dialog = library_dialog(desk)
    purge(desk, dialog)
    desk.window.activateWindow()
    desk.wait(lambda: desk.action("actionUndo").text() != "Undo: remove source")
    assert source.id not in desk.window.workspace.sources
    desk.trigger("actionUndo")
    assert desk.claims() == [], "the claim, which was made before"
    assert desk.said() == ""


def test_what_still_may_be_asked_for_is_spared(desk: Desk, tmp_path: Path) -> None:
    store = desk.window.store
    let_go, about_to_be_used = (store.files.keep(os.urandom(MIB)) for _ in range(2))
    source = sourcing.new_source(title="Survey", file=KeptFile("a.pdf", "application/pdf", let_go, MIB))
    desk.window.workspace.do(lambda: sourcing.add_source(source))
    desk.window.workspace.do(lambda: sourcing.edit_source(source, file=None))
    remove(desk, with_a_file(desk, "The lost ferry", MIB))
    purge(desk, library_dialog(desk))
    assert store.files.holds(let_go) and store.files.holds(about_to_be_used)
    store.undo(LIBRARY, "Mara Boyd")
    assert store.house().source(source.id).file is not None


def test_a_purge_is_cancelled_in_the_midst(desk: Desk) -> None:
    remove(desk, with_a_file(desk, "The lost ferry", 24 * MIB))
    path = desk.window.store.path
    dialog = library_dialog(desk)
    press(dialog, "Purge…")
    press(dialog, "Delete for good")
    desk.wait(lambda: dialog.progress.isVisible())
    press(dialog, "Cancel")
    desk.wait(lambda: dialog.notice.text.startswith("Cancelled."), 60_000)
    looked(desk, dialog)
    assert path.stat().st_size > 10 * MIB
    assert check(path) == []
    press(dialog, "Purge…")
    if not dialog.progress.isVisible():  # it had not come to the article
        press(dialog, "Delete for good")
    desk.wait(lambda: path.stat().st_size < 2 * MIB and not desk.window.jobs.busy, 60_000)
    assert purged(desk) == ["The lost ferry"]


def test_what_stands_against_a_purge_is_said_in_the_dialog(desk: Desk) -> None:
    gone = with_a_file(desk, "The lost ferry", 1000)
    remove(desk, gone)
    dialog = library_dialog(desk)
    with locked(desk.window.store.path, "IMMEDIATE"):
        press(dialog, "Purge…")
        press(dialog, "Delete for good")
        desk.wait(lambda: "is locked by another program" in dialog.notice.text, 20_000)
    assert [article.id for article in desk.window.store.articles() if article.removed_at] == [gone]
    assert purged(desk) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file modes are POSIX's")
def test_of_a_read_only_library_the_size_is_shown_and_nothing_purged(desk: Desk, make_desk: MakeDesk) -> None:
    remove(desk, with_a_file(desk, "The lost ferry", 1000))
    desk.window.close()
    desk.window.store.path.chmod(0o400)
    other = make_desk()
    dialog = library_dialog(other)
    assert label(dialog, "librarySize").endswith("kB")
    assert [row[0] for row in table(dialog, "libraryBin")] == ["The lost ferry"]
    assert not dialog.purge_button.isEnabled()
    assert label(dialog, "libraryBack") == "This library is read-only: nothing can be purged."
    desk.window.store.path.chmod(0o600)


def test_a_second_window_on_what_was_purged_closes_it(desk: Desk, make_desk: MakeDesk) -> None:
    desk.mark("three years late")
    other = make_desk("Ben Orr")
    assert other.article.id == desk.article.id
    stays = desk.open_text("Elsewhere\n\nIt rained all day.\n", "b.txt")
    remove(desk, other.article.id)
    purge(desk, library_dialog(desk))
    other.wait(lambda: other.window.workspace.desk is None)
    assert "was in the bin and is deleted for good" in other.said()
    other.window.open_article(stays)
    other.mark("It rained")
    desk.wait(lambda: len(desk.claims()) == 1)


def test_what_has_lain_in_the_bin_for_thirty_days_goes_by_itself(desk: Desk, make_desk: MakeDesk) -> None:
    old, young = with_a_file(desk, "The lost ferry", 1000), with_a_file(desk, "A kiosk opens", 1000)
    remove(desk, old, LONG_AGO)
    remove(desk, young)
    desk.window.close()
    other = make_desk()
    purging = other.window.library_space.purging
    purging.quiet_ms = 1
    purging.begin()
    other.wait(lambda: other.said())
    assert other.said().startswith(
        "After 30 days in the bin or without use, “The lost ferry” went for good; the library is "
    )
    assert other.window.message_bar.kind == "info"
    assert [article.id for article in other.window.store.articles() if article.removed_at] == [young]
    assert purged(other) == ["The lost ferry"]
    assert other.window.state.purged is not None, "not again before tomorrow"
    assert other.article.title == "Bridge reopens after three years"


def test_a_source_that_nothing_uses_is_told_of(desk: Desk) -> None:
    sha256 = desk.window.store.files.keep(os.urandom(2 * MIB))
    source = sourcing.new_source(title="Survey", file=KeptFile("a.pdf", "application/pdf", sha256, 2 * MIB))
    desk.window.workspace.do(lambda: sourcing.add_source(source))
    dialog = library_dialog(desk)
    assert "1 source that nothing uses keeps a copy of 2.1 MB" in label(dialog, "libraryBack")


def test_the_dialog_follows_what_is_done_meanwhile(desk: Desk) -> None:
    key = with_a_file(desk, "The lost ferry", 1000)
    dialog = library_dialog(desk)
    remove(desk, key)
    desk.wait(lambda: [row[0] for row in table(dialog, "libraryBin")] == ["The lost ferry"])


def test_every_part_of_the_dialog_has_a_name(desk: Desk) -> None:
    remove(desk, with_a_file(desk, "The lost ferry", 1000))
    dialog = library_dialog(desk)
    for tab in range(3):
        dialog.tabs.setCurrentIndex(tab)
        assert nameless(dialog) == []
