"""Finding an inspection, and what it is bound to."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from plumbline.identity.model import Account, Membership, Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, Role, Side
from plumbline.identity.rules import POLICY, PermittedAction, permitted_actions, require, require_scope
from plumbline.inspections.model import Contact, FurtherIndicator, Inspection, State
from plumbline.inspections.policy import TALKS, visible_to
from plumbline.inspections.schema import CouncilView, InspectionRow, InspectionView, MethodologyPin
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound, Problem
from plumbline.methodology.framework import Indicator
from plumbline.methodology.method import Method
from plumbline.methodology.service import pinned_method

READS = frozenset(
    {
        "read_self_evaluation",
        "validate_self_evaluation",
        "list_evidence",
        "list_findings",
        "read_shared_findings",
        "list_evaluations",
        "list_reports",
        "list_members",
        "list_questions",
        "list_further_indicators",
        "read_agreement",
        "read_case_list",
        "read_case_sample",
        "list_case_readers",
        "read_reader_group",
        "list_api_clients",
        "list_audit_events",
        "search_inspection",
        "list_changes",
        "watch_inspection",
        "list_comments",
        "list_contacts",
    }
)
WRITES = frozenset({"add_evidence", "add_finding", "ask_question", "record_evaluation", "invite", "invite_naming_of_coordinator"})
"""Kinds of thing of the features above, by operation: what a page draws of an inspection follows from these, not from a role."""

OUT = frozenset({State.PUBLISHED, State.CLOSED})
WeekNow = Callable[[Session, Inspection, datetime], int | None]
_WEEK_NOW: list[WeekNow] = []
NotYet = Callable[[Session, Principal, UUID], str | None]
_NOT_YET: dict[str, NotYet] = {}
NAMED = (Role.LEAD_INSPECTOR, Role.STRATEGIC_SUPPORT_OFFICER, Role.INSPECTION_COORDINATOR)


class InspectionClosed(Problem):
    status, title = 409, "The inspection is over"
    example = "The inspection is closed."
    advice = "What was done stays as it is. The lead inspector can reopen an inspection that was closed, with a reason."


def find_inspection(session: Session, principal: Principal, inspection_id: UUID) -> Inspection:
    """Give the inspection where the caller may know of it. Raises NotFound (404) for a stranger, whatever the id."""
    inspection = session.execute(select(Inspection).where(Inspection.id == inspection_id, visible_to(principal))).scalar_one_or_none()
    if inspection is None:
        raise NotFound
    return inspection


def lock_inspection(session: Session, inspection_id: UUID) -> Inspection:
    """Hold the inspection's row to the end of the transaction, so that acts that count on its state happen one by one."""
    statement = select(Inspection).where(Inspection.id == inspection_id).with_for_update().execution_options(populate_existing=True)
    return session.execute(statement).scalar_one()


def lock_for(session: Session, principal: Principal, inspection_id: UUID, operation: str) -> Inspection:
    """Lock an inspection for one who may do this in it. Raises NotFound (404), Forbidden (403)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, operation)
    return lock_inspection(session, inspection_id)


def refuse_closed(inspection: Inspection) -> None:
    """Raise InspectionClosed (409) for an inspection in which nothing changes any more."""
    if inspection.closed:
        raise InspectionClosed(f"The inspection is {inspection.state.value}.")


def method_of(session: Session, inspection: Inspection) -> Method:
    """Give the version of the method that the inspection is bound to (R16)."""
    return pinned_method(session, inspection.methodology_id, inspection.methodology_sha256)


def indicators_in_scope(session: Session, inspection: Inspection) -> list[Indicator]:
    """Give the indicators in focus, and after them those the lead added for narrative comment only (R11, R14)."""
    method = method_of(session, inspection)
    further = select(FurtherIndicator.indicator).where(FurtherIndicator.inspection_id == inspection.id).order_by(FurtherIndicator.indicator)
    added = [method.indicator(code) for code in session.execute(further).scalars()]
    return [*method.focus_indicators, *(indicator for indicator in added if indicator not in method.focus_indicators)]


@dataclass(frozen=True, kw_only=True)
class InspectionFilter:
    """What a list of inspections is narrowed to; `search` is a part of a reference or of a council's name."""

    state: State | None = None
    stage: int | None = None
    council_code: str | None = None
    search: str | None = None


