"""Findings, and the versions of them that were shared."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from plumbline.kernel.row_security import grant, protect

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what must never change cannot be changed by the role that serves."""
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "strength",
                "area_for_improvement",
                "good_practice",
                "recommendation",
                "key_message",
                name="findingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("indicator", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("internal_note", sa.String(), nullable=False),
        sa.Column("to_share", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_finding_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("inspection_id", "number", name=op.f("uq_finding_inspection_id_number")),
    )
    op.create_table(
        "findings_sharing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("shared_by", sa.Uuid(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_findings_sharing_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings_sharing")),
        sa.UniqueConstraint("inspection_id", "version", name=op.f("uq_findings_sharing_inspection_id_version")),
    )
    grant(op, "finding", "select, insert, update")
    grant(op, "findings_sharing", "select, insert")
    protect(op, "finding")
    protect(op, "findings_sharing")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("findings_sharing")
    op.drop_table("finding")
