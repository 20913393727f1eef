"""The other people of an inspection, seen as callers: to ask what somebody else may see."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.model import Account, Membership, Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role


def principals_of(session: Session, inspection_id: UUID, accounts: Iterable[UUID]) -> dict[UUID, Principal]:
    """Give those of `accounts` that are active members of the inspection, each with the roles held in it."""
    statement = (
        select(Account.id, Account.name, Account.organisation_id, Organisation.side, Membership.role)
        .join(Membership, Membership.account_id == Account.id)
        .join(Organisation, Organisation.id == Account.organisation_id)
        .where(
            Membership.inspection_id == inspection_id,
            Membership.until_at.is_(None),
            Account.deactivated_at.is_(None),
            Account.id.in_(list(accounts)),
        )
    )
    found: dict[UUID, Principal] = {}
    for account_id, name, organisation_id, side, role in session.execute(statement):
        roles: frozenset[Role] = found[account_id].roles_in(inspection_id) if account_id in found else frozenset()
        found[account_id] = Principal(
            account_id=account_id,
            client_id=None,
            session_id=None,
            organisation_id=organisation_id,
            side=side,
            name=name,
            memberships={inspection_id: roles | {role}},
        )
    return found


def principal_of(session: Session, account: Account) -> Principal:
    """Give a person as a caller, with the roles held in every inspection at this moment: to ask what waits for them."""
    side = session.execute(select(Organisation.side).where(Organisation.id == account.organisation_id)).scalar_one()
    held = select(Membership.inspection_id, Membership.role).where(Membership.account_id == account.id, Membership.until_at.is_(None))
    memberships: dict[UUID, frozenset[Role]] = {}
    for inspection_id, role in session.execute(held):
        memberships[inspection_id] = memberships.get(inspection_id, frozenset()) | {role}
    return Principal(
        account_id=account.id,
        client_id=None,
        session_id=None,
        organisation_id=account.organisation_id,
        side=side,
        name=account.name,
        memberships=memberships,
    )
