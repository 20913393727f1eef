"""The last sign of life of the service, from which an outage is found."""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the one-row table."""
    op.create_table(
        "service_beat",
        sa.Column("only_row", sa.Boolean(), nullable=False),
        sa.Column("beaten_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("only_row", name=op.f("ck_service_beat_only_row")),
        sa.PrimaryKeyConstraint("only_row", name=op.f("pk_service_beat")),
    )
    grant(op, "service_beat", "select, insert, update")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("service_beat")
