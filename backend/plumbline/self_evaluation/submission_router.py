"""The submission of an inspection's self-evaluation, its receipt, and what comes after it, over HTTP."""

from uuid import UUID

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.self_evaluation import submitting, supplementing
from plumbline.self_evaluation.desk import Inside
from plumbline.self_evaluation.receipt_shown import ReceiptView, SupplementRows, SupplementView
from plumbline.self_evaluation.refusals import (
    CertificationNeeded,
    InspectionOver,
    NotForOnTimeRecord,
    SelfEvaluationNotSubmitted,
    SelfEvaluationSubmitted,
    TextChanged,
)
from plumbline.self_evaluation.schema import OnTimeSubmission, SubmissionAct, SupplementSubmission

router = feature_router("/inspections/{inspection_id}/self-evaluation", "self-evaluation")


@router.post(
    "/submission",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, SelfEvaluationSubmitted, TextChanged, CertificationNeeded, InspectionOver),
)
def submit_self_evaluation(
    inspection_id: UUID, act: SubmissionAct, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ReceiptView:
    """Submit the self-evaluation with its evidence: one act freezes both and gives the receipt. Late is taken, and said."""
    return submitting.submit_self_evaluation(session, principal, Inside(inspection_id), act, now)


@router.get("/submission/receipt", responses=problems(NotFound, Forbidden))
def read_receipt(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ReceiptView:
    """Read the receipt: `text` to print, and the same to compute with."""
    return submitting.read_receipt(session, principal, Inside(inspection_id), now)


@router.post("/submission/on-time", responses=problems(NotFound, Forbidden, InvalidRequest, SelfEvaluationNotSubmitted, NotForOnTimeRecord))
def record_submission_on_time(
    inspection_id: UUID, record: OnTimeSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ReceiptView:
    """Record, as lead inspector, a late submission as on time, since the service was not ready in the hour before its deadline."""
    return submitting.record_submission_on_time(session, principal, Inside(inspection_id), record, now)


@router.get("/supplements", responses=problems(NotFound, Forbidden))
def list_supplements(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> SupplementRows:
    """List what was handed in after the submission."""
    return supplementing.list_supplements(session, principal, Inside(inspection_id), now)


@router.post(
    "/supplements",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, SelfEvaluationNotSubmitted, InspectionOver),
)
def submit_supplement(
    inspection_id: UUID, supplement: SupplementSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SupplementView:
    """Hand in supplementary material with the evidence that it cites; what was submitted stays as it was."""
    return supplementing.submit_supplement(session, principal, Inside(inspection_id), supplement, now)
