"""Who looks at which page now."""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant, protect

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, unlogged: it is written every ten seconds by everybody, and of no use after a crash."""
    op.create_table(
        "presence",
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "side", sa.Enum("inspectorate", "council", name="side", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_presence_inspection_id")),
        sa.PrimaryKeyConstraint("inspection_id", "account_id", "page", name=op.f("pk_presence")),
        prefixes=["UNLOGGED"],
    )
    grant(op, "presence", "select, insert, update, delete")
    protect(op, "presence")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("presence")
