"""The self-evaluation of one inspection, in its third week, with a person in every role."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from httpx2 import Response
from tests.conducted import Conducted, conduct
from tests.people import Cast, Person

from plumbline.identity.roles import Role

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


@dataclass
class Desk:
    """The self-evaluation as people of the tests use it."""

    conducted: Conducted

    @property
    def path(self) -> str:
        return f"{self.conducted.path}/self-evaluation"

    def by(self, role: Role) -> Person:
        return self.conducted.by(role)

    @property
    def coordinator(self) -> Person:
        return self.by(Role.INSPECTION_COORDINATOR)

    def read(self, place: str = "", by: Person | None = None) -> Any:
        answer = (by or self.coordinator).get(f"{self.path}{place}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def put(self, place: str, body: Any, by: Person | None = None, etag: str | None = None) -> Response:
        who = by or self.coordinator
        return who.put(f"{self.path}{place}", body, headers={"If-Match": etag} if etag else who.etag(f"{self.path}{place}"))

    def write(self, section: str, *texts: str, by: Person | None = None, kind: str = "strength") -> Any:
        """Add statements to a section after those that stand there."""
        stands = self.read(f"/sections/{section}", by)
        added = [{"kind": kind, "text": text} for text in texts]
        body = {name: stands[name] for name in ("how_do_we_know", "question_answers")} | {"statements": stands["statements"] + added}
        answer = self.put(f"/sections/{section}", body, by)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def evidence(self, title: str = "Annual report", content: bytes = PDF, by: Person | None = None, **members: object) -> Any:
        who, path = by or self.coordinator, f"{self.conducted.path}/evidence"
        made = who.post(path, {"title": title, **members})
        assert made.status_code == 201, made.text
        filled = who.call("PUT", f"{path}/{made.json()['id']}/content", params={"file_name": "Report.pdf"}, content=content)
        assert filled.status_code == 200, filled.text
        return filled.json()

    def give(self, section: str, *people: Person) -> None:
        answer = self.put(f"/sections/{section}/contributors", {"account_ids": [str(person.id) for person in people]})
        assert answer.status_code == 200, answer.text

    def submit(self, by: Person | None = None, **members: object) -> Any:
        answer = (by or self.coordinator).post(f"{self.path}/submission", members)
        assert answer.status_code == 201, answer.text
        return answer.json()


@pytest.fixture
def desk(cast: Cast, at: Callable[[datetime], datetime]) -> Desk:
    conducted = conduct(cast, at)
    conducted.week(3)
    return Desk(conducted)
