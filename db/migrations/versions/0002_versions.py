"""Versions after the first: suggested sources, versions taken back, waivers carried over, and the files read."""

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


def _widen_waiver() -> None:
    with op.batch_alter_table("waiver") as waiver:
        waiver.add_column(sa.Column("state", sa.Text(), nullable=False, server_default="kept"))
        waiver.add_column(sa.Column("reread", sa.Integer(), nullable=False, server_default="0"))
        waiver.add_column(sa.Column("carried_from", sa.Text(), nullable=True))
        waiver.create_check_constraint(op.f("ck_waiver_state"), "state IN ('kept', 'moved', 'orphaned')")
