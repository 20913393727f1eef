"""Commands that look into a running installation: the ledger's proof, and the clock of a demonstration."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from plumbline.kernel import ledger, read_log
from plumbline.kernel.clock import advance_clock, read_now, set_clock
from plumbline.kernel.database import Database
from plumbline.kernel.problems import Problem
from plumbline.kernel.transaction import system_session
from plumbline.operations.installation import opened, read_settings
from plumbline.operations.trouble import Trouble

SPANS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}

clock = typer.Typer(no_args_is_help=True, help="Move the time of an installation that is not in production.")
audit = typer.Typer(no_args_is_help=True, help="Check the ledger.")


@contextmanager
def open_database() -> Iterator[Database]:
    """The database of the environment's installation."""
    with opened(read_settings()) as installation:
        database = Database(installation.settings)
        try:
            yield database
        except Problem as problem:
            raise Trouble(f"{problem.title}. {problem.detail}") from None
        finally:
            database.dispose()


@contextmanager
def open_session() -> Iterator[tuple[Session, datetime]]:
    """A session of the system that is committed at its end, with the product's own time."""
    with open_database() as database, system_session(database) as session:
        yield session, read_now(session, production=database.production)


@clock.command("set")
def set_to(instant: Annotated[str, typer.Argument(help="With its time zone: 2026-03-25T12:00:00Z")]) -> None:
    """Let it be this moment."""
    try:
        moment = datetime.fromisoformat(instant)
    except ValueError:
        raise Trouble(f"{instant!r} is no instant; one looks like 2026-03-25T12:00:00Z") from None
    if moment.tzinfo is None:
        raise Trouble(f"{instant!r} has no time zone; add Z for UTC")
    with open_database() as database, system_session(database) as session:
        set_clock(database, session, moment.astimezone(UTC))
    typer.echo(f"it is {moment.astimezone(UTC).isoformat()}")


@clock.command()
def advance(by: Annotated[str, typer.Argument(help="A span: 9w, 3d, 12h, 30m, 10s, or several: 1w2d")]) -> None:
    """Let time pass."""
    if re.fullmatch(r"(\d{1,6}[wdhms])+", by) is None:
        raise Trouble(f"{by!r} is no span of time; one looks like 9w or 1d12h")
    span = sum((timedelta(**{SPANS[unit]: int(count)}) for count, unit in re.findall(r"(\d+)([wdhms])", by)), timedelta())
    with open_database() as database, system_session(database) as session:
        advance_clock(database, session, span)
        typer.echo(f"it is {read_now(session, production=database.production).isoformat()}")


@audit.command()
def verify() -> None:
    """Prove that no entry of any ledger, and no sealed reading, was changed, removed or put in between."""
    with open_session() as (session, _):
        breaks = [*map(str, ledger.find_breaks(session)), *read_log.find_breaks(session)]
    for found in breaks:
        typer.echo(found, err=True)
    if breaks:
        raise typer.Exit(1)
    typer.echo("every chain of the ledger is whole, and so are the sealed readings")
