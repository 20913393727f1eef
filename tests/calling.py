"""The client of the tests: Starlette's own, but for one crossing into the application's thread where that makes ten."""

from contextlib import suppress
from typing import Any
from urllib.parse import unquote

import anyio
import httpx2
from fastapi import FastAPI
from fastapi.testclient import TestClient

Message = dict[str, Any]


class QuickClient(TestClient):
    """Calls the whole application in this process; a fault that escapes it is a 500, as its callers would see it."""

    def __init__(self, app: FastAPI) -> None:
        super().__init__(app, raise_server_exceptions=False)
        self._transport = _OneCrossing(self)


class _OneCrossing(httpx2.BaseTransport):
    """Hands over the whole request and takes back the whole answer: enough for everything but a stream that never ends."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        portal = self._client.portal
        assert portal is not None, "enter the client first: the application starts there"
        status, headers, body = portal.call(self._exchange, request, request.read())
        return httpx2.Response(status, headers=headers, content=b"" if request.method == "HEAD" else body, request=request)

    async def _exchange(self, request: httpx2.Request, sent: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
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
