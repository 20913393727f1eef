"""The people of the demonstration. Nobody here exists; the two councils share nobody and stand in no official list."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from plumbline.identity import passwords
from plumbline.identity.model import Account, Organisation
from plumbline.identity.roles import ADMINISTRATORS, Role, Side

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for one another when a password is read aloud."""


@dataclass(frozen=True)
class Council:
    """A council that does not exist: its code lies outside those of the thirty-two."""

    code: str
    name: str
    domain: str
    lead: str
    people: dict[Role, tuple[str, str]]


@dataclass(frozen=True)
class DemonstrationAccount:
    """What somebody needs to sign in as one of these people; told once, when they are made."""

    email: str
    password: str
    role: str
    organisation: str


INSPECTORATE = "Care Inspectorate"
INSPECTORATE_DOMAIN = "inspectorate.example"
INSPECTORS: dict[str, tuple[Role, str]] = {
    "Morag Sinclair": (Role.LEAD_INSPECTOR, "Strategic inspector"),
    "Ewan Baird": (Role.LEAD_INSPECTOR, "Strategic inspector"),
    "Isla Petrie": (Role.STRATEGIC_SUPPORT_OFFICER, "Strategic support officer"),
    "Callum Rennie": (Role.INSPECTION_TEAM, "Strategic inspector"),
    "Rhona Keir": (Role.ANALYST, "Intelligence analyst"),
    "Alasdair Munro": (Role.QA_SERVICE_MANAGER, "Service manager, quality assurance"),
    "Catriona Weir": (Role.INSPECTORATE_ADMINISTRATOR, "Business support manager"),
}

STRATHMORE = Council(
    code="S12000901",
    name="Strathmore Council",
    domain="strathmore.example",
    lead="Morag Sinclair",
    people={
        Role.INSPECTION_COORDINATOR: ("Kirsty Ogilvie", "Justice services improvement lead"),
        Role.SENIOR_MANAGER: ("Graeme Tosh", "Service manager, justice social work"),
        Role.CHIEF_SOCIAL_WORK_OFFICER: ("Ailsa Farquhar", "Chief social work officer"),
        Role.CHIEF_EXECUTIVE: ("Hamish Lindsay", "Chief executive"),
        Role.CONTRIBUTOR: ("Jamie Nairn", "Team leader, unpaid work"),
        Role.LOCAL_FILE_READER: ("Shona Guthrie", "Senior social worker"),
        Role.COUNCIL_ADMINISTRATOR: ("Neil Petticrew", "Systems officer"),
    },
)
LORNE_AND_COWAL = Council(
    code="S12000902",
    name="Lorne and Cowal Council",
    domain="lorne-cowal.example",
    lead="Ewan Baird",
    people={
        Role.INSPECTION_COORDINATOR: ("Mairi Buchanan", "Performance and planning manager"),
        Role.SENIOR_MANAGER: ("Donald Livingstone", "Head of justice and families"),
        Role.CHIEF_SOCIAL_WORK_OFFICER: ("Eilidh MacPhail", "Chief social work officer"),
        Role.CHIEF_EXECUTIVE: ("Roderick Lamont", "Chief executive"),
        Role.CONTRIBUTOR: ("Beth Carswell", "Data officer"),
        Role.LOCAL_FILE_READER: ("Angus Weatherby", "Social worker"),
        Role.COUNCIL_ADMINISTRATOR: ("Sheila Drummond", "Information systems manager"),
    },
)


@dataclass
class Cast:
    """Everybody who was made, by name, with what they sign in with."""

    accounts: dict[str, Account]
    told: list[DemonstrationAccount]

    def inspection_team(self, council: Council) -> dict[Role, Account]:
        """Give who inspects this council: a lead of its own, the others in both."""
        team = {role: self.accounts[name] for name, (role, _) in INSPECTORS.items() if role is not Role.LEAD_INSPECTOR}
        return team | {Role.LEAD_INSPECTOR: self.accounts[council.lead]}

    def of_council(self, council: Council) -> dict[Role, Account]:
        """Give the council's own people."""
        return {role: self.accounts[name] for role, (name, _) in council.people.items()}


def make_people(session: Session, now: datetime) -> Cast:
    """Make both councils, the inspectorate and everybody in them, each with a password of their own."""
    cast = Cast({}, [])
    inspectorate = Organisation(side=Side.INSPECTORATE, name=INSPECTORATE)
    session.add(inspectorate)
    session.flush()
    for name, (role, post) in INSPECTORS.items():
        _make(session, cast, inspectorate, INSPECTORATE_DOMAIN, name, role, post, now)
    for council in (STRATHMORE, LORNE_AND_COWAL):
        organisation = Organisation(side=Side.COUNCIL, name=council.name, code=council.code)
        session.add(organisation)
        session.flush()
        for role, (name, post) in council.people.items():
            _make(session, cast, organisation, council.domain, name, role, post, now)
    session.flush()
    return cast


def _make(session: Session, cast: Cast, organisation: Organisation, domain: str, name: str, role: Role, post: str, now: datetime) -> None:
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
    email = f"{name.lower().replace(' ', '.')}@{domain}"
    cast.accounts[name] = account = Account(
        organisation_id=organisation.id,
        email=email,
        name=name,
        post=post,
        administrator=role in ADMINISTRATORS,
        password_hash=passwords.hashed(password),
        created_at=now,
        demonstration=True,
    )
    session.add(account)
    cast.told.append(DemonstrationAccount(email, password, role.value, organisation.name))
