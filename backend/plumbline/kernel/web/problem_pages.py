"""A real page behind the `type` of every problem: what it means and what to do."""

from html import escape
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from plumbline.kernel.problems import NotFound, Problem, registered

_PAGE: Final = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} – Plumbline</title>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""
_CACHED: Final = {
    "Cache-Control": "public, max-age=300",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
}

router = APIRouter(prefix="/problems", include_in_schema=False, default_response_class=HTMLResponse)


def _page(title: str, content: str) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=escape(title), content=content), headers=_CACHED)


@router.get("")
async def list_problems() -> HTMLResponse:
    """List every kind of problem that the service answers with."""
    rows = "\n".join(
        f'<tr><th scope="row"><a href="{kind.address()}">{escape(kind.title)}</a></th><td>{kind.status}</td><td><code>{kind.address()}</code></td></tr>'
        for kind in registered().values()
    )
    return _page(
        "Problems",
        "<h1>Problems</h1>\n<p>An answer that is not a success has one of these types.</p>\n"
        "<table>\n<caption>Types of problem</caption>\n"
        '<thead><tr><th scope="col">Title</th><th scope="col">Status</th><th scope="col">Type</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>",
    )


@router.get("/{slug}")
async def explain_problem(slug: str) -> HTMLResponse:
    """Explain one kind of problem. Raises NotFound for a name that no kind has."""
    kind = registered().get(slug)
    if kind is None:
        raise NotFound
    return _page(kind.title, _explanation(kind))


def _explanation(kind: type[Problem]) -> str:
    example = f"<h2>What the detail looks like</h2>\n<p>{escape(kind.example)}</p>\n" if kind.example else ""
    return (
        f"<h1>{escape(kind.title)}</h1>\n"
        f"<p>HTTP status {kind.status} ({escape(HTTPStatus(kind.status).phrase)}), type <code>{kind.address()}</code>.</p>\n"
        f"{example}<h2>What to do</h2>\n<p>{escape(kind.advice)}</p>\n"
        '<p><a href="/problems">All problems</a></p>'
    )
