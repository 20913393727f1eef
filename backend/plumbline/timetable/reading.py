"""Reading a plan: each operation is a fixed number of queries, however many rows there are."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from plumbline.identity.model import CouncilClosure
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection, State
from plumbline.inspections.service import find_inspection, method_of
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound
from plumbline.methodology.method import Method
from plumbline.timetable import calendar
from plumbline.timetable.holidays import ClosedDays
from plumbline.timetable.model import MilestoneRevision, PlanShift, Task, TaskEntry
from plumbline.timetable.planning import current_week
from plumbline.timetable.policy import WHOLE, may_tick, sees_state, visible_to
from plumbline.timetable.schema import MilestoneDetail, MilestoneView, TaskDetail, TaskEntryView, TaskFile, TaskView, TimetableView
from plumbline.timetable.views import (
    Plan,
    milestone_view,
    plan_warnings,
    revision_view,
    shift_view,
    task_view,
    week_views,
)


def closed_days_of(session: Session, council_id: UUID) -> ClosedDays:
    """Give the country's holidays together with the days on which this council is closed."""
    statement = select(CouncilClosure.closed_on, CouncilClosure.title).where(CouncilClosure.organisation_id == council_id)
    return ClosedDays({row.closed_on: row.title for row in session.execute(statement)})


def shifts_of(session: Session, inspection: Inspection) -> list[PlanShift]:
    """Give every slip of the plan, the oldest first."""
    statement = select(PlanShift).where(PlanShift.inspection_id == inspection.id).order_by(PlanShift.shifted_at, PlanShift.id)
    return list(session.execute(statement).scalars())


def week_now(session: Session, inspection: Inspection, now: datetime) -> int | None:
    """Give the week of the plan that today lies in, as the inspection's own view shows it."""
    shifts, method = shifts_of(session, inspection), method_of(session, inspection)
    return current_week(inspection.week_1_on, method.total_weeks, shifts, calendar.local(now).date())


def plan_of(session: Session, inspection: Inspection) -> Plan:
    """Gather what the dates of an inspection are shown with."""
    return Plan(
        week_1_on=inspection.week_1_on,
        shifts=shifts_of(session, inspection),
        closed_days=closed_days_of(session, inspection.council_id),
        paused=inspection.state is State.PAUSED,
    )


def weeks_of(method: Method) -> list[tuple[int, int]]:
    """Give every week of the method with the stage that it belongs to, in order."""
    return [
        (week, next(stage.number for stage in method.stages if stage.first_week <= week <= stage.last_week))
        for week in range(1, method.total_weeks + 1)
    ]


def visible_tasks(session: Session, principal: Principal, inspection_id: UUID, *filters: ColumnElement[bool]) -> list[Task]:
    """Give the tasks that the caller may see, in the order of the plan."""
    statement = select(Task).where(Task.inspection_id == inspection_id, visible_to(principal), *filters).order_by(Task.position)
    return list(session.execute(statement).scalars())


def _page(
    session: Session, principal: Principal, inspection_id: UUID, page: PageRequest, *filters: ColumnElement[bool]
) -> tuple[list[Task], str | None, int | None]:
    statement = select(Task.position.label("position"), Task).where(Task.inspection_id == inspection_id, visible_to(principal), *filters)
    bound = {"inspection": inspection_id, "milestones": bool(filters)}
    rows, cursor, count = page.read(session, statement, [Key(Task.position, "position")], filters=bound)
    return [row.Task for row in rows], cursor, count


def one_task(session: Session, principal: Principal, inspection_id: UUID, which: ColumnElement[bool]) -> Task:
    """Raises NotFound (404) for a task that the plan does not have or the caller does not see."""
    found = visible_tasks(session, principal, inspection_id, which)
    if not found:
        raise NotFound
    return found[0]


def read_timetable(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> TimetableView:
    """Give the weeks with both columns, the slips, the warnings and where today lies."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_timetable")
    method, plan = method_of(session, inspection), plan_of(session, inspection)
    tasks = visible_tasks(session, principal, inspection_id)
    whole = bool(principal.roles_in(inspection_id) & WHOLE)
    weeks = [week for week in weeks_of(method) if whole or any(task.week == week[0] for task in tasks)]
    today = calendar.local(now).date()
    return TimetableView(
        week_1_on=inspection.week_1_on,
        weeks=week_views(plan, weeks, tasks, principal),
        warnings=plan_warnings(plan, [task for task in tasks if sees_state(principal, task)]),
        shifts=[shift_view(shift) for shift in plan.shifts] if whole else [],
        paused=plan.paused,
        today=today,
        current_week=current_week(inspection.week_1_on, method.total_weeks, plan.shifts, today),
    )


def list_milestones(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest, now: datetime) -> Page[MilestoneView]:
    """Give one page of the milestones, in the order of the plan."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_milestones")
    plan = plan_of(session, inspection)
    tasks, cursor, count = _page(session, principal, inspection_id, page, Task.milestone_code.is_not(None))
    return Page(items=[milestone_view(plan, task, principal, now) for task in tasks], next_cursor=cursor, count=count)


