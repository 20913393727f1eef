"""The HTTP face of the inbox."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.notifications import service
from plumbline.notifications.schema import (
    NotificationMark,
    NotificationSettingsSubmission,
    NotificationSettingsView,
    NotificationsSeen,
    NotificationView,
    UnreadCount,
)

router = feature_router("/notifications", "notifications")


@router.get("", responses=problems(Forbidden))
def list_notifications(
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
    unread: Annotated[bool | None, Query(description="Only what is unread, or only what was read.")] = None,
    inspection_id: Annotated[UUID | None, Query(description="Only of this inspection.")] = None,
) -> Page[NotificationView]:
    """List what waits for you, newest first. A notice is gone with the right to see what it is about."""
    return service.list_notifications(session, principal, page, unread=unread, inspection_id=inspection_id)


@router.get("/unread", responses=problems(Forbidden))
def count_unread_notifications(session: SessionDep, principal: CurrentPrincipal) -> UnreadCount:
    """Count your unread notices, up to a hundred."""
    return service.count_unread_notifications(session, principal)


@router.post("/reading", responses=problems(Forbidden, InvalidRequest))
def mark_notifications_seen(seen: NotificationsSeen, session: SessionDep, principal: CurrentPrincipal, now: Now) -> UnreadCount:
    """Mark all as read that you were told up to an instant, such as that of the newest you saw."""
    return service.mark_notifications_seen(session, principal, seen, now)


@router.post("/{notification_id}/reading", responses=problems(NotFound, Forbidden, InvalidRequest))
def mark_notification(
    notification_id: UUID, mark: NotificationMark, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> NotificationView:
    """Mark a notice as read, or as unread again."""
    return service.mark_notification(session, principal, notification_id, mark, now)


@router.get("/settings", responses=problems(Forbidden))
def read_notification_settings(session: SessionDep, principal: CurrentPrincipal) -> NotificationSettingsView:
    """Read which notices also go to you by mail: at once, in one mail a day, or not at all."""
    return service.read_notification_settings(session, principal)


@router.put("/settings", responses=problems(Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed))
def change_notification_settings(
    wishes: NotificationSettingsSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> NotificationSettingsView:
    """Say which notices also go to you by mail. The inbox always holds all of them."""
    return service.change_notification_settings(session, principal, wishes, precondition, now)
