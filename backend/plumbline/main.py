"""The application: the one place that knows every feature. Collects their rules and routers and fills the registries."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from types import ModuleType
from typing import Final

import anyio.to_thread
from fastapi import APIRouter, FastAPI
from sqlalchemy import text

from plumbline.alternative_formats import policy as alternative_formats_policy
from plumbline.alternative_formats import router as alternative_formats_router
from plumbline.alternative_formats.service import forget_settled
from plumbline.audit import policy as audit_policy
from plumbline.audit.router import router as audit_router
from plumbline.case_files.allocations import model as allocations_model
from plumbline.case_files.lists import policy as case_lists_policy
from plumbline.case_files.lists.router import router as case_lists_router
from plumbline.case_files.lists.subjects import case_list_seen, find_case_list_subject
from plumbline.case_files.readers import policy as case_readers_policy
from plumbline.case_files.readers.router import router as case_readers_router
from plumbline.case_files.readers.service import note_reader
from plumbline.case_files.readings import model as readings_model
from plumbline.case_files.samples import policy as case_samples_policy
from plumbline.case_files.samples.router import router as case_samples_router
from plumbline.comments import lower_subjects
from plumbline.comments import policy as comments_policy
from plumbline.comments.router import router as comments_router
from plumbline.comments.searching import searchable_comments
from plumbline.comments.subjects import register_subject
from plumbline.evaluations import policy as evaluations_policy
from plumbline.evaluations.published import register_published
from plumbline.evaluations.router import router as evaluations_router
from plumbline.evaluations.searching import searchable_evaluations
from plumbline.evaluations.subjects import evaluation_seen, find_evaluation_subject
from plumbline.evidence import content_router, import_router, upload_router
from plumbline.evidence import policy as evidence_policy
from plumbline.evidence import router as evidence_router
from plumbline.evidence.handing_over import hand_over_evidence
from plumbline.evidence.jobs import file_jobs
from plumbline.evidence.searching import searchable_evidence
from plumbline.evidence.subjects import evidence_seen, find_evidence_subject
from plumbline.evidence.tickets import forget_tickets
from plumbline.evidence.uploads import forget_expired_uploads
from plumbline.findings import policy as findings_policy
from plumbline.findings.router import router as findings_router
from plumbline.findings.searching import searchable_findings, searchable_shared_findings
from plumbline.findings.sharing import not_shared_yet
from plumbline.identity import policy as identity_policy
from plumbline.identity import routers as identity_routers
from plumbline.identity import rules
from plumbline.identity.accounts.own import register_due
from plumbline.identity.authentication import Authentication
from plumbline.identity.current import authenticate
from plumbline.identity.housekeeping import forget_expired, refuse_demonstration_accounts
from plumbline.identity.installation import Installation
from plumbline.identity.invitations.links import register_link_made
from plumbline.identity.memberships.service import register_appointed
from plumbline.identity.tokens import TokenKeys
from plumbline.inspections import model as inspections_model
from plumbline.inspections import policy as inspections_policy
from plumbline.inspections.router import router as inspections_router
from plumbline.inspections.service import register_not_yet, register_week
from plumbline.kernel import ledger, read_log
from plumbline.kernel.database import Base, Database
from plumbline.kernel.jobs import Jobs, housekeeping
from plumbline.kernel.migrating import at_head
from plumbline.kernel.storage import Storage
from plumbline.kernel.web import problem_pages
from plumbline.kernel.web.admission import SPARE_THREADS, Admission
from plumbline.kernel.web.head import HeadAsGet
from plumbline.kernel.web.headers import Headers
from plumbline.kernel.web.health import health_router
from plumbline.kernel.web.openapi import Access, finish_openapi
from plumbline.kernel.web.pages import serve_pages
from plumbline.kernel.web.problems import install_problem_handlers
from plumbline.kernel.web.repeating import repeat
from plumbline.limits.router import router as limits_router
from plumbline.methodology.router import router as methodology_router
from plumbline.notifications import kinds
from plumbline.notifications import policy as notifications_policy
from plumbline.notifications.asking import ask_for_link
from plumbline.notifications.housekeeping import forget_notices
from plumbline.notifications.mailing import mail_errands
from plumbline.notifications.reminders import register_deadlines, remind, send_daily_mails
from plumbline.notifications.router import router as notifications_router
from plumbline.notifications.telling import follow_appointment, follow_ledger
from plumbline.preparation.agreements import policy as agreements_policy
from plumbline.preparation.agreements.router import router as agreements_router
from plumbline.preparation.questions import policy as questions_policy
from plumbline.preparation.questions.reading import next_questions
from plumbline.preparation.questions.router import router as questions_router
from plumbline.preparation.questions.subjects import find_question_subject, question_seen
from plumbline.preparation.questions.telling import find_answers_due
from plumbline.reports import policy as reports_policy
from plumbline.reports import router as reports_router
from plumbline.reports.publication import settle_publications
from plumbline.reports.reading import find_published_evaluations
from plumbline.search import policy as search_policy
from plumbline.search.registry import register_searchable
from plumbline.search.router import router as search_router
from plumbline.self_evaluation import earlier_router, own_evidence_router, own_router, parts_router, submission_router
from plumbline.self_evaluation import policy as self_evaluation_policy
from plumbline.self_evaluation import router as self_evaluation_router
from plumbline.self_evaluation.searching import searchable_sections
from plumbline.self_evaluation.subjects import find_section_subject, section_seen
from plumbline.self_evaluation.watching import leave_sign_by_itself
from plumbline.settings import Settings
from plumbline.timetable import policy as timetable_policy
from plumbline.timetable.gates import note_appointment
from plumbline.timetable.handing_over import register_hand_over
from plumbline.timetable.reading import week_now
from plumbline.timetable.reminding import find_deadlines
from plumbline.timetable.router import router as timetable_router
from plumbline.timetable.searching import searchable_tasks
from plumbline.timetable.tasks import next_tasks
from plumbline.waiting import policy as waiting_policy
from plumbline.waiting.router import router as waiting_router

METADATA: Final = Base.metadata
BASE: Final = "/api/v1"

POLICIES: Final[tuple[ModuleType, ...]] = (
    identity_policy,
    notifications_policy,
    inspections_policy,
    audit_policy,
    timetable_policy,
    agreements_policy,
    questions_policy,
    evidence_policy,
    case_lists_policy,
    case_samples_policy,
    case_readers_policy,
    self_evaluation_policy,
    findings_policy,
    evaluations_policy,
    reports_policy,
    comments_policy,
    alternative_formats_policy,
    search_policy,
    waiting_policy,
)
"""Each holds the RULES of a feature, the ACTIONS it enters in the ledger, the NOTICES that these give people, and the READ_KINDS it logs."""

ROUTERS: Final[tuple[APIRouter, ...]] = (
    *identity_routers.ROUTERS,
    notifications_router,
    methodology_router,
    inspections_router,
    audit_router,
    timetable_router,
    agreements_router,
    questions_router,
    import_router.router,
    evidence_router.router,
    content_router.router,
    content_router.downloads,
    upload_router.router,
    self_evaluation_router.router,
    submission_router.router,
    parts_router.router,
    earlier_router.router,
    own_router.router,
    own_evidence_router.router,
    case_lists_router,
    case_samples_router,
    case_readers_router,
    findings_router,
    evaluations_router,
    reports_router.router,
    reports_router.public_router,
    comments_router,
    alternative_formats_router.router,
    alternative_formats_router.public_router,
    limits_router,
    search_router,
    waiting_router,
)
"""Under the base, in the order of the inspection process."""

TABLES: Final[tuple[ModuleType, ...]] = (inspections_model, allocations_model, readings_model, read_log)
"""Modules that bring tables and are imported by nothing else here."""

housekeeping("forget_expired_sign_ins", "17 3 * * *", forget_expired)
housekeeping("forget_expired_uploads", "23 * * * *", forget_expired_uploads)
housekeeping("forget_tickets", "*/15 * * * *", forget_tickets)
housekeeping("forget_settled_alternative_formats", "41 3 * * *", forget_settled)
housekeeping("settle_publications", "* * * * *", settle_publications)
housekeeping("remind", "*/5 * * * *", remind)
housekeeping("send_daily_mails", "*/5 * * * *", send_daily_mails)
housekeeping("forget_notices", "31 3 * * *", forget_notices)

register_week(week_now)
register_not_yet("read_shared_findings", not_shared_yet)
register_due(next_tasks, next_questions)
register_hand_over(hand_over_evidence)
register_appointed(note_appointment, follow_appointment, note_reader)
register_subject("inspection", lower_subjects.find_inspection_subject, lower_subjects.inspection_seen)
register_subject("stage", lower_subjects.find_stage_subject, lower_subjects.inspection_seen)
register_subject("question", find_question_subject, question_seen)
register_subject("evidence", find_evidence_subject, evidence_seen)
register_subject("case_list", find_case_list_subject, case_list_seen)
register_subject("self_evaluation_section", find_section_subject, section_seen)
register_subject("evaluation", find_evaluation_subject, evaluation_seen)
register_searchable("evidence", "list_evidence", searchable_evidence)
register_searchable("self_evaluation_section", "read_section", searchable_sections)
register_searchable("finding", "list_findings", searchable_findings)
register_searchable("shared_finding", "read_shared_findings", searchable_shared_findings)
register_searchable("evaluation", "read_evaluation", searchable_evaluations)
register_searchable("comment", "list_comments", searchable_comments)
register_searchable("task", "list_tasks", searchable_tasks)
register_published(find_published_evaluations)
register_deadlines(find_deadlines, find_answers_due)
register_link_made(ask_for_link)
ledger.register_follower(follow_ledger)

for policy in POLICIES:
    rules.register(policy.RULES)
    ledger.register(*getattr(policy, "ACTIONS", ()))
    kinds.register(*getattr(policy, "NOTICES", ()))
    read_log.register(getattr(policy, "READ_KINDS", {}))


def create_app(settings: Settings) -> FastAPI:
    """Build the service. Raises ValidationError or UnsafeKeys where an installation is not fit to be served."""
    app = FastAPI(
        title="Plumbline",
        version="1.0.0",
        summary="Inspecting justice social work services in Scotland: one API for the inspectorate and the council.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    keys = TokenKeys.load_or_create(settings.home / "keys", issuer=settings.public_origin)
    database = Database(settings)
    app.state.settings = settings
    app.state.database = database
    app.state.installation = Installation.of(settings, keys)
    app.state.authentication = Authentication(keys, settings.production)
    app.state.authenticate = authenticate
    app.state.storage = Storage.at(settings.storage_url or settings.home / "files")
    app.state.admission = Admission(settings.pool_size)
    app.state.jobs = jobs_of(settings, database, settings.database_url)
    app.state.cursor_key = settings.derived_key("cursors")
    app.state.body_key = settings.derived_key("request bodies")
    # Each by itself: a router of routers would have every request look through all the routes twice.
    for router in ROUTERS:
        app.include_router(router, prefix=BASE)
    app.include_router(health_router({"database": lambda: _migrated(database), "storage": app.state.storage.answers}))
    app.include_router(problem_pages.router)
    install_problem_handlers(app)
    identity_routers.install(app)
    finish_openapi(app, _access)
    if settings.frontend_folder is not None:
        serve_pages(app, settings.frontend_folder)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Headers, production=settings.production)
    return app


def jobs_of(settings: Settings, database: Database, url: str) -> Jobs:
    """Give the queue of one process, with what it does by the clock and what it is asked for."""
    return Jobs(database, url, file_jobs(settings), mail_errands(settings, database))


def _access(operation: str) -> Access | None:
    rule = rules.POLICY.get(operation)
    return Access(rules.in_words(rule), rule.scope) if rule else None


def _migrated(database: Database) -> bool:
    with database.engine.connect() as connection:
        connection.execute(text("select 1"))
        return at_head(connection)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = app.state.settings.pool_size + SPARE_THREADS
    refuse_demonstration_accounts(app.state.database)
    stopping = asyncio.Event()
    working = asyncio.create_task(app.state.jobs.serve(stopping)) if app.state.settings.works_jobs else None
    seconds, sign = app.state.settings.watch_seconds, partial(leave_sign_by_itself, app.state.database)
    watching = asyncio.create_task(repeat(sign, seconds, "no_sign_of_life")) if seconds else None
    yield
    stopping.set()
    if watching is not None:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
    if working is not None:
        await working
    app.state.database.dispose()
