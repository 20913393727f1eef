"""Who may see and who may move a plan. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, exists, literal, or_, true

from plumbline.identity.principal import Principal
from plumbline.identity.roles import (
    ADMINISTRATORS,
    CHIEFS,
    CONTRIBUTORS,
    COORDINATOR,
    COUNCIL_LEADERS,
    EVERY_ROLE,
    INSPECTORATE,
    LEAD,
    READERS,
    SUPPORT,
    Role,
    Side,
)
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import NEAR, PASSED, Kind, Mailing
from plumbline.notifications.model import Notification
from plumbline.timetable.model import Task
from plumbline.timetable.stages import OFFICE

READS = EVERY_ROLE | ADMINISTRATORS
WHOLE = INSPECTORATE | COUNCIL_LEADERS | ADMINISTRATORS
"""Those who read the plan whole; contributors and readers see the tasks of their own role and the weeks these lie in."""
ADMINISTRATOR = frozenset({Role.INSPECTORATE_ADMINISTRATOR})
ORGANISERS = {Side.INSPECTORATE: LEAD | SUPPORT, Side.COUNCIL: COORDINATOR | CHIEFS}
"""Those who keep a party's column: they may tick any task of it, whoever it is meant for."""

_READ = Rule(roles=READS, scope="timetable:read")
_READ_WHOLE = Rule(roles=WHOLE, scope="timetable:read")
_TICK = Rule(
    roles=EVERY_ROLE | ADMINISTRATOR,
    sees=READS,
    scope="requests:respond",
    gate="Only by the party that the task belongs to; until the inspection is closed.",
)
_REVISE = Rule(roles=LEAD, sees=READS, scope="inspections:manage", gate="Until it is reached.")
_SHIFT = Rule(roles=LEAD, sees=WHOLE, scope="inspections:manage", gate="Until the report is published.")
_CLOSES = Rule(
    roles=LEAD | SUPPORT | COORDINATOR | CHIEFS | {Role.COUNCIL_ADMINISTRATOR},
    sees=WHOLE,
    scope="members:manage",
)

RULES = {
    "create_inspection": Rule(roles=ADMINISTRATOR, sees=frozenset(Role), scope="inspections:manage"),
    "preview_inspection": Rule(roles=ADMINISTRATOR, sees=frozenset(Role), scope="inspections:manage"),
    "change_inspection": Rule(roles=OFFICE, sees=READS, scope="inspections:manage", gate="Until the notification letter goes out."),
    "read_timetable": _READ,
    "read_calendar": _READ,
    "list_milestones": _READ,
    "read_milestone": _READ,
    "revise_milestone": _REVISE,
    "preview_milestone_revision": _REVISE,
    "list_plan_shifts": _READ_WHOLE,
    "shift_plan": _SHIFT,
    "preview_plan_shift": _SHIFT,
    "list_closed_days": _READ_WHOLE,
    "read_closed_day": _READ_WHOLE,
    "add_closed_day": _CLOSES,
    "remove_closed_day": _CLOSES,
    "list_tasks": _READ,
    "read_task": _READ,
    "list_task_entries": _READ,
    "mark_task_done": _TICK,
    "undo_task": _TICK,
    "list_my_tasks": Rule(roles=READS, scope="timetable:read"),
    "list_stages": _READ,
    "read_stage": _READ,
    "list_transitions": _READ_WHOLE,
    "change_stage": Rule(roles=OFFICE, sees=WHOLE, scope="inspections:manage", gate="As the table of stages allows."),
}

