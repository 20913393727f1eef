"""The audit trail: read page by page, taken away whole, and proved unbroken (R149)."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from plumbline.audit.export import as_csv, as_json
from plumbline.audit.policy import WHOLE, WHOLE_SCOPE, readable_actions, reads_any
from plumbline.audit.schema import AuditAction, AuditActions, AuditEventView, BrokenEntry, Format, VerificationView
from plumbline.audit.trail import OPENED, Wanted, trail, view_of, words_of
from plumbline.identity.audit import record_read
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require, require_scope
from plumbline.inspections.service import find_inspection
from plumbline.kernel import ledger, read_log
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound, Problem

MOST_EXPORTED = 100_000


class TooManyEvents(Problem):
    """An export is one file that somebody opens."""

    status, title = 409, "These are too many events for one file"
    example = "Narrow the dates, or ask for one inspection."


def list_events(session: Session, principal: Principal, wanted: Wanted, page: PageRequest) -> Page[AuditEventView]:
    """Give what was done and opened, the newest first, as far as the caller may know it."""
    _admit(session, principal, wanted, "list_audit_events")
    statement = trail(principal, wanted)
    columns = statement.selected_columns
    keys = (Key(columns.at, "at"), Key(columns.key, "key"))
    rows, cursor, count = page.read(session, statement, keys, filters=vars(wanted), descending=True)
    return Page(items=[view_of(row, principal) for row in rows], next_cursor=cursor, count=count)


def list_actions(session: Session, principal: Principal) -> AuditActions:
    """Give the words that the caller can meet in the trail, to filter by."""
    _admit(session, principal, Wanted(), "list_audit_actions")
    names = sorted({*readable_actions(principal), OPENED})
    return AuditActions(items=[AuditAction(action=name, words=words_of(name)) for name in names])


def export_events(session: Session, principal: Principal, wanted: Wanted, kind: Format, now: datetime) -> bytes:
    """Give the events as one file, oldest first; that it was taken away is itself logged. Raises TooManyEvents (409)."""
    _admit(session, principal, wanted, "export_audit_events")
    statement = trail(principal, wanted).order_by(text("at"), text("key")).limit(MOST_EXPORTED + 1)
    events = [view_of(row, principal) for row in session.execute(statement)]
    if len(events) > MOST_EXPORTED:
        raise TooManyEvents("Narrow the dates, or ask for one inspection.")
    subject = ("audit_trail", wanted.inspection_id or principal.organisation_id)
    record_read(session, principal, now=now, inspection_id=wanted.inspection_id, subject=subject, what="the audit trail, to take away")
    return as_csv(events) if kind is Format.CSV else as_json(events, now)


def verify_events(session: Session, principal: Principal, wanted: Wanted) -> VerificationView:
    """Recompute the chain of the caller's side. Raises InvalidRequest (422) where it is not said which chain."""
    _admit(session, principal, wanted, "verify_audit_events")
    if wanted.inspection_id is None and not principal.organisation_roles:
        raise InvalidRequest("Say which inspection.", errors=[FieldError("/inspection_id", "missing", "Name the inspection.")])
    found = ledger.verify(session, wanted.inspection_id or principal.organisation_id, principal.side.value)
    whole = bool(principal.roles_in(wanted.inspection_id) & WHOLE) and principal.may_use(WHOLE_SCOPE)
    openings = not read_log.find_breaks(session) if whole else None
    broken = found.broken
    return VerificationView(
        inspection_id=wanted.inspection_id,
        holds=broken is None and openings is not False,
        entries=found.entries,
        broken=BrokenEntry(position=broken.position, entry_id=broken.entry_id, detail=broken.what) if broken else None,
        openings_hold=openings,
    )


def _admit(session: Session, principal: Principal, wanted: Wanted, operation: str) -> None:
    require_scope(principal, operation)
    if not reads_any(principal):
        raise NotFound
    if wanted.inspection_id is not None:
        find_inspection(session, principal, wanted.inspection_id)
        require(principal, wanted.inspection_id, operation)
