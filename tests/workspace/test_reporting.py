"""Reports written by the worker: several at once, each whole or not at all."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain import actions, sourcing
from annotator.domain.claim import Status
from annotator.domain.evidence import KeptFile
from annotator.domain.scope import Scope
from annotator.domain.times import now
from annotator.readers import read
from annotator.workspace.jobs import Progress
from annotator.workspace.reporting import Exported, ExportOrder, ReportFile, target_at, write_data_set, write_reports
from db.store import Store

TEXT = "The lamp\n\nThe lamp was dark for 41 nights. The keeper fell ill in March."
LOG = b"41 nights without light.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An article with a verified claim on a public log, and a disputed one on a confidential letter."""
    path = tmp_path / "library.sqlite"
    with Store.open(path) as store:
        article = store.add_article(read(TEXT.encode(), "lamp.txt"), "Mara Boyd")
        for quote, status, title, secret in (
            ("dark for 41 nights", Status.VERIFIED, "Keeper’s log", False),
            ("fell ill in March", Status.DISPUTED, "Letter of Karl Ebner", True),
        ):
            start = article.newest.text.index(quote)
            marked = actions.mark_claim(article, start, start + len(quote), status=status, by="Mara Boyd", at=now())
            claim = store.claim(store.apply(marked, "Mara Boyd")[0].subject.id)[1]
            data = LOG if not secret else b"I was ill.\n"
            file = KeptFile("scan.txt", "text/plain", store.files.keep(data), len(data))
            source = sourcing.new_source(title=title, confidential=secret, file=file)
            store.apply([*sourcing.add_source(source), *sourcing.add_evidence(article, [claim], source)], "Mara Boyd")
    return path


def article_in(library: Path) -> str:
    with Store.open(library, make=False) as store:
        return next(article.id for article in store.articles() if article.title == "The lamp")


def untold(_done: int, _total: int) -> None:
    return


def written(library: Path, order: ExportOrder, told: Callable[[int, int], None] = untold) -> Exported:
    return write_reports(library, article_in(library), order, Progress(told))


def order_of(folder: Path, *names: str, **values: object) -> ExportOrder:
    files = tuple(ReportFile(name, folder / f"lamp.{name}") for name in names)
    return ExportOrder(files, **values)  # type: ignore[arg-type]


def test_every_file_is_written_and_progress_says_which(library: Path, tmp_path: Path) -> None:
    order = order_of(tmp_path, "html", "md", "json", copies=tmp_path / "copies")
    told: list[str] = []
    exported = written(library, order, lambda done, _: told.append(target_at(order, done).name))
    assert exported.written == order.targets and exported.failed == ()
    assert list(dict.fromkeys(told)) == ["lamp.html", "lamp.md", "lamp.json", "copies"]
    assert json.loads((tmp_path / "lamp.json").read_text("utf-8"))["article"]["title"] == "The lamp"


def test_where_one_cannot_be_written_the_others_are(library: Path, tmp_path: Path) -> None:
    (tmp_path / "lamp.md").write_text("mine", encoding="utf-8")
    exported = written(library, order_of(tmp_path, "html", "md", "csv"))
    assert [path.name for path in exported.written] == ["lamp.html", "lamp.csv"]
    (failed,) = exported.failed
    assert failed.path.name == "lamp.md" and "exists already" in failed.why
    assert (tmp_path / "lamp.md").read_text("utf-8") == "mine"


def test_only_what_was_agreed_to_is_replaced(library: Path, tmp_path: Path) -> None:
    for name in ("html", "md"):
        (tmp_path / f"lamp.{name}").write_text("mine", encoding="utf-8")
    exported = written(library, order_of(tmp_path, "html", "md", replace=frozenset([tmp_path / "lamp.md"])))
    assert [path.name for path in exported.written] == ["lamp.md"]
    assert (tmp_path / "lamp.html").read_text("utf-8") == "mine"


def test_cancelled_between_two_the_first_stays_and_the_rest_is_not_begun(library: Path, tmp_path: Path) -> None:
    order = order_of(tmp_path, "html", "md")
    progress = Progress(lambda done, _: progress.stop() if target_at(order, done).suffix == ".md" else None)
    exported = write_reports(library, article_in(library), order, progress)
    assert exported.cancelled and exported.written == (tmp_path / "lamp.html",)
    assert not (tmp_path / "lamp.md").exists()
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_cancelled_within_one_nothing_of_it_is_there(library: Path, tmp_path: Path) -> None:
    order = order_of(tmp_path, "html")
    progress = Progress(lambda *_: progress.stop())
    exported = write_reports(library, article_in(library), order, progress)
    assert exported.cancelled and exported.written == () and not (tmp_path / "lamp.html").exists()


def test_a_part_says_so_and_its_copies_are_its_own(library: Path, tmp_path: Path) -> None:
    scope = Scope(statuses=frozenset([Status.VERIFIED]))
    written(library, order_of(tmp_path, "md", scope=scope, copies=tmp_path / "copies.zip", confidential=True))
    report = (tmp_path / "lamp.md").read_text("utf-8")
    assert "dark for 41 nights" in report and "Karl Ebner" not in report
    with zipfile.ZipFile(tmp_path / "copies.zip") as archive:
        assert archive.namelist() == ["copies/001 Keeper’s log.txt", "copies/SHA256SUMS.txt"]


@pytest.mark.parametrize("told", [False, True])
def test_confidential_sources_and_their_copies_stay_unless_somebody_says_so(
    library: Path, tmp_path: Path, told: bool
) -> None:
    written(library, order_of(tmp_path, "md", "json", copies=tmp_path / "copies", confidential=told))
    files = [path for path in tmp_path.rglob("*") if path.suffix in (".md", ".json", ".txt")]
    everything = "".join(f"{path.name} {path.read_text('utf-8')}" for path in files)
    assert ("Karl Ebner" in everything) is told
    assert ("I was ill." in everything) is told
    assert LOG.decode() in everything


@pytest.mark.parametrize("history", [True, False])
def test_history_goes_along_or_stays(library: Path, tmp_path: Path, history: bool) -> None:
    written(library, order_of(tmp_path, "json", scope=Scope(history=history), confidential=True))
    rows = json.loads((tmp_path / "lamp.json").read_text("utf-8"))["history"]
    assert bool(rows) is history


def test_a_data_set_is_on_several_articles(library: Path, tmp_path: Path) -> None:
    with Store.open(library) as store:
        other = store.add_article(read(b"The bell\n\nThe bell rang twice.", "bell.txt"), "Mara Boyd")
        start = other.newest.text.index("rang twice")
        marked = actions.mark_claim(other, start, start + 10, status=Status.VERIFIED, by="Mara Boyd", at=now())
        store.apply(marked, "Mara Boyd")
    path = tmp_path / "set.json"
    write_data_set(library, [article_in(library), other.id], "averitec", path, False, Progress(untold))
    claims = [one["claim"] for one in json.loads(path.read_text("utf-8"))]
    assert claims == ["dark for 41 nights", "fell ill in March", "rang twice"]
