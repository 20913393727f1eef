"""The case list of the demonstration: made up by chance and by the rules, refused once for a few faults, and then accepted."""

import csv
import hashlib
import io
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from plumbline.case_files.lists.schema import CaseListRequestSubmission
from plumbline.case_files.lists.sending import CheckedList, SentFile, check_list, finish_sending, open_sending
from plumbline.case_files.lists.service import request_case_list
from plumbline.demonstration.story import Story
from plumbline.identity.roles import Role
from plumbline.timetable import calendar

CASES = 120
FILE = "Community payback orders.csv"
NO_KEY = bytes(32)
"""Nothing of it looks like an identifier, so that nothing is ever confirmed by its fingerprint."""
REQUIREMENTS = (
    *[("unpaid work or other activity",)] * 9,
    *[("supervision",)] * 5,
    *[("supervision", "unpaid work or other activity")] * 6,
    ("supervision", "programme"),
    ("supervision", "conduct"),
    ("supervision", "alcohol treatment"),
)
ENDINGS = ("completed",) * 8 + ("early discharge", "revoked due to review", "revoked due to breach", "transfer out of area")
TEAMS = ("Northern team", "Southern team", "Coast team")
FAULTS: dict[int, dict[str, str]] = {
    11: {"gender": "1"},
    37: {"unpaid_work_hours": "350", "requirements": "unpaid work or other activity", "supervision_months": ""},
    52: {"case_ref": "CPO-0007"},
    80: {"imposed_on": "05/31/2024"},
    101: {"requirements": ""},
}


def ask_for_the_list(story: Story, now: datetime) -> None:
    census_on = _census(story)
    request_case_list(story.session, story.by(Role.ANALYST), story.id, CaseListRequestSubmission(census_on=census_on), now)


def send_it_with_faults(story: Story, now: datetime) -> None:
    cases = [case | FAULTS.get(place, {}) for place, case in enumerate(_cases(story, _census(story)))]
    _send(story, cases, now)


def send_it_corrected(story: Story, now: datetime) -> None:
    _send(story, list(_cases(story, _census(story))), now)


def _census(story: Story) -> date:
    """The last day of the month before the one in which the list is asked for."""
    asked_on = calendar.local(story.week(7, 3, "10:05")).date()
    return asked_on.replace(day=1) - timedelta(days=1)


def _send(story: Story, cases: list[dict[str, str]], now: datetime) -> None:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(cases[0]))
    writer.writeheader()
    writer.writerows(cases)
    content = written.getvalue().encode()
    coordinator = story.by(Role.INSPECTION_COORDINATOR)
    place = open_sending(story.session, coordinator, now, story.id, NO_KEY)
    with tempfile.TemporaryFile() as rows:
        report = check_list(place, io.BytesIO(content), rows)
        file = SentFile(name=FILE, size=len(content), sha256=hashlib.sha256(content).hexdigest())
        finish_sending(story.session, coordinator, now, CheckedList(place=place, file=file, report=report, rows=rows), dry_run=False)


def _cases(story: Story, census_on: date) -> Iterator[dict[str, str]]:
    chance = Random(story.council.code)  # noqa: S311 (a made-up list)
    for number in range(1, CASES + 1):
        imposed_on = census_on - timedelta(days=chance.randrange(20, 840))
        lasted = chance.randrange(120, 700)
        ended_on = imposed_on + timedelta(days=lasted) if imposed_on + timedelta(days=lasted) < census_on else None
        requirements = chance.choice(REQUIREMENTS)
        yield {
            "case_ref": f"CPO-{number:04}",
            "age_years": str(min(16 + int(chance.expovariate(1 / 15)), 75)),
            "gender": chance.choices(("male", "female"), (84, 16))[0],
            "court_type": chance.choices(("sheriff summary", "sheriff solemn", "justice of the peace"), (78, 14, 8))[0],
            "imposed_on": imposed_on.isoformat(),
            "received_on": (imposed_on + timedelta(days=chance.randrange(5))).isoformat(),
            "order_status": chance.choice(ENDINGS) if ended_on else "in force",
            "ended_on": ended_on.isoformat() if ended_on else "",
            "requirements": "; ".join(requirements),
            "supervision_months": str(chance.choice((6, 9, 12, 12, 18, 24))) if "supervision" in requirements else "",
            "unpaid_work_hours": str(chance.choice((50, 80, 100, 120, 150, 200)))
            if "unpaid work or other activity" in requirements
            else "",
            "lscmi_level": chance.choices(("low", "medium", "high", "very high", ""), (25, 40, 22, 5, 8))[0],
            "locality": chance.choice(TEAMS),
            "worker_code": f"SW-{chance.randrange(1, 13):02}",
        }
