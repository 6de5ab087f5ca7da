"""What takes the space that a library has on disk."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, LargeBinary, Select, Table, cast, func, select

from annotator.domain.change import LIBRARY
from db.engine import Transaction
from db.purge import Purge
from db.schema import article, claim, evidence, file, file_chunk, history, metadata, source, version

Ask = Callable[[Select[Any]], list[Any]]  # all rows of a query


class ArticleSize(NamedTuple):
    """What an article takes, in bytes: its versions' texts; its claims with all that belongs to them, and its waivers;
    its history; and the files, as they are kept, of its versions and of its evidence's sources. A file of several
    articles counts for each."""

    id: str
    title: str
    removed_at: str | None
    texts: int
    claims: int
    history: int
    files: int

    @property
    def whole(self) -> int:
        """All of it."""
        return self.texts + self.claims + self.history + self.files


@dataclass(frozen=True, slots=True)
class Sizes:
    """What takes a library's `total` bytes on disk: what is `free` in it, to be used again or given back by a purge;
    its files, as they are kept: those that versions and sources use, and those unused or not whole; its sources,
    settings and their history (`house`); and its articles. What is left over is SQLite's: indexes, pages that are not
    full. `kept` is what each file takes, by its SHA-256, whole or not; `unfinished` what those take that are not;
    `used` the files that versions and sources use, removed ones too."""

    total: int
    free: int
    used_files: int
    unused_files: int
    house: int
    articles: tuple[ArticleSize, ...]
    kept: Mapping[str, int] = field(default_factory=dict)
    unfinished: int = 0
    used: frozenset[str] = frozenset()

    def gives_back(self, purge: Purge) -> int:
        """About how many bytes smaller the library will be by that purge: indexes are not counted."""
        going = {one.id for one in purge.articles}
        records = sum(one.whole - one.files for one in self.articles if one.id in going)
        return self.free + records + self.unfinished + sum(self.kept.get(one.sha256, 0) for one in purge.files)

    @property
    def rest(self) -> int:
        """What is not of any of these."""
        records = sum(one.whole - one.files for one in self.articles)
        return self.total - self.free - self.used_files - self.unused_files - self.house - records


class Space:
    """A library's space on disk. Methods raise StoreError."""

    def __init__(self, reading: Callable[[], Transaction]) -> None:
        self._reading = reading

    def sizes(self, check: Callable[[], None] = lambda: None) -> Sizes:
        """What takes the library's space now; articles by what they take, the largest first. Files are not read for
        it, everything else is: in many short looks, lest anybody waits to write, so that what is written meanwhile
        may count or not. `check` is called between them and may raise, to stop."""

        def ask(query: Select[Any]) -> list[Any]:
            check()
            with self._reading() as sql:
                return list(sql.execute(query).all())

        kept, uses = _files(ask), _uses(ask)
        used = set().union(*uses.values())
        whole = {sha256 for (sha256,) in ask(select(file.c.sha256))}
        articles = sorted(_articles(ask, kept, uses), key=lambda one: (-one.whole, one.id))
        house = _house(ask)
        used_files = sum(size for sha256, size in kept.items() if sha256 in used)
        unfinished = sum(size for sha256, size in kept.items() if sha256 not in whole)
        total, free = self._pages()
        unused = sum(kept.values()) - used_files
        return Sizes(total, free, used_files, unused, house, tuple(articles), kept, unfinished, frozenset(used))

    def _pages(self) -> tuple[int, int]:
        """The library's size and what is free of it, in bytes."""
        with self._reading() as sql:
            pragmas = ("page_size", "page_count", "freelist_count")
            page, pages, free = (int(sql.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in pragmas)
        return page * pages, page * free


def _articles(ask: Ask, files: Mapping[str, int], uses: Mapping[str | None, set[str]]) -> list[ArticleSize]:
    texts = _by_article(ask, version, version.c.article_id)
    claims = _by_article(ask, claim, claim.c.article_id)
    for table in metadata.sorted_tables:
        if "claim_id" in table.c:
            joined = table.join(claim, claim.c.id == table.c.claim_id)
            found = select(claim.c.article_id, _bytes(table)).select_from(joined)
            _add(claims, ask(found.group_by(claim.c.article_id)))
        if "article_id" in table.c and table not in (version, claim, history):
            _add(claims, _by_article(ask, table, table.c.article_id).items())
    there = ask(select(article.c.id, article.c.title, article.c.removed_at))
    return [
        ArticleSize(
            key,
            title,
            removed_at,
            texts[key],
            claims[key],
            _past(ask, key),
            sum(files.get(one, 0) for one in uses[key]),
        )
        for key, title, removed_at in there
    ]


def _by_article(ask: Ask, table: Table, key: Column[Any]) -> defaultdict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    _add(found, ask(select(key, _bytes(table)).group_by(key)))
    return found


def _past(ask: Ask, key: str) -> int:
    """What the history of an article, or of the library, takes."""
    return sum(int(size) for (size,) in ask(select(_bytes(history)).where(history.c.article_id == key)))


def _add(to: defaultdict[str, int], rows: Iterable[Any]) -> None:
    for key, size in rows:
        to[key] += size


def _bytes(table: Table) -> ColumnElement[int]:
    """The bytes of all that the rows hold, as text."""
    held = (func.coalesce(func.length(cast(column, LargeBinary)), 0) for column in table.c)
    return func.coalesce(func.sum(sum(held, start=func.length(""))), 0)


def _files(ask: Ask) -> dict[str, int]:
    """The bytes that each file takes, compressed. The length of a blob is known without reading it."""
    found = select(file_chunk.c.sha256, func.sum(func.length(file_chunk.c.data))).group_by(file_chunk.c.sha256)
    return {sha256: int(size) for sha256, size in ask(found)}


def _uses(ask: Ask) -> defaultdict[str | None, set[str]]:
    """The files, whole ones, that each article uses; those of sources that none uses, under None."""
    whole = {sha256 for (sha256,) in ask(select(file.c.sha256))}
    uses: defaultdict[str | None, set[str]] = defaultdict(set)
    read_from = select(version.c.article_id, version.c.source_sha256)
    rests_on = select(claim.c.article_id, source.c.file_sha256).select_from(
        evidence.join(claim, claim.c.id == evidence.c.claim_id).join(source, source.c.id == evidence.c.source_id)
    )
    for key, sha256 in [*ask(read_from), *ask(rests_on.distinct())]:
        uses[key].add(sha256)
    uses[None].update(sha256 for (sha256,) in ask(select(source.c.file_sha256)))
    return defaultdict(set, {key: found & whole for key, found in uses.items()})


def _house(ask: Ask) -> int:
    """What sources, settings and the library's own history take."""
    held = (ask(select(_bytes(metadata.tables[name]))) for name in ("source", "house"))
    return _past(ask, LIBRARY) + sum(int(size) for rows in held for (size,) in rows)
