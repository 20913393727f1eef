"""The second wall: row-level security, so that a query that forgets its filter still returns nothing of another council.

The authorisation statement of each request sets, for its own transaction, `plumbline.inspections` (the inspections the
caller reaches), `plumbline.organisation` and, for the system's own work, `plumbline.everything`.
"""

from alembic.operations import Operations

REACHES_INSPECTION = """
create function reached_inspections() returns uuid[] language sql stable parallel safe as
$$ select coalesce(string_to_array(nullif(current_setting('plumbline.inspections', true), ''), ',')::uuid[], '{}') $$;
create function reached_organisation() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('plumbline.organisation', true), '')::uuid $$;
create function reaches_everything() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('plumbline.everything', true), '') = 'on' $$;
"""

DROP_REACHES_INSPECTION = "drop function reached_inspections(); drop function reached_organisation(); drop function reaches_everything();"


def protect(op: Operations, table: str, inspection: str = "inspection_id", organisation: str | None = None) -> None:
    """Show a row of `table` only to those who reach its inspection or, where given, the organisation that owns it.

    Written as sub-selects, so that PostgreSQL reads the settings once a statement and not once a row.
    """
    reaches = f"(select reaches_everything()) or {inspection} = any ((select reached_inspections())::uuid[])"
    if organisation is not None:
        reaches += f" or {organisation} = (select reached_organisation())"
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    op.execute(f"create policy reached on {table} using ({reaches}) with check ({reaches})")


def grant(op: Operations, table: str, verbs: str = "select, insert, update, delete") -> None:
    """Let the role that serves use `table` for `verbs`, and for nothing else."""
    op.execute(f"grant {verbs} on {table} to plumbline_app")
