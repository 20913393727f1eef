"""Alembic's environment: one transaction a migration, under a lock, so that two starts cannot migrate at once."""

from alembic import context
from sqlalchemy import create_engine, text

from plumbline.main import METADATA

LOCK = 7_311_953_205
config = context.config


def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """Leave the job queue's own tables out of comparisons: its library owns them."""
    return not (kind == "table" and (name or "").startswith("procrastinate_"))


def run() -> None:
    """Migrate on the connection that was handed over, or on one of our own."""
    given = config.attributes.get("connection")
    if given is not None:
        context.configure(
            connection=given, target_metadata=METADATA, include_object=ours, compare_type=True, transaction_per_migration=False
        )
        with context.begin_transaction():
            context.run_migrations()
        return
    engine = create_engine(config.get_main_option("sqlalchemy.url") or "")
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        connection.execute(text("set local lock_timeout = '10s'"))
        connection.execute(text("select set_config('plumbline.everything', 'on', true)"))
        context.configure(connection=connection, target_metadata=METADATA, include_object=ours, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
