"""Indicators beyond those in focus: for comment, never for an evaluation, and for a stated reason (R14)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import FurtherIndicator, Inspection
from plumbline.inspections.policy import KNOWS_WHY
from plumbline.inspections.schema import FurtherIndicatorSubmission, FurtherIndicatorView
from plumbline.inspections.service import InspectionClosed, find_inspection, indicators_in_scope, lock_inspection, method_of
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound, Problem
from plumbline.methodology.method import Method


class AlreadyInScope(Problem):
    status, title = 409, "The indicator is in the scope already"
    example = "The inspection comments on this indicator anyway."


def list_further_indicators(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[FurtherIndicatorView]:
    """Give one page of what was added to the scope, by code. Only the inspectorate reads its own reasons."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_further_indicators")
    method = method_of(session, inspection)
    statement = select(FurtherIndicator.indicator.label("code"), FurtherIndicator).where(FurtherIndicator.inspection_id == inspection_id)
    keys = [Key(FurtherIndicator.indicator, "code")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    return Page(items=[_view(method, row.FurtherIndicator, principal) for row in rows], next_cursor=cursor, count=count)


def read_further_indicator(session: Session, principal: Principal, inspection_id: UUID, code: str) -> FurtherIndicatorView:
    """Give one of them. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_further_indicator")
    return _detail(session, principal, inspection, _one(session, inspection_id, code))


def add_further_indicator(
    session: Session, principal: Principal, inspection_id: UUID, addition: FurtherIndicatorSubmission, now: datetime
) -> FurtherIndicatorView:
    """Add an indicator to the scope. Raises InvalidRequest (422), AlreadyInScope, InspectionClosed (409)."""
    inspection = _changeable(session, principal, inspection_id, "add_further_indicator")
    method = method_of(session, inspection)
    if addition.indicator not in {indicator.code for indicator in method.indicators}:
        error = FieldError("/indicator", "unknown_indicator", "Give the code of an indicator of the whole framework.")
        raise InvalidRequest("The method has no such indicator.", errors=[error])
    if addition.indicator in {indicator.code for indicator in indicators_in_scope(session, inspection)}:
        raise AlreadyInScope(f"The inspection comments on {addition.indicator} already.")
    made = FurtherIndicator(
        inspection_id=inspection_id,
        indicator=addition.indicator,
        internal_reason=addition.internal_reason,
        reason_for_council=addition.reason_for_council,
        added_by=principal.subject,
        added_at=now,
    )
    session.add(made)
    session.flush()
    summary, subject = f"The inspection also comments on indicator {made.indicator}.", ("further_indicator", made.id)
    record(session, principal, "further_indicator_added", now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    return _detail(session, principal, inspection, made)


def remove_further_indicator(
    session: Session, principal: Principal, inspection_id: UUID, code: str, precondition: IfMatch, now: datetime
) -> None:
    """Take an indicator out of the scope again. Raises NotFound (404), 428, 412, InspectionClosed (409)."""
    inspection = _changeable(session, principal, inspection_id, "remove_further_indicator")
    row = _one(session, inspection_id, code)
    precondition.check(_detail(session, principal, inspection, row))
    session.delete(row)
    session.flush()
    summary, subject = f"The inspection no longer comments on indicator {code}.", ("further_indicator", row.id)
    record(session, principal, "further_indicator_removed", now=now, inspection_id=inspection_id, subject=subject, summary=summary)


def _changeable(session: Session, principal: Principal, inspection_id: UUID, operation: str) -> Inspection:
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, operation)
    inspection = lock_inspection(session, inspection_id)
    if _settled(inspection):
        raise InspectionClosed("The scope stands as it was published.")
    return inspection


def _settled(inspection: Inspection) -> bool:
    # From the moment on which the instant of publication is agreed: the report says what it comments on.
    return inspection.published_at is not None or inspection.closed


def _one(session: Session, inspection_id: UUID, code: str) -> FurtherIndicator:
    statement = select(FurtherIndicator).where(FurtherIndicator.inspection_id == inspection_id, FurtherIndicator.indicator == code)
    row = session.execute(statement).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


def _view(method: Method, row: FurtherIndicator, principal: Principal) -> FurtherIndicatorView:
    knows = bool(principal.roles_in(row.inspection_id) & KNOWS_WHY)
    return FurtherIndicatorView(
        indicator=row.indicator,
        title=method.indicator(row.indicator).title,
        reason_for_council=row.reason_for_council,
        internal_reason=row.internal_reason if knows else None,
        added_at=row.added_at,
    )


def _detail(session: Session, principal: Principal, inspection: Inspection, row: FurtherIndicator) -> FurtherIndicatorView:
    why = "The report has been published." if _settled(inspection) else None
    view = _view(method_of(session, inspection), row, principal)
    view.permitted_actions = permitted_actions(principal, inspection.id, {"remove_further_indicator": why})
    return view
