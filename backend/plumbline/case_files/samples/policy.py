"""Who draws the sample, changes and releases it, and who sees it when. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, or_

from plumbline.case_files.samples.model import CaseSample
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ANALYSTS, COORDINATOR, INSPECTORATE, LEAD, SUPPORT, TEAM, Side
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.kernel.read_log import ReadKind
from plumbline.notifications.kinds import Kind, Mailing

SEES = INSPECTORATE | COORDINATOR

_RELEASED = "The coordinator sees the sample once it is released, and nothing of it before."
_UNTIL_OVER = "Once the sample is drawn, until the inspection is over."
_READ = Rule(roles=SEES, scope="samples:read", gate=_RELEASED)

RULES = {
    "read_case_sample": _READ,
    "plan_case_sample": Rule(roles=LEAD | ANALYSTS, sees=SEES, scope="samples:read", gate="Once a case list was accepted."),
    "draw_case_sample": Rule(roles=ANALYSTS, sees=SEES, scope="samples:draw", gate="Once for each case list that was accepted."),
    "list_sampled_cases": _READ,
    "add_case_by_hand": Rule(roles=ANALYSTS, sees=SEES, scope="samples:draw", gate=_UNTIL_OVER),
    "list_replacements": _READ,
    "ask_for_replacement": Rule(roles=ANALYSTS, sees=SEES, scope="samples:draw", gate=_UNTIL_OVER),
    "answer_replacement": Rule(roles=LEAD, sees=SEES, scope="samples:draw", gate=_UNTIL_OVER),
    "release_case_sample": Rule(roles=ANALYSTS, sees=SEES, scope="samples:draw", gate="Not before the week that the timetable gives."),
    "export_case_sample_file": _READ,
}

_INSIDE: dict[str, frozenset[str]] = {Side.INSPECTORATE: frozenset(INSPECTORATE)}
_BOTH: dict[str, frozenset[str]] = _INSIDE | {Side.COUNCIL: frozenset(COORDINATOR)}
ACTIONS = (
    *(Action(name=name, sides=_INSIDE) for name in ("case_sample_drawn", "case_added_by_hand")),
    *(Action(name=f"case_replacement_{act}", sides=_INSIDE) for act in ("asked", "answered")),
    *(Action(name=f"case_sample_{act}", sides=_BOTH) for act in ("released", "changed")),
)

NOTICES = (
    Kind(
        name="case_sample_drawn",
        sentence="The case sample was drawn.",
        readers=LEAD | SUPPORT,
        page="/case-sample",
        acts=frozenset({"case_sample_drawn"}),
    ),
    Kind(
        name="case_replacement_asked",
        sentence="A case of the sample cannot be read. Its replacement waits for the lead inspector's answer.",
        readers=LEAD,
        page="/case-sample",
        acts=frozenset({"case_replacement_asked"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="case_replacement_answered",
        sentence="The lead inspector answered whether a case of the sample is replaced.",
        readers=ANALYSTS,
        page="/case-sample",
        acts=frozenset({"case_replacement_answered"}),
    ),
    Kind(
        name="case_sample_released",
        sentence="The case sample was released: it says which records are read.",
        readers=TEAM | SUPPORT | COORDINATOR,
        page="/case-sample",
        acts=frozenset({"case_sample_released"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="case_sample_changed",
        sentence="A case was added to the released sample, or took the place of another.",
        readers=TEAM | SUPPORT | COORDINATOR,
        page="/case-sample",
        acts=frozenset({"case_sample_changed"}),
        mailing=Mailing.AT_ONCE,
    ),
)

READ_KINDS = {
    "case_sample": ReadKind(sides={Side.COUNCIL.value: frozenset(COORDINATOR), Side.INSPECTORATE.value: frozenset(LEAD | ANALYSTS)}),
}


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The inspectorate from the draw on; the council's coordinator from the release on (R55). Local readers see their own cases only."""
    return or_(
        in_inspections(principal, INSPECTORATE, CaseSample.inspection_id),
        and_(in_inspections(principal, COORDINATOR, CaseSample.inspection_id), CaseSample.released_at.is_not(None)),
    )
