"""Operations on inspections, their scope and their contacts."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.identity.memberships.service import AlreadyMember
from plumbline.inspections import changes, contacts, lead, scope, service, watching
from plumbline.inspections.model import State
from plumbline.inspections.schema import (
    ContactChange,
    ContactSubmission,
    ContactView,
    FurtherIndicatorSubmission,
    FurtherIndicatorView,
    HandoverSubmission,
    InspectionRow,
    InspectionView,
)
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.text import Count, Line, Ordinal, Word
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections", "inspections")

CHANGED = (NotFound, Forbidden, PreconditionRequired, PreconditionFailed, service.InspectionClosed)


@router.get("", responses=problems(InvalidRequest))
def list_inspections(
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
    state: State | None = None,
    stage: Annotated[Ordinal | None, Query(description="The number of the stage that an inspection is in.")] = None,
    council_code: Annotated[Word | None, Query(description="The code of a council, such as S12000033.")] = None,
    search: Annotated[Line | None, Query(max_length=100, description="A part of a reference or of a council's name.")] = None,
) -> Page[InspectionRow]:
    """List the inspections that you have a part in, the newest first. Administrators see those of their organisation."""
    wanted = service.InspectionFilter(state=state, stage=stage, council_code=council_code, search=search)
    return service.list_inspections(session, principal, page, wanted)


@router.get("/{inspection_id}", responses=problems(NotFound))
def read_inspection(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> InspectionView:
    """Read one inspection: its council, its method, who leads it, its stage and state."""
    return service.read_inspection(session, principal, inspection_id, now)


@router.post("/{inspection_id}/handover", responses=problems(NotFound, Forbidden, InvalidRequest, AlreadyMember, service.InspectionClosed))
def hand_over_lead(
    inspection_id: UUID, handover: HandoverSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> InspectionView:
    """Let another inspector lead from now on, with a reason. There is one current lead; the history is kept."""
    return lead.hand_over_lead(session, principal, inspection_id, handover, now)


@router.get("/{inspection_id}/further-indicators", responses=problems(NotFound))
def list_further_indicators(
    inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep
) -> Page[FurtherIndicatorView]:
    """List the indicators added for comment beyond those in focus, each with the reason that the council reads."""
    return scope.list_further_indicators(session, principal, inspection_id, page)


@router.post(
    "/{inspection_id}/further-indicators",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, scope.AlreadyInScope, service.InspectionClosed),
)
def add_further_indicator(
    inspection_id: UUID, addition: FurtherIndicatorSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> FurtherIndicatorView:
    """Add an indicator for narrative comment only, never for an evaluation, with an internal reason and one for the council."""
    return scope.add_further_indicator(session, principal, inspection_id, addition, now)


@router.get("/{inspection_id}/further-indicators/{code}", responses=problems(NotFound))
def read_further_indicator(inspection_id: UUID, code: Word, session: SessionDep, principal: CurrentPrincipal) -> FurtherIndicatorView:
    """Read one indicator that was added to the scope."""
    return scope.read_further_indicator(session, principal, inspection_id, code)


@router.delete("/{inspection_id}/further-indicators/{code}", status_code=204, responses=problems(*CHANGED))
def remove_further_indicator(
    inspection_id: UUID, code: Word, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Take an indicator out of the scope again."""
    return scope.remove_further_indicator(session, principal, inspection_id, code, precondition, now)


@router.get("/{inspection_id}/contacts", responses=problems(NotFound))
def list_contacts(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[ContactView]:
    """List whom to write to and ring on both sides, by designation."""
    return contacts.list_contacts(session, principal, inspection_id, page)


@router.post("/{inspection_id}/contacts", status_code=201, responses=problems(NotFound, Forbidden, service.InspectionClosed))
def add_contact(inspection_id: UUID, given: ContactSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ContactView:
    """Add a contact, such as the chair of the community planning partnership or the contact for an onsite week."""
    return contacts.add_contact(session, principal, inspection_id, given, now)


@router.get("/{inspection_id}/contacts/{contact_id}", responses=problems(NotFound))
def read_contact(inspection_id: UUID, contact_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> ContactView:
    """Read one contact."""
    return contacts.read_contact(session, principal, inspection_id, contact_id)


@router.patch("/{inspection_id}/contacts/{contact_id}", responses=problems(*CHANGED))
def change_contact(
    inspection_id: UUID,
    contact_id: UUID,
    change: ContactChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> ContactView:
    """Change a contact. What is not sent stays."""
    return contacts.change_contact(session, principal, inspection_id, contact_id, change, precondition, now)


@router.delete("/{inspection_id}/contacts/{contact_id}", status_code=204, responses=problems(*CHANGED))
def remove_contact(
    inspection_id: UUID, contact_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Remove a contact."""
    return contacts.remove_contact(session, principal, inspection_id, contact_id, precondition, now)


@router.get("/{inspection_id}/changes", responses=problems(NotFound, Forbidden))
def list_changes(
    inspection_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    after: Annotated[Count, Query(description="The position that you have read up to; 0 for the beginning.")] = 0,
    limit: Annotated[Ordinal, Query(le=changes.MOST, description="How many entries at most.")] = 50,
    latest: Annotated[bool, Query(description="The last of them instead of the first.")] = False,  # noqa: FBT002 (a query parameter)
) -> changes.Changes:
    """Read what happened, oldest first: your side's audit trail, and the feed to poll. It has no gaps and tells nothing of the other side's own work."""
    return changes.list_changes(session, principal, inspection_id, after, limit, latest=latest)


@router.post("/{inspection_id}/watch", responses=problems(NotFound, Forbidden, InvalidRequest))
def watch_inspection(
    inspection_id: UUID, looking: watching.Looking, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> watching.Watched:
    """Say which page you have open, and read what is new to you and who of your own side is here too. To be asked every ten seconds.

    The other side never learns where you are. Without a word for 30 seconds you are forgotten. No Idempotency-Key is needed.
    """
    return watching.watch_inspection(session, principal, inspection_id, looking, now)
