"""The HTTP face of evaluations."""

from typing import Annotated
from uuid import UUID

from fastapi import Path

from plumbline.evaluations import service
from plumbline.evaluations.schema import (
    EvaluationHistory,
    EvaluationRecord,
    EvaluationsApprovalAct,
    EvaluationsApprovalView,
    EvaluationsView,
    EvaluationView,
)
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.text import Word
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections/{inspection_id}/evaluations", "evaluations")

Indicator = Annotated[Word, Path(description="The indicator's code, such as 5.2.")]


@router.get("", responses=problems(NotFound, Forbidden))
def list_evaluations(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> EvaluationsView:
    """Read what is recorded for every indicator in scope. Before publication the council reads empty lists."""
    return service.list_evaluations(session, principal, inspection_id, now)


@router.post("/approval", status_code=201, responses=problems(NotFound, Forbidden, service.ApprovalNotPossible))
def approve_evaluations(
    inspection_id: UUID, act: EvaluationsApprovalAct, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> EvaluationsApprovalView:
    """Approve the evaluations as they were read; a later change needs a new approval."""
    return service.approve_evaluations(session, principal, inspection_id, act, now)


@router.get("/{indicator}", responses=problems(NotFound, Forbidden))
def read_evaluation(inspection_id: UUID, indicator: Indicator, session: SessionDep, principal: CurrentPrincipal) -> EvaluationView:
    """Read one indicator's evaluation and narrative."""
    return service.read_evaluation(session, principal, inspection_id, indicator)


@router.get("/{indicator}/history", responses=problems(NotFound, Forbidden))
def read_evaluation_history(
    inspection_id: UUID, indicator: Indicator, session: SessionDep, principal: CurrentPrincipal
) -> EvaluationHistory:
    """Read every version of one indicator, newest first."""
    return service.read_evaluation_history(session, principal, inspection_id, indicator)


@router.put(
    "/{indicator}",
    responses=problems(
        NotFound,
        Forbidden,
        InvalidRequest,
        PreconditionRequired,
        PreconditionFailed,
        service.IndicatorNotEvaluated,
        service.EvaluationsSettled,
    ),
)
def record_evaluation(
    inspection_id: UUID,
    indicator: Indicator,
    agreed: EvaluationRecord,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> EvaluationView:
    """Record what was agreed for one indicator: a value of the scale where the method evaluates it, and the narrative."""
    return service.record_evaluation(session, principal, inspection_id, indicator, agreed, precondition, now)
