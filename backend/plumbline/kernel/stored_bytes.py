"""Reading from the object store: pieces of a range, and a file that can be read anywhere."""

import io
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, BinaryIO, cast

import obstore

from plumbline.kernel.storage_failures import storage_failures

if TYPE_CHECKING:
    from obstore import ReadableFile
    from obstore.store import ObjectStore

READ_BYTES = 1024**2


async def read_pieces(store: "ObjectStore", path: str, start: int, end: int | None) -> AsyncIterator[bytes]:
    """Give a range piece by piece, each asked for when the last was taken.

    One long streamed answer would be cut off by S3's timeout while a slow reader takes its time.
    """
    if end is None:
        with storage_failures():
            end = (await obstore.head_async(store, path))["size"]
    while start < end:
        with storage_failures():
            piece = bytes(await obstore.get_range_async(store, path, start=start, end=min(end, start + READ_BYTES)))
        if not piece:
            return
        start += len(piece)
        yield piece


def open_seekable(store: "ObjectStore", path: str) -> BinaryIO:
    """Open an object as an ordinary binary file; raises FileNotFoundError."""
    return cast(
        "BinaryIO", io.BufferedReader(_StoredObject(obstore.open_reader(store, path, buffer_size=READ_BYTES)), buffer_size=READ_BYTES)
    )


class _StoredObject(io.RawIOBase):
    """An object of the store, in the words of Python's own files: zipfile and others ask for these."""

    def __init__(self, reader: "ReadableFile") -> None:
        self._reader = reader

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._reader.seek(offset, whence)

    def tell(self) -> int:
        return self._reader.tell()

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        with storage_failures():
            piece = self._reader.read(len(buffer))
        buffer[: len(piece)] = memoryview(piece)
        return len(piece)
