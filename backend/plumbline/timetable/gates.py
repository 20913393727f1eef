"""What later features ask of the timetable: may this be released yet, and what happens when it was (R109, R125)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.model import Account, Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
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


@dataclass(frozen=True)
class Gate:
    """A milestone as a release meets it: what it is called, and from when it lets pass."""

    code: str
    title: str
    opens_at: datetime

    @property
    def words(self) -> str:
        """Say from when, as a sentence: 'Report published: not before start of Monday 20 July 2026.'"""
        return f"{self.title}: not before {calendar.deadline_words(self.opens_at)}."

    def refusal(self, now: datetime) -> TooEarly | None:
        """Give the answer to whoever comes too early, or nothing."""
        if now >= self.opens_at:
            return None
        return TooEarly(self.words, milestone=self.code, opens_at=self.opens_at.isoformat().replace("+00:00", "Z"))


def find_gates(session: Session, inspection: Inspection, codes: Iterable[str]) -> dict[str, Gate]:
    """Give the gates of several milestones at once. Raises LookupError for a code that the inspection's method does not have."""
    wanted = list(codes)
    statement = select(Task).where(Task.inspection_id == inspection.id, Task.milestone_code.in_(wanted))
    found = {task.milestone_code: task for task in session.execute(statement).scalars()}
    if missing := [code for code in wanted if code not in found]:
        raise LookupError(*missing)
    return {code: Gate(code, found[code].milestone_title or "", _opening(found[code])) for code in wanted}


def refuse_before(session: Session, inspection: Inspection, code: str, now: datetime) -> None:
    """Let a release pass once its milestone is open. Raises TooEarly (409), naming the milestone and the instant."""
    refused = find_gates(session, inspection, [code])[code].refusal(now)
    if refused is not None:
        raise refused


def reach_milestone(session: Session, principal: Principal, inspection: Inspection, code: str, now: datetime) -> None:
    """Record that a milestone was reached by the act itself; an earlier tick stays in its history.

    What is counted from it moves: six weeks run from the day of publication. Raises LookupError as `find_milestone`.
    """
    _reach(session, find_milestone(session, inspection, code), principal.subject, principal.name, now)


def reach_if_planned(session: Session, inspection_id: UUID, code: str, by: tuple[UUID, str], now: datetime) -> None:
    """Record that a milestone was reached, where the method has it and nobody has said so yet."""
    statement = select(Task).where(Task.inspection_id == inspection_id, Task.milestone_code == code, Task.done_on.is_(None))
    milestone = session.execute(statement).scalar_one_or_none()
    if milestone is not None:
        _reach(session, milestone, *by, now)


def finish_if_open(session: Session, inspection_id: UUID, code: str, by: tuple[UUID, str], now: datetime) -> None:
    """Record that a task of the plan was done by what was done elsewhere, where the method has it and nobody ticked it."""
    statement = select(Task).where(Task.inspection_id == inspection_id, Task.code == code, Task.done_on.is_(None))
    task = session.execute(statement).scalar_one_or_none()
    if task is not None:
        _reach(session, task, *by, now)


def note_appointment(session: Session, membership: Membership, account: Account, now: datetime) -> None:
    """Reach the milestone of an appointed coordinator (R21), whichever way the appointment came about."""
    if membership.role is Role.INSPECTION_COORDINATOR and not membership.deputy:
        by = (membership.named_by or account.id, account.name)
        reach_if_planned(session, membership.inspection_id, "coordinator_appointed", by, now)


def _reach(session: Session, milestone: Task, by: UUID, by_name: str, now: datetime) -> None:
    milestone.done_on, milestone.done_at = calendar.local(now).date(), now
    milestone.done_by_name = by_name
    session.add(
        TaskEntry(
            inspection_id=milestone.inspection_id,
            task_id=milestone.id,
            done_on=milestone.done_on,
            note=None,
            files=[],
            entered_by=by,
            entered_by_name=by_name,
            entered_at=now,
        )
    )
    if milestone.milestone_code is not None:
        followers = select(Task).where(Task.inspection_id == milestone.inspection_id, Task.follows == milestone.milestone_code)
        follow(list(session.execute(followers).scalars()), milestone)
    session.flush()
