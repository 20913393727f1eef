"""Writing findings, and sharing them in week 19 without any trace of evaluations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.findings.model import Finding
from plumbline.findings.policy import visible_to
from plumbline.findings.schema import FindingAddition, FindingChange, FindingView
from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection, State
from plumbline.inspections.service import find_inspection, indicators_in_scope, lock_inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, Problem


class FindingsSettled(Problem):
    """Nothing is added to an inspection that is over."""

    status, title = 409, "The findings are settled"


def list_findings(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[FindingView]:
    """Give the findings in the order of their numbers."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_findings")
    refuse_machine(principal, inspection)
    statement = select(Finding, Finding.number.label("number")).where(
        Finding.inspection_id == inspection_id, Finding.withdrawn_at.is_(None), visible_to(principal)
    )
    rows, cursor, count = page.read(session, statement, [Key(Finding.number, "number")], filters={"inspection": inspection_id})
    return Page(items=[view_of(row[0]) for row in rows], next_cursor=cursor, count=count)


def read_finding(session: Session, principal: Principal, inspection_id: UUID, finding_id: UUID) -> FindingView:
    """Give one finding with what the caller may do to it."""
    inspection, finding = _find(session, principal, inspection_id, finding_id, "read_finding")
    refuse_machine(principal, inspection)
    return _offered(principal, inspection, finding)


def add_finding(session: Session, principal: Principal, inspection_id: UUID, addition: FindingAddition, now: datetime) -> FindingView:
    """Write a finding down. Raises FindingsSettled (409) when the inspection is over, InvalidRequest (422) for an indicator out of scope."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "add_finding")
    inspection = lock_inspection(session, inspection_id)
    _refuse_settled(session, inspection)
    _refuse_out_of_scope(session, inspection, addition.indicator)
    last = session.execute(select(func.max(Finding.number)).where(Finding.inspection_id == inspection_id)).scalar_one()
    finding = Finding(
        inspection_id=inspection_id,
        number=(last or 0) + 1,
        kind=addition.kind,
        indicator=addition.indicator,
        text=addition.text,
        internal_note=addition.internal_note,
        to_share=addition.to_share,
        written_by=principal.subject,
        written_at=now,
        changed_at=now,
    )
    session.add(finding)
    session.flush()
    _record(session, principal, "finding_added", finding, now)
    return _offered(principal, inspection, finding)


def change_finding(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    finding_id: UUID,
    change: FindingChange,
    precondition: IfMatch,
    now: datetime,
) -> FindingView:
    """Change a finding from the version that was read. What was shared before stays as it was shared."""
    inspection, finding = _find(session, principal, inspection_id, finding_id, "change_finding", lock=True)
    precondition.check(view_of(finding), theirs=finding.text)
    _refuse_settled(session, inspection)
    changes = change.model_dump(exclude_unset=True)
    _refuse_out_of_scope(session, inspection, changes.get("indicator"))
    for name, value in changes.items():
        if value is None and name != "indicator":
            raise InvalidRequest("This member cannot be emptied.", errors=[FieldError(f"/{name}", "null", "Leave it out to keep it.")])
        setattr(finding, name, value)
    finding.changed_at = now
    session.flush()
    _record(session, principal, "finding_changed", finding, now)
    return _offered(principal, inspection, finding)


def withdraw_finding(
    session: Session, principal: Principal, inspection_id: UUID, finding_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Take a finding back; its number is not given again."""
    inspection, finding = _find(session, principal, inspection_id, finding_id, "withdraw_finding", lock=True)
    precondition.check(view_of(finding), theirs=finding.text)
    _refuse_settled(session, inspection)
    finding.withdrawn_at = now
    session.flush()
    _record(session, principal, "finding_withdrawn", finding, now)


def refuse_machine(principal: Principal, inspection: Inspection) -> None:
    """Keep findings from unattended clients until the report is out. Raises Forbidden (403)."""
    if principal.machine and inspection.state not in {State.PUBLISHED, State.CLOSED}:
        raise Forbidden("An API client reads findings once the report is published.")


def view_of(finding: Finding) -> FindingView:
    """Give a finding as the inspectorate sees it."""
    return FindingView(
        id=finding.id,
        reference=finding.reference,
        kind=finding.kind,
        indicator=finding.indicator,
        text=finding.text,
        internal_note=finding.internal_note,
        to_share=finding.to_share,
        written_by=finding.written_by,
        written_at=finding.written_at,
        changed_at=finding.changed_at,
    )


def standing_findings(session: Session, inspection_id: UUID) -> list[Finding]:
    """Give every finding that was not withdrawn, for the features above; the caller's right is checked there."""
    statement = select(Finding).where(Finding.inspection_id == inspection_id, Finding.withdrawn_at.is_(None)).order_by(Finding.number)
    return list(session.execute(statement).scalars())


def _find(
    session: Session, principal: Principal, inspection_id: UUID, finding_id: UUID, operation: str, *, lock: bool = False
) -> tuple[Inspection, Finding]:
    inspection = find_inspection(session, principal, inspection_id)
    statement = select(Finding).where(
        Finding.id == finding_id, Finding.inspection_id == inspection_id, Finding.withdrawn_at.is_(None), visible_to(principal)
    )
    finding = session.execute(statement.with_for_update() if lock else statement).scalar_one_or_none()
    if finding is None:
        raise NotFound
    require(principal, inspection_id, operation)
    return inspection, finding


def _offered(principal: Principal, inspection: Inspection, finding: Finding) -> FindingView:
    why = "The inspection is over." if inspection.closed else None
    acts = permitted_actions(principal, inspection.id, {"change_finding": why, "withdraw_finding": why})
    return view_of(finding).model_copy(update={"permitted_actions": acts})


def _refuse_settled(session: Session, inspection: Inspection) -> None:
    """After publication a change is the beginning of a correction, and says why (R124)."""
    if inspection.closed:
        raise FindingsSettled("The inspection is over.")
    if inspection.published_at is not None and not session.info.get("reason"):
        detail = "Say why in the header Audit-Reason: the report is published, and this begins a correction."
        raise InvalidRequest("A change after publication needs a reason.", errors=[FieldError("header:audit-reason", "missing", detail)])


def _refuse_out_of_scope(session: Session, inspection: Inspection, indicator: str | None) -> None:
    if indicator is not None and indicator not in {scoped.code for scoped in indicators_in_scope(session, inspection)}:
        raise InvalidRequest(
            "The indicator is not in the scope of this inspection.",
            errors=[FieldError("/indicator", "not_in_scope", "Give the code of an indicator of this inspection, or leave it out.")],
        )


def _record(session: Session, principal: Principal, action: str, finding: Finding, now: datetime) -> None:
    record(
        session,
        principal,
        action,
        now=now,
        inspection_id=finding.inspection_id,
        subject=("finding", finding.id),
        summary=f"{finding.reference} ({finding.kind.replace('_', ' ')}): {action.removeprefix('finding_')}.",
    )
