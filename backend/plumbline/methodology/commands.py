"""`plumbline methodology check|publish`: by which the inspectorate brings in its own text, or a later edition."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from plumbline.methodology.canonical import digest
from plumbline.methodology.loading import MethodRefusedError, load
from plumbline.methodology.method import Method
from plumbline.methodology.service import publish_method

OpenSession = Callable[[], AbstractContextManager[tuple[Session, datetime]]]
"""Opens a session of the system that is committed at its end, with the product's own time."""

MethodPath = Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file, or a folder of them that are read as one.")]


def commands(open_session: OpenSession) -> typer.Typer:
    """Give the group of commands; `open_session` is called only by what needs the database."""
    app = typer.Typer(no_args_is_help=True, help="Check and publish inspection methods.")

    @app.command()
    def check(file: MethodPath) -> None:
        """Say everything that is wrong with a method, or that nothing is. Needs no database."""
        _checked(file)

    @app.command()
    def publish(file: MethodPath) -> None:
        """Publish a method as its next version. Inspections under way keep the version they are bound to."""
        method = _checked(file)
        with open_session() as (session, now):
            published = publish_method(session, method, now=now)
        when = "now" if published.published_at == now else f"since {published.published_at:%Y-%m-%d}; it says the same"
        typer.echo(f"{published.id}: version {published.version} is published {when}.")

    return app


def _checked(file: Path) -> Method:
    try:
        method = load(file)
    except MethodRefusedError as refused:
        for problem in refused.problems:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{method.id}, edition {method.edition}: no problems. SHA-256 {digest(method.document())}")
    return method
