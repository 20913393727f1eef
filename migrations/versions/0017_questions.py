"""Questions both ways, and the history of each."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from plumbline.kernel.row_security import grant, protect

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

SIDES = ("inspectorate", "council")
STATES = ("asked", "answered", "reopened", "closed", "withdrawn")
ACTS = ("asked", "passed_on", "due_changed", "answered", "reopened", "closed", "withdrawn")


def choice(*values: str, name: str) -> sa.Enum:
    """Text held by a CHECK constraint."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """A moment with its zone."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Create the tables; what was done to a question is only ever added to."""
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_of", choice(*SIDES, name="side"), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", choice(*STATES, name="questionstate"), nullable=False),
        instant("due_at", nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.String(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_by_name", sa.String(), nullable=False),
        instant("asked_at"),
        instant("first_answered_at", nullable=True),
        instant("answered_at", nullable=True),
        sa.CheckConstraint("asked_of <> 'council' or due_at is not null", name=op.f("ck_question_query_has_a_due_date")),
        sa.CheckConstraint("(owner_id is null) = (owner_name is null)", name=op.f("ck_question_owner_has_a_name")),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_question_inspection_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_question_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("inspection_id", "number", name=op.f("uq_question_inspection_id_number")),
    )
    op.create_index(
        "ix_question_waiting", "question", ["inspection_id", "due_at"], postgresql_where=sa.text("state in ('asked', 'reopened')")
    )
    op.create_table(
        "question_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("act", choice(*ACTS, name="questionact"), nullable=False),
        sa.Column("side", choice(*SIDES, name="side"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("files", JSONB(), nullable=False),
        instant("due_at", nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_by_name", sa.String(), nullable=False),
        instant("entered_at"),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_question_entry_inspection_id")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_question_entry_question_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_entry")),
    )
    op.create_index("ix_question_entry_question", "question_entry", ["question_id", "entered_at", "id"])
    grant(op, "question", "select, insert, update")
    grant(op, "question_entry", "select, insert")
    protect(op, "question")
    protect(op, "question_entry")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("question_entry")
    op.drop_table("question")
