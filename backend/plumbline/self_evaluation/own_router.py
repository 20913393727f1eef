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
from plumbline.self_evaluation import actions, carrying, contributing, outside, sections, structure, versions, whole, word
from plumbline.self_evaluation.actions_shown import ActionRows
from plumbline.self_evaluation.desk import Outside
from plumbline.self_evaluation.refusals import InspectionOver, OwnSectionOnly, SelfEvaluationBegun, SelfEvaluationSubmitted
from plumbline.self_evaluation.router import DOCX, QueryNumber, SectionCode, VersionNumber
from plumbline.self_evaluation.schema import (
    Carrying,
    ContributorsSubmission,
    DocumentSubmission,
    OwnSectionAddition,
    OwnSelfEvaluationSubmission,
    PastedText,
    SectionHeadingChange,
    SectionOrder,
    SectionSubmission,
    StatementAnswersSubmission,
)
from plumbline.self_evaluation.shown import (
    ComparisonView,
    ContributorsView,
    DocumentView,
    OwnSelfEvaluationRow,
    SectionRows,
    SectionView,
    SelfEvaluationView,
    SplitText,
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
HEADED = problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, OwnSectionOnly)


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


@router.get("/{self_evaluation_id}/actions", responses=SEEN)
def list_own_actions(self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ActionRows:
    """List what the council means to do next, with references and evidence, to begin an improvement plan from."""
    return actions.list_actions(session, principal, Outside(self_evaluation_id), now)


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


@router.get("/{self_evaluation_id}/sections", responses=SEEN)
def list_own_sections(self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> SectionRows:
    """List sections, statements and the document in their order."""
    return sections.list_sections(session, principal, Outside(self_evaluation_id), now)


@router.post("/{self_evaluation_id}/sections", status_code=201, responses=WRITTEN)
def add_own_section(
    self_evaluation_id: UUID, addition: OwnSectionAddition, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SectionView:
    """Add a section of the council's own and say which indicators it covers."""
    return structure.add_section(session, principal, Outside(self_evaluation_id), addition, now)


@router.put("/{self_evaluation_id}/sections", responses=CONDITIONAL)
def order_own_sections(
    self_evaluation_id: UUID, order: SectionOrder, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> SectionRows:
    """Put all sections into another order."""
    return structure.order_sections(session, principal, Outside(self_evaluation_id), order, precondition, now)


@router.patch("/{self_evaluation_id}/sections/{section}", responses=HEADED)
def change_own_section_heading(
    self_evaluation_id: UUID,
    section: SectionCode,
    change: SectionHeadingChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> SectionView:
    """Rename a section; one of the council's own can also cover something else."""
    return structure.change_section_heading(session, principal, Outside(self_evaluation_id), section, change, precondition, now)


@router.delete("/{self_evaluation_id}/sections/{section}", status_code=204, responses=HEADED)
def remove_own_section(
    self_evaluation_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Remove a section of the council's own; its history stays."""
    return structure.remove_section(session, principal, Outside(self_evaluation_id), section, precondition, now)


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


@router.post("/{self_evaluation_id}/pasted-text", responses=WRITTEN)
def split_own_pasted_text(
    self_evaluation_id: UUID, pasted: PastedText, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SplitText:
    """Split pasted text into statements. Saves nothing."""
    return sections.split_pasted_text(session, principal, Outside(self_evaluation_id), pasted, now)


@router.get("/{self_evaluation_id}/document", responses=SEEN)
def read_own_document(self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> DocumentView:
    """Read which document is in the council's own format, and what its pages cover."""
    return sections.read_document(session, principal, Outside(self_evaluation_id), now)


@router.put("/{self_evaluation_id}/document", responses=CONDITIONAL)
def save_own_document(
    self_evaluation_id: UUID,
    content: DocumentSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> DocumentView:
    """Name the evidence that is the council's own format, and map its pages to indicators and statements."""
    return sections.save_document(session, principal, Outside(self_evaluation_id), content, precondition, now)


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


@router.get("/{self_evaluation_id}/sections/{section}/comparison", responses=SEEN)
def compare_own_section_versions(
    self_evaluation_id: UUID,
    section: SectionCode,
    earlier: QueryNumber,
    later: QueryNumber,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
) -> ComparisonView:
    """Compare two versions of a section, text by text and word by word."""
    return versions.compare_section_versions(session, principal, Outside(self_evaluation_id), section, earlier, later, now)


@router.post("/{self_evaluation_id}/sections/{section}/versions/{number}/restoration", responses=CONDITIONAL)
def restore_own_section_version(
    self_evaluation_id: UUID,
    section: SectionCode,
    number: VersionNumber,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> AnyView:
    """Bring a version back as the newest."""
    return sections.restore_section_version(session, principal, Outside(self_evaluation_id), section, number, precondition, now)


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
