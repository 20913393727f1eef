"""Weeks 9 to 12: the council writes its self-evaluation and submits it; the inspectors begin to read."""

from datetime import datetime, timedelta

from plumbline.comments.model import Audience
from plumbline.comments.schema import CommentAddition
from plumbline.comments.service import add_comment
from plumbline.demonstration.story import WHATEVER_STANDS, Story
from plumbline.demonstration.texts import EARLIER, GIVEN_AWAY, INDICATORS, LEFT_TO_THE_LAST, OWN_TITLE, STATEMENTS, IndicatorText
from plumbline.evidence.model import EvidenceKind
from plumbline.evidence.schema import EvidenceAddition
from plumbline.evidence.service import add_evidence
from plumbline.identity.roles import Role
from plumbline.self_evaluation.content import StatementKind
from plumbline.self_evaluation.contributing import give_section
from plumbline.self_evaluation.desk import Inside, Outside, open_desk
from plumbline.self_evaluation.outside import create_own_self_evaluation
from plumbline.self_evaluation.schema import (
    CitationSubmission,
    ContributorsSubmission,
    OwnSelfEvaluationSubmission,
    PartAnswerSubmission,
    Readiness,
    SectionSubmission,
    StatementAnswersSubmission,
    StatementSubmission,
    SubmissionAct,
)
from plumbline.self_evaluation.sections import list_sections, save_section, save_statement
from plumbline.self_evaluation.submitting import submit_self_evaluation
from plumbline.self_evaluation.whole import mark_self_evaluation_ready
from plumbline.timetable.replanning import revise_milestone, shift_plan
from plumbline.timetable.schema import MilestoneRevisionSubmission, PlanShiftSubmission


def _section(text: IndicatorText, *, cites: bool = True) -> SectionSubmission:
    told = [
        (StatementKind.STRENGTH, text.strength, text.strength_cites),
        (StatementKind.AREA_FOR_IMPROVEMENT, text.improvement, text.improvement_cites),
        (StatementKind.ACTION, text.action, None),
    ]
    return SectionSubmission(
        statements=[
            StatementSubmission(
                kind=kind, text=words, citations=[CitationSubmission(evidence=cited[0], locator=cited[1])] if cited and cites else []
            )
            for kind, words, cited in told
        ],
        how_do_we_know=text.known,
    )


def _text(story: Story, code: str) -> IndicatorText:
    return EARLIER.get(code, INDICATORS[code]) if story.long_ago else INDICATORS[code]


def _write(story: Story, role: Role, code: str, now: datetime) -> None:
    save_section(story.session, story.by(role), Inside(story.id), code, _section(_text(story, code)), WHATEVER_STANDS, now)


def give_a_section_away(story: Story, now: datetime) -> None:
    given = ContributorsSubmission(account_ids=[story.people[Role.CONTRIBUTOR].id])
    give_section(story.session, story.by(Role.INSPECTION_COORDINATOR), Inside(story.id), GIVEN_AWAY, given, WHATEVER_STANDS, now)


def write_most_of_it(story: Story, now: datetime) -> None:
    for spent, code in enumerate(INDICATORS):
        if code not in {GIVEN_AWAY, *LEFT_TO_THE_LAST}:
            _write(story, Role.INSPECTION_COORDINATOR, code, now + timedelta(minutes=25 * spent))
    for code, parts in STATEMENTS.items():
        answers = StatementAnswersSubmission(answers=[PartAnswerSubmission(part=part, text=text) for part, text in parts.items()])
        by = story.by(Role.SENIOR_MANAGER)
        save_statement(story.session, by, Inside(story.id), code, answers, WHATEVER_STANDS, now + timedelta(hours=5))


def write_the_given_section(story: Story, now: datetime) -> None:
    # A contributor cites what they brought themselves; the coordinator adds the rest.
    by = story.by(Role.CONTRIBUTOR)
    section = _section(INDICATORS[GIVEN_AWAY], cites=False)
    save_section(story.session, by, Inside(story.id), GIVEN_AWAY, section, WHATEVER_STANDS, now)
    note = _on_section(story, GIVEN_AWAY, Audience.MINE, "Ask the east team for the number of leaflets before Friday.")
    add_comment(story.session, by, story.id, note, now)


