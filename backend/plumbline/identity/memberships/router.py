"""Operations on the members of an inspection."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.identity.memberships import service
from plumbline.identity.memberships.schema import AppointableRoles, MemberSubmission, MemberView
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections/{inspection_id}/members", "members")
appointable = feature_router("/inspections/{inspection_id}/appointable-roles", "members")


@router.get("", responses=problems(NotFound))
def list_members(
    inspection_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
    former: Annotated[bool, Query(description="Those whose role has ended, instead of those who work in it now.")] = False,  # noqa: FBT002 (a query parameter)
) -> Page[MemberView]:
    """List who works in the inspection now, or who did. Contributors and readers see themselves and their coordinator."""
    return service.list_members(session, principal, inspection_id, page, former=former)


@appointable.get("", responses=problems(NotFound))
def list_appointable_roles(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> AppointableRoles:
    """List the roles of an inspection, and for each whether you may give it to somebody or who may."""
    return service.list_appointable_roles(session, principal, inspection_id)


@router.post("", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, service.AlreadyMember, service.LeadAlreadyNamed))
def add_member(inspection_id: UUID, given: MemberSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now) -> MemberView:
    """Give a role to somebody who has an account. Each role has those who appoint it; the refusal names them."""
    return service.add_member(session, principal, inspection_id, given, now)


@router.get("/{member_id}", responses=problems(NotFound))
def get_member(inspection_id: UUID, member_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> MemberView:
    """Read one member, a former one too."""
    return service.get_member(session, principal, inspection_id, member_id)


@router.delete(
    "/{member_id}",
    status_code=204,
    responses=problems(NotFound, Forbidden, PreconditionRequired, PreconditionFailed, service.LeadAlreadyNamed),
)
def end_membership(
    inspection_id: UUID, member_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Take the role back. It gives no right from the next request on; the history keeps it."""
    return service.end_membership(session, principal, inspection_id, member_id, precondition, now)
