"""Finding an inspection, and what it is bound to."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.inspections.model import FurtherIndicator, Inspection
from plumbline.inspections.policy import visible_to
from plumbline.kernel.problems import NotFound
from plumbline.methodology.framework import Indicator
from plumbline.methodology.method import Method
from plumbline.methodology.service import pinned_method


def find_inspection(session: Session, principal: Principal, inspection_id: UUID) -> Inspection:
    """Give the inspection where the caller may know of it. Raises NotFound (404) for a stranger, whatever the id."""
    inspection = session.execute(select(Inspection).where(Inspection.id == inspection_id, visible_to(principal))).scalar_one_or_none()
    if inspection is None:
        raise NotFound
    return inspection


def lock_inspection(session: Session, inspection_id: UUID) -> Inspection:
    """Hold the inspection's row to the end of the transaction, so that acts that count on its state happen one by one."""
    statement = select(Inspection).where(Inspection.id == inspection_id).with_for_update().execution_options(populate_existing=True)
    return session.execute(statement).scalar_one()


def method_of(session: Session, inspection: Inspection) -> Method:
    """Give the version of the method that the inspection is bound to (R16)."""
    return pinned_method(session, inspection.methodology_id, inspection.methodology_sha256)


def indicators_in_scope(session: Session, inspection: Inspection) -> list[Indicator]:
    """Give the indicators in focus, and after them those the lead added for narrative comment only (R11, R14)."""
    method = method_of(session, inspection)
    further = select(FurtherIndicator.indicator).where(FurtherIndicator.inspection_id == inspection.id).order_by(FurtherIndicator.indicator)
    added = [method.indicator(code) for code in session.execute(further).scalars()]
    return [*method.focus_indicators, *(indicator for indicator in added if indicator not in method.focus_indicators)]
