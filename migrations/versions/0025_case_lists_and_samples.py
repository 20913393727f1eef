"""The case list with its seed, what was accepted of it, and the sample drawn from it (decision 50)."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from plumbline.kernel.row_security import grant, protect

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

GRANTS = {
    "case_list_request": "select, insert",
    "case_list": "select, insert, update (frozen_at)",
    "case_row": "select, insert",
    "case_list_confirmation": "select, insert",
    "case_sample": "select, insert, update (released_by, released_by_name, released_at)",
    "sampled_case": "select, insert, update (origin, out_at)",
    "case_replacement": "select, insert, update (answer, answered_by, answered_by_name, answered_at, in_case_id)",
    "sample_opening": "select, insert, update (last_at)",
}
"""What was asked for, sent and drawn stays as it was: nobody who serves can delete it, and what can change is named."""


def choice(*values: str, name: str) -> sa.Enum:
    """Text held by a CHECK constraint."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def text(*names: str) -> list[sa.Column[str]]:
    """Text that is always there."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def whole(*names: str) -> list[sa.Column[int]]:
    """Whole numbers that are always there."""
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def by(verb: str, *, always: bool = True) -> list[sa.Column[object]]:
    """Who did it, under which name, and when."""
    return [
        sa.Column(f"{verb}_by", sa.Uuid(), nullable=not always),
        sa.Column(f"{verb}_by_name", sa.String(), nullable=not always),
        sa.Column(f"{verb}_at", sa.DateTime(timezone=True), nullable=not always),
    ]


def of_inspection(table: str, *, keyed: bool = True) -> list[sa.schema.SchemaItem]:
    """The columns that every table has: its own key, and the inspection that it belongs to."""
    foreign = sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f(f"fk_{table}_inspection_id"))
    inspection = sa.Column("inspection_id", sa.Uuid(), nullable=False)
    key = [sa.Column("id", sa.Uuid(), nullable=False), sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))] if keyed else []
    return [*key, inspection, foreign]


def lists() -> None:
    """Create what belongs to the list."""
    op.create_table(
        "case_list_request",
        *of_inspection("case_list_request"),
        *whole("number"),
        *text("reason"),
        sa.Column("seed", sa.LargeBinary(), nullable=False),
        *text("commitment"),
        sa.Column("census_on", sa.Date(), nullable=False),
        sa.Column("window_from", sa.Date(), nullable=False),
        *by("requested"),
        sa.CheckConstraint("octet_length(seed) = 32", name=op.f("ck_case_list_request_seed_of_32_bytes")),
        sa.CheckConstraint("number = 1 or reason <> ''", name=op.f("ck_case_list_request_asked_again_with_reason")),
        sa.UniqueConstraint("inspection_id", "number", name=op.f("uq_case_list_request_inspection_id_number")),
    )
    op.create_table(
        "case_list",
        *of_inspection("case_list"),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        *whole("version"),
        sa.Column("state", choice("refused", "accepted", name="liststate"), nullable=False),
        *by("sent"),
        *text("file_name", "media_type"),
        *whole("size_bytes"),
        *text("file_sha256"),
        sa.Column("reading", JSONB(), nullable=False),
        *whole("row_count", "problem_count"),
        sa.Column("problems", JSONB(), nullable=False),
        sa.Column("rows_sha256", sa.String(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'accepted') = (rows_sha256 is not null)", name=op.f("ck_case_list_rows_hashed_where_accepted")),
        sa.CheckConstraint("frozen_at is null or state = 'accepted'", name=op.f("ck_case_list_frozen_where_accepted")),
        sa.ForeignKeyConstraint(["request_id"], ["case_list_request.id"], name=op.f("fk_case_list_request_id")),
        sa.UniqueConstraint("inspection_id", "version", name=op.f("uq_case_list_inspection_id_version")),
    )
    op.create_index("ix_case_list_request", "case_list", ["request_id", "version"])
    op.create_table(
        "case_row",
        *of_inspection("case_row", keyed=False),
        sa.Column("list_id", sa.Uuid(), nullable=False),
        *whole("row_number"),
        *text("case_ref"),
        sa.Column("values", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["case_list.id"], name=op.f("fk_case_row_list_id")),
        sa.PrimaryKeyConstraint("list_id", "row_number", name=op.f("pk_case_row")),
        sa.UniqueConstraint("list_id", "case_ref", name=op.f("uq_case_row_list_id_case_ref")),
    )
    op.create_table(
        "case_list_confirmation",
        *of_inspection("case_list_confirmation"),
        *text("fingerprint", "column", "reason"),
        *by("confirmed"),
        sa.UniqueConstraint("inspection_id", "fingerprint", name=op.f("uq_case_list_confirmation_inspection_id_fingerprint")),
    )


def samples() -> None:
    """Create what belongs to the sample."""
    op.create_table(
        "case_sample",
        *of_inspection("case_sample"),
        sa.Column("list_id", sa.Uuid(), nullable=False),
        *whole("population", "confidence", "margin", "offered_size", "size"),
        *text("size_reason"),
        sa.Column("strata", JSONB(), nullable=False),
        *whole("floor"),
        sa.Column("allocation", JSONB(), nullable=False),
        *text("frame_sha256"),
        *by("drawn"),
        *by("released", always=False),
        sa.CheckConstraint("0 < size and size <= population", name=op.f("ck_case_sample_size_within_population")),
        sa.CheckConstraint("size = offered_size or size_reason <> ''", name=op.f("ck_case_sample_other_size_with_reason")),
        sa.CheckConstraint(
            "(released_at is null) = (released_by is null) and (released_at is null) = (released_by_name is null)",
            name=op.f("ck_case_sample_released_by_somebody"),
        ),
        sa.ForeignKeyConstraint(["list_id"], ["case_list.id"], name=op.f("fk_case_sample_list_id")),
        sa.UniqueConstraint("list_id", name=op.f("uq_case_sample_list_id")),
    )
    op.create_index("ix_case_sample_inspection", "case_sample", ["inspection_id", "drawn_at", "id"])
    op.create_table(
        "sampled_case",
        *of_inspection("sampled_case"),
        sa.Column("sample_id", sa.Uuid(), nullable=False),
        *text("case_ref"),
        sa.Column("worker_code", sa.String(), nullable=True),
        sa.Column("stratum", JSONB(), nullable=False),
        *whole("place"),
        sa.Column("origin", choice("drawn", "replacement", "by_hand", name="caseorigin"), nullable=False),
        *text("reason"),
        *by("added"),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(origin = 'drawn') = (reason = '')", name=op.f("ck_sampled_case_undrawn_with_reason")),
        sa.CheckConstraint("place >= 1", name=op.f("ck_sampled_case_counted_from_one")),
        sa.ForeignKeyConstraint(["sample_id"], ["case_sample.id"], name=op.f("fk_sampled_case_sample_id")),
        sa.UniqueConstraint("sample_id", "case_ref", name=op.f("uq_sampled_case_sample_id_case_ref")),
    )
    op.create_index(op.f("ix_sampled_case_inspection_id"), "sampled_case", ["inspection_id"])


def replacements() -> None:
    """Create what belongs to a case that cannot be read, and to who has opened the sample."""
    op.create_table(
        "case_replacement",
        *of_inspection("case_replacement"),
        sa.Column("sample_id", sa.Uuid(), nullable=False),
        sa.Column("out_case_id", sa.Uuid(), nullable=False),
        *text("reason"),
        *by("asked"),
        sa.Column("answer", choice("agreed", "declined", name="replacementanswer"), nullable=True),
        *by("answered", always=False),
        sa.Column("in_case_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)"
            " and (answer is null) = (answered_by_name is null)",
            name=op.f("ck_case_replacement_answered_by_somebody"),
        ),
        sa.CheckConstraint(
            "(in_case_id is not null) = (answer is not null and answer = 'agreed')",
            name=op.f("ck_case_replacement_agreed_with_a_case"),
        ),
        sa.ForeignKeyConstraint(["sample_id"], ["case_sample.id"], name=op.f("fk_case_replacement_sample_id")),
        sa.ForeignKeyConstraint(["out_case_id"], ["sampled_case.id"], name=op.f("fk_case_replacement_out_case_id")),
        sa.ForeignKeyConstraint(["in_case_id"], ["sampled_case.id"], name=op.f("fk_case_replacement_in_case_id")),
    )
    op.create_index("ix_case_replacement_sample", "case_replacement", ["sample_id", "asked_at", "id"])
    op.create_index(
        "uq_case_replacement_standing",
        "case_replacement",
        ["out_case_id"],
        unique=True,
        postgresql_where=sa.text("answer is null or answer = 'agreed'"),
    )
    op.create_table(
        "sample_opening",
        *of_inspection("sample_opening", keyed=False),
        sa.Column("sample_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        *text("name"),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["sample_id"], ["case_sample.id"], name=op.f("fk_sample_opening_sample_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sample_opening_account_id")),
        sa.PrimaryKeyConstraint("sample_id", "account_id", name=op.f("pk_sample_opening")),
    )


def upgrade() -> None:
    """Create the tables."""
    lists()
    samples()
    replacements()
    for table, verbs in GRANTS.items():
        grant(op, table, verbs)
        protect(op, table)


def downgrade() -> None:
    """Drop them."""
    for table in reversed(GRANTS):
        op.drop_table(table)
