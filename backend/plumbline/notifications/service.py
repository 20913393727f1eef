"""The inbox: listed, counted, marked; and what a person wants by mail."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Uuid, column, func, select, table, update
from sqlalchemy.orm import Session

from plumbline.identity.accounts.own import require_person
from plumbline.identity.audit import record
from plumbline.identity.model import Account, Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require_scope
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.mail import sends_mails
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.notifications.kinds import KINDS, Kind, mailing_of
from plumbline.notifications.letters import LONDON
from plumbline.notifications.model import Notification, NotificationSettings
from plumbline.notifications.policy import visible_to
from plumbline.notifications.schema import (
    MailWish,
    NotificationMark,
    NotificationSettingsSubmission,
    NotificationSettingsView,
    NotificationsSeen,
    NotificationView,
    UnreadCount,
)

MOST_COUNTED = 100
# The inspection is a feature above this one.
INSPECTION = table("inspection", column("id", Uuid()), column("council_id", Uuid()), column("reference"))
KEYS = (Key(Notification.told_at, "told_at"), Key(Notification.id, "id"))


def list_notifications(
    session: Session, principal: Principal, page: PageRequest, *, unread: bool | None, inspection_id: UUID | None
) -> Page[NotificationView]:
    """Give one page of the caller's notices, the newest first."""
    require_scope(principal, "list_notifications")
    statement = _rows(principal)
    if unread is not None:
        statement = statement.where(Notification.seen_at.is_(None) if unread else Notification.seen_at.is_not(None))
    if inspection_id is not None:
        statement = statement.where(Notification.inspection_id == inspection_id)
    filters = {"unread": unread, "inspection": inspection_id}
    rows, cursor, count = page.read(session, statement, KEYS, filters=filters, descending=True)
    return Page(items=[_view(row) for row in rows], next_cursor=cursor, count=count)


def count_unread_notifications(session: Session, principal: Principal) -> UnreadCount:
    """Count the caller's unread notices, up to a hundred: every page asks for this."""
    require_scope(principal, "count_unread_notifications")
    unread = select(Notification.id).where(visible_to(principal), Notification.seen_at.is_(None)).limit(MOST_COUNTED + 1)
    counted = session.execute(select(func.count()).select_from(unread.subquery())).scalar_one()
    return UnreadCount(unread=min(counted, MOST_COUNTED), more=counted > MOST_COUNTED)


def mark_notification(
    session: Session, principal: Principal, notification_id: UUID, mark: NotificationMark, now: datetime
) -> NotificationView:
    """Mark one notice as read, or as unread again. Raises NotFound (404) for another's and for one that is not seen any more."""
    require_scope(principal, "mark_notification")
    row = session.execute(_rows(principal).where(Notification.id == notification_id)).one_or_none()
    if row is None:
        raise NotFound
    notice: Notification = row.Notification
    notice.seen_at = (notice.seen_at or now) if mark.seen else None
    session.flush()
    return _view(row)


def mark_notifications_seen(session: Session, principal: Principal, seen: NotificationsSeen, now: datetime) -> UnreadCount:
    """Mark everything as read that was told up to an instant; gives what is unread still."""
    require_scope(principal, "mark_notifications_seen")
    marked = update(Notification).where(visible_to(principal), Notification.seen_at.is_(None), Notification.told_at <= seen.until)
    if seen.inspection_id is not None:
        marked = marked.where(Notification.inspection_id == seen.inspection_id)
    session.execute(marked.values(seen_at=now).execution_options(synchronize_session=False))
    return count_unread_notifications(session, principal)


def read_notification_settings(session: Session, principal: Principal) -> NotificationSettingsView:
    """Give every kind of notice that a role of the caller's is ever told, and when it goes to them by mail."""
    require_scope(principal, "read_notification_settings")
    account = session.get_one(Account, require_person(principal))
    kept = session.get(NotificationSettings, account.id)
    return _settings_view(session, principal, account, kept.mailing if kept else {})


def change_notification_settings(
    session: Session, principal: Principal, wishes: NotificationSettingsSubmission, precondition: IfMatch, now: datetime
) -> NotificationSettingsView:
    """Keep what the caller wants by mail. Raises InvalidRequest (422) for a kind that they are never told of."""
    require_scope(principal, "change_notification_settings")
    account = session.execute(select(Account).where(Account.id == require_person(principal)).with_for_update(key_share=True)).scalar_one()
    kept = session.get(NotificationSettings, account.id) or NotificationSettings(account_id=account.id)
    precondition.check(_settings_view(session, principal, account, kept.mailing))
    known = {kind.name for kind in _kinds_of(principal)}
    errors = [
        FieldError(f"/items/{at}/kind", "unknown", "Name a kind that your settings list.")
        for at, wish in enumerate(wishes.items)
        if wish.kind not in known
    ]
    if errors:
        raise InvalidRequest("There is no such kind of notice.", errors=errors)
    kept.mailing = kept.mailing | {wish.kind: wish.mailing.value for wish in wishes.items}
    session.add(kept)
    session.flush()
    summary = f"{account.name} changed which notices go to them by mail."
    record(session, principal, "notification_settings_changed", now=now, subject=("account", account.id), summary=summary)
    return _settings_view(session, principal, account, kept.mailing)


def _settings_view(session: Session, principal: Principal, account: Account, mailing: dict[str, str]) -> NotificationSettingsView:
    items = [MailWish(kind=kind.name, sentence=kind.sentence, mailing=mailing_of(kind, mailing)) for kind in _kinds_of(principal)]
    return NotificationSettingsView(mails_sent=sends_mails(session), email=account.email, items=items)


def _kinds_of(principal: Principal) -> list[Kind]:
    held = frozenset().union(*principal.memberships.values())
    return [kind for kind in KINDS.values() if kind.readers & held]


def _rows(principal: Principal) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Notification,
            Notification.told_at.label("told_at"),
            Notification.id.label("id"),
            INSPECTION.c.reference,
            Organisation.name.label("council"),
        )
        .join(INSPECTION, INSPECTION.c.id == Notification.inspection_id)
        .join(Organisation, Organisation.id == INSPECTION.c.council_id)
        .where(visible_to(principal))
    )


def _view(row: Row[*tuple[Any, ...]]) -> NotificationView:
    notice: Notification = row.Notification
    due = notice.due_at
    return NotificationView(
        id=notice.id,
        inspection_id=notice.inspection_id,
        reference=row.reference,
        council=row.council,
        kind=notice.kind,
        sentence=KINDS[notice.kind].sentence,
        about=notice.about,
        due_at=due,
        due_local=due.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M") if due else None,
        due_words=notice.due_words,
        time_zone=LONDON.key if due else None,
        actor_name=notice.actor_name,
        told_at=notice.told_at,
        seen_at=notice.seen_at,
        path=f"/inspections/{notice.inspection_id}{notice.page}",
    )
