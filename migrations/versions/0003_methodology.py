"""Published methods, each version written once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from plumbline.kernel.row_security import grant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REFUSE_CHANGE = """
create function refuse_methodology_change() returns trigger language plpgsql as $$
begin
    raise exception 'a published method never changes: publish its next version' using errcode = 'integrity_constraint_violation';
end $$;
create trigger written_once before update or delete on methodology_version
    for each row execute function refuse_methodology_change();
"""


def upgrade() -> None:
    """Create the table; not even its owner changes a row of it."""
    op.create_table(
        "methodology_version",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("version >= 1", name=op.f("ck_methodology_version_counted_from_one")),
        sa.CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name=op.f("ck_methodology_version_hash_of_64_digits")),
        sa.ForeignKeyConstraint(["published_by"], ["account.id"], name=op.f("fk_methodology_version_published_by")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_methodology_version")),
    )
    op.create_index(op.f("ix_methodology_version_content"), "methodology_version", ["id", "sha256"])
    op.execute(REFUSE_CHANGE)
    grant(op, "methodology_version", "select, insert")


def downgrade() -> None:
    """Drop the table and what guarded it."""
    op.drop_table("methodology_version")
    op.execute("drop function refuse_methodology_change()")
