"""The library's list of sources: where one is used, and lists that come and go as files. The functions are a
worker's: they open the library for themselves."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from annotator.domain.addresses import KnownAddresses
from annotator.domain.change import Change
from annotator.domain.evidence import Source
from annotator.domain.signing import article_holds, is_signed
from annotator.domain.sourcing import add_source, uses_of
from annotator.workspace.jobs import Progress
from db.store import Store


class Use(NamedTuple):
    """A claim that the source is evidence for or against."""

    article: str  # its title
    number: int
    claim: str  # its text


class Used(NamedTuple):
    """Where a source is used, removed claims left out, and how many signatures that hold rest on it as it is."""

    uses: tuple[Use, ...]
    signatures: int


def uses_of_source(library: Path, key: str, progress: Progress) -> Used:
    """Where the source of that id is used in the whole library. Raises StoreError."""
    uses: list[Use] = []
    signatures = 0
    with Store.open(library, make=False) as store:
        for article in store.articles():
            progress.check()
            if not uses_of(key, store.claims(article.id)):
                continue
            desk = store.desk(article.id)
            standing = [claim for claim in desk.claims.values() if claim.removed_at is None]
            found = uses_of(key, standing)
            if not found:
                continue
            uses += [Use(article.title, claim.number, claim.text) for claim in found]
            signatures += sum(is_signed(claim, desk.house.sources) for claim in found)
            held = article_holds(desk.article, standing, desk.waivers.values(), desk.house.sources)
            signatures += sum(held.values())
    return Used(tuple(uses), signatures)


def read_list(path: Path, progress: Progress) -> list[Source]:
    """The sources of a list in CSL-JSON or BibTeX. Raises ReaderError."""
    from annotator.readers.bibliography import read_bibliography
    from annotator.readers.files import bytes_of

    return read_bibliography(bytes_of(path, progress.check), path.name)


def write_list(sources: Sequence[Source], path: Path, form: str, confidential: bool, _: Progress) -> int:
    """Write the sources to `path`, in place of what is there, as `csl` or `bibtex`, and say how many; confidential
    ones only where `confidential`. Raises an AnnotatorError."""
    from annotator.reports import write_whole
    from annotator.reports.sources.bibliography import to_bibtex, to_csl

    taken = [source for source in sources if source.removed_at is None and (confidential or not source.confidential)]
    write_whole(path, (to_csl if form == "csl" else to_bibtex)(taken, confidential=confidential), True)
    return len(taken)


def import_changes(known: Mapping[str, Source], found: Iterable[Source]) -> list[Change]:
    """The sources that the library does not know yet, by their addresses, added."""
    index, changes = KnownAddresses(known.values()), list[Change]()
    for source in found:
        if index.find(source.url, source.archive_url) is None:
            index.add(source)
            changes += add_source(source)
    return changes
