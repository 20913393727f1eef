"""Values that look like an identifier and are none: confirmed with a reason, kept as a fingerprint (R56)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.case_files.lists.identifiers import SAID, identifier_in
from plumbline.case_files.lists.model import CaseList, CaseListConfirmation, ListState
from plumbline.case_files.lists.policy import confirmations_visible_to
from plumbline.case_files.lists.schema import ConfirmationSubmission, ConfirmationView
from plumbline.case_files.lists.service import note, versions
from plumbline.case_files.lists.views import confirmation_view
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection, lock_for, method_of, refuse_closed
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest


def confirm_case_list_value(
    session: Session, principal: Principal, inspection_id: UUID, given: ConfirmationSubmission, now: datetime
) -> ConfirmationView:
    """Let a value pass from now on that a refused version names. Confirmed twice, it is confirmed once.

    Raises InvalidRequest (422), InspectionClosed (409).
    """
    inspection = lock_for(session, principal, inspection_id, "confirm_case_list_value")
    column = _column_of(session, principal, inspection_id, given)
    refuse_closed(inspection)
    theme = method_of(session, inspection).theme
    known = select(CaseListConfirmation).where(
        CaseListConfirmation.inspection_id == inspection_id, CaseListConfirmation.fingerprint == given.fingerprint
    )
    made = session.execute(known).scalar_one_or_none()
    if made is None:
        made = CaseListConfirmation(
            inspection_id=inspection_id,
            fingerprint=given.fingerprint,
            column=column,
            reason=given.reason,
            confirmed_by=principal.subject,
            confirmed_by_name=principal.name,
            confirmed_at=now,
        )
        session.add(made)
        session.flush()
        title = next((one.title for one in theme.case_list if one.code == column), column)
        summary = f"A value under “{title}” was confirmed to be no identifier."
        subject = ("case_list_confirmation", made.id)
        note(session, principal, "case_list_value_confirmed", subject, inspection_id, summary, now)
    return confirmation_view(theme, made)


def list_case_list_confirmations(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[ConfirmationView]:
    """Give one page of the values that were confirmed to be harmless, in the order in which they were."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_case_list_confirmations")
    made = CaseListConfirmation
    statement = select(made, made.confirmed_at.label("confirmed_at"), made.id.label("id")).where(
        made.inspection_id == inspection_id, confirmations_visible_to(principal)
    )
    keys = [Key(made.confirmed_at, "confirmed_at"), Key(made.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    theme = method_of(session, inspection).theme
    return Page(items=[confirmation_view(theme, row.CaseListConfirmation) for row in rows], next_cursor=cursor, count=count)


def _column_of(session: Session, principal: Principal, inspection_id: UUID, given: ConfirmationSubmission) -> str:
    """Find the column of the value. Raises InvalidRequest where no refused version names it, or the reason would tell it."""
    refused = versions(principal, inspection_id).where(CaseList.id == given.list_id, CaseList.state == ListState.REFUSED)
    row = session.execute(refused).one_or_none()
    if row is None:
        error = FieldError("/list_id", "unknown_list", "Give the id of a refused version of this inspection that you see.")
        raise InvalidRequest("There is no such refused version.", errors=[error])
    column = next((problem["column"] for problem in row.CaseList.problems if problem["fingerprint"] == given.fingerprint), None)
    if column is None:
        error = FieldError("/fingerprint", "unknown_fingerprint", "Give a fingerprint that a problem of this version names.")
        raise InvalidRequest("The version names no such value.", errors=[error])
    told = identifier_in(given.reason, free=True)
    if told is not None:
        sentence = f"There is something here that looks like {SAID[told]}. Say why the value is harmless without repeating it."
        raise InvalidRequest("The reason must not repeat the value.", errors=[FieldError("/reason", f"looks_like_{told.value}", sentence)])
    return str(column)
