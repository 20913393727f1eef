"""Every version of every evaluation, and the approvals."""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant, protect

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what must never change cannot be changed by the role that serves."""
    op.create_table(
        "evaluation_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("narrative", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_by_name", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_evaluation_version_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_version")),
        sa.UniqueConstraint("inspection_id", "indicator", "version", name=op.f("uq_evaluation_version_inspection_id_indicator_version")),
    )
    op.create_table(
        "evaluations_approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("approved_by_name", sa.String(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_evaluations_approval_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations_approval")),
    )
    op.create_index(op.f("ix_evaluations_approval_inspection_id"), "evaluations_approval", ["inspection_id"], unique=False)
    grant(op, "evaluation_version", "select, insert")
    grant(op, "evaluations_approval", "select, insert")
    protect(op, "evaluation_version")
    protect(op, "evaluations_approval")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_evaluations_approval_inspection_id"), table_name="evaluations_approval")
    op.drop_table("evaluations_approval")
    op.drop_table("evaluation_version")
