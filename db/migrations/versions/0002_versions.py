"""Versions after the first: suggested sources, versions taken back, waivers carried over, the files read, and proposed
corrections, which an update may make."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, each with what holds for all that was there before, and the tables for files."""
    with op.batch_alter_table("version") as version:
        version.add_column(sa.Column("suggestions", sa.Text(), nullable=False, server_default="[]"))
        version.add_column(sa.Column("withdrawn", sa.Integer(), nullable=False, server_default="0"))
    _widen_waiver()
    _make_correction()
    op.create_table(
        "file",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file")),
    )
    op.create_table(
        "file_chunk",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "ordinal", name=op.f("pk_file_chunk")),
    )


def _make_correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.CheckConstraint("decision IN ('accepted', 'rejected')", name=op.f("ck_correction_decision")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_correction_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index("ix_correction_claim_id", "correction", ["claim_id"])


def _widen_waiver() -> None:
    with op.batch_alter_table("waiver") as waiver:
        waiver.add_column(sa.Column("state", sa.Text(), nullable=False, server_default="kept"))
        waiver.add_column(sa.Column("reread", sa.Integer(), nullable=False, server_default="0"))
        waiver.add_column(sa.Column("carried_from", sa.Text(), nullable=True))
        waiver.create_check_constraint(op.f("ck_waiver_state"), "state IN ('kept', 'moved', 'orphaned')")
