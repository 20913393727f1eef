"""One current lead: named at the beginning, handed over with history (R18)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.memberships.service import appoint
from plumbline.identity.model import Account, Membership, Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import require
from plumbline.inspections.schema import HandoverSubmission, InspectionView
from plumbline.inspections.service import InspectionClosed, find_inspection, lock_inspection, view_of
from plumbline.kernel.problems import FieldError, InvalidRequest


def inspector(session: Session, who: UUID | str, pointer: str) -> Account:
    """Give somebody of the inspectorate who can work, by account or e-mail address.

    Raises InvalidRequest (422), pointing at the member that named them.
    """
    statement = (
        select(Account)
        .join(Organisation, Organisation.id == Account.organisation_id)
        .where(Organisation.side == Side.INSPECTORATE, Account.deactivated_at.is_(None))
        .where(Account.id == who if isinstance(who, UUID) else func.lower(Account.email) == who.lower())
    )
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        error = FieldError(pointer, "unknown_person", "Nobody of the inspectorate has this account.")
        raise InvalidRequest("This role needs a person of the inspectorate who has an account.", errors=[error])
    return found


def hand_over_lead(
    session: Session, principal: Principal, inspection_id: UUID, handover: HandoverSubmission, now: datetime
) -> InspectionView:
    """Let another inspector lead from now on; who led before stays in the history.

    Raises InvalidRequest (422), AlreadyMember, InspectionClosed (409).
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "hand_over_lead")
    pointer = "/email" if handover.account_id is None else "/account_id"
    successor = inspector(session, handover.account_id or handover.email or "", pointer)
    inspection = lock_inspection(session, inspection_id)
    if inspection.closed:
        raise InspectionClosed(f"The inspection is {inspection.state.value}.")
    current = select(Membership).where(
        Membership.inspection_id == inspection_id, Membership.role == Role.LEAD_INSPECTOR, Membership.until_at.is_(None)
    )
    before = session.execute(current.with_for_update()).scalar_one_or_none()
    if before is not None and before.account_id != successor.id:
        before.until_at, before.reason = now, handover.reason
        session.flush()
    made = appoint(session, inspection_id, successor, Role.LEAD_INSPECTOR, named_by=principal.subject, now=now)
    summary, subject = f"{successor.name} leads the inspection from now on.", ("member", made.id)
    reason = handover.reason
    record(session, principal, "lead_handed_over", now=now, inspection_id=inspection_id, subject=subject, summary=summary, reason=reason)
    return view_of(session, principal, inspection)
