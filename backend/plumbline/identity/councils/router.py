"""The councils, for everyone."""

from plumbline.identity.councils import service
from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/councils", "councils")


@router.get("")
@caches("public, max-age=300")
def list_councils(session: SessionDep) -> service.CouncilList:
    """List the councils with their codes, the codes they once had and other spellings of their names."""
    return service.list_councils(session)
