"""The table of stages: every pair that it allows, and every one that it does not (R147)."""

import itertools

import pytest

from plumbline.identity.roles import COUNCIL, LEAD, Role
from plumbline.inspections.model import State
from plumbline.timetable.stages import TRANSITIONS, Event, Position, after, possible, row_for, why_not

LAST = 5
STAGES = range(1, LAST + 1)
POSITIONS = [
    Position(State.PLANNED, 1, under_way=False),
    *(Position(State.ACTIVE, stage, under_way=True) for stage in STAGES),
    *(Position(State.PAUSED, stage, under_way=True) for stage in STAGES),
    Position(State.PUBLISHED, LAST, under_way=True),
    Position(State.CLOSED, LAST, under_way=True),
    Position(State.ABANDONED, 1, under_way=False),
    *(Position(State.ABANDONED, stage, under_way=True) for stage in STAGES),
]

# Typed by hand: (state, stage, under way, event) -> (state, stage). Everything else is refused.
ALLOWED = {
    ("planned", 1, False, "notify"): ("active", 1),
    ("planned", 1, False, "abandon"): ("abandoned", 1),
    **{("active", stage, True, "advance"): ("active", stage + 1) for stage in (1, 2, 3, 4)},
    **{("active", stage, True, "step_back"): ("active", stage - 1) for stage in (2, 3, 4, 5)},
    **{("active", stage, True, "pause"): ("paused", stage) for stage in (1, 2, 3, 4, 5)},
    **{("active", stage, True, "abandon"): ("abandoned", stage) for stage in (1, 2, 3, 4, 5)},
    ("active", 5, True, "publish"): ("published", 5),
    **{("paused", stage, True, "resume"): ("active", stage) for stage in (1, 2, 3, 4, 5)},
    **{("paused", stage, True, "abandon"): ("abandoned", stage) for stage in (1, 2, 3, 4, 5)},
    ("published", 5, True, "close"): ("closed", 5),
    ("closed", 5, True, "reopen"): ("published", 5),
    ("abandoned", 1, False, "reinstate"): ("planned", 1),
    **{("abandoned", stage, True, "reinstate"): ("paused", stage) for stage in (1, 2, 3, 4, 5)},
}
EVERY_PAIR = list(itertools.product(POSITIONS, Event))


def key(position: Position, event: Event) -> tuple[str, int, bool, str]:
    return position.state.value, position.stage, position.under_way, event.value


@pytest.mark.parametrize(("position", "event"), EVERY_PAIR, ids=lambda part: str(getattr(part, "value", part)))
def test_every_pair_of_position_and_event(position: Position, event: Event) -> None:
    expected = ALLOWED.get(key(position, event))
    row = row_for(position, event, LAST)
    reason = why_not(position, event, LAST)
    if expected is None:
        assert row is None
        assert reason
        assert reason.endswith(".")
    else:
        assert row is not None
        assert reason is None
        assert (after(position, row).state.value, after(position, row).stage) == expected


def test_no_allowed_pair_is_missing_from_the_positions_tried() -> None:
    assert set(ALLOWED) <= {key(position, event) for position, event in EVERY_PAIR}
    assert (len(EVERY_PAIR), len(ALLOWED)) == (190, 39)


def test_possible_events_are_those_of_the_table() -> None:
    for position in POSITIONS:
        assert {row.event for row in possible(position, LAST)} == {event for event in Event if key(position, event) in ALLOWED}


def test_the_lead_steps_back_one_stage_and_must_say_why() -> None:
    row = row_for(Position(State.ACTIVE, 3, under_way=True), Event.STEP_BACK, LAST)
    assert row is not None
    assert (row.reason, row.who, row.undone_by) == (True, LEAD, Event.ADVANCE)


def test_what_can_be_undone_leads_back_to_where_it_started() -> None:
    for position, event in EVERY_PAIR:
        row = row_for(position, event, LAST)
        if row is None or row.undone_by is None or (row.origin is State.ACTIVE and row.event is Event.ABANDON):
            continue
        back = row_for(after(position, row), row.undone_by, LAST)
        assert back is not None
        assert after(after(position, row), back) == position


def test_an_inspection_given_up_while_active_comes_back_paused() -> None:
    given_up = Position(State.ABANDONED, 3, under_way=True)
    back = row_for(given_up, Event.REINSTATE, LAST)
    assert back is not None
    assert after(given_up, back) == Position(State.PAUSED, 3, under_way=True)


def test_only_a_sent_letter_and_a_published_report_have_no_way_back() -> None:
    assert {row.event for row in TRANSITIONS if row.undone_by is None} == {Event.NOTIFY, Event.PUBLISH}


def test_no_event_is_in_the_hands_of_the_council() -> None:
    assert not [row for row in TRANSITIONS if row.who & (COUNCIL | {Role.COUNCIL_ADMINISTRATOR})]


def test_publication_happens_through_its_own_operation_alone() -> None:
    assert {row.event: row.through for row in TRANSITIONS if row.through} == {Event.PUBLISH: "publish_report"}


def test_a_method_of_two_stages_ends_with_its_second() -> None:
    assert why_not(Position(State.ACTIVE, 2, under_way=True), Event.ADVANCE, 2) == "This is the last stage; it ends with the publication."
    assert row_for(Position(State.ACTIVE, 2, under_way=True), Event.PUBLISH, 2) is not None
