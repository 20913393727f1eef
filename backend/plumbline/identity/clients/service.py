"""Machine clients: created with one role, narrowed by scopes and inspections, revoked at once."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from plumbline.identity import client_secrets
from plumbline.identity.audit import record
from plumbline.identity.clients.policy import visible_to
from plumbline.identity.clients.schema import (
    ApiClientChange,
    ApiClientSubmission,
    ApiClientView,
    SecretMadeView,
    SecretState,
)
from plumbline.identity.clients.scopes import grantable
from plumbline.identity.clients.views import secret_view, views_of
from plumbline.identity.inspections_seen import INSPECTION
from plumbline.identity.model import ApiClient, ApiClientInspection, ApiClientSecret
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, Role, Side
from plumbline.identity.rules import permitted_actions, require
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound, Problem


class TooManySecrets(Problem):
    """Two secrets live at a time, so that one can replace the other; a third is one forgotten somewhere."""

    status, title = 409, "The client has two secrets"
    example = "Revoke the older one first."


class ClientRevoked(Problem):
    """A revoked client stays revoked."""

    status, title = 409, "The client is revoked"
    example = "Create a new client."


def list_api_clients(session: Session, principal: Principal, page: PageRequest, now: datetime) -> Page[ApiClientView]:
    """Give the machines of the administrator's organisation, by name."""
    require(principal, None, "list_api_clients")
    keys = (Key(ApiClient.name, "name"), Key(ApiClient.id, "id"))
    statement = select(ApiClient, ApiClient.name, ApiClient.id).where(visible_to(principal))
    rows, cursor, count = page.read(session, statement, keys, filters={})
    return Page(items=views_of(session, [row.ApiClient for row in rows], now), next_cursor=cursor, count=count)


def get_api_client(session: Session, principal: Principal, client_id: UUID, now: datetime) -> ApiClientView:
    """Give one machine with its secrets' dates and what may be done to it. Raises NotFound (404)."""
    require(principal, None, "get_api_client")
    return _single(session, principal, _find(session, principal, client_id), now)


def create_api_client(session: Session, principal: Principal, given: ApiClientSubmission, now: datetime) -> ApiClientView:
    """Create a machine. Raises InvalidRequest (422) for a role, scope or inspection that it cannot have."""
    require(principal, None, "create_api_client")
    made = add_api_client(session, principal.organisation_id, principal.side, given, created_by=principal.subject, now=now)
    record(
        session, principal, "api_client_created", now=now, subject=("api_client", made.id), summary=f"The client {made.name} was created."
    )
    return _single(session, principal, made, now)


def add_api_client(
    session: Session, organisation_id: UUID, side: Side, given: ApiClientSubmission, *, created_by: UUID | None, now: datetime
) -> ApiClient:
    """Write a machine of an organisation, whoever asked for it."""
    _check_role(given.role, side)
    made = ApiClient(
        organisation_id=organisation_id,
        name=given.name,
        role=given.role,
        scopes=_checked_scopes(given.scopes, side),
        created_at=now,
        created_by=created_by,
        # Tokens count in whole seconds: one issued within this second is not older than the client.
        tokens_valid_from=now.replace(microsecond=0),
    )
    session.add(made)
    session.flush()
    _set_inspections(session, made, side, given.inspection_ids)
    return made


def change_api_client(
    session: Session, principal: Principal, client_id: UUID, change: ApiClientChange, precondition: IfMatch, now: datetime
) -> ApiClientView:
    """Rename a machine, or change its scopes and inspections: both hold from its next request on."""
    require(principal, None, "change_api_client")
    client = _locked(session, principal, client_id)
    precondition.check(_single(session, principal, client, now))
    client.name = change.name if change.name is not None else client.name
    if change.scopes is not None:
        client.scopes = _checked_scopes(change.scopes, principal.side)
    if change.inspection_ids is not None:
        _set_inspections(session, client, principal.side, change.inspection_ids)
    session.flush()
    record(
        session,
        principal,
        "api_client_changed",
        now=now,
        subject=("api_client", client.id),
        summary=f"The client {client.name} was changed.",
    )
    return _single(session, principal, client, now)


def revoke_api_client(session: Session, principal: Principal, client_id: UUID, precondition: IfMatch, now: datetime) -> None:
    """End a machine: its tokens are refused on the next call, its secrets for good."""
    require(principal, None, "revoke_api_client")
    client = _locked(session, principal, client_id)
    precondition.check(_single(session, principal, client, now))
    if client.revoked_at is None:
        client.revoked_at = now
        record(
            session,
            principal,
            "api_client_revoked",
            now=now,
            subject=("api_client", client.id),
            summary=f"The client {client.name} was revoked.",
        )


