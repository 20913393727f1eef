"""`plumbline account | client | keys`: what is needed before anybody can sign in, or when nobody can."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Annotated
from uuid import UUID

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity import key_ring
from plumbline.identity.clients.schema import ApiClientSubmission
from plumbline.identity.clients.service import add_api_client, add_secret
from plumbline.identity.councils.service import council_organisation
from plumbline.identity.inspections_seen import INSPECTION
from plumbline.identity.invitations.links import Invited, make_invitation
from plumbline.identity.model import Organisation
from plumbline.identity.roles import Role, Side
from plumbline.settings import Settings

OpenSession = Callable[[], AbstractContextManager[tuple[Session, datetime]]]
ReadSettings = Callable[[], Settings]

INSPECTORATE = "Care Inspectorate"
BY = "the people who run this service"

Council = Annotated[str | None, typer.Option(help="A council's code or name; without it, the inspectorate.")]


def account(open_session: OpenSession, read_settings: ReadSettings) -> typer.Typer:
    """Give the commands on accounts."""
    app = typer.Typer(no_args_is_help=True, help="Bring the first people in.")

    @app.command()
    def create(
        email: str,
        name: str,
        council: Council = None,
        administrator: Annotated[bool, typer.Option("--administrator", help="May invite others.")] = False,  # noqa: FBT002 (a flag)
    ) -> None:
        """Print a link, good for 14 days and once, with which the person chooses a password. No password is ever made here."""
        with open_session() as (session, now):
            organisation = _organisation(session, council)
            role = Role.INSPECTORATE_ADMINISTRATOR if organisation.side is Side.INSPECTORATE else Role.COUNCIL_ADMINISTRATOR
            invited = Invited(organisation_id=organisation.id, role=role if administrator else None, email=email, name=name)
            _, address = make_invitation(session, read_settings().public_origin, invited, by=None, by_name=BY, now=now)
        typer.echo(address)

    @app.callback()
    def group() -> None:
        """Keep `create` a command of its own: a group of one would swallow its name."""

    return app


def client(open_session: OpenSession) -> typer.Typer:
    """Give the commands on machine clients."""
    app = typer.Typer(no_args_is_help=True, help="Let another system in.")

    @app.command()
    def create(
        name: str,
        role: Role,
        scopes: Annotated[str, typer.Option(help="Separated by spaces.")],
        inspections: Annotated[str, typer.Option(help="References, separated by spaces.")],
        council: Council = None,
    ) -> None:
        """Print the client's id and its secret, which is shown this once and holds for twelve months."""
        with open_session() as (session, now):
            organisation = _organisation(session, council)
            given = ApiClientSubmission(
                name=name, role=role, scopes=scopes.split(), inspection_ids=[_inspection(session, named) for named in inspections.split()]
            )
            made = add_api_client(session, organisation.id, organisation.side, given, created_by=None, now=now)
            shown = add_secret(session, made, None, now)
        typer.echo(f"client_id {shown.client_id}\nclient_secret {shown.secret}\nexpires_on {shown.expires_on.isoformat()}")

    @app.callback()
    def group() -> None:
        """Keep `create` a command of its own: a group of one would swallow its name."""

    return app


def keys(open_session: OpenSession, read_settings: ReadSettings) -> typer.Typer:
    """Give the commands on signing keys."""
    app = typer.Typer(no_args_is_help=True, help="Replace the keys that access tokens are signed with.")

    @app.command()
    def rotate() -> None:
        """Publish a new key, which signs half an hour later; nobody is refused meanwhile."""
        with open_session() as (_, now):
            made = key_ring.rotate(read_settings().home / "keys", now)
        typer.echo(f"{made.kid} is published and signs from {datetime.fromtimestamp(made.signs_from, now.tzinfo).isoformat()}")

    @app.callback()
    def group() -> None:
        """Keep `rotate` a command of its own: a group of one would swallow its name."""

    return app


def inspectorate(session: Session) -> Organisation:
    """Give the one organisation of the inspectorate, made when it is first needed."""
    known = session.execute(select(Organisation).where(Organisation.side == Side.INSPECTORATE)).scalars().first()
    if known is not None:
        return known
    made = Organisation(side=Side.INSPECTORATE, name=INSPECTORATE)
    session.add(made)
    session.flush()
    return made


def _organisation(session: Session, council: str | None) -> Organisation:
    return inspectorate(session) if council is None else council_organisation(session, council)


def _inspection(session: Session, reference: str) -> UUID:
    found: UUID | None = session.execute(select(INSPECTION.c.id).where(INSPECTION.c.reference == reference)).scalar_one_or_none()
    if found is None:
        raise typer.BadParameter(f"there is no inspection {reference}")
    return found
