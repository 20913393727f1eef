"""Asking for another format, following what becomes of it, and answering."""

import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from plumbline.alternative_formats import throttle
from plumbline.alternative_formats.model import FormatRequest, RequestState
from plumbline.alternative_formats.policy import ANSWERS, visible_to
from plumbline.alternative_formats.schema import (
    FormatRequestChange,
    FormatRequestSubmission,
    FormatRequestView,
    PublicFormatRequestReceipt,
    PublicFormatRequestSubmission,
)
from plumbline.identity.accounts.own import require_person
from plumbline.identity.audit import record
from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.rules import POLICY, PermittedAction, require_scope, who_may
from plumbline.inspections.service import find_inspection
from plumbline.kernel import ledger
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, Problem
from plumbline.kernel.transaction import reach_everything
from plumbline.reports.reading import find_public_report, inspection_of_published

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that are mistaken for another on the telephone."""
KEPT: Final = timedelta(days=90)
NEXT: Final = {
    RequestState.ASKED: {RequestState.IN_HAND, RequestState.SENT, RequestState.DECLINED},
    RequestState.IN_HAND: {RequestState.SENT, RequestState.DECLINED},
    RequestState.DECLINED: {RequestState.IN_HAND},
    RequestState.SENT: set[RequestState](),
}


class FormatRequestMoved(Problem):
    """What was sent stays sent, and nobody can have asked for it twice."""

    status, title = 409, "The request cannot go that way"
    example = "A request that was sent stays sent. Ask for a new one."


def ask_for_format(session: Session, principal: Principal, given: FormatRequestSubmission, now: datetime) -> FormatRequestView:
    """Record a request of somebody who is signed in. Raises NotFound (404) for an inspection that is not theirs."""
    require_scope(principal, "ask_for_format")
    account = session.get_one(Account, require_person(principal))
    inspection_id = find_inspection(session, principal, given.inspection_id).id if given.inspection_id else None
    made = FormatRequest(
        reference=_new_reference(),
        inspection_id=inspection_id,
        organisation_id=principal.organisation_id,
        asked_by=account.id,
        report_reference=None,
        document=given.document,
        format=given.format,
        language=given.language,
        need=given.need or None,
        name=account.name,
        send_to=given.send_to or account.email,
        asked_from=None,
        asked_at=now,
    )
    session.add(made)
    session.flush()
    _note(session, principal, "format_asked_for", made, now)
    return _view(principal, made)


def ask_for_public_format(
    session: Session, reference: str, given: PublicFormatRequestSubmission, asked_from: bytes, now: datetime
) -> PublicFormatRequestReceipt:
    """Record a request of anybody for a published report. Raises NotFound (404) for one that is not public, 429 for too many."""
    report = find_public_report(session, reference, now)
    reach_everything(session)
    throttle.admit(session, asked_from, reference, now)
    made = FormatRequest(
        reference=_new_reference(),
        inspection_id=inspection_of_published(session, report),
        organisation_id=None,
        asked_by=None,
        report_reference=reference,
        document=report.title,
        format=given.format,
        language=given.language,
        need=given.need or None,
        name=given.name,
        send_to=given.send_to,
        asked_from=asked_from,
        asked_at=now,
    )
    session.add(made)
    session.flush()
    _note_of_nobody(session, made, now)
    return PublicFormatRequestReceipt(reference=made.reference, document=made.document, asked_at=made.asked_at)


def list_format_requests(session: Session, principal: Principal, page: PageRequest, state: RequestState | None) -> Page[FormatRequestView]:
    """Give one page of one's own requests and of those one answers, the newest first."""
    require_scope(principal, "list_format_requests")
    statement = select(FormatRequest.asked_at.label("asked_at"), FormatRequest.id.label("id"), FormatRequest).where(visible_to(principal))
    if state is not None:
        statement = statement.where(FormatRequest.state == state)
    keys = [Key(FormatRequest.asked_at, "asked_at"), Key(FormatRequest.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"state": state}, descending=True)
    return Page(items=[_row(principal, row.FormatRequest) for row in rows], next_cursor=cursor, count=count)


def read_format_request(session: Session, principal: Principal, request_id: UUID) -> FormatRequestView:
    """Give one request. Raises NotFound (404) for another's."""
    require_scope(principal, "read_format_request")
    return _view(principal, _one(session, principal, request_id))


