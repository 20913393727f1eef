"""Who asks for the case list, who sends it, and who sees what of it. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, or_

from plumbline.case_files.lists.model import CaseList, CaseListConfirmation, CaseListRequest
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ANALYSTS, CHIEFS, CONTRIBUTORS, COORDINATOR, LEAD, SUPPORT, Side
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.kernel.read_log import ReadKind
from plumbline.notifications.kinds import Kind, Mailing

ASKS = LEAD | SUPPORT | ANALYSTS
SENDS = COORDINATOR | CHIEFS | CONTRIBUTORS
"""A contributor may be the council's data officer."""
SEES_ROWS = LEAD | ANALYSTS | COORDINATOR
SEES_REPORTS = SEES_ROWS | SUPPORT
"""The support officer helps with what is wrong and sees no case (R53)."""
SEES = SEES_REPORTS | SENDS
"""Those who send see what is asked for, and of the versions their own."""

_OWN = "Of the versions, chiefs and contributors see their own."
_READ = Rule(roles=SEES, scope="case_lists:read", gate=_OWN)
_SEND = Rule(roles=SENDS, sees=SEES, scope="case_lists:write", gate="Once the list was asked for, until the sample is drawn.")

RULES = {
    "read_case_list": _READ,
    "list_case_list_requests": Rule(roles=SEES, scope="case_lists:read"),
    "request_case_list": Rule(roles=ASKS, sees=SEES, scope="case_lists:write", gate="A second request needs a reason."),
    "send_case_list": _SEND,
    "list_case_lists": _READ,
    "read_case_list_version": _READ,
    "export_case_list_problems": _READ,
    "list_case_rows": Rule(roles=SEES_ROWS | SENDS, scope="case_lists:read", gate=_OWN),
    "read_case_list_profile": _READ,
    "read_case_list_template": Rule(roles=SEES, scope="case_lists:read"),
    "confirm_case_list_value": Rule(roles=SENDS, sees=SEES, scope="case_lists:write", gate="Until the inspection is closed."),
    "list_case_list_confirmations": _READ,
}

_COORDINATOR: dict[str, frozenset[str]] = {Side.COUNCIL: frozenset(COORDINATOR)}
ACTIONS = (
    Action(name="case_list_requested", sides={Side.COUNCIL: frozenset(SENDS), Side.INSPECTORATE: frozenset(ASKS)}),
    Action(name="case_list_accepted", sides={**_COORDINATOR, Side.INSPECTORATE: frozenset(ASKS)}),
    Action(name="case_list_refused", sides={**_COORDINATOR, Side.INSPECTORATE: frozenset(SUPPORT)}),
    Action(name="case_list_value_confirmed", sides={**_COORDINATOR, Side.INSPECTORATE: frozenset(ASKS)}),
)

NOTICES = (
    Kind(
        name="case_list_requested",
        sentence="The inspectorate asked for the case list.",
        readers=SENDS,
        page="/case-list",
        acts=frozenset({"case_list_requested"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="case_list_accepted",
        sentence="A version of the case list was accepted.",
        readers=ASKS | COORDINATOR,
        page="/case-list",
        acts=frozenset({"case_list_accepted"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="case_list_refused",
        sentence="A version of the case list was refused: there is something to put right.",
        readers=SUPPORT | COORDINATOR,
        page="/case-list",
        acts=frozenset({"case_list_refused"}),
    ),
)

READ_KINDS = {
    "case_list": ReadKind(sides={Side.COUNCIL.value: frozenset(COORDINATOR), Side.INSPECTORATE.value: frozenset(LEAD | ANALYSTS)}),
}


def requests_visible_to(principal: Principal) -> ColumnElement[bool]:
    """What is asked for is no secret of anybody who sends or receives it."""
    return in_inspections(principal, SEES, CaseListRequest.inspection_id)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Every version for those who work with the list; for others who send one, their own."""
    return or_(
        in_inspections(principal, SEES_REPORTS, CaseList.inspection_id),
        and_(in_inspections(principal, SENDS, CaseList.inspection_id), CaseList.sent_by == principal.subject),
    )


def rows_visible_to(principal: Principal) -> ColumnElement[bool]:
    """The cases themselves, over `CaseList`: for the lead, the analysts, the coordinator, and whoever sent them."""
    return or_(
        in_inspections(principal, SEES_ROWS, CaseList.inspection_id),
        and_(in_inspections(principal, SENDS, CaseList.inspection_id), CaseList.sent_by == principal.subject),
    )


def confirmations_visible_to(principal: Principal) -> ColumnElement[bool]:
    """As with the versions: all, or one's own."""
    place = CaseListConfirmation.inspection_id
    return or_(
        in_inspections(principal, SEES_REPORTS, place),
        and_(in_inspections(principal, SENDS, place), CaseListConfirmation.confirmed_by == principal.subject),
    )
