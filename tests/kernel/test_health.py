import socket
import threading
import urllib.request

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from plumbline.kernel.web import health
from plumbline.kernel.web.headers import Headers
from plumbline.kernel.web.health import Check, health_router, serve_metrics
from plumbline.settings import Settings


def client_with(**checks: Check) -> TestClient:
    app = FastAPI()
    app.include_router(health_router(checks))
    app.add_middleware(Headers, production=False)
    return TestClient(app)


def fail() -> bool:
    raise ConnectionError("password=zq-canary-zq")


def test_the_service_is_ready_when_every_check_holds() -> None:
    answer = client_with(database=lambda: True, storage=lambda: True).get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ready\n")


@pytest.mark.parametrize("check", [fail, lambda: False])
def test_it_is_not_ready_when_one_does_not_and_says_nothing_else(check: Check) -> None:
    answer = client_with(database=lambda: True, storage=check).get("/readyz")
    assert (answer.status_code, answer.text) == (503, "not ready\n")
    assert answer.headers["retry-after"] == "5"


def test_a_check_that_hangs_does_not_hold_up_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECK_SECONDS", 0.05)
    release = threading.Event()

    def hang() -> bool:
        return release.wait(30)

    client = client_with(database=hang)
    assert client.get("/readyz").status_code == 503
    release.set()


def test_the_process_is_alive_whatever_else_is_down() -> None:
    assert client_with(database=fail).get("/healthz").text == "ok\n"


def test_metrics_are_served_on_the_loopback_interface_by_route_template() -> None:
    client_with().get("/healthz")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server, thread = serve_metrics(port)
    try:
        assert server.server_address[0] == "127.0.0.1"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
            text = answer.read().decode()
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
    assert 'plumbline_requests_total{method="GET",route="/healthz",status="2xx"}' in text


def test_without_its_folder_for_files_the_service_is_alive_and_not_ready(client: TestClient, settings: Settings) -> None:
    files, away = settings.home / "files", settings.home / "moved"
    assert client.get("/readyz").status_code == 200
    files.rename(away)
    try:
        assert (client.get("/readyz").status_code, client.get("/healthz").status_code) == (503, 200)
    finally:
        away.rename(files)
