"""People who really sign in: accounts with a password, and what they do with it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session
from tests.people import Person

from plumbline.identity import passwords
from plumbline.identity.model import Account
from plumbline.kernel.transaction import system_session

PASSWORD = "heron quarry tin lid"


@dataclass(frozen=True)
class Resident:
    """Somebody with an address and a password."""

    person: Person
    email: str

    @property
    def id(self) -> UUID:
        return self.person.id


def with_password(person: Person, email: str, **changes: object) -> Resident:
    """Give a person of the cast an address and the password."""
    with system_session(person.app.state.database) as session:
        _change(session, person, email=email, **({"password_hash": passwords.hashed(PASSWORD)} | changes))
    return Resident(person, email)


def _change(session: Session, person: Person, **changes: object) -> None:
    session.execute(update(Account).where(Account.id == person.id).values(**changes))
