"""The ledger, the log of reads, the clock's offset, kept answers, and the functions of row security."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from plumbline.kernel.row_security import DROP_REACHES_INSPECTION, REACHES_INSPECTION, grant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and let the serving role use them."""
    op.create_table(
        "clock_offset",
        sa.Column("only_row", sa.Boolean(), nullable=False),
        sa.Column("offset", sa.Interval(), nullable=False),
        sa.CheckConstraint("only_row", name=op.f("ck_clock_offset_only_row")),
        sa.PrimaryKeyConstraint("only_row", name=op.f("pk_clock_offset")),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chain", sa.Uuid(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint("chain", "side", "sequence", name=op.f("uq_ledger_entry_chain_side_sequence")),
    )
    op.create_table(
        "ledger_head",
        sa.Column("chain", sa.Uuid(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain", "side", name=op.f("pk_ledger_head")),
    )
    op.create_table(
        "read_entry",
        sa.Column("sequence", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reader", sa.Uuid(), nullable=False),
        sa.Column("reader_name", sa.String(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=True),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_read_entry")),
    )
    op.create_index(op.f("ix_read_entry_inspection_id"), "read_entry", ["inspection_id"], unique=False)
    op.create_table(
        "read_seal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("last_sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_read_seal")),
        sa.UniqueConstraint("last_sequence", name=op.f("uq_read_seal_last_sequence")),
    )
    op.create_table(
        "idempotent_response",
        sa.Column("holder", sa.Uuid(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("holder", "method", "path", "key", name=op.f("pk_idempotent_response")),
    )
    op.create_index(op.f("ix_idempotent_response_at"), "idempotent_response", ["at"], unique=False)
    op.execute(REACHES_INSPECTION)
    # Append-only by right: the role that serves cannot change or delete what the ledger holds.
    grant(op, "ledger_entry", "select, insert")
    grant(op, "read_entry", "select, insert")
    grant(op, "read_seal", "select, insert")
    grant(op, "ledger_head", "select, insert, update")
    grant(op, "clock_offset")
    grant(op, "idempotent_response")
    op.execute("grant select on alembic_version to plumbline_app")


def downgrade() -> None:
    """Drop them."""
    op.execute(DROP_REACHES_INSPECTION)
    op.drop_table("idempotent_response")
    op.drop_table("read_seal")
    op.drop_index(op.f("ix_read_entry_inspection_id"), table_name="read_entry")
    op.drop_table("read_entry")
    op.drop_table("ledger_head")
    op.drop_table("ledger_entry")
    op.drop_table("clock_offset")
