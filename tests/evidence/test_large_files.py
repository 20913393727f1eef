"""A large file through the real server, over a real connection: it costs little memory, and a cut line costs nothing."""

import base64
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from tests.evidence.conftest import Item, Library

from plumbline.settings import Settings

MEBIBYTE = 1024**2
LARGE_MIB = 200
ALLOWED_MIB = 32
FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
SERVE = """
import socket, sys
import uvicorn
from plumbline.main import create_app
from plumbline.settings import Settings

listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(create_app(Settings()), log_level="error", lifespan="on")).run([listener])
"""


@dataclass(frozen=True)
class Served:
    """The service in a process of its own."""

    process: int
    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def peak_mib(self) -> float:
        """The most memory that the process ever held."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


@pytest.fixture
def server(settings: Settings, library: Library) -> Iterator[Served]:
    told = {
        "PLUMBLINE_ENVIRONMENT": settings.environment,
        "PLUMBLINE_HOME": str(settings.home),
        "PLUMBLINE_DATABASE_URL": settings.database_url,
        "PLUMBLINE_SERVER_KEY": settings.server_key.get_secret_value(),
        "PLUMBLINE_SCANNER": "none",
        "PLUMBLINE_WORKS_JOBS": "false",
    }
    with subprocess.Popen([sys.executable, "-c", SERVE], env={**os.environ, **told}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        served = Served(process.pid, int(process.stdout.readline()))
        for _ in range(100):
            try:
                httpx2.get(f"{served.origin}/healthz")
                break
            except httpx2.TransportError:
                time.sleep(0.1)
        yield served
        process.terminate()


def film(mebibytes: int) -> Iterator[bytes]:
    yield FILM.ljust(MEBIBYTE, b"\0")
    for _ in range(mebibytes - 1):
        yield os.urandom(MEBIBYTE)


def authorised(library: Library, **headers: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {library.coordinator.token}", **headers}


def put(server: Served, library: Library, item: Item, mebibytes: int) -> httpx2.Response:
    address = f"{server.origin}/api/v1{library.path}/{item['id']}/content"
    return httpx2.put(address, params={"file_name": "film.mp4"}, content=film(mebibytes), headers=authorised(library), timeout=120)


def test_200_mb_in_and_out_raise_the_memory_of_the_server_by_at_most_32_mib(server: Served, library: Library) -> None:
    small, large = library.add(), library.add()
    assert put(server, library, small, 1).status_code == 200
    before = server.peak_mib()
    assert put(server, library, large, LARGE_MIB).json()["file"]["size"] == LARGE_MIB * MEBIBYTE
    with httpx2.stream(
        "GET", f"{server.origin}/api/v1{library.path}/{large['id']}/content", headers=authorised(library), timeout=120
    ) as answer:
        assert sum(len(piece) for piece in answer.iter_bytes()) == LARGE_MIB * MEBIBYTE
    assert server.peak_mib() - before <= ALLOWED_MIB


def test_an_upload_whose_line_was_cut_goes_on_where_it_stopped(server: Served, library: Library) -> None:
    content = b"".join(film(12))
    item, tus = library.add(), {"Tus-Resumable": "1.0.0"}
    said = ",".join(
        f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in (("evidence_id", item["id"]), ("filename", "film.mp4"))
    )
    announced = httpx2.post(
        f"{server.origin}/api/v1/uploads",
        headers=authorised(library, **tus, **{"Upload-Length": str(len(content)), "Upload-Metadata": said}),
    )
    address = announced.headers["location"]
    head = [
        f"PATCH {address} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/offset+octet-stream",
        f"Content-Length: {len(content)}",
    ]
    head += [f"{name}: {value}" for name, value in authorised(library, **tus, **{"Upload-Offset": "0"}).items()]
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall("\r\n".join([*head, "", ""]).encode() + content[: 10 * MEBIBYTE])

    def arrived() -> int:
        return int(httpx2.head(f"{server.origin}{address}", headers=authorised(library, **tus)).headers["upload-offset"])

    deadline = time.monotonic() + 20
    while (offset := arrived()) <= 8 * MEBIBYTE and time.monotonic() < deadline:
        time.sleep(0.1)
    # One whole part of 8 MiB and most of the rest: the server drops the few bytes it had not read when the line was cut.
    assert 8 * MEBIBYTE < offset <= 10 * MEBIBYTE
    rest = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
    resumed = httpx2.patch(f"{server.origin}{address}", content=content[offset:], headers=authorised(library, **tus, **rest), timeout=60)
    assert resumed.status_code == 204
    kept = httpx2.get(f"{server.origin}/api/v1{library.path}/{item['id']}/content", headers=authorised(library), timeout=60)
    assert kept.content == content