_BOTH: dict[str, frozenset[str]] = {"inspectorate": frozenset(INSPECTORATE), "council": frozenset(COUNCIL_LEADERS)}
_INSIDE: dict[str, frozenset[str]] = {"inspectorate": frozenset(INSPECTORATE)}
ACTIONS = (
    Action(name="inspection_created", sides=_INSIDE),
    Action(name="inspection_changed", sides=_INSIDE),
    Action(name="stage_changed", sides=_BOTH),
    Action(name="milestone_revised", sides=_BOTH),
    Action(name="plan_shifted", sides=_BOTH),
    Action(name="internal_milestone_revised", sides=_INSIDE),
    Action(name="closed_day_added", sides=_BOTH),
    Action(name="closed_day_removed", sides=_BOTH),
    Action(name="task_done", sides=_BOTH),
    Action(name="task_undone", sides=_BOTH),
    # What the inspectorate does among itself leaves no trace in the council's feed, not even a gap.
    Action(name="internal_task_done", sides=_INSIDE),
    Action(name="internal_task_undone", sides=_INSIDE),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The whole plan for those who run it; for contributors and readers the tasks that name their role (R157, R26)."""
    own = (
        and_(in_inspections(principal, frozenset({role}), Task.inspection_id), meant_for(frozenset({role})))
        for role in sorted(CONTRIBUTORS | READERS)
    )
    return or_(in_inspections(principal, WHOLE, Task.inspection_id), *own)


def meant_for(roles: frozenset[Role]) -> ColumnElement[bool]:
    """Restrict a statement to tasks that name one of `roles`."""
    overlapping: ColumnElement[bool] = Task.roles.overlap([role.value for role in sorted(roles)])
    return overlapping


def due_from(principal: Principal) -> ColumnElement[bool]:
    """Restrict a statement to the tasks that name a role of the caller, in each inspection the role held there."""
    inspections_by_roles: dict[frozenset[Role], list[object]] = {}
    for inspection_id, roles in sorted(principal.memberships.items(), key=lambda item: str(item[0])):
        inspections_by_roles.setdefault(roles, []).append(inspection_id)
    clauses = [and_(Task.inspection_id.in_(ids), meant_for(roles)) for roles, ids in inspections_by_roles.items()]
    if principal.organisation_roles & ADMINISTRATOR:
        clauses.append(and_(true(), meant_for(ADMINISTRATOR)))
    return or_(literal(False), *clauses)


def may_tick(principal: Principal, task: Task) -> frozenset[Role]:
    """Give the roles that may tick a task; empty where it belongs to the other party, whatever the caller holds."""
    if task.party is not principal.side:
        return frozenset()
    return frozenset(Role(role) for role in task.roles) | ORGANISERS[task.party]


def sees_state(principal: Principal, task: Task) -> bool:
    """Whether the caller may know if a task is done: always of the own side, of the other what the method lets be seen."""
    return task.party is principal.side or task.shows_state or principal.side is Side.INSPECTORATE


def still_to_be_done(principal: Principal) -> ColumnElement[bool]:
    """A reminder stands as long as its task is seen, not done, and due at the instant that it names."""
    return exists().where(
        Task.id == Notification.subject_id, Task.due_at == Notification.due_at, Task.done_on.is_(None), visible_to(principal)
    )


_BOTH_TEAMS = INSPECTORATE | COUNCIL_LEADERS
NOTICES = (
    Kind(
        name=NEAR,
        sentence="A deadline of yours is near.",
        readers=EVERY_ROLE,
        page="/timeline",
        mailing=Mailing.AT_ONCE,
        still=still_to_be_done,
    ),
    Kind(
        name=PASSED,
        sentence="A deadline of yours has passed, and what was due is not marked as done.",
        readers=EVERY_ROLE,
        page="/timeline",
        mailing=Mailing.AT_ONCE,
        still=still_to_be_done,
    ),
    Kind(
        name="dates_changed",
        sentence="Dates in the plan were changed.",
        readers=_BOTH_TEAMS,
        page="/timeline",
        acts=frozenset({"milestone_revised", "plan_shifted"}),
        says_more=True,
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="internal_dates_changed",
        sentence="The date of an internal step was changed.",
        readers=INSPECTORATE,
        page="/timeline",
        acts=frozenset({"internal_milestone_revised"}),
        says_more=True,
    ),
    Kind(
        name="stage_changed",
        sentence="The inspection moved on, back, or to a halt.",
        readers=_BOTH_TEAMS,
        page="/timeline",
        acts=frozenset({"stage_changed"}),
        says_more=True,
        mailing=Mailing.AT_ONCE,
    ),
)
