"""Carrying out what the table of stages allows; later features add conditions of their own."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.model import Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import PermittedAction, require
from plumbline.inspections.model import Inspection, State
from plumbline.inspections.service import find_inspection, lock_inspection, method_of
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, Problem
from plumbline.methodology.plan import Stage
from plumbline.timetable.gates import reach_if_planned
from plumbline.timetable.model import StageChange
from plumbline.timetable.planning import begins_on
from plumbline.timetable.reading import shifts_of
from plumbline.timetable.stage_schema import StagesView, StageView, TransitionSubmission, TransitionView
from plumbline.timetable.stages import SAID, TRANSITIONS, Event, Position, Transition, after, possible, row_for, why_not

Guard = Callable[[Session, Inspection], str | None]
GUARDS: Final[dict[Event, list[Guard]]] = {}


class TransitionNotAllowed(Problem):
    status, title = 409, "The inspection cannot make this step now"
    example = "The inspection is paused; for this it must be active."
    advice = "The answer lists under allowed the events that can happen where the inspection stands."


def register_guard(event: Event, guard: Guard) -> None:
    """Add a condition to an event. `guard` gives the reason why the event cannot happen now, as a sentence, or None."""
    GUARDS.setdefault(event, []).append(guard)


def _both_named(session: Session, inspection: Inspection) -> str | None:
    """Guidance, stage 1, week 1: the letter names the lead and the support officer (R38)."""
    needed = (Role.LEAD_INSPECTOR, Role.STRATEGIC_SUPPORT_OFFICER)
    held = select(func.count(Membership.role.distinct())).where(
        Membership.inspection_id == inspection.id, Membership.role.in_(needed), Membership.until_at.is_(None)
    )
    both = session.execute(held).scalar_one() == len(needed)
    return None if both else "Name the lead inspector and the strategic support officer first: the letter names both."


register_guard(Event.NOTIFY, _both_named)


def change_stage(
    session: Session, principal: Principal, inspection_id: UUID, wanted: TransitionSubmission, now: datetime
) -> TransitionView:
    """Let an event happen. Raises Forbidden (403), InvalidRequest (422) without a needed reason, TransitionNotAllowed (409)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "change_stage")
    inspection = lock_inspection(session, inspection_id)
    row = next(row for row in TRANSITIONS if row.event is wanted.event)
    if row.through is not None:
        raise _refused(session, inspection, f"This happens through {row.through} and in no other way.")
    refused = _who_not(principal, inspection_id, row)
    if refused is not None:
        raise Forbidden(refused)
    if row.reason and not (wanted.reason and wanted.reason.strip()):
        raise InvalidRequest("Say why.", errors=[FieldError("/reason", "missing", "This event needs a reason.")])
    return _view(carry_out(session, principal, inspection, wanted.event, now, wanted.reason))


def carry_out(
    session: Session, principal: Principal, inspection: Inspection, event: Event, now: datetime, reason: str | None = None
) -> StageChange:
    """Let an event happen to an inspection that is locked; who may do so is for the caller to have checked.

    Raises TransitionNotAllowed (409) where the table or a guard stands in the way.
    """
    position, last = _position(inspection), _last_stage(session, inspection)
    row = row_for(position, event, last)
    refused = why_not(position, event, last) or _guarded(session, inspection, event)
    if row is None or refused is not None:
        raise _refused(session, inspection, refused or "")
    reached = after(position, row)
    change = StageChange(
        inspection_id=inspection.id,
        event=event,
        from_state=position.state,
        to_state=reached.state,
        from_stage=position.stage,
        to_stage=reached.stage,
        reason=reason,
        changed_by=principal.subject,
        changed_by_name=principal.name,
        changed_at=now,
    )
    session.add(change)
    inspection.state, inspection.stage = reached.state, reached.stage
    if event is Event.NOTIFY:
        inspection.notified_at = now
        reach_if_planned(session, inspection.id, "notification_letter_issued", (principal.subject, principal.name), now)
    paused = reached.state is State.PAUSED
    inspection.paused_at, inspection.pause_reason = (now, reason) if paused else (None, None)
    if event is Event.PUBLISH:
        inspection.published_at = inspection.published_at or now
    inspection.closed_at = now if inspection.closed else None
    session.flush()
    summary, subject = SAID[event].format(stage=reached.stage), ("inspection", inspection.id)
    record(session, principal, "stage_changed", now=now, inspection_id=inspection.id, subject=subject, summary=summary, reason=reason)
    return change


