"""One installation's keys and a good token, which each test spoils in its own way."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plumbline.identity.tokens import AccessClaims, TokenKeys

NOW = datetime(2026, 3, 29, 0, 59, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> TokenKeys:
    """Keys made once: signing keys are slow to make, and no test changes these."""
    folder: Path = tmp_path_factory.mktemp("keys")
    return TokenKeys.load_or_create(folder, issuer="https://plumbline.example")


@pytest.fixture(scope="session")
def now() -> datetime:
    """Half a minute before the clocks go forward: seconds since 1970 do not care."""
    return NOW


@pytest.fixture(scope="session")
def claims(now: datetime) -> AccessClaims:
    """The claims of somebody who signed in an hour ago."""
    return AccessClaims.issue(
        sub="9f1c7d52-5a0e-4a5c-8a55-0b6f4a0f6f11",
        client_id="plumbline",
        scope="evidence:read evidence:write",
        sid="b0b7e2d4-90a1-4a6e-a7c9-9b16c8a3c0de",
        authenticated_at=now - timedelta(hours=1),
        now=now,
    )
