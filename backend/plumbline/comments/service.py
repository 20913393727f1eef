"""Writing comments, changing and settling them, and widening an audience as an act of its own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.comments.model import Audience, Comment, CommentWording
from plumbline.comments.policy import action_name, visible_to
from plumbline.comments.schema import (
    CommentAddition,
    CommentChange,
    CommentHistory,
    CommentResolution,
    CommentView,
    CommentWidening,
    CommentWordingView,
)
from plumbline.comments.subjects import Subject, find_subject
from plumbline.comments.telling import readers_among, tell_of
from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.service import find_inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, Problem


class ThreadReadOnly(Problem):
    """The thing was withdrawn: its thread stays to be read."""

    status, title = 409, "The thread can only be read"


class AudienceTooWide(Problem):
    """A reply reaches nobody who cannot read what it answers."""

    status, title = 409, "The audience is wider than that of the thread"


class AudienceNotWider(Problem):
    """Widening makes an audience wider; a narrower one would not take back what was read."""

    status, title = 409, "The audience is not wider"


def list_comments(
    session: Session, principal: Principal, inspection_id: UUID, kind: str, subject_id: str, page: PageRequest
) -> Page[CommentView]:
    """Give the comments on one subject that the caller may read, oldest first. 404 for a subject the caller does not see."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_comments")
    find_subject(session, principal, inspection_id, kind, subject_id)
    statement = select(Comment, Comment.written_at.label("written_at"), Comment.id.label("id")).where(
        Comment.inspection_id == inspection_id, Comment.subject_kind == kind, Comment.subject_id == subject_id, visible_to(principal)
    )
    keys = [Key(Comment.written_at, "written_at"), Key(Comment.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id, "kind": kind, "subject": subject_id})
    return Page(items=[view_of(row[0]) for row in rows], next_cursor=cursor, count=count)


def add_comment(session: Session, principal: Principal, inspection_id: UUID, addition: CommentAddition, now: datetime) -> CommentView:
    """Write a comment.

    Raises InvalidRequest (422) for an unconfirmed crossing or a mention that reaches nobody, ThreadReadOnly and
    AudienceTooWide (409).
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "add_comment")
    subject = find_subject(session, principal, inspection_id, addition.subject_kind, addition.subject_id)
    _refuse_read_only(subject)
    _refuse_unconfirmed(addition.audience, confirmed=addition.confirmed)
    parent = _find(session, principal, inspection_id, addition.parent_id) if addition.parent_id else None
    if parent is not None:
        if (parent.subject_kind, parent.subject_id) != (addition.subject_kind, addition.subject_id):
            raise NotFound
        if addition.audience.width > parent.audience.width:
            raise AudienceTooWide("Answer with the audience of the thread, or a narrower one.")
    comment = Comment(
        inspection_id=inspection_id,
        subject_kind=addition.subject_kind,
        subject_id=addition.subject_id,
        parent_id=addition.parent_id,
        side=principal.side,
        audience=addition.audience,
        author=principal.subject,
        author_name=principal.name,
        text=addition.text,
        language=addition.language,
        mentions=list(dict.fromkeys(addition.mentions)),
        written_at=now,
    )
    _refuse_unseen_mentions(session, comment)
    session.add(comment)
    session.flush()
    _record(session, principal, "added", comment, subject, now)
    tell_of(session, comment, subject, parent, now)
    return _offered(principal, comment)


def read_comment(session: Session, principal: Principal, inspection_id: UUID, comment_id: UUID) -> CommentView:
    """Give one comment with what the caller may do to it."""
    _require(session, principal, inspection_id, "read_comment")
    return _offered(principal, _find(session, principal, inspection_id, comment_id))


def list_comment_history(session: Session, principal: Principal, inspection_id: UUID, comment_id: UUID) -> CommentHistory:
    """Give the wordings that were replaced, newest first, to whoever reads the comment."""
    _require(session, principal, inspection_id, "list_comment_history")
    comment = _find(session, principal, inspection_id, comment_id)
    statement = select(CommentWording).where(CommentWording.comment_id == comment.id).order_by(CommentWording.replaced_at.desc())
    wordings = session.execute(statement).scalars()
    return CommentHistory(items=[CommentWordingView(text=one.text, replaced_at=one.replaced_at) for one in wordings])


def change_comment(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    comment_id: UUID,
    change: CommentChange,
    precondition: IfMatch,
    now: datetime,
) -> CommentView:
    """Give a comment a new wording; the old one stays in the history."""
    comment, subject = _own(session, principal, inspection_id, comment_id, "change_comment")
    precondition.check(view_of(comment), theirs=comment.text)
    session.add(CommentWording(comment_id=comment.id, inspection_id=inspection_id, text=comment.text, replaced_at=now))
    comment.text, comment.edited_at = change.text, now
    session.flush()
    _record(session, principal, "changed", comment, subject, now)
    return _offered(principal, comment)


def withdraw_comment(
    session: Session, principal: Principal, inspection_id: UUID, comment_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Take back what one wrote: its place in the thread stays, its text is shown to nobody."""
    comment, subject = _own(session, principal, inspection_id, comment_id, "withdraw_comment")
    precondition.check(view_of(comment), theirs=comment.text)
    comment.withdrawn_at = now
    session.flush()
    _record(session, principal, "withdrawn", comment, subject, now)


