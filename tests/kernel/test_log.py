"""What the log holds, and what it never holds."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from fastapi import FastAPI
from fastapi.testclient import TestClient

from plumbline.kernel.log import configure_logging
from plumbline.kernel.web.headers import Headers
from plumbline.kernel.web.problems import install_problem_handlers

CANARY = "zq-canary-zq"
TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Log as the service does, into a buffer; afterwards everything is as it was."""
    root, kept, ours = logging.getLogger(), logging.getLogger().handlers[:], structlog.get_config()
    access = logging.getLogger("uvicorn.access")
    level, disabled = root.level, access.disabled
    configure_logging()
    buffer = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(buffer)
    yield buffer
    root.handlers[:] = kept
    root.setLevel(level)
    access.disabled = disabled
    structlog.configure(**ours)


def records(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


HOSTILE = ["a\nb", "a\r\n{}", "a\x1b[31mred", "a\u202eb", "a\x00b", "a\u2028b"]


@pytest.mark.parametrize("text", HOSTILE)
def test_one_event_is_one_line_whatever_is_in_it(lines: io.StringIO, text: str) -> None:
    structlog.get_logger("t").info("answered", route=text)
    logging.getLogger("library").warning("it said %s", text)
    assert len(lines.getvalue().splitlines()) == len(records(lines)) == 2
    assert lines.getvalue().isascii()
    assert "\x1b" not in records(lines)[0]["route"]
    assert "\u202e" not in records(lines)[0]["route"]


def test_half_a_character_cannot_break_the_log() -> None:
    configure = structlog.get_config()
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    configure_logging()
    # Formatted and not sent: the runner's own report could not carry it.
    line = root.handlers[0].format(logging.LogRecord("library", logging.WARNING, "", 0, "it said %s", ("\ud800",), None))
    root.handlers[:] = kept
    root.setLevel(level)
    structlog.configure(**configure)
    assert line.isascii()
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    "members",
    [
        {"authorization": CANARY},
        {"Set-Cookie": CANARY},
        {"headers": {"Cookie": CANARY}},
        {"password": CANARY},
        {"client_secret": CANARY},
        {"refresh_token": CANARY},
        {"body": CANARY},
        {"json": {"title": CANARY}},
        {"rows": [{"one_time_code": CANARY}]},
        {"note": f"sent Bearer {CANARY}"},
        {"note": f"used plb_{CANARY}"},
    ],
)
def test_no_body_and_no_secret_is_logged(lines: io.StringIO, members: dict[str, Any]) -> None:
    structlog.get_logger("t").info("event", **members)
    assert "[removed]" in lines.getvalue()
    assert CANARY not in lines.getvalue()


def test_a_token_in_the_message_of_a_library_is_removed(lines: io.StringIO) -> None:
    logging.getLogger("library").error("cannot use %s here", TOKEN)
    assert records(lines)[0]["event"] == "cannot use [removed] here"


def test_an_error_is_logged_by_kind_and_place_without_its_message(lines: io.StringIO) -> None:
    app = FastAPI()

    @app.get("/fail/{secret}")
    def fail(secret: str) -> None:
        raise RuntimeError(f"row with {secret}")

    install_problem_handlers(app)
    app.add_middleware(Headers, production=False)
    with TestClient(app) as client:
        answer = client.get(
            f"/fail/{CANARY}?ticket={CANARY}", headers={"Authorization": f"Bearer {CANARY}", "X-Request-ID": "support-1234"}
        )
    events = {record["event"]: record for record in records(lines) if record["logger"].startswith("plumbline")}
    assert answer.status_code == 500
    assert events["unexpected_error"]["error"] == "builtins.RuntimeError"
    assert any(frame.endswith(" fail") for frame in events["unexpected_error"]["frames"])
    assert events["unexpected_error"]["request_id"] == answer.json()["instance"] == "support-1234"
    assert events["answered"]["route"] == "/fail/{secret}"
    assert events["answered"]["timestamp"].endswith("Z")
    assert CANARY not in json.dumps(list(events.values()))


def test_every_request_is_one_line_with_its_status(lines: io.StringIO) -> None:
    app = FastAPI()
    install_problem_handlers(app)
    app.add_middleware(Headers, production=False)
    with TestClient(app) as client:
        for number in range(5):
            client.get(f"/nothing/{number}")
    answered = [record for record in records(lines) if record["event"] == "answered"]
    assert [record["status"] for record in answered] == [404] * 5
    assert {record["route"] for record in answered} == {"unmatched"}
