"""Evidence as something to be found: by its code, title, type of source and description."""

from typing import Any

from sqlalchemy import Select, func, literal_column, null, select
from sqlalchemy.orm import Session

from plumbline.evidence.model import EvidenceItem
from plumbline.evidence.policy import visible_to
from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection


def searchable_evidence(session: Session, principal: Principal, inspection: Inspection) -> Select[Any]:
    """Give the items that the caller sees."""
    del session
    reference = func.reference_of("E", EvidenceItem.number)
    return select(
        reference.label("key"),
        null().label("place"),
        func.concat(reference, " ", EvidenceItem.title).label("title"),
        func.concat_ws(". ", EvidenceItem.source_type, EvidenceItem.description).label("text"),
        literal_column("evidence_item.words").label("words"),
    ).where(EvidenceItem.owner_id == inspection.id, visible_to(principal))
