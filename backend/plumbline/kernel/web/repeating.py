"""Small work that a process does again and again for as long as it serves."""

import asyncio
from collections.abc import Callable

import structlog
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.exc import SQLAlchemyError

log = structlog.get_logger("plumbline.service")


async def repeat(work: Callable[[], None], seconds: int, trouble: str) -> None:
    """Do `work` every so many seconds. Where the database does not answer, `trouble` is logged, and it is tried again."""
    while True:
        try:
            await run_in_threadpool(work)
        except SQLAlchemyError as failure:
            log.warning(trouble, error=type(failure).__name__)
        await asyncio.sleep(seconds)
