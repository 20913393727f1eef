"""Self-evaluations: sections and their history, contributors, certifications, what was submitted, and outages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from plumbline.kernel.row_security import grant, protect

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CHANGING = "section version contributor keeper"
KEPT = "certification frozen on_time supplement"
"""What is said once: the role that serves can add to these and change nothing in them."""

# An own self-evaluation that was shared is read by those who inspect its council, and written by nobody of theirs.
SHARED = """
create policy shared on self_evaluation for select using (
    shared_at is not null and exists (
        select from inspection
        where inspection.council_id = self_evaluation.organisation_id
        and inspection.id = any ((select reached_inspections())::uuid[])
    )
)
"""
UNCHANGED = """
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'what was submitted is never changed' using errcode = 'restrict_violation'; end $$
"""


def upgrade() -> None:
    """Create the tables; a part is reached by whoever reaches its self-evaluation."""
    _create_tables()
    protect(op, "self_evaluation", organisation="organisation_id")
    op.execute(SHARED)
    grant(op, "self_evaluation", "select, insert, update")
    grant(op, "service_outage", "select, insert, update")
    op.execute(UNCHANGED)
    for name in (*CHANGING.split(), *KEPT.split()):
        table = f"self_evaluation_{name}"
        reaches = f"exists (select from self_evaluation where self_evaluation.id = {table}.self_evaluation_id)"
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy reached on {table} using ({reaches}) with check ({reaches})")
        grant(op, table, "select, insert" if name in KEPT.split() else "select, insert, update, delete")
    for name in KEPT.split():
        table = f"self_evaluation_{name}"
        op.execute(f"create trigger unchanged before update or delete on {table} for each row execute function refuse_change()")


def _create_tables() -> None:
    op.create_table(
        "service_outage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ended_at is null or ended_at >= began_at", name=op.f("ck_service_outage_ends_after_it_began")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_outage")),
    )
    op.create_index(op.f("ix_service_outage_began_at"), "service_outage", ["began_at"], unique=False)
    op.create_table(
        "self_evaluation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=True),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("methodology_id", sa.String(), nullable=False),
        sa.Column("methodology_sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("carried_from", sa.Uuid(), nullable=True),
        sa.Column("certification_required", sa.Boolean(), nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ready_by_name", sa.String(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("own_sections", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ready_at is null) = (ready_by_name is null)", name=op.f("ck_self_evaluation_ready_by_somebody")),
        sa.CheckConstraint("place_id = coalesce(inspection_id, id)", name=op.f("ck_self_evaluation_place_is_inspection_or_itself")),
        sa.ForeignKeyConstraint(["carried_from"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_carried_from")),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_self_evaluation_inspection_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_self_evaluation_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_evaluation")),
        sa.UniqueConstraint("inspection_id", name=op.f("uq_self_evaluation_inspection_id")),
    )
    op.create_index(op.f("ix_self_evaluation_organisation_id"), "self_evaluation", ["organisation_id"], unique=False)
    op.create_table(
        "self_evaluation_certification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("certified_by", sa.Uuid(), nullable=False),
        sa.Column("certified_by_name", sa.String(), nullable=False),
        sa.Column("certified_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_certification_self_evaluation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_evaluation_certification")),
    )
    op.create_index(
        op.f("ix_self_evaluation_certification_self_evaluation_id"), "self_evaluation_certification", ["self_evaluation_id"], unique=False
    )
    op.create_table(
        "self_evaluation_frozen",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("timing", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("frozen_by", sa.Uuid(), nullable=False),
        sa.Column("frozen_by_name", sa.String(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_frozen_self_evaluation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_evaluation_frozen")),
        sa.UniqueConstraint("self_evaluation_id", "number", name=op.f("uq_self_evaluation_frozen_self_evaluation_id_number")),
    )
    op.create_table(
        "self_evaluation_keeper",
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_self_evaluation_keeper_account_id")),
        sa.ForeignKeyConstraint(["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_keeper_self_evaluation_id")),
        sa.PrimaryKeyConstraint("self_evaluation_id", "account_id", name=op.f("pk_self_evaluation_keeper")),
    )
    op.create_index("ix_self_evaluation_keeper_account_id", "self_evaluation_keeper", ["account_id"], unique=False)
    op.create_table(
        "self_evaluation_section",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("indicator", "own", "statement", "document", name="sectionkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("covers", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("issued", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by_name", sa.String(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_section_self_evaluation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_evaluation_section")),
        sa.UniqueConstraint("self_evaluation_id", "code", name=op.f("uq_self_evaluation_section_self_evaluation_id_code")),
    )
    op.create_table(
        "self_evaluation_supplement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("submitted_by_name", sa.String(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_supplement_self_evaluation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_evaluation_supplement")),
        sa.UniqueConstraint("self_evaluation_id", "number", name=op.f("uq_self_evaluation_supplement_self_evaluation_id_number")),
    )
    op.create_table(
        "self_evaluation_contributor",
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("given_by_name", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_self_evaluation_contributor_account_id")),
        sa.ForeignKeyConstraint(["section_id"], ["self_evaluation_section.id"], name=op.f("fk_self_evaluation_contributor_section_id")),
        sa.ForeignKeyConstraint(
            ["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_contributor_self_evaluation_id")
        ),
        sa.PrimaryKeyConstraint("section_id", "account_id", name=op.f("pk_self_evaluation_contributor")),
    )
    op.create_index("ix_self_evaluation_contributor_account_id", "self_evaluation_contributor", ["account_id"], unique=False)
    op.create_table(
        "self_evaluation_on_time",
        sa.Column("frozen_id", sa.Uuid(), nullable=False),
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_by_name", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["frozen_id"], ["self_evaluation_frozen.id"], name=op.f("fk_self_evaluation_on_time_frozen_id")),
        sa.ForeignKeyConstraint(["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_on_time_self_evaluation_id")),
        sa.PrimaryKeyConstraint("frozen_id", name=op.f("pk_self_evaluation_on_time")),
    )
    op.create_table(
        "self_evaluation_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("self_evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acts", sa.ARRAY(sa.String()), nullable=False),
        sa.ForeignKeyConstraint(["section_id"], ["self_evaluation_section.id"], name=op.f("fk_self_evaluation_version_section_id")),
        sa.ForeignKeyConstraint(["self_evaluation_id"], ["self_evaluation.id"], name=op.f("fk_self_evaluation_version_self_evaluation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_evaluation_version")),
        sa.UniqueConstraint("section_id", "number", name=op.f("uq_self_evaluation_version_section_id_number")),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("self_evaluation_version")
    op.drop_table("self_evaluation_on_time")
    op.drop_index("ix_self_evaluation_contributor_account_id", table_name="self_evaluation_contributor")
    op.drop_table("self_evaluation_contributor")
    op.drop_table("self_evaluation_supplement")
    op.drop_table("self_evaluation_section")
    op.drop_index("ix_self_evaluation_keeper_account_id", table_name="self_evaluation_keeper")
    op.drop_table("self_evaluation_keeper")
    op.drop_table("self_evaluation_frozen")
    op.drop_index(op.f("ix_self_evaluation_certification_self_evaluation_id"), table_name="self_evaluation_certification")
    op.drop_table("self_evaluation_certification")
    op.drop_index(op.f("ix_self_evaluation_organisation_id"), table_name="self_evaluation")
    op.drop_table("self_evaluation")
    op.drop_index(op.f("ix_service_outage_began_at"), table_name="service_outage")
    op.drop_table("service_outage")
    op.execute("drop function refuse_change()")