def make_api_client_secret(
    session: Session, principal: Principal, client_id: UUID, expires_on: date | None, now: datetime
) -> SecretMadeView:
    """Make a secret and show it, this once. Raises TooManySecrets or ClientRevoked (409), InvalidRequest (422)."""
    require(principal, None, "make_api_client_secret")
    client = _locked(session, principal, client_id)
    made = add_secret(session, client, expires_on, now)
    summary = f"A secret of the client {client.name} was made, which expires on {made.expires_on.isoformat()}."
    record(session, principal, "api_client_secret_made", now=now, subject=("api_client", client.id), summary=summary)
    return made


def add_secret(session: Session, client: ApiClient, expires_on: date | None, now: datetime) -> SecretMadeView:
    """Write a secret, whoever asked for it."""
    today = now.date()
    latest = client_secrets.latest_expiry(today)
    until = expires_on or latest
    if client.revoked_at is not None:
        raise ClientRevoked("Create a new client.")
    if not today < until <= latest:
        raise InvalidRequest(
            "A secret holds for twelve months at most.",
            errors=[FieldError("/expires_on", "out_of_range", f"Give a day after today, not later than {latest.isoformat()}.")],
        )
    if len(_live(session, client.id, today)) >= client_secrets.MOST_LIVE:
        raise TooManySecrets("Revoke the older one first, once nothing uses it any more.")
    secret = client_secrets.new_secret(client.id)
    made = ApiClientSecret(client_id=client.id, hash=client_secrets.stored_hash(secret), created_at=now, expires_on=until)
    session.add(made)
    session.flush()
    return SecretMadeView(**secret_view(made, today).model_dump(), client_id=client.id, secret=secret)


def revoke_api_client_secret(session: Session, principal: Principal, client_id: UUID, secret_id: UUID, now: datetime) -> None:
    """Revoke one secret; a token that was issued for it is refused on the next call."""
    require(principal, None, "revoke_api_client_secret")
    client = _locked(session, principal, client_id)
    secret = session.get(ApiClientSecret, secret_id, with_for_update=True)
    if secret is None or secret.client_id != client.id:
        raise NotFound
    if secret.revoked_at is None:
        secret.revoked_at = now
        summary = f"A secret of the client {client.name} was revoked."
        record(session, principal, "api_client_secret_revoked", now=now, subject=("api_client", client.id), summary=summary)


def _check_role(role: Role, side: Side) -> None:
    if role.side is not side or role in ADMINISTRATORS:
        raise InvalidRequest(
            "A client acts with one role of its own side.",
            errors=[FieldError("/role", "not_of_this_side", "Choose a role that people of your organisation hold in inspections.")],
        )


def _checked_scopes(scopes: Iterable[str], side: Side) -> list[str]:
    wanted = list(scopes)
    refused = [position for position, scope in enumerate(wanted) if scope not in grantable(side)]
    if refused:
        raise InvalidRequest(
            "Some scopes cannot be given to a machine.",
            errors=[
                FieldError(f"/scopes/{position}", "not_grantable", "No unattended client of your organisation can hold this scope.")
                for position in refused
            ],
        )
    return sorted(set(wanted))


def _set_inspections(session: Session, client: ApiClient, side: Side, wanted: Iterable[UUID]) -> None:
    named = set(wanted)
    reached = select(INSPECTION.c.id).where(INSPECTION.c.id.in_(named))
    if side is Side.COUNCIL:
        reached = reached.where(INSPECTION.c.council_id == client.organisation_id)
    found = set(session.execute(reached).scalars())
    if found != named:
        raise InvalidRequest(
            "A client works in inspections of its own organisation.",
            errors=[FieldError("/inspection_ids", "unknown_inspection", "At least one of these is no inspection that you can see.")],
        )
    session.execute(delete(ApiClientInspection).where(ApiClientInspection.client_id == client.id))
    session.add_all([ApiClientInspection(client_id=client.id, inspection_id=inspection) for inspection in sorted(named)])
    session.flush()


def _find(session: Session, principal: Principal, client_id: UUID) -> ApiClient:
    found = session.execute(select(ApiClient).where(ApiClient.id == client_id, visible_to(principal))).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def _locked(session: Session, principal: Principal, client_id: UUID) -> ApiClient:
    client = _find(session, principal, client_id)
    session.refresh(client, with_for_update=True)
    return client


def _live(session: Session, client_id: UUID, today: date) -> list[UUID]:
    live = select(ApiClientSecret.id).where(
        ApiClientSecret.client_id == client_id, ApiClientSecret.revoked_at.is_(None), ApiClientSecret.expires_on > today
    )
    return list(session.execute(live).scalars())


def _single(session: Session, principal: Principal, client: ApiClient, now: datetime) -> ApiClientView:
    view = views_of(session, [client], now)[0]
    live = sum(secret.state is SecretState.LIVE for secret in view.secrets)
    over = "The client is revoked." if client.revoked_at else None
    full = "It has two secrets. Revoke the older one first." if live >= client_secrets.MOST_LIVE else None
    acts = {"change_api_client": over, "make_api_client_secret": over or full, "revoke_api_client": over}
    view.permitted_actions = permitted_actions(principal, None, acts)
    return view
