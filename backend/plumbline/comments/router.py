"""The HTTP face of comments."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from plumbline.comments import readers, service
from plumbline.comments.model import Audience
from plumbline.comments.schema import (
    CommentAddition,
    CommentChange,
    CommentHistory,
    CommentReaders,
    CommentResolution,
    CommentView,
    CommentWidening,
)
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.text import Word
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections/{inspection_id}/comments", "comments")


@router.get("", responses=problems(NotFound, Forbidden))
def list_comments(
    inspection_id: UUID,
    subject_kind: Annotated[Word, Query(description="What kind of thing, such as `evidence`.")],
    subject_id: Annotated[Word, Query(description="Which one.")],
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
) -> Page[CommentView]:
    """List the comments on one thing that you may read, oldest first."""
    return service.list_comments(session, principal, inspection_id, subject_kind, subject_id, page)


@router.post(
    "",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, service.ThreadReadOnly, service.AudienceTooWide),
)
def add_comment(inspection_id: UUID, addition: CommentAddition, session: SessionDep, principal: CurrentPrincipal, now: Now) -> CommentView:
    """Write a comment. Without an audience only you read it; what both sides read needs `confirmed`."""
    return service.add_comment(session, principal, inspection_id, addition, now)


@router.get("/readers", responses=problems(NotFound, Forbidden))
def list_comment_readers(
    inspection_id: UUID,
    subject_kind: Annotated[Word, Query(description="What kind of thing, such as `evidence`.")],
    subject_id: Annotated[Word, Query(description="Which one.")],
    audience: Annotated[Audience, Query(description="The audience that the comment would have.")],
    session: SessionDep,
    principal: CurrentPrincipal,
) -> CommentReaders:
    """Name those who would read a comment of yours, before you write it or show it to more people."""
    return readers.list_comment_readers(session, principal, inspection_id, subject_kind, subject_id, audience)


@router.get("/{comment_id}", responses=problems(NotFound, Forbidden))
def read_comment(inspection_id: UUID, comment_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> CommentView:
    """Read one comment."""
    return service.read_comment(session, principal, inspection_id, comment_id)


@router.get("/{comment_id}/history", responses=problems(NotFound, Forbidden))
def list_comment_history(inspection_id: UUID, comment_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> CommentHistory:
    """Read the wordings that were replaced, newest first."""
    return service.list_comment_history(session, principal, inspection_id, comment_id)


@router.patch(
    "/{comment_id}",
    responses=problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, service.ThreadReadOnly),
)
def change_comment(
    inspection_id: UUID,
    comment_id: UUID,
    change: CommentChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> CommentView:
    """Give your comment a new wording; the old one stays in its history."""
    return service.change_comment(session, principal, inspection_id, comment_id, change, precondition, now)


@router.delete(
    "/{comment_id}",
    status_code=204,
    responses=problems(NotFound, Forbidden, PreconditionRequired, PreconditionFailed, service.ThreadReadOnly),
)
def withdraw_comment(
    inspection_id: UUID, comment_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Take your comment back. Its place in the thread stays."""
    service.withdraw_comment(session, principal, inspection_id, comment_id, precondition, now)


@router.post(
    "/{comment_id}/widening",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, service.ThreadReadOnly, service.AudienceNotWider),
)
def widen_comment(
    inspection_id: UUID, comment_id: UUID, widening: CommentWidening, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> CommentView:
    """Say your comment again to more people, as a new comment with the text as you send it."""
    return service.widen_comment(session, principal, inspection_id, comment_id, widening, now)


@router.post("/{comment_id}/resolution", responses=problems(NotFound, Forbidden, service.ThreadReadOnly))
def resolve_comment(
    inspection_id: UUID,
    comment_id: UUID,
    resolution: CommentResolution,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
) -> CommentView:
    """Settle a comment, or open it again."""
    return service.resolve_comment(session, principal, inspection_id, comment_id, resolution, now)
