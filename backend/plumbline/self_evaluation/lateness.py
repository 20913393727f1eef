"""Whether a submission is on time, and how a receipt says so. Pure: instants in UTC come in, words in UK time go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from plumbline.timetable.calendar import day_words, lateness, local, seconds_late

HOUR_BEFORE = timedelta(hours=1)


@dataclass(frozen=True)
class Span:
    """A stretch of time: of an upload, from its first byte to its last, or of an outage. An open end lasts still."""

    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class Timing:
    """The verdict. `counted_at` is what is held against the deadline."""

    received_at: datetime
    counted_at: datetime
    deadline: datetime | None

    @property
    def seconds_late(self) -> int:
        """By how many whole seconds the deadline was missed: "no later than 12:00" is on time at 12:00:00."""
        return seconds_late(self.counted_at, self.deadline) if self.deadline else 0

    @property
    def on_time(self) -> bool:
        """Whether it counts as made by the deadline."""
        return self.seconds_late == 0

    @property
    def counts_by_upload(self) -> bool:
        """Whether the beginning of an upload decided, and not the moment of submission."""
        return self.counted_at != self.received_at


def judge(received_at: datetime, deadline: datetime | None, uploads: Sequence[Span], last_written_at: datetime | None) -> Timing:
    """Hold a submission against its deadline.

    A file whose upload began by the deadline and ended after it could not be submitted any sooner, so the submission
    counts by the latest such beginning; but only when nothing else held it up: every later file began in time, and no
    word was written after the deadline.
    """
    plain = Timing(received_at, received_at, deadline)
    if deadline is None or plain.on_time:
        return plain
    held_up = [upload for upload in uploads if upload.ended_at is not None and seconds_late(upload.ended_at, deadline)]
    begun_in_time = not any(seconds_late(upload.began_at, deadline) for upload in held_up)
    written_in_time = last_written_at is None or not seconds_late(last_written_at, deadline)
    if held_up and begun_in_time and written_in_time:
        return Timing(received_at, max(upload.began_at for upload in held_up), deadline)
    return plain


def in_the_hour_before(deadline: datetime | None, outages: Sequence[Span]) -> list[Span]:
    """Give the outages that touch the hour before the deadline, the first first."""
    if deadline is None:
        return []
    start = deadline - HOUR_BEFORE
    touching = [outage for outage in outages if outage.began_at <= deadline and (outage.ended_at is None or outage.ended_at > start)]
    return sorted(touching, key=lambda outage: outage.began_at)


def timing_sentence(timing: Timing) -> str:
    """Say when it came and whether that was in time: "Received 12:00:04, after the deadline of 12:00: 4 seconds late." """
    received, deadline = timing.received_at, timing.deadline
    if deadline is None:
        return f"Received {_clock(received)} on {_day(received)}. No deadline is set."
    came, due = _clock(received), f"{local(deadline):%H:%M}"
    if local(received).date() != local(deadline).date():
        came, due = f"{came} on {_day(received)}", f"{due} on {_day(deadline)}"
    late = lateness(timing.counted_at, deadline)
    if late is not None:
        return f"Received {came}, after the deadline of {due}: {late.removesuffix(' after')} late."
    if timing.counts_by_upload:
        began = _clock(timing.counted_at)
        return f"Received {came}. Its upload began {began}, by the deadline of {due}, and counts by its beginning: on time."
    return f"Received {came}, by the deadline of {due}: on time."


def day_sentence(instant: datetime) -> str:
    """Say on which day, and by which clock."""
    return f"{_day(instant)}, time in the United Kingdom ({local(instant).tzname()})."


def outage_sentence(outage: Span, deadline: datetime) -> str:
    """Say when the service was not ready."""
    if outage.ended_at is None or outage.ended_at > deadline:
        return f"The service was not ready from {_clock(outage.began_at)} and was not ready again before the deadline."
    return f"The service was not ready from {_clock(outage.began_at)} to {_clock(outage.ended_at)}."


def _clock(instant: datetime) -> str:
    return f"{local(instant):%H:%M:%S}"


def _day(instant: datetime) -> str:
    return day_words(local(instant).date())
