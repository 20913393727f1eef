"""The language of a document of evidence and of a comment."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was written until now is in English; from now on every row says its language."""
    for table in ("evidence_item", "comment"):
        op.add_column(table, sa.Column("language", sa.String(), nullable=False, server_default="en"))
        op.alter_column(table, "language", server_default=None)


def downgrade() -> None:
    """Drop it."""
    for table in ("comment", "evidence_item"):
        op.drop_column(table, "language")
