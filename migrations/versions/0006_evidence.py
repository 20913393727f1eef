"""The tables of evidence."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from plumbline.kernel.row_security import grant, protect

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TENANT_TABLES = ("evidence_register", "evidence_item", "evidence_version", "evidence_citation", "evidence_upload")
STATES = ("unscanned", "scanning", "clean", "infected", "unscannable")


def upgrade() -> None:
    """Create the tables; each belongs to a council, and those with an inspection are reached through it too."""
    op.create_table(
        "evidence_register",
        sa.Column("owner_id", sa.Uuid(), primary_key=True),
        *_tenant(),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
    )
    _create_item()
    op.create_table(
        "evidence_version",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _item(),
        *_tenant(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("previewed", sa.Boolean(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("state", _choice("scanstate", *STATES), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_by_name", sa.String(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("evidence_id", "number"),
    )
    _create_citation()
    _create_upload_and_ticket()
    for table in TENANT_TABLES:
        protect(op, table, "inspection_id", "organisation_id")
        grant(op, table)
    # Found by its secret alone, before anybody is known to the transaction: no row security to speak of.
    grant(op, "download_ticket")


def _create_item() -> None:
    op.create_table(
        "evidence_item",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        *_tenant(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", _choice("evidencekind", "file", "link", "pointer"), nullable=False),
        sa.Column("address", sa.String()),
        sa.Column("file_name", sa.String()),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("source_type", sa.String()),
        sa.Column("evidence_on", sa.Date()),
        sa.Column("period", sa.String()),
        sa.Column("nature", _choice("nature", "quantitative", "qualitative", "both")),
        sa.Column("indicators", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("considerations", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("sensitivity", _choice("sensitivity", "official", "official_sensitive"), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_by_name", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("latest_version", sa.Integer(), nullable=False),
        sa.Column("submitted_version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        sa.Column("supplementary", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawal_reason", sa.String()),
        sa.UniqueConstraint("owner_id", "number"),
        sa.CheckConstraint("(kind = 'file') = (address is null)", name="address_of_link_or_pointer"),
        sa.CheckConstraint("(withdrawn_at is null) = (withdrawal_reason is null)", name="withdrawal_has_reason"),
    )
    op.create_index("ix_evidence_item_indicators", "evidence_item", ["indicators"], postgresql_using="gin")


def _create_citation() -> None:
    op.create_table(
        "evidence_citation",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _item(),
        *_tenant(),
        sa.Column("side", _choice("side", "inspectorate", "council"), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String()),
        sa.Column("question", sa.String()),
        sa.Column("version", sa.Integer()),
        sa.Column("locator", sa.String()),
        sa.Column("cited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cited_by_name", sa.String(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_evidence_citation_subject", "evidence_citation", ["subject_kind", "subject_id"])
    op.create_index("ix_evidence_citation_evidence_id", "evidence_citation", ["evidence_id"])


def _create_upload_and_ticket() -> None:
    op.create_table(
        "evidence_upload",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _item(),
        *_tenant(),
        sa.Column("begun_by", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("declared_type", sa.String(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("parts", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_evidence_upload_evidence_id", "evidence_upload", ["evidence_id"])
    op.create_index("ix_evidence_upload_expires_at", "evidence_upload", ["expires_at"])
    op.create_table(
        "download_ticket",
        sa.Column("hash", sa.LargeBinary(), primary_key=True),
        sa.Column("version_id", sa.Uuid(), sa.ForeignKey("evidence_version.id", ondelete="cascade"), nullable=False),
        sa.Column("inspection_id", sa.Uuid()),
        sa.Column("account_id", sa.Uuid(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("session_id", sa.Uuid()),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_download_ticket_expires_at", "download_ticket", ["expires_at"])


def _tenant() -> tuple[sa.Column[object], sa.Column[object]]:
    return (
        sa.Column("organisation_id", sa.Uuid(), sa.ForeignKey("organisation.id"), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), sa.ForeignKey("inspection.id")),
    )


def _item() -> "sa.Column[object]":
    return sa.Column("evidence_id", sa.Uuid(), sa.ForeignKey("evidence_item.id", ondelete="cascade"), nullable=False)


def _choice(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


def downgrade() -> None:
    """Drop them."""
    for table in ("download_ticket", *reversed(TENANT_TABLES)):
        op.drop_table(table)
