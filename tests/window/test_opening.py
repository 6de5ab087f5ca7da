"""Bringing an article in: from a file, dropped, pasted; the same file again; and what cannot be read."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtNetwork import QHostAddress, QTcpServer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from annotator.domain.article import BlockKind
from annotator.ui.articles_dialog import ArticlesDialog
from annotator.ui.paste_dialog import PasteDialog
from tests.readers.hostile.packages import zipped
from tests.readers.qdpx.projects import TEXT, project, qde, selection, source
from tests.window.desk import BOTH, CONTROL, Desk, MakeDesk

Key = Qt.Key
WORDS = "A kiosk opens\n\nThe kiosk at the pier sold 40 pies on its first day.\n"
MARKDOWN = "# A kiosk opens\n\nThe kiosk at the pier sold *40 pies* on its first day.\n"
PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>A kiosk opens</title></head><body><article>"
    "<h1>A kiosk opens</h1><p>The kiosk at the pier sold <em>40 pies</em> on its first day.</p></article></body></html>"
)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def files_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text_of(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


@pytest.mark.parametrize(("name", "content"), [("a.txt", WORDS), ("a.md", MARKDOWN), ("a.html", PAGE)])
def test_a_file_is_opened(make_desk: MakeDesk, tmp_path: Path, name: str, content: str) -> None:
    desk = make_desk()
    assert desk.window.article_pane.empty.isVisible()

    desk.open_file(written(tmp_path, name, content))

    assert desk.article.title == "A kiosk opens"
    assert desk.text == "A kiosk opens\nThe kiosk at the pier sold 40 pies on its first day."
    assert desk.view.isVisible()
    assert "A kiosk opens" in desk.window.windowTitle()
    assert desk.said() == ""
    assert [article.title for article in desk.window.store.articles()] == ["A kiosk opens"]


def test_the_file_dialog_lets_one_choose(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    file = written(tmp_path, "kiosk.md", MARKDOWN)
    desk.press(Key.Key_O, CONTROL)
    dialog = desk.dialog(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(file))

    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        QTest.keyClick(name, Key.Key_Return)

    assert desk.article.title == "A kiosk opens"


@pytest.mark.parametrize("opened", [False, True], ids=["on the empty pane", "on an article"])
def test_a_dropped_file_is_opened(make_desk: MakeDesk, tmp_path: Path, opened: bool) -> None:
    desk = make_desk()
    if opened:
        desk.open_text()
    target: QWidget = desk.view.viewport() if opened else desk.window.article_pane.empty

    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        assert desk.drop(target, files_of(written(tmp_path, "kiosk.md", MARKDOWN)))
        if opened:
            desk.answer("Another article")

    assert desk.article.title == "A kiosk opens"


def test_several_files_dropped_are_all_kept(desk: Desk, tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{name}.md", f"# {name}\n\nIt was {name}.\n") for name in ("One", "Two", "Three")]
    desk.drop(desk.view.viewport(), files_of(*paths))
    desk.wait(lambda: not desk.window.jobs.busy)
    assert {article.title for article in desk.window.store.articles()} >= {"One", "Two", "Three"}
    assert desk.article.title in ("One", "Two", "Three")
    assert not desk.window.progress.isVisible()


def test_dropped_text_is_opened_and_its_title_guessed(desk: Desk) -> None:
    before = desk.text
    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        assert desk.drop(desk.view.viewport(), text_of(WORDS))
        desk.answer("Another article")
    assert desk.article.title == "A kiosk opens"
    assert "40 pies" in desk.text
    assert len(desk.window.store.articles()) == 2
    assert before not in desk.text


def test_a_dropped_link_is_fetched_only_once_the_reviewer_says_so(desk: Desk) -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/kiosk")])
    link.setText("https://example.org/kiosk")
    desk.drop(desk.view.viewport(), link)
    assert "Fetch https://example.org/kiosk" in desk.said()
    assert not desk.window.jobs.busy
    assert len(desk.window.store.articles()) == 1


def test_what_is_neither_file_nor_text_is_not_welcome(desk: Desk) -> None:
    picture = QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    assert not desk.drop(desk.view.viewport(), picture)


def test_pasted_text_takes_what_is_known_of_it(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(WORDS)
    desk.press(Key.Key_V, BOTH)
    dialog = desk.dialog(PasteDialog)
    assert dialog.title_edit.placeholderText() == "A kiosk opens"
    for name, value in (
        ("pasteTitle", "Kiosk on the pier"),
        ("pasteUrl", "https://example.org/kiosk"),
        ("pasteAuthor", "Ben Orr"),
        ("pasteDate", "2025-05-03"),
    ):
        edit = dialog.findChild(QLineEdit, name)
        assert edit is not None
        QTest.keyClicks(edit, value)

    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        QTest.keyClick(dialog.text_edit, Key.Key_Return, CONTROL)

    article = desk.article
    assert (article.title, article.url, article.byline) == ("Kiosk on the pier", "https://example.org/kiosk", "Ben Orr")
    assert article.published == "2025-05-03"
    assert "40 pies" in desk.text
    desk.press(Key.Key_V, BOTH)
    assert desk.dialog(PasteDialog).title_edit.text() == "", "the next paste begins afresh"


def test_a_pasted_title_is_guessed_where_none_is_given(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("Seven boats left the harbour. Six came back.")
    desk.press(Key.Key_V, BOTH)
    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        desk.click(desk.dialog(PasteDialog).add_button)
    assert desk.article.title.startswith("Seven boats left the harbour")


def test_pasted_rich_text_keeps_its_headings_and_links(desk: Desk) -> None:
    data = text_of("Kiosk news\nIt sold 40 pies to sailors.")
    data.setHtml("<h2>Kiosk news</h2><p>It sold <a href='https://example.org/pies'>40 pies</a> to sailors.</p>")
    QGuiApplication.clipboard().setMimeData(data)
    desk.press(Key.Key_V, BOTH)
    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        desk.click(desk.dialog(PasteDialog).add_button)
    version = desk.window.workspace.version
    assert version.blocks[0].kind is BlockKind.HEADING
    assert [span.href for block in version.blocks for span in block.spans] == ["https://example.org/pies"]


def test_the_same_file_again_is_the_same_article(desk: Desk, tmp_path: Path) -> None:
    file = written(tmp_path, "kiosk.md", MARKDOWN)
    desk.open_file(file)
    first = desk.article.id
    desk.mark("40 pies", Key.Key_1)
    desk.open_text("Another thing\n\nIt happened.", "b.txt")

    desk.open_file(written(tmp_path, "renamed.md", MARKDOWN))

    assert desk.article.id == first
    assert desk.rows() == ["40 pies"]
    assert "in the library already" in desk.said()
    assert len(desk.window.store.articles()) == 3


def hostile_files(folder: Path) -> dict[str, Path]:
    with zipfile.ZipFile(folder / "zipped.md", "w") as made:
        made.writestr("inner.txt", "hello")
    (folder / "folder.txt").mkdir()
    return {
        "empty": written(folder, "empty.txt", b""),
        "white space only": written(folder, "white.txt", " \n\t\n"),
        "a zip by another name": folder / "zipped.md",
        "a PDF by another name": written(folder, "paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        "a picture": written(folder, "picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        "binary": written(folder, "binary.txt", bytes(range(256)) * 8),
        "a page without text": written(folder, "blank.html", "<html><body><script>1</script></body></html>"),
        "a folder": folder / "folder.txt",
        "not there": folder / "nowhere.txt",
    }


@pytest.mark.parametrize("name", [
    "empty", "white space only", "a zip by another name", "a PDF by another name", "a picture", "binary",
    "a page without text", "a folder", "not there",
])  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_sentence_and_not_kept(desk: Desk, tmp_path: Path, name: str) -> None:
    before = (desk.article, [article.id for article in desk.window.store.articles()])
    with desk.qtbot.waitSignal(desk.window.opening.refused):
        desk.window.opening.open_file(str(hostile_files(tmp_path)[name]))

    said = desk.said()
    assert said.endswith(".") and "\n" not in said and len(said) < 200, said
    assert "Traceback" not in said and "Error" not in said
    assert desk.window.message_bar.kind == "error"
    assert (desk.article, [article.id for article in desk.window.store.articles()]) == before
    desk.wait(lambda: not desk.window.progress.isVisible())
    desk.press(Key.Key_Escape)
    assert desk.said() == ""


def test_scripts_and_remote_pictures_of_a_page_are_inert(make_desk: MakeDesk, tmp_path: Path) -> None:
    server = QTcpServer()
    assert server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost))
    here = f"http://127.0.0.1:{server.serverPort()}"
    desk = make_desk()
    desk.open_file(written(tmp_path, "hostile.html", f"""<!doctype html><html><head><title>Calm seas</title>
        <link rel=stylesheet href="{here}/a.css"><meta http-equiv=refresh content="0;url={here}/away">
        <script src="{here}/s.js"></script><script>document.title = "Hacked"</script></head><body><article>
        <h1>Calm seas</h1><p>The sea was calm <img src="{here}/p.png" onerror="alert(1)"> all of Tuesday.</p>
        <iframe src="{here}/frame"></iframe><form action="{here}/post"><input value=secret></form>
        <p style="background:url({here}/b.png)">Boats came <a href="javascript:alert(2)">home</a> by night.</p>
        </article></body></html>"""))  # fmt: skip
    desk.window.grab()
    desk.click_text("home")

    assert desk.article.title == "Calm seas"
    for word in ("Hacked", "alert", "secret", "script"):
        assert word not in desk.text
    assert desk.text == "Calm seas\nThe sea was calm all of Tuesday.\nBoats came home by night."
    assert not server.waitForNewConnection(50)[0]


def test_a_line_of_a_million_characters_is_opened_and_marked(desk: Desk, tmp_path: Path) -> None:
    desk.open_file(written(tmp_path, "line.txt", "Some words of a line, and more. " * 40_000))
    assert len(desk.text) > 1_000_000
    desk.select("words of a line")
    desk.press(Key.Key_1)
    assert desk.rows() == ["Words of a line"]
    assert desk.format_at("words of a line") is not None


def test_closing_while_a_file_is_read_is_quiet(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    desk.window.opening.open_file(str(written(tmp_path, "long.md", "# Long\n\n" + "A *line* of it.\n\n" * 20_000)))
    desk.window.close()
    assert not desk.window.isVisible()
    assert not desk.window.jobs.busy or desk.window.workspace.desk is None


def test_a_cancelled_reading_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    file = written(tmp_path, "kiosk.txt", WORDS)
    with desk.qtbot.waitSignal(desk.window.opening.remarked):
        desk.window.opening.open_file(str(file))
        desk.click(desk.window.progress.cancel_button)
    assert "Cancelled" in desk.said()
    assert len(desk.window.store.articles()) == 1
    assert not desk.window.progress.isVisible()


def test_a_project_brings_its_claims_and_says_what_has_no_place(desk: Desk, tmp_path: Path) -> None:
    made = selection(4, 9) + selection(900, 990, name="gone", number=2)
    desk.open_file(written(tmp_path, "a.qdpx", project("The baker sells bread.", made)))
    assert (desk.article.title, [claim.text for claim in desk.claims()]) == ("Baker", ["baker"])
    assert "1 selection has no certain place in “Baker.docx” and was left out: “gone”." in desk.said()
    desk.trigger("actionUndo")
    assert desk.claims() == []


def test_a_project_of_several_texts_shows_the_list_of_articles(desk: Desk, tmp_path: Path) -> None:
    other = TEXT[:-1] + "2"
    parts = {
        "project.qde": qde(source(selection(0, 3)) + source(guid=other, name="Menu")),
        f"sources/{TEXT}.txt": "The baker sells bread.",
        f"sources/{other}.txt": "Soup, one euro.",
    }
    desk.open_file(written(tmp_path, "two.qdpx", zipped(parts)))
    assert desk.article.title == "Baker"
    dialog = desk.dialog(ArticlesDialog)
    titles = {dialog.model.index(row, 0).data() for row in range(dialog.model.rowCount())}
    assert {"Baker", "Menu"} <= titles
