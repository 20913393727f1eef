"""What the inbox forgets once it can matter no more."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from plumbline.notifications.model import Mail, Notification

# A read notice has done its work after half a year; an inspection, with its slips and its plan, is over within two.
READ_KEPT, UNREAD_KEPT = timedelta(days=180), timedelta(days=730)
MAILS_KEPT = timedelta(days=90)


def forget_notices(session: Session, now: datetime) -> int:
    """Delete old notices and the record of old mails; gives how many. The ledger keeps what they told of."""
    old = or_(Notification.seen_at < now - READ_KEPT, Notification.told_at < now - UNREAD_KEPT)
    done = len(session.execute(delete(Notification).where(old).returning(Notification.id)).all())
    named = select(Notification.mail_id).where(Notification.mail_id.is_not(None))
    stale = delete(Mail).where(Mail.made_at < now - MAILS_KEPT, Mail.id.not_in(named))
    return done + len(session.execute(stale.returning(Mail.id)).all())
