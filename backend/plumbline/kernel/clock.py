"""The one clock: the database's time plus an offset that only demonstrations and tests can set."""

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ColumnElement, Interval, func, literal, select, type_coerce
from sqlalchemy.orm import Mapped, Session, mapped_column

from plumbline.kernel.database import Base, Database, Instant
from plumbline.kernel.problems import Problem


class ClockCannotMove(Problem):
    """Moving time is for demonstrations and tests."""

    status, title = 409, "The clock cannot be moved"


class ClockOffset(Base):
    """One row at most: how far this installation's time is moved. Production never reads it."""

    __tablename__ = "clock_offset"
    __table_args__ = (CheckConstraint("only_row", name="only_row"),)

    only_row: Mapped[bool] = mapped_column(primary_key=True, default=True)
    offset: Mapped[timedelta] = mapped_column(Interval())


def now_sql(*, production: bool) -> ColumnElement[datetime]:
    """Give the start of the transaction on the database's clock, moved by the offset unless in production."""
    started: ColumnElement[datetime] = func.now(type_=Instant())
    if production:
        return started
    offset = func.coalesce(select(ClockOffset.offset).scalar_subquery(), literal(timedelta(0), Interval()))
    return type_coerce(started + offset, Instant())


def read_now(session: Session, *, production: bool) -> datetime:
    """Read the time for work that has no request: jobs, commands, seeding."""
    return session.execute(select(now_sql(production=production))).scalar_one()


def set_clock(database: Database, session: Session, instant: datetime) -> None:
    """Move the clock to `instant` (aware). Raises ClockCannotMove (409) in production, where time cannot be moved."""
    if database.production:
        raise ClockCannotMove("In production time runs by itself.")
    offset = instant - read_now(session, production=True)
    session.merge(ClockOffset(only_row=True, offset=offset))
    session.flush()


def advance_clock(database: Database, session: Session, by: timedelta) -> None:
    """Move the clock by a span of time. Raises ClockCannotMove (409) in production."""
    set_clock(database, session, read_now(session, production=database.production) + by)
