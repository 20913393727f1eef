"""What identity reads from a request beyond its body: the installation, who sent it, and whether our own page did."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from plumbline.identity.installation import Installation
from plumbline.kernel.problems import Problem

OWN_HEADER = "X-Plumbline"
LONGEST_BROWSER = 200


class CrossSiteRefused(Problem):
    """Another site's page may make a browser send our cookie; it cannot set our header or our origin."""

    status, title = 403, "Only Plumbline's own pages may do this"
    example = "Send the header X-Plumbline: 1, and the request from a page of this service."


@dataclass(frozen=True)
class Sender:
    """Where a request comes from."""

    address: str
    browser: str


def _installation(request: Request) -> Installation:
    installation: Installation = request.app.state.installation
    return installation


def _sender(request: Request) -> Sender:
    agent = "".join(letter for letter in request.headers.get("user-agent", "") if letter.isprintable())
    return Sender(address=request.client.host if request.client else "unknown", browser=agent[:LONGEST_BROWSER])


def require_own_page(request: Request) -> None:
    """Refuse a browser's request that another site began. Raises CrossSiteRefused (403)."""
    origin = request.headers.get("origin")
    ours = {urlsplit(request.app.state.settings.public_origin).netloc, request.headers.get("host")}
    foreign = origin is not None and urlsplit(origin).netloc not in ours
    if foreign or request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise CrossSiteRefused("This request was begun by a page of another site.")


def require_own_header(request: Request) -> None:
    """Refuse what a form of another site could send: the cookie alone is not enough. Raises CrossSiteRefused (403)."""
    require_own_page(request)
    if request.headers.get(OWN_HEADER) != "1":
        raise CrossSiteRefused(f"Send the header {OWN_HEADER}: 1.")


InstallationDep = Annotated[Installation, Depends(_installation)]
SenderDep = Annotated[Sender, Depends(_sender)]
OWN_PAGE = Depends(require_own_page)
OWN_HEADER_TOO = Depends(require_own_header)
