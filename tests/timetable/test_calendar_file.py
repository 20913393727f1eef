"""The calendar download: titles only, known again after a move, with the rules of its time zone."""

from datetime import date
from zoneinfo import ZoneInfo

from icalendar import Calendar
from tests.timetable.plans import Planned

from plumbline.identity.roles import Role


def events(planned: Planned, role: Role = Role.LEAD_INSPECTOR) -> dict[str, dict[str, object]]:
    answer = planned.person(role).get(f"{planned.path}/calendar.ics")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/calendar")
    parsed = Calendar.from_ical(answer.content)
    assert [str(zone["TZID"]) for zone in parsed.walk("VTIMEZONE")] == ["Europe/London"]
    return {str(one["SUMMARY"]).split(" (")[0]: one for one in parsed.walk("VEVENT")}


def test_the_deadline_of_week_11_is_noon_in_london(active: Planned) -> None:
    due = events(active)["Self-evaluation and evidence due"]
    assert due.decoded("DTSTART").isoformat() == "2026-03-25T12:00:00+00:00"
    assert due.decoded("DTSTART").tzinfo == ZoneInfo("Europe/London")
    assert str(due["SUMMARY"]).endswith("(JSW-2026-001)")


def test_what_is_due_by_a_day_takes_the_day(active: Planned) -> None:
    comments = events(active)["Comments on accuracy due"]
    assert (comments.decoded("DTSTART"), comments.decoded("DTEND")) == (date(2026, 6, 22), date(2026, 6, 23))


def test_an_event_that_moved_keeps_its_name_and_counts_its_moves(active: Planned) -> None:
    before = events(active)["Report published"]
    active.revise("report_published", due_on="2026-07-31")
    after = events(active)["Report published"]
    assert str(before["UID"]) == str(after["UID"])
    assert (int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (0, 1)
    assert after.decoded("DTSTART") == date(2026, 7, 31)


def test_titles_only_and_of_internal_steps_the_planned_week(active: Planned) -> None:
    seen = events(active, Role.INSPECTION_COORDINATOR)
    members = {name for event in seen.values() for name in event}
    assert members == {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND"}
    internal = seen["Consensus on the findings"]
    assert (internal.decoded("DTSTART"), internal.decoded("DTEND")) == (date(2026, 5, 18), date(2026, 5, 23))