def read_milestone(session: Session, principal: Principal, inspection_id: UUID, code: str, now: datetime) -> MilestoneDetail:
    """Give one milestone with every move of it. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_milestone")
    task = one_task(session, principal, inspection_id, Task.milestone_code == code)
    return milestone_detail(session, principal, inspection, task, now)


def milestone_detail(session: Session, principal: Principal, inspection: Inspection, task: Task, now: datetime) -> MilestoneDetail:
    """Show a milestone that was found, with what the caller may do to it."""
    statement = select(MilestoneRevision).where(MilestoneRevision.task_id == task.id).order_by(MilestoneRevision.revised_at)
    shown = sees_state(principal, task)
    why = "It has been reached." if task.done_on else why_the_plan_stands(inspection)
    return MilestoneDetail(
        **dict(milestone_view(plan_of(session, inspection), task, principal, now)),
        revisions=[revision_view(revision) for revision in session.execute(statement).scalars()] if shown else [],
        permitted_actions=permitted_actions(principal, inspection.id, {"revise_milestone": why if shown else None}),
    )


def why_the_plan_stands(inspection: Inspection) -> str | None:
    """Say why nothing of the plan can be moved any more, or give None. After the publication the last deadline still can."""
    return f"The inspection is {inspection.state.value}." if inspection.closed else None


def list_tasks(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest, now: datetime) -> Page[TaskView]:
    """Give one page of the tasks of both columns, in the order of the plan."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_tasks")
    plan = plan_of(session, inspection)
    tasks, cursor, count = _page(session, principal, inspection_id, page)
    return Page(items=[task_view(plan, task, principal, now) for task in tasks], next_cursor=cursor, count=count)


def read_task(session: Session, principal: Principal, inspection_id: UUID, code: str, now: datetime) -> TaskDetail:
    """Give one task. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_task")
    return task_detail(session, principal, inspection, one_task(session, principal, inspection_id, Task.code == code), now)


def task_detail(session: Session, principal: Principal, inspection: Inspection, task: Task, now: datetime) -> TaskDetail:
    """Show a task that was found, with what the caller may do to it."""
    mine = bool(principal.roles_in(inspection.id) & may_tick(principal, task))
    why = why_the_plan_stands(inspection) if mine else who_ticks(task)
    acts = {"mark_task_done": why, "undo_task": why or (None if task.done_on else "It is not marked as done.")}
    shown = task_view(plan_of(session, inspection), task, principal, now)
    return TaskDetail(**dict(shown), permitted_actions=permitted_actions(principal, inspection.id, acts))


def who_ticks(task: Task) -> str:
    """Name those whose task it is, as a refusal says it."""
    return f"Only the {' or the '.join(Role(role).words for role in task.roles)} may do this, or who runs that side's plan."


def list_task_entries(session: Session, principal: Principal, inspection_id: UUID, code: str, page: PageRequest) -> Page[TaskEntryView]:
    """Give every tick of a task and every undoing, the oldest first. Notes belong to the party whose task it is (404)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_task_entries")
    task = one_task(session, principal, inspection_id, Task.code == code)
    if task.party is not principal.side:
        raise NotFound
    statement = select(TaskEntry.entered_at.label("at"), TaskEntry.id.label("id"), TaskEntry).where(TaskEntry.task_id == task.id)
    rows, cursor, count = page.read(
        session, statement, [Key(TaskEntry.entered_at, "at"), Key(TaskEntry.id, "id")], filters={"task": task.id}
    )
    items = [
        TaskEntryView(
            done_on=entry.done_on,
            note=entry.note,
            files=[TaskFile(**file) for file in entry.files],
            entered_by=entry.entered_by_name,
            entered_at=entry.entered_at,
        )
        for entry in (row.TaskEntry for row in rows)
    ]
    return Page(items=items, next_cursor=cursor, count=count)
