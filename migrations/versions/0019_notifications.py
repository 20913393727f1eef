"""Notices to people, what each wants by mail, the mails that went, and the secret of a link that was mailed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from plumbline.kernel.row_security import grant, protect

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
PURPOSES = ("notices", "invitation", "password_link")
OUTCOMES = ("sending", "sent", "refused", "unknown")
LINKS = ("invitation", "password_link")


def _choice(name: str, members: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Create the tables; a link gets a place for a second hash."""
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", _choice("purpose", PURPOSES), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("outcome", _choice("outcome", OUTCOMES), nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("purpose", "reference", name=op.f("uq_mail_purpose_reference")),
    )
    op.create_index(op.f("ix_mail_made_at"), "mail", ["made_at"])
    op.create_table(
        "notification_settings",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("mailing", postgresql.JSONB(), nullable=False),
        sa.Column("digested_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notification_settings_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_notification_settings")),
    )
    op.create_table(
        "notification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("actor_name", sa.String(), nullable=True),
        sa.Column("told_at", INSTANT, nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("due_words", sa.String(), nullable=True),
        sa.Column("occasion", sa.String(), nullable=True),
        sa.Column("seen_at", INSTANT, nullable=True),
        sa.Column("mail_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_notification_inspection_id")),
        sa.ForeignKeyConstraint(["recipient"], ["account.id"], name=op.f("fk_notification_recipient")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_notification_mail_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sa.UniqueConstraint("recipient", "occasion", name=op.f("uq_notification_recipient_occasion")),
    )
    op.create_index("ix_notification_recipient", "notification", ["recipient", "told_at", "id"])
    op.create_index("ix_notification_unread", "notification", ["recipient"], postgresql_where=sa.text("seen_at is null"))
    op.create_index(op.f("ix_notification_mail_id"), "notification", ["mail_id"])
    grant(op, "mail")
    grant(op, "notification_settings")
    grant(op, "notification")
    protect(op, "notification")
    for table in LINKS:
        op.add_column(table, sa.Column("mailed_hash", sa.LargeBinary(), nullable=True))
        op.create_unique_constraint(op.f(f"uq_{table}_mailed_hash"), table, ["mailed_hash"])


def downgrade() -> None:
    """Drop them: what waited in an inbox is in the ledger too."""
    for table in LINKS:
        op.drop_column(table, "mailed_hash")
    op.drop_table("notification")
    op.drop_table("notification_settings")
    op.drop_table("mail")
