"""What waits for the caller, over HTTP."""

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.problems import Forbidden
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.waiting import service
from plumbline.waiting.schema import WaitingView

router = feature_router("/me/waiting", "timetable")


@router.get("", responses=problems(Forbidden))
def read_waiting(session: SessionDep, principal: CurrentPrincipal, now: Now) -> WaitingView:
    """Read everything that waits for you in one answer: tasks of the plan, questions to answer, and sections that you were given to write."""
    return service.read_waiting(session, principal, now)
