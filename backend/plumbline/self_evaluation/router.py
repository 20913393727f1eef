"""The self-evaluation of an inspection, over HTTP: its sections, its history, and the acts upon the whole."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.text import Word
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.self_evaluation import contributing, sections, structure, versions, whole, word
from plumbline.self_evaluation.desk import Inside
from plumbline.self_evaluation.refusals import InspectionOver, OwnSectionOnly, SelfEvaluationSubmitted, TextChanged
from plumbline.self_evaluation.schema import (
    CertificationSubmission,
    ContributorsSubmission,
    DocumentSubmission,
    OwnSectionAddition,
    PastedText,
    Readiness,
    SectionHeadingChange,
    SectionOrder,
    SectionSubmission,
    SettingsChange,
    StatementAnswersSubmission,
)
from plumbline.self_evaluation.shown import (
    ComparisonView,
    ContributorsView,
    DocumentView,
    SectionRows,
    SectionView,
    SelfEvaluationView,
    SplitText,
    StatementAnswersView,
    ValidationView,
    VersionRow,
    VersionView,
)
from plumbline.self_evaluation.views import AnyView
from plumbline.self_evaluation.whole import AnySelfEvaluation

router = feature_router("/inspections/{inspection_id}/self-evaluation", "self-evaluation")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SEEN = problems(NotFound, Forbidden)
SETTLED = (SelfEvaluationSubmitted, InspectionOver)
WRITTEN = problems(NotFound, Forbidden, InvalidRequest, *SETTLED)
CONDITIONAL = problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, *SETTLED)
HEADED = problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, OwnSectionOnly, *SETTLED)

SectionCode = Annotated[Word, Path(description="The code of the section: an indicator, a statement, `own-1`, or `document`.")]
VersionNumber = Annotated[int, Path(ge=1, le=2**31 - 1)]
QueryNumber = Annotated[int, Query(ge=1, le=2**31 - 1)]


@router.get("", responses=SEEN)
def read_self_evaluation(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> AnySelfEvaluation:
    """Read it whole: the council as it is being written, a contributor their parts, those who inspect as it was submitted.

    Before submission the inspectorate learns only that it is under way or ready.
    """
    return whole.read_self_evaluation(session, principal, Inside(inspection_id), now)


@router.patch("", responses=CONDITIONAL)
def change_self_evaluation_settings(
    inspection_id: UUID, change: SettingsChange, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> SelfEvaluationView:
    """Switch the certification by the chief social work officer on or off."""
    return whole.change_self_evaluation_settings(session, principal, Inside(inspection_id), change, precondition, now)


@router.get("/validation", responses=SEEN)
def validate_self_evaluation(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ValidationView:
    """List what is missing: empty indicators, statements without evidence, parts without an answer. Nothing of it stops a submission."""
    return whole.validate_self_evaluation(session, principal, Inside(inspection_id), now)


@router.post("/readiness", responses=WRITTEN)
def mark_self_evaluation_ready(
    inspection_id: UUID, readiness: Readiness, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SelfEvaluationView:
    """Say that it is ready to be submitted, or under way again. The inspectorate sees this word and nothing more."""
    return whole.mark_self_evaluation_ready(session, principal, Inside(inspection_id), readiness, now)


@router.post("/certification", responses=problems(NotFound, Forbidden, InvalidRequest, TextChanged, *SETTLED))
def certify_self_evaluation(
    inspection_id: UUID, certification: CertificationSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SelfEvaluationView:
    """Certify, as chief social work officer, the text with the hash that was read. It lapses when the text changes."""
    return whole.certify_self_evaluation(session, principal, Inside(inspection_id), certification, now)


@router.get("/renditions/docx", responses=SEEN, response_class=Response)
def export_self_evaluation(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> Response:
    """Give it as a Word document with everything in it, evidence references included."""
    return Response(word.export_self_evaluation(session, principal, Inside(inspection_id), now), media_type=DOCX)


@router.get("/sections", responses=SEEN)
def list_sections(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> SectionRows:
    """List sections, statements and the document in their order; empty for the inspectorate before submission."""
    return sections.list_sections(session, principal, Inside(inspection_id), now)


@router.post("/sections", status_code=201, responses=WRITTEN)
def add_section(
    inspection_id: UUID, addition: OwnSectionAddition, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SectionView:
    """Add a section of the council's own and say which indicators it covers."""
    return structure.add_section(session, principal, Inside(inspection_id), addition, now)


