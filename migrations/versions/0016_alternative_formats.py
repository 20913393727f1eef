"""Requests for a document in another format or language."""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant, protect

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

FORMATS = ("large_print", "braille", "audio", "easy_read", "british_sign_language", "plain_text", "other_language", "something_else")


def upgrade() -> None:
    """Create the table; a request is answered, never deleted."""
    op.create_table(
        "format_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("report_reference", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("format", sa.Enum(*FORMATS, name="otherformat", native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("need", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("send_to", sa.String(), nullable=True),
        sa.Column("asked_from", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum("asked", "in_hand", "sent", "declined", name="requeststate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_by_name", sa.String(), nullable=True),
        sa.CheckConstraint("state <> 'declined' or reason is not null", name=op.f("ck_format_request_declined_with_reason")),
        sa.CheckConstraint(
            "asked_by is not null or report_reference is not null", name=op.f("ck_format_request_asked_by_somebody_or_for_a_report")
        ),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_format_request_inspection_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_format_request_organisation_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_format_request_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_format_request")),
        sa.UniqueConstraint("reference", name=op.f("uq_format_request_reference")),
    )
    op.create_index("ix_format_request_asked_at", "format_request", ["asked_at", "id"], unique=False)
    op.create_index("ix_format_request_asked_from", "format_request", ["asked_from", "asked_at"], unique=False)
    op.create_index(op.f("ix_format_request_inspection_id"), "format_request", ["inspection_id"], unique=False)
    op.create_index(op.f("ix_format_request_asked_by"), "format_request", ["asked_by"], unique=False)
    grant(op, "format_request", "select, insert, update")
    protect(op, "format_request", organisation="organisation_id")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("format_request")
