"""From rows to what one viewer sees. Pure: the same rows give two viewers two different pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.timetable import calendar
from plumbline.timetable.holidays import ClosedDays
from plumbline.timetable.model import MilestoneRevision, PlanShift, Task
from plumbline.timetable.planning import Move, begins_on
from plumbline.timetable.policy import sees_state
from plumbline.timetable.schema import (
    ClosedDayView,
    Due,
    DutyView,
    MilestoneState,
    MilestoneView,
    MoveView,
    PlanShiftView,
    RevisionView,
    TaskFile,
    TaskView,
    WeekView,
)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that the views of one inspection's plan are made of."""

    week_1_on: date
    shifts: Sequence[PlanShift]
    closed_days: ClosedDays
    paused: bool = False

    def monday_of(self, week: int) -> date:
        return begins_on(self.week_1_on, week, self.shifts)


def due_view(due_at: datetime) -> Due:
    """Give a deadline as an instant, on the wall clock and in words."""
    shown = calendar.local(due_at).replace(tzinfo=None)
    local = shown.isoformat(timespec="seconds" if shown.second else "minutes")
    return Due(due_at=due_at, due_local=local, words=calendar.deadline_words(due_at))


def _dated(plan: Plan, task: Task, principal: Principal, now: datetime) -> dict[str, Any]:
    shown = sees_state(principal, task)
    done = shown and task.done_on is not None
    waiting = shown and not done and not plan.paused
    return {
        "code": task.code,
        "title": task.title,
        "week": task.week,
        "week_begins_on": plan.monday_of(task.week),
        "stage": task.stage,
        "party": task.party,
        "roles": [Role(role) for role in task.roles],
        "state": MilestoneState.PLANNED_WEEK if not shown else MilestoneState.DONE if done else MilestoneState.WAITING,
        "planned_on": calendar.local(task.planned_due_at).date() if shown else None,
        "planned": due_view(task.planned_due_at) if shown else None,
        "due": due_view(task.due_at) if shown else None,
        "done_on": task.done_on if done else None,
        "late": calendar.lateness(task.done_at, task.due_at) if done and task.done_at else None,
        # What is optional can be left undone, so it never becomes overdue (R79).
        "overdue": waiting and not task.optional and calendar.seconds_late(now, task.due_at) > 0,
        "days_left": calendar.days_left(now, task.due_at) if waiting else None,
    }


def milestone_view(plan: Plan, task: Task, principal: Principal, now: datetime) -> MilestoneView:
    """Show a milestone. The council sees the planned week of an internal one, and nothing that tells its state."""
    shown = sees_state(principal, task)
    members = _dated(plan, task, principal, now) | {"code": task.milestone_code, "title": task.milestone_title}
    warning = plan.closed_days.warning(calendar.local(task.due_at).date()) if shown and task.done_on is None else None
    return MilestoneView(
        **members,
        task=task.code,
        opens=due_view(task.opens_at) if shown and task.opens_at else None,
        revised=shown and task.due_at != task.planned_due_at,
        warnings=[warning] if warning else [],
    )


def task_view(plan: Plan, task: Task, principal: Principal, now: datetime) -> TaskView:
    """Show a task; what was written about it stays on the side that wrote it, unless that side shared it."""
    own = task.party is principal.side
    told = own or (task.shared and sees_state(principal, task))
    return TaskView(
        **_dated(plan, task, principal, now),
        instruction=task.instruction,
        optional=task.optional,
        milestone=task.milestone_code,
        note=task.note if told else None,
        files=[TaskFile(**file) for file in task.files] if told else [],
        shared=told and task.shared,
        done_by=task.done_by_name if own else None,
    )


def revision_view(revision: MilestoneRevision) -> RevisionView:
    """Show one move of a milestone."""
    return RevisionView(
        previous=due_view(revision.previous_due_at),
        due=due_view(revision.due_at),
        reason=revision.reason,
        revised_by=revision.revised_by_name,
        revised_at=revision.revised_at,
    )


def shift_view(shift: PlanShift) -> PlanShiftView:
    """Show one slip of the plan."""
    return PlanShiftView(
        from_week=shift.from_week, weeks=shift.weeks, reason=shift.reason, shifted_by=shift.shifted_by_name, shifted_at=shift.shifted_at
    )


def move_view(plan: Plan, move: Move) -> MoveView:
    """Show where one task would move."""
    task, warning = move.task, plan.closed_days.warning(calendar.local(move.due_at).date())
    return MoveView(
        code=task.code,
        title=task.milestone_title or task.title,
        week=task.week,
        party=task.party,
        milestone=task.milestone_code,
        planned=due_view(task.planned_due_at),
        previous=due_view(task.due_at),
        due=due_view(move.due_at),
        warnings=[warning] if warning else [],
    )


def week_views(plan: Plan, total: Sequence[tuple[int, int]], tasks: Sequence[Task], principal: Principal) -> list[WeekView]:
    """Show the weeks of the plan, each given as (number, stage), quiet ones too: gaps must be seen and not vanish."""
    weeks = []
    for number, stage in total:
        monday = plan.monday_of(number)
        columns = {side: [_duty(task, principal) for task in tasks if task.week == number and task.party is side] for side in Side}
        closed = plan.closed_days.in_week(monday, 1)
        weeks.append(
            WeekView(
                number=number,
                begins_on=monday,
                ends_on=monday + timedelta(days=6),
                stage=stage,
                inspectorate=columns[Side.INSPECTORATE],
                council=columns[Side.COUNCIL],
                quiet=not any(columns.values()),
                closed_days=[ClosedDayView(on=day, title=title) for day, title in closed.items()],
            )
        )
    return weeks


def plan_warnings(plan: Plan, tasks: Sequence[Task]) -> list[str]:
    """Say what a person should look at: deadlines on closed days first, then weeks of work that have fewer days."""
    ahead = [task for task in tasks if task.done_on is None]
    dates = [
        f"{task.milestone_title}: {warning}"
        for task in ahead
        if task.milestone_title and (warning := plan.closed_days.warning(calendar.local(task.due_at).date()))
    ]
    return dates + short_weeks(plan, {task.week for task in ahead})


def short_weeks(plan: Plan, weeks: set[int]) -> list[str]:
    """Say which of some weeks have fewer than five working days, and why."""
    short = []
    for week in sorted(weeks):
        closed = plan.closed_days.in_week(plan.monday_of(week), 1)
        named = " and ".join(f"{calendar.day_words(day)} ({title})" for day, title in closed.items())
        if named:
            short.append(f"Week {week} has {5 - len(closed)} working days: closed on {named}.")
    return short


def _duty(task: Task, principal: Principal) -> DutyView:
    return DutyView(code=task.code, title=task.title, done=sees_state(principal, task) and task.done_on is not None)
