"""The built single-page application, served beside the API where an installation has no proxy for it."""

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

FILES = frozenset({".js", ".css", ".map", ".png", ".svg", ".ico", ".woff2", ".txt", ".xml", ".json", ".php", ".html"})
"""Addresses that end so are files: where there is none, that is a 404 and no page. An indicator's page ends in '5.2'."""
FOR_EVER = "public, max-age=31536000, immutable"


class Assets:
    """Hashed files: their content never changes under their name, so they are compressed and kept for ever."""

    def __init__(self, folder: Path) -> None:
        self._files = GZipMiddleware(StaticFiles(directory=folder), minimum_size=1000)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one file; only what is found is kept for ever."""

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:  # noqa: PLR2004 (found)
                message["headers"] = [*message["headers"], (b"cache-control", FOR_EVER.encode())]
            await send(message)

        await self._files(scope, receive, keep)


def serve_pages(app: FastAPI, folder: Path) -> None:
    """Answer every address of the pages with `index.html`, and no other: unknown files and API paths stay 404."""
    index = folder / "index.html"
    app.mount("/assets", Assets(folder / "assets"), name="assets")

    @app.get("/{path:path}", include_in_schema=False)
    async def page(request: Request, path: str) -> Response:
        root_file = folder / path
        if path and "/" not in path and root_file.is_file() and root_file.parent == folder:
            return FileResponse(root_file, headers={"Cache-Control": "no-cache"})
        accepted = request.headers.get("accept", "*/*")
        if path.startswith(("api/", "problems/", ".well-known/")) or not ("text/html" in accepted or "*/*" in accepted):
            raise HTTPException(404)
        if Path(path).suffix.lower() in FILES:
            raise HTTPException(404)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})
