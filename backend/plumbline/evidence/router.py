"""The evidence of an inspection, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from plumbline.evidence import citations, reading, service
from plumbline.evidence.model import EvidenceKind, Nature, ScanState, Sensitivity
from plumbline.evidence.refusals import EvidenceCited, EvidenceClosed, EvidenceNotSubmitted, EvidenceSubmitted, EvidenceWithdrawn
from plumbline.evidence.schema import (
    CitationAddition,
    CitationView,
    EvidenceAddition,
    EvidenceChange,
    EvidenceCitations,
    EvidenceFilter,
    EvidenceItemRow,
    EvidenceItemView,
    EvidenceVersions,
    Withdrawal,
)
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.text import Line, Word
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections/{inspection_id}/evidence", "evidence")
CONDITIONAL = (NotFound, Forbidden, PreconditionRequired, PreconditionFailed, EvidenceSubmitted, EvidenceWithdrawn)


def evidence_filter(
    kind: Annotated[EvidenceKind | None, Query()] = None,
    nature: Annotated[Nature | None, Query()] = None,
    source_type: Annotated[Line | None, Query()] = None,
    indicator: Annotated[Word | None, Query(description="Items marked with this indicator.")] = None,
    consideration: Annotated[Word | None, Query(description="Items marked with this consideration.")] = None,
    state: Annotated[ScanState | None, Query()] = None,
    sensitivity: Annotated[Sensitivity | None, Query()] = None,
    submitted: Annotated[bool | None, Query(description="Only what was submitted, or only what was not.")] = None,
    withdrawn: Annotated[bool | None, Query(description="Only what was withdrawn, or only what was not.")] = None,
    title: Annotated[Line | None, Query(description="Words of the title.")] = None,
) -> EvidenceFilter:
    """Read the filters of a list."""
    return EvidenceFilter(
        kind=kind,
        nature=nature,
        source_type=source_type,
        indicator=indicator,
        consideration=consideration,
        state=state,
        sensitivity=sensitivity,
        submitted=submitted,
        withdrawn=withdrawn,
        title=title,
    )


@router.get("", responses=problems(NotFound, InvalidRequest))
def list_evidence(
    inspection_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
    wanted: Annotated[EvidenceFilter, Depends(evidence_filter)],
) -> Page[EvidenceItemRow]:
    """List the evidence of an inspection. The council sees its own, a contributor what they brought, inspectors what was submitted."""
    return reading.list_evidence(session, principal, inspection_id, wanted, page)


@router.post("", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, EvidenceClosed))
def add_evidence(
    inspection_id: UUID, addition: EvidenceAddition, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> EvidenceItemView:
    """Add an item of evidence: a file (its content follows), a link, or a pointer to where a document is held.

    It goes to the inspectorate with the self-evaluation, or after that as supplementary material.
    """
    return service.add_evidence(session, principal, inspection_id, addition, now)


@router.get("/{evidence_id}", responses=problems(NotFound))
def read_evidence(inspection_id: UUID, evidence_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> EvidenceItemView:
    """Read one item, with its file, its warnings and what you may do next."""
    return reading.read_evidence(session, principal, inspection_id, evidence_id)


@router.patch("/{evidence_id}", responses=problems(*CONDITIONAL, InvalidRequest))
def change_evidence(
    inspection_id: UUID,
    evidence_id: UUID,
    change: EvidenceChange,
    precondition: IfMatchDep,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
) -> EvidenceItemView:
    """Change what is said about an item, until it is submitted. Needs If-Match."""
    return service.change_evidence(session, principal, inspection_id, evidence_id, change, precondition, now)


@router.delete("/{evidence_id}", status_code=204, responses=problems(*CONDITIONAL, EvidenceCited))
def delete_evidence(
    inspection_id: UUID, evidence_id: UUID, precondition: IfMatchDep, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> None:
    """Delete an item that was not submitted and is not cited; its reference is not given again. Needs If-Match."""
    return service.delete_evidence(session, principal, inspection_id, evidence_id, precondition, now)


@router.post(
    "/{evidence_id}/submission", responses=problems(NotFound, Forbidden, EvidenceNotSubmitted, EvidenceSubmitted, EvidenceWithdrawn)
)
def submit_evidence(inspection_id: UUID, evidence_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> EvidenceItemView:
    """Submit an item, or a new version of one, as supplementary material after the self-evaluation. Coordinator, CSWO, chief executive."""
    return service.submit_evidence(session, principal, inspection_id, evidence_id, now)


@router.post("/{evidence_id}/withdrawal", responses=problems(NotFound, Forbidden, EvidenceNotSubmitted, EvidenceWithdrawn))
def withdraw_evidence(
    inspection_id: UUID, evidence_id: UUID, withdrawal: Withdrawal, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> EvidenceItemView:
    """Take back a submitted item with a reason that the inspectorate reads. It is marked, not deleted."""
    return service.withdraw_evidence(session, principal, inspection_id, evidence_id, withdrawal, now)


@router.get("/{evidence_id}/versions", responses=problems(NotFound))
def list_evidence_versions(inspection_id: UUID, evidence_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> EvidenceVersions:
    """List the versions of an item's file, the latest first; the inspectorate sees those that were submitted."""
    return reading.list_versions(session, principal, inspection_id, evidence_id)


@router.get("/{evidence_id}/citations", responses=problems(NotFound))
def list_evidence_citations(inspection_id: UUID, evidence_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> EvidenceCitations:
    """List where an item is used: your own side's texts, and those of the other side that were released."""
    return citations.list_citations(session, principal, inspection_id, evidence_id)


@router.post("/{evidence_id}/citations", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest))
def cite_evidence(
    inspection_id: UUID, evidence_id: UUID, addition: CitationAddition, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> CitationView:
    """Say which indicator and question an item speaks to, and on which page or in which section. One item may serve many."""
    return citations.cite_evidence(session, principal, inspection_id, evidence_id, addition, now)


@router.delete("/{evidence_id}/citations/{citation_id}", status_code=204, responses=problems(NotFound, Forbidden, EvidenceSubmitted))
def remove_citation(
    inspection_id: UUID, evidence_id: UUID, citation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> None:
    """Remove such a mark, until it is submitted. It has no content to overwrite, so that it needs no If-Match."""
    return citations.remove_citation(session, principal, inspection_id, evidence_id, citation_id, now)