def talk_it_over(story: Story, now: datetime) -> None:
    for role, text in (
        (Role.CHIEF_SOCIAL_WORK_OFFICER, "Be plainer here: we know what we lack, and the inspectors will find it anyway."),
        (Role.INSPECTION_COORDINATOR, "Done. I took out two sentences that said the same in longer words."),
    ):
        add_comment(story.session, story.by(role), story.id, _on_section(story, "1.1", Audience.MY_SIDE, text), now)


def write_the_last(story: Story, now: datetime) -> None:
    for code in LEFT_TO_THE_LAST:
        _write(story, Role.INSPECTION_COORDINATOR, code, now)
    mark_self_evaluation_ready(story.session, story.by(Role.INSPECTION_COORDINATOR), Inside(story.id), Readiness(ready=True), now)


def submit(story: Story, now: datetime) -> None:
    submit_self_evaluation(story.session, story.by(Role.INSPECTION_COORDINATOR), Inside(story.id), SubmissionAct(), now)


def begin_to_read(story: Story, now: datetime) -> None:
    asked = _on_section(story, "5.2", Audience.BOTH_SIDES, "Which files does the audit cover: closed ones only, or open ones as well?")
    add_comment(story.session, story.by(Role.INSPECTION_TEAM), story.id, asked, now)
    inside = _on_section(story, "9.4", Audience.MY_SIDE, "The same three names appear in every project. Worth a conversation on site.")
    add_comment(story.session, story.by(Role.LEAD_INSPECTOR), story.id, inside, now)


def answer_the_reader(story: Story, now: datetime) -> None:
    answer = _on_section(story, "5.2", Audience.BOTH_SIDES, "Both: twenty open and twenty closed in the last half year.")
    add_comment(story.session, story.by(Role.INSPECTION_COORDINATOR), story.id, answer, now)


def slip_by_two_weeks(story: Story, now: datetime) -> None:
    reason = "Four of the six local readers are needed for a review after a serious incident. Both sides agreed to begin two weeks later."
    wanted = PlanShiftSubmission(from_week=13, weeks=2, reason=reason)
    shift_plan(story.session, story.by(Role.LEAD_INSPECTOR), story.id, wanted, now)


def move_the_deadline(story: Story, due_at: datetime, now: datetime) -> None:
    """Let the self-evaluation come a few days later than the method says."""
    reason = "Two of the authors were ill. The council asked for the days in writing, and nothing later depends on them."
    revision = MilestoneRevisionSubmission(due_on=due_at.date(), due_time="12:00", reason=reason)
    lead = story.by(Role.LEAD_INSPECTOR)
    revise_milestone(story.session, lead, story.id, "self_evaluation_due", revision, WHATEVER_STANDS, now)


def write_outside_any_inspection(story: Story, now: datetime) -> None:
    """Begin a self-evaluation of the council's own, which the inspectorate does not see."""
    author = story.by(Role.INSPECTION_COORDINATOR)
    wanted = OwnSelfEvaluationSubmission(title=OWN_TITLE, methodology=story.inspection.methodology_id)
    begun = create_own_self_evaluation(story.session, author, wanted, now)
    own = open_desk(story.session, author, Outside(begun.id), "add_own_evidence", now)
    survey = EvidenceAddition(title="Survey of people on orders", kind=EvidenceKind.POINTER, address="Cabinet 3, justice office")
    add_evidence(story.session, own.caller, begun.id, survey, now)
    section = _section(INDICATORS["5.1"], cites=False)
    save_section(story.session, author, Outside(begun.id), "5.1", section, WHATEVER_STANDS, now + timedelta(hours=1))


def _on_section(story: Story, code: str, audience: Audience, text: str) -> CommentAddition:
    rows = list_sections(story.session, story.by(Role.INSPECTION_COORDINATOR), Inside(story.id), story.inspection.created_at).items
    section = next(row for row in rows if row.code == code)
    return CommentAddition(
        subject_kind="self_evaluation_section",
        subject_id=str(section.id),
        audience=audience,
        text=text,
        confirmed=audience is Audience.BOTH_SIDES,
    )
