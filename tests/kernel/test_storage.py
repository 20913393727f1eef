"""Files: written as they come, kept by what they contain, read in pieces."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plumbline.kernel.problems import PayloadTooLarge, StorageFull, Unavailable
from plumbline.kernel.storage import Storage, StoredFile
from plumbline.kernel.storage_failures import storage_failures

CONTENT = bytes(range(256)) * 20_000  # more than one write buffer
LIMIT = 10 * 1024**2


async def chunks_of(content: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def cut_off(content: bytes) -> AsyncIterator[bytes]:
    yield content
    raise ConnectionResetError


async def collected(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


def kept(storage: Storage, content: bytes = CONTENT) -> StoredFile:
    return asyncio.run(storage.keep(chunks_of(content), LIMIT))


def files_under(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.fixture(params=["folder", "memory"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return Storage.at("memory:" if request.param == "memory" else tmp_path / "files")


def test_a_file_is_kept_at_the_digest_of_its_bytes(storage: Storage) -> None:
    stored = kept(storage)
    assert stored == StoredFile(hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    assert storage.holds(stored.sha256)
    assert storage.size_of(stored.sha256) == len(CONTENT)
    assert asyncio.run(collected(storage.read(stored.sha256))) == CONTENT


def test_an_empty_file_is_a_file(storage: Storage) -> None:
    stored = kept(storage, b"")
    assert stored.size == 0
    assert asyncio.run(collected(storage.read(stored.sha256))) == b""


@pytest.mark.parametrize(("start", "end"), [(0, 1), (1_000_000, 3_500_001), (len(CONTENT) - 1, None), (0, None), (5, 5)])
def test_a_range_is_read_exactly(storage: Storage, start: int, end: int | None) -> None:
    stored = kept(storage)
    assert asyncio.run(collected(storage.read(stored.sha256, start, end))) == CONTENT[start:end]


def test_no_piece_is_longer_than_one_mebibyte(storage: Storage) -> None:
    async def longest() -> int:
        return max([len(piece) async for piece in storage.read(kept_file.sha256)])

    kept_file = kept(storage)
    assert asyncio.run(longest()) == 1024**2


def test_the_same_bytes_twice_are_one_file(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path)
    assert kept(storage) == kept(storage) == storage.keep_bytes(CONTENT)
    assert len(files_under(tmp_path)) == 1


def test_a_file_over_the_limit_leaves_nothing(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path)
    with pytest.raises(PayloadTooLarge):
        asyncio.run(storage.keep(chunks_of(CONTENT), len(CONTENT) - 1))
    assert files_under(tmp_path) == []


def test_a_stream_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path)
    with pytest.raises(Unavailable):
        asyncio.run(storage.keep(cut_off(CONTENT), LIMIT))
    assert files_under(tmp_path) == []


def test_a_file_that_is_refused_after_a_look_leaves_nothing(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path)

    async def look_and_refuse() -> bytes:
        async with storage.receiving(chunks_of(CONTENT), LIMIT) as arrival:
            with arrival.open() as file:
                file.seek(-4, 2)
                return file.read()

    assert asyncio.run(look_and_refuse()) == CONTENT[-4:]
    assert files_under(tmp_path) == []


def test_parts_are_assembled_in_their_order_and_dropped(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path)

    async def upload() -> StoredFile:
        keys = []
        for start in range(0, len(CONTENT), 2_000_000):
            key, size = await storage.write_part(chunks_of(CONTENT[start : start + 2_000_000]), 2_000_000)
            assert size == len(CONTENT[start : start + 2_000_000])
            keys.append(key)
        stored = await storage.keep(storage.read_parts(keys), LIMIT)
        await storage.drop_parts(keys)
        await storage.drop_parts(keys)  # a second time is no error
        return stored

    assert asyncio.run(upload()).sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert len(files_under(tmp_path)) == 1


def test_a_file_changed_on_the_disk_no_longer_verifies(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path)
    stored = kept(storage)
    assert storage.verify(stored.sha256)
    (tmp_path / files_under(tmp_path)[0]).write_bytes(b"something else")
    assert not storage.verify(stored.sha256)


def test_a_file_that_is_not_there_is_said_to_be_missing(storage: Storage) -> None:
    missing = "0" * 64
    assert not storage.holds(missing)
    assert not storage.verify(missing)
    with pytest.raises(FileNotFoundError):
        storage.open(missing)
    with pytest.raises(FileNotFoundError):
        asyncio.run(collected(storage.read(missing)))


def test_what_killed_writes_left_is_swept_and_kept_files_stay(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path)
    stored = kept(storage)
    asyncio.run(storage.write_part(chunks_of(b"abandoned"), LIMIT))
    (tmp_path / "staging").mkdir(exist_ok=True)
    (tmp_path / "staging" / "left-behind").write_bytes(b"half a file")
    assert storage.sweep(datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert storage.sweep(datetime(9999, 1, 1, tzinfo=UTC)) == 2
    assert storage.holds(stored.sha256)
    assert len(files_under(tmp_path)) == 1


def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    Storage.at(tmp_path / "files")
    assert (tmp_path / "files").stat().st_mode & 0o077 == 0


def test_a_full_disk_is_said_to_be_full() -> None:
    with pytest.raises(StorageFull), storage_failures():
        raise OSError(28, "No space left on device")


def test_a_folder_that_is_gone_or_closed_does_not_answer(tmp_path: Path) -> None:
    storage = Storage.at(tmp_path / "files")
    assert storage.answers()
    (tmp_path / "files").rename(tmp_path / "moved")
    assert not storage.answers()
