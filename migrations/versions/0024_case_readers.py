"""Who reads case records, what each brings along, and the days on which they are trained."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from plumbline.kernel.row_security import grant, protect

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

TABLES = ("case_reader", "training_event", "training_attendance")


def upgrade() -> None:
    """Create the tables, and take in the local file readers that were appointed before."""
    op.create_table(
        "case_reader",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("qualifications", JSONB(), nullable=False),
        sa.Column("worker_codes", JSONB(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_case_reader_inspection_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_case_reader_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_reader")),
        sa.UniqueConstraint("inspection_id", "account_id", name=op.f("uq_case_reader_inspection_id_account_id")),
    )
    op.create_table(
        "training_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("arrangements", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_training_event_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_event")),
    )
    op.create_index("ix_training_event_inspection", "training_event", ["inspection_id", "held_on", "id"])
    op.create_table(
        "training_attendance",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["training_event.id"], name=op.f("fk_training_attendance_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reader_id"], ["case_reader.id"], name=op.f("fk_training_attendance_reader_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_training_attendance_inspection_id")),
        sa.PrimaryKeyConstraint("event_id", "reader_id", name=op.f("pk_training_attendance")),
    )
    op.create_index("ix_training_attendance_reader", "training_attendance", ["reader_id"])
    op.execute(
        """
        insert into case_reader (id, inspection_id, account_id, qualifications, worker_codes, named_at)
        select gen_random_uuid(), inspection_id, account_id, '[]', '[]', min(from_at) from membership
        where role = 'local_file_reader' and until_at is null group by inspection_id, account_id
        """
    )
    for table in TABLES:
        grant(op, table)
        protect(op, table)


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        op.drop_table(table)
