"""What both sides agree on before anything is sent: every version, and the other side's yes."""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant, protect

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

CONFIRMED = "(confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (confirmed_by_name is null)"


def choice(*values: str, name: str) -> sa.Enum:
    """Text held by a CHECK constraint."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Create the table. A version is added, and changed by the other side's yes alone."""
    op.create_table(
        "agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("matter", choice("self_evaluation", name="agreementmatter"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("route", choice("structured_form", "own_format", "api", name="route"), nullable=False),
        sa.Column("arrangements", sa.String(), nullable=False),
        sa.Column("side", choice("inspectorate", "council", name="side"), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_name", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_by_name", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(CONFIRMED, name=op.f("ck_agreement_confirmed_by_somebody")),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_agreement_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("inspection_id", "matter", "version", name=op.f("uq_agreement_inspection_id_matter_version")),
    )
    grant(op, "agreement", "select, insert")
    op.execute("grant update (confirmed_by, confirmed_by_name, confirmed_at) on agreement to plumbline_app")
    protect(op, "agreement")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("agreement")
