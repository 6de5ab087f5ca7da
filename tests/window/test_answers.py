"""Open items that go out for several people at once, and answers that come back."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from annotator.domain.asking import ask
from annotator.domain.change import Change
from annotator.domain.records import Addressee, QueryState
from annotator.domain.times import now
from annotator.ui.exporting.dialog import ExportDialog
from tests.window.desk import Desk

ASKED = ((Addressee.AUTHOR, "Who counted them?"), (Addressee.LAWYER, "May we?"), (Addressee.AUTHOR, "On which day?"))


@pytest.fixture
def asked(marked: Desk) -> Desk:
    """Three queries, two of them to the author."""
    number = marked.current().number
    for to, text in ASKED:
        marked.window.workspace.do(partial(_asked, marked, number, to, text))
    return marked


def _asked(desk: Desk, number: int, to: Addressee, text: str) -> list[Change]:
    return ask(desk.article, desk.claim(number), to, text, by="Mara Boyd", at=now())


def sent(desk: Desk, folder: Path, name: str) -> list[Path]:
    """Export the open items in that format; the files."""
    desk.trigger("actionExport")
    dialog = desk.dialog(ExportDialog)
    dialog.formats.tick([name])
    dialog.folder_edit.setText(str(folder))
    dialog.name_edit.setText("items")
    dialog.open_box.setChecked(False)
    with desk.qtbot.waitSignal(desk.window.exporting.exported) as caught:
        desk.click(dialog.export_button)
    assert caught.args is not None
    return list(caught.args[0])


def read(desk: Desk, path: Path) -> None:
    """Choose the file in the dialog, and wait for it to be read."""
    desk.trigger("actionReadAnswers")
    chooser = desk.widget(QFileDialog, "readAnswersDialog")
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    desk.wait(lambda: not desk.window.jobs.busy, 30_000)


def states(desk: Desk) -> list[QueryState]:
    return [q.state for q in sorted((q for c in desk.claims_on_disk() for q in c.queries), key=lambda q: q.number)]


def test_each_addressee_gets_a_file_with_their_own_questions(asked: Desk, tmp_path: Path) -> None:
    author, lawyer = sent(asked, tmp_path, "open-items-text")
    assert (author.name, lawyer.name) == ("items.author.open-items.txt", "items.lawyer.open-items.txt")
    told = author.read_text("utf-8")
    assert "Who counted them?" in told and "On which day?" in told and "May we?" not in told
    assert "May we?" in lawyer.read_text("utf-8")


def test_answers_come_back_in_one_step(asked: Desk, tmp_path: Path) -> None:
    author, _ = sent(asked, tmp_path, "open-items-html")
    page = author.read_text("utf-8")
    author.write_text(page.replace('class="answer">', 'class="answer">On Monday, the port did.'), "utf-8")
    read(asked, author)
    assert asked.said() == "2 queries are answered."
    assert states(asked) == [QueryState.ANSWERED, QueryState.OPEN, QueryState.ANSWERED]
    read(asked, author)
    assert asked.said() == "No answer is new."
    asked.undo()
    asked.wait(lambda: states(asked) == [QueryState.OPEN] * 3)


def test_a_row_that_answers_nothing_is_told(asked: Desk, tmp_path: Path) -> None:
    author, _ = sent(asked, tmp_path, "open-items-html")
    page = author.read_text("utf-8").replace('class="answer">', 'class="answer">Yes.')
    author.write_text(page.replace(">q3<", ">q9<"), "utf-8")
    read(asked, author)
    assert asked.said() == "1 query is answered. There is no query 9 any more."


def test_a_file_without_answers_is_refused(asked: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nothing to answer here.", "utf-8")
    read(asked, other)
    assert "no table of questions" in asked.said()
    assert asked.window.message_bar.kind == "error"
    assert states(asked) == [QueryState.OPEN] * 3
