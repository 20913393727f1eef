"""Who reads which case of the sample, and what they found in it (decision 51)."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from plumbline.kernel.row_security import grant, protect

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

GRANTS = {
    "case_allocation": "select, insert, update (declared_at, conflict), delete",
    "case_reading": "select, insert, update",
    "case_answer": "select, insert, update",
    "moderated_answer": "select, insert, update",
}
"""What was read is never deleted by anybody who serves; a case can be given to another reader until it is opened."""


def choice(*values: str, name: str) -> sa.Enum:
    """Text held by a CHECK constraint."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def text(*names: str) -> list[sa.Column[str]]:
    """Text that is always there."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def by(verb: str, *, always: bool = True) -> list[sa.Column[object]]:
    """Who did it, under which name, and when."""
    return [
        sa.Column(f"{verb}_by", sa.Uuid(), nullable=not always),
        sa.Column(f"{verb}_by_name", sa.String(), nullable=not always),
        sa.Column(f"{verb}_at", sa.DateTime(timezone=True), nullable=not always),
    ]


def of_inspection(table: str) -> list[sa.schema.SchemaItem]:
    """The columns that every table has: its own key, and the inspection that it belongs to."""
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f(f"fk_{table}_inspection_id")),
    ]


def of(table: str, **referred: str) -> list[sa.schema.SchemaItem]:
    """Columns that refer to other tables, by their name and the table."""
    columns = [sa.Column(column, sa.Uuid(), nullable=False) for column in referred]
    return [*columns, *(sa.ForeignKeyConstraint([name], [f"{to}.id"], name=op.f(f"fk_{table}_{name}")) for name, to in referred.items())]


def answer(table: str) -> list[sa.schema.SchemaItem]:
    """A value or why there is none, with the revision."""
    return [
        *text("question"),
        sa.Column("value", JSONB(none_as_null=True), nullable=True),
        sa.Column("absence", choice("not_recorded", "not_applicable", "did_not_happen", name="absence"), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("(value is null) <> (absence is null)", name=op.f(f"ck_{table}_value_or_absence")),
        sa.CheckConstraint("revision >= 1", name=op.f(f"ck_{table}_counted_from_one")),
    ]


def allocations() -> None:
    """Create who reads what."""
    op.create_table(
        "case_allocation",
        *of_inspection("case_allocation"),
        *of("case_allocation", case_id="sampled_case", reader_id="case_reader"),
        sa.Column("second", sa.Boolean(), nullable=False),
        *by("given"),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("conflict", sa.Boolean(), nullable=True),
        sa.CheckConstraint("(declared_at is null) = (conflict is null)", name=op.f("ck_case_allocation_declared_with_an_answer")),
        sa.UniqueConstraint("case_id", "reader_id", name=op.f("uq_case_allocation_case_id_reader_id")),
        sa.UniqueConstraint("case_id", "second", name=op.f("uq_case_allocation_case_id_second")),
    )
    op.create_index("ix_case_allocation_inspection", "case_allocation", ["inspection_id", "reader_id", "id"])


def readings() -> None:
    """Create the readings with their answers."""
    op.create_table(
        "case_reading",
        *of_inspection("case_reading"),
        *of("case_reading", allocation_id="case_allocation"),
        sa.Column("state", choice("open", "submitted", "returned", name="readingstate"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        *by("returned", always=False),
        *text("return_note"),
        sa.Column("follow_up", sa.Boolean(), nullable=False),
        *text("follow_up_reason"),
        sa.CheckConstraint("state <> 'submitted' or submitted_at is not null", name=op.f("ck_case_reading_submitted_at_a_time")),
        sa.CheckConstraint(
            "(returned_at is null) = (returned_by is null) and (returned_at is null) = (returned_by_name is null)"
            " and (returned_at is null) = (return_note = '')",
            name=op.f("ck_case_reading_returned_by_somebody_with_a_note"),
        ),
        sa.CheckConstraint("state <> 'returned' or returned_at is not null", name=op.f("ck_case_reading_returned_at_a_time")),
        sa.CheckConstraint("follow_up = (follow_up_reason <> '')", name=op.f("ck_case_reading_followed_up_with_a_reason")),
        sa.UniqueConstraint("allocation_id", name=op.f("uq_case_reading_allocation_id")),
    )
    op.create_index("ix_case_reading_inspection", "case_reading", ["inspection_id", "opened_at", "id"])
    op.create_table(
        "case_answer",
        *of_inspection("case_answer"),
        *of("case_answer", reading_id="case_reading"),
        *answer("case_answer"),
        *text("note", "device_key"),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("reading_id", "question", name=op.f("uq_case_answer_reading_id_question")),
    )
    op.create_index("ix_case_answer_inspection", "case_answer", ["inspection_id", "question"])
    op.create_table(
        "moderated_answer",
        *of_inspection("moderated_answer"),
        *of("moderated_answer", case_id="sampled_case"),
        *answer("moderated_answer"),
        *text("reason"),
        *by("moderated"),
        sa.UniqueConstraint("case_id", "question", name=op.f("uq_moderated_answer_case_id_question")),
    )
    op.create_index("ix_moderated_answer_inspection", "moderated_answer", ["inspection_id", "question"])


def upgrade() -> None:
    """Create the tables."""
    allocations()
    readings()
    for table, verbs in GRANTS.items():
        grant(op, table, verbs)
        protect(op, table)


def downgrade() -> None:
    """Drop them."""
    for table in reversed(GRANTS):
        op.drop_table(table)
