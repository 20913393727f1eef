"""The same promises over an object store that speaks S3, as it is used past one machine."""

import asyncio
import logging
import urllib.request
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import pytest
from moto.server import ThreadedMotoServer

from plumbline.kernel.problems import PayloadTooLarge, Unavailable
from plumbline.kernel.storage import Storage, StoredFile

LIMIT = 64 * 1024**2
# More than two parts of a multipart upload, and no two parts alike.
CONTENT = b"".join(number.to_bytes(4, "big") * 256 for number in range(12 * 1024))
LATER = datetime(2100, 1, 1, tzinfo=UTC)


async def arriving(content: bytes, size: int = 1024**2) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def cut_off(content: bytes) -> AsyncIterator[bytes]:
    yield content
    raise ConnectionResetError


async def collected(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


def kept(storage: Storage) -> StoredFile:
    return asyncio.run(storage.keep(arriving(CONTENT), LIMIT))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedMotoServer]:
    """An S3 server of the test's own with one bucket, named to the service as an operator would name it."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_REGION": "eu-west-2",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ALLOW_HTTP": "true",
    }.items():
        monkeypatch.setenv(name, value)
    # What an earlier test kept is forgotten: the servers of one process share their memory.
    for method, path in (("POST", "moto-api/reset"), ("PUT", "files")):
        asked = urllib.request.Request(f"http://{host}:{port}/{path}", method=method)
        urllib.request.urlopen(asked, timeout=10).close()  # noqa: S310
    yield running
    running.stop()


@pytest.fixture
def storage(server: ThreadedMotoServer) -> Storage:
    return Storage.at("s3://files/plumbline")


def test_a_file_of_several_parts_is_kept_once_and_read_whole_and_in_ranges(storage: Storage) -> None:
    first, second = kept(storage), kept(storage)
    assert first == second
    assert asyncio.run(collected(storage.read(first.sha256))) == CONTENT
    assert asyncio.run(collected(storage.read(first.sha256, 5_000_000, 5_000_100))) == CONTENT[5_000_000:5_000_100]
    assert storage.verify(first.sha256)
    assert storage.sweep(LATER) == 0, "nothing is left of how it came"


def test_a_resumed_upload_is_assembled_from_its_parts(storage: Storage) -> None:
    halves = [asyncio.run(storage.write_part(arriving(half), LIMIT)) for half in (CONTENT[:6_000_000], CONTENT[6_000_000:])]
    stored = asyncio.run(storage.keep(storage.read_parts(key for key, _ in halves), LIMIT))
    assert asyncio.run(collected(storage.read(stored.sha256))) == CONTENT


@pytest.mark.parametrize("broken", [cut_off(CONTENT), arriving(CONTENT * 8)], ids=["cut off", "over the limit"])
def test_what_does_not_arrive_whole_leaves_nothing(storage: Storage, broken: AsyncIterator[bytes]) -> None:
    with pytest.raises((Unavailable, PayloadTooLarge)):
        asyncio.run(storage.keep(broken, LIMIT))
    assert storage.sweep(LATER) == 0


def test_a_store_that_is_away_is_unavailable_and_makes_the_service_not_ready(storage: Storage, server: ThreadedMotoServer) -> None:
    """R150: a 503 that says to try again, and never a fault of ours."""
    assert storage.answers()
    server.stop()
    with pytest.raises(Unavailable):
        kept(storage)
    with pytest.raises(Unavailable):
        storage.answers()
