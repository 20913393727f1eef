"""A small world for spoiled requests: one inspection with something of each kind in it, and people who can reach it."""

from dataclasses import dataclass
from random import Random
from typing import Any

from fastapi import FastAPI
from tests.faults.samples import Schema, sample
from tests.people import Cast

from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session
from plumbline.kernel.web.openapi import operations
from plumbline.methodology.service import publish_shipped

BASE = "/api/v1"
ROLES = (Role.LEAD_INSPECTOR, Role.INSPECTION_COORDINATOR, Role.CHIEF_EXECUTIVE, Role.LOCAL_FILE_READER)


@dataclass(frozen=True)
class World:
    """The operations, a token for each caller (none for one), and what each folder of the API holds."""

    operations: list[tuple[str, str, Schema]]
    document: Schema
    tokens: list[str | None]
    known: dict[str, list[str]]


def make_world(app: FastAPI, cast: Cast) -> World:
    """Make the inspection, its people, and whatever an ordinary creation can make in it."""
    document = app.openapi()
    found = sorted(operations(document), key=lambda operation: operation[:2])
    administrator = cast.person(Role.INSPECTORATE_ADMINISTRATOR)
    known: dict[str, list[str]] = {}
    people = [administrator]
    if "post" in document["paths"].get(f"{BASE}/inspections", {}):
        cast.organisation("A")
        with system_session(app.state.database) as session:
            publish_shipped(session, now=read_now(session, production=False))
        made = administrator.post("/inspections", {"council_code": "S12000901", "methodology": "jsw-2019", "week_1_on": "2026-01-05"})
        assert made.status_code == 201, made.text
        inspection = made.json()["id"]
        known["inspection_id"] = [inspection]
        people += [cast.person(role, inspection) for role in ROLES]
        _fill(found, document, people, inspection, known)
    return World(found, document, [None, *(person.token for person in people)], known)


def _fill(found: list[tuple[str, str, Schema]], document: Schema, people: list[Any], inspection: str, known: dict[str, list[str]]) -> None:
    chance = Random(1)
    components = document["components"]["schemas"]
    for path, verb, operation in found:
        folder = path.replace("{inspection_id}", inspection)
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if verb != "post" or "{" in folder or body is None or not any(other.startswith(f"{path}/{{") for other, _, _ in found):
            continue
        for person in people:
            made = person.post(folder.removeprefix(BASE), sample(body["schema"], components, chance))
            if made.status_code == 201 and "id" in made.json():
                known.setdefault(path, []).append(made.json()["id"])
                break
