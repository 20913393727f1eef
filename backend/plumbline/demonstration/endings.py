"""Weeks 13 to 28: findings, evaluations, the draft, the embargoed copy and the publication."""

from datetime import datetime, timedelta
from uuid import UUID

from plumbline.demonstration.judgements import FINDINGS, NARRATIVES, RATIONALES, VALUES
from plumbline.demonstration.story import WHATEVER_STANDS, Story
from plumbline.evaluations.schema import EvaluationRecord, EvaluationsApprovalAct
from plumbline.evaluations.service import approve_evaluations, list_evaluations, record_evaluation
from plumbline.findings.schema import FindingAddition, FindingsSharingAct
from plumbline.findings.service import add_finding
from plumbline.findings.sharing import preview_findings, share_findings
from plumbline.identity.roles import Role
from plumbline.reports.model import ReleaseKind
from plumbline.reports.publication import settle_publications
from plumbline.reports.reading import accept_embargo_terms
from plumbline.reports.releasing import release_report
from plumbline.reports.schema import ReleaseAct, ReportAssembly, TermsAcceptance
from plumbline.reports.service import assemble_report, list_reports, read_report
from plumbline.timetable.stage_schema import TransitionSubmission
from plumbline.timetable.stages import Event
from plumbline.timetable.transitions import change_stage

LATER = timedelta(hours=1)
BREAKFAST = timedelta(hours=23, minutes=30)


def advance(story: Story, now: datetime) -> None:
    change_stage(story.session, story.by(Role.LEAD_INSPECTOR), story.id, TransitionSubmission(event=Event.ADVANCE), now)


def write_first_findings(story: Story, now: datetime) -> None:
    for kind, indicator, text, to_share in FINDINGS[:3]:
        addition = FindingAddition(kind=kind, indicator=indicator, text=text, to_share=to_share)
        add_finding(story.session, story.by(Role.INSPECTION_TEAM), story.id, addition, now)


def write_the_findings(story: Story, now: datetime) -> None:
    for kind, indicator, text, to_share in FINDINGS[3:]:
        addition = FindingAddition(kind=kind, indicator=indicator, text=text, to_share=to_share)
        add_finding(story.session, story.by(Role.LEAD_INSPECTOR), story.id, addition, now)


def record_what_was_agreed(story: Story, now: datetime) -> None:
    for code, narrative in NARRATIVES.items():
        agreed = EvaluationRecord(value=VALUES.get(code), rationale=RATIONALES.get(code, ""), narrative=narrative)
        record_evaluation(story.session, story.by(Role.LEAD_INSPECTOR), story.id, code, agreed, WHATEVER_STANDS, now)


def share(story: Story, now: datetime) -> None:
    lead = story.by(Role.LEAD_INSPECTOR)
    preview = preview_findings(story.session, lead, story.id, now)
    act = FindingsSharingAct(sha256=preview.sha256, settled_words=preview.words_of_the_scale)
    share_findings(story.session, lead, story.id, act, now)


def approve(story: Story, now: datetime) -> None:
    quality = story.by(Role.QA_SERVICE_MANAGER)
    sha256 = list_evaluations(story.session, quality, story.id, now).sha256
    approve_evaluations(story.session, quality, story.id, EvaluationsApprovalAct(sha256=sha256 or ""), now)


def assemble(story: Story, now: datetime) -> None:
    assemble_report(story.session, story.by(Role.LEAD_INSPECTOR), story.id, ReportAssembly(), now)


def issue_the_draft(story: Story, now: datetime) -> None:
    _release(story, ReleaseAct(kind=ReleaseKind.DRAFT_FOR_COMMENT), now)
    read_report(story.session, story.by(Role.CHIEF_SOCIAL_WORK_OFFICER), story.id, _report(story, now), now + 2 * LATER)


def send_the_embargoed_copy(story: Story, now: datetime) -> None:
    chiefs = (Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER)
    _release(story, ReleaseAct(kind=ReleaseKind.EMBARGOED, recipients=[story.people[role].id for role in chiefs]), now)
    for role in chiefs:
        acceptance = TermsAcceptance(accept=True)
        accept_embargo_terms(story.session, story.by(role), story.id, _report(story, now), acceptance, now + 2 * LATER)


def publish(story: Story, now: datetime) -> None:
    publish_at = now + BREAKFAST
    _release(story, ReleaseAct(kind=ReleaseKind.PUBLISHED, publish_at=publish_at), now)


def settle(story: Story, now: datetime) -> None:
    settle_publications(story.session, now)


def _release(story: Story, act: ReleaseAct, now: datetime) -> None:
    """Let the lead inspector propose it and quality assurance consent: it always takes two."""
    report = _report(story, now)
    release_report(story.session, story.by(Role.LEAD_INSPECTOR), story.id, report, act, now)
    release_report(story.session, story.by(Role.QA_SERVICE_MANAGER), story.id, report, act, now + LATER)


def _report(story: Story, now: datetime) -> UUID:
    return list_reports(story.session, story.by(Role.LEAD_INSPECTOR), story.id, now).items[0].id