def list_inspections(session: Session, principal: Principal, page: PageRequest, wanted: InspectionFilter) -> Page[InspectionRow]:
    """Give one page of the inspections that the caller may know of and asks for, the newest first."""
    require_scope(principal, "list_inspections")
    statement = _rows().where(visible_to(principal))
    if wanted.state is not None:
        statement = statement.where(Inspection.state == wanted.state)
    if wanted.stage is not None:
        statement = statement.where(Inspection.stage == wanted.stage)
    if wanted.council_code is not None:
        statement = statement.where(Organisation.code == wanted.council_code)
    if wanted.search is not None:
        found = (column.icontains(wanted.search, autoescape=True) for column in (Inspection.reference, Organisation.name))
        statement = statement.where(or_(*found))
    keys = [Key(Inspection.week_1_on, "week_1_on"), Key(Inspection.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters=asdict(wanted), descending=True)
    return Page(items=[InspectionRow(**_members(row.Inspection, row)) for row in rows], next_cursor=cursor, count=count)


def register_week(week_now: WeekNow) -> None:
    """Name what knows the plan, in a feature above, and with it the week that today lies in."""
    if week_now not in _WEEK_NOW:
        _WEEK_NOW.append(week_now)


def register_not_yet(operation: str, not_yet: NotYet) -> None:
    """Let a feature above say why what it shows is not there yet, so that no page asks for it in vain."""
    _NOT_YET[operation] = not_yet


def read_inspection(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> InspectionView:
    """Give one inspection. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_inspection")
    view = view_of(session, principal, inspection)
    view.current_week = next((week_now(session, inspection, now) for week_now in _WEEK_NOW), None)
    return view


def view_of(session: Session, principal: Principal, inspection: Inspection) -> InspectionView:
    """Show an inspection that was found, with what the caller may do to it."""
    method = method_of(session, inspection)
    row = session.execute(_rows().where(Inspection.id == inspection.id)).one()
    people = people_named(session, inspection.id)
    lead, support, coordinator = (people.get(role, NOBODY) for role in NAMED)
    talks = bool(principal.roles_in(inspection.id) & TALKS)
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    sent = "The notification letter has gone out." if inspection.notified_at else over
    # An administrator, who has no part in the inspection, has no trail in it.
    kinds = READS | WRITES if inspection.id in principal.memberships else (READS | WRITES) - {"list_audit_events"}
    acts = {
        "change_inspection": sent,
        "hand_over_lead": over,
        "shift_plan": over or ("The report is published." if inspection.published_at else None),
        "add_closed_day": None,
        "remove_closed_day": None,
        "add_further_indicator": over or ("The report says what it comments on." if inspection.published_at else None),
        "add_contact": over,
        **{operation: over if operation in WRITES else None for operation in kinds if operation in POLICY},
    }
    return InspectionView(
        **_members(inspection, row),
        methodology_title=method.title,
        programme=method.programme.name,
        theme=method.theme.title,
        stage_title=method.stage(inspection.stage).title,
        total_weeks=method.total_weeks,
        your_side=principal.side,
        your_roles=sorted(role.words for role in principal.roles_in(inspection.id)),
        created_at=inspection.created_at,
        notified_at=inspection.notified_at,
        paused_at=inspection.paused_at,
        # Contributors and readers see nothing that the inspectorate wrote (R157).
        pause_reason=inspection.pause_reason if principal.roles_in(inspection.id) & (TALKS | ADMINISTRATORS) else None,
        # An agreed instant that has not come is the inspectorate's own until the embargoed copy names it.
        published_at=inspection.published_at if inspection.state in OUT or principal.side is Side.INSPECTORATE else None,
        closed_at=inspection.closed_at,
        lead_inspector=lead.name,
        strategic_support_officer=support.name,
        support_telephone=support.telephone if talks else None,
        inspection_coordinator=coordinator.name,
        permitted_actions=[_released(session, principal, inspection, act) for act in permitted_actions(principal, inspection.id, acts)],
    )


def _released(session: Session, principal: Principal, inspection: Inspection, act: PermittedAction) -> PermittedAction:
    not_yet = _NOT_YET.get(act.action)
    reason = not_yet(session, principal, inspection.id) if not_yet is not None and act.allowed else None
    return act if reason is None else PermittedAction(action=act.action, allowed=False, reason=reason)


@dataclass(frozen=True)
class Named:
    """Somebody whom both sides turn to, with the number under which the inspection's contacts have them."""

    name: str | None
    telephone: str | None


NOBODY = Named(None, None)


def people_named(session: Session, inspection_id: UUID) -> dict[Role, Named]:
    """Give those whom both sides turn to: the lead, the support officer and the coordinator (R18 to R22).

    A contact is theirs by the address of their account: a contact is kept by designation and knows no account.
    """
    theirs = func.lower(Contact.email) == func.lower(Account.email)
    number = (
        select(Contact.telephone)
        .where(Contact.inspection_id == inspection_id, theirs, Contact.telephone.is_not(None))
        .order_by(Contact.added_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(Membership.role, Account.name, number.label("telephone"))
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.inspection_id == inspection_id,
            Membership.role.in_(NAMED),
            Membership.until_at.is_(None),
            Membership.deputy.is_(False),
        )
        .order_by(Membership.from_at.desc(), Membership.id)
    )
    return {role: Named(name, telephone) for role, name, telephone in session.execute(statement)}


def _rows() -> Select[date, UUID, Inspection, UUID, str | None, str]:
    return select(
        Inspection.week_1_on.label("week_1_on"),
        Inspection.id.label("id"),
        Inspection,
        Organisation.id.label("council_id"),
        Organisation.code.label("council_code"),
        Organisation.name.label("council_name"),
    ).join(Organisation, Organisation.id == Inspection.council_id)


def _members(inspection: Inspection, row: Row[date, UUID, Inspection, UUID, str | None, str]) -> dict[str, Any]:
    return {
        "id": inspection.id,
        "reference": inspection.reference,
        "council": CouncilView(id=row.council_id, code=row.council_code, name=row.council_name),
        "methodology": MethodologyPin(
            id=inspection.methodology_id, version=inspection.methodology_version, sha256=inspection.methodology_sha256
        ),
        "week_1_on": inspection.week_1_on,
        "stage": inspection.stage,
        "state": inspection.state,
    }
