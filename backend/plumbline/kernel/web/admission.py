"""Admission: no more requests hold a connection than the pool has; the others wait a little or are told to come back.

A limiter of the pool's size on the threads alone deadlocks (a request's exit needs a thread that waiting requests hold),
so the threads are eight more than the pool and this semaphore, taken before the handler, does the queueing.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from plumbline.kernel.problems import Unavailable

LONGEST_WAIT_SECONDS = 5.0
SPARE_THREADS = 8


class Admission:
    """Admits at most `size` requests to the database at once."""

    def __init__(self, size: int) -> None:
        self._places = asyncio.Semaphore(size)

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place; raises Unavailable (503, Retry-After) after five seconds."""
        try:
            await asyncio.wait_for(self._places.acquire(), LONGEST_WAIT_SECONDS)
        except TimeoutError:
            raise Unavailable("The service is busy. Nothing was changed; try again shortly.") from None
        try:
            yield
        finally:
            self._places.release()
