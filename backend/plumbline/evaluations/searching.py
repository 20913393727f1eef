"""Narratives and rationales as something to be found, for those who read evaluations; never for the council by this door."""

from typing import Any

from sqlalchemy import Select, func, literal_column, select
from sqlalchemy.orm import Session, aliased

from plumbline.evaluations.model import EvaluationVersion
from plumbline.evaluations.policy import visible_to
from plumbline.evaluations.service import current_versions, standing_approval
from plumbline.identity.principal import Principal
from plumbline.identity.roles import INSPECTORS
from plumbline.inspections.model import Inspection


def searchable_evaluations(session: Session, principal: Principal, inspection: Inspection) -> Select[Any]:
    """Give the newest version of each indicator: to inspectors, and from approval to the analyst and the support officer."""
    approved = not principal.roles_in(inspection.id) & INSPECTORS and _approved(session, inspection)
    later = aliased(EvaluationVersion)
    newest = (
        select(func.max(later.version))
        .where(later.inspection_id == EvaluationVersion.inspection_id, later.indicator == EvaluationVersion.indicator)
        .correlate(EvaluationVersion)
        .scalar_subquery()
    )
    return select(
        EvaluationVersion.indicator.label("key"),
        EvaluationVersion.indicator.label("place"),
        EvaluationVersion.indicator.label("title"),
        func.concat_ws("\n", EvaluationVersion.narrative, EvaluationVersion.rationale).label("text"),
        literal_column("evaluation_version.words").label("words"),
    ).where(
        EvaluationVersion.inspection_id == inspection.id,
        EvaluationVersion.version == newest,
        visible_to(principal, approved=approved),
    )


def _approved(session: Session, inspection: Inspection) -> bool:
    return standing_approval(session, inspection.id, current_versions(session, inspection.id)) is not None
