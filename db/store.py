"""The library: everything the program keeps, behind plain values. One Store to a thread."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, select

from annotator.domain.article import Article, ArticleDraft, ArticleSummary
from annotator.domain.change import LIBRARY, Change, HistoryRow, by_chain
from annotator.domain.claim import Claim, Waiver
from annotator.domain.house import House
from annotator.domain.replay import Desk
from annotator.domain.review import Review
from annotator.domain.times import now
from db import engine, reading
from db.drafts import Drafts
from db.errors import Conflict, LibraryForeign, LibraryLocked, LibraryReadOnly, LibraryUnreachable
from db.schema import REVISION, version
from db.undo import Group, Offered, nothing, to_redo, to_undo, undoing
from db.undo import offered as offered_now
from db.versions import put_aside
from db.writing import write_group

if TYPE_CHECKING:
    from db.chronicle import Chronicle
    from db.files import Files
    from db.purge import Bin
    from db.sizes import Space

_TRIES = 3


class Store:
    """An open library. Methods raise StoreError, in words fit to show, where the file, its lock, its disk or
    somebody else's change stands against them; then nothing was changed. Ids are UUIDs, ranges code points."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine.make_engine(path, read_only=read_only)
        self._connections = count()
        self._closed = False
        self.drafts = Drafts(self._reading, self._writing)

    @classmethod
    def open(cls, path: str | Path, *, make: bool = True) -> Self:
        """The library at `path`, made where it is not there (unless `make` is false), an older one backed up and
        upgraded, one that may not be written opened to be read. Raises StoreError."""
        path = Path(path)
        if make and engine.is_empty(path):
            engine.make_library(path)
        revision = engine.check_header(path)
        read_only = not engine.is_writable(path)
        if revision != REVISION:
            from db.upgrade import is_older, upgrade

            if not is_older(revision):
                raise LibraryForeign(
                    f"The library {path} was made by a newer version of this program; it was left as it is. "
                    "Open it with that version."
                )
            if read_only:
                raise LibraryReadOnly(
                    f"The library {path} is of an older version and read-only; it cannot be upgraded."
                )
            upgrade(path)
        return cls(path, read_only=read_only)

    def close(self) -> None:
        """Let go of the file. A library that is closed is not to be used again: that is a bug, not a StoreError."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What few sessions need is loaded when it is needed.

    @cached_property
    def files(self) -> "Files":
        """Files kept whole: sources of versions, and saved copies."""
        from db.files import Files

        return Files(self._reading, self._writing)

    @cached_property
    def bin(self) -> "Bin":
        """What lies in the bin, and its going for good."""
        from db.purge import Bin

        return Bin(self._reading, self._writing)

    @cached_property
    def space(self) -> "Space":
        """What takes the file's space."""
        from db.sizes import Space

        return Space(self._reading)

    @cached_property
    def chronicle(self) -> "Chronicle":
        """The history, asked for in parts."""
        from db.chronicle import Chronicle

        return Chronicle(self._reading)

    # Writing

    def apply(self, changes: Sequence[Change], reviewer: str) -> list[HistoryRow]:
        """Carry out `changes`, of one article and of the library, as one undoable action. Returns their history rows,
        with numbers allotted, the library's first; none for no changes. A source that comes in with its first use is
        not taken back with that. Raises Conflict where something is no longer as a change expects it."""
        if not changes:
            return []
        parted = by_chain(changes)
        at = now()
        with self._writing() as sql:
            rows: list[HistoryRow] = []
            for chain, own in parted.items():
                brought = chain == LIBRARY and len(parted) > 1 and all(c.action == "source.add" for c in own)
                rows += write_group(sql, chain, own, reviewer, role="base" if brought else "do", at=at)
            return rows

    def undo(self, article_id: str, reviewer: str) -> list[HistoryRow]:
        """Take back this reviewer's newest action in the article or, for LIBRARY, on the library itself; an article's
        undo takes back those on sources and settings, too. Raises NothingToUndo, or Conflict where somebody else has
        since changed what the action changed; then it stays available."""
        with self._writing() as sql:
            return self._take_back(sql, to_undo(sql, article_id, reviewer), reviewer, "undo")

    def redo(self, article_id: str, reviewer: str) -> list[HistoryRow]:
        """Do again what this reviewer undid last. Raises NothingToUndo or Conflict like `undo`."""
        with self._writing() as sql:
            return self._take_back(sql, to_redo(sql, article_id, reviewer), reviewer, "redo")

    @staticmethod
    def _take_back(sql: Connection, groups: Sequence[Group], reviewer: str, role: str) -> list[HistoryRow]:
        if not groups:
            raise nothing(role)
        at = now()
        rows: list[HistoryRow] = []
        for group in groups:
            changes = undoing(sql, group)
            rows += write_group(sql, group.chain, changes, reviewer, role=role, undoes=group.seq, at=at)
        return rows

    def add_article(self, draft: ArticleDraft, reviewer: str) -> Article:
        """A new article with the draft's text as version 1. What the source says of the text, its marks, are claims and
        waivers then, made in one action that can be undone."""
        return self._add_articles((draft,), reviewer)[0]

    def add_articles(self, draft: ArticleDraft, reviewer: str) -> list[Article]:
        """The article of the draft, and those of the others that its source holds: all of them, or none."""
        return self._add_articles((draft, *draft.siblings), reviewer)

    def _add_articles(self, drafts: Sequence[ArticleDraft], reviewer: str) -> list[Article]:
        from db import importing

        made = [(importing.article_from(draft), draft.marks) for draft in drafts]
        brought = [(new, importing.changes_of(new, marks, reviewer)) for new, marks in made]
        with self._writing() as sql:
            for new, changes in brought:
                importing.write_article(sql, new, reviewer)
                if changes:
                    write_group(sql, new.id, changes, reviewer)
        return [new for new, _ in brought]

    def update_article(
        self, article_id: str, draft: ArticleDraft, reviewer: str, tell: Callable[[int, int], None] | None = None
    ) -> list[HistoryRow]:
        """The draft as the article's next version, with its claims and waivers carried over, as one undoable group.
        `tell(done, total)` hears how far it is and may raise, to stop. Raises Refused where the text is the same,
        Conflict where somebody else changes the article again and again meanwhile."""
        from annotator.domain.updating import update_article

        for _ in range(_TRIES):
            update = update_article(self.desk(article_id), draft, at=now(), tell=tell)
            with self._writing() as sql:
                if reading.read_head(sql, article_id)[0] == update.seq:
                    put_aside(sql, article_id, update.version)
                    return write_group(sql, article_id, update.changes, reviewer)
        raise Conflict("Somebody else is changing the article at this moment; it was not updated. Try again.")

    def add_review(self, review: Review, reviewer: str, *, copy: bool = False) -> tuple[Review, bool]:
        """Keep a whole review as it is; `reviewer` brings in those of its sources that the library lacks. Returns it
        and whether it is new here: one that is here already, identical, is not. `copy` gives everything new ids.
        Raises Refused where it is here with other content."""
        from db import importing

        if copy:
            from db.review_copies import as_copy

            review = as_copy(review)
        with self._writing() as sql:
            known = sql.execute(select(version.c.article_id).where(version.c.article_id == review.article.id)).first()
            if known and importing.is_same(reading.read_review(sql, review.article.id), review):
                return review, False
            importing.write_review(sql, review, reviewer)
        return review, True

    # Reading

    def articles(self) -> list[Article]:
        """Every article, removed ones too, newest first; versions without their text and blocks."""
        with self._reading() as sql:
            return reading.read_articles(sql)

    def summaries(self) -> list[ArticleSummary]:
        """Like `articles`, with how far each is checked."""
        with self._reading() as sql:
            return reading.read_summaries(sql)

    def article(self, key: str) -> Article:
        """The article of that id, whole."""
        with self._reading() as sql:
            return reading.read_article(sql, key)

    def article_from_source(self, sha256: str) -> str | None:
        """The id of the newest article, not removed, that has a version read from a file of that SHA-256."""
        by_age = {a.id: a for a in self.articles() if a.removed_at is None}
        return next((a.id for a in by_age.values() for v in a.versions if v.source and v.source.sha256 == sha256), None)

    def claims(self, article_id: str) -> list[Claim]:
        """The article's claims in order of their numbers, removed ones too."""
        with self._reading() as sql:
            return reading.read_claims(sql, article_id)

    def claim(self, key: str) -> tuple[str, Claim]:
        """The claim of that id, after its article's id."""
        with self._reading() as sql:
            return reading.read_claim(sql, key)

    def part_article(self, kind: str, key: str) -> str:
        """The id of the article that a claim's part is in, of a kind of `domain.change.PARTS` such as `passage`.
        Raises StoreError where there is none of that id."""
        with self._reading() as sql:
            return reading.read_part_article(sql, kind, key)

    def waiver(self, key: str) -> tuple[str, Waiver]:
        """The waiver of that id, after its article's id."""
        with self._reading() as sql:
            return reading.read_waiver(sql, key)

    def desk(self, article_id: str) -> Desk:
        """The article with its claims and waivers, at one moment, ready to be worked on."""
        with self._reading() as sql:
            return reading.read_desk(sql, article_id)

    def house(self) -> House:
        """The library's sources, removed ones too, and what the house has set for it."""
        with self._reading() as sql:
            return reading.read_house(sql)

    def uses(self) -> dict[str, int]:
        """How often each source is used as evidence, in any article; by its id. A source that is not used is not
        among them."""
        with self._reading() as sql:
            return reading.read_uses(sql)

    def review(self, article_id: str) -> Review:
        """Everything about the article, at one moment."""
        with self._reading() as sql:
            return reading.read_review(sql, article_id)

    def history(self, article_id: str, after: int = 0, claim_id: str | None = None) -> list[HistoryRow]:
        """The article's history after that `seq`, or, for LIBRARY, the library's; of one claim where that is
        given."""
        with self._reading() as sql:
            return reading.read_history(sql, article_id, after, claim_id)

    def offered(self, article_id: str, reviewer: str) -> Offered:
        """What undo and redo would take now."""
        with self._reading() as sql:
            return offered_now(sql, article_id, reviewer)

    def ids(self) -> dict[str, list[str]]:
        """The ids of everything a command can name, by kind."""
        with self._reading() as sql:
            return reading.read_ids(sql)

    def data_version(self) -> int:
        """A number that changes when another connection, in this program or another, has written to the library."""
        with self._reading() as sql:
            return self._data_version(sql)

    def data_version_if_free(self) -> int | None:
        """Like `data_version`, but None at once, without waiting, while the library is locked or out of reach."""
        try:
            with self._reading() as sql:
                sql.exec_driver_sql("PRAGMA busy_timeout=0")
                try:
                    return self._data_version(sql)
                finally:
                    sql.exec_driver_sql(f"PRAGMA busy_timeout={engine.BUSY_SECONDS * 1000}")
        except (LibraryLocked, LibraryUnreachable):
            return None

    def _reading(self) -> engine.Transaction:
        self._check_open()
        return engine.reading(self._engine, self.path)

    def _writing(self) -> engine.Transaction:
        self._check_open()
        if self.read_only:
            raise LibraryReadOnly(f"The library {self.path.name} is read-only; the change was not made.")
        return engine.writing(self._engine, self.path)

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError(f"the library {self.path} is closed")

    def _data_version(self, sql: Connection) -> int:
        """SQLite counts anew in each connection; after the file was out of reach, a new one must not look like the
        old one."""
        if "number" not in sql.info:
            sql.info["number"] = next(self._connections)
        return int(sql.info["number"]) << 32 | int(sql.exec_driver_sql("PRAGMA data_version").scalar_one())
