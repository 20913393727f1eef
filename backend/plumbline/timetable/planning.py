"""Drawing up a plan from a method, and moving it. Pure but for the rows that it changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from plumbline.identity.roles import Side
from plumbline.methodology.method import Method
from plumbline.methodology.plan import AfterMilestone, InWeek
from plumbline.timetable import calendar
from plumbline.timetable.model import PlanShift, Task


def draw_up(method: Method, inspection_id: UUID, week_1_on: date) -> list[Task]:
    """Give one row for each task of the method, with its original dates. Nothing is saved."""
    dates = {task.code: calendar.due(week_1_on, task.deadline) for task in method.tasks if isinstance(task.deadline, InWeek)}
    for task in method.tasks:
        if isinstance(task.deadline, AfterMilestone):
            # Provisional until the other milestone is in fact reached (R125).
            base = method.milestone(task.deadline.milestone)
            dates[task.code] = calendar.days_after(dates[base.code], task.deadline.days)
    plan = []
    for position, task in enumerate(method.tasks):
        milestone, after = task.milestone, task.deadline if isinstance(task.deadline, AfterMilestone) else None
        opens_at = calendar.opens(week_1_on, milestone.opens) if milestone and milestone.opens else None
        plan.append(
            Task(
                inspection_id=inspection_id,
                position=position,
                code=task.code,
                title=task.title,
                instruction=task.instruction,
                week=task.week,
                stage=task.stage,
                party=task.party,
                roles=[role.value for role in task.roles],
                optional=task.optional,
                planned_due_at=dates[task.code],
                due_at=dates[task.code],
                planned_opens_at=opens_at,
                opens_at=opens_at,
                milestone_code=milestone.code if milestone else None,
                milestone_title=milestone.title if milestone else None,
                # What the inspectorate does among itself is planned in the open and carried out in private.
                shows_state=task.party is Side.COUNCIL or (milestone is not None and milestone.council_sees == "state"),
                follows=after.milestone if after else None,
                follows_days=after.days if after else None,
            )
        )
    return plan


@dataclass(frozen=True)
class Move:
    """One task and another deadline for it. Worked out before anything is changed, so that it can be shown first."""

    task: Task
    due_at: datetime

    def carry_out(self) -> None:
        """Give the task that deadline; what may not happen before an instant moves by as many days."""
        task, days = self.task, (calendar.local(self.due_at).date() - calendar.local(self.task.due_at).date()).days
        if task.opens_at is not None:
            task.opens_at = calendar.moved(task.opens_at, days)
        if self.due_at != task.due_at:
            task.due_at = self.due_at
            task.times_moved += 1


def moves_of_shift(plan: Sequence[Task], from_week: int, weeks: int) -> list[Move]:
    """Give what moves when all that is still to be done from one week on comes some weeks later, at the same time of day."""
    ahead = [task for task in plan if task.week >= from_week and task.done_on is None and task.follows is None]
    return _with_followers(plan, [Move(task, calendar.moved(task.due_at, weeks * 7)) for task in ahead])


def moves_of_revision(plan: Sequence[Task], milestone: Task, due_at: datetime) -> list[Move]:
    """Give what moves when one milestone is given another deadline."""
    return _with_followers(plan, [Move(milestone, due_at)])


def _with_followers(plan: Sequence[Task], moves: list[Move]) -> list[Move]:
    due = {move.task.milestone_code: move.due_at for move in moves if move.task.milestone_code}
    listed = list(moves)
    for task in plan:  # in the order of the plan, so that a chain is followed to its end
        if task.follows in due and task.follows_days is not None and task.done_on is None:
            move = Move(task, calendar.days_after(due[task.follows], task.follows_days))
            listed.append(move)
            if task.milestone_code:
                due[task.milestone_code] = move.due_at
    return listed


def follow(plan: Sequence[Task], milestone: Task) -> None:
    """Move what is counted from a milestone: from the day it was reached, or as planned from the day it is due."""
    for task in plan:
        if task.follows == milestone.milestone_code and task.follows_days is not None and task.done_on is None:
            Move(task, calendar.days_after(milestone.done_at or milestone.due_at, task.follows_days)).carry_out()


def slip_of(week: int, shifts: Iterable[PlanShift]) -> int:
    """Give by how many weeks a week of the plan has slipped."""
    return sum(shift.weeks for shift in shifts if shift.from_week <= week)


def begins_on(week_1_on: date, week: int, shifts: Iterable[PlanShift]) -> date:
    """Give the Monday on which a week of the plan begins now."""
    return calendar.week_begins_on(week_1_on, week + slip_of(week, shifts))


def current_week(week_1_on: date, weeks: int, shifts: Sequence[PlanShift], today: date) -> int | None:
    """Give the week of the plan that today lies in; None before it, after it and where it was stretched."""
    monday = calendar.monday_of(today)
    return next((week for week in range(1, weeks + 1) if begins_on(week_1_on, week, shifts) == monday), None)
