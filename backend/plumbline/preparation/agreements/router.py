"""The HTTP face of what both sides agree on."""

from uuid import UUID

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.inspections.service import InspectionClosed
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.preparation.agreements import service
from plumbline.preparation.agreements.model import AgreementMatter
from plumbline.preparation.agreements.schema import AgreementConfirmation, AgreementProposal, AgreementVersionView, AgreementView

router = feature_router("/inspections/{inspection_id}/agreements/{matter}", "agreements")


@router.get("", responses=problems(NotFound, Forbidden))
def read_agreement(inspection_id: UUID, matter: AgreementMatter, session: SessionDep, principal: CurrentPrincipal) -> AgreementView:
    """Read how the self-evaluation, or case data with its lawful basis, is to be sent in, as far as both sides agreed on it."""
    return service.read_agreement(session, principal, inspection_id, matter)


@router.put("", responses=problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, InspectionClosed))
def propose_agreement(
    inspection_id: UUID,
    matter: AgreementMatter,
    proposal: AgreementProposal,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> AgreementView:
    """Propose the route and what goes with it; the other side then agrees. What was agreed before stands until then.

    Case data goes by `upload` or `api`, and its proposal carries `case_data`: the lawful basis and the privacy notice.
    """
    return service.propose_agreement(session, principal, inspection_id, matter, proposal, precondition, now)


@router.get("/versions", responses=problems(NotFound, Forbidden))
def list_agreement_versions(
    inspection_id: UUID, matter: AgreementMatter, session: SessionDep, principal: CurrentPrincipal, page: PageDep
) -> Page[AgreementVersionView]:
    """List every version that was proposed, with who proposed it and who agreed, the newest first."""
    return service.list_agreement_versions(session, principal, inspection_id, matter, page)


@router.post("/confirmation", responses=problems(NotFound, Forbidden, InvalidRequest, service.NotForYouToConfirm, InspectionClosed))
def confirm_agreement(
    inspection_id: UUID,
    matter: AgreementMatter,
    confirmation: AgreementConfirmation,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
) -> AgreementView:
    """Agree, for your side, to the version that you read. The side that proposed it cannot."""
    return service.confirm_agreement(session, principal, inspection_id, matter, confirmation, now)
