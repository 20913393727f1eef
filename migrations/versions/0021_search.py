"""What evidence, texts, findings, comments and tasks are found by: generated columns with their indexes."""

from alembic import op

from plumbline.kernel.full_text import DROP_FUNCTIONS, FUNCTIONS

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

EXPRESSIONS = {
    "evidence_item": (
        "words_of(((reference_of('E'::text, number) || ' '::text) || (title)::text), (((COALESCE(source_type, ''::character varying))::text || ' '::text) || (description)::text))"
    ),
    "finding": "words_of(reference_of('F'::text, number), (((text)::text || ' '::text) || (internal_note)::text))",
    "evaluation_version": "words_of(''::text, (((narrative)::text || ' '::text) || (rationale)::text))",
    "comment": "words_of(''::text, (text)::text)",
    "task": ("words_of((title)::text, (((COALESCE(milestone_title, ''::character varying))::text || ' '::text) || (instruction)::text))"),
    "self_evaluation_section": "words_of((((code)::text || ' '::text) || (title)::text), texts_in(content))",
}
"""As PostgreSQL itself writes them back, so that the models and the tables can be compared."""


def upgrade() -> None:
    """Add the columns; PostgreSQL fills them for the rows that are there, and keeps them from now on."""
    op.execute("set local lock_timeout = '10s'")
    op.execute(FUNCTIONS)
    for table, expression in EXPRESSIONS.items():
        op.execute(f"alter table {table} add column words tsvector generated always as ({expression}) stored")
        op.execute(f"create index ix_{table}_words on {table} using gin (words)")


def downgrade() -> None:
    """Take them away; nothing is lost, since they are made from what is there."""
    for table in EXPRESSIONS:
        op.execute(f"drop index ix_{table}_words")
        op.execute(f"alter table {table} drop column words")
    op.execute(DROP_FUNCTIONS)
