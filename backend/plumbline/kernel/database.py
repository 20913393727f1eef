"""The database: the declarative base, column types, the engine and its sessions.

One request is one transaction; who commits is `kernel.web.session` and nobody else.
"""

from datetime import UTC, datetime
from typing import Any, dataclass_transform
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Dialect, Engine, MetaData, String, TypeDecorator, Uuid, create_engine
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, MappedColumn, mapped_column, relationship, sessionmaker

from plumbline.settings import Settings

STATEMENT_TIMEOUT_MS, IDLE_TIMEOUT_MS = 30_000, 60_000


class Instant(TypeDecorator[datetime]):
    """A moment: aware and in UTC, in and out. A naive datetime is refused, since nobody can say what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive value; raises ValueError."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC, whatever the server's own zone."""
        del dialect
        return None if value is None else value.astimezone(UTC)


# For the type checker, which would otherwise let each table decide for itself whether arguments are named.
@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, relationship))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    """Every table. Constructor arguments are written out, so that a misspelled one is a type error."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: Instant(),
        UUID: Uuid(),
        str: String(),
        dict[str, Any]: JSONB(),
    }


def uuid_key() -> MappedColumn[UUID]:
    """Give a random (version 4) primary key: version 7 would tell when a hidden object was made."""
    return mapped_column(primary_key=True, default_factory=uuid4)


class Database:
    """The engine and the sessions of one process."""

    def __init__(self, settings: Settings) -> None:
        self.production = settings.production
        self.pool_size = settings.pool_size
        self.engine: Engine = create_engine(
            settings.database_url,
            pool_size=settings.pool_size,
            max_overflow=0,
            pool_timeout=5,
            pool_pre_ping=True,
            connect_args={
                "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS} -c idle_in_transaction_session_timeout={IDLE_TIMEOUT_MS} -c timezone=UTC"
            },
        )
        self.sessions = sessionmaker(self.engine, expire_on_commit=False, info={"mails": settings.mails})

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()
