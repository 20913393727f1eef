"""The plan of an inspection: tasks and milestones, what moved them, and the events of its life."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from plumbline.kernel.row_security import grant, protect

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATES = ("planned", "active", "paused", "published", "closed", "abandoned")
EVENTS = ("notify", "advance", "step_back", "pause", "resume", "publish", "close", "reopen", "abandon", "reinstate")
HISTORY = ("task_entry", "milestone_revision", "plan_shift", "stage_change")


def choice(*values: str, name: str) -> sa.Enum:
    """Text held by a CHECK constraint."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """A moment with its zone."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def history(table: str, *columns: sa.Column[object] | sa.ForeignKeyConstraint, act: str) -> None:
    """Create a table of what was done, by whom and when."""
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        *columns,
        sa.Column(f"{act}_by", sa.Uuid(), nullable=False),
        sa.Column(f"{act}_by_name", sa.String(), nullable=False),
        instant(f"{act}_at"),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f(f"fk_{table}_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def of_task(table: str) -> sa.ForeignKeyConstraint:
    """Tie a table to the tasks."""
    return sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f(f"fk_{table}_task_id"))


def upgrade() -> None:
    """Create the tables; what is history is only ever added to."""
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("instruction", sa.String(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("party", choice("inspectorate", "council", name="side"), nullable=False),
        sa.Column("roles", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("optional", sa.Boolean(), nullable=False),
        instant("planned_due_at"),
        instant("due_at"),
        instant("planned_opens_at", nullable=True),
        instant("opens_at", nullable=True),
        sa.Column("times_moved", sa.Integer(), nullable=False),
        sa.Column("milestone_code", sa.String(), nullable=True),
        sa.Column("milestone_title", sa.String(), nullable=True),
        sa.Column("shows_state", sa.Boolean(), nullable=False),
        sa.Column("follows", sa.String(), nullable=True),
        sa.Column("follows_days", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        instant("done_at", nullable=True),
        sa.Column("done_by_name", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("files", JSONB(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(done_on is null) = (done_at is null)", name=op.f("ck_task_done_on_a_day_and_at_an_instant")),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_task_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("inspection_id", "code", name=op.f("uq_task_inspection_id_code")),
        sa.UniqueConstraint("inspection_id", "milestone_code", name=op.f("uq_task_inspection_id_milestone_code")),
    )
    op.create_index("ix_task_to_do", "task", ["inspection_id", "due_at"], postgresql_where=sa.text("done_on is null"))
    history(
        "task_entry",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("files", JSONB(), nullable=False),
        of_task("task_entry"),
        act="entered",
    )
    op.create_index(op.f("ix_task_entry_task_id"), "task_entry", ["task_id"])
    history(
        "milestone_revision",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        instant("previous_due_at"),
        instant("due_at"),
        sa.Column("reason", sa.String(), nullable=False),
        of_task("milestone_revision"),
        act="revised",
    )
    op.create_index(op.f("ix_milestone_revision_task_id"), "milestone_revision", ["task_id"])
    history(
        "plan_shift",
        sa.Column("from_week", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        act="shifted",
    )
    op.create_index(op.f("ix_plan_shift_inspection_id"), "plan_shift", ["inspection_id"])
    history(
        "stage_change",
        sa.Column("event", choice(*EVENTS, name="event"), nullable=False),
        sa.Column("from_state", choice(*STATES, name="from_state"), nullable=False),
        sa.Column("to_state", choice(*STATES, name="to_state"), nullable=False),
        sa.Column("from_stage", sa.Integer(), nullable=False),
        sa.Column("to_stage", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        act="changed",
    )
    op.create_index(op.f("ix_stage_change_inspection_id"), "stage_change", ["inspection_id"])
    grant(op, "task", "select, insert, update")
    protect(op, "task")
    for table in HISTORY:
        grant(op, table, "select, insert")
        protect(op, table)


def downgrade() -> None:
    """Drop them."""
    for table in (*HISTORY, "task"):
        op.drop_table(table)
