"""Who holds which role in an inspection: appointed, listed, ended, with history."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.inspections_seen import SeenInspection, find_inspection
from plumbline.identity.memberships.policy import appointers, visible_to
from plumbline.identity.memberships.schema import AppointableRole, AppointableRoles, MemberSubmission, MemberView
from plumbline.identity.model import Account, Membership, Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import EVERY_ROLE, Role, Side
from plumbline.identity.rules import PermittedAction, permitted_actions, require
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, Problem


class LeadAlreadyNamed(Problem):
    """There is one current lead."""

    status, title = 409, "The inspection has a lead inspector"
    example = "The lead hands over to another; the history is kept."


class AlreadyMember(Problem):
    """The person holds this role in the inspection already."""

    status, title = 409, "This person holds the role already"


Appointed = Callable[[Session, Membership, Account, datetime], None]
_APPOINTED: list[Appointed] = []
"""What features above do when somebody was given a role; filled by main."""


def register_appointed(*follow_ups: Appointed) -> None:
    """Add what follows every appointment, in this order."""
    _APPOINTED.extend(follow_up for follow_up in follow_ups if follow_up not in _APPOINTED)


def list_members(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest, *, former: bool) -> Page[MemberView]:
    """Give the current members that the caller may see, or those whose role has ended, the longest-standing first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_members")
    ended = Membership.until_at.is_not(None) if former else Membership.until_at.is_(None)
    statement = _members(principal).where(Membership.inspection_id == inspection_id, ended)
    keys = (Key(Membership.from_at, "from_at"), Key(Membership.id, "id"))
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id, "former": former})
    return Page(items=[_view(row, principal) for row in rows], next_cursor=cursor, count=count)


def get_member(session: Session, principal: Principal, inspection_id: UUID, member_id: UUID) -> MemberView:
    """Give one member, with what the caller may do. Raises NotFound (404)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "get_member")
    wanted = _members(principal).where(Membership.inspection_id == inspection_id, Membership.id == member_id)
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    view = _view(row, principal)
    view.permitted_actions = permitted_actions(principal, inspection_id, {"end_membership": _why_not_end(principal, row)})
    return view


def add_member(session: Session, principal: Principal, inspection_id: UUID, given: MemberSubmission, now: datetime) -> MemberView:
    """Give somebody a role. Raises Forbidden (403) naming who may, InvalidRequest (422) for a person not of that side."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "add_member")
    require_appointer(principal, inspection_id, given.role, deputy=given.deputy)
    account = _person_of(session, inspection, given)
    membership = appoint(session, inspection_id, account, given.role, named_by=principal.subject, now=now, deputy=given.deputy)
    summary = f"{account.name} became {given.role.words}{' (deputy)' if given.deputy else ''}."
    record(session, principal, "member_added", now=now, inspection_id=inspection_id, subject=("member", membership.id), summary=summary)
    return get_member(session, principal, inspection_id, membership.id)


def appoint(
    session: Session, inspection_id: UUID, account: Account, role: Role, *, named_by: UUID | None, now: datetime, deputy: bool = False
) -> Membership:
    """Write a membership, whoever asked for it. Raises LeadAlreadyNamed or AlreadyMember (409)."""
    current = select(Membership).where(Membership.inspection_id == inspection_id, Membership.role == role, Membership.until_at.is_(None))
    held = session.execute(current).scalars().all()
    if any(other.account_id == account.id for other in held):
        raise AlreadyMember("The role was not given a second time.")
    if role is Role.LEAD_INSPECTOR and held:
        raise LeadAlreadyNamed("There is one current lead. The lead hands over; the history is kept.")
    made = Membership(inspection_id=inspection_id, account_id=account.id, role=role, deputy=deputy, from_at=now, named_by=named_by)
    session.add(made)
    session.flush()
    for follow_up in _APPOINTED:
        follow_up(session, made, account, now)
    return made


