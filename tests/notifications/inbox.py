"""A person's inbox, as they read it over the API."""

from typing import Any

from tests.people import Person

from plumbline.identity.model import Account
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session


def notices(person: Person, **filters: str) -> list[dict[str, Any]]:
    """Give a person's notices, the newest first."""
    answer = person.get("/notifications", params=filters)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def kinds(person: Person, **filters: str) -> list[str]:
    """Give the kinds of a person's notices, the oldest first, but for the role that they were given."""
    return [notice["kind"] for notice in reversed(notices(person, **filters)) if notice["kind"] != "role_given"]


def unread(person: Person) -> int:
    """Give the number that stands in the header of every page."""
    answer = person.get("/notifications/unread")
    assert answer.status_code == 200, answer.text
    count: int = answer.json()["unread"]
    return count


def wish(person: Person, **mailing: str) -> None:
    """Let a person say which kinds they want by mail."""
    items = [{"kind": kind, "mailing": when} for kind, when in mailing.items()]
    saved = person.put("/notifications/settings", {"items": items}, headers=person.etag("/notifications/settings"))
    assert saved.status_code == 200, saved.text


def email_of(database: Database, person: Person) -> str:
    """Give the address that mails for a person go to."""
    with system_session(database) as session:
        return session.get_one(Account, person.id).email