def widen_comment(
    session: Session, principal: Principal, inspection_id: UUID, comment_id: UUID, widening: CommentWidening, now: datetime
) -> CommentView:
    """Say a comment again to a wider audience, as a new comment with the text as sent. The old one stays as narrow as it was.

    Raises AudienceNotWider (409) and, without confirmation, InvalidRequest (422).
    """
    comment, subject = _own(session, principal, inspection_id, comment_id, "widen_comment")
    if widening.audience.width <= comment.audience.width:
        raise AudienceNotWider("Choose an audience that is wider than that of the comment.")
    _refuse_unconfirmed(Audience.BOTH_SIDES, confirmed=widening.confirmed)
    wider = Comment(
        inspection_id=inspection_id,
        subject_kind=comment.subject_kind,
        subject_id=comment.subject_id,
        parent_id=None,
        side=comment.side,
        audience=widening.audience,
        author=principal.subject,
        author_name=principal.name,
        text=widening.text,
        language=comment.language,
        mentions=[],
        written_at=now,
    )
    session.add(wider)
    session.flush()
    _record(session, principal, "widened", wider, subject, now)
    tell_of(session, wider, subject, None, now)
    return _offered(principal, wider)


def resolve_comment(
    session: Session, principal: Principal, inspection_id: UUID, comment_id: UUID, resolution: CommentResolution, now: datetime
) -> CommentView:
    """Settle a comment, or open it again: anyone who reads it may."""
    _require(session, principal, inspection_id, "resolve_comment")
    comment = _find(session, principal, inspection_id, comment_id, lock=True)
    subject = find_subject(session, principal, inspection_id, comment.subject_kind, comment.subject_id)
    _refuse_read_only(subject)
    if (comment.resolved_at is not None) != resolution.resolved:
        comment.resolved_at = now if resolution.resolved else None
        comment.resolved_by_name = principal.name if resolution.resolved else None
        session.flush()
        _record(session, principal, "resolved" if resolution.resolved else "reopened", comment, subject, now)
    return _offered(principal, comment)


def view_of(comment: Comment) -> CommentView:
    """Give a comment as its readers see it."""
    return CommentView(
        id=comment.id,
        subject_kind=comment.subject_kind,
        subject_id=comment.subject_id,
        parent_id=comment.parent_id,
        side=comment.side,
        audience=comment.audience,
        author=comment.author,
        author_name=comment.author_name,
        text="" if comment.withdrawn_at else comment.text,
        language=comment.language,
        mentions=comment.mentions,
        written_at=comment.written_at,
        edited_at=comment.edited_at,
        resolved_at=comment.resolved_at,
        resolved_by=comment.resolved_by_name,
        withdrawn_at=comment.withdrawn_at,
    )


def _require(session: Session, principal: Principal, inspection_id: UUID, operation: str) -> None:
    """Find the inspection and check the right: 404 for strangers, 403 for those who may only look."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, operation)


def _find(session: Session, principal: Principal, inspection_id: UUID, comment_id: UUID, *, lock: bool = False) -> Comment:
    statement = select(Comment).where(Comment.id == comment_id, Comment.inspection_id == inspection_id, visible_to(principal))
    comment = session.execute(statement.with_for_update() if lock else statement).scalar_one_or_none()
    if comment is None:
        raise NotFound
    find_subject(session, principal, inspection_id, comment.subject_kind, comment.subject_id)
    return comment


def _own(session: Session, principal: Principal, inspection_id: UUID, comment_id: UUID, operation: str) -> tuple[Comment, Subject]:
    find_inspection(session, principal, inspection_id)
    comment = _find(session, principal, inspection_id, comment_id, lock=True)
    require(principal, inspection_id, operation)
    if comment.author != principal.subject:
        raise Forbidden("Only the author may do this.")
    if comment.withdrawn_at is not None:
        raise NotFound
    subject = find_subject(session, principal, inspection_id, comment.subject_kind, comment.subject_id)
    _refuse_read_only(subject)
    return comment, subject


def _offered(principal: Principal, comment: Comment) -> CommentView:
    author = None if comment.author == principal.subject else "Only the author may do this."
    gone = "It was withdrawn." if comment.withdrawn_at else author
    widest = gone or ("Both sides read it already." if comment.audience is Audience.BOTH_SIDES else None)
    acts = {"change_comment": gone, "withdraw_comment": gone, "widen_comment": widest, "resolve_comment": None}
    return view_of(comment).model_copy(update={"permitted_actions": permitted_actions(principal, comment.inspection_id, acts)})


def _refuse_read_only(subject: Subject) -> None:
    if not subject.writable:
        raise ThreadReadOnly("What this thread is about was withdrawn.")


def _refuse_unconfirmed(audience: Audience, *, confirmed: bool) -> None:
    if audience is Audience.BOTH_SIDES and not confirmed:
        detail = "Send true once you are sure that the other side may read it."
        raise InvalidRequest("What more people read needs a confirmation.", errors=[FieldError("/confirmed", "not_confirmed", detail)])


def _refuse_unseen_mentions(session: Session, comment: Comment) -> None:
    """Refuse a mention of somebody who cannot read the comment in the same words as one of nobody at all."""
    reached = readers_among(session, comment, comment.mentions)
    unseen = [at for at, account in enumerate(comment.mentions) if account not in reached]
    if unseen:
        detail = "Mention somebody who can read this comment."
        raise InvalidRequest("A mention reaches nobody.", errors=[FieldError(f"/mentions/{at}", "unknown", detail) for at in unseen])


def _record(session: Session, principal: Principal, verb: str, comment: Comment, subject: Subject, now: datetime) -> None:
    told = Audience.MY_SIDE if subject.one_sided and comment.audience is Audience.BOTH_SIDES else comment.audience
    record(
        session,
        principal,
        action_name(verb, told, comment.side),
        now=now,
        inspection_id=comment.inspection_id,
        subject=("comment", comment.id),
        summary=f"A comment on {subject.title} was {verb}.",
        page=subject.page,
    )
