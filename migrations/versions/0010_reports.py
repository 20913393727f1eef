"""Frozen reports, their releases and recipients, and what is public."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from plumbline.kernel.row_security import grant, protect

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what must never change cannot be changed by the role that serves."""
    op.create_table(
        "public_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("council", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("correction_note", sa.String(), nullable=True),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_report")),
        sa.UniqueConstraint("reference", "version", name=op.f("uq_public_report_reference_version")),
    )
    op.create_index("ix_public_report_newest", "public_report", ["published_at", "id"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("correction_note", sa.String(), nullable=True),
        sa.Column("assembled_by", sa.Uuid(), nullable=False),
        sa.Column("assembled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_report_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("inspection_id", "version", name=op.f("uq_report_inspection_id_version")),
    )
    op.create_table(
        "report_release",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "draft_for_comment", "embargoed", "published", name="releasekind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "first_role",
            sa.Enum(
                "lead_inspector",
                "strategic_support_officer",
                "inspection_team",
                "analyst",
                "qa_service_manager",
                "inspection_coordinator",
                "senior_manager",
                "chief_social_work_officer",
                "chief_executive",
                "contributor",
                "local_file_reader",
                "inspectorate_administrator",
                "council_administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_by", sa.Uuid(), nullable=False),
        sa.Column("first_by_name", sa.String(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("second_by", sa.Uuid(), nullable=True),
        sa.Column("second_by_name", sa.String(), nullable=True),
        sa.Column("effective_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recalled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recall_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_report_release_inspection_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_release_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_release")),
    )
    op.create_index(op.f("ix_report_release_inspection_id"), "report_release", ["inspection_id"], unique=False)
    op.create_index(
        "uq_report_release_standing", "report_release", ["report_id", "kind"], unique=True, postgresql_where=sa.text("recalled_at is null")
    )
    op.create_table(
        "report_recipient",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_report_recipient_account_id")),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_report_recipient_inspection_id")),
        sa.ForeignKeyConstraint(["release_id"], ["report_release.id"], name=op.f("fk_report_recipient_release_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_recipient_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_recipient")),
        sa.UniqueConstraint("release_id", "account_id", name=op.f("uq_report_recipient_release_id_account_id")),
    )
    op.create_index(op.f("ix_report_recipient_report_id"), "report_recipient", ["report_id"], unique=False)
    grant(op, "report", "select, insert, update")
    grant(op, "report_release", "select, insert, update")
    grant(op, "report_recipient", "select, insert, update")
    grant(op, "public_report", "select, insert, delete")
    protect(op, "report")
    protect(op, "report_release")
    protect(op, "report_recipient")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_report_recipient_report_id"), table_name="report_recipient")
    op.drop_table("report_recipient")
    op.drop_index("uq_report_release_standing", table_name="report_release", postgresql_where=sa.text("recalled_at is null"))
    op.drop_index(op.f("ix_report_release_inspection_id"), table_name="report_release")
    op.drop_table("report_release")
    op.drop_table("report")
    op.drop_index("ix_public_report_newest", table_name="public_report")
    op.drop_table("public_report")
