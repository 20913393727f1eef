"""The limits are told from where they hold, to anybody, and nowhere a second time."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from plumbline.evidence.file_formats import FORMATS
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.limits.service import BROWSERS, read_limits
from plumbline.methodology.loading import SHIPPED
from plumbline.methodology.service import publish_file
from plumbline.settings import Settings

FRONTEND = Path(__file__).parents[2] / "frontend"


@pytest.fixture
def told(client: TestClient, database: Database) -> dict[str, Any]:
    with system_session(database) as session:
        publish_file(session, SHIPPED / "jsw-2019", now=datetime(2026, 1, 5, tzinfo=UTC))
    answer = client.get("/api/v1/limits")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, max-age=300")
    document: dict[str, Any] = answer.json()
    return document


def test_anybody_reads_what_is_taken_and_for_how_long(told: dict[str, Any]) -> None:
    assert told["files"]["largest_bytes"] == 2 * 1024**3
    assert told["files"]["unfinished_kept_hours"] == 48
    assert told["session"] == {"idle_minutes": 30, "longest_hours": 12}
    (budget,) = told["words"]
    assert (budget["methodology"], budget["indicator"], budget["how_do_we_know"]) == ("jsw-2019", 1600, 400)


def test_every_kind_of_file_that_is_refused_comes_with_its_cure(told: dict[str, Any]) -> None:
    refused = {kind["code"]: kind for kind in told["files"]["refused"]}
    assert refused.keys() == {"program", "markup", "macros", "packed", "mailbox"}
    assert {"exe", "ps1"} <= set(refused["program"]["endings"])
    assert all(kind["cure"] for kind in refused.values())
    assert {"pdf", "docx", "csv"} <= set(told["files"]["checked"]) == set(FORMATS)
    assert not set(told["files"]["checked"]) & {ending for kind in refused.values() for ending in kind["endings"]}


def test_the_limits_follow_the_settings(database: Database) -> None:
    other = Settings(evidence_limit_bytes=5 * 1024**2, desk_name="Desk", desk_telephone="0131 496 0000")
    with system_session(database) as session:
        told = read_limits(session, other)
    assert told.files.largest_bytes == 5 * 1024**2
    assert (told.desk.name, told.desk.telephone, told.desk.email) == ("Desk", "0131 496 0000", None)


def test_the_pages_are_built_for_the_browsers_that_are_named() -> None:
    built = (FRONTEND / "vite.config.ts").read_text(encoding="utf-8")
    targets = re.findall(r'"(chrome|edge|firefox|safari)([\d.]+)"', built)
    assert [(name.title(), version) for name, version in targets] == list(BROWSERS)
