"""Whom to write to and ring, by designation (R22, R28, R30)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Contact
from plumbline.inspections.schema import ContactChange, ContactSubmission, ContactView
from plumbline.inspections.service import InspectionClosed, find_inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound


def list_contacts(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[ContactView]:
    """Give one page of the contacts of both sides, in the order in which they were added."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_contacts")
    statement = select(Contact.added_at.label("added_at"), Contact.id.label("id"), Contact).where(Contact.inspection_id == inspection_id)
    keys = [Key(Contact.added_at, "added_at"), Key(Contact.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    return Page(items=[_view(row.Contact) for row in rows], next_cursor=cursor, count=count)


def read_contact(session: Session, principal: Principal, inspection_id: UUID, contact_id: UUID) -> ContactView:
    """Give one contact. Raises NotFound (404)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_contact")
    return _detail(principal, _one(session, inspection_id, contact_id))


def add_contact(session: Session, principal: Principal, inspection_id: UUID, given: ContactSubmission, now: datetime) -> ContactView:
    """Add a contact of either side. Raises InspectionClosed (409)."""
    _arrange(session, principal, inspection_id, "add_contact")
    made = Contact(
        inspection_id=inspection_id,
        designation=given.designation,
        name=given.name,
        email=given.email,
        telephone=given.telephone,
        hours=given.hours,
        added_at=now,
    )
    session.add(made)
    session.flush()
    _note(session, principal, "contact_added", made, now)
    return _detail(principal, made)


def change_contact(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    contact_id: UUID,
    change: ContactChange,
    precondition: IfMatch,
    now: datetime,
) -> ContactView:
    """Change what is sent and leave the rest. Raises NotFound (404), 428, 412, InspectionClosed (409)."""
    _arrange(session, principal, inspection_id, "change_contact")
    contact = _one(session, inspection_id, contact_id, lock=True)
    precondition.check(_detail(principal, contact))
    given = change.model_fields_set
    contact.designation = change.designation if "designation" in given else contact.designation
    contact.name = change.name if "name" in given else contact.name
    contact.email = change.email if "email" in given else contact.email
    contact.telephone = change.telephone if "telephone" in given else contact.telephone
    contact.hours = change.hours if "hours" in given else contact.hours
    session.flush()
    _note(session, principal, "contact_changed", contact, now)
    return _detail(principal, contact)


def remove_contact(
    session: Session, principal: Principal, inspection_id: UUID, contact_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Remove a contact. Raises NotFound (404), 428, 412, InspectionClosed (409)."""
    _arrange(session, principal, inspection_id, "remove_contact")
    contact = _one(session, inspection_id, contact_id, lock=True)
    precondition.check(_detail(principal, contact))
    session.delete(contact)
    session.flush()
    _note(session, principal, "contact_removed", contact, now)


def _arrange(session: Session, principal: Principal, inspection_id: UUID, operation: str) -> None:
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, operation)
    if inspection.closed:
        raise InspectionClosed(f"The inspection is {inspection.state.value}.")


def _one(session: Session, inspection_id: UUID, contact_id: UUID, *, lock: bool = False) -> Contact:
    statement = select(Contact).where(Contact.id == contact_id, Contact.inspection_id == inspection_id)
    contact = session.execute(statement.with_for_update() if lock else statement).scalar_one_or_none()
    if contact is None:
        raise NotFound
    return contact


def _note(session: Session, principal: Principal, action: str, contact: Contact, now: datetime) -> None:
    # The designation alone: a name or number in the ledger could never be removed again.
    summary, subject = f"{contact.designation}.", ("contact", contact.id)
    record(session, principal, action, now=now, inspection_id=contact.inspection_id, subject=subject, summary=summary)


def _view(contact: Contact) -> ContactView:
    return ContactView(
        id=contact.id,
        designation=contact.designation,
        name=contact.name,
        email=contact.email,
        telephone=contact.telephone,
        hours=contact.hours,
    )


def _detail(principal: Principal, contact: Contact) -> ContactView:
    view = _view(contact)
    view.permitted_actions = permitted_actions(principal, contact.inspection_id, {"change_contact": None, "remove_contact": None})
    return view
