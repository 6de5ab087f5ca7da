"""The texts and libraries that are measured: made once by the workload script, then kept in the benchmarks' folder."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain import actions
from annotator.domain.article import Article, ArticleDraft, BlockKind
from annotator.domain.change import Change
from annotator.domain.claim import Status
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.errors import AnnotatorError
from annotator.domain.times import now
from db import schema
from db.store import Store

REVIEWER = "Bench"
_GROUP = 20  # claims marked in one action
_STATUSES = (*[Status.UNCHECKED] * 8, *[Status.VERIFIED] * 6, *[Status.DISPUTED] * 3, *[Status.UNSOURCED] * 3)

Range = tuple[int, int]


class NoWorkload(AnnotatorError):
    """The texts to measure cannot be had."""


@dataclass(frozen=True, slots=True)
class Workload:
    """One text with its claims. Ranges are code points. `library` holds it as the article of id `article`, with all
    its claims; it is not to be written: `copy` is."""

    size: str
    text: str
    claims: tuple[Range, ...]
    sentences: tuple[Range, ...]
    library: Path
    article: str

    def copy(self, folder: Path) -> Path:
        """A copy of the library in `folder`."""
        target = folder / self.library.name
        shutil.copyfile(self.library, target)
        return target


def prepare(script: Path, size: str, folder: Path) -> Workload:
    """The workload of that size, from `folder` where it was made before. Raises NoWorkload."""
    if not script.is_file():
        raise NoWorkload(f"There is no workload script at {script}; name one with --workload.")
    # Another script, another schema or another way of making it makes another library.
    parts = [path.read_bytes() for path in (script, Path(schema.__file__), Path(__file__))]
    place = folder / f"workload-{hashlib.sha256(b''.join(parts)).hexdigest()[:12]}"
    place.mkdir(parents=True, exist_ok=True)
    library = place / f"{size}.sqlite"
    if not library.exists():
        _run(script, place, size)
        _make_library(place, size, library)
    return load(place, size)


def load(place: Path, size: str) -> Workload:
    """The workload that `prepare` left in `place`."""
    text, ranges = _text_and_ranges(place, size)
    with Store.open(place / f"{size}.sqlite", make=False) as store:
        article = store.articles()[0].id
    claims, sentences = (tuple((start, end) for start, end in ranges[name]) for name in ("claims", "sentences"))
    return Workload(size, text, claims, sentences, place / f"{size}.sqlite", article)


def _run(script: Path, place: Path, size: str) -> None:
    done = subprocess.run(
        [sys.executable, str(script), str(place), size], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode or not (place / f"{size}.txt").exists():
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise NoWorkload(f"{script} made no text of the size {size}: {said}")


def _text_and_ranges(place: Path, size: str) -> tuple[str, dict[str, list[list[int]]]]:
    text = (place / f"{size}.txt").read_bytes().decode()
    return text, json.loads((place / f"{size}.json").read_bytes())


def _make_library(place: Path, size: str, library: Path) -> None:
    """Put it in its place when it is whole."""
    text, ranges = _text_and_ranges(place, size)
    drafts = (DraftBlock(BlockKind.PARAGRAPH, [Run(line)]) for line in text.split("\n"))
    canonical, blocks = assemble(drafts)
    if canonical != text:
        raise NoWorkload(f"The text of the size {size} is not what an article keeps, so its ranges would not hold.")
    beside = library.with_suffix(".part")
    beside.unlink(missing_ok=True)
    with Store.open(beside) as store:
        draft = ArticleDraft(f"Workload {size}", text, blocks, language="ar" if size == "arabic" else "en")
        article = store.add_article(draft, REVIEWER)
        for changes in _marking(article, [(start, end) for start, end in ranges["claims"]]):
            store.apply(changes, REVIEWER)
    beside.rename(library)


def _marking(article: Article, ranges: list[Range]) -> Iterable[list[Change]]:
    rng = random.Random(len(ranges))
    for first in range(0, len(ranges), _GROUP):
        changes: list[Change] = []
        for start, end in ranges[first : first + _GROUP]:
            status = rng.choice(_STATUSES)
            changes += actions.mark_claim(article, start, end, status=status, by=REVIEWER, at=now())
        yield changes
