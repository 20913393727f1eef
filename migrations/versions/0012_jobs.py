"""The job queue's own tables, as its library makes them: its SQL is kept here, so that an upgrade is a migration of ours."""

from pathlib import Path

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SQL = Path(__file__).resolve().parents[1] / "sql" / "procrastinate-3.10.sql"

DROP = """
do $$
declare thing record;
begin
  for thing in select oid::regclass as name from pg_class where relname like 'procrastinate%' and relkind = 'r' loop
    execute 'drop table if exists ' || thing.name || ' cascade';
  end loop;
  for thing in select oid::regprocedure as name from pg_proc where proname like 'procrastinate%' loop
    execute 'drop function if exists ' || thing.name || ' cascade';
  end loop;
  for thing in select oid::regtype as name from pg_type where typname like 'procrastinate%' and typtype in ('e', 'c') loop
    execute 'drop type if exists ' || thing.name || ' cascade';
  end loop;
end $$;
"""

GRANT = """
do $$
declare thing record;
begin
  for thing in select oid::regclass as name from pg_class where relname like 'procrastinate%' and relkind = 'r' loop
    execute 'grant select, insert, update, delete on ' || thing.name || ' to plumbline_app';
  end loop;
  for thing in select oid::regclass as name from pg_class where relname like 'procrastinate%' and relkind = 'S' loop
    execute 'grant usage, select on sequence ' || thing.name || ' to plumbline_app';
  end loop;
end $$;
"""


def _run(statements: str) -> None:
    """Send them as they are: their percent signs are no placeholders."""
    op.get_bind().exec_driver_sql(statements, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Create the queue and let the serving role use it."""
    _run(SQL.read_text("utf-8"))
    _run(GRANT)


def downgrade() -> None:
    """Drop the queue, whatever it holds."""
    _run(DROP)
