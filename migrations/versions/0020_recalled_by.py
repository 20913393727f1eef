"""Who called a release off, shown to its two signatories."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the name; of earlier recalls the ledger alone knows it."""
    op.add_column("report_release", sa.Column("recalled_by_name", sa.String(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("report_release", "recalled_by_name")
