"""The script of an inspection: which act happens when. Each inspection is played from its first act to the product's now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from plumbline.demonstration import arranging, asking, beginnings, case_list, case_sample, endings, readers, writing
from plumbline.demonstration.beginnings import Act
from plumbline.demonstration.people import Cast, Council
from plumbline.demonstration.story import Story
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
from plumbline.inspections.model import Inspection
from plumbline.kernel.storage import Storage
from plumbline.timetable import calendar
from plumbline.timetable.creation import create_inspection
from plumbline.timetable.gates import find_milestone
from plumbline.timetable.schema import InspectionCreation

METHOD = "jsw-2019"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
NOON = "12:00"


@dataclass(frozen=True)
class Scene:
    """One act at a moment of the plan."""

    week: int
    weekday: int
    wall_time: str
    act: Act


BEFORE_SUBMISSION: tuple[Scene, ...] = (
    Scene(0, WEDNESDAY, "14:00", beginnings.form_the_team),
    Scene(1, MONDAY, "10:00", beginnings.send_the_letter),
    Scene(1, WEDNESDAY, "11:00", beginnings.name_the_coordinator),
    Scene(1, WEDNESDAY, "11:30", arranging.name_contacts_of_the_inspectorate),
    Scene(2, TUESDAY, "09:30", beginnings.bring_the_others_in),
    Scene(2, TUESDAY, "09:50", arranging.name_contacts_of_the_council),
    Scene(2, TUESDAY, "14:10", asking.ask_of_the_inspectorate),
    Scene(2, THURSDAY, "15:20", beginnings.ask_and_answer),
    Scene(2, FRIDAY, "10:05", beginnings.ask_for_another_format),
    Scene(2, FRIDAY, "11:05", asking.answer_the_council),
    Scene(3, MONDAY, "09:20", asking.ask_of_the_council),
    Scene(3, TUESDAY, "10:45", asking.pass_on),
    Scene(3, FRIDAY, "15:30", asking.answer_late),
    Scene(4, TUESDAY, "09:15", asking.ask_again),
    Scene(4, THURSDAY, "16:00", asking.answer_again),
    Scene(5, WEDNESDAY, "11:00", arranging.propose_the_route),
    Scene(5, WEDNESDAY, "14:30", arranging.agree_on_the_route),
    Scene(5, WEDNESDAY, "16:00", beginnings.bring_the_first_evidence),
    Scene(6, TUESDAY, "10:20", readers.record_readers),
    Scene(6, THURSDAY, "14:15", arranging.propose_terms_of_case_data),
    Scene(7, TUESDAY, "11:40", arranging.agree_on_case_data),
    Scene(7, THURSDAY, "10:05", case_list.ask_for_the_list),
    Scene(8, WEDNESDAY, "10:30", case_list.send_it_with_faults),
    Scene(8, THURSDAY, "10:20", case_list.send_it_corrected),
    Scene(8, THURSDAY, "11:15", readers.set_the_training),
    Scene(8, FRIDAY, "11:30", case_sample.draw_the_sample),
    Scene(9, MONDAY, "09:00", endings.advance),
    Scene(9, TUESDAY, "13:00", beginnings.bring_the_figures),
    Scene(9, WEDNESDAY, "10:00", beginnings.bring_the_rest),
    Scene(9, WEDNESDAY, "16:40", asking.ask_for_figures),
    Scene(9, THURSDAY, "09:00", writing.give_a_section_away),
    Scene(9, FRIDAY, "09:30", writing.write_most_of_it),
    Scene(10, TUESDAY, "14:00", writing.write_the_given_section),
    Scene(10, THURSDAY, "16:30", writing.talk_it_over),
)
AFTER_SUBMISSION: tuple[Scene, ...] = (
    Scene(11, THURSDAY, "09:30", asking.hand_over_figures),
    Scene(12, MONDAY, "09:15", case_sample.release_the_sample),
    Scene(12, MONDAY, "10:10", writing.begin_to_read),
    Scene(12, TUESDAY, "11:45", writing.answer_the_reader),
    Scene(12, WEDNESDAY, "09:30", readers.record_who_came),
    Scene(12, WEDNESDAY, "15:10", case_sample.replace_one),
)
THE_SLIP = Scene(12, THURSDAY, "15:00", writing.slip_by_two_weeks)
ON_SITE_AND_REPORT: tuple[Scene, ...] = (
    Scene(13, MONDAY, "09:00", endings.advance),
    Scene(14, WEDNESDAY, "15:00", arranging.name_the_contact_on_site),
    Scene(15, MONDAY, "08:45", endings.advance),
    Scene(15, FRIDAY, "17:00", endings.write_first_findings),
    Scene(18, MONDAY, "09:00", endings.advance),
    Scene(18, THURSDAY, "14:00", endings.write_the_findings),
    Scene(19, TUESDAY, "16:00", endings.record_what_was_agreed),
    Scene(19, THURSDAY, "10:00", endings.share),
    Scene(20, THURSDAY, "15:00", endings.approve),
    Scene(21, WEDNESDAY, "11:00", endings.assemble),
    Scene(22, MONDAY, "09:30", endings.issue_the_draft),
    Scene(27, MONDAY, "10:00", endings.send_the_embargoed_copy),
    Scene(28, MONDAY, "10:00", endings.publish),
    Scene(28, TUESDAY, "09:45", endings.settle),
)
OUTSIDE = Scene(4, THURSDAY, "10:00", writing.write_outside_any_inspection)
BEFORE_NOON = timedelta(minutes=37)


@dataclass(frozen=True)
class Wanted:
    """An inspection of the demonstration: whose, from which Monday, and what differs from the plain story."""

    council: Council
    week_1_on: date
    due_on: date | None = None
    slips: bool = False
    also_outside: bool = False
    long_ago: bool = False


def play(session: Session, storage: Storage, cast: Cast, administrator: Principal, wanted: Wanted, now: datetime) -> None:
    """Create the inspection and let everything happen that would have happened by now."""
    people = cast.inspection_team(wanted.council) | cast.of_council(wanted.council)
    creation = InspectionCreation(
        council_code=wanted.council.code,
        methodology=METHOD,
        week_1_on=wanted.week_1_on,
        lead_inspector=people[Role.LEAD_INSPECTOR].id,
        strategic_support_officer=people[Role.STRATEGIC_SUPPORT_OFFICER].id,
    )
    created_at = calendar.instant_of(wanted.week_1_on, time(9)) - timedelta(days=6)
    made = create_inspection(session, administrator, creation, created_at)
    story = Story(session, storage, session.get_one(Inspection, made.id), wanted.council, people, wanted.long_ago)
    early = (*BEFORE_SUBMISSION, OUTSIDE) if wanted.also_outside else BEFORE_SUBMISSION
    _play(story, sorted(early, key=lambda scene: (scene.week, scene.weekday)), now)
    # A deadline that was moved into week 12 leaves nothing to read on that week's Monday.
    if _submit(story, wanted, now):
        _play(story, AFTER_SUBMISSION, now)
        if wanted.slips:
            _play(story, [THE_SLIP], now)
        _play(story, ON_SITE_AND_REPORT, now)
    story.tick_until(now)


def _play(story: Story, scenes: Iterable[Scene], now: datetime) -> None:
    for scene in scenes:
        moment = story.week(scene.week, scene.weekday, scene.wall_time)
        if moment > now:
            return
        story.tick_until(moment)
        scene.act(story, moment)


def _submit(story: Story, wanted: Wanted, now: datetime) -> bool:
    due_at = find_milestone(story.session, story.inspection, "self_evaluation_due").due_at
    asked_at = story.week(11, MONDAY, "09:40")
    if wanted.due_on is not None and wanted.due_on != calendar.local(due_at).date() and asked_at <= now:
        due_at = calendar.instant_of(wanted.due_on, time(12))
        writing.move_the_deadline(story, due_at, asked_at)
    for moment, act in ((due_at - 2 * BEFORE_NOON, writing.write_the_last), (due_at - BEFORE_NOON, writing.submit)):
        if moment <= now:
            story.tick_until(moment)
            act(story, moment)
    return due_at - BEFORE_NOON <= now
