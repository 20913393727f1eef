"""What later features ask of the timetable: may this be released yet, and what happens when it was (R109, R125)."""

from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection
from plumbline.kernel.problems import Problem
from plumbline.timetable import calendar
from plumbline.timetable.model import Task, TaskEntry
from plumbline.timetable.planning import follow


class TooEarly(Problem):
    """A release is an act of a person, and one that the timetable does not allow before its instant."""

    status, title = 409, "It is too early for this"
    example = "Report published: not before start of Monday 20 July 2026."
    advice = "Wait for the instant that the answer names. The lead inspector can move the milestone, with a reason that both sides read."


def find_milestone(session: Session, inspection: Inspection, code: str) -> Task:
    """Give a milestone of the plan. Raises LookupError for a code that the inspection's method does not have."""
    statement = select(Task).where(Task.inspection_id == inspection.id, Task.milestone_code == code)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise LookupError(code)
    return found


def opens_at(session: Session, inspection: Inspection, code: str) -> datetime:
    """Give the first instant at which a milestone may be reached, as it stands after every revision."""
    return _opening(find_milestone(session, inspection, code))


def _opening(milestone: Task) -> datetime:
    return milestone.opens_at or calendar.instant_of(calendar.local(milestone.due_at).date(), time.min)


def refuse_before(session: Session, inspection: Inspection, code: str, now: datetime) -> None:
    """Let a release pass once its milestone is open. Raises TooEarly (409), naming the milestone and the instant."""
    milestone = find_milestone(session, inspection, code)
    opening = _opening(milestone)
    if now < opening:
        words = calendar.deadline_words(opening)
        raise TooEarly(
            f"{milestone.milestone_title}: not before {words}.", milestone=code, opens_at=opening.isoformat().replace("+00:00", "Z")
        )


def reach_milestone(session: Session, principal: Principal, inspection: Inspection, code: str, now: datetime) -> None:
    """Record that a milestone was reached by the act itself; an earlier tick stays in its history.

    What is counted from it moves: six weeks run from the day of publication. Raises LookupError as `find_milestone`.
    """
    milestone = find_milestone(session, inspection, code)
    milestone.done_on, milestone.done_at = calendar.local(now).date(), now
    milestone.done_by_name = principal.name
    session.add(
        TaskEntry(
            inspection_id=inspection.id,
            task_id=milestone.id,
            done_on=milestone.done_on,
            note=None,
            files=[],
            entered_by=principal.subject,
            entered_by_name=principal.name,
            entered_at=now,
        )
    )
    follow(_followers(session, inspection, code), milestone)
    session.flush()


def _followers(session: Session, inspection: Inspection, code: str) -> list[Task]:
    return list(session.execute(select(Task).where(Task.inspection_id == inspection.id, Task.follows == code)).scalars())