def list_transitions(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[TransitionView]:
    """Give one page of what has happened to the inspection as a whole, the oldest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_transitions")
    statement = select(StageChange.changed_at.label("at"), StageChange.id.label("id"), StageChange).where(
        StageChange.inspection_id == inspection_id
    )
    keys = [Key(StageChange.changed_at, "at"), Key(StageChange.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    return Page(items=[_view(row.StageChange) for row in rows], next_cursor=cursor, count=count)


def list_stages(session: Session, principal: Principal, inspection_id: UUID) -> StagesView:
    """Give the stages with their weeks, and for each event whether the caller may let it happen now."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_stages")
    return StagesView(
        items=_stages(session, inspection),
        state=inspection.state,
        stage=inspection.stage,
        permitted_actions=_events(session, principal, inspection) if principal.side is Side.INSPECTORATE else [],
    )


def read_stage(session: Session, principal: Principal, inspection_id: UUID, number: int) -> StageView:
    """Give one stage. Raises NotFound (404) for one that the method does not have."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_stage")
    found = next((stage for stage in _stages(session, inspection) if stage.number == number), None)
    if found is None:
        raise NotFound
    return found


def _stages(session: Session, inspection: Inspection) -> list[StageView]:
    shifts, method = shifts_of(session, inspection), method_of(session, inspection)

    def monday(week: int) -> date:
        return begins_on(inspection.week_1_on, week, shifts)

    return [
        StageView(
            number=stage.number,
            code=stage.code,
            title=stage.title,
            summary=stage.summary,
            first_week=stage.first_week,
            last_week=stage.last_week,
            begins_on=monday(stage.first_week),
            ends_on=monday(stage.last_week) + timedelta(days=6),
            position=_where(inspection, stage),
        )
        for stage in method.stages
    ]


def _where(inspection: Inspection, stage: Stage) -> Literal["passed", "current", "ahead"]:
    if inspection.notified_at is None or stage.number > inspection.stage:
        return "ahead"
    return "passed" if stage.number < inspection.stage or inspection.state is State.CLOSED else "current"


def _events(session: Session, principal: Principal, inspection: Inspection) -> list[PermittedAction]:
    position, last = _position(inspection), _last_stage(session, inspection)
    listed = []
    for event in Event:
        row = next(row for row in TRANSITIONS if row.event is event)
        through = f"This happens through {row.through} and in no other way." if row.through else None
        reason = (
            _who_not(principal, inspection.id, row) or why_not(position, event, last) or through or _guarded(session, inspection, event)
        )
        listed.append(PermittedAction(action=event.value, allowed=reason is None, reason=reason))
    return listed


def _who_not(principal: Principal, inspection_id: UUID, row: Transition) -> str | None:
    if principal.roles_in(inspection_id) & row.who:
        return None
    return f"Only the {' or the '.join(role.words for role in Role if role in row.who)} may do this."


def _guarded(session: Session, inspection: Inspection, event: Event) -> str | None:
    return next((reason for guard in GUARDS.get(event, []) if (reason := guard(session, inspection)) is not None), None)


def _refused(session: Session, inspection: Inspection, detail: str) -> TransitionNotAllowed:
    allowed = [row.event.value for row in possible(_position(inspection), _last_stage(session, inspection)) if row.through is None]
    return TransitionNotAllowed(detail, allowed=allowed)


def _position(inspection: Inspection) -> Position:
    return Position(inspection.state, inspection.stage, inspection.notified_at is not None)


def _last_stage(session: Session, inspection: Inspection) -> int:
    return max(stage.number for stage in method_of(session, inspection).stages)


def _view(change: StageChange) -> TransitionView:
    return TransitionView(
        event=change.event,
        from_state=change.from_state,
        to_state=change.to_state,
        from_stage=change.from_stage,
        to_stage=change.to_stage,
        reason=change.reason,
        changed_by=change.changed_by_name,
        changed_at=change.changed_at,
    )
