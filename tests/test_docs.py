"""The documentation says what is so: names, keys, links, pictures and commands."""

import ast
import importlib.util
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

import resources
from annotator.app import build_window
from annotator.cli import main
from annotator.cli.root import annotator
from annotator.domain.correcting import propose_correction
from annotator.domain.evidence import KeptFile
from annotator.domain.sourcing import add_evidence, add_source, new_source
from annotator.domain.times import now
from annotator.readers import read, read_file
from annotator.ui.article_keys import article_keys
from annotator.ui.asking.keys import asking_keys
from annotator.ui.copies.commands import copy_keys
from annotator.ui.evidence.keys import evidence_keys
from annotator.ui.main_window import MainWindow
from annotator.ui.versions.commands import version_keys
from annotator.ui.window_actions import ACTIONS
from db.store import Store

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = (DOCS / "guide.md").read_text("utf-8")
NAMES = (DOCS / "names.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
SAMPLE = "samples/harbour-tunnel.md"
NOTED = ROOT / "tests" / "data" / "sources" / "libreoffice.docx"
PAGE = b"<html><body><article><h1>Lamp</h1><p>It was dark for 41 nights, the keeper says.</p></article></body></html>"
QUOTE = "dark for 41 nights"
DIALOGS = (
    *("actionArticles", "actionPaste", "actionExport", "actionReviewer", "actionShortcuts", "actionUpdateArticle"),
    *("actionChecklist", "actionRate", "actionClaimDetails", "actionHouseRules", "actionOpenItems"),
    *("actionReadOtherwise", "actionProposeCorrection", "actionSignArticle", "actionAddEvidence"),
    *("actionAsk", "actionLog", "actionAssign", "actionWaitingFor"),
    *("actionHistory", "actionSummary", "actionSources", "actionLibrary"),
)
LARGEST = 400_000  # bytes of a picture
# What differs from one run to the next: ids whole and by their ends, moments, the library's place and size.
IDS = re.compile(r"\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)?[0-9a-f]{12}\b")
PASSING = (
    (IDS, "ID"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d\b"), "MOMENT"),
    (re.compile(r"^(Library|Size): .*$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ \d,]{15}(?=  )", re.MULTILINE), "BYTES"),
)


def section(page: str, heading: str) -> str:
    """What stands under the heading of that name, as far as the next of its kind."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of every table row in the text, without headings and rules."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    rules = [index for index, row in enumerate(cells) if set("".join(row)) <= {"-", ":"}]
    return [row for index, row in enumerate(cells) if index not in rules and index + 1 not in rules]


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


# Names


def evidence_with_copy(window: MainWindow) -> str:
    """The id of evidence of the first claim, whose source has the page as its saved copy."""
    workspace, claim = window.workspace, window.claims_pane.model.claim_at(0)
    file = KeptFile("page.html", "text/html", window.store.files.keep(PAGE), len(PAGE))
    source = new_source(title="The page", file=file)
    rows = workspace.do(lambda: [*add_source(source), *add_evidence(workspace.article, [claim], source)])
    return next(row.subject.id for row in rows if row.subject.kind == "evidence")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that has shown a claim with suggested sources, an update and a claim that it moved; on a web page in
    two versions, every dialog opened once."""
    with Store.open(tmp_path / "library.sqlite") as store:
        noted = store.add_article(read_file(NOTED), "Mara Boyd")
        page = store.add_article(read(PAGE, "page.html"), "Mara Boyd")
    made = build_window(tmp_path / "library.sqlite")
    qtbot.addWidget(made)
    made.show()
    made.open_article(noted.id)
    suggestion = made.workspace.version.suggestions[0]
    made.workspace.mark_claim(suggestion.start, suggestion.end)
    made.checking.show_claim(made.claims_pane.model.claim_at(0).id)
    made.open_article(page.id)
    start = made.workspace.version.text.index(QUOTE)
    made.workspace.mark_claim(start, start + len(QUOTE))
    claim = made.claims_pane.model.claim_at(0)
    made.workspace.do(
        lambda: propose_correction(made.workspace.article, claim, "dark for 43 nights", by="Mara Boyd", at=now())
    )
    made.store.update_article(page.id, read(PAGE.replace(b"41", b"43"), "page.html"), "Mara Boyd")
    made.open_article(page.id)
    with qtbot.waitSignal(made.updating.page_shown, timeout=20_000):
        made.commands["actionVersions"].trigger()
    made.updating.leave()
    made.checking.show_claim(made.claims_pane.model.claim_at(0).id)
    with qtbot.waitSignal(made.copy_showing.page_shown, timeout=20_000):
        made.copy_showing.show(evidence_with_copy(made))
    made.copy_showing.leave()
    QGuiApplication.clipboard().setText("A headline")
    for action in DIALOGS:
        made.commands[action].trigger()
    made.sources.edit(next(iter(made.workspace.sources)))
    found = made.findChild(QPushButton, "sourcesExport")
    assert isinstance(found, QPushButton)
    found.click()
    yield made
    made.close()


def test_every_widget_named_is_in_the_window(window: MainWindow) -> None:
    listed = [
        row
        for heading in ("Widgets", "The page of an update", "A saved copy", "Dialogs")
        for row in rows(section(NAMES, heading))
    ]
    assert len(listed) > 80
    for name, kind, _ in listed:
        found: QObject | None = window if name == "`mainWindow`" else window.findChild(QWidget, name.strip("`"))
        assert found is not None, name
        assert found.objectName() == name.strip("`")
        assert found.inherits(kind), (name, kind)


def test_every_action_named_is_in_the_window_and_the_other_way_round(window: MainWindow) -> None:
    listed = {name.strip("`"): words for name, words in rows(section(NAMES, "Actions"))}
    assert listed == {spec.name: spec.text for spec in ACTIONS}
    assert all(window.findChild(QAction, name) is not None for name in listed)


def test_the_example_of_automation_runs(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path / "library.sqlite") as store:
        store.add_article(read_file(resources.path(SAMPLE)), "Mara Boyd")
    monkeypatch.chdir(tmp_path)
    (example,) = blocks(NAMES, "python")
    held: dict[str, object] = {}
    exec(compile(example, "names.md", "exec"), held)  # noqa: S102 - the repository's own text
    made = held["window"]
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made)
    (claim,) = made.workspace.standing(made.claims_pane.model.ids_between(0, 10))
    assert capsys.readouterr().out == f"Opens {claim.id}\n"
    assert claim.status == "verified"
    made.close()


# Keys


def test_every_action_is_in_the_table_of_keys() -> None:
    table = rows(section(GUIDE, "All keys"))
    actions = [(spec.text, ", ".join(spec.keys)) for spec in ACTIONS]
    # Qt calls the large Enter key Return.
    versions = [(words, keys.replace("Return", "Enter")) for words, keys in version_keys()]
    lists = evidence_keys() + asking_keys() + copy_keys()
    assert [(row[0], row[1]) for row in table] == actions + article_keys() + lists + versions


def test_the_list_of_shortcuts_has_them_all(window: MainWindow) -> None:
    shown = window.findChild(QTableView, "shortcutTable")
    assert shown is not None
    listed = [shown.model().index(row, 0).data() for row in range(shown.model().rowCount())]
    for heading in (
        "In the list of evidence",
        "In the list of queries and log",
        "Beside a saved copy",
        "On the page of an update",
    ):
        listed.remove(heading)
    assert listed == [row[0] for row in rows(section(GUIDE, "All keys"))]


# Links and pictures


def slug(heading: str) -> str:
    """The heading's anchor, as the sites that show Markdown make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def targets(page: Path) -> list[str]:
    """Where the page's links and pictures lead."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"(?:src|srcset|href)=\"([^\"]+)\"", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    for target in targets(page):
        if target.startswith(("https://", "http://")):
            continue
        file, _, anchor = target.partition("#")
        found = page.parent / file if file else page
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", found.read_text("utf-8"), re.MULTILINE)
            assert anchor in {slug(heading) for heading in headings}, target


def test_the_list_of_chapters_is_that_of_the_guide() -> None:
    chapters = re.findall(r"^## (.*)$", GUIDE, re.MULTILINE)
    assert re.findall(r"^- \[(.*)\]\(#.*\)$", GUIDE.partition("\n## ")[0], re.MULTILINE) == chapters


def test_pictures_are_those_that_the_script_makes_and_all_are_shown() -> None:
    made = pictures()
    there = {path.name for path in (DOCS / "images").iterdir()}
    shown = {Path(target).name for page in PAGES for target in targets(page) if target.endswith(".png")}
    assert there == made == shown
    assert all(path.stat().st_size < LARGEST for path in (DOCS / "images").iterdir())


def pictures() -> set[str]:
    """The names in scripts/pictures.py, which is not imported: it sets the platform."""
    tree = ast.parse((ROOT / "scripts" / "pictures.py").read_text("utf-8"))
    (table,) = [
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "PICTURES"
    ]
    assert isinstance(table, ast.Dict)
    return {key.value for key in table.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


# Commands


def studio() -> ModuleType:
    """scripts/studio.py, which knows how the sample's author has edited it."""
    spec = importlib.util.spec_from_file_location("studio", ROOT / "scripts" / "studio.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def command_lines() -> list[str]:
    """Every `annotator …` of the guide and the README, in blocks and within lines."""
    lines = re.findall(r"^\$ (.*)$", "".join(blocks(GUIDE, "console")), re.MULTILINE)
    for page in (GUIDE, (ROOT / "README.md").read_text("utf-8")):
        text = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
        lines += re.findall(r"`(annotator [^`]+)`", text)
    return lines


@pytest.mark.parametrize("line", command_lines())
def test_commands_exist_with_their_options(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Groups still look their commands up, and each command reads its options; none does anything.
    monkeypatch.setattr(click.Command, "invoke", lambda command, context: None)
    words = shlex.split(line)[1:]
    if words[-1] == "maybe":  # shown to be refused
        with pytest.raises(click.BadParameter):
            annotator.main(words, standalone_mode=False)
    else:
        annotator.main(words, standalone_mode=False)


def test_the_commands_of_the_guide_print_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(resources.path(SAMPLE), tmp_path / "harbour-tunnel.md")
    (tmp_path / "harbour-tunnel-2.md").write_text(studio().edited(resources.text(SAMPLE)), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNOTATOR_LIBRARY", str(tmp_path / "port-ledger.sqlite"))
    monkeypatch.setenv("ANNOTATOR_REVIEWER", "Mara Boyd")
    said, happened = "".join(blocks(GUIDE, "console")), ""
    known: dict[str, str] = {}  # ids of this run by those in the guide, for the commands that name them
    for line, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", said, re.MULTILINE):
        main(shlex.split(IDS.sub(lambda found: known.get(found[0], found[0]), line))[1:])
        printed = "".join(capsys.readouterr())
        known.update(zip(IDS.findall(output), IDS.findall(printed), strict=False))
        happened += f"$ {line}\n{printed}"
    for pattern, instead in PASSING:
        said, happened = pattern.sub(instead, said), pattern.sub(instead, happened)
    assert happened == said
