"""The demonstration, made once for each test that looks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from plumbline.demonstration.people import DemonstrationAccount
from plumbline.demonstration.seed import seed_demonstration
from plumbline.kernel.database import Database


@dataclass(frozen=True)
class Visitor:
    """Somebody of the demonstration who has signed in with the password that was told."""

    client: TestClient
    token: str

    def get(self, path: str) -> Response:
        return self.client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {self.token}"})

    def read(self, path: str) -> Any:
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()


@dataclass(frozen=True)
class Demonstration:
    client: TestClient
    home: Path
    told: list[DemonstrationAccount]

    def person(self, role: str, organisation: str) -> Visitor:
        account = next(told for told in self.told if (told.role, told.organisation) == (role, organisation))
        answer = self.client.post("/api/v1/sign-in", json={"email": account.email, "password": account.password})
        assert answer.status_code == 200, answer.text
        return Visitor(self.client, answer.json()["access_token"])


@pytest.fixture
def demonstrate(app: FastAPI, database: Database, client: TestClient, tmp_path: Path) -> Callable[[], Demonstration]:
    """Make the demonstration at whatever the product's clock says by then."""
    return lambda: Demonstration(client, tmp_path, seed_demonstration(database, app.state.storage, tmp_path))
