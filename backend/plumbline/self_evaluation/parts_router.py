"""Who writes which part of a self-evaluation, what its parts say is to be done, and each part as a document of its own, over HTTP."""

from uuid import UUID

from fastapi import Response

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, NotFound
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.self_evaluation import actions, contributing, word
from plumbline.self_evaluation.actions_shown import ActionRows
from plumbline.self_evaluation.desk import Inside, Outside
from plumbline.self_evaluation.router import DOCX, SEEN, SectionCode
from plumbline.self_evaluation.shown import GivenSectionRows, MySectionRow

router = feature_router("", "self-evaluation")


@router.get("/inspections/{inspection_id}/self-evaluation/contributors", responses=problems(NotFound, Forbidden))
def list_contributors(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> GivenSectionRows:
    """List who was given which section, in the order of the sections."""
    return contributing.list_contributors(session, principal, Inside(inspection_id), now)


@router.get("/inspections/{inspection_id}/self-evaluation/actions", responses=problems(NotFound, Forbidden))
def list_actions(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ActionRows:
    """List what the council means to do next, with references and evidence, to begin an improvement plan from."""
    return actions.list_actions(session, principal, Inside(inspection_id), now)


@router.get("/me/given-sections", responses=problems(Forbidden))
def list_given_sections(session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[MySectionRow]:
    """List the sections that you were given to write, in all inspections and outside; empty for whoever was given none."""
    return contributing.list_given_sections(session, principal, page)


@router.get("/inspections/{inspection_id}/self-evaluation/sections/{section}/renditions/docx", responses=SEEN, response_class=Response)
def export_section(inspection_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now) -> Response:
    """Give one section, statement or the map of the document as a Word document of its own."""
    return Response(word.export_section(session, principal, Inside(inspection_id), section, now), media_type=DOCX)


@router.get("/self-evaluations/{self_evaluation_id}/sections/{section}/renditions/docx", responses=SEEN, response_class=Response)
def export_own_section(
    self_evaluation_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> Response:
    """Give one section of a council's own self-evaluation as a Word document."""
    return Response(word.export_section(session, principal, Outside(self_evaluation_id), section, now), media_type=DOCX)
