"""Organisations, accounts, memberships, sessions and machine clients.

The foreign keys to the inspection stand in the migration that makes that table.
"""

import sqlalchemy as sa
from alembic import op

from plumbline.kernel.row_security import grant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROLES = (
    "lead_inspector",
    "strategic_support_officer",
    "inspection_team",
    "analyst",
    "qa_service_manager",
    "inspection_coordinator",
    "senior_manager",
    "chief_social_work_officer",
    "chief_executive",
    "contributor",
    "local_file_reader",
    "inspectorate_administrator",
    "council_administrator",
)
TABLES = "account api_client api_client_inspection api_client_secret council_closure membership organisation refresh_token revoked_token sign_in_session"


def upgrade() -> None:
    """Create the tables and let the serving role use them."""
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "side", sa.Enum("inspectorate", "council", name="side", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("code", name=op.f("uq_organisation_code")),
    )
    op.create_table(
        "revoked_token",
        sa.Column("jti", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("jti", name=op.f("pk_revoked_token")),
    )
    op.create_index(op.f("ix_revoked_token_expires_at"), "revoked_token", ["expires_at"], unique=False)
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("telephone", sa.String(), nullable=True),
        sa.Column("administrator", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("one_time_secret", sa.String(), nullable=True),
        sa.Column("one_time_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("one_time_last_step", sa.BigInteger(), nullable=True),
        sa.Column("recovery_hashes", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deactivated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_account_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_index(op.f("ix_account_organisation_id"), "account", ["organisation_id"], unique=False)
    op.create_index("uq_account_email", "account", [sa.literal_column("lower(email)")], unique=True)
    op.create_table(
        "api_client",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column("scopes", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tokens_valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_api_client_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_client")),
    )
    op.create_index(op.f("ix_api_client_organisation_id"), "api_client", ["organisation_id"], unique=False)
    op.create_table(
        "council_closure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_council_closure_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_closure")),
        sa.UniqueConstraint("organisation_id", "closed_on", name=op.f("uq_council_closure_organisation_id_closed_on")),
    )
    op.create_table(
        "api_client_inspection",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["api_client.id"], name=op.f("fk_api_client_inspection_client_id")),
        sa.PrimaryKeyConstraint("client_id", "inspection_id", name=op.f("pk_api_client_inspection")),
    )
    op.create_table(
        "api_client_secret",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["api_client.id"], name=op.f("fk_api_client_secret_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_client_secret")),
        sa.UniqueConstraint("hash", name=op.f("uq_api_client_secret_hash")),
    )
    op.create_index(op.f("ix_api_client_secret_client_id"), "api_client_secret", ["client_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column("deputy", sa.Boolean(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by", sa.Uuid(), nullable=True),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_membership_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(
        "ix_membership_current", "membership", ["account_id", "inspection_id"], unique=False, postgresql_where=sa.text("until_at is null")
    )
    op.create_index(
        "uq_membership_current",
        "membership",
        ["inspection_id", "account_id", "role"],
        unique=True,
        postgresql_where=sa.text("until_at is null"),
    )
    op.create_index(
        "uq_membership_lead",
        "membership",
        ["inspection_id"],
        unique=True,
        postgresql_where=sa.text("until_at is null and role = 'lead_inspector'"),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(), nullable=True),
        sa.Column("browser", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_session_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_session")),
    )
    op.create_index(op.f("ix_sign_in_session_account_id"), "sign_in_session", ["account_id"], unique=False)
    op.create_table(
        "refresh_token",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["session_id"], ["sign_in_session.id"], name=op.f("fk_refresh_token_session_id")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_refresh_token")),
    )
    op.create_index(op.f("ix_refresh_token_session_id"), "refresh_token", ["session_id"], unique=False)
    for table in TABLES.split():
        grant(op, table)


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_refresh_token_session_id"), table_name="refresh_token")
    op.drop_table("refresh_token")
    op.drop_index(op.f("ix_sign_in_session_account_id"), table_name="sign_in_session")
    op.drop_table("sign_in_session")
    op.drop_index("uq_membership_lead", table_name="membership", postgresql_where=sa.text("until_at is null and role = 'lead_inspector'"))
    op.drop_index("uq_membership_current", table_name="membership", postgresql_where=sa.text("until_at is null"))
    op.drop_index("ix_membership_current", table_name="membership", postgresql_where=sa.text("until_at is null"))
    op.drop_table("membership")
    op.drop_index(op.f("ix_api_client_secret_client_id"), table_name="api_client_secret")
    op.drop_table("api_client_secret")
    op.drop_table("api_client_inspection")
    op.drop_table("council_closure")
    op.drop_index(op.f("ix_api_client_organisation_id"), table_name="api_client")
    op.drop_table("api_client")
    op.drop_index("uq_account_email", table_name="account")
    op.drop_index(op.f("ix_account_organisation_id"), table_name="account")
    op.drop_table("account")
    op.drop_index(op.f("ix_revoked_token_expires_at"), table_name="revoked_token")
    op.drop_table("revoked_token")
    op.drop_table("organisation")
