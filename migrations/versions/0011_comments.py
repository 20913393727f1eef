"""Comments and their earlier wordings."""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant, protect

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; a comment is changed, never deleted."""
    op.create_table(
        "comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column(
            "side", sa.Enum("inspectorate", "council", name="side", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column(
            "audience",
            sa.Enum("mine", "my_side", "both_sides", name="audience", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("mentions", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_name", sa.String(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_comment_inspection_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["comment.id"], name=op.f("fk_comment_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    op.create_index("ix_comment_subject", "comment", ["inspection_id", "subject_kind", "subject_id", "written_at", "id"], unique=False)
    op.create_table(
        "comment_wording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_comment_wording_comment_id")),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_comment_wording_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_wording")),
    )
    op.create_index(op.f("ix_comment_wording_comment_id"), "comment_wording", ["comment_id"], unique=False)
    grant(op, "comment", "select, insert, update")
    grant(op, "comment_wording", "select, insert")
    protect(op, "comment")
    protect(op, "comment_wording")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_comment_wording_comment_id"), table_name="comment_wording")
    op.drop_table("comment_wording")
    op.drop_index("ix_comment_subject", table_name="comment")
    op.drop_table("comment")
