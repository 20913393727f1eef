"""Marking tasks as done, and taking it back; and what is due from one person in all their inspections."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from plumbline.identity.accounts.schema import NextTaskView
from plumbline.identity.audit import record
from plumbline.identity.model import Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.identity.rules import require, require_scope
from plumbline.inspections.model import Inspection, State
from plumbline.inspections.service import InspectionClosed, find_inspection, lock_inspection
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, Problem
from plumbline.timetable import calendar
from plumbline.timetable.handing_over import hand_over_files
from plumbline.timetable.model import Task, TaskEntry
from plumbline.timetable.planning import follow
from plumbline.timetable.policy import due_from, may_tick
from plumbline.timetable.reading import one_task, task_detail, who_ticks, why_the_plan_stands
from plumbline.timetable.schema import MyTaskView, TaskDetail, TaskDone, TaskUndone
from plumbline.timetable.views import due_view

SHOWN = 10


class TaskNotDone(Problem):
    status, title = 409, "The task is not marked as done"
    example = "There is nothing to take back."
    advice = "Read the task again: somebody may have taken the mark back already."


def _own_task(session: Session, principal: Principal, inspection_id: UUID, code: str, operation: str) -> tuple[Inspection, Task]:
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, operation)
    task = one_task(session, principal, inspection_id, Task.code == code)
    if not principal.roles_in(inspection_id) & may_tick(principal, task):
        raise Forbidden(who_ticks(task))
    inspection = lock_inspection(session, inspection_id)
    why = why_the_plan_stands(inspection)
    if why is not None:
        raise InspectionClosed(why)
    return inspection, task


def mark_task_done(session: Session, principal: Principal, inspection_id: UUID, code: str, done: TaskDone, now: datetime) -> TaskDetail:
    """Tick a task of the caller's own party; a second tick corrects the first, which stays in the history.

    Evidence that a shared tick names is read by the other side from then on. Raises Forbidden (403) for a task of others,
    InvalidRequest (422) for a day to come or evidence that cannot be named, InspectionClosed (409).
    """
    inspection, task = _own_task(session, principal, inspection_id, code, "mark_task_done")
    today = calendar.local(now).date()
    done_on = done.done_on or today
    if done_on > today:
        error = FieldError("/done_on", "in_the_future", "Give today or a day before it.")
        raise InvalidRequest("Nothing can have been done on a day to come.", errors=[error])
    told = done.shared and task.shows_state
    hand_over_files(session, principal, inspection_id, done.files, now, occasion="a task" if told else None)
    task.done_on, task.note, task.done_by_name = done_on, done.note, principal.name
    task.files, task.shared = [file.model_dump(mode="json") for file in done.files], done.shared
    task.done_at = now if done_on == today else calendar.instant_of(done_on, time(12))
    _enter(session, principal, task, now, done.note)
    summary = f"Done: {task.title}."
    action = "task_done" if task.shows_state else "internal_task_done"
    record(session, principal, action, now=now, inspection_id=inspection_id, subject=("task", task.id), summary=summary)
    return _settled(session, principal, inspection, task, now)


def undo_task(session: Session, principal: Principal, inspection_id: UUID, code: str, undone: TaskUndone, now: datetime) -> TaskDetail:
    """Take a tick back, with a reason. Raises Forbidden (403) for a task of others, TaskNotDone, InspectionClosed (409)."""
    inspection, task = _own_task(session, principal, inspection_id, code, "undo_task")
    if task.done_on is None:
        raise TaskNotDone(f"{task.title}: this is not marked as done.")
    task.done_on = task.done_at = task.note = task.done_by_name = None
    task.files, task.shared = [], False
    _enter(session, principal, task, now, undone.reason)
    summary = f"No longer marked as done: {task.title}."
    action = "task_undone" if task.shows_state else "internal_task_undone"
    subject = ("task", task.id)
    record(session, principal, action, now=now, inspection_id=inspection_id, subject=subject, summary=summary, reason=undone.reason)
    return _settled(session, principal, inspection, task, now)


def _enter(session: Session, principal: Principal, task: Task, now: datetime, note: str | None) -> None:
    session.add(
        TaskEntry(
            inspection_id=task.inspection_id,
            task_id=task.id,
            done_on=task.done_on,
            note=note,
            files=task.files,
            entered_by=principal.subject,
            entered_by_name=principal.name,
            entered_at=now,
        )
    )


def _settled(session: Session, principal: Principal, inspection: Inspection, task: Task, now: datetime) -> TaskDetail:
    if task.milestone_code is not None:
        followers = select(Task).where(Task.inspection_id == inspection.id, Task.follows == task.milestone_code)
        follow(list(session.execute(followers).scalars()), task)
    session.flush()
    return task_detail(session, principal, inspection, task, now)


def _due(principal: Principal) -> Select[datetime, int, UUID, Task, Inspection, str]:
    # Nothing is due while an inspection rests. Before the letter goes out only the inspectorate has anything to do.
    at_work = [State.ACTIVE, State.PUBLISHED] + ([State.PLANNED] if principal.side is Side.INSPECTORATE else [])
    return (
        select(
            Task.due_at.label("due_at"),
            Task.position.label("position"),
            Task.id.label("id"),
            Task,
            Inspection,
            Organisation.name.label("council"),
        )
        .join(Inspection, Inspection.id == Task.inspection_id)
        .join(Organisation, Organisation.id == Inspection.council_id)
        .where(Task.done_on.is_(None), Inspection.state.in_(at_work), due_from(principal), Task.party == principal.side)
    )


def _next(row: Row[datetime, int, UUID, Task, Inspection, str], now: datetime) -> MyTaskView:
    task, inspection = row.Task, row.Inspection
    return MyTaskView(
        inspection_id=inspection.id,
        inspection_reference=inspection.reference,
        council=row.council,
        code=task.code,
        title=task.title,
        week=task.week,
        party=task.party,
        optional=task.optional,
        due=due_view(task.due_at),
        overdue=not task.optional and calendar.seconds_late(now, task.due_at) > 0,
        days_left=calendar.days_left(now, task.due_at),
    )


def next_tasks(session: Session, principal: Principal, now: datetime) -> list[NextTaskView]:
    """Give the few things that are due from the caller next, in all their inspections, the most pressing first (R145)."""
    statement = _due(principal).order_by(Task.due_at, Task.position, Task.id).limit(SHOWN)
    return [
        NextTaskView(
            inspection_id=task.inspection_id,
            reference=task.inspection_reference,
            title=task.title,
            due_at=task.due.due_at,
            due_local=task.due.due_local,
            path=f"/inspections/{task.inspection_id}/tasks/{task.code}",
        )
        for task in (_next(row, now) for row in session.execute(statement))
    ]


def list_my_tasks(session: Session, principal: Principal, page: PageRequest, now: datetime) -> Page[MyTaskView]:
    """Give one page of everything that is still to be done by the caller."""
    require_scope(principal, "list_my_tasks")
    keys = [Key(Task.due_at, "due_at"), Key(Task.position, "position"), Key(Task.id, "id")]
    rows, cursor, count = page.read(session, _due(principal), keys, filters={})
    return Page(items=[_next(row, now) for row in rows], next_cursor=cursor, count=count)
