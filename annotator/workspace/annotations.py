"""Annotations of other programs taken in as claims. The function is a worker's: it opens the library for itself."""

from pathlib import Path
from typing import NamedTuple

from annotator.domain.annotating.importing import Imported, import_annotations
from annotator.domain.ratings import scales_of
from annotator.domain.times import now
from annotator.workspace.jobs import Progress
from db.store import Store

_AT_A_TIME = 32  # annotations between two words of how far it is


class TakenIn(NamedTuple):
    """What came of a file for the article of that id."""

    article: str
    imported: Imported


def take_in_annotations(library: Path, reviewer: str, article_id: str, path: Path, progress: Progress) -> TakenIn:
    """Read the file and make its annotations claims of the article, as one action. Raises an AnnotatorError; then the
    article is as it was."""
    from annotator.readers.apart import read_annotations_apart
    from annotator.readers.files import bytes_of

    def check(done: int, total: int) -> None:
        progress.check()
        if not done % _AT_A_TIME:
            progress.tell(done, total)

    found = read_annotations_apart(bytes_of(path, progress.check), path.name, control=progress)
    with Store.open(library, make=False) as store:
        desk = store.desk(article_id)
        scales = scales_of(desk.house.settings)
        imported = import_annotations(desk, found, by=reviewer, at=now(), scales=scales, check=check)
        progress.check()
        store.apply(list(imported.changes), reviewer)
    return TakenIn(article_id, imported)
