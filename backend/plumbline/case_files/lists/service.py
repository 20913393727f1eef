"""Asking for the case list, and its state at a glance (R52, R57)."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from plumbline.case_files.lists.model import CaseList, CaseListRequest, ListState
from plumbline.case_files.lists.policy import requests_visible_to, visible_to
from plumbline.case_files.lists.refusals import CaseDataNotAgreed, CaseListDrawn, CaseListNotRequested
from plumbline.case_files.lists.rules import start_of
from plumbline.case_files.lists.schema import CaseListRequestSubmission, CaseListRequestView, CaseListSummary, CaseListView, TemplateFormat
from plumbline.case_files.lists.template import csv_template, workbook_template
from plumbline.case_files.lists.values import british
from plumbline.case_files.lists.views import columns_of, request_view, summary_of
from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.service import find_inspection, lock_for, method_of, refuse_closed
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, Problem
from plumbline.preparation.agreements.model import AgreementMatter
from plumbline.preparation.agreements.service import standing_agreement
from plumbline.timetable import calendar

LONGEST_BACK = timedelta(days=366)
"""A list as at an earlier day would leave out the very orders that are worked on while the inspection goes on."""
SEED_BYTES = 32


def read_case_list(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> CaseListView:
    """Give what is asked for, what was sent, and what the caller may do next, in one answer."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_case_list")
    theme = method_of(session, inspection).theme
    request = newest_request(session, principal, inspection_id)
    newest, accepted, versions, refused = _versions(session, principal, request)
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    agreed = agreed_on_case_data(session, inspection_id)
    why = why_not_send(session, request, agreed=agreed)
    acts = {
        "request_case_list": over,
        "send_case_list": over or (why.detail if why else None),
        "confirm_case_list_value": over,
        "list_case_rows": None if accepted else "No version was accepted yet.",
        "read_case_list_profile": None if accepted else "No version was accepted yet.",
    }
    return CaseListView(
        columns=columns_of(theme, request.census_on if request else calendar.local(now).date()),
        window=theme.case_list_window.explanation if theme.case_list_window else "",
        request=request_view(request) if request else None,
        agreed=agreed,
        newest=newest,
        accepted=accepted,
        versions=versions,
        refused_versions=refused,
        permitted_actions=permitted_actions(principal, inspection_id, acts),
    )


def list_case_list_requests(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[CaseListRequestView]:
    """Give one page of the requests, the newest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_case_list_requests")
    statement = select(CaseListRequest.number.label("number"), CaseListRequest).where(
        CaseListRequest.inspection_id == inspection_id, requests_visible_to(principal)
    )
    keys = [Key(CaseListRequest.number, "number")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id}, descending=True)
    return Page(items=[request_view(row.CaseListRequest) for row in rows], next_cursor=cursor, count=count)


def request_case_list(
    session: Session, principal: Principal, inspection_id: UUID, given: CaseListRequestSubmission, now: datetime
) -> CaseListRequestView:
    """Ask for the list and draw the seed, before anybody knows what will be in it (decision 50).

    A further request corrects the census date, or calls for a corrected list after a draw; what was sent for an earlier
    one stays and counts no longer. Raises InvalidRequest (422), InspectionClosed (409).
    """
    inspection = lock_for(session, principal, inspection_id, "request_case_list")
    before = newest_request(session, principal, inspection_id)
    _refuse_unfit(given, again=before is not None, today=calendar.local(now).date())
    refuse_closed(inspection)
    window = method_of(session, inspection).theme.case_list_window
    seed = secrets.token_bytes(SEED_BYTES)
    made = CaseListRequest(
        inspection_id=inspection_id,
        number=(before.number if before else 0) + 1,
        reason=given.reason.strip(),
        seed=seed,
        commitment=hashlib.sha256(seed).hexdigest(),
        census_on=given.census_on,
        window_from=start_of(window, given.census_on) if window else given.census_on,
        requested_by=principal.subject,
        requested_by_name=principal.name,
        requested_at=now,
    )
    session.add(made)
    session.flush()
    once_more = " once more" if before else ""
    summary = f"The case list was asked for{once_more}, as it stood on {british(made.census_on)}."
    note(session, principal, "case_list_requested", ("case_list_request", made.id), inspection_id, summary, now)
    return request_view(made)


def read_case_list_template(session: Session, principal: Principal, inspection_id: UUID, form: TemplateFormat) -> bytes:
    """Give the empty list as a file, by the method of the inspection."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_case_list_template")
    theme = method_of(session, inspection).theme
    return workbook_template(theme) if form is TemplateFormat.XLSX else csv_template(theme)


