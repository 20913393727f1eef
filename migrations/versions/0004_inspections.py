"""Inspections, their further indicators and contacts."""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant, protect

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MEMBERS = ("membership", "api_client_inspection")


def upgrade() -> None:
    """Create the tables, and tie the memberships to them."""
    op.create_table(
        "inspection_year",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_inspection_year")),
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("methodology_id", sa.String(), nullable=False),
        sa.Column("methodology_version", sa.Integer(), nullable=False),
        sa.Column("methodology_sha256", sa.String(), nullable=False),
        sa.Column("week_1_on", sa.Date(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "active",
                "paused",
                "published",
                "closed",
                "abandoned",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("notified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pause_reason", sa.String(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("extract(isodow from week_1_on) = 1", name=op.f("ck_inspection_starts_on_a_monday")),
        sa.CheckConstraint("stage between 1 and 20", name=op.f("ck_inspection_stage_within_reason")),
        sa.ForeignKeyConstraint(["council_id"], ["organisation.id"], name=op.f("fk_inspection_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
        sa.UniqueConstraint("reference", name=op.f("uq_inspection_reference")),
    )
    op.create_index(op.f("ix_inspection_council_id"), "inspection", ["council_id"], unique=False)
    op.create_index("ix_inspection_newest", "inspection", ["week_1_on", "id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("designation", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("telephone", sa.String(), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_contact_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_inspection_id"), "contact", ["inspection_id"], unique=False)
    op.create_table(
        "further_indicator",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("internal_reason", sa.String(), nullable=False),
        sa.Column("reason_for_council", sa.String(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_further_indicator_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_further_indicator")),
        sa.UniqueConstraint("inspection_id", "indicator", name=op.f("uq_further_indicator_inspection_id_indicator")),
    )
    for table in MEMBERS:
        op.create_foreign_key(f"fk_{table}_inspection_id", table, "inspection", ["inspection_id"], ["id"])
    grant(op, "inspection", "select, insert, update")
    grant(op, "inspection_year", "select, insert, update")
    grant(op, "further_indicator")
    grant(op, "contact")
    protect(op, "inspection", "id", organisation="council_id")
    protect(op, "further_indicator")
    protect(op, "contact")


def downgrade() -> None:
    """Drop them."""
    for table in MEMBERS:
        op.drop_constraint(f"fk_{table}_inspection_id", table, type_="foreignkey")
    op.drop_table("further_indicator")
    op.drop_index(op.f("ix_contact_inspection_id"), table_name="contact")
    op.drop_table("contact")
    op.drop_index("ix_inspection_newest", table_name="inspection")
    op.drop_index(op.f("ix_inspection_council_id"), table_name="inspection")
    op.drop_table("inspection")
    op.drop_table("inspection_year")
