"""How an inspection moves: one table of events. Pure.

Stages change because somebody says so, never because of the clock. How many there are is the method's affair: the
table speaks of the first and the last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from plumbline.identity.roles import LEAD, QA, Role
from plumbline.inspections.model import State


class Event(StrEnum):
    """What can happen to an inspection as a whole."""

    NOTIFY = "notify"
    ADVANCE = "advance"
    STEP_BACK = "step_back"
    PAUSE = "pause"
    RESUME = "resume"
    PUBLISH = "publish"
    CLOSE = "close"
    REOPEN = "reopen"
    ABANDON = "abandon"
    REINSTATE = "reinstate"


SAID = {
    Event.NOTIFY: "The notification letter went out.",
    Event.ADVANCE: "The inspection moved on to stage {stage}.",
    Event.STEP_BACK: "The inspection went back to stage {stage}.",
    Event.PAUSE: "The inspection was paused.",
    Event.RESUME: "The inspection goes on.",
    Event.PUBLISH: "The report was published.",
    Event.CLOSE: "The inspection was closed.",
    Event.REOPEN: "The inspection was opened again.",
    Event.ABANDON: "The inspection was given up.",
    Event.REINSTATE: "The inspection was taken up again.",
}
"""What the ledger says of each."""


@dataclass(frozen=True)
class Position:
    """Where an inspection stands. It is under way once the letter has gone out."""

    state: State
    stage: int
    under_way: bool


@dataclass(frozen=True)
class Place:
    """A condition on where an inspection stands, called with the number of the last stage, and the words of its refusal."""

    holds: Callable[[Position, int], bool]
    refusal: str


ANYWHERE = Place(lambda _here, _last: True, "")
BEFORE_THE_LAST = Place(lambda here, last: here.stage < last, "This is the last stage; it ends with the publication.")
AT_THE_LAST = Place(lambda here, last: here.stage == last, "A report is published in the last stage.")
AFTER_THE_FIRST = Place(lambda here, _last: here.stage > 1, "This is the first stage.")
UNDER_WAY = Place(lambda here, _last: here.under_way, "It was never under way.")
NOT_UNDER_WAY = Place(lambda here, _last: not here.under_way, "It was under way.")

OFFICE = LEAD | {Role.INSPECTORATE_ADMINISTRATOR}


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One row: `event` takes an inspection from one state to another and its stage by `step`.

    `undone_by` is what the same people can do about a mistake; None where there is no way back (a letter that was sent,
    a report that was read). `through` names the operation that alone brings the event about.
    """

    event: Event
    origin: State
    target: State
    who: frozenset[Role]
    place: Place = ANYWHERE
    step: int = 0
    reason: bool = False
    undone_by: Event | None = None
    through: str | None = None


_PLANNED, _ACTIVE, _PAUSED, _PUBLISHED, _CLOSED, _ABANDONED = State

TRANSITIONS: tuple[Transition, ...] = (
    Transition(event=Event.NOTIFY, origin=_PLANNED, target=_ACTIVE, who=LEAD),
    Transition(event=Event.ADVANCE, origin=_ACTIVE, target=_ACTIVE, who=LEAD, place=BEFORE_THE_LAST, step=1, undone_by=Event.STEP_BACK),
    Transition(
        event=Event.STEP_BACK,
        origin=_ACTIVE,
        target=_ACTIVE,
        who=LEAD,
        place=AFTER_THE_FIRST,
        step=-1,
        reason=True,
        undone_by=Event.ADVANCE,
    ),
    Transition(event=Event.PAUSE, origin=_ACTIVE, target=_PAUSED, who=LEAD, reason=True, undone_by=Event.RESUME),
    Transition(event=Event.RESUME, origin=_PAUSED, target=_ACTIVE, who=LEAD, reason=True, undone_by=Event.PAUSE),
    Transition(event=Event.PUBLISH, origin=_ACTIVE, target=_PUBLISHED, who=LEAD | QA, place=AT_THE_LAST, through="publish_report"),
    Transition(event=Event.CLOSE, origin=_PUBLISHED, target=_CLOSED, who=LEAD, undone_by=Event.REOPEN),
    Transition(event=Event.REOPEN, origin=_CLOSED, target=_PUBLISHED, who=LEAD, reason=True, undone_by=Event.CLOSE),
    *(
        Transition(event=Event.ABANDON, origin=origin, target=_ABANDONED, who=OFFICE, reason=True, undone_by=Event.REINSTATE)
        for origin in (_PLANNED, _ACTIVE, _PAUSED)
    ),
    # Nothing may be stuck for good: what was given up by mistake comes back where nothing is due of anyone yet.
    *(
        Transition(event=Event.REINSTATE, origin=_ABANDONED, target=target, who=OFFICE, place=place, reason=True, undone_by=Event.ABANDON)
        for target, place in ((_PLANNED, NOT_UNDER_WAY), (_PAUSED, UNDER_WAY))
    ),
)


def row_for(position: Position, event: Event, last_stage: int) -> Transition | None:
    """Give the row that allows `event` where an inspection stands, or None."""
    return next(
        (row for row in TRANSITIONS if row.event is event and row.origin is position.state and row.place.holds(position, last_stage)),
        None,
    )


def after(position: Position, row: Transition) -> Position:
    """Give where an inspection stands once `row` has happened."""
    return Position(row.target, position.stage + row.step, position.under_way or row.event is Event.NOTIFY)


def possible(position: Position, last_stage: int) -> tuple[Transition, ...]:
    """Give every row that is allowed where an inspection stands."""
    return tuple(row for row in TRANSITIONS if row_for(position, row.event, last_stage) is row)


def why_not(position: Position, event: Event, last_stage: int) -> str | None:
    """Say in one sentence why `event` cannot happen here, or None where it can."""
    if row_for(position, event, last_stage) is not None:
        return None
    rows = [row for row in TRANSITIONS if row.event is event]
    here = [row for row in rows if row.origin is position.state]
    if here:
        return here[0].place.refusal
    needed = sorted({row.origin.value for row in rows})
    return f"The inspection is {position.state.value}; for this it must be {' or '.join(needed)}."
