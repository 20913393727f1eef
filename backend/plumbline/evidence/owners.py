"""What evidence belongs to: an inspection, or a self-evaluation that its council keeps outside any."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection
from plumbline.inspections.policy import visible_to
from plumbline.kernel.problems import NotFound


@dataclass(frozen=True)
class Owner:
    """Where an item is numbered, whose it is, and whether more can be added."""

    id: UUID
    organisation_id: UUID
    inspection_id: UUID | None
    closed: bool


def find_owner(session: Session, principal: Principal, owner_id: UUID) -> Owner:
    """Give the inspection, or the self-evaluation whose roles the caller carries. Raises NotFound for a stranger to both.

    Roles outside an inspection are worked out by the feature that keeps the self-evaluation: it hands them over with the
    caller, as if they were held in an inspection.
    """
    inspection = session.execute(select(Inspection).where(Inspection.id == owner_id, visible_to(principal))).scalar_one_or_none()
    if inspection is not None:
        return Owner(inspection.id, inspection.council_id, inspection.id, inspection.closed)
    if owner_id not in principal.memberships:
        raise NotFound
    return Owner(owner_id, principal.organisation_id, None, closed=False)