def newest_request(session: Session, principal: Principal, inspection_id: UUID) -> CaseListRequest | None:
    """Give the request that counts; None before the first."""
    statement = select(CaseListRequest).where(CaseListRequest.inspection_id == inspection_id, requests_visible_to(principal))
    return session.execute(statement.order_by(CaseListRequest.number.desc()).limit(1)).scalar_one_or_none()


def why_not_send(session: Session, request: CaseListRequest | None, *, agreed: bool) -> Problem | None:
    """Say why nobody can send a list now; None where somebody can."""
    if request is None:
        return CaseListNotRequested("The inspectorate has not asked for the case list yet.")
    if not agreed:
        return CaseDataNotAgreed("Both sides have to agree on the lawful basis, the privacy notice and the route first.")
    drawn = select(CaseList.version).where(CaseList.request_id == request.id, CaseList.frozen_at.is_not(None))
    version = session.execute(drawn).scalar_one_or_none()
    if version is not None:
        return CaseListDrawn(f"The sample was drawn from version {version}. A corrected list needs a new request.")
    return None


def agreed_on_case_data(session: Session, inspection_id: UUID) -> bool:
    """Whether both sides have agreed on case data (R156)."""
    return standing_agreement(session, inspection_id, AgreementMatter.CASE_DATA) is not None


def versions(principal: Principal, inspection_id: UUID) -> Select[*tuple[Any, ...]]:
    """Select the versions that the caller sees, each with the number of its request."""
    return (
        select(CaseList, CaseList.version.label("version"), CaseListRequest.number.label("request_number"))
        .join(CaseListRequest, CaseListRequest.id == CaseList.request_id)
        .where(CaseList.inspection_id == inspection_id, visible_to(principal))
    )


def note(
    session: Session, principal: Principal, action: str, subject: tuple[str, UUID], inspection_id: UUID, summary: str, now: datetime
) -> None:
    """Enter an act on the case list in the ledger, whose readers are more: what was given as the reason stands with the thing itself."""
    record(session, principal, action, now=now, inspection_id=inspection_id, subject=subject, summary=summary, page="case-list")


def _refuse_unfit(given: CaseListRequestSubmission, *, again: bool, today: date) -> None:
    errors = []
    if given.census_on > today:
        errors.append(
            FieldError("/census_on", "in_the_future", "The census date cannot be after today: nobody knows yet what will be in force.")
        )
    elif given.census_on < today - LONGEST_BACK:
        errors.append(FieldError("/census_on", "too_long_ago", "The census date cannot be more than a year back. Choose a later day."))
    if again and not given.reason.strip():
        errors.append(FieldError("/reason", "missing", "Say why the list is asked for once more."))
    if errors:
        raise InvalidRequest("The list cannot be asked for like this.", errors=errors)


def _versions(
    session: Session, principal: Principal, request: CaseListRequest | None
) -> tuple[CaseListSummary | None, CaseListSummary | None, int, int]:
    """Give the newest version, the newest accepted one, and how many there are of all and of refused ones."""
    if request is None:
        return None, None, 0, 0
    seen = versions(principal, request.inspection_id).where(CaseList.request_id == request.id)
    newest = session.execute(seen.order_by(CaseList.version.desc()).limit(1)).one_or_none()
    if newest is None:
        return None, None, 0, 0
    accepted = (
        newest
        if newest.CaseList.state is ListState.ACCEPTED
        else session.execute(seen.where(CaseList.state == ListState.ACCEPTED).order_by(CaseList.version.desc()).limit(1)).one_or_none()
    )
    refused = func.count().filter(CaseList.state == ListState.REFUSED)
    counted = session.execute(
        select(func.count().label("all"), refused.label("refused")).where(
            CaseList.inspection_id == request.inspection_id, visible_to(principal)
        )
    ).one()
    return summary_of(newest), summary_of(accepted) if accepted else None, counted.all, counted.refused
