"""Sending a kept file: ranges, conditions, and headers that keep a browser from running anything in it."""

import re

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from plumbline.evidence.content import Opening
from plumbline.evidence.file_names import attachment_header, inline_header
from plumbline.kernel.etags import names
from plumbline.kernel.problems import Problem
from plumbline.kernel.storage import Storage

RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")


class RangeNotSatisfiable(Problem):
    status, title = 416, "There is no such part of the file"
    example = "The file ends before this range begins."
    advice = "Ask for a range inside the file; Content-Range of this answer says how long it is."


def from_start(request: Request) -> bool:
    """Whether a request begins a download, and does not go on with one."""
    return request.headers.get("range", "bytes=0-").startswith("bytes=0-")


def file_response(request: Request, storage: Storage, opening: Opening, *, preview: bool = False) -> Response:
    """Answer with a file, a part of it, 304 or 416. HEAD gets the headers alone, and nothing is read for it."""
    etag = f'"{opening.sha256}"'
    shown = preview and opening.previewed
    headers = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Disposition": inline_header(opening.file_name) if shown else attachment_header(opening.file_name),
    }
    condition = request.headers.get("if-none-match")
    if condition is not None and names(condition, etag, weakly=True):
        return Response(status_code=304, headers=headers)
    start, end = _range(request, etag, opening.size)
    partial = (start, end) != (0, opening.size)
    if partial:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{opening.size}"
    headers["Content-Length"] = str(end - start)
    headers["Content-Type"] = f"{opening.media_type}; charset=utf-8" if opening.media_type == "text/plain" else opening.media_type
    status = 206 if partial else 200
    if request.scope.get("without_body"):
        return Response(status_code=status, headers=headers)
    return StreamingResponse(storage.read(opening.sha256, start, end), status, headers)


def _range(request: Request, etag: str, size: int) -> tuple[int, int]:
    """Read a single range (RFC 9110 §14); several at once, or one that is not understood, mean the whole file."""
    asked = RANGE.fullmatch(request.headers.get("range", "").strip())
    if asked is None or request.headers.get("if-range", etag) != etag or not (asked["first"] or asked["last"]):
        return 0, size
    if not asked["first"]:
        start, end = max(0, size - int(asked["last"])), size
    else:
        start = int(asked["first"])
        end = min(size, int(asked["last"]) + 1) if asked["last"] else size
        if asked["last"] and int(asked["last"]) < start:
            return 0, size
    if start >= size:
        raise RangeNotSatisfiable(f"The file has {size} bytes.", headers={"Content-Range": f"bytes */{size}"})
    return start, end
