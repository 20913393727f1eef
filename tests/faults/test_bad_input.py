"""Ten thousand spoiled requests over every operation: none is a fault of ours, every refusal is a problem detail."""

import json
import re
from collections import Counter
from random import Random

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.faults.mutations import CANARY, Call, Spoiler
from tests.faults.world import World, make_world
from tests.faults.written import committed_tables
from tests.people import Cast

from plumbline.kernel.problems import registered

CHUNKS, REQUESTS = 10, 1000
SEED = 2026
# A refusal may leave a trace where the trace is the point: failed sign-ins, refused access, a stolen refresh token.
RECORDED = {"sign_in_failure", "sign_in_session", "refresh_token", "ledger_entry", "ledger_head", "read_entry", "revoked_token"}
# RFC 6749 and RFC 7009 prescribe their own form of errors for these addresses (section 5.2).
OAUTH = re.compile(r"/api/v1/oauth/")
PROBLEM_MEMBERS = {"type", "title", "status", "detail", "instance", "errors"}


@pytest.fixture
def world(app: FastAPI, cast: Cast) -> World:
    return make_world(app, cast)


def send(client: TestClient, call: Call, token: str | None) -> tuple[int, dict[str, str], str]:
    headers = [(name.encode(), value) for name, value in call.headers.items()]
    if token is not None and "Authorization" not in call.headers:
        headers.append((b"Authorization", f"Bearer {token}".encode()))
    answer = client.request(call.method, call.address, content=call.body, headers=headers, follow_redirects=False)
    client.cookies.clear()
    return answer.status_code, dict(answer.headers), answer.text


def wrong_with(call: Call, status: int, headers: dict[str, str], text: str) -> str | None:
    """Give what is wrong with an answer, or None."""
    if status >= 500:
        return f"status {status}: {text[:200]}"
    if status < 400:
        return None
    if CANARY in text or CANARY in str(headers):
        return f"repeats what was sent: {text[:200]}"
    if OAUTH.match(call.path) or call.method == "HEAD":
        return None
    if headers.get("content-type") != "application/problem+json":
        return f"is no problem detail: {headers.get('content-type')}"
    document = json.loads(text)
    if not document.keys() >= PROBLEM_MEMBERS or document["status"] != status:
        return f"lacks members: {text[:200]}"
    if str(document["type"]).removeprefix("/problems/") not in registered():
        return f"has a type without a page: {document['type']}"
    return None


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_spoiled_request_is_a_fault_of_ours_or_leaves_anything_behind(
    app: FastAPI, served: TestClient, world: World, chunk: int
) -> None:
    chance = Random(f"{SEED}/{chunk}")
    spoiler = Spoiler(world.document, chance, world.known)
    faults: list[str] = []
    statuses: Counter[int] = Counter()
    with committed_tables(app.state.database.engine) as committed:
        for number in range(REQUESTS):
            call = spoiler.call(*world.operations[(chunk * REQUESTS + number) % len(world.operations)])
            committed.clear()
            status, headers, text = send(served, call, chance.choice(world.tokens))
            statuses[status] += 1
            wrong = wrong_with(call, status, headers, text)
            left = set(committed) - RECORDED if status >= 400 else set()
            if wrong or left:
                faults.append(
                    f"{call.method} {call.path} ({call.operation}; {', '.join(call.spoiled)}): {wrong or f'{status}, yet wrote to {sorted(left)}'}"
                )
    assert not faults, f"{len(faults)} of {REQUESTS}; " + "\n".join(faults[:8])
    # The requests must get past the door, else nothing behind it was tested.
    assert statuses.keys() >= {401, 404, 422}, statuses


def test_ten_thousand_requests_reach_every_operation(app: FastAPI) -> None:
    paths = app.openapi()["paths"]
    assert CHUNKS * REQUESTS == 10_000
    assert 0 < sum(len(item) for item in paths.values()) * 10 <= CHUNKS * REQUESTS


def test_the_watch_on_what_is_written_sees_a_write(app: FastAPI, cast: Cast) -> None:
    with committed_tables(app.state.database.engine) as committed:
        cast.person()
    assert {"organisation", "account", "sign_in_session"} <= set(committed)
