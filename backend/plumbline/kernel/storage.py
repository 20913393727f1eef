"""Where files are kept: a folder by default, S3 by its address; addressed by what they contain.

A file is written under a name of its own while it arrives, and moves to its address (the SHA-256 of its bytes) only
when all of it is there and its caller wants it. What is at an address never changes, so a file kept twice is kept once.
Features see digests, sizes and streams of bytes; never the store.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

import obstore
from obstore.store import LocalStore, MemoryStore, from_url

from plumbline.kernel.problems import PayloadTooLarge
from plumbline.kernel.storage_failures import storage_failures
from plumbline.kernel.stored_bytes import READ_BYTES, open_seekable, read_pieces

if TYPE_CHECKING:
    from obstore.store import ObjectStore

# S3 takes no part below 5 MiB; two in flight bound what one upload holds in memory.
WRITE_BYTES = 5 * 1024**2
WRITES_IN_FLIGHT = 2
STAGING = "staging"
PARTS = "parts"
CONTENT = "sha256"


@dataclass(frozen=True)
class StoredFile:
    """A file that is kept: its address and its size in bytes."""

    sha256: str
    size: int


def address_of(sha256: str) -> str:
    """Give the place of a file. Two levels of folders: a directory with a million entries is slow to list."""
    return f"{CONTENT}/{sha256[:2]}/{sha256[2:4]}/{sha256}"


class Storage:
    """The files of one installation."""

    def __init__(self, store: "ObjectStore") -> None:
        self._store = store

    @classmethod
    def at(cls, location: str | Path) -> "Storage":
        """Open the storage at a folder, `s3://bucket/prefix` or `memory:`; a folder is made, readable by its owner only."""
        if isinstance(location, str) and location.startswith("memory:"):
            return cls(MemoryStore())
        if isinstance(location, str) and "://" in location:
            return cls(from_url(location))
        folder = Path(location).absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(LocalStore(folder))

    @asynccontextmanager
    async def receiving(self, chunks: AsyncIterable[bytes], limit: int) -> AsyncIterator["Arrival"]:
        """Write a stream as it comes; inside the block its bytes can be examined and kept. What is not kept is gone after it.

        Raises PayloadTooLarge at the first byte past `limit`, StorageFull, Unavailable.
        """
        path = f"{STAGING}/{uuid4()}"
        try:
            with storage_failures():
                stored = await self._write(path, chunks, limit)
            yield Arrival(self, path, stored)
        finally:
            await self._forget(path)

    async def keep(self, chunks: AsyncIterable[bytes], limit: int) -> StoredFile:
        """Write a stream and keep it, for callers with nothing to examine."""
        async with self.receiving(chunks, limit) as arrival:
            return await arrival.keep()

    def keep_bytes(self, content: bytes) -> StoredFile:
        """Keep a small file that is already in memory (a receipt, a rendition)."""
        stored = StoredFile(hashlib.sha256(content).hexdigest(), len(content))
        if not self.holds(stored.sha256):
            path = f"{STAGING}/{uuid4()}"
            with storage_failures():
                obstore.put(self._store, path, content)
                self._force_to_disk(path)
                obstore.rename(self._store, path, address_of(stored.sha256))
                self._force_to_disk(str(Path(address_of(stored.sha256)).parent))
        return stored

    async def write_part(self, chunks: AsyncIterable[bytes], limit: int) -> tuple[str, int]:
        """Keep one part of an upload that comes in pieces; gives its key and its size. A part cut short keeps nothing."""
        key = f"{PARTS}/{uuid4()}"
        with storage_failures():
            stored = await self._write(key, chunks, limit)
        return key, stored.size

    async def read_parts(self, keys: Iterable[str]) -> AsyncIterator[bytes]:
        """Give the bytes of the parts one after another, to be received as one file."""
        for key in keys:
            async for piece in read_pieces(self._store, key, 0, await self._size(key)):
                yield piece

    async def drop_parts(self, keys: Iterable[str]) -> None:
        """Forget parts; one that is already gone is no error."""
        for key in keys:
            await self._forget(key)

    def holds(self, sha256: str) -> bool:
        """Say whether a file with this content is kept."""
        return self.size_of(sha256) is not None

    def size_of(self, sha256: str) -> int | None:
        """Give the size in bytes, or nothing where no such file is kept."""
        try:
            with storage_failures():
                return obstore.head(self._store, address_of(sha256))["size"]
        except FileNotFoundError:
            return None

    def answers(self) -> bool:
        """Say whether files can be kept and read now: the folder is there and can be written to, or the object store replies."""
        if isinstance(self._store, LocalStore) and self._store.prefix is not None:
            return os.access(self._store.prefix, os.R_OK | os.W_OK | os.X_OK)
        return not self.holds("0" * 64)

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """Give the bytes from `start` up to, not including, `end`, in pieces of at most 1 MiB. Raises FileNotFoundError."""
        return read_pieces(self._store, address_of(sha256), start, end)

    def open(self, sha256: str) -> BinaryIO:
        """Open a kept file for reading anywhere in it, without holding more than a buffer of it."""
        return self._open(address_of(sha256))

    def verify(self, sha256: str) -> bool:
        """Read a file back and say whether it is still what its address promises; false where it is gone."""
        running = hashlib.sha256()
        try:
            with self.open(sha256) as file:
                while piece := file.read(READ_BYTES):
                    running.update(piece)
        except FileNotFoundError:
            return False
        return running.hexdigest() == sha256

    def sweep(self, before: datetime) -> int:
        """Delete what writes that were killed left behind, and parts, older than `before`; gives how many."""
        stale = [
            entry["path"]
            for folder in (STAGING, PARTS)
            for page in obstore.list(self._store, folder)
            for entry in page
            if entry["last_modified"] < before
        ]
        if stale:
            obstore.delete(self._store, stale)
        return len(stale)

    async def _write(self, path: str, chunks: AsyncIterable[bytes], limit: int) -> StoredFile:
        running, size = hashlib.sha256(), 0
        async with obstore.open_writer_async(self._store, path, buffer_size=WRITE_BYTES, max_concurrency=WRITES_IN_FLIGHT) as writer:
            async for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise PayloadTooLarge(f"A file may have at most {limit} bytes here.")
                running.update(chunk)
                await writer.write(chunk)
        await asyncio.to_thread(self._force_to_disk, path)
        return StoredFile(running.hexdigest(), size)

    async def _move_to_address(self, path: str, stored: StoredFile) -> None:
        # No create-once condition is needed: whoever wrote this address before wrote the same bytes.
        with storage_failures():
            if not self.holds(stored.sha256):
                address = address_of(stored.sha256)
                await obstore.rename_async(self._store, path, address)
                await asyncio.to_thread(self._force_to_disk, str(Path(address).parent))

    def _force_to_disk(self, path: str) -> None:
        """Force a local file, or the folder that names it, to the disk: an acknowledged upload survives a power cut."""
        if isinstance(self._store, LocalStore) and self._store.prefix is not None:
            handle = os.open(Path(self._store.prefix) / path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _open(self, path: str) -> BinaryIO:
        with storage_failures():
            return open_seekable(self._store, path)

    async def _size(self, path: str) -> int:
        with storage_failures():
            return (await obstore.head_async(self._store, path))["size"]

    async def _forget(self, path: str) -> None:
        try:
            with storage_failures():
                await obstore.delete_async(self._store, path)
        except FileNotFoundError:
            pass  # moved to its address, or never begun


class Arrival:
    """A file that has come in whole and is not kept yet."""

    def __init__(self, storage: Storage, path: str, stored: StoredFile) -> None:
        self._storage = storage
        self._path = path
        self.sha256 = stored.sha256
        self.size = stored.size

    def open(self) -> BinaryIO:
        """Open it for reading anywhere in it, to find out what it is."""
        return self._storage._open(self._path)  # noqa: SLF001 (its own storage)

    async def keep(self) -> StoredFile:
        """Move it to its address. Keeping the same bytes twice keeps them once."""
        stored = StoredFile(self.sha256, self.size)
        await self._storage._move_to_address(self._path, stored)  # noqa: SLF001 (its own storage)
        return stored
