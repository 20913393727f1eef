"""An inspection of council A with its people, and evidence brought by them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from tests.evidence.files import PDF
from tests.people import Cast, Person

from plumbline.evidence.service import freeze_evidence
from plumbline.identity.roles import Role
from plumbline.inspections.model import Inspection, State
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session

Item = dict[str, Any]


@dataclass(frozen=True)
class Library:
    """The evidence of one inspection, as people of the tests use it."""

    id: UUID
    cast: Cast
    coordinator: Person

    @property
    def path(self) -> str:
        return f"/inspections/{self.id}/evidence"

    def person(self, role: Role, council: str = "A") -> Person:
        return self.cast.person(role, self.id, council=council)

    def add(self, by: Person | None = None, **members: object) -> Item:
        answer = (by or self.coordinator).post(self.path, {"title": "Annual report", **members})
        assert answer.status_code == 201, answer.text
        return answer.json()

    def put(
        self, item: Item, content: bytes = PDF, *, by: Person | None = None, name: str = "Annual report.pdf", **headers: str
    ) -> Response:
        address = f"{self.path}/{item['id']}/content"
        return (by or self.coordinator).call("PUT", address, params={"file_name": name}, content=content, headers=headers)

    def add_file(self, content: bytes = PDF, *, by: Person | None = None, **members: object) -> Item:
        answer = self.put(self.add(by, **members), content, by=by)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def submit(self) -> list[str]:
        """Do what the submission of the self-evaluation does; gives the references that went in."""
        database = self.cast.app.state.database
        with system_session(database) as session:
            return [frozen.reference for frozen in freeze_evidence(session, self.id, read_now(session, production=False))]

    def become(self, state: State) -> None:
        with system_session(self.cast.app.state.database) as session:
            session.get_one(Inspection, self.id).state = state


def make_library(cast: Cast, council: str) -> Library:
    inspection = Inspection(
        reference=f"JSW-2026-{uuid4().hex[:6].upper()}",
        council_id=cast.organisation(council),
        methodology_id="jsw-2019",
        methodology_version="1",
        methodology_sha256="0" * 64,
        week_1_on=date(2026, 1, 12),
        created_at=datetime(2026, 1, 5, 9, tzinfo=UTC),
    )
    with system_session(cast.app.state.database) as session:
        session.add(inspection)
    return Library(inspection.id, cast, cast.person(Role.INSPECTION_COORDINATOR, inspection.id, council=council))


@pytest.fixture
def library(cast: Cast) -> Library:
    """Council A's inspection."""
    return make_library(cast, "A")


@pytest.fixture
def library_of_b(cast: Cast) -> Library:
    """Council B's inspection."""
    return make_library(cast, "B")
