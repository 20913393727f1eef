"""An authenticator that is being set up waits beside the one that holds, so that nobody locks themselves out halfway."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the empty column."""
    op.add_column("account", sa.Column("one_time_offer", sa.String(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("account", "one_time_offer")
