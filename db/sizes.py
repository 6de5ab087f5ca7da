"""What takes the space that a library has on disk."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, LargeBinary, Table, cast, func, select

from annotator.domain.change import LIBRARY
from db.engine import Transaction
from db.schema import article, claim, evidence, file, file_chunk, history, metadata, source, version


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
    full."""

    total: int
    free: int
    used_files: int
    unused_files: int
    house: int
    articles: tuple[ArticleSize, ...]

    @property
    def rest(self) -> int:
        """What is not of any of these."""
        records = sum(one.whole - one.files for one in self.articles)
        return self.total - self.free - self.used_files - self.unused_files - self.house - records


def sizes(sql: Connection) -> Sizes:
    """What takes the library's space now; articles by what they take, the largest first. Files are not read for it,
    everything else is."""
    pragmas = ("page_size", "page_count", "freelist_count")
    page, pages, free = (int(sql.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in pragmas)
    files, uses = _files(sql), _uses(sql)
    used = set().union(*uses.values())
    used_files = sum(size for sha256, size in files.items() if sha256 in used)
    articles = sorted(_articles(sql, files, uses), key=lambda one: (-one.whole, one.id))
    return Sizes(page * pages, page * free, used_files, sum(files.values()) - used_files, _house(sql), tuple(articles))


class Space:
    """A library's space on disk. Methods raise StoreError."""

    def __init__(self, reading: Callable[[], Transaction]) -> None:
        self._reading = reading

    def sizes(self) -> Sizes:
        """As `sizes`, at this moment."""
        with self._reading() as sql:
            return sizes(sql)


def _articles(sql: Connection, files: dict[str, int], uses: dict[str | None, set[str]]) -> list[ArticleSize]:
    texts = _by_article(sql, version, version.c.article_id)
    claims = _by_article(sql, claim, claim.c.article_id)
    for table in metadata.sorted_tables:
        if "claim_id" in table.c:
            joined = table.join(claim, claim.c.id == table.c.claim_id)
            _add(claims, sql.execute(select(claim.c.article_id, _bytes(table)).select_from(joined).group_by(
                claim.c.article_id
            )).all())  # fmt: skip
        if "article_id" in table.c and table not in (version, claim, history):
            _add(claims, _by_article(sql, table, table.c.article_id).items())
    past = _by_article(sql, history, history.c.article_id)
    return [
        ArticleSize(
            key, title, removed_at, texts[key], claims[key], past[key], sum(files.get(one, 0) for one in uses[key])
        )
        for key, title, removed_at in sql.execute(select(article.c.id, article.c.title, article.c.removed_at)).all()
    ]


def _by_article(sql: Connection, table: Table, key: Column[Any]) -> defaultdict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    _add(found, sql.execute(select(key, _bytes(table)).where(key != LIBRARY).group_by(key)).all())
    return found


def _add(to: defaultdict[str, int], rows: Iterable[Any]) -> None:
    for key, size in rows:
        to[key] += size


def _bytes(table: Table) -> ColumnElement[int]:
    """The bytes of all that the rows hold, as text."""
    held = (func.coalesce(func.length(cast(column, LargeBinary)), 0) for column in table.c)
    return func.coalesce(func.sum(sum(held, start=func.length(""))), 0)


def _files(sql: Connection) -> dict[str, int]:
    """The bytes that each file takes, compressed. The length of a blob is known without reading it."""
    found = select(file_chunk.c.sha256, func.sum(func.length(file_chunk.c.data))).group_by(file_chunk.c.sha256)
    return {sha256: int(size) for sha256, size in sql.execute(found).all()}


def _uses(sql: Connection) -> defaultdict[str | None, set[str]]:
    """The files, whole ones, that each article uses; those of sources that none uses, under None."""
    whole = set(sql.execute(select(file.c.sha256)).scalars())
    uses: defaultdict[str | None, set[str]] = defaultdict(set)
    read_from = select(version.c.article_id, version.c.source_sha256)
    rests_on = select(claim.c.article_id, source.c.file_sha256).select_from(
        evidence.join(claim, claim.c.id == evidence.c.claim_id).join(source, source.c.id == evidence.c.source_id)
    )
    copies = select(source.c.file_sha256)
    for key, sha256 in [*sql.execute(read_from).all(), *sql.execute(rests_on.distinct()).all()]:
        uses[key].add(sha256)
    uses[None].update(sql.execute(copies).scalars())
    return defaultdict(set, {key: found & whole for key, found in uses.items()})


def _house(sql: Connection) -> int:
    """What sources, settings and the library's own history take."""
    past = select(_bytes(history)).where(history.c.article_id == LIBRARY)
    return int(sql.execute(past).scalar_one()) + sum(
        int(sql.execute(select(_bytes(metadata.tables[name]))).scalar_one()) for name in ("source", "house")
    )
