"""From a bearer token to a principal, in one statement: caller, session, memberships, clock and row security.

Rights are read from the database at each request, so that a member who was removed is refused on the next call.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, String, bindparam, case, cast, column, func, literal, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import Uuid

from plumbline.identity.model import (
    Account,
    ApiClient,
    ApiClientInspection,
    ApiClientSecret,
    Membership,
    Organisation,
    RevokedToken,
    SignInSession,
)
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.identity.tokens import AccessClaims, BadToken, TokenKeys
from plumbline.kernel.clock import now_sql
from plumbline.kernel.problems import Unauthenticated

BROWSER = "plumbline"
"""The client_id of the product's own pages: a person's token."""

_INSPECTION = table("inspection", column("id", Uuid()), column("council_id", Uuid()))


@dataclass(frozen=True)
class Authentication:
    """Reads the access tokens of one installation."""

    keys: TokenKeys
    production: bool

    def of_token(self, session: Session, token: str | None) -> tuple[Principal, datetime]:
        """Find who calls and what time it is, and set the caller for row security in this transaction.

        Raises Unauthenticated (401) for a token that is missing, false or out of date, and for one whose holder is gone.
        """
        if token is None:
            raise Unauthenticated("Send an access token as 'Authorization: Bearer …'.")
        try:
            claims = self.keys.verify(token)
            row = self._holder(session, claims)
        except BadToken:
            raise Unauthenticated("The access token is not valid, or no longer.") from None
        principal = _principal(row, claims)
        if principal.organisation_roles and principal.side is Side.COUNCIL:
            _reach_own_inspections(session, principal)
        return principal, row.now

    def _holder(self, session: Session, claims: AccessClaims) -> Row[*tuple[Any, ...]]:
        said: dict[str, Any] = {"holder": _uuid(claims.sub), "said_in": _uuid(claims.sid), "jti": claims.jti}
        if claims.client_id == BROWSER:
            found = session.connection().execute(_person(production=self.production), said)
        else:
            found = session.connection().execute(_client(production=self.production), said | {"issued_at": claims.iat_instant})
        row = found.one_or_none()
        if row is None:
            raise BadToken
        claims.require_current(row.now)
        return row


def _reach(
    inspections: ColumnElement[Any], organisation: InstrumentedAttribute[UUID], everything: ColumnElement[Any]
) -> list[ColumnElement[Any]]:
    return [
        func.set_config("plumbline.inspections", func.coalesce(func.array_to_string(inspections, ","), ""), True),
        func.set_config("plumbline.organisation", cast(organisation, String), True),
        func.set_config("plumbline.everything", everything, True),
    ]


# Built once and told who calls: to build them anew took longer than to run them, and every request begins with one.
@cache
def _person(*, production: bool) -> Select[*tuple[Any, ...]]:
    current = (Membership.account_id == Account.id) & Membership.until_at.is_(None)
    inspections = select(func.array_agg(Membership.inspection_id)).where(current).scalar_subquery()
    roles = select(func.array_agg(cast(Membership.role, String))).where(current).scalar_subquery()
    administers_all = Account.administrator & (Organisation.side == Side.INSPECTORATE)
    return (
        select(
            Account.id,
            Account.name,
            Account.organisation_id,
            Account.administrator,
            Organisation.side,
            inspections.label("inspections"),
            roles.label("roles"),
            SignInSession.created_at.label("authenticated_at"),
            *_reach(inspections, Account.organisation_id, case((administers_all, "on"), else_="")),
            now_sql(production=production).label("now"),
        )
        .join(SignInSession, SignInSession.account_id == Account.id)
        .join(Organisation, Organisation.id == Account.organisation_id)
        .where(
            Account.id == bindparam("holder"),
            SignInSession.id == bindparam("said_in"),
            Account.deactivated_at.is_(None),
            SignInSession.ended_at.is_(None),
            ~select(RevokedToken.jti).where(RevokedToken.jti == bindparam("jti")).exists(),
        )
    )


@cache
def _client(*, production: bool) -> Select[*tuple[Any, ...]]:
    inspections = (
        select(func.array_agg(ApiClientInspection.inspection_id)).where(ApiClientInspection.client_id == ApiClient.id).scalar_subquery()
    )
    return (
        select(
            ApiClient.id,
            ApiClient.name,
            ApiClient.organisation_id,
            ApiClient.scopes,
            ApiClient.role,
            Organisation.side,
            inspections.label("inspections"),
            literal(None).label("authenticated_at"),
            *_reach(inspections, ApiClient.organisation_id, literal("")),
            now_sql(production=production).label("now"),
        )
        .join(Organisation, Organisation.id == ApiClient.organisation_id)
        .where(
            ApiClient.id == bindparam("holder"),
            ApiClient.revoked_at.is_(None),
            ApiClient.tokens_valid_from <= bindparam("issued_at"),
            ~select(ApiClientSecret.id).where(ApiClientSecret.id == bindparam("said_in"), ApiClientSecret.revoked_at.is_not(None)).exists(),
            ~select(RevokedToken.jti).where(RevokedToken.jti == bindparam("jti")).exists(),
        )
    )


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadToken from None


def _principal(row: Row[*tuple[Any, ...]], claims: AccessClaims) -> Principal:
    person = claims.client_id == BROWSER
    memberships: dict[UUID, frozenset[Role]] = {}
    held = row.roles if person else [row.role] * len(row.inspections or [])
    for inspection, role in zip(row.inspections or [], held or [], strict=True):
        memberships[inspection] = memberships.get(inspection, frozenset()) | {Role(role)}
    administrator = Role.INSPECTORATE_ADMINISTRATOR if row.side is Side.INSPECTORATE else Role.COUNCIL_ADMINISTRATOR
    return Principal(
        account_id=row.id if person else None,
        client_id=None if person else row.id,
        session_id=_uuid(claims.sid) if person else None,
        organisation_id=row.organisation_id,
        side=row.side,
        name=row.name,
        memberships=memberships,
        organisation_roles=frozenset({administrator}) if person and row.administrator else frozenset(),
        scopes=None if person else frozenset(claims.scope.split()) & frozenset(row.scopes),
        authenticated_at=row.authenticated_at,
    )


def _reach_own_inspections(session: Session, principal: Principal) -> None:
    """A council's administrator reaches all of the council's inspections: their list and timetables, no content."""
    own = session.execute(select(_INSPECTION.c.id).where(_INSPECTION.c.council_id == principal.organisation_id)).scalars()
    reached = {*own, *principal.memberships}
    session.execute(select(func.set_config("plumbline.inspections", ",".join(sorted(map(str, reached))), True)))
