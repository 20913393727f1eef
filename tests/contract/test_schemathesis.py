"""Schemathesis over every operation: sound and unsound requests, and each answer is one that the description allows."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode
from tests.authz.calls import UUID_OF
from tests.authz.world import World, notify, populate
from tests.people import Cast

from plumbline.identity.roles import Role

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
EXCEPTIONS = {
    # Their errors follow RFC 6749 and RFC 7009, and a wrong secret is throttled.
    "issue_token",
    "revoke_token",
    # Throttled by account and address after a few attempts: 429, which has tests of its own.
    "sign_in",
    "enrol_one_time_codes",
    # A stream of raw bytes; tests/evidence sends it real files and broken ones.
    "put_evidence_content",
    "put_own_evidence_content",
    "import_evidence",
    "continue_upload",
}
QUICKLY = settings(
    max_examples=3,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def world(cast: Cast, at: Callable[[datetime], datetime]) -> World:
    made = populate(cast, at)
    notify(made)
    return made


@pytest.mark.filterwarnings("ignore")  # Schemathesis warns of what it cannot generate; what it does generate is what counts
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_one_that_the_description_allows(app: FastAPI, served: TestClient, world: World, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=SchemathesisConfig.from_path(CONFIGURATION))
    token = world.by(Role.LEAD_INSPECTOR).token
    known = {name: world.ids[place] for name, place in UUID_OF.items() if place in world.ids}
    failures, called = [], set()

    def send(case: schemathesis.Case) -> None:
        if mode is GenerationMode.POSITIVE:
            case.path_parameters.update({key: known[key] for key in case.path_parameters if key in known})
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

    for result in schema.get_all_operations():
        operation = result.ok()
        name = operation.definition.raw["operationId"]
        if name in EXCEPTIONS:
            continue

        try:
            QUICKLY(given(case=operation.as_strategy(generation_mode=mode))(send))()
            called.add(name)
        except Unsatisfiable:
            continue  # it takes nothing that could be wrong
        except Exception as failure:  # noqa: BLE001 (each operation's failures are told, not the first alone)
            failures.append(f"{name}: {failure!s:.600}")
    assert not failures, f"{len(failures)}:\n" + "\n\n".join(failures)
    assert len(called) > (150 if mode is GenerationMode.POSITIVE else 60)
