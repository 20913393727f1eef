"""Whether the service lives, whether it can work, and how it is doing: three questions, three audiences."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread
from wsgiref.simple_server import WSGIServer

import structlog
from fastapi import APIRouter, Response
from prometheus_client import start_http_server

Check = Callable[[], bool]
CHECK_SECONDS = 3.0

log = structlog.get_logger("plumbline.health")


def health_router(checks: Mapping[str, Check]) -> APIRouter:
    """Give `/healthz` (the process answers) and `/readyz` (every check holds). Neither says more than yes or no.

    A check that raises or takes longer than three seconds does not hold; which one it was goes to the log.
    """
    router = APIRouter(include_in_schema=False)
    # Own threads: when every thread of the service hangs on a dead database, this is what has to say so.
    workers = ThreadPoolExecutor(max_workers=max(1, len(checks)), thread_name_prefix="ready")

    @router.get("/healthz")
    async def is_alive() -> Response:
        return Response("ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})

    @router.get("/readyz")
    async def is_ready() -> Response:
        held = await asyncio.gather(*(_holds(name, workers.submit(check)) for name, check in checks.items()))
        if all(held):
            return Response("ready\n", media_type="text/plain", headers={"Cache-Control": "no-store"})
        return Response("not ready\n", 503, media_type="text/plain", headers={"Cache-Control": "no-store", "Retry-After": "5"})

    return router


async def _holds(name: str, running: Future[bool]) -> bool:
    try:
        held = await asyncio.wait_for(asyncio.wrap_future(running), CHECK_SECONDS)
    except TimeoutError:
        log.warning("not_ready", check=name, reason="too slow")
        return False
    except Exception:
        log.exception("not_ready", check=name)
        return False
    if not held:
        log.warning("not_ready", check=name)
    return held


def serve_metrics(port: int) -> tuple[WSGIServer, Thread]:
    """Serve the metrics on the loopback interface only, apart from the API. Raises OSError if the port is taken."""
    return start_http_server(port, addr="127.0.0.1")
