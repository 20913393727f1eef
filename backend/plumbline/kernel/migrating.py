"""Bringing a database to this version of the code."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

MIGRATIONS = Path(__file__).resolve().parents[3] / "migrations"


def configuration(url: str = "") -> Config:
    """Give Alembic's configuration, built in code: there is no ini file to keep in step."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def migrate(owner_url: str, revision: str = "head") -> None:
    """Upgrade the database of the owner role to `revision`."""
    command.upgrade(configuration(owner_url), revision)


@cache
def head() -> str | None:
    """Give the version of this code; it does not change while the process runs."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def at_head(connection: Connection) -> bool:
    """Whether the database is exactly at this code's version. Asked every few seconds: read without Alembic, which logs."""
    return bool(connection.scalar(text("select version_num from alembic_version")) == head())
