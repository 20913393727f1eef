"""The search of an inspection, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from plumbline.identity.current import CurrentPrincipal
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound
from plumbline.kernel.text import Line, Word
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.search import service
from plumbline.search.schema import SearchView

router = feature_router("/inspections/{inspection_id}/search", "search")

Typed = Annotated[Line, Query(description='Words; "a phrase"; `or`; -without.', examples=["unpaid work"])]


@router.get("", responses=problems(NotFound, Forbidden, InvalidRequest))
def search_inspection(
    inspection_id: UUID,
    q: Typed,
    session: SessionDep,
    principal: CurrentPrincipal,
    kind: Annotated[Word | None, Query(description="One kind alone, such as `evidence`.")] = None,
) -> SearchView:
    """Search the inspection by words: evidence, the self-evaluation, findings, evaluations, comments and tasks that you may read.

    The council searches its working text, the inspectorate the submitted copy. At most fifty of each kind, the best first.
    """
    return service.search_inspection(session, principal, inspection_id, q, kind)
