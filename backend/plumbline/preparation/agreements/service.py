"""Proposing, saying yes, and reading what both sides agreed on (R48, R156)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, lock_for, refuse_closed
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, Problem
from plumbline.preparation.agreements.matters import MATTERS
from plumbline.preparation.agreements.model import Agreement, AgreementMatter
from plumbline.preparation.agreements.policy import visible_to
from plumbline.preparation.agreements.schema import (
    AgreementConfirmation,
    AgreementProposal,
    AgreementVersionView,
    AgreementView,
    CaseDataBasisView,
)
from plumbline.timetable.gates import finish_if_open


class NotForYouToConfirm(Problem):
    """An agreement takes two: the side that proposed it cannot say yes for the other."""

    status, title = 409, "This cannot be agreed to now"
    example = "Your side proposed it: the other side agrees to it, or proposes something else."
    advice = "Read the agreement again: somebody may have agreed to it, or proposed something else, in the meantime."


def read_agreement(session: Session, principal: Principal, inspection_id: UUID, matter: AgreementMatter) -> AgreementView:
    """Give what stands and what waits for the other side's yes."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_agreement")
    return _view(session, principal, inspection, matter)


def list_agreement_versions(
    session: Session, principal: Principal, inspection_id: UUID, matter: AgreementMatter, page: PageRequest
) -> Page[AgreementVersionView]:
    """Give one page of every version, the newest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_agreement_versions")
    statement = select(Agreement.version.label("version"), Agreement).where(
        Agreement.inspection_id == inspection_id, Agreement.matter == matter, visible_to(principal)
    )
    filters = {"inspection": inspection_id, "matter": matter}
    rows, cursor, count = page.read(session, statement, [Key(Agreement.version, "version")], filters=filters, descending=True)
    return Page(items=[_version(row.Agreement) for row in rows], next_cursor=cursor, count=count)


def propose_agreement(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    matter: AgreementMatter,
    proposal: AgreementProposal,
    precondition: IfMatch,
    now: datetime,
) -> AgreementView:
    """Add a version that waits for the other side's yes; the same words again change nothing.

    Raises InvalidRequest (422) for what is not of this matter, 428, 412, InspectionClosed (409).
    """
    _refuse_misfit(matter, proposal)
    inspection = lock_for(session, principal, inspection_id, "propose_agreement")
    before = _view(session, principal, inspection, matter)
    newest = before.newest
    precondition.check(before, theirs=newest.model_dump(mode="json") if newest else None)
    refuse_closed(inspection)
    if newest is not None and newest.model_dump(include=set(AgreementProposal.model_fields)) == proposal.model_dump():
        return before
    made = Agreement(
        inspection_id=inspection_id,
        matter=matter,
        version=(newest.version if newest else 0) + 1,
        route=proposal.route,
        arrangements=proposal.arrangements,
        side=principal.side,
        proposed_by=principal.subject,
        proposed_by_name=principal.name,
        proposed_at=now,
        lawful_basis=proposal.case_data.lawful_basis if proposal.case_data else None,
        privacy_notice=proposal.case_data.privacy_notice if proposal.case_data else None,
    )
    session.add(made)
    session.flush()
    summary, subject = f"Version {made.version} of {MATTERS[matter].title} was proposed.", ("agreement", made.id)
    record(session, principal, MATTERS[matter].proposed, now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    return _view(session, principal, inspection, matter)


def confirm_agreement(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    matter: AgreementMatter,
    confirmation: AgreementConfirmation,
    now: datetime,
) -> AgreementView:
    """Say yes to exactly the version that was read. Raises NotForYouToConfirm, InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "confirm_agreement")
    refuse_closed(inspection)
    newest = next(iter(_versions(session, principal, inspection_id, matter)), None)
    why = _why_not(principal, newest)
    if newest is None or why is not None:
        raise NotForYouToConfirm(why or "")
    if newest.version != confirmation.version:
        raise NotForYouToConfirm("Something else was proposed after you read it. Read it again.")
    newest.confirmed_by, newest.confirmed_by_name, newest.confirmed_at = principal.subject, principal.name, now
    session.flush()
    rules = MATTERS[matter]
    summary, subject = f"Version {newest.version} of {rules.title} was agreed.", ("agreement", newest.id)
    record(session, principal, rules.confirmed, now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    if rules.task is not None:
        finish_if_open(session, inspection_id, rules.task, (principal.subject, principal.name), now)
    return _view(session, principal, inspection, matter)


def standing_agreement(session: Session, inspection_id: UUID, matter: AgreementMatter) -> Agreement | None:
    """Give the version that both sides last agreed on, for an act that waits for one."""
    of_this = select(Agreement).where(Agreement.inspection_id == inspection_id, Agreement.matter == matter)
    agreed = of_this.where(Agreement.confirmed_at.is_not(None)).order_by(Agreement.version.desc()).limit(1)
    return session.execute(agreed).scalar_one_or_none()


def _refuse_misfit(matter: AgreementMatter, proposal: AgreementProposal) -> None:
    rules, faults = MATTERS[matter], []
    if proposal.route not in rules.routes:
        routes = " or ".join(rules.routes)
        faults.append(FieldError("/route", "not_of_this_matter", f"Nothing of this matter is sent that way: choose {routes}."))
    if rules.needs_basis and proposal.case_data is None:
        faults.append(FieldError("/case_data", "missing", "Give the lawful basis and the privacy notice."))
    if not rules.needs_basis and proposal.case_data is not None:
        faults.append(FieldError("/case_data", "not_of_this_matter", "Leave it out: only case data has it."))
    if faults:
        raise InvalidRequest("The proposal does not fit what it is about.", errors=faults)


def _why_not(principal: Principal, newest: Agreement | None) -> str | None:
    if newest is None:
        return "Nothing is proposed yet."
    if newest.confirmed_at is not None:
        return "Both sides have agreed to it already."
    return "Your side proposed it: the other side agrees to it, or proposes something else." if newest.side is principal.side else None


def _versions(session: Session, principal: Principal, inspection_id: UUID, matter: AgreementMatter) -> list[Agreement]:
    """Give the newest version and, where that waits, the last one that both sides agreed on."""
    of_this = select(Agreement).where(Agreement.inspection_id == inspection_id, Agreement.matter == matter, visible_to(principal))
    newest = of_this.order_by(Agreement.version.desc()).limit(1)
    agreed = of_this.where(Agreement.confirmed_at.is_not(None)).order_by(Agreement.version.desc()).limit(1)
    found = session.execute(newest).scalars().all()
    waits = bool(found) and found[0].confirmed_at is None
    return [*found, *(session.execute(agreed).scalars() if waits else ())]


def _view(session: Session, principal: Principal, inspection: Inspection, matter: AgreementMatter) -> AgreementView:
    found = _versions(session, principal, inspection.id, matter)
    newest = found[0] if found else None
    standing = next((version for version in found if version.confirmed_at is not None), None)
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    acts = {"propose_agreement": over, "confirm_agreement": over or _why_not(principal, newest)}
    return AgreementView(
        matter=matter,
        routes=list(MATTERS[matter].routes),
        newest=_version(newest) if newest else None,
        standing=_version(standing) if standing else None,
        permitted_actions=permitted_actions(principal, inspection.id, acts),
    )


def _version(row: Agreement) -> AgreementVersionView:
    basis = None
    if row.lawful_basis is not None and row.privacy_notice is not None:
        basis = CaseDataBasisView(lawful_basis=row.lawful_basis, privacy_notice=row.privacy_notice)
    return AgreementVersionView(
        version=row.version,
        route=row.route,
        arrangements=row.arrangements,
        case_data=basis,
        proposed_side=row.side,
        proposed_by=row.proposed_by_name,
        proposed_at=row.proposed_at,
        confirmed_by=row.confirmed_by_name,
        confirmed_at=row.confirmed_at,
    )
