"""Work off the request, on a queue in the same PostgreSQL.

A job is deferred on the request's own connection: a request that is rolled back leaves no job behind. A periodic job is
one transaction of the system; a worker that dies in it leaves the job to the next one. An errand waits for another
machine (a mail server): it opens its own short transactions, and has a queue and a worker of its own, so that nothing
else waits for that machine.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import procrastinate
import structlog
from sqlalchemy.orm import Session

from plumbline.kernel import idempotency, read_log
from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

log = structlog.get_logger(__name__)

Work = Callable[[Session, datetime], int]
"""What a job does: takes a session and the time, gives how many things it did."""

HOUSEKEEPING: dict[str, tuple[str, Work]] = {
    "seal_reads": ("*/10 * * * *", read_log.seal),
    "forget_answers": ("17 * * * *", idempotency.forget),
}
"""Periodic jobs: name → (cron in UTC, work). Features add theirs through `housekeeping`."""


ERRANDS = "errands"
ATTEMPTS, BASE = 8, 4
"""An errand that fails is tried again after 4, 16, 64 seconds and so on: eight times within a day."""

_DEFERRING = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
"""Never opened: it only writes jobs on connections that it is given."""


@dataclass(frozen=True)
class Errand:
    """A job that is asked for with `defer`. Only `passing` failures are tried again, with growing pauses."""

    do: Callable[..., Awaitable[None]]
    passing: type[Exception]


def defer(session: Session, name: str, **arguments: str) -> None:
    """Ask for an errand in the transaction of the session: it is there once the transaction is."""
    connection = session.connection().connection.driver_connection
    _DEFERRING.configure_task(name, queue=ERRANDS, connection=connection).defer(**arguments)


def housekeeping(name: str, cron: str, work: Work) -> None:
    """Add a periodic job. Raises ValueError for a name that stands for other work."""
    if HOUSEKEEPING.setdefault(name, (cron, work)) != (cron, work):
        raise ValueError(f"the job {name} is registered twice")


class Jobs:
    """The queue of one process: defers jobs and, in a worker, does them."""

    def __init__(self, database: Database, url: str, own: Mapping[str, tuple[str, Work]], errands: Mapping[str, Errand]) -> None:
        """`own` are the periodic jobs that need this installation's settings, in the form of HOUSEKEEPING."""
        self._database = database
        self._worker = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url, min_size=1, max_size=4))
        for name, (cron, work) in {**HOUSEKEEPING, **own}.items():
            task = self._worker.task(name=name, queueing_lock=name, lock=name, pass_context=False)(self._doing(name, work))
            self._worker.periodic(cron=cron, periodic_id=name)(task)
        for name, errand in errands.items():
            again = procrastinate.RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=BASE, retry_exceptions={errand.passing})
            self._worker.task(name=name, queue=ERRANDS, retry=again)(errand.do)

    def _doing(self, name: str, work: Work) -> Callable[..., Any]:
        def do(**_: object) -> None:
            self.run(name, work)

        return do

    def run(self, name: str, work: Work) -> int:
        """Do one job now, in one transaction of the system; gives how many things it did."""
        with system_session(self._database) as session:
            done = work(session, read_now(session, production=self._database.production))
        log.info("job_done", job=name, count=done)
        return done

    async def serve(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set; jobs under way end first."""
        async with self._worker.open_async():
            workers = [
                asyncio.create_task(self._worker.run_worker_async(queues=[queue], install_signal_handlers=False, concurrency=1))
                for queue in ("default", ERRANDS)
            ]
            waiting = asyncio.create_task(stopping.wait())
            await asyncio.wait({*workers, waiting}, return_when=asyncio.FIRST_COMPLETED)
            for task in (*workers, waiting):
                task.cancel()
            await asyncio.gather(*workers, waiting, return_exceptions=True)
