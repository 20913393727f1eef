"""A self-evaluation beside an earlier one of the same council, over HTTP: in an inspection and outside any."""

from uuid import UUID

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, NotFound
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.self_evaluation import earlier
from plumbline.self_evaluation.desk import Inside, Outside
from plumbline.self_evaluation.earlier_shown import EarlierSelfEvaluationRow, YearOnYearView
from plumbline.self_evaluation.router import SectionCode

router = feature_router("", "self-evaluation")
INSIDE = "/inspections/{inspection_id}/self-evaluation/earlier"
OUTSIDE = "/self-evaluations/{self_evaluation_id}/earlier"
SEEN = problems(NotFound, Forbidden)


@router.get(INSIDE, responses=SEEN)
def list_earlier_self_evaluations(
    inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now
) -> Page[EarlierSelfEvaluationRow]:
    """List what this self-evaluation can be compared with: earlier ones of the same council, of other inspections or outside any."""
    return earlier.list_earlier_self_evaluations(session, principal, Inside(inspection_id), page, now)


@router.get(INSIDE + "/{earlier_id}/sections/{section}", responses=SEEN)
def compare_with_earlier(
    inspection_id: UUID, earlier_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> YearOnYearView:
    """Compare a section with the same section of an earlier self-evaluation, statement by statement."""
    return earlier.compare_with_earlier(session, principal, Inside(inspection_id), earlier_id, section, now)


@router.get(OUTSIDE, responses=SEEN)
def list_earlier_than_own(
    self_evaluation_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now
) -> Page[EarlierSelfEvaluationRow]:
    """List what this one can be compared with: the council's other self-evaluations, of its inspections or outside any."""
    return earlier.list_earlier_self_evaluations(session, principal, Outside(self_evaluation_id), page, now)


@router.get(OUTSIDE + "/{earlier_id}/sections/{section}", responses=SEEN)
def compare_own_with_earlier(
    self_evaluation_id: UUID, earlier_id: UUID, section: SectionCode, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> YearOnYearView:
    """Compare a section with the same section of another self-evaluation of the council, statement by statement."""
    return earlier.compare_with_earlier(session, principal, Outside(self_evaluation_id), earlier_id, section, now)