def change_format_request(
    session: Session, principal: Principal, request_id: UUID, change: FormatRequestChange, precondition: IfMatch, now: datetime
) -> FormatRequestView:
    """Say where a request has got to. Raises NotFound (404), Forbidden (403), 428, 412, InvalidRequest (422), FormatRequestMoved (409)."""
    require_scope(principal, "change_format_request")
    request = _one(session, principal, request_id, lock=True)
    if not _answers(principal, request):
        raise Forbidden(f"Only {who_may(POLICY['change_format_request'])} may do this.")
    precondition.check(_view(principal, request))
    if change.state is RequestState.DECLINED and change.reason is None:
        errors = [FieldError("/reason", "missing", "Say why. The person who asked reads it.")]
        raise InvalidRequest("A request is declined with a reason.", errors=errors)
    if change.state not in NEXT[request.state]:
        raise FormatRequestMoved(f"The request is {_words(request.state)}; it cannot become {_words(change.state)}.")
    request.state, request.reason = change.state, change.reason
    request.changed_at, request.changed_by_name = now, principal.name
    session.flush()
    _note(session, principal, "format_request_changed", request, now)
    return _view(principal, request)


def forget_settled(session: Session, now: datetime) -> int:
    """Take the name, the address and the need off what was settled 90 days ago; gives of how many."""
    over = FormatRequest.state.in_([RequestState.SENT, RequestState.DECLINED]) & (FormatRequest.changed_at < now - KEPT)
    nothing = dict.fromkeys(("name", "send_to", "need", "asked_from"))
    forgotten = update(FormatRequest).where(over, FormatRequest.send_to.is_not(None)).values(nothing).returning(FormatRequest.id)
    return len(session.execute(forgotten).all())


def _one(session: Session, principal: Principal, request_id: UUID, *, lock: bool = False) -> FormatRequest:
    statement = select(FormatRequest).where(FormatRequest.id == request_id, visible_to(principal))
    request = session.execute(statement.with_for_update() if lock else statement).scalar_one_or_none()
    if request is None:
        raise NotFound
    return request


def _answers(principal: Principal, request: FormatRequest) -> bool:
    return bool(principal.roles_in(request.inspection_id) & ANSWERS)


def _new_reference() -> str:
    return "AF-" + "".join(secrets.choice(LETTERS) for _ in range(8))


def _words(state: RequestState) -> str:
    return state.value.replace("_", " ")


def _row(principal: Principal, request: FormatRequest) -> FormatRequestView:
    return FormatRequestView(
        id=request.id,
        reference=request.reference,
        inspection_id=request.inspection_id,
        report_reference=request.report_reference,
        document=request.document,
        format=request.format,
        language=request.language,
        need=request.need,
        name=request.name,
        send_to=request.send_to,
        mine=request.asked_by == principal.subject,
        asked_at=request.asked_at,
        state=request.state,
        reason=request.reason,
        changed_at=request.changed_at,
        changed_by=request.changed_by_name,
    )


def _view(principal: Principal, request: FormatRequest) -> FormatRequestView:
    view = _row(principal, request)
    why = None if NEXT[request.state] else "It was sent. A new wish is a new request."
    if not _answers(principal, request):
        why = f"Only {who_may(POLICY['change_format_request'])} may do this."
    view.permitted_actions = [PermittedAction(action="change_format_request", allowed=why is None, reason=why)]
    return view


SUMMARY: Final = "A document was asked for in another format."
"""No name, no document, no need: what the ledger holds can never be removed again."""


def _note(session: Session, principal: Principal, action: str, request: FormatRequest, now: datetime) -> None:
    summary = SUMMARY if action == "format_asked_for" else f"The request {request.reference} for another format is {_words(request.state)}."
    subject = ("format_request", request.id)
    record(session, principal, action, now=now, inspection_id=request.inspection_id, subject=subject, summary=summary)


def _note_of_nobody(session: Session, request: FormatRequest, now: datetime) -> None:
    if request.inspection_id is None:
        return
    ledger.note(
        session,
        ledger.Occurrence(
            chain=request.inspection_id,
            at=now,
            actor=None,
            actor_name="a reader of the report",
            action=ledger.ACTIONS["format_asked_for"],
            subject_kind="format_request",
            subject_id=request.id,
            summary=SUMMARY,
        ),
    )
