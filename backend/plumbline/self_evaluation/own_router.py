"""A council's own self-evaluations, outside any inspection, over HTTP."""

from uuid import UUID

from fastapi import Response

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.self_evaluation import carrying, contributing, outside, sections, versions, whole, word
from plumbline.self_evaluation.desk import Outside
from plumbline.self_evaluation.refusals import InspectionOver, SelfEvaluationBegun, SelfEvaluationSubmitted
from plumbline.self_evaluation.router import DOCX, SectionCode, VersionNumber
from plumbline.self_evaluation.schema import (
    Carrying,
    ContributorsSubmission,
    OwnSelfEvaluationSubmission,
    Restoration,
    SectionSubmission,
    StatementAnswersSubmission,
)
from plumbline.self_evaluation.shown import (
    ContributorsView,
    OwnSelfEvaluationRow,
    SectionView,
    SelfEvaluationView,
    StatementAnswersView,
    SubmittedSelfEvaluation,
    ValidationView,
    VersionRow,
    VersionView,
)
from plumbline.self_evaluation.views import AnyView
from plumbline.self_evaluation.whole import AnySelfEvaluation

router = feature_router("/self-evaluations", "self-evaluation")
SEEN = problems(NotFound, Forbidden)
WRITTEN = problems(NotFound, Forbidden, InvalidRequest)
CONDITIONAL = problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed)


@router.get("", responses=SEEN)
def list_own_self_evaluations(session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[OwnSelfEvaluationRow]:
    """List the council's own self-evaluations; those who inspect it see the shared ones."""
    return outside.list_own_self_evaluations(session, principal, page)


@router.post("", status_code=201, responses=WRITTEN)
def create_own_self_evaluation(
    self_evaluation: OwnSelfEvaluationSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> OwnSelfEvaluationRow:
    """Begin a self-evaluation outside any inspection. The inspectorate does not learn of it until it is shared."""
    return outside.create_own_self_evaluation(session, principal, self_evaluation, now)


@router.get("/{self_evaluation_id}", responses=SEEN)
def read_own_self_evaluation(self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> AnySelfEvaluation:
    """Read it whole; those who inspect read the version that was shared."""
    return whole.read_self_evaluation(session, principal, Outside(self_evaluation_id), now)


@router.get("/{self_evaluation_id}/validation", responses=SEEN)
def validate_own_self_evaluation(self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ValidationView:
    """List what is missing."""
    return whole.validate_self_evaluation(session, principal, Outside(self_evaluation_id), now)


@router.get("/{self_evaluation_id}/renditions/docx", responses=SEEN, response_class=Response)
def export_own_self_evaluation(self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> Response:
    """Give it as a Word document."""
    return Response(word.export_self_evaluation(session, principal, Outside(self_evaluation_id), now), media_type=DOCX)


@router.post("/{self_evaluation_id}/sharing", responses=WRITTEN)
def share_own_self_evaluation(
    self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SubmittedSelfEvaluation:
    """Share it, as it is now, with those who inspect the council. Sharing again shows them the newer text."""
    return outside.share_own_self_evaluation(session, principal, Outside(self_evaluation_id), now)


@router.post(
    "/{self_evaluation_id}/carrying",
    responses=problems(NotFound, Forbidden, InvalidRequest, SelfEvaluationBegun, SelfEvaluationSubmitted, InspectionOver),
)
def carry_own_self_evaluation(
    self_evaluation_id: UUID, wanted: Carrying, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SelfEvaluationView:
    """Copy its text into the untouched self-evaluation of an inspection of the same council."""
    return carrying.carry_own_self_evaluation(session, principal, Outside(self_evaluation_id), wanted, now)


@router.get("/{self_evaluation_id}/sections/{section}", responses=SEEN)
def read_own_section(
    self_evaluation_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SectionView:
    """Read a section with its statements."""
    return sections.read_section(session, principal, Outside(self_evaluation_id), section, now)


@router.put("/{self_evaluation_id}/sections/{section}", responses=CONDITIONAL)
def save_own_section(
    self_evaluation_id: UUID,
    section: SectionCode,
    content: SectionSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> SectionView:
    """Save a section whole."""
    return sections.save_section(session, principal, Outside(self_evaluation_id), section, content, precondition, now)


@router.get("/{self_evaluation_id}/statements/{key}", responses=SEEN)
def read_own_statement(
    self_evaluation_id: UUID, key: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> StatementAnswersView:
    """Read a statement with the answers to its parts."""
    return sections.read_statement(session, principal, Outside(self_evaluation_id), key, now)


@router.put("/{self_evaluation_id}/statements/{key}", responses=CONDITIONAL)
def save_own_statement(
    self_evaluation_id: UUID,
    key: SectionCode,
    content: StatementAnswersSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> StatementAnswersView:
    """Save the answers to the parts of a statement."""
    return sections.save_statement(session, principal, Outside(self_evaluation_id), key, content, precondition, now)


@router.get("/{self_evaluation_id}/sections/{section}/versions", responses=SEEN)
def list_own_section_versions(
    self_evaluation_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now
) -> Page[VersionRow]:
    """List the versions of a section, the newest first."""
    return versions.list_section_versions(session, principal, Outside(self_evaluation_id), section, page, now)


@router.get("/{self_evaluation_id}/sections/{section}/versions/{number}", responses=SEEN)
def read_own_section_version(
    self_evaluation_id: UUID, section: SectionCode, number: VersionNumber, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> VersionView:
    """Read one version of a section."""
    return versions.read_section_version(session, principal, Outside(self_evaluation_id), section, number, now)


@router.post("/{self_evaluation_id}/sections/{section}/versions/{number}/restoration", responses=CONDITIONAL)
def restore_own_section_version(
    self_evaluation_id: UUID,
    section: SectionCode,
    number: VersionNumber,
    restoration: Restoration,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> AnyView:
    """Bring a version back as the newest."""
    return sections.restore_section_version(
        session, principal, Outside(self_evaluation_id), section, number, restoration, precondition, now
    )


@router.get("/{self_evaluation_id}/sections/{section}/contributors", responses=SEEN)
def read_own_section_contributors(
    self_evaluation_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ContributorsView:
    """Say to whom a section was given."""
    return contributing.read_section_contributors(session, principal, Outside(self_evaluation_id), section, now)


@router.put("/{self_evaluation_id}/sections/{section}/contributors", responses=CONDITIONAL)
def give_own_section(
    self_evaluation_id: UUID,
    section: SectionCode,
    given: ContributorsSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> ContributorsView:
    """Give a section to these people of the council and to nobody else."""
    return contributing.give_section(session, principal, Outside(self_evaluation_id), section, given, precondition, now)
