"""The little that identity needs of an inspection, which is a feature above it: that the caller reaches it, and whose it is."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Uuid, and_, column, or_, select, table
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, EVERY_ROLE, Role
from plumbline.identity.rules import in_inspections
from plumbline.kernel.problems import NotFound

INSPECTION = table("inspection", column("id", Uuid()), column("council_id", Uuid()), column("reference"), column("notified_at"))


@dataclass(frozen=True)
class SeenInspection:
    """An inspection that the caller reaches."""

    id: UUID
    council_id: UUID
    reference: str


def find_inspection(session: Session, principal: Principal, inspection_id: UUID) -> SeenInspection:
    """Give the inspection if the caller holds any role in it or, once its council was told, administers that (R32).

    Raises NotFound (404).
    """
    reached = or_(
        in_inspections(principal, EVERY_ROLE | {Role.INSPECTORATE_ADMINISTRATOR}, INSPECTION.c.id),
        and_(in_inspections(principal, ADMINISTRATORS, INSPECTION.c.id), INSPECTION.c.notified_at.is_not(None)),
    )
    row = session.execute(select(INSPECTION).where(INSPECTION.c.id == inspection_id, reached)).one_or_none()
    if row is None:
        raise NotFound
    return SeenInspection(row.id, row.council_id, row.reference)
