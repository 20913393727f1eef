"""The method, open to anyone: no token is needed (R4)."""

from typing import Annotated

from fastapi import Path, Query

from plumbline.kernel.paging import Page
from plumbline.kernel.problems import NotFound
from plumbline.kernel.text import Ordinal, Word
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.methodology import service
from plumbline.methodology.schema import MethodologySummary, MethodologyView

router = feature_router("/methodologies", "methodologies")


@router.get("")
@caches("public, max-age=300")
def list_methodologies(session: SessionDep, page: PageDep) -> Page[MethodologySummary]:
    """List the methods by which inspections are carried out, each in its latest version. Open to anyone."""
    return service.list_methods(session, page)


@router.get("/{methodology_id}", response_model_exclude_unset=True, responses=problems(NotFound))
@caches("public, max-age=300")
def read_methodology(
    methodology_id: Annotated[Word, Path(description="The id of a method, such as `jsw-2019`.")],
    session: SessionDep,
    version: Annotated[Ordinal | None, Query(description="A version by its number; the latest without one.")] = None,
) -> MethodologyView:
    """Read one method whole: stages, weeks, tasks of both parties, indicators, scale, prompts. Open to anyone.

    A published version never changes; an inspection names the version and the hash that it is bound to.
    """
    return service.read_method(session, methodology_id, version)
