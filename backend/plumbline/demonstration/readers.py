"""Who reads case records in the demonstration, what they bring along, and how they are trained."""

from datetime import datetime

from plumbline.case_files.readers.schema import CaseReaderChange, CaseReaderSubmission, TrainingEventSubmission
from plumbline.case_files.readers.service import change_case_reader, list_case_readers, name_case_reader
from plumbline.case_files.readers.training import add_training_event, change_training_event, list_training_events
from plumbline.demonstration.story import WHATEVER_STANDS, Story
from plumbline.identity.roles import Role
from plumbline.kernel.paging import PageRequest
from plumbline.timetable import calendar

TITLE = "The template and its guidance, with two cases to try"
PLACE = "Training room 2, council headquarters"
ALL = PageRequest(limit=50, cursor=None, count=False, key=b"", holder="")


def record_readers(story: Story, now: datetime) -> None:
    """One local reader is a practitioner; nobody yet is used to auditing files, which the page says (R27)."""
    coordinator = story.by(Role.INSPECTION_COORDINATOR)
    [local] = list_case_readers(story.session, coordinator, story.id, ALL).items
    brought = CaseReaderChange(
        qualifications=["qualified_social_worker", "trained_in_lscmi", "knows_local_systems"], worker_codes=["SW-04", "SW-11"]
    )
    change_case_reader(story.session, coordinator, story.id, local.id, brought, WHATEVER_STANDS, now)
    inspector = CaseReaderSubmission(account_id=story.people[Role.INSPECTION_TEAM].id, qualifications=["file_audit"])
    name_case_reader(story.session, story.by(Role.LEAD_INSPECTOR), story.id, inspector, now)


def set_the_training(story: Story, now: datetime) -> None:
    day = calendar.local(story.week(12, 1, "13:00")).date()
    given = TrainingEventSubmission(title=TITLE, held_on=day, place=PLACE, arrangements="10 to 4. Bring your card for the record system.")
    add_training_event(story.session, story.by(Role.STRATEGIC_SUPPORT_OFFICER), story.id, given, now)


def record_who_came(story: Story, now: datetime) -> None:
    support = story.by(Role.STRATEGIC_SUPPORT_OFFICER)
    came = [reader.id for reader in list_case_readers(story.session, support, story.id, ALL).items]
    [event] = list_training_events(story.session, support, story.id, ALL).items
    given = TrainingEventSubmission(
        title=event.title, held_on=event.held_on, place=event.place, arrangements=event.arrangements, attended=came
    )
    change_training_event(story.session, support, story.id, event.id, given, WHATEVER_STANDS, now)
