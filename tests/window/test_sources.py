"""The list of the library's sources, in the real window."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from annotator.domain.claim import Status
from annotator.domain.evidence import KeptFile, Kind, Source
from annotator.domain.signing import is_signed, sign_claims
from annotator.domain.sourcing import add_evidence, add_source, new_source
from annotator.domain.times import now
from annotator.ui.sources.dialog import SourcesDialog
from annotator.ui.sources.edit_dialog import SourceEditDialog
from annotator.ui.sources.model import Column
from db.store import Store
from tests.window.desk import BOTH, CONTROL, Desk, MakeDesk
from tests.window.test_history import choose, history
from tests.window.test_history import listed as told

Key = Qt.Key
CSL = [
    {"id": "a", "type": "report", "title": "Harbour accounts 2024", "publisher": "Harbour office",
     "URL": "https://harbour.example/accounts"},
    {"id": "b", "type": "article-newspaper", "title": "Bridge stands open", "URL": "https://ledger.example/bridge"},
]  # fmt: skip


def use(desk: Desk, source: Source) -> Source:
    """The source as evidence under the selected claims."""
    workspace, claims = desk.window.workspace, desk.window.checking.chosen()
    desk.window.workspace.do(lambda: [*add_source(source), *add_evidence(workspace.article, claims, source)])
    return source


def listed(desk: Desk) -> SourcesDialog:
    """The list, opened by its key."""
    desk.press(Key.Key_L, BOTH)
    return desk.dialog(SourcesDialog)


def names(dialog: SourcesDialog) -> list[str]:
    return [dialog.model.index(row, Column.TITLE).data() for row in range(dialog.model.rowCount())]


def on_disk(desk: Desk) -> dict[str, Source]:
    with Store.open(desk.window.store.path, make=False) as store:
        return store.house().sources


def test_it_lists_every_source_without_an_article_too_and_finds_as_one_types(make_desk: MakeDesk) -> None:
    desk = make_desk()
    workspace = desk.window.workspace
    file = KeptFile("a.txt", "text/plain", desk.window.store.files.keep(b"words"), 5)
    made = [
        new_source(title="Harbour accounts", publisher="Harbour office", file=file, published="2024"),
        new_source(title="Bridge stands open", kind=Kind.NEWS, url="https://ledger.example/bridge"),
    ]
    workspace.do(lambda: [change for source in made for change in add_source(source)])
    dialog = listed(desk)
    assert names(dialog) == ["Bridge stands open", "Harbour accounts"]
    row = [dialog.model.index(1, column).data() for column in Column]
    assert row == ["Source", "Harbour accounts", "Harbour office", "2024", "saved", "0"]
    for word, found in (("ledger.ex", ["Bridge stands open"]), ("NEWS", ["Bridge stands open"]), ("zeppelin", [])):
        dialog.search_edit.clear()
        QTest.keyClicks(dialog.search_edit, word)
        assert names(dialog) == found


def test_an_edit_counts_everywhere_and_says_before_which_signatures_it_voids(marked: Desk) -> None:
    marked.table.select_claims([marked.claim(1).id, marked.claim(2).id])
    source = use(marked, new_source(title="Harbour acounts"))
    workspace = marked.window.workspace
    workspace.set_status([marked.claim(1)], Status.VERIFIED)
    signed = sign_claims(workspace.article, [marked.claim(1)], workspace.sources, by="Theo Lin", at=now())
    with Store.open(marked.window.store.path, make=False) as store:
        store.apply(signed, "Theo Lin")
    workspace.look_for_others()
    assert is_signed(marked.claim(1), workspace.sources)
    dialog = listed(marked)
    QTest.keyClick(dialog.search_edit, Key.Key_Return)
    editing = marked.dialog(SourceEditDialog)
    used = editing.findChild(QLabel, "sourceUsed")
    assert used is not None
    marked.wait(lambda: "2 times" in used.text())
    assert "1 signature becomes void." in used.text()
    assert "Bridge reopens after three years" in used.text()
    editing.form.texts["title"].setText("Harbour accounts")
    QTest.keyClick(editing, Key.Key_Return, CONTROL)
    assert not editing.isVisible()
    assert on_disk(marked)[source.id].title == "Harbour accounts"
    assert workspace.sources[source.id].title == "Harbour accounts"
    assert not is_signed(marked.claim(1), workspace.sources)
    assert names(dialog) == ["Harbour accounts"]
    marked.dialog(SourcesDialog)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_Z, CONTROL)
    assert names(dialog) == ["Harbour acounts"]
    assert is_signed(marked.claim(1), workspace.sources)


def test_a_source_in_use_is_not_removed_and_another_goes_to_the_bin_and_back(marked: Desk) -> None:
    use(marked, new_source(title="Used one"))
    marked.window.workspace.do(lambda: add_source(new_source(title="Idle one")))
    dialog = listed(marked)
    dialog.table.setFocus()
    dialog.go_to(next(key for key, source in on_disk(marked).items() if source.title == "Used one"))
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert dialog.notice.text == "“Used one” is used as evidence once; take it from those claims first."
    assert names(dialog) == ["Idle one", "Used one"]
    dialog.go_to(next(key for key, source in on_disk(marked).items() if source.title == "Idle one"))
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert names(dialog) == ["Used one"]
    dialog.bin_button.click()
    assert names(dialog) == ["Idle one"]
    dialog.restore_button.click()
    assert names(dialog) == []
    dialog.bin_button.click()
    assert names(dialog) == ["Idle one", "Used one"]


def test_a_source_is_used_for_all_selected_claims_in_one_step(marked: Desk) -> None:
    marked.window.workspace.do(lambda: add_source(new_source(title="Harbour accounts")))
    marked.table.select_claims([marked.claim(1).id, marked.claim(2).id])
    dialog = listed(marked)
    QTest.keyClick(dialog.search_edit, Key.Key_Return, CONTROL)
    assert [len(claim.evidence) for claim in marked.claims()] == [1, 1]
    assert dialog.model.index(0, Column.USES).data() == "2"
    marked.window.activateWindow()
    marked.wait(marked.window.isActiveWindow)
    marked.undo()
    assert [len(claim.evidence) for claim in marked.claims()] == [0, 0]


def test_a_list_comes_in_once_and_undo_takes_all_of_it_back(marked: Desk, tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    path.write_text(json.dumps(CSL))
    marked.window.workspace.do(lambda: add_source(new_source(title="Known", url="http://www.ledger.example/bridge/")))
    dialog = listed(marked)
    assert marked.window.sources.listing is not None
    marked.window.sources.listing.exchanging.import_file(str(path))
    marked.wait(lambda: "came in" in dialog.notice.text)
    assert dialog.notice.text == "1 sources came in; 1 were known already. Ctrl+Z takes them back."
    assert names(dialog) == ["Harbour accounts 2024", "Known"]
    marked.window.sources.listing.exchanging.import_file(str(path))
    marked.wait(lambda: "All 2" in dialog.notice.text)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_Z, CONTROL)
    assert names(dialog) == ["Known"]


@pytest.mark.parametrize(("format_", "name"), [("csl", "sources.json"), ("bibtex", "sources.bib")])
def test_a_list_goes_out_in_either_format_and_comes_into_another_library(
    marked: Desk, make_desk: MakeDesk, tmp_path: Path, format_: str, name: str
) -> None:
    made = new_source(
        title="Harbour accounts", author="B. Orme", publisher="Harbour office", url="https://harbour.example/accounts"
    )
    marked.window.workspace.do(lambda: add_source(made))
    dialog = listed(marked)
    assert marked.window.sources.listing is not None
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    asked = marked.window.findChild(QDialog, "sourcesExportDialog")
    assert asked is not None and asked.isVisible()
    asked.close()
    marked.window.sources.listing.exchanging.export_to(format_, False, str(tmp_path / name))
    marked.wait((tmp_path / name).exists)
    marked.wait(lambda: not marked.window.jobs.busy)
    other = make_desk(library=tmp_path / "other.sqlite")
    there = listed(other)
    assert other.window.sources.listing is not None
    other.window.sources.listing.exchanging.import_file(str(tmp_path / name))
    other.wait(lambda: "came in" in there.notice.text)
    (source,) = on_disk(other).values()
    assert (source.title, source.author, source.publisher, source.url) == (
        *("Harbour accounts", "B. Orme", "Harbour office", "https://harbour.example/accounts"),
    )


def test_an_edit_of_a_source_is_in_the_librarys_history(marked: Desk) -> None:
    source = use(marked, new_source(title="Harbour acounts"))
    dialog = listed(marked)
    QTest.keyClick(dialog.search_edit, Key.Key_Return)
    editing = marked.dialog(SourceEditDialog)
    editing.form.texts["title"].setText("Harbour accounts")
    QTest.keyClick(editing, Key.Key_Return, CONTROL)
    assert on_disk(marked)[source.id].title == "Harbour accounts"
    dialog.close()
    marked.window.activateWindow()
    marked.wait(marked.window.isActiveWindow)
    history(marked)
    choose(marked, "historyKind", "Sources of the library")
    assert told(marked)[0] == "Source “Harbour accounts”: title “Harbour accounts”, was “Harbour acounts”"


def test_what_is_no_list_is_refused_in_words(marked: Desk, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a list at all")
    dialog = listed(marked)
    assert marked.window.sources.listing is not None
    marked.window.sources.listing.exchanging.import_file(str(tmp_path / "notes.txt"))
    marked.wait(lambda: "neither CSL-JSON nor BibTeX" in dialog.notice.text)
    assert names(dialog) == []


def test_a_confidential_source_is_exported_only_where_that_is_ticked(marked: Desk, tmp_path: Path) -> None:
    secret = new_source(title="A quiet clerk", confidential=True)
    open_one = new_source(title="Harbour accounts")
    marked.window.workspace.do(lambda: add_source(secret) + add_source(open_one))
    dialog = listed(marked)
    assert marked.window.sources.listing is not None
    exchanging = marked.window.sources.listing.exchanging
    exchanging.export_to("bibtex", False, str(tmp_path / "open.bib"))
    marked.wait(lambda: "1 confidential left out" in dialog.notice.text)
    text = (tmp_path / "open.bib").read_text()
    assert "Harbour accounts" in text and "quiet clerk" not in text
    exchanging.export_to("csl", True, str(tmp_path / "all.json"))
    marked.wait(lambda: (tmp_path / "all.json").exists())
    assert {item["title"] for item in json.loads((tmp_path / "all.json").read_text())} == {
        "A quiet clerk", "Harbour accounts",
    }  # fmt: skip


def test_the_dialog_shows_size_and_hash_of_the_copy(marked: Desk) -> None:
    sha256 = marked.window.store.files.keep(b"words of a letter")
    use(marked, new_source(title="Letter", file=KeptFile("letter.txt", "text/plain", sha256, 17)))
    dialog = listed(marked)
    QTest.keyClick(dialog.search_edit, Key.Key_Return)
    kept = marked.dialog(SourceEditDialog).findChild(QLabel, "sourceKept")
    assert kept is not None
    assert kept.text() == f"Copy: letter.txt, 17 bytes\nSHA-256 {sha256}"
    assert kept.textFormat() == Qt.TextFormat.PlainText
