"""The library's tables, as the newest migration leaves them. Names of constraints are fixed, for Alembic's batches."""

from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

from annotator.domain.claim import About, Placed, Status
from annotator.domain.evidence import Stance, Tier
from annotator.domain.records import QueryState

APPLICATION_ID = 0x46434131  # "FCA1", in the header of every library
REVISION = "0003"  # the newest migration

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(column: str, values: type[StrEnum]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(str(value)) for value in values)})", name=column)


def _part(name: str, *own: SchemaItem, numbered: bool = False) -> Table:
    """A table of parts of claims, in their order, which a part that is `numbered` has in its number."""
    order = () if numbered else (Column("ordinal", Integer, nullable=False),)
    of_claim = Column("claim_id", Text, ForeignKey("claim.id"), nullable=False)
    return Table(
        name, metadata, Column("id", Text, primary_key=True), of_claim, *own, *order,
        Index(f"ix_{name}_claim_id", "claim_id"),
    )  # fmt: skip


article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("byline", Text),
    Column("publication", Text),
    Column("url", Text),
    Column("published", Text),
    Column("language", Text),
    Column("direction", Text, nullable=False),
    Column("imported", Text, nullable=False),
    Column("removed_at", Text),
    # The highest number ever given to a claim, and the head of the article's history.
    Column("last_number", Integer, nullable=False, default=0),
    Column("head_seq", Integer, nullable=False, default=0),
    Column("head_hash", Text, nullable=False, default=""),
    Column("last_query", Integer, nullable=False, default=0, server_default="0"),  # likewise of a query
)

# The head of the library's own history: one row, whose id stands in place of an article's there.
library = Table(
    "library",
    metadata,
    Column("id", Text, primary_key=True),
    Column("head_seq", Integer, nullable=False),
    Column("head_hash", Text, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("article_id", Text, ForeignKey("article.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("created", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("blocks", Text, nullable=False),  # JSON; a version never changes, so its blocks need no rows
    Column("source_name", Text),
    Column("source_media_type", Text),
    Column("source_sha256", Text),
    Column("suggestions", Text, nullable=False, default="[]", server_default="[]"),  # JSON
    # Taken back by an undo: not there for anybody, but for a redo. History does not hold texts.
    Column("withdrawn", Integer, nullable=False, default=0, server_default="0"),
    Index("ix_version_source_sha256", "source_sha256"),
)

claim = Table(
    "claim",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article_id", Text, ForeignKey("article.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("status", Text, _words("status", Status), nullable=False),
    Column("reason", Text),
    Column("checked_by", Text),
    Column("checked_at", Text),
    Column("statement", Text),
    Column("about", Text, _words("about", About), nullable=False),
    Column("claimant", Text),
    Column("said_at", Text),
    Column("appearances", Text, nullable=False),  # JSON array
    Column("labels", Text, nullable=False),  # JSON array
    Column("assignee", Text),
    Column("reasoning", Text),
    Column("review_url", Text),
    Column("rating_scale", Text),
    Column("rating_value", Text),
    Column("created_by", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("removed_at", Text),
    UniqueConstraint("article_id", "number"),
)

passage = _part(
    "passage",
    Column("version", Integer, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("exact", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("state", Text, _words("state", Placed), nullable=False),
    Column("reread", Integer, nullable=False),
    Column("carried_from", Text),
)

note = _part(
    "note",
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

correction = _part(
    "correction",
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("decision", Text, CheckConstraint("decision IN ('accepted', 'rejected')", name="decision")),
    Column("decided_by", Text),
    Column("reason", Text),
)

waiver = Table(
    "waiver",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("removed_at", Text),
    Column("state", Text, _words("state", Placed), nullable=False, default="kept", server_default="kept"),
    Column("reread", Integer, nullable=False, default=0, server_default="0"),
    Column("carried_from", Text),
    ForeignKeyConstraint(["article_id", "version"], ["version.article_id", "version.number"]),
    Index("ix_waiver_article_id", "article_id"),
)

# What evidence rests on; used by claims of any article.
source = Table(
    "source",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text),
    Column("author", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("archive_url", Text),
    Column("published", Text),
    Column("channel", Text),
    Column("confidential", Integer, nullable=False),
    Column("file_name", Text),
    Column("file_media_type", Text),
    Column("file_sha256", Text),
    Column("file_size", Integer),  # bytes
    Column("captured", Text),  # JSON
    Column("removed_at", Text),
    Index("ix_source_file_sha256", "file_sha256"),
)

evidence = _part(
    "evidence",
    Column("source_id", Text, ForeignKey("source.id"), nullable=False),
    Column("stance", Text, _words("stance", Stance), nullable=False),
    Column("tier", Text, _words("tier", Tier), nullable=False),
    Column("locator", Text),
    Column("quote", Text),
    Column("note", Text),
    Column("seen", Text),
    Column("calculation", Text),  # JSON
    Index("ix_evidence_source_id", "source_id"),
)

query = _part(
    "query",
    Column("number", Integer, nullable=False),
    Column("to", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("state", Text, _words("state", QueryState), nullable=False),
    Column("answer", Text),
    numbered=True,
)

log_entry = _part(
    "log_entry",
    Column("kind", Text, CheckConstraint("kind IN ('contact', 'search')", name="kind"), nullable=False),
    Column("with_whom", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("how", Text),
    Column("outcome", Text),
)

# On a claim, or on a version of an article: one of the two is named.
sign_off = Table(
    "sign_off",
    metadata,
    Column("id", Text, primary_key=True),
    Column("claim_id", Text, ForeignKey("claim.id")),
    Column("article_id", Text, ForeignKey("article.id")),
    Column("version", Integer),
    Column("by", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    CheckConstraint("(claim_id IS NULL) <> (article_id IS NULL)", name="of_one"),
    Index("ix_sign_off_claim_id", "claim_id"),
    Index("ix_sign_off_article_id", "article_id"),
)

# What the house has set for this library, such as its rules and scales.
house = Table(
    "house",
    metadata,
    Column("id", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)

# One chain for each article, and one for the library itself.
history = Table(
    "history",
    metadata,
    Column("article_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("group", Integer, nullable=False),
    Column("undoes", Integer),
    # What the group is to undo: do, undo, redo, or base for one that cannot be undone. Follows from `undoes`.
    Column("role", Text, CheckConstraint("role IN ('base', 'do', 'undo', 'redo')", name="role"), nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text),  # JSON
    Column("after", Text),  # JSON
    Column("hash", Text, nullable=False),
    # By subject first: given the article first, SQLite would go through all of its history by the primary key.
    Index("ix_history_subject", "subject"),
    # A reviewer's groups, by the first row of each: what undo and redo go through.
    Index("ix_history_groups", "article_id", "by", "seq", "role", "undoes", sqlite_where=text('seq = "group"')),
    sqlite_with_rowid=False,
)

# Text being typed, not yet a change (design, section 3).
draft = Table(
    "draft",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("reviewer", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# Files kept whole, by their SHA-256: what a version was read from. A row of `file` says that all of it is there.
file = Table(
    "file",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),  # bytes
    Column("kept_at", Text, nullable=False),
)

file_chunk = Table(
    "file_chunk",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),  # up to 1 MiB, compressed by zlib
)
