"""Production opens to nobody whose password was ever printed."""

import pytest
from fastapi.testclient import TestClient
from tests.identity.people_with_passwords import with_password
from tests.people import Cast

from plumbline.kernel.database import Database
from plumbline.main import create_app
from plumbline.settings import Environment, Settings


@pytest.fixture
def in_production(settings: Settings) -> Settings:
    return settings.model_copy(update={"environment": Environment.PRODUCTION, "public_origin": "https://plumbline.example"})


def test_production_does_not_start_over_a_demonstration(cast: Cast, database: Database, in_production: Settings) -> None:
    with_password(cast.person(), "demo@strathmore.example", demonstration=True)
    with pytest.raises(RuntimeError, match="demonstration"), TestClient(create_app(in_production)):
        pass


def test_in_production_the_cookie_is_bound_to_this_host_and_to_tls(cast: Cast, database: Database, in_production: Settings) -> None:
    cast.person()
    with TestClient(create_app(in_production), base_url="https://plumbline.example") as client:
        ended = client.post("/api/v1/sign-out", headers={"X-Plumbline": "1", "Origin": "https://plumbline.example"})
    assert ended.status_code == 204
    attributes = {part.strip() for part in ended.headers["set-cookie"].split(";")}
    assert next(iter(part for part in attributes if part.startswith("__Host-"))).startswith("__Host-plumbline-refresh=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=strict"} <= attributes
    assert not any(part.lower().startswith("domain") for part in attributes)
