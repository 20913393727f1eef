"""The worker: does the jobs of the queue, in a process of its own or, for `run`, beside the server."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from plumbline.kernel.database import Database
from plumbline.main import jobs_of
from plumbline.operations.migrating import plain
from plumbline.settings import Settings

# One for the job, one for what a job opens beside it.
CONNECTIONS = 2


def work(settings: Settings) -> None:
    """Work until told to stop; a job under way ends first."""

    async def until_told() -> None:
        stopping = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        await _serve(settings, stopping)

    asyncio.run(until_told())


@contextmanager
def working_beside(settings: Settings) -> Iterator[None]:
    """Work in a thread as long as the block lasts: a demonstration on one machine needs no second process."""
    loop, stopping = asyncio.new_event_loop(), asyncio.Event()
    worker = threading.Thread(target=loop.run_until_complete, args=(_serve(settings, stopping),), name="worker")
    worker.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stopping.set)
        worker.join()
        loop.close()


async def _serve(settings: Settings, stopping: asyncio.Event) -> None:
    database = Database(settings.model_copy(update={"pool_size": CONNECTIONS}))
    try:
        await jobs_of(settings, database, plain(settings.database_url)).serve(stopping)
    finally:
        database.dispose()
