"""Weeks 1 to 10: the inspection is created, the letter goes, people join, and the council brings its evidence."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from plumbline.alternative_formats.model import OtherFormat, RequestState
from plumbline.alternative_formats.schema import FormatRequestChange, FormatRequestSubmission
from plumbline.alternative_formats.service import ask_for_format, change_format_request
from plumbline.comments.model import Audience
from plumbline.comments.schema import CommentAddition
from plumbline.comments.service import add_comment
from plumbline.demonstration import files
from plumbline.demonstration.story import WHATEVER_STANDS, Story
from plumbline.evidence.model import EvidenceKind, Nature
from plumbline.evidence.schema import EvidenceAddition
from plumbline.identity.memberships.schema import MemberSubmission
from plumbline.identity.memberships.service import add_member
from plumbline.identity.roles import Role
from plumbline.timetable.stage_schema import TransitionSubmission
from plumbline.timetable.stages import Event
from plumbline.timetable.transitions import change_stage

Act = Callable[[Story, datetime], None]


def _appoint(story: Story, by: Role, roles: list[Role], now: datetime) -> None:
    for role in roles:
        add_member(story.session, story.by(by), story.id, MemberSubmission(account_id=story.people[role].id, role=role), now)


def form_the_team(story: Story, now: datetime) -> None:
    _appoint(story, Role.LEAD_INSPECTOR, [Role.INSPECTION_TEAM, Role.ANALYST, Role.QA_SERVICE_MANAGER], now)


def send_the_letter(story: Story, now: datetime) -> None:
    _appoint(story, Role.LEAD_INSPECTOR, [Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER], now)
    change_stage(story.session, story.by(Role.LEAD_INSPECTOR), story.id, TransitionSubmission(event=Event.NOTIFY), now)


def name_the_coordinator(story: Story, now: datetime) -> None:
    _appoint(story, Role.CHIEF_EXECUTIVE, [Role.INSPECTION_COORDINATOR], now)


def bring_the_others_in(story: Story, now: datetime) -> None:
    _appoint(story, Role.INSPECTION_COORDINATOR, [Role.SENIOR_MANAGER, Role.CONTRIBUTOR, Role.LOCAL_FILE_READER], now)


def ask_and_answer(story: Story, now: datetime) -> None:
    asked = _said("2", Audience.BOTH_SIDES, "Can our annual report be cited by section, or do you need it cut into parts?")
    question = add_comment(story.session, story.by(Role.INSPECTION_COORDINATOR), story.id, asked, now)
    answered = _said("2", Audience.BOTH_SIDES, "By section is best: bring it once and point to it as often as you need.", question.id)
    add_comment(story.session, story.by(Role.STRATEGIC_SUPPORT_OFFICER), story.id, answered, now)
    among_us = _said("4", Audience.MY_SIDE, "Ask early for a meeting with people on orders in the north.")
    add_comment(story.session, story.by(Role.LEAD_INSPECTOR), story.id, among_us, now)


def _said(stage: str, audience: Audience, text: str, parent_id: UUID | None = None) -> CommentAddition:
    confirmed = audience is Audience.BOTH_SIDES
    return CommentAddition(subject_kind="stage", subject_id=stage, parent_id=parent_id, audience=audience, text=text, confirmed=confirmed)


def bring_the_first_evidence(story: Story, now: datetime) -> None:
    report = [
        ("Unpaid work", "The hours that were worked, and the time from sentence to the first session."),
        ("Types of unpaid work", "Paths and parks, furniture for new tenants, snow cleared from the doors of older people."),
        ("Examples of projects", "A bandstand was repaired with the community council, which chose it."),
        ("Impact on people and communities", "What those who received the work said of it, and what those who did it said."),
        ("Consultation", "Community councils, sheriffs and the housing association were asked what should be done next year."),
        ("Other activity", "Literacy, first aid and help to find work counted towards the hours."),
        ("Other requirements", "Programmes and treatment that courts ordered beside supervision."),
        ("Access to services", "Drug, alcohol and mental health services: how long people waited."),
        ("Work with partners", "Police, health and the voluntary sector."),
        ("Funding", "What came in under section 27 and what it was spent on."),
    ]
    kind = "Statutory annual report on community payback orders"
    addition = _item("Annual report on community payback orders", kind, Nature.BOTH, ["1.1", "5.1"], period="Last financial year")
    title = f"{story.council.name}: annual report on community payback orders"
    story.bring(Role.INSPECTION_COORDINATOR, addition, "cpo-annual-report.pdf", files.pdf(title, report), now)


def bring_the_figures(story: Story, now: datetime) -> None:
    rows: list[list[str | int]] = [
        ["measure", "2 years ago", "last year", "this year"],
        ["orders imposed", 428, 441, 452],
        ["orders completed, of 100 that ended", 67, 69, 71],
        ["first contact within one working day, of 100", 84, 88, 91],
        ["first unpaid-work session within seven working days, of 100", 61, 64, 66],
        ["weeks of waiting for the programme on violence at home", 14, 12, 11],
    ]
    addition = _item("Measures of three years", "Local measures", Nature.QUANTITATIVE, ["1.1", "5.1", "5.3"])
    story.bring(Role.CONTRIBUTOR, addition, "measures.csv", files.table(rows), now)


def bring_the_rest(story: Story, now: datetime) -> None:
    name = story.council.name
    governance = [
        ("The service", "Three teams and one for unpaid work. The chief social work officer answers for all of it."),
        ("Boards and committees", "The justice partnership meets six times a year; a committee of members reads its report."),
        ("Procedures", "Sixteen procedures, each with an owner and a date for review."),
    ]
    audit = [
        ("Assessment", "Forty files, each read twice. An assessment was there in 39."),
        ("Reviews after a change", "In nine of forty files the review came more than a month after the change."),
        ("Plans", "In thirty-two files the goals were the person's own."),
        ("What the last audit asked for", "Five of its eight actions were done; three were done and did not help."),
    ]
    voices = [
        ("What people said", "Thirty-one people on orders spoke with an interviewer who does not work for us."),
        ("What changed for them", "Work, housing, health, family: answers from the beginning and the end, where there are both."),
        ("Where it is harder", "People who live far from an office."),
    ]
    plan = [
        ("How we follow performance", "One page of measures each month, and what was decided about it."),
        ("Improvement projects", "Seven projects, their leads, their deputies and the meeting that asks after them."),
    ]
    items = [
        (_document("Structure and governance", "Structure and governance of the service", ["6.1", "9.4"]), "structure.docx", governance),
        (_document("Audit of forty case files", "Quality assurance and audit", ["5.2", "5.3", "6.4"]), "file-audit.pdf", audit),
        (_document("What people on orders told us", "What service users tell us", ["2.1", "5.4"]), "voices.pdf", voices),
        (_document("Improvement plan of the service", "Service delivery and improvement plans", ["6.4", "9.4"]), "plan.docx", plan),
    ]
    for addition, file_name, sections in items:
        write = files.word if file_name.endswith(".docx") else files.pdf
        story.bring(Role.INSPECTION_COORDINATOR, addition, file_name, write(f"{name}: {addition.title.lower()}", sections), now)


def _document(title: str, source_type: str, indicators: list[str]) -> EvidenceAddition:
    return _item(title, source_type, Nature.QUALITATIVE, indicators)


def _item(title: str, source_type: str, nature: Nature, indicators: list[str], period: str | None = None) -> EvidenceAddition:
    return EvidenceAddition(
        title=title,
        kind=EvidenceKind.FILE,
        address=None,
        file_name=None,
        source_type=source_type,
        evidence_on=None,
        period=period,
        nature=nature,
        indicators=indicators,
    )


def ask_for_another_format(story: Story, now: datetime) -> None:
    wish = FormatRequestSubmission(
        inspection_id=story.id, document="Notification letter", format=OtherFormat.LARGE_PRINT, need="18 point, for a member of the board."
    )
    asked = ask_for_format(story.session, story.by(Role.INSPECTION_COORDINATOR), wish, now)
    in_hand = FormatRequestChange(state=RequestState.IN_HAND)
    support = story.by(Role.STRATEGIC_SUPPORT_OFFICER)
    change_format_request(story.session, support, asked.id, in_hand, WHATEVER_STANDS, now)
