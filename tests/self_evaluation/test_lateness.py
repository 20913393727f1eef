"""Noon in London to the millisecond, on both sides of both clock changes (R60)."""

from datetime import UTC, datetime, timedelta

import pytest

from plumbline.self_evaluation.lateness import Span, in_the_hour_before, judge, outage_sentence, timing_sentence

MILLISECOND, SECOND = timedelta(milliseconds=1), timedelta(seconds=1)
WINTER = datetime(2026, 3, 25, 12, tzinfo=UTC)
"""The Wednesday before the clocks go forward on 29 March."""
SUMMER = datetime(2026, 4, 1, 11, tzinfo=UTC)
"""The Wednesday after it: noon in London is 11:00 UTC."""
LATE_SUMMER = datetime(2026, 10, 21, 11, tzinfo=UTC)
"""The Wednesday before the clocks go back on 25 October."""
BACK_IN_WINTER = datetime(2026, 10, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize("noon", [WINTER, SUMMER, LATE_SUMMER, BACK_IN_WINTER])
@pytest.mark.parametrize(
    ("after", "on_time", "sentence"),
    [
        (-timedelta(seconds=1), True, "Received 11:59:59, by the deadline of 12:00: on time."),
        (-MILLISECOND, True, "Received 11:59:59, by the deadline of 12:00: on time."),
        (timedelta(0), True, "Received 12:00:00, by the deadline of 12:00: on time."),
        (MILLISECOND, True, "Received 12:00:00, by the deadline of 12:00: on time."),
        (timedelta(seconds=1) - MILLISECOND, True, "Received 12:00:00, by the deadline of 12:00: on time."),
        (timedelta(seconds=1), False, "Received 12:00:01, after the deadline of 12:00: 1 second late."),
        (timedelta(seconds=4), False, "Received 12:00:04, after the deadline of 12:00: 4 seconds late."),
        (timedelta(minutes=1), False, "Received 12:01:00, after the deadline of 12:00: 1 minute late."),
        (timedelta(minutes=17, seconds=30), False, "Received 12:17:30, after the deadline of 12:00: 17 minutes late."),
        (timedelta(hours=2, minutes=5), False, "Received 14:05:00, after the deadline of 12:00: 2 hours 5 minutes late."),
    ],
)
def test_what_the_clock_shows_as_noon_is_on_time_and_the_next_second_is_late(
    noon: datetime, after: timedelta, *, on_time: bool, sentence: str
) -> None:
    timing = judge(noon + after, noon, [], None)
    assert timing.on_time is on_time
    assert timing_sentence(timing) == sentence


def test_lateness_across_the_clock_change_is_time_that_passed() -> None:
    saturday_noon = datetime(2026, 3, 28, 12, tzinfo=UTC)
    sunday_noon_by_the_wall = datetime(2026, 3, 29, 11, tzinfo=UTC)
    assert timing_sentence(judge(sunday_noon_by_the_wall, saturday_noon, [], None)) == (
        "Received 12:00:00 on Sunday 29 March 2026, after the deadline of 12:00 on Saturday 28 March 2026: 23 hours late."
    )
    saturday_noon = datetime(2026, 10, 24, 11, tzinfo=UTC)
    sunday_noon_by_the_wall = datetime(2026, 10, 25, 12, tzinfo=UTC)
    assert timing_sentence(judge(sunday_noon_by_the_wall, saturday_noon, [], None)).endswith("24 October 2026: 1 day 1 hour late.")


def test_without_a_deadline_nothing_is_late() -> None:
    assert timing_sentence(judge(WINTER, None, [], None)) == "Received 12:00:00 on Wednesday 25 March 2026. No deadline is set."


BEFORE, AFTER = WINTER - timedelta(minutes=9), WINTER + timedelta(minutes=14)


@pytest.mark.parametrize(
    ("uploads", "written", "on_time"),
    [
        ([Span(BEFORE, AFTER)], BEFORE, True),
        ([Span(WINTER, AFTER)], None, True),
        ([Span(WINTER + SECOND, AFTER)], None, False),
        ([Span(BEFORE, AFTER), Span(WINTER + SECOND, AFTER)], None, False),
        ([Span(BEFORE, AFTER)], WINTER, True),
        ([Span(BEFORE, AFTER)], WINTER + SECOND, False),
        ([Span(BEFORE, WINTER)], None, False),
        ([], None, False),
    ],
)
def test_an_upload_begun_by_noon_counts_by_its_beginning(uploads: list[Span], written: datetime | None, *, on_time: bool) -> None:
    assert judge(AFTER + timedelta(minutes=1), WINTER, uploads, written).on_time is on_time


def test_the_receipt_says_that_the_upload_decided() -> None:
    timing = judge(AFTER, WINTER, [Span(BEFORE - timedelta(hours=1), AFTER), Span(BEFORE, AFTER)], None)
    assert timing_sentence(timing) == (
        "Received 12:14:00. Its upload began 11:51:00, by the deadline of 12:00, and counts by its beginning: on time."
    )


@pytest.mark.parametrize(
    ("began", "ended", "counts"),
    [
        (-90, -60, False),
        (-90, -59, True),
        (-30, -20, True),
        (-1, None, True),
        (-90, None, True),
        (0, 5, True),
        (1, 5, False),
    ],
)
def test_an_outage_counts_when_it_touches_the_hour_before(began: int, ended: int | None, *, counts: bool) -> None:
    outage = Span(WINTER + timedelta(minutes=began), None if ended is None else WINTER + timedelta(minutes=ended))
    assert bool(in_the_hour_before(WINTER, [outage])) is counts


def test_an_outage_is_told_in_the_time_of_the_wall_clock() -> None:
    past = Span(SUMMER - timedelta(minutes=40), SUMMER - timedelta(minutes=29))
    assert outage_sentence(past, SUMMER) == "The service was not ready from 11:20:00 to 11:31:00."
    lasting = Span(SUMMER - timedelta(minutes=40), None)
    assert outage_sentence(lasting, SUMMER) == "The service was not ready from 11:20:00 and was not ready again before the deadline."
    assert in_the_hour_before(None, [past]) == []
