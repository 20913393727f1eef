"""HEAD wherever GET works (RFC 9110 §9.3.2): the same headers, no body."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadAsGet:
    """Answers HEAD by doing GET and keeping the body back."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, HEAD under the name of GET, except where tus gives HEAD a meaning of its own."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or scope["path"].startswith("/api/v1/uploads/"):
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET", "without_body": True}, receive, without_body)
