"""The poll of an open page: what happened since, and who of one's own side is here too. Three statements with the caller's."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import delete, exists, literal, select, union_all
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.changes import Changes, changes_after, end_of_feed
from plumbline.inspections.model import Inspection, Presence
from plumbline.inspections.policy import companions, visible_to
from plumbline.kernel.problems import Forbidden, NotFound
from plumbline.kernel.text import Count
from plumbline.kernel.views import Submission, View

FORGOTTEN_AFTER = timedelta(seconds=30)
MOST = 50


class Looking(Submission):
    """Which page is open, without the inspection's own address; and the position that was read up to, none at first."""

    page: Annotated[str, Field(max_length=120, pattern=r"^([A-Za-z0-9][A-Za-z0-9_./-]*)?$", description="Such as `self-evaluation/5.2`.")]
    after: Count | None = None


class PersonHere(View):
    """Somebody of the caller's own side, and the page that they have open."""

    account_id: UUID
    name: str
    page: str


class Watched(Changes):
    """What happened after the position, as in the change feed, and who is here. At first nothing but the position."""

    people: list[PersonHere]
    server_time: datetime


def watch_inspection(session: Session, principal: Principal, inspection_id: UUID, looking: Looking, now: datetime) -> Watched:
    """Note that the caller has a page open, and give what is new to them. Forgotten after half a minute without a word.

    Raises Forbidden (403) for an API client: it reads the change feed itself and is at no page.
    """
    people = _note(session, principal, inspection_id, looking.page, now)
    require(principal, inspection_id, "watch_inspection")
    if principal.machine:
        raise Forbidden("This is for people at a page. An API client reads the changes themselves.")
    if looking.after is None:
        position = end_of_feed(session, principal, inspection_id)
        return Watched(items=[], position=position, more=False, people=people, server_time=now)
    found = changes_after(session, principal, inspection_id, looking.after, MOST)
    return Watched(**dict(found), people=people, server_time=now)


def _note(session: Session, principal: Principal, inspection_id: UUID, page: str, now: datetime) -> list[PersonHere]:
    """Write where the caller is and read who else is, in one statement; NotFound (404) where there is no such inspection for them.

    Somebody with two tabs is at two pages: each is kept, and what the caller left behind is cleared away.
    """
    seen = select(Inspection.id).where(Inspection.id == inspection_id, visible_to(principal)).cte("seen")
    values = {
        "inspection_id": seen.c.id,
        "account_id": literal(principal.subject),
        "page": literal(page),
        "side": literal(principal.side, Presence.side.type),
        "name": literal(principal.name),
        "seen_at": literal(now, Presence.seen_at.type),
    }
    written = insert(Presence).from_select(list(values), select(*values.values()))
    noted = (
        written.on_conflict_do_update(
            index_elements=[Presence.inspection_id, Presence.account_id, Presence.page],
            set_={name: written.excluded[name] for name in ("side", "name", "seen_at")},
        )
        .returning(Presence.account_id, Presence.name, Presence.page, Presence.seen_at)
        .cte("noted")
    )
    left = delete(Presence).where(
        Presence.inspection_id == inspection_id,
        Presence.account_id == principal.subject,
        Presence.page != page,
        Presence.seen_at <= now - FORGOTTEN_AFTER,
    )
    others = select(Presence.account_id, Presence.name, Presence.page, Presence.seen_at).where(
        companions(principal, inspection_id, page),
        Presence.account_id != principal.subject,
        Presence.seen_at > now - FORGOTTEN_AFTER,
        exists(select(seen.c.id)),
    )
    statement = union_all(select(noted), others).add_cte(left.cte("cleared"))
    rows = session.execute(statement).all()
    if not rows:
        raise NotFound
    # Of several pages of one person the caller's own counts, then the newest.
    nearest = sorted(rows, key=lambda row: (row.page == page, row.seen_at))
    here = {row.account_id: PersonHere(account_id=row.account_id, name=row.name, page=row.page) for row in nearest}
    here.pop(principal.subject)
    return sorted(here.values(), key=lambda person: (person.name, str(person.account_id)))
