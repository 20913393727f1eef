"""The limits, for everyone: somebody who cannot sign in needs them most."""

from fastapi import Request

from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.limits import service
from plumbline.limits.schema import LimitsView

router = feature_router("/limits", "limits")


@router.get("")
@caches("public, max-age=300")
def read_limits(request: Request, session: SessionDep) -> LimitsView:
    """Say what is taken and for how long: size and kinds of files, browsers, sign-in, words, whom to ring. Open to anyone."""
    return service.read_limits(session, request.app.state.settings)
