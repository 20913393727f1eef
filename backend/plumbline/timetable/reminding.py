"""The milestones that people are reminded of, as they stand now: a date that was moved takes its reminders along."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.roles import Role, Side
from plumbline.inspections.model import Inspection, State
from plumbline.notifications.reminders import Deadline
from plumbline.timetable import calendar
from plumbline.timetable.model import Task

AT_WORK = {
    Side.INSPECTORATE: frozenset({State.PLANNED, State.ACTIVE, State.PUBLISHED}),
    # Before the letter goes out the council knows of nothing.
    Side.COUNCIL: frozenset({State.ACTIVE, State.PUBLISHED}),
}


def find_deadlines(session: Session, after: datetime, until: datetime) -> Iterator[Deadline]:
    """Give the milestones between two instants that somebody still has to reach; none of an inspection that rests or is over."""
    statement = (
        select(Task, Inspection.state)
        .join(Inspection, Inspection.id == Task.inspection_id)
        .where(
            Task.milestone_code.is_not(None),
            Task.done_on.is_(None),
            Task.optional.is_(False),
            Task.due_at.between(after, until),
            Inspection.state.in_(frozenset().union(*AT_WORK.values())),
        )
        .order_by(Task.inspection_id, Task.position)
    )
    for task, state in session.execute(statement):
        if state in AT_WORK[task.party]:
            yield Deadline(
                inspection_id=task.inspection_id,
                subject_id=task.id,
                party=task.party,
                roles=frozenset(Role(role) for role in task.roles),
                title=task.milestone_title or task.title,
                page=f"/timeline#week-{task.week}",
                due_at=task.due_at,
                due_words=calendar.deadline_words(task.due_at),
            )
