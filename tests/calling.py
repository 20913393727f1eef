"""The client of the tests: Starlette's own, without the crossings between threads that a test in one thread has no use for."""

from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar, copy_context
from threading import Thread, current_thread
from typing import Any
from urllib.parse import unquote

import anyio
import anyio.to_thread
import httpx2
from fastapi import FastAPI
from fastapi.testclient import TestClient

Message = dict[str, Any]
_alone: ContextVar[bool] = ContextVar("alone", default=False)
_in_a_thread = anyio.to_thread.run_sync


async def _run_sync(work: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Do here what the service does in a thread, where nobody else waits for this loop: a sixth of a request's time."""
    if _alone.get():
        return copy_context().run(work, *arguments)
    return await _in_a_thread(work, *arguments, **options)


anyio.to_thread.run_sync = _run_sync


class QuickClient(TestClient):
    """Calls the whole application in this process; a fault that escapes it is a 500, as its callers would see it."""

    def __init__(self, app: FastAPI) -> None:
        super().__init__(app, raise_server_exceptions=False)
        self._transport = _OneCrossing(self)


class _OneCrossing(httpx2.BaseTransport):
    """Hands over the whole request and takes back the whole answer: enough for everything but a stream that never ends.

    Into the application's thread and back is one crossing, where Starlette's own client makes ten.
    """

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self._thread = current_thread()
        self._under_way = 0

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        portal = self._client.portal
        assert portal is not None, "enter the client first: the application starts there"
        status, headers, body = portal.call(self._exchange, request, request.read(), current_thread())
        return httpx2.Response(status, headers=headers, content=b"" if request.method == "HEAD" else body, request=request)

    async def _exchange(self, request: httpx2.Request, sent: bytes, asked_by: Thread) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        # What a test asks from threads of its own goes through threads, as it does in the service.
        _alone.set(asked_by is self._thread and self._under_way == 0)
        self._under_way += 1
        try:
            return await self._answer(request, sent)
        finally:
            self._under_way -= 1

    async def _answer(self, request: httpx2.Request, sent: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        incoming: list[Message] = [{"type": "http.request", "body": sent, "more_body": False}]
        outgoing: list[Message] = []
        finished = anyio.Event()

        async def receive() -> Message:
            if incoming:
                return incoming.pop()
            await finished.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            outgoing.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                finished.set()

        with suppress(Exception):  # whatever escapes comes after the 500 that was made of it
            await self._client.app(self._scope(request), receive, send)
        if not outgoing:
            return 500, [], b""
        first, *rest = outgoing
        return first["status"], first.get("headers", []), b"".join(message.get("body", b"") for message in rest)

    def _scope(self, request: httpx2.Request) -> dict[str, Any]:
        path, _, query = request.url.raw_path.partition(b"?")
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "root_path": "",
            "scheme": request.url.scheme,
            "query_string": query,
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "client": ("testclient", 50_000),
            "server": (request.url.host, request.url.port or 80),
            "state": self._client.app_state.copy(),
        }