def end_membership(
    session: Session, principal: Principal, inspection_id: UUID, member_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Take a role back; from the next request on it gives no right. The history keeps it."""
    current = get_member(session, principal, inspection_id, member_id)
    require(principal, inspection_id, "end_membership")
    require_appointer(principal, inspection_id, current.role, deputy=current.deputy)
    membership = session.get_one(Membership, member_id, with_for_update=True)
    precondition.check(get_member(session, principal, inspection_id, member_id))
    if membership.role is Role.LEAD_INSPECTOR:
        raise LeadAlreadyNamed("An inspection is never without a lead: hand over to another inspector instead.")
    if membership.until_at is not None:
        return
    membership.until_at = now
    membership.reason = session.info.get("reason")
    session.flush()
    summary = f"{current.name} is no longer {current.role.words}."
    record(session, principal, "member_ended", now=now, inspection_id=inspection_id, subject=("member", member_id), summary=summary)


def list_appointable_roles(session: Session, principal: Principal, inspection_id: UUID) -> AppointableRoles:
    """Give every role of an inspection with whether the caller appoints it, or who does."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_appointable_roles")

    def permitted(role: Role, *, deputy: bool) -> PermittedAction:
        why = _why_not_appoint(principal, inspection_id, role, deputy=deputy)
        return PermittedAction(action="add_member", allowed=why is None, reason=why)

    return AppointableRoles(
        items=[
            AppointableRole(
                role=role,
                role_in_words=role.words,
                side=role.side,
                permitted=permitted(role, deputy=False),
                permitted_for_a_deputy=permitted(role, deputy=True),
            )
            for role in Role
            if role in EVERY_ROLE
        ]
    )


def require_appointer(principal: Principal, inspection_id: UUID, role: Role, *, deputy: bool) -> None:
    """Raise Forbidden (403), naming who appoints `role`, unless the caller does."""
    why = _why_not_appoint(principal, inspection_id, role, deputy=deputy)
    if why is not None:
        raise Forbidden(why)


def _why_not_appoint(principal: Principal, inspection_id: UUID, role: Role, *, deputy: bool) -> str | None:
    who = appointers(role, deputy=deputy)
    if principal.roles_in(inspection_id) & who:
        return None
    names = [f"the {appointer.words}" for appointer in Role if appointer in who]
    return f"The {role.words} is appointed by {' or '.join(names) or 'nobody here'}."


def _person_of(session: Session, inspection: SeenInspection, given: MemberSubmission) -> Account:
    wanted = select(Account).join(Organisation, Organisation.id == Account.organisation_id).where(Account.deactivated_at.is_(None))
    if given.role.side is Side.COUNCIL:
        wanted = wanted.where(Account.organisation_id == inspection.council_id)
    else:
        wanted = wanted.where(Organisation.side == Side.INSPECTORATE)
    by_id = Account.id == given.account_id
    account = session.execute(
        wanted.where(by_id if given.email is None else func.lower(Account.email) == given.email.lower())
    ).scalar_one_or_none()
    if account is None:
        pointer = "/email" if given.account_id is None else "/account_id"
        raise InvalidRequest(
            "This role needs a person of its own side who has an account.",
            errors=[FieldError(pointer, "unknown_person", "Nobody of that side has this account. Invite the person instead.")],
        )
    return account


def _members(principal: Principal) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Membership.id,
            Membership.inspection_id,
            Membership.account_id,
            Account.name,
            Account.post,
            Account.email,
            Account.organisation_id,
            Organisation.side,
            Membership.role,
            Membership.deputy,
            Membership.from_at,
            Membership.until_at,
            Membership.reason,
            Account.deactivated_at,
        )
        .join(Account, Account.id == Membership.account_id)
        .join(Organisation, Organisation.id == Account.organisation_id)
        .where(visible_to(principal))
    )


def _view(row: Row[Any], principal: Principal) -> MemberView:
    own = row.organisation_id == principal.organisation_id
    return MemberView(
        id=row.id,
        account_id=row.account_id,
        name=row.name,
        post=row.post,
        email=row.email if own else None,
        side=row.side,
        role=row.role,
        deputy=row.deputy,
        from_at=row.from_at,
        until_at=row.until_at,
        active=row.deactivated_at is None and row.until_at is None,
        reason=row.reason if own or row.role is Role.LEAD_INSPECTOR else None,
    )


def _why_not_end(principal: Principal, row: Row[Any]) -> str | None:
    if row.role is Role.LEAD_INSPECTOR:
        return "The lead hands over to another; an inspection is never without one."
    why = _why_not_appoint(principal, row.inspection_id, row.role, deputy=row.deputy)
    return why or (None if row.until_at is None else "This role has ended.")
