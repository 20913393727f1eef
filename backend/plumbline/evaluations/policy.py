"""Who may see and record evaluations (R19, R25, R102, R109). Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, or_

from plumbline.evaluations.model import EvaluationVersion
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ANALYSTS, COUNCIL, INSPECTORS, LEAD, QA, SUPPORT
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind

FROM_APPROVAL = ANALYSTS | SUPPORT
"""Of the inspectorate, these read evaluations once quality assurance has approved them."""

RULES = {
    "list_evaluations": Rule(
        roles=INSPECTORS | FROM_APPROVAL | COUNCIL,
        scope="evaluations:read",
        gate="analysts and the support officer: from approval; the council: from publication, until then the lists are empty",
    ),
    "read_evaluation": Rule(
        roles=INSPECTORS | FROM_APPROVAL, scope="evaluations:read", gate="from approval for analysts and the support officer"
    ),
    "read_evaluation_history": Rule(roles=INSPECTORS, scope="evaluations:read"),
    "record_evaluation": Rule(
        roles=LEAD | QA, sees=INSPECTORS, scope="evaluations:write", gate="until the inspection is over; after publication with a reason"
    ),
    "approve_evaluations": Rule(roles=QA, sees=INSPECTORS, scope="evaluations:write", gate="by somebody who recorded none of them"),
}

_INSPECTORS = {"inspectorate": frozenset(INSPECTORS)}
ACTIONS = (
    Action(name="evaluation_recorded", sides=_INSPECTORS),
    Action(name="evaluations_approved", sides={"inspectorate": frozenset(INSPECTORS | FROM_APPROVAL)}),
)


NOTICES = (
    Kind(
        name="evaluations_approved",
        sentence="Quality assurance approved the evaluations.",
        readers=INSPECTORS | FROM_APPROVAL,
        page="/evaluations",
        acts=frozenset({"evaluations_approved"}),
    ),
)


def visible_to(principal: Principal, *, approved: bool) -> ColumnElement[bool]:
    """Inspectors always; analysts and the support officer from approval; nobody of the council, ever, by this door."""
    inspection = EvaluationVersion.inspection_id
    inside = in_inspections(principal, INSPECTORS, inspection)
    return or_(inside, in_inspections(principal, FROM_APPROVAL, inspection)) if approved else inside