@router.put("/sections", responses=CONDITIONAL)
def order_sections(
    inspection_id: UUID, order: SectionOrder, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> SectionRows:
    """Put all sections into another order."""
    return structure.order_sections(session, principal, Inside(inspection_id), order, precondition, now)


@router.post("/pasted-text", responses=problems(NotFound, Forbidden, InvalidRequest))
def split_pasted_text(inspection_id: UUID, pasted: PastedText, session: SessionDep, principal: CurrentPrincipal, now: Now) -> SplitText:
    """Split pasted text into statements, by paragraph and by point of a list. Saves nothing."""
    return sections.split_pasted_text(session, principal, Inside(inspection_id), pasted, now)


@router.get("/sections/{section}", responses=SEEN)
def read_section(inspection_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now) -> SectionView:
    """Read a section with its statements; those who inspect read it as it was submitted."""
    return sections.read_section(session, principal, Inside(inspection_id), section, now)


@router.put("/sections/{section}", responses=CONDITIONAL)
def save_section(
    inspection_id: UUID,
    section: SectionCode,
    content: SectionSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> SectionView:
    """Save a section whole. After somebody else's change the 412 carries what stands there as `theirs`."""
    return sections.save_section(session, principal, Inside(inspection_id), section, content, precondition, now)


@router.patch("/sections/{section}", responses=HEADED)
def change_section_heading(
    inspection_id: UUID,
    section: SectionCode,
    change: SectionHeadingChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> SectionView:
    """Rename a section; one of the council's own can also cover something else."""
    return structure.change_section_heading(session, principal, Inside(inspection_id), section, change, precondition, now)


@router.delete("/sections/{section}", status_code=204, responses=HEADED)
def remove_section(
    inspection_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Remove a section of the council's own; its history and its comments stay."""
    return structure.remove_section(session, principal, Inside(inspection_id), section, precondition, now)


@router.get("/sections/{section}/contributors", responses=SEEN)
def read_section_contributors(
    inspection_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ContributorsView:
    """Say to whom a section was given."""
    return contributing.read_section_contributors(session, principal, Inside(inspection_id), section, now)


@router.put("/sections/{section}/contributors", responses=CONDITIONAL)
def give_section(
    inspection_id: UUID,
    section: SectionCode,
    given: ContributorsSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> ContributorsView:
    """Give a section to these contributors and to nobody else."""
    return contributing.give_section(session, principal, Inside(inspection_id), section, given, precondition, now)


@router.get("/sections/{section}/versions", responses=SEEN)
def list_section_versions(
    inspection_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now
) -> Page[VersionRow]:
    """List the versions of a section, the newest first: one for each author and ten minutes of work, and at each act."""
    return versions.list_section_versions(session, principal, Inside(inspection_id), section, page, now)


@router.get("/sections/{section}/versions/{number}", responses=SEEN)
def read_section_version(
    inspection_id: UUID, section: SectionCode, number: VersionNumber, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> VersionView:
    """Read one version of a section."""
    return versions.read_section_version(session, principal, Inside(inspection_id), section, number, now)


@router.get("/sections/{section}/comparison", responses=SEEN)
def compare_section_versions(
    inspection_id: UUID,
    section: SectionCode,
    earlier: QueryNumber,
    later: QueryNumber,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
) -> ComparisonView:
    """Compare two versions of a section, text by text and word by word."""
    return versions.compare_section_versions(session, principal, Inside(inspection_id), section, earlier, later, now)


@router.post("/sections/{section}/versions/{number}/restoration", responses=CONDITIONAL)
def restore_section_version(
    inspection_id: UUID,
    section: SectionCode,
    number: VersionNumber,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> AnyView:
    """Bring a version back as the newest; what stood there stays in the history."""
    return sections.restore_section_version(session, principal, Inside(inspection_id), section, number, precondition, now)


@router.get("/statements/{key}", responses=SEEN)
def read_statement(
    inspection_id: UUID, key: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> StatementAnswersView:
    """Read a statement, such as `preparedness` or `section_27`, with the answers to its parts."""
    return sections.read_statement(session, principal, Inside(inspection_id), key, now)


@router.put("/statements/{key}", responses=CONDITIONAL)
def save_statement(
    inspection_id: UUID,
    key: SectionCode,
    content: StatementAnswersSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> StatementAnswersView:
    """Save the answers to the parts of a statement."""
    return sections.save_statement(session, principal, Inside(inspection_id), key, content, precondition, now)


@router.get("/document", responses=SEEN)
def read_document(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> DocumentView:
    """Read which document is in the council's own format, and what its pages cover."""
    return sections.read_document(session, principal, Inside(inspection_id), now)


@router.put("/document", responses=CONDITIONAL)
def save_document(
    inspection_id: UUID,
    content: DocumentSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> DocumentView:
    """Name the evidence that is the council's own format, and map its pages to indicators and statements."""
    return sections.save_document(session, principal, Inside(inspection_id), content, precondition, now)
